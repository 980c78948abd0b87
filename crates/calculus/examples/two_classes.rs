//! Two normal classes: the log-odds by Bayes' theorem, and a logistic unit that learns them (seed 11).

use calculus::{Normal, Table, log_odds};
use ndarray::{Array1, Array2, array};
use ndarray_rand::rand::Rng as _;
use ndarray_rand::rand_distr::{Distribution, StandardNormal};
use perceptron::{LogisticUnit, SteepestDescent};
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(11).stream("classes");
    let y = Array1::from_shape_fn(2000, |_| f64::from(u8::from(rng.random::<f64>() < 0.25)));
    let mut noise = || -> f64 { StandardNormal.sample(&mut rng) };
    let x = Array2::from_shape_fn((2000, 2), |(i, j)| match j {
        0 => 1.0,
        _ => 2.0 * y[i] - 1.0 + noise(),
    });
    let mut unit = LogisticUnit { weights: Array1::zeros(2) };
    let descent = SteepestDescent { learning_rate: 1.0, tolerance: 1e-9, max_steps: 10_000 };
    unit.train(x.view(), y.view(), &descent).unwrap();

    let prior = Table::new(array![0.75, 0.25]).unwrap();
    let class = |mean| Normal { mean, deviation: 1.0 };
    println!(
        "{:>5} {:>10} {:>11} {:>11} {:>9}",
        "x", "p(1 | x)", "log-odds", "2x - ln 3", "learned"
    );
    for at in [-2.0, -1.0, 0.0, 0.5, 1.0, 2.0] {
        let likelihood = array![class(-1.0).density(at), class(1.0).density(at)];
        let (posterior, _) = prior.bayes(likelihood.view()).unwrap();
        let p = posterior.p()[[1]];
        let learned = unit.predict(array![1.0, at].view());
        let line = 2.0 * at - 3.0_f64.ln();
        println!("{at:>5.1} {p:>10.4} {:>11.4} {line:>11.4} {learned:>9.3}", log_odds(p));
    }
    println!("bias: {:.2}, -ln 3 = {:.2}", unit.weights[0], -(3.0_f64.ln()));
    println!("weight: {:.2}", unit.weights[1]);
}
