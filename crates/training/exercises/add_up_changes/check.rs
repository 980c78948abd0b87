//! What a forecast of changes says about values.

use super::exercise::forecast;
use ndarray::{Array1, array, s};
use training::changes;

/// How many values are asked for? Is the one that is known among them?
#[test]
fn there_are_as_many_values_as_changes() {
    let values = forecast(100.0, array![3.0, 3.0, -1.0].view());
    assert!(values.len() == 3, "after 100, with 3, 3, −1: {values}, not three values");
}

/// One change makes one value. Where does it start from?
#[test]
fn the_first_value_is_one_change_away() {
    let values = forecast(100.0, array![3.0].view());
    assert!(values == array![103.0], "after 100, with the change 3: {values}, not [103]");
}

/// The second change starts where the first one has led.
#[test]
fn changes_add_up() {
    let values = forecast(100.0, array![3.0, 3.0, -1.0].view());
    let right = array![103.0, 106.0, 105.0];
    assert!(values == right, "after 100, with 3, 3, −1: {values}, not {right}");
}

/// Take the changes of a series and add them up again.
#[test]
fn it_undoes_changes() {
    let series: Array1<f64> = (0..40).map(|t| f64::from(t) + f64::from(t).sin()).collect();
    let values = forecast(series[0], changes(series.view()).view());
    let apart = (&values - &series.slice(s![1..])).mapv(f64::abs).sum();
    assert!(apart < 1e-9, "{values}, not {series} without its first value");
    let wrong = forecast(0.0, Array1::from_elem(10, 0.1).view());
    println!("ten changes, each too large by 0.1: the tenth value by {:.1}", wrong[9]);
}
