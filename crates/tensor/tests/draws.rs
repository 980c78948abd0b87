//! The distributions that the workspace draws from, on the streams of this crate (TEN-11).

use ndarray::{Array1, Array2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::weighted::WeightedIndex;
use ndarray_rand::rand_distr::{Bernoulli, Distribution, StandardNormal, Uniform};
use rand::seq::SliceRandom;
use tensor::Streams;

const N: usize = 100_000;

fn draw<T>(distribution: impl Distribution<T>, name: &str) -> Array1<T> {
    Array1::random_using(N, distribution, &mut Streams::new(11).stream(name))
}

/// Mean, variance and fourth central moment.
fn moments(x: &Array1<f64>) -> [f64; 3] {
    let mean = x.sum() / N as f64;
    let central = |power| x.mapv(|x| (x - mean).powi(power)).sum() / N as f64;
    [mean, central(2), central(4)]
}

/// χ² of counts against the counts that are expected.
fn chi2(counts: &[f64], expected: &[f64]) -> f64 {
    counts.iter().zip(expected).map(|(n, e)| (n - e).powi(2) / e).sum()
}

/// On (−1, 1): mean 0, variance 1/3, fourth moment 1/5. The mean of N numbers has deviation
/// √(1/3N) = 0.0018, their variance √((1/5 − 1/9)/N) = 0.00094; the bounds are five deviations.
#[test]
fn uniform_numbers_have_the_moments_of_the_interval() {
    let x = draw(Uniform::new(-1.0, 1.0).unwrap(), "uniform");
    let [mean, variance, fourth] = moments(&x);
    assert!(mean.abs() < 0.0092 && (variance - 1.0 / 3.0).abs() < 0.0048, "{mean} {variance}");
    assert!((fourth - 0.2).abs() < 0.0043, "{fourth}");
    assert!(x.iter().all(|x| (-1.0..1.0).contains(x)));
}

/// Mean 0, variance 1, fourth moment 3, with deviations √(1/N), √(2/N) and √(96/N).
#[test]
fn normal_numbers_have_the_moments_of_the_bell() {
    let [mean, variance, fourth] = moments(&draw(StandardNormal, "normal"));
    assert!(mean.abs() < 0.016 && (variance - 1.0).abs() < 0.023, "{mean} {variance}");
    assert!((fourth - 3.0).abs() < 0.16, "{fourth}");
}

/// 68.27 % within one deviation, 27.18 % in the second, 4.28 % in the third, 0.27 % beyond: χ² with
/// three degrees of freedom stays below 21.1 in 9,999 of 10,000 cases.
#[test]
fn normal_numbers_fall_into_the_bands_of_the_bell() {
    let mut bands = [0.0; 4];
    draw::<f64>(StandardNormal, "normal").for_each(|x| bands[(x.abs() as usize).min(3)] += 1.0);
    let expected = [0.682_689, 0.271_810, 0.042_800, 0.002_700].map(|p| p * N as f64);
    assert!(chi2(&bands, &expected) < 21.1, "{bands:?}");
}

/// A mask that keeps with probability 0.8: √(0.8·0.2/N) = 0.0013.
#[test]
fn a_bernoulli_mask_keeps_its_share() {
    let mask = draw(Bernoulli::new(0.8).unwrap(), "mask");
    let kept = mask.iter().filter(|&&keep| keep).count() as f64 / N as f64;
    assert!((kept - 0.8).abs() < 0.0064, "{kept}");
}

/// χ² with three degrees of freedom, as above.
#[test]
fn categories_come_in_proportion_to_their_weights() {
    let weights = [1.0, 2.0, 3.0, 4.0];
    let mut counts = [0.0; 4];
    draw(WeightedIndex::new(weights).unwrap(), "category").for_each(|&c| counts[c] += 1.0);
    assert!(chi2(&counts, &weights.map(|w| w / 10.0 * N as f64)) < 21.1, "{counts:?}");
}

/// Each of the 24 orders of four samples is as likely: χ² with 23 degrees of freedom stays below
/// 58.6 in 9,999 of 10,000 cases.
#[test]
fn all_permutations_are_as_likely() {
    let mut rng = Streams::new(11).stream("shuffle");
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..N {
        let mut order = [0, 1, 2, 3];
        order.shuffle(&mut rng);
        *counts.entry(order).or_insert(0.0) += 1.0;
    }
    assert_eq!(counts.len(), 24);
    let counts: Vec<f64> = counts.into_values().collect();
    assert!(chi2(&counts, &[N as f64 / 24.0; 24]) < 58.6, "{counts:?}");
}

/// Frozen, so that an upgrade of `rand` or `ndarray-rand` that draws otherwise shows here first.
#[test]
fn the_first_draws_never_change() {
    let mut rng = Streams::new(7).stream("init");
    let normal: Array2<f64> = Array2::random_using((1, 2), StandardNormal, &mut rng);
    let uniform = Array2::random_using((1, 2), Uniform::new(-1.0, 1.0).unwrap(), &mut rng);
    let mut order: Vec<usize> = (0..8).collect();
    order.shuffle(&mut rng);
    let close = |a: f64, b: f64| (a - b).abs() < 1e-15;
    assert!(close(normal[[0, 0]], -0.3473439384579419), "{normal}");
    assert!(close(normal[[0, 1]], -0.3086545060758406), "{normal}");
    assert!(close(uniform[[0, 0]], 0.36044086068815195), "{uniform}");
    assert!(close(uniform[[0, 1]], 0.6703142009752043), "{uniform}");
    assert_eq!(order, [1, 3, 0, 7, 5, 2, 6, 4]);
}
