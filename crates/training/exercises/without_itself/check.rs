//! A mean, without each sample in turn.

use super::exercise::left_out;
use ndarray::{Array1, Array2};
use training::leave_one_out_error;

/// Of which others should the mean be taken?
#[test]
fn one_value_has_no_others() {
    for y in [&[][..], &[4.0]] {
        let came = left_out(y);
        assert!(came.is_none(), "{y:?} came out at {came:?}");
    }
}

/// By which factor does the *error* of a sample grow, and by which its square?
#[test]
fn every_error_grows_before_it_is_squared() {
    let came = left_out(&[0.0, 0.0, 3.0]).expect("there are three values");
    assert!((came - 4.5).abs() < 1e-12, "errors of 1.5, 1.5 and 3 came out at {came}");
}

/// Leave out one value after the other, by hand.
#[test]
fn the_shortcut_is_what_leaving_out_gives() {
    let y = [1.0, 4.0, 2.0, 8.0, 5.0];
    let sum: f64 = y.iter().sum();
    let square = |y: &f64| (y - (sum - y) / 4.0).powi(2);
    let (came, right) =
        (left_out(&y).expect("there are five"), y.iter().map(square).sum::<f64>() / 5.0);
    assert!((came - right).abs() < 1e-12, "{y:?} came out at {came}, not {right}");
}

/// Compare with the crate, and with the mean square of all samples at once.
#[test]
fn it_agrees_with_the_crate() {
    let y: Vec<f64> = (0..100).map(|i| f64::from(i * i % 17)).collect();
    let right = leave_one_out_error(Array2::ones((100, 1)).view(), Array1::from(y.clone()).view());
    let (came, right) = (left_out(&y).expect("there are a hundred"), right.unwrap());
    assert!((came / right - 1.0).abs() < 1e-9, "{came}, not {right}");
    let mean = y.iter().sum::<f64>() / 100.0;
    let plain = y.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / 100.0;
    println!("three samples: 4.5; a hundred: larger by the factor {:.4}", came / plain);
}
