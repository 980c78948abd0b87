//! The step of a batch that comes in parts.

use super::exercise::step;
use backprop::{Dense, Layer, Loss, Mode, SquaredError, descend};
use ndarray::{Array1, Array2, Axis, concatenate};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

type Part = (Array2<f64>, Array2<f64>);

fn parts(sizes: &[usize]) -> Vec<Part> {
    let mut rng = Streams::new(1).stream("check");
    let mut normal = |n, m| Array2::random_using((n, m), StandardNormal, &mut rng);
    sizes.iter().map(|&rows| (normal(rows, 3), normal(rows, 2))).collect()
}

fn layer() -> Dense<f64> {
    Dense::new(Array2::from_shape_fn((2, 3), |(j, i)| (j + i) as f64), Array1::zeros(2))
}

/// How far the weights are from those after one step with the whole batch.
fn difference(stepped: &Dense<f64>, parts: &[Part], eta: f64) -> f64 {
    let x: Vec<_> = parts.iter().map(|(x, _)| x.view()).collect();
    let y: Vec<_> = parts.iter().map(|(_, y)| y.view()).collect();
    let (x, y) = (concatenate(Axis(0), &x).unwrap(), concatenate(Axis(0), &y).unwrap());
    let mut right = layer();
    let (y_hat, ()) = right.forward(x.view(), &mut Mode::Eval);
    let (_, slope) = SquaredError.loss(y_hat.view(), &y);
    right.accumulate(x.view(), y_hat.view(), slope, ());
    descend(&mut right, eta);
    (&stepped.weight.value - &right.weight.value).mapv(f64::abs).sum()
}

/// All parts are shown the weights that the batch began with.
#[test]
fn one_step_is_taken_and_not_one_for_every_part() {
    let (parts, mut layer) = (parts(&[2, 2]), layer());
    step(&mut layer, &parts, 0.5);
    let steps_of_half = {
        let mut twice = self::layer();
        for part in &parts {
            let (y_hat, ()) = twice.forward(part.0.view(), &mut Mode::Eval);
            let (_, slope) = SquaredError.loss(y_hat.view(), &part.1);
            twice.accumulate(part.0.view(), y_hat.view(), slope, ());
            descend(&mut twice, 0.25);
        }
        twice
    };
    let same = (&layer.weight.value - &steps_of_half.weight.value).mapv(f64::abs).sum() < 1e-9;
    assert!(!same, "the second part saw weights that the first had changed");
}

/// Two parts of equal size. Each mean is over its own rows: what is the mean over all?
#[test]
fn two_equal_parts_take_the_step_of_the_whole() {
    let (parts, mut layer) = (parts(&[3, 3]), layer());
    step(&mut layer, &parts, 0.1);
    let off = difference(&layer, &parts, 0.1);
    assert!(off < 1e-12, "parts of 3 and 3: the weights are off by {off:.4} in all");
}

/// A sample in a small part must not count for more than one in a large part.
#[test]
fn unequal_parts_take_the_step_of_the_whole() {
    let (parts, mut layer) = (parts(&[6, 1, 2]), layer());
    step(&mut layer, &parts, 0.1);
    let off = difference(&layer, &parts, 0.1);
    assert!(off < 1e-12, "parts of 6, 1 and 2: the weights are off by {off:.4} in all");
}

/// Nothing of one batch may reach the next.
#[test]
fn the_gradients_are_used_up() {
    let (parts, mut layer) = (parts(&[2, 1]), layer());
    step(&mut layer, &parts, 0.1);
    let left = layer.weight.grad.mapv(f64::abs).sum();
    assert!(left == 0.0, "after the step the gradients sum to {left:.4}");
    println!("ten parts, each with its own mean: a step ten times as long");
}
