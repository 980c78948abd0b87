//! Rows of one length.

use super::exercise::rescale;
use ndarray::{Array1, Array2, array};

fn lengths(w: &Array2<f64>) -> Array1<f64> {
    w.rows().into_iter().map(|row| row.dot(&row).sqrt()).collect()
}

/// β = 0.7 · 1^(1/2), and (3, 4) has the length 5.
#[test]
fn one_neuron_of_two_inputs() {
    let mut w = array![[3.0, 4.0]];
    rescale(&mut w);
    let right = (w[[0, 0]] - 0.42).abs() < 1e-9 && (w[[0, 1]] - 0.56).abs() < 1e-9;
    assert!(right, "(3, 4) becomes {w}, of the length {:.3}", lengths(&w)[0]);
}

/// Nguyen and Widrow's rule is about a neuron and not about a layer.
#[test]
fn every_neuron_has_its_own_length() {
    let mut w = array![[1.0, 0.0], [0.0, 0.1]];
    rescale(&mut w);
    let l = lengths(&w);
    assert!((l[0] - l[1]).abs() < 1e-9, "rows of the lengths 1 and 0.1 get the lengths {l:.3}");
}

/// H^(1/n) is the n-th root of H.
#[test]
fn beta_is_a_root() {
    let mut w = Array2::from_shape_fn((8, 3), |(i, j)| 1.0 + (i * j) as f64);
    rescale(&mut w);
    let l = lengths(&w);
    let right = l.iter().all(|l| (l - 1.4).abs() < 1e-9);
    assert!(right, "8 neurons, 3 inputs: β = 0.7 · 2, the lengths are {l:.3}");
}

/// A negative weight stays negative.
#[test]
fn directions_stay() {
    let mut w = array![[-3.0, 4.0], [0.5, 0.25]];
    rescale(&mut w);
    let ratios = [w[[0, 0]] / w[[0, 1]], w[[1, 0]] / w[[1, 1]]];
    assert!(ratios.iter().zip([-0.75, 2.0]).all(|(a, b)| (a - b).abs() < 1e-9), "{w}");
    let beta = |h: f64| 0.7 * h.powf(1.0 / 784.0);
    println!("784 inputs: β is {:.4} for 10 neurons and {:.4} for 1,000", beta(10.0), beta(1000.0));
}
