//! What the page on validation says of shares, folds and draws.

use ndarray_rand::rand::Rng as _;
use tensor::Streams;
use training::{Split, error_632, k_fold, leave_one_out, resample, stratified_k_fold};

/// 4,000 tests each of n samples, of which a share p is right. 50 and 0.8: √(0.8 · 0.2/50) = 0.057. 8 and
/// 0.88: 0.115. The deviation of so many draws is itself uncertain by one part in √8000 = 89.
#[test]
fn the_accuracy_of_n_samples_spreads_as_a_binomial() {
    let mut rng = Streams::new(1).stream("tests");
    for (n, p, expected) in [(50, 0.8, 0.057), (8, 0.88, 0.115)] {
        let mut accuracy = || (0..n).filter(|_| rng.random_bool(p)).count() as f64 / f64::from(n);
        let all: Vec<f64> = (0..4000).map(|_| accuracy()).collect();
        let mean = all.iter().sum::<f64>() / 4000.0;
        let variance = all.iter().map(|a| (a - mean).powi(2)).sum::<f64>() / 3999.0;
        let formula = (p * (1.0 - p) / f64::from(n)).sqrt();
        assert!((formula - expected).abs() < 5e-4, "{formula}");
        assert!((mean - p).abs() < 0.008, "{mean}");
        assert!((variance.sqrt() / formula - 1.0).abs() < 0.05, "{variance} {formula}");
    }
}

/// A test drawn as the bag was: 1 − 0.99¹⁰⁰ = 0.634 of its samples have been learned from.
#[test]
fn most_samples_of_a_drawn_test_were_learned_from() {
    let mut rng = Streams::new(1).stream("draws");
    let (mut learned, mut tested) = (0, 0);
    for _ in 0..500 {
        let (bag, test) = (resample(100, &mut rng).bag, resample(100, &mut rng).bag);
        learned += test.iter().filter(|n| bag.contains(n)).count();
        tested += test.len();
    }
    let share = learned as f64 / tested as f64;
    assert!((share - (1.0 - 0.99_f64.powi(100))).abs() < 0.01, "{share}");
}

#[test]
fn leaving_one_out_is_k_fold_with_as_many_folds_as_samples() {
    let mut rng = Streams::new(1).stream("folds");
    let mut folds = k_fold(7, 7, &mut rng).unwrap();
    folds.sort_by_key(|fold| fold.test[0]);
    assert_eq!(folds, leave_one_out(7).unwrap());
}

/// 12 samples of class 0 and 3 of class 1: a third of each class goes to every part, and to every fold.
#[test]
fn a_rare_class_is_in_every_part() {
    let labels: Vec<usize> = (0..15).map(|n| usize::from(n % 5 == 0)).collect();
    let mut rng = Streams::new(1).stream("split");
    let split = Split::stratified(&labels, 1.0 / 3.0, 1.0 / 3.0, &mut rng).unwrap();
    let rare = |part: &[usize]| part.iter().filter(|&&n| labels[n] == 1).count();
    assert_eq!([&split.train, &split.dev, &split.test].map(|part| rare(part)), [1; 3]);
    for fold in stratified_k_fold(&labels, 3, &mut rng).unwrap() {
        assert_eq!((rare(&fold.train), rare(&fold.test)), (2, 1));
    }
}

/// Labels from a coin, known by heart: 0.632 · 0.5 = 0.316, and ½ is right.
#[test]
fn the_mixture_is_too_kind_to_what_is_known_by_heart() {
    assert!((error_632(0.0, 0.5) - 0.316).abs() < 5e-4);
}
