//! The distance of a point from a line.

use super::exercise::distance;
use ndarray::{Array1, ArrayView1};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use perceptron::Hyperplane;
use tensor::Streams;

fn of(w: [f64; 2], w0: f64, x: [f64; 2]) -> f64 {
    distance(ArrayView1::from(&w), w0, ArrayView1::from(&x))
}

/// The net input is 0 on the line and nowhere else, so it is the place to begin.
#[test]
fn a_point_beside_the_line_is_not_on_it() {
    let d = of([3.0, 4.0], -10.0, [5.0, 5.0]);
    assert!(
        d != 0.0,
        "w = (3, 4), w0 = -10, x = (5, 5): the net input is 25, and the distance {d}"
    );
}

/// The net input is negative on one side. A distance does not ask for the side.
#[test]
fn a_distance_is_never_negative() {
    for x in [[5.0, 5.0], [0.0, 0.0], [-7.0, 1.0]] {
        let d = of([3.0, 4.0], -10.0, x);
        assert!(d >= 0.0, "w = (3, 4), w0 = -10, x = {x:?}: the distance is {d}");
    }
}

/// A line has many equations: doubled, an equation is still that of the same line, and every net input
/// is twice as large. Which length of w takes the 2 out again?
#[test]
fn twice_the_weights_and_the_bias_are_the_same_line() {
    let (once, twice) = (of([3.0, 4.0], -10.0, [0.0; 2]), of([6.0, 8.0], -20.0, [0.0; 2]));
    let near = (once - twice).abs() < 1e-12;
    assert!(
        near,
        "w = (3, 4), w0 = -10: the origin is at {once}; with all three doubled, at {twice}"
    );
}

/// The bias shifts the line and leaves its direction. When point and line are shifted alike, the
/// distance stays; so the unit of length comes from the weights alone.
#[test]
fn a_shifted_line_measures_with_the_same_unit() {
    let (here, there) = (of([3.0, 4.0], -10.0, [0.0; 2]), of([3.0, 4.0], -35.0, [3.0, 4.0]));
    let near = (here - there).abs() < 1e-12;
    assert!(
        near,
        "line and point moved by (3, 4) together: the distance was {here} and is {there}"
    );
}

/// For w = (3, 4), w₀ = −10 and the origin the net input is −10, the length of w is 5, and the distance
/// is 2.
#[test]
fn it_agrees_with_the_hyperplane_of_the_crate() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..100 {
        let mut draw = |n| Array1::<f64>::random_using(n, StandardNormal, &mut rng);
        let (weights, bias, x) = (draw(4), draw(1)[0], draw(4));
        let plane = Hyperplane { weights: weights.clone(), bias };
        let (d, right) = (distance(weights.view(), bias, x.view()), plane.distance(x.view()));
        let near = (d - right).abs() < 1e-12;
        assert!(near, "w = {weights:.2}, w0 = {bias:.2}, x = {x:.2}: {d:.4}, not {right:.4}");
    }
    let (once, twice) = (of([3.0, 4.0], -10.0, [0.0; 2]), of([6.0, 8.0], -10.0, [0.0; 2]));
    println!("w = (3, 4), w0 = -10: the origin is at {once}; with w = (6, 8), at {twice}");
}
