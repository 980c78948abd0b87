//! One neuron, with and without a scaler before it.

use super::exercise::unscale;
use ndarray::{Array1, array};
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

/// Somebody who is average in everything has x′ = 0. What is z then, and what has to come out of the raw
/// numbers?
#[test]
fn at_the_mean_the_old_bias_is_left() {
    let (w, mean, deviation) = (array![2.0, -1.0], array![40.0, 10.0], array![4.0, 5.0]);
    let (raw, bias) = unscale(w.view(), 0.5, mean.view(), deviation.view());
    let z = raw.dot(&mean) + bias;
    assert!((z - 0.5).abs() < 1e-12, "w̃ = {raw}, b̃ = {bias}: at the mean z is {z}, not 0.5");
}

/// A deviation more of a column is 1 more in x′.
#[test]
fn one_deviation_more_moves_z_by_the_old_weight() {
    let (w, mean, deviation) = (array![2.0, -1.0], array![40.0, 10.0], array![4.0, 5.0]);
    let (raw, _) = unscale(w.view(), 0.5, mean.view(), deviation.view());
    let moves = &raw * &deviation;
    let apart = (&moves - &w).mapv(f64::abs).sum();
    assert!(apart < 1e-12, "w̃ = {raw}: a deviation more moves z by {moves}, not by {w}");
}

/// Both together, for any neuron and any sample.
#[test]
fn every_sample_keeps_its_net_input() {
    let mut rng = Streams::new(1).stream("samples");
    for _ in 0..20 {
        let mut draw = |low, high| Array1::from_shape_simple_fn(3, || rng.random_range(low..high));
        let (w, mean, deviation) = (draw(-3.0, 3.0), draw(-50.0, 50.0), draw(0.1, 9.0));
        let x = draw(-60.0, 60.0);
        let right = w.dot(&((&x - &mean) / &deviation)) + 0.25;
        let (raw, bias) = unscale(w.view(), 0.25, mean.view(), deviation.view());
        let z = raw.dot(&x) + bias;
        assert!((z - right).abs() < 1e-9, "x = {x}: z is {z}, with the scaler {right}");
    }
    let (mean, deviation) = (array![49.0, 20_600.0, 5.0], array![18.2, 11_200.0, 3.2]);
    let (raw, bias) = unscale(array![-1.5, 3.7, -2.4].view(), 0.0, mean.view(), deviation.view());
    println!("age {:.4}, income {:.4}, dependants {:.4}, bias {bias:.2}", raw[0], raw[1], raw[2]);
}
