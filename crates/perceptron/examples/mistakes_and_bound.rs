//! The mistakes of a perceptron against Novikoff's bound: on random sets, and on the worst.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis as Along, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::Uniform;
use perceptron::{Hyperplane, Order, Perceptron, Rule, Step, Training, mistake_bound};
use plot::{Axis, Chart, Figure};
use tensor::{Rng, Streams};

/// The bound that `w` gives, and the mistakes until none is left.
fn run(x: ArrayView2<f64>, t: ArrayView1<f64>, w: Array1<f64>) -> (f64, f64) {
    let plane = Hyperplane { weights: w, bias: 0.0 };
    let bound = mistake_bound(x, t, &plane).expect("the plane separates them");
    let training = Training { rule: Rule::Product, learning_rate: 1.0, max_epochs: 100_000 };
    let mut unit = Perceptron::zeros(x.ncols(), Step::Bipolar);
    let history = training.train(&mut unit, x, t, Order::Fixed).expect("finite samples");
    (bound, history.mistakes.iter().sum::<usize>() as f64)
}

/// A hundred points of a square, left and right of a gap.
fn random(gap: f64, rng: &mut Rng) -> (f64, f64) {
    let square = Uniform::new(-1.0, 1.0).expect("an interval");
    let mut x: Array2<f64> = Array2::random_using((100, 2), square, rng);
    let t = x.map_axis(Along(1), |x| x[0].signum());
    x.column_mut(0).mapv_inplace(|x| x * (1.0 - gap) + gap * x.signum());
    run(x.view(), t.view(), array![1.0, 0.0])
}

/// A point on each of `n` axes, the classes in turns: what one teaches the weights says nothing of the
/// next, and the bias, 0 and 1 in turns, is wrong for each.
fn worst(n: usize) -> (f64, f64) {
    let t = Array1::from_shape_fn(n, |i| if i.is_multiple_of(2) { 1.0 } else { -1.0 });
    run((Array2::<f64>::eye(n) * 10.0).view(), t.view(), t.clone())
}

fn main() -> std::io::Result<()> {
    let streams = Streams::new(7);
    let gap = |k: usize| 10.0_f64.powf(-0.05 - 2.25 * k as f64 / 99.0);
    let sets = (0..100).map(|k| random(gap(k), &mut streams.stream(&format!("set {k}"))));
    let sets: Vec<_> = sets.collect();
    let axes: Vec<_> = (1..=10).map(|k| worst(1 << k)).collect();
    let all_below = sets.iter().chain(&axes).all(|(bound, mistakes)| mistakes <= bound);
    println!("all-below: {all_below}");
    let (bound, most) = sets.iter().fold((0.0, 0.0_f64), |a, b| (b.0.max(a.0), b.1.max(a.1)));
    println!("random-bound: {bound:.0}");
    println!("random-mistakes: {most}");
    println!("axes-mistakes: {}", axes[9].1);
    println!("axes-bound: {:.1}", axes[9].0);

    Figure::new(
        "How near do the mistakes come to the bound? Random sets stay below it, the further the narrower \
         their gap. Points on the axes, one on each, come within 1 % of it.",
        "Mistakes over the bound, both axes logarithmic. No point lies above the line of mistakes \
         equal to the bound. A hundred random sets form a flat cloud that falls ever further below \
         that line; the sets with a point on each axis lie a hundredth below it, which the eye \
         cannot tell from on it.",
    )
    .seed(7)
    .panel(
        Chart::new(Axis::log("bound (R/γ)²"), Axis::log("mistakes until none is left"))
            .height(260.0)
            .line("as many as the bound", [(1.5, 1.5), (3e4, 3e4)])
            .scatter("random set", sets)
            .scatter("a point on each axis", axes),
    )
    .save("mistakes_and_bound")
}
