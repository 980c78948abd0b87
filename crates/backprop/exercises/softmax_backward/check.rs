//! The derivative of a cost, back through softmax.

use super::exercise::softmax_backward;
use backprop::{softmax, softmax_jacobian};
use ndarray::{Array1, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

/// A cost that falls when the first probability grows wants the first net input up: with a ∂C/∂S₁
/// below 0, on which side of 0 is ∂C/∂z₁?
#[test]
fn the_net_input_follows_its_own_probability() {
    let s = softmax(array![1.0, 0.0, 0.0].view());
    let dz = softmax_backward(s.view(), array![-1.0, 0.0, 0.0].view());
    assert!(dz[0] < 0.0, "S = {s:.3}, ∂C/∂S = (−1, 0, 0): ∂C/∂z₁ is {:.3}", dz[0]);
}

/// The probabilities share one. When the first grows the others shrink, even those of which the
/// cost says nothing.
#[test]
fn every_net_input_moves_every_probability() {
    let s = softmax(array![1.0, 0.0, 0.0].view());
    let dz = softmax_backward(s.view(), array![-1.0, 0.0, 0.0].view());
    assert!(dz[1] > 0.0, "S = {s:.3}, ∂C/∂S = (−1, 0, 0): ∂C/∂z₂ is {:.3}", dz[1]);
}

/// Softmax is blind to a shift of all net inputs together.
#[test]
fn the_derivative_sums_to_zero() {
    let s = softmax(array![3.0, 1.0, -3.0].view());
    let dz = softmax_backward(s.view(), array![0.3, -2.0, 5.0].view());
    assert!(
        dz.sum().abs() < 1e-12,
        "S = {s:.3}, ∂C/∂S = (0.3, −2, 5): ∂C/∂z = {dz:.3} sums to {:.3}",
        dz.sum()
    );
}

/// Write the sum over i of ∂C/∂Sᵢ · Sᵢ (⟦i = j⟧ − Sⱼ) as two sums; the second one does not depend
/// on j but for a factor.
#[test]
fn it_is_the_product_with_the_jacobian() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..20 {
        let mut draw = || Array1::<f64>::random_using(5, StandardNormal, &mut rng);
        let (s, ds) = (softmax(draw().view()), draw());
        let (dz, right) =
            (softmax_backward(s.view(), ds.view()), softmax_jacobian(s.view()).t().dot(&ds));
        let near = (&dz - &right).iter().all(|d| d.abs() < 1e-12);
        assert!(near, "S = {s:.3}, ∂C/∂S = {ds:.3}: {dz:.4}, not {right:.4}");
    }
    let (s, ds) = (softmax(array![1.0, 0.0, 0.0].view()), array![-1.0, 0.0, 0.5]);
    println!("before: {:.4}", softmax_backward(s.view(), ds.view()));
    println!("with 7 more: {:.4}", softmax_backward(s.view(), (ds + 7.0).view()));
}
