//! Bilinear interpolation.

use super::exercise::value_at;

fn four() -> Vec<Vec<f64>> {
    vec![vec![1.0, 2.0], vec![3.0, 5.0]]
}

/// At the middle of a pixel, whose level is it? Which index counts rows, and is x about rows or columns?
#[test]
fn x_goes_along_a_row() {
    let found = value_at(&four(), 1.0, 0.0);
    assert!(found == 2.0, "1 2 / 3 5, one to the right: the level is 2, found {found}");
    let found = value_at(&four(), 0.0, 1.0);
    assert!(found == 3.0, "1 2 / 3 5, one down: the level is 3, found {found}");
}

/// In the middle of all four, is any of them heavier?
#[test]
fn half_way_is_the_mean() {
    let found = value_at(&four(), 0.5, 0.5);
    assert!(found == 2.75, "1 2 / 3 5, in the middle: the mean is 2.75, found {found}");
}

/// A quarter of the way from 1 to 2: is that nearer to 1, or to 2?
#[test]
fn the_nearer_weighs_more() {
    let found = value_at(&four(), 0.25, 0.0);
    assert!(found == 1.25, "1 2 / 3 5, a quarter to the right: 1.25, found {found}");
    let found = value_at(&four(), 0.0, 0.25);
    assert!(found == 1.5, "1 2 / 3 5, a quarter down: 1.5, found {found}");
}

/// What do pixels outside of the picture have?
#[test]
fn outside_all_is_white() {
    let found = value_at(&four(), -0.5, 0.0);
    assert!(found == 0.5, "half-way from the paper to the 1: 0.5, found {found}");
    let found = value_at(&four(), 1.0, 1.75);
    assert!(
        found == 1.25,
        "three quarters below the 5, which is a quarter of it: 1.25, found {found}"
    );
    let far = [(-3.0, 0.0), (0.0, 9.0), (-1.0, -1.0)].map(|(x, y)| value_at(&four(), x, y));
    assert!(far == [0.0; 3], "far outside all is 0, found {far:?}");
    let stripes = vec![vec![0.0, 1.0, 0.0, 1.0, 0.0, 1.0]];
    let moved: Vec<f64> = (1..6).map(|j| value_at(&stripes, f64::from(j) - 0.5, 0.0)).collect();
    println!("stripes 0 1 0 1 0 1, moved by half a pixel: {moved:?}");
}
