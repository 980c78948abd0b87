//! A run is saved after 41 steps and continued by another one: seeds 1 and 2.
//!
//! A run is a net, its optimizer, and the place where its random stream stands. Every step draws eight
//! new samples of y = 2 x₁ − x₂.

use backprop::{Chain, Dense, Layer, Loss, Param, SquaredError, weights};
use ndarray::{Array2, Ix1, array};
use ndarray_rand::{RandomExt, rand_distr::StandardNormal};
use optimizers::{Adam, Descent, Optimizer};
use tensor::Streams;

type Run = Chain<Dense<f64>, Chain<Descent<f64, Adam, 2>, Param<f64, Ix1>>>;

fn new(seed: u64) -> Run {
    let first = Dense::random(2, 1, &mut Streams::new(seed).stream("init"));
    let mut adam = Descent::new(Adam { learning_rate: 0.02, ..Adam::default() }).unwrap();
    adam.prepare(&first);
    Chain { first, second: Chain { first: adam, second: Param::new(array![0.0]) } }
}

fn train(Chain { first: net, second: Chain { first: adam, second: place } }: &mut Run, steps: i32) {
    let mut rng = Streams::new(1).stream("samples");
    rng.set_word_pos(place.value[0] as u128);
    for _ in 0..steps {
        let x = Array2::random_using((8, 2), StandardNormal, &mut rng);
        let (y, y_hat) = (x.dot(&array![[2.0], [-1.0]]), net.predict(x.view()));
        net.accumulate(x.view(), y_hat.view(), SquaredError.loss(y_hat.view(), &y).1, ());
        adam.step(net);
    }
    place.value[0] = rng.get_word_pos() as f64;
}

fn main() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let (mut run, mut loaded) = (new(1), new(2));
    train(&mut run, 41);
    weights::save(&run, &file).unwrap();
    weights::load(&mut loaded, &file).unwrap();
    let mut bare = Chain { first: run.first.clone(), ..new(2) };
    for (name, run) in [("unstopped", &mut run), ("saved", &mut loaded), ("net saved", &mut bare)] {
        train(run, 59);
        println!("{name:>9}: {:.4}", run.first.weight.value);
    }
    println!("the first two are the same to the last bit: {}", run.first == loaded.first);
}
