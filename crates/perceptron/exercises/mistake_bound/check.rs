//! Novikoff's bound.

use super::exercise::bound;
use ndarray::{Array1, Array2, Axis, array, concatenate};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use perceptron::{Hyperplane, mistake_bound};
use tensor::Streams;

/// Bipolar AND.
fn and() -> (Array2<f64>, Array1<f64>) {
    (array![[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]], array![-1.0, -1.0, -1.0, 1.0])
}

/// The bound for AND with the line x₁ + x₂ = 1, its equation multiplied by `factor`.
fn of_and(factor: f64) -> f64 {
    let (x, t) = and();
    bound(x.view(), t.view(), array![factor, factor].view(), -factor)
}

/// No sample is nearer to the plane than γ, and none is longer than R; the depth of a vector is at most
/// its length. So γ is at most R, and the bound is at least 1.
#[test]
fn a_bound_is_at_least_one() {
    let bound = of_and(1.0);
    assert!(bound >= 1.0, "for bipolar AND and the line x1 + x2 = 1 the bound is {bound}");
}

/// Doubled, the equation of a plane is still that of the same plane. The sums are twice as large, and γ
/// is measured with a w̃ of length 1.
#[test]
fn twice_the_weights_and_the_bias_are_the_same_plane() {
    let (once, twice) = (of_and(1.0), of_and(2.0));
    let near = (once - twice).abs() < 1e-9;
    assert!(near, "with w = (1, 1), w0 = -1 the bound is {once}, with all three doubled {twice}");
}

/// The proof needs a gap that every sample leaves. The narrowest decides it, however deep the others
/// lie on their own side.
#[test]
fn a_sample_deep_on_its_own_side_changes_nothing() {
    let (x, t) = and();
    let more = concatenate![Axis(0), x, array![[-1.0, -1.0], [-1.0, -1.0]]];
    let targets = concatenate![Axis(0), t, array![-1.0, -1.0]];
    let before = of_and(1.0);
    let now = bound(more.view(), targets.view(), array![1.0, 1.0].view(), -1.0);
    let near = (before - now).abs() < 1e-9;
    assert!(near, "the bound for AND is {before}; with the card (-1, -1) three times it is {now}");
}

/// Every x̃ of bipolar AND has the length √3, and the narrowest gap is 1/√3. Their ratio is 3. The proof
/// ends with kγ ≤ R√k: how does k come out of its root?
#[test]
fn bipolar_and_allows_nine_mistakes() {
    let bound = of_and(1.0);
    assert!(
        (bound - 9.0).abs() < 1e-9,
        "for bipolar AND and the line x1 + x2 = 1 the bound is {bound}"
    );
}

/// R is the length of the longest x̃, with the 1 before the inputs, and the length of w̃ has w₀ in it.
#[test]
fn it_agrees_with_the_bound_of_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..50 {
        let mut draw = |n| Array1::<f64>::random_using(n, StandardNormal, &mut rng);
        let (weights, bias) = (draw(3), draw(1)[0]);
        let x = Array2::from_shape_fn((8, 3), |_| draw(1)[0]);
        let t = (x.dot(&weights) + bias).mapv(f64::signum);
        let plane = Hyperplane { weights: weights.clone(), bias };
        let right = mistake_bound(x.view(), t.view(), &plane).unwrap();
        let bound = bound(x.view(), t.view(), weights.view(), bias);
        assert!(
            (bound / right - 1.0).abs() < 1e-9,
            "the bound is {bound:.4}, and {right:.4} is right"
        );
    }
    let (x, t) = and();
    let tenfold = bound((x * 10.0).view(), t.view(), array![1.0, 1.0].view(), -10.0);
    println!("inputs of 1: {:.2}; inputs of 10: {tenfold:.2}", of_and(1.0));
}
