//! The weights of ridge regression over the strength λ, for two inputs that say nearly the same (seed 5).

use calculus::{least_squares, ridge};
use ndarray::{Array1, Array2, Axis as Along, stack};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use plot::{Axis, Chart, Figure};
use tensor::Streams;

fn main() -> std::io::Result<()> {
    let mut rng = Streams::new(5).stream("ridge");
    let draw = Array2::<f64>::random_using((4, 30), StandardNormal, &mut rng);
    let [first, second, noise, error] = [0, 1, 2, 3].map(|i| draw.row(i));
    let twin = &first + &(0.1 * &noise);
    let x = stack![Along(1), first, twin, second];
    // Only the two inputs' common part counts, and half of the third.
    let y = &first + &twin + &(0.5 * &second) + &(0.5 * &error);
    let least = least_squares(x.view(), y.view()).unwrap();
    println!("alone: {:.1} and {:.1}", least[0], least[1]);
    let strengths = Array1::logspace(10.0, -4.0, 4.0, 81);
    let path: Vec<_> = strengths.iter().map(|l| ridge(x.view(), y.view(), *l).unwrap()).collect();
    println!("with-prior: {:.1} and {:.1}", path[40][0], path[40][1]);
    let weights = |i: usize| strengths.iter().zip(&path).map(move |(l, w)| (*l, w[i]));
    Figure::new(
        "What does a prior around 0 do to the weights? First it shares out what two nearly equal inputs \
         explain, then it shrinks all of them; without it the data cannot decide between the two.",
        "Three weights over the strength λ from 0.0001 to 10000, logarithmic. On the left, with hardly any \
         prior, the weights of the two nearly equal inputs are far apart; near λ = 1 they meet at about 0.9; the third \
         stays at about a half until there. On the right all three go to 0.",
    )
    .seed(5)
    .panel(
        Chart::new(Axis::log("strength λ = s²/τ²"), "weight")
            .line("an input", weights(0))
            .line("its twin", weights(1))
            .line("another input", weights(2))
            .horizontal(0.0, ""),
    )
    .save("ridge_path")
}
