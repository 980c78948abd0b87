// ANCHOR: tent
//! Layers that fold the line, and how many straight pieces come of it.

use ndarray::{Array1, Array2, array};

use super::Activation;
use crate::{Chain, Dense, Layer};

/// One input, one layer of ReLU units, one output.
pub type ReluNet = Chain<Chain<Dense<f64>, Activation>, Dense<f64>>;

/// A sheet from 0 to 1, folded in the middle and stretched to its old length:
///
/// ```text
/// t(x) = 2 ReLU(x) − 4 ReLU(x − ½)
/// ```
///
/// Twice one after the other has four pieces, k times 2ᵏ (Telgarsky, 2015; Russian notes §3.5).
pub fn tent() -> ReluNet {
    zigzag(2)
}

/// One layer that goes up and down `units` times between 0 and 1, which takes that many units.
///
/// ```text
/// n ReLU(x) − 2n ReLU(x − 1/n) + 2n ReLU(x − 2/n) − …
/// ```
pub fn zigzag(units: usize) -> ReluNet {
    let n = units as f64;
    let corners = Array1::from_iter((0..units).map(|i| i as f64 / n));
    let mut turns = Array2::from_shape_fn((1, units), |(_, i)| [2.0 * n, -2.0 * n][i % 2]);
    turns[[0, 0]] = n;
    Dense::new(Array2::ones((units, 1)), -corners)
        .then(Activation::Relu)
        .then(Dense::new(turns, array![0.0]))
}
// ANCHOR_END: tent

// ANCHOR: pieces
/// Of how many straight pieces y = f(x) consists between 0 and 1: one, and one more for every corner.
///
/// The slopes are those over `cells` equal cells, so every corner has to lie between two of them.
pub fn pieces(net: &impl Layer<f64, ndarray::Ix2, Out = ndarray::Ix2>, cells: usize) -> usize {
    let x = Array1::linspace(0.0, 1.0, cells + 1).insert_axis(ndarray::Axis(1));
    let y = net.predict(x.view()).remove_axis(ndarray::Axis(1));
    let slope = |i: usize| (y[i + 1] - y[i]) * cells as f64;
    let turns = |i: &usize| (slope(*i) - slope(i - 1)).abs() > 1e-6;
    1 + (1..cells).filter(turns).count()
}
// ANCHOR_END: pieces

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_fold_goes_up_to_the_middle_and_down_again() {
        let x = array![[0.0], [0.25], [0.5], [0.75], [1.0]];
        assert_eq!(tent().predict(x.view()), array![[0.0], [0.5], [1.0], [0.5], [0.0]]);
        assert_eq!(tent().first.first.weight.value, array![[1.0], [1.0]]);
        assert_eq!(tent().first.first.bias.value, array![0.0, -0.5]);
        assert_eq!(tent().second.weight.value, array![[2.0, -4.0]]);
    }

    /// All numbers are fractions with a power of two below, so nothing is rounded.
    #[test]
    fn k_folds_have_two_to_the_k_pieces() {
        for k in 0..=10 {
            let folds = vec![tent(); k];
            assert_eq!(pieces(&folds, 1 << 12), 1 << k, "{k} folds");
        }
    }

    #[test]
    fn one_layer_has_a_piece_for_each_unit() {
        for units in 1..=20 {
            assert_eq!(pieces(&zigzag(units), 16 * units), units, "{units} units");
        }
    }

    proptest! {
        /// A unit bends the line where its net input is 0, and nowhere else. The weights are whole and
        /// the corners lie between the cells, so the count is exact.
        #[test]
        fn one_layer_of_n_units_has_at_most_n_plus_one_pieces(
            units in prop::collection::vec((-4_i32..=4, 0_i32..=64, -4_i32..=4), 1..20),
        ) {
            let column = |f: fn(&(i32, i32, i32)) -> f64| units.iter().map(f).collect::<Array1<_>>();
            let w = column(|(w, _, _)| f64::from(*w)).insert_axis(ndarray::Axis(1));
            let b = column(|(w, corner, _)| -f64::from(w * corner) / 64.0);
            let v = column(|(_, _, v)| f64::from(*v)).insert_axis(ndarray::Axis(0));
            let net = Dense::new(w, b).then(Activation::Relu).then(Dense::new(v, array![0.5]));
            prop_assert!(pieces(&net, 64) <= units.len() + 1);
        }
    }
}
