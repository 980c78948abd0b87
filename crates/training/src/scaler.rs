// ANCHOR: scaler
//! Columns brought to one measure, with numbers from the training data alone.

use ndarray::{Array1, Array2, ArrayView2, Axis};

/// A scaling column by column, and back:
///
/// ```text
/// x′ = (x − shift) / unit          x = unit x′ + shift
/// ```
///
/// Shift and unit are fitted to the training data and used for all others: what is known of the test
/// data must not be known to the model (Polish lecture 4, *scaling*).
#[derive(Clone, Debug, PartialEq)]
pub struct Scaler {
    /// What becomes 0, (columns,).
    pub shift: Array1<f64>,
    /// What becomes 1, (columns,).
    pub unit: Array1<f64>,
}

impl Scaler {
    /// Min-max scaling, x′ = (x − min) / (max − min): the training data fill 0 to 1.
    #[track_caller]
    pub fn min_max(x: ArrayView2<f64>) -> Self {
        let (min, max) = extremes("min_max", x);
        Self::new(min.clone(), max - min)
    }

    /// Mean normalisation, x′ = (x − x̄) / (max − min): the mean is 0.
    #[track_caller]
    pub fn mean(x: ArrayView2<f64>) -> Self {
        let (min, max) = extremes("mean", x);
        Self::new(x.mean_axis(Axis(0)).expect("a row or more"), max - min)
    }

    /// Standardisation, x′ = (x − x̄) / σ, with σ² the mean of the squares: mean 0 and deviation 1.
    #[track_caller]
    pub fn standard(x: ArrayView2<f64>) -> Self {
        extremes("standard", x);
        Self::new(x.mean_axis(Axis(0)).expect("a row or more"), x.std_axis(Axis(0), 0.0))
    }
}
// ANCHOR_END: scaler

// ANCHOR: apply
impl Scaler {
    /// A column that never changes says nothing, and becomes 0: its unit is 1.
    fn new(shift: Array1<f64>, unit: Array1<f64>) -> Self {
        // Rounding leaves a constant column with a deviation of this order.
        let rounding = |shift: f64| 10.0 * f64::EPSILON * shift.abs();
        let unit = Array1::from_shape_fn(unit.len(), |column| match unit[column] {
            unit if unit > rounding(shift[column]) => unit,
            _ => 1.0,
        });
        Self { shift, unit }
    }

    /// x′ of any data with the same columns, (samples, columns).
    ///
    /// # Panics
    ///
    /// Where there are other columns.
    #[track_caller]
    pub fn apply(&self, x: ArrayView2<f64>) -> Array2<f64> {
        self.check("apply", x);
        (&x - &self.shift) / &self.unit
    }

    /// x of any x′, (samples, columns).
    ///
    /// # Panics
    ///
    /// Where there are other columns.
    #[track_caller]
    pub fn invert(&self, x: ArrayView2<f64>) -> Array2<f64> {
        self.check("invert", x);
        &x * &self.unit + &self.shift
    }

    #[track_caller]
    fn check(&self, method: &str, x: ArrayView2<f64>) {
        let columns = self.unit.len();
        let given = x.dim();
        assert!(
            given.1 == columns,
            "Scaler::{method}: x is {given:?}, {columns} columns were fitted"
        );
    }
}

/// The least and the greatest of every column.
#[track_caller]
fn extremes(method: &str, x: ArrayView2<f64>) -> (Array1<f64>, Array1<f64>) {
    assert!(x.nrows() > 0, "Scaler::{method}: x is {:?}, there is nothing to fit", x.dim());
    let fold = |from, f: fn(f64, f64) -> f64| x.fold_axis(Axis(0), from, move |&a, &b| f(a, b));
    (fold(f64::INFINITY, f64::min), fold(f64::NEG_INFINITY, f64::max))
}
// ANCHOR_END: apply

