//! What networks of thresholds can cut out of the plane, by the number of their layers.

use backprop::classic::{Function, Network, Neuron};
use ndarray::array;
use proptest::prelude::*;

/// A network of steps; every neuron is w₀, w₁, ….
fn thresholds(layers: &[Vec<Vec<f64>>]) -> Network {
    let neuron = |w: &Vec<f64>| Neuron { weights: w.clone(), function: Function::Step };
    Network { layers: layers.iter().map(|layer| layer.iter().map(neuron).collect()).collect() }
}

fn answer(net: &Network, x1: f64, x2: f64) -> bool {
    net.forward(array![x1, x2].view()).output()[0] == 1.0
}

/// Points that lie on no border: (0.1, 0.35, 0.6, 0.85) + whole numbers.
fn grid() -> impl Iterator<Item = (f64, f64)> {
    let places = || (-4..20).map(|i| 0.1 + f64::from(i) / 4.0);
    places().flat_map(move |x1| places().map(move |x2| (x1, x2)))
}

fn right(c: f64) -> Vec<f64> {
    vec![-c, 1.0, 0.0]
}

fn above(c: f64) -> Vec<f64> {
    vec![-c, 0.0, 1.0]
}

fn squares_side_by_side() -> Network {
    let hidden = [0.0, 1.0, 2.0, 3.0].map(right).into_iter().chain([0.0, 1.0].map(above));
    thresholds(&[hidden.collect(), vec![vec![-1.5, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0]]])
}

/// (0, 1) × (0, 1) and (2, 3) × (0, 1): x₁ between 0 and 1 or between 2 and 3 adds 1, x₂ between 0 and 1
/// adds 1, and the output wants more than 1.5.
#[test]
fn one_hidden_layer_cuts_out_two_squares_side_by_side() {
    let net = squares_side_by_side();
    let inside = |x1: f64, x2: f64| {
        (0.0..1.0).contains(&x2) && ((0.0..1.0).contains(&x1) || (2.0..3.0).contains(&x1))
    };
    for (x1, x2) in grid() {
        assert_eq!(answer(&net, x1, x2), inside(x1, x2), "({x1}, {x2})");
    }
    // Two points of the region whose middle is not in it: it is not convex.
    assert!(answer(&net, 0.5, 0.5) && answer(&net, 2.5, 0.5) && !answer(&net, 1.5, 0.5));
}

/// Squares that touch in the corner (1, 1): the first hidden layer has the six borders, the second the two
/// squares, the output joins them.
#[test]
fn a_second_hidden_layer_cuts_out_two_squares_that_touch_in_a_corner() {
    let borders = [0.0, 1.0, 2.0].map(right).into_iter().chain([0.0, 1.0, 2.0].map(above));
    let squares = vec![
        vec![-1.5, 1.0, -1.0, 0.0, 1.0, -1.0, 0.0],
        vec![-1.5, 0.0, 1.0, -1.0, 0.0, 1.0, -1.0],
    ];
    let net = thresholds(&[borders.collect(), squares, vec![vec![-0.5, 1.0, 1.0]]]);
    for (x1, x2) in grid() {
        let first = (0.0..1.0).contains(&x1) && (0.0..1.0).contains(&x2);
        let second = (1.0..2.0).contains(&x1) && (1.0..2.0).contains(&x2);
        assert_eq!(answer(&net, x1, x2), first || second, "({x1}, {x2})");
    }
}

/// Quadrants one and three: x₁ > 0 and x₂ > 0, or neither.
#[test]
fn a_second_hidden_layer_cuts_out_two_opposite_quadrants() {
    let both_or_neither = vec![vec![-1.5, 1.0, 1.0], vec![0.5, -1.0, -1.0]];
    let net =
        thresholds(&[vec![right(0.0), above(0.0)], both_or_neither, vec![vec![-0.5, 1.0, 1.0]]]);
    for (x1, x2) in grid() {
        assert_eq!(answer(&net, x1, x2), (x1 > 0.0) == (x2 > 0.0), "({x1}, {x2})");
    }
}

fn neurons(n: usize, inputs: usize) -> impl Strategy<Value = Vec<Vec<f64>>> {
    prop::collection::vec(prop::collection::vec(-2.0..2.0, inputs + 1), n)
}

proptest! {
    /// An AND of half-planes holds for every point between two of its points.
    #[test]
    fn an_and_of_half_planes_is_convex(
        sides in prop::collection::vec((0.3..1.0, -1.0..1.0, -1.0..1.0), 5),
        a in prop::array::uniform2(-0.6..0.6),
        b in prop::array::uniform2(-0.6..0.6),
        share in 0.0..1.0,
    ) {
        let hidden = sides.into_iter().map(|(w0, w1, w2)| vec![w0, w1, w2]).collect();
        let net = thresholds(&[hidden, vec![vec![-4.5, 1.0, 1.0, 1.0, 1.0, 1.0]]]);
        prop_assert!(answer(&net, 0.0, 0.0));
        prop_assume!(answer(&net, a[0], a[1]) && answer(&net, b[0], b[1]));
        let middle = [0, 1].map(|i| a[i] + share * (b[i] - a[i]));
        prop_assert!(answer(&net, middle[0], middle[1]));
    }

    /// Why one hidden layer cannot have two quadrants that touch, whatever its size: only the neurons whose
    /// border is the axis x₁ = 0 change when it is crossed, and each by the same amount all along it. What
    /// enters the region in one place cannot leave it in the same direction in another.
    #[test]
    fn the_sum_jumps_by_the_same_amount_all_along_an_axis(
        others in neurons(6, 2),
        on_the_axis in prop::collection::vec(prop::sample::select(vec![-1.5, -0.5, 0.7, 2.0]), 3),
        output in prop::collection::vec(-2.0..2.0, 10),
        heights in prop::array::uniform2(-3.0..3.0),
    ) {
        let axis = on_the_axis.iter().map(|w1| vec![0.0, *w1, 0.0]);
        let hidden = others.iter().cloned().chain(axis).collect();
        let net = thresholds(&[hidden, vec![output]]);
        let sum = |x1: f64, x2: f64| net.forward(array![x1, x2].view()).z[1][0];
        let near = 1e-9;
        // Another border that crosses the axis right here would jump as well.
        let clear = |x2: f64| others.iter().all(|w| (w[0] + w[2] * x2).abs() > 10.0 * near);
        if heights.into_iter().all(clear) {
            let [here, there] = heights.map(|x2| sum(near, x2) - sum(-near, x2));
            prop_assert!((here - there).abs() < 1e-12, "{here} {there}");
        }
    }
}
