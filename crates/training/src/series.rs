// ANCHOR: series
//! A series by its changes, where its level wanders off.

use ndarray::{Array1, Array2, ArrayView1, s};

/// The changes Δxₜ = xₜ − xₜ₋₁ of a series of T values, (T − 1,).
///
/// A trend carries the values of tomorrow out of the range that was learned; the changes stay in theirs
/// (Polish lecture 4, *input layer*).
pub fn changes(series: ArrayView1<f64>) -> Array1<f64> {
    if series.is_empty() {
        return Array1::zeros(0);
    }
    &series.slice(s![1..]) - &series.slice(s![..-1])
}

/// The series that starts at `first` and changes so.
pub fn accumulate(first: f64, changes: ArrayView1<f64>) -> Array1<f64> {
    let steps = changes.iter().scan(first, |x, change| {
        *x += change;
        Some(*x)
    });
    std::iter::once(first).chain(steps).collect()
}

/// Every `width` values in a row, and what comes after them: (T − width, width) and (T − width,).
///
/// # Panics
///
/// Where the series is not longer than a window.
#[track_caller]
pub fn windows(series: ArrayView1<f64>, width: usize) -> (Array2<f64>, Array1<f64>) {
    let length = series.len();
    assert!(0 < width && width < length, "windows: the series is ({length},), a window {width}");
    let x = Array2::from_shape_fn((length - width, width), |(t, k)| series[t + k]);
    (x, series.slice(s![width..]).to_owned())
}
// ANCHOR_END: series

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use proptest::prelude::*;

    #[test]
    fn changes_of_a_line_are_its_slope() {
        assert_eq!(changes(array![1.0, 4.0, 7.0].view()), array![3.0, 3.0]);
        assert!(changes(Array1::zeros(0).view()).is_empty());
    }

    #[test]
    fn a_window_is_followed_by_its_target() {
        let (x, y) = windows(array![1.0, 2.0, 3.0, 4.0].view(), 2);
        assert_eq!((x, y), (array![[1.0, 2.0], [2.0, 3.0]], array![3.0, 4.0]));
    }

    #[test]
    #[should_panic(expected = "windows: the series is (2,), a window 2")]
    fn a_series_as_short_as_a_window_is_refused() {
        windows(array![1.0, 2.0].view(), 2);
    }

    proptest! {
        #[test]
        fn changes_add_up_to_the_series(series in prop::collection::vec(-1e3..1e3_f64, 1..50)) {
            let series = Array1::from_vec(series);
            let again = accumulate(series[0], changes(series.view()).view());
            prop_assert!(again.iter().zip(&series).all(|(a, b)| (a - b).abs() < 1e-9));
            prop_assert_eq!(again.len(), series.len());
        }
    }
}