// ANCHOR: unit_norm
/// Every row divided by its length, x′ = x / ‖x‖: what is compared is the direction.
///
/// Nothing is fitted. A row of zeros has no direction and stays as it is. `x` is (samples, columns).
pub fn unit_norm(x: ArrayView2<f64>) -> Array2<f64> {
    let mut x = x.to_owned();
    for mut row in x.outer_iter_mut() {
        let norm = row.dot(&row).sqrt();
        if norm > 0.0 {
            row /= norm;
        }
    }
    x
}
// ANCHOR_END: unit_norm

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use proptest::prelude::*;

    /// Ages 20, 30, 40, 70: mean 40, range 50, variance (400 + 100 + 0 + 900)/4 = 350.
    fn ages() -> Array2<f64> {
        array![[20.0], [30.0], [40.0], [70.0]]
    }

    #[test]
    fn min_max_fills_0_to_1() {
        let scaled = Scaler::min_max(ages().view()).apply(ages().view());
        assert_eq!(scaled, array![[0.0], [0.2], [0.4], [1.0]]);
    }

    #[test]
    fn mean_normalisation_has_mean_0_and_range_1() {
        let scaled = Scaler::mean(ages().view()).apply(ages().view());
        assert_eq!(scaled, array![[-0.4], [-0.2], [0.0], [0.6]]);
    }

    #[test]
    fn standardisation_has_mean_0_and_deviation_1() {
        let scaler = Scaler::standard(ages().view());
        assert!((scaler.unit[0] - 350.0_f64.sqrt()).abs() < 1e-12);
        let scaled = scaler.apply(ages().view());
        assert!(scaled.mean().unwrap().abs() < 1e-15 && (scaled.std(0.0) - 1.0).abs() < 1e-15);
    }

    /// 80 is above all ages of training: (80 − 20)/50 = 1.2. The test data have no part in the scale.
    #[test]
    fn test_data_are_scaled_by_the_training_data() {
        let scaler = Scaler::min_max(ages().view());
        assert_eq!(scaler.apply(array![[80.0], [10.0]].view()), array![[1.2], [-0.2]]);
    }

    #[test]
    fn a_constant_column_becomes_0() {
        let x = array![[0.1, 1.0], [0.1, 2.0], [0.1, 3.0]];
        for fit in [Scaler::min_max, Scaler::mean, Scaler::standard] {
            let scaled = fit(x.view()).apply(x.view());
            assert!(scaled.column(0).iter().all(|x| x.abs() < 1e-15), "{scaled}");
        }
    }

    #[test]
    fn unit_norm_keeps_directions_and_leaves_zeros() {
        let rows = unit_norm(array![[3.0, 4.0], [0.0, 0.0], [0.0, -2.0]].view());
        assert_eq!(rows, array![[0.6, 0.8], [0.0, 0.0], [0.0, -1.0]]);
    }

    #[test]
    #[should_panic(expected = "Scaler::apply: x is (1, 2), 1 columns were fitted")]
    fn other_columns_are_refused() {
        Scaler::min_max(ages().view()).apply(array![[1.0, 2.0]].view());
    }

    #[test]
    #[should_panic(expected = "Scaler::standard: x is (0, 3), there is nothing to fit")]
    fn nothing_cannot_be_fitted() {
        Scaler::standard(Array2::zeros((0, 3)).view());
    }

    proptest! {
        #[test]
        fn the_inverse_undoes_every_scaling(
            x in prop::collection::vec(-1e3..1e3_f64, 12), other in prop::collection::vec(-1e3..1e3_f64, 6),
        ) {
            let x = Array2::from_shape_vec((4, 3), x).unwrap();
            let other = Array2::from_shape_vec((2, 3), other).unwrap();
            for fit in [Scaler::min_max, Scaler::mean, Scaler::standard] {
                let scaler = fit(x.view());
                let back = scaler.invert(scaler.apply(other.view()).view());
                prop_assert!(back.iter().zip(&other).all(|(a, b)| (a - b).abs() < 1e-9));
            }
        }

        #[test]
        fn rows_of_unit_norm_have_length_1(x in prop::collection::vec(-1e3..1e3_f64, 12)) {
            for row in unit_norm(Array2::from_shape_vec((4, 3), x).unwrap().view()).outer_iter() {
                prop_assert!((row.dot(&row) - 1.0).abs() < 1e-12);
            }
        }
    }
}
