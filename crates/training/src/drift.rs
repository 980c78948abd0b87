// ANCHOR: drift
//! A world that does not stay as it was learned.

use ndarray::{Array2, ArrayView2};
use ndarray_rand::rand_distr::{Distribution, StandardNormal};
use tensor::Rng;

/// Two classes in the plane, in turns, around (cos φ, sin φ) and its opposite, with deviation `sigma`:
/// as φ goes from 0 to π, they change places.
///
/// The inputs are (samples, 2).
pub fn turning_classes(
    samples: usize,
    phi: f64,
    sigma: f64,
    rng: &mut Rng,
) -> (Array2<f64>, Vec<usize>) {
    let labels: Vec<usize> = (0..samples).map(|n| n % 2).collect();
    let (sin, cos) = phi.sin_cos();
    let mut x = Array2::zeros((samples, 2));
    for (mut point, &label) in x.outer_iter_mut().zip(&labels) {
        let side = if label == 0 { 1.0 } else { -1.0 };
        for (coordinate, centre) in point.iter_mut().zip([cos, sin]) {
            let noise: f64 = StandardNormal.sample(rng);
            *coordinate = side * centre + sigma * noise;
        }
    }
    (x, labels)
}

/// Tests `model` on every batch of a stream, and only then lets it `learn` from it: the share of right
/// answers, batch by batch.
///
/// A net that was trained once and never again gets worse as the world turns (Polish lecture 1,
/// *disadvantages*).
pub fn test_then_learn<M>(
    model: &mut M,
    stream: impl IntoIterator<Item = (Array2<f64>, Vec<usize>)>,
    answer: impl Fn(&M, ArrayView2<f64>) -> Vec<usize>,
    mut learn: impl FnMut(&mut M, ArrayView2<f64>, &[usize]),
) -> Vec<f64> {
    let mut accuracy = Vec::new();
    for (x, labels) in stream {
        let answers = answer(model, x.view());
        let right = answers.iter().zip(&labels).filter(|(answer, label)| answer == label).count();
        accuracy.push(right as f64 / labels.len() as f64);
        learn(model, x.view(), &labels);
    }
    accuracy
}
// ANCHOR_END: drift
