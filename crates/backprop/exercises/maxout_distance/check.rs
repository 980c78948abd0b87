//! The sum of two absolute values as one maxout unit.

use super::exercise::maps;
use backprop::{Dense, Layer, Maxout};
use ndarray::array;

fn answer(x1: f64, x2: f64) -> f64 {
    let map = |[w1, w2, b]: [f64; 3]| Dense::new(array![[w1, w2]], array![b]);
    let unit = Maxout::new(maps().into_iter().map(map).collect());
    unit.predict(array![[x1, x2]].view())[[0, 0]]
}

/// At the centre every map without a bias is 0, and so is the distance.
#[test]
fn the_centre_is_at_distance_0() {
    let found = answer(0.0, 0.0);
    assert!(found == 0.0, "to (0, 0) it answers {found}");
}

/// One block along a street.
#[test]
fn a_block_along_each_axis_is_1() {
    for (x1, x2) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
        let found = answer(x1, x2);
        assert!(found == 1.0, "to ({x1}, {x2}) it answers {found}");
    }
}

/// One block along either street makes two. Which map is 2 there?
#[test]
fn where_both_are_positive_they_add_up() {
    let found = answer(1.0, 1.0);
    assert!(found == 2.0, "to (1, 1) it answers {found}");
}

/// Each corner needs a map that is 2 there, and none of the others may be larger.
#[test]
fn every_corner_of_the_square_is_at_distance_2() {
    for (x1, x2) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0)] {
        let found = answer(x1, x2);
        assert!(found == 2.0, "to ({x1}, {x2}) it answers {found}");
    }
}

/// In each quarter of the plane the sum of the absolute values is one map; it is also the largest.
#[test]
fn everywhere_it_is_the_sum_of_the_absolute_values() {
    for i in -8..=8 {
        for j in -8..=8 {
            let (x1, x2) = (f64::from(i) / 4.0, f64::from(j) / 4.0);
            let (found, right) = (answer(x1, x2), x1.abs() + x2.abs());
            assert!(found == right, "to ({x1}, {x2}) it answers {found}, and {right} is right");
        }
    }
    println!("two inputs: {} maps; three inputs: 2 x 2 x 2 = 8", maps().len());
}
