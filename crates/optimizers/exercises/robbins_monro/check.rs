//! Two sums over a schedule.

use super::exercise::rate;
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

/// The sum of f(η) over the block of steps n to 2n − 1.
fn block(n: u32, f: impl Fn(f64) -> f64) -> f64 {
    (n..2 * n).map(|t| f(rate(t))).sum()
}

/// A step at a rate of 0 is none, and one at a negative rate climbs.
#[test]
fn every_rate_is_positive_and_the_first_is_one() {
    assert!((rate(1) - 1.0).abs() < 1e-12, "η₁ is {}", rate(1));
    for t in [2, 3, 10, 100] {
        let eta = rate(t);
        assert!(eta > 0.0 && eta.is_finite(), "the rate of step {t} is {eta}");
    }
}

/// While the rate lasts, every step adds the same noise. What has to become of it?
#[test]
fn the_rate_falls_towards_zero() {
    let late = rate(1_000_000);
    assert!(late < 0.1, "the rate of step 1,000,000 is {late:.4}, and that of step 1 is 1");
}

/// A sum is finite if each block adds less than the one before, by a constant factor. Do the squares?
#[test]
fn the_squares_have_a_finite_sum() {
    let [early, late] = [1 << 9, 1 << 17].map(|n| block(n, |eta| eta * eta));
    let shrinks = late < 0.9_f64.powi(8) * early;
    assert!(shrinks, "the squares: {early:.5} over 512 to 1023, {late:.5} over 131,072 to 262,143");
}

/// If each block adds a fixed share less, there is a distance that it never covers.
#[test]
fn the_rates_have_an_infinite_sum() {
    let [early, late] = [1 << 9, 1 << 17].map(|n| block(n, |eta| eta));
    let lasts = late > 0.3 * early && early > 0.0;
    assert!(lasts, "the rates: {early:.2e} over 512 to 1023, {late:.2e} over 131,072 to 262,143");
    let mut rng = Streams::new(1).stream("noise");
    let (mut theta, mut sum) = (0.0, 0.0);
    for t in 1..=1000_u32 {
        let x = 2.0 + 2.0 * rng.random::<f64>();
        theta -= rate(t) * (theta - x);
        sum += x;
    }
    println!("after 1,000 draws: θ = {theta:.4}; their mean is {:.4}", sum / 1000.0);
}
