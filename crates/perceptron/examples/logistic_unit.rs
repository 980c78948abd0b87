//! The logistic unit on overlapping people, where no line is right: it answers with probabilities.

use datasets::{Samples, people};
use ndarray::array;
use perceptron::{LogisticUnit, SteepestDescent, augment};
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(7).stream("people");
    let Samples { x, t } = people(100, &mut rng).jittered(1, 20.0, &mut rng).unwrap();
    let x = augment(((x - array![75.0, 180.0]) / 10.0).view());
    let t = t.mapv(|t| if t > 0.0 { 1.0 } else { 0.0 });

    let mut unit = LogisticUnit { weights: array![0.0, 0.0, 0.0] };
    let descent = SteepestDescent { learning_rate: 0.5, tolerance: 1e-9, max_steps: 100_000 };
    println!("loss-before: {:.4}", unit.loss(x.view(), t.view()));
    let curve = unit.train(x.view(), t.view(), &descent).unwrap();
    println!("loss-after: {:.4}", unit.loss(x.view(), t.view()));
    println!("stop: {:?} after {} steps", curve.stop, curve.cost.len());
    println!("weights: {:.3}", unit.weights);

    let right = x.outer_iter().zip(&t).filter(|(x, t)| (unit.predict(*x) > 0.5) == (**t > 0.5));
    println!("right: {} of {}", right.count(), t.len());
    for (weight, height) in [(60.0, 165.0), (75.0, 180.0), (90.0, 195.0)] {
        let person = array![1.0, (weight - 75.0) / 10.0, (height - 180.0) / 10.0];
        let chance = 100.0 * unit.predict(person.view());
        println!("{weight} kg, {height} cm: a basketball player with {chance:.1} %");
    }
}
