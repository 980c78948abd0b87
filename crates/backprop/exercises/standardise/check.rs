//! Columns with mean 0 and deviation 1.

use super::exercise::standardise;
use ndarray::{Array1, Array2, Axis, array};

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// The first column holds 0 and 2, the second 100 and 300. Axis 0 runs over the samples.
#[test]
fn every_column_has_its_own_mean() {
    let mut x = array![[0.0, 100.0], [2.0, 300.0]];
    standardise(&mut x);
    let means = x.mean_axis(Axis(0)).unwrap();
    assert!(near(means[0], 0.0) && near(means[1], 0.0), "the columns have the means {means}");
}

/// NumPy's `std` divides the sum of the squares by the number of samples.
#[test]
fn the_mean_square_of_a_column_is_1() {
    let mut x = array![[1.0], [2.0], [3.0]];
    standardise(&mut x);
    let square = x.mapv(|v| v * v).mean().unwrap();
    assert!(near(square, 1.0), "1, 2, 3 become {}, of the mean square {square:.4}", x.column(0));
}

/// What is the deviation of 5, 5, 5?
#[test]
fn a_column_of_equal_values_becomes_zero() {
    let mut x = array![[5.0, 1.0], [5.0, 3.0], [5.0, 8.0]];
    let (mean, std) = standardise(&mut x);
    assert!(x.column(0).iter().all(|v| *v == 0.0), "5, 5, 5 becomes {}", x.column(0));
    assert!(mean[0] == 5.0 && std[0] == 1.0, "mean {} and divisor {}", mean[0], std[0]);
}

/// With the means and the divisors the old values can be had again.
#[test]
fn the_numbers_returned_undo_it() {
    let old: Array2<f64> = array![[1.0, -20.0], [2.0, 40.0], [6.0, 10.0], [9.0, 0.0]];
    let mut x = old.clone();
    let (mean, std): (Array1<f64>, Array1<f64>) = standardise(&mut x);
    let again = &x * &std + &mean;
    let same = (&again - &old).iter().all(|d: &f64| d.abs() < 1e-9);
    assert!(same, "x · divisor + mean is\n{again}\nand was\n{old}");
    println!("the deviation of 1, 2, 3 is √(2/3) = 0.816, and 1 / 0.816 = 1.22");
}
