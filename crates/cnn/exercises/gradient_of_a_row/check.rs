//! The gradient of a kernel that is used in many places.

use super::exercise::gradient;

fn near(found: &[f64], right: &[f64]) -> bool {
    found.len() == right.len() && found.iter().zip(right).all(|(a, b)| (a - b).abs() < 1e-9)
}

/// The first weight lay on pixels 1 and 2. Is there a reason to divide?
#[test]
fn a_weight_collects_from_all_its_places() {
    let (dw, _) = gradient(&[1.0, 2.0, 3.0], &[2.0, 5.0], 2, 1);
    assert!(near(&dw, &[12.0, 19.0]), "a = (1, 2, 3), δ = (2, 5): {dw:?}");
}

/// In how many places is the bias added?
#[test]
fn so_does_the_bias() {
    let (_, db) = gradient(&[1.0, 2.0, 3.0], &[2.0, 5.0], 2, 1);
    assert!((db - 7.0).abs() < 1e-9, "δ = (2, 5): {db}");
}

/// With stride 2 the kernel lies on pixels 0, 1, 2, then on 2, 3, 4.
#[test]
fn places_are_as_far_apart_as_the_stride() {
    let a = [1.0, 10.0, 100.0, 1000.0, 10000.0, 7.0];
    let (dw, _) = gradient(&a, &[1.0, 2.0], 3, 2);
    assert!(near(&dw, &[201.0, 2010.0, 20100.0]), "a = {a:?}, δ = (1, 2), stride 2: {dw:?}");
    let (dw, db) = gradient(&[1.0; 6], &[1.0, -1.0, 1.0, -1.0], 3, 1);
    println!("pixels of 1, errors 1, -1, 1, -1: weights {dw:?}, bias {db}");
}
