//! Means, variances, shapes and bounds of what is drawn.
//!
//! A mean of N draws of variance σ² has the deviation σ/√N, their variance σ²√((κ − 1)/N) and their
//! kurtosis κ, for a normal distribution, √(24/N). Every test allows five deviations: with honest
//! draws one test in two million seeds would fail.

use init::Initializer;
use ndarray::{Array2, Array4, Axis};
use tensor::Streams;

const SHAPE: (usize, usize) = (400, 600);
const N: f64 = 240_000.0;

fn drawn(initializer: Initializer) -> Array2<f64> {
    initializer.draw(SHAPE, &mut Streams::new(5).stream("init"))
}

/// Compares with the mean 0, with `variance`, and with the kurtosis of the distribution.
#[track_caller]
fn has_moments(initializer: Initializer, variance: f64, kurtosis: f64) -> Array2<f64> {
    let w = drawn(initializer);
    let mean = w.mean().unwrap();
    assert!(mean.abs() < 5.0 * (variance / N).sqrt(), "{initializer:?}: the mean is {mean}");
    let ratio = w.var(0.0) / variance;
    let off = 5.0 * ((kurtosis - 1.0) / N).sqrt();
    assert!((ratio - 1.0).abs() < off, "{initializer:?}: {ratio} times the variance");
    let fourth = w.mapv(|w| w.powi(4)).mean().unwrap() / w.var(0.0).powi(2);
    assert!((fourth - kurtosis).abs() < 5.0 * (24.0 / N).sqrt(), "{initializer:?}: κ = {fourth}");
    w
}

/// Evenly from ±b: of 240,000 draws the largest is above 0.9999 b, but for one case in 10¹⁰.
#[track_caller]
fn is_even(initializer: Initializer, bound: f64) {
    let w = has_moments(initializer, bound * bound / 3.0, 1.8);
    let largest = w.iter().fold(0.0, |most: f64, w| w.abs().max(most));
    assert!((0.9999..=1.0).contains(&(largest / bound)), "{initializer:?}: up to {largest}");
}

#[track_caller]
fn is_normal(initializer: Initializer, variance: f64) {
    has_moments(initializer, variance, 3.0);
}

#[test]
fn uniform_weights_have_a_third_of_the_squared_bound_as_variance() {
    for a in [1.0, 2.0, 2.38] {
        is_even(Initializer::Uniform { a }, a / 600_f64.sqrt());
    }
    is_even(Initializer::Within(0.5), 0.5);
}

#[test]
fn a_gain_of_one_gives_the_variance_one_over_n() {
    is_normal(Initializer::Normal { gain: 1.0 }, 1.0 / 600.0);
    is_normal(Initializer::Normal { gain: 1.4 }, 1.4 * 1.4 / 600.0);
}

/// 2/(600 + 400), the harmonic mean of 1/600 and 1/400.
#[test]
fn xavier_draws_the_harmonic_mean_of_both_variances() {
    let harmonic = 2.0 / (600.0 + 400.0);
    is_normal(Initializer::XavierNormal, harmonic);
    is_even(Initializer::XavierUniform, (3.0_f64 * harmonic).sqrt());
}

/// A normal distribution has no bound; it is the uniform one that √6/√(n + m) bounds, with the same
/// variance.
#[test]
fn the_bound_of_the_slide_belongs_to_the_uniform_distribution() {
    let bound = 6_f64.sqrt() / 1000_f64.sqrt();
    is_even(Initializer::XavierUniform, bound);
    let beyond = drawn(Initializer::XavierNormal).iter().filter(|w| w.abs() > bound).count();
    // Beyond √3 deviations lie 8.3 % of a normal distribution; the deviation of the count is 135.
    assert!((beyond as f64 - 0.08326 * N).abs() < 5.0 * 135.0, "{beyond}");
}

#[test]
fn he_draws_twice_the_variance_of_one_over_n() {
    is_normal(Initializer::HeNormal, 2.0 / 600.0);
    is_even(Initializer::HeUniform, (6.0_f64 / 600.0).sqrt());
}

/// 3 · 3 · 100 inputs and 3 · 3 · 50 outputs: 45,000 draws of the variance 2/900.
#[test]
fn a_convolution_counts_the_inputs_of_its_window() {
    let shape = (50, 3, 3, 100);
    let w: Array4<f64> = Initializer::HeNormal.draw(shape, &mut Streams::new(5).stream("init"));
    assert_eq!(w.dim(), shape);
    let ratio = w.var(0.0) * 450.0;
    assert!((ratio - 1.0).abs() < 5.0 * (2.0_f64 / 45_000.0).sqrt(), "{ratio}");
}

/// 0.7 · 400^(1/600) = 0.707.
#[test]
fn nguyen_and_widrow_fix_the_length_of_every_row() {
    for row in drawn(Initializer::NguyenWidrow).axis_iter(Axis(0)) {
        let length = row.dot(&row).sqrt();
        assert!((length - 0.7 * 400_f64.powf(1.0 / 600.0)).abs() < 1e-12, "{length}");
    }
}

#[test]
fn orthogonal_rows_or_columns_are_at_right_angles() {
    for (outputs, inputs) in [(5, 8), (8, 5), (6, 6), (1, 3), (40, 40)] {
        let rng = &mut Streams::new(1).stream("init");
        let w: Array2<f64> = Initializer::Orthogonal { gain: 1.5 }.draw((outputs, inputs), rng);
        let gram = if outputs <= inputs { w.dot(&w.t()) } else { w.t().dot(&w) };
        let off = gram - Array2::<f64>::eye(outputs.min(inputs)) * 2.25;
        assert!(off.iter().all(|d| d.abs() < 1e-12));
    }
}

/// Of 2 × 2 matrices drawn evenly each entry is cos φ with φ drawn evenly: it is above cos 60° in a
/// third of the cases and below 0 in half of them. The deviations of such counts are 21 and 22.
#[test]
fn orthogonal_matrices_favour_no_direction() {
    let mut rng = Streams::new(3).stream("init");
    let (mut above, mut negative) = (0, 0);
    for _ in 0..2000 {
        let w: Array2<f64> = Initializer::Orthogonal { gain: 1.0 }.draw((2, 2), &mut rng);
        above += i32::from(w[[0, 0]] > 0.5);
        negative += i32::from(w[[0, 0]] < 0.0);
    }
    assert!((above - 667).abs() < 105, "{above} of 2000 above 1/2");
    assert!((negative - 1000).abs() < 112, "{negative} of 2000 below 0");
}

#[test]
fn single_precision_has_the_weights_of_its_twin_rounded() {
    let single: Array2<f32> =
        Initializer::HeNormal.draw(SHAPE, &mut Streams::new(5).stream("init"));
    assert_eq!(single, drawn(Initializer::HeNormal).mapv(|w| w as f32));
}
