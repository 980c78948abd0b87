//! The length of a step, beside the weights.

use super::exercise::ratio;
use ndarray::{Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::{StandardNormal, Uniform};
use tensor::Streams;

/// W is of length 5, and the step of length 0.005. Which of the two is divided by the other?
#[test]
fn a_thousandth_is_a_thousandth() {
    let r = ratio(array![[3.0, 4.0]].view(), array![[3.003, 4.004]].view());
    let near = (r - 1e-3).abs() < 1e-9;
    assert!(near, "from (3, 4) to (3.003, 4.004): {r}");
}

/// One of the weights is 0, which happens. The matrix has a length all the same.
#[test]
fn a_weight_of_0_does_no_harm() {
    let r = ratio(array![[0.0, 5.0]].view(), array![[0.0, 5.5]].view());
    let near = (r - 0.1).abs() < 1e-9;
    assert!(near, "from (0, 5) to (0, 5.5): {r}");
}

/// (3, 4) and (4, 3) are of the same length. Was there no step?
#[test]
fn a_step_that_turns_is_a_step() {
    let r = ratio(array![[3.0, 4.0]].view(), array![[4.0, 3.0]].view());
    assert!(r > 0.1, "from (3, 4) to (4, 3): {r}");
}

/// A step of plain descent is −η g: r = η ‖g‖ / ‖W‖.
#[test]
fn plain_descent_has_eta_times_gradient_over_weight() {
    let mut rng = Streams::new(1).stream("check");
    let norm = |a: &Array2<f64>| a.mapv(|a| a * a).sum().sqrt();
    for _ in 0..20 {
        let mut draw = || Array2::<f64>::random_using((3, 4), StandardNormal, &mut rng);
        let (w, g) = (draw(), draw());
        let (r, right) = (ratio(w.view(), (&w - &g * 0.01).view()), 0.01 * norm(&g) / norm(&w));
        let near = (r - right).abs() < 1e-9;
        assert!(near, "W = {w:.2}, g = {g:.2}, η = 0.01: {r:.5}, not {right:.5}");
    }
    let limit = 30.0_f64.sqrt().recip();
    let w = Array2::random_using((30, 30), Uniform::new(-limit, limit).unwrap(), &mut rng);
    println!(
        "the first step of Adam is {:.4} of the weights",
        ratio(w.view(), (&w + 0.001).view())
    );
}
