//! The same numbers as scikit-learn, from values frozen by the scripts in `data/reference`.

use approx::{assert_abs_diff_eq, assert_relative_eq};
use csv::{ReaderBuilder, StringRecord};
use datasets::{Images, Labelled, Samples, breast_cancer, digits, iris, moons, rings, wine};
use ndarray::{ArrayView1, ArrayView2};
use tensor::Streams;

/// The rows of a frozen table.
fn rows(text: &str) -> Vec<StringRecord> {
    let mut reader = ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

fn numbers<const N: usize>(row: &StringRecord, first: usize) -> [f64; N] {
    std::array::from_fn(|i| row[first + i].parse().unwrap())
}

fn assert_column(x: ArrayView1<f64>, row: &StringRecord) {
    let [mean, deviation, minimum, maximum] = numbers(row, 2);
    assert_relative_eq!(x.mean().unwrap(), mean, max_relative = 1e-12);
    assert_relative_eq!(x.std(0.0), deviation, max_relative = 1e-12);
    assert_eq!(x.iter().copied().fold(f64::INFINITY, f64::min), minimum);
    assert_eq!(x.iter().copied().fold(f64::NEG_INFINITY, f64::max), maximum);
}

#[test]
fn every_column_of_the_embedded_sets_is_what_scikit_learn_loads() {
    let frozen = rows(include_str!("../../../data/reference/embedded.csv"));
    let mut frozen = frozen.iter();
    let Images { pixels, .. } = digits();
    let pixels = pixels.mapv(f64::from).into_shape_with_order((1797, 64)).unwrap();
    let names = (0..64).map(|i| format!("pixel_{}_{}", i / 8, i % 8)).collect();
    let tables = [("iris", iris()), ("wine", wine()), ("breast_cancer", breast_cancer())];
    let tables = tables.map(|(name, Labelled { x, features, .. })| (name, x, features));
    for (set, x, features) in tables.into_iter().chain([("digits", pixels, names)]) {
        for (column, feature) in x.columns().into_iter().zip(features) {
            let row = frozen.next().unwrap();
            assert_eq!((&row[0], &row[1]), (set, feature.as_str()));
            assert_column(column, row);
        }
    }
    assert!(frozen.next().is_none(), "scikit-learn has more columns");
}

/// scikit-learn has the outer shape first, this project the two in turns.
fn assert_points(set: &Samples, shape: &str) {
    let frozen = rows(include_str!("../../../data/reference/shapes.csv"));
    let frozen: Vec<_> = frozen.iter().filter(|row| &row[0] == shape).collect();
    assert_eq!(set.x.nrows(), frozen.len());
    let per_class = frozen.len() / 2;
    let x: ArrayView2<f64> = set.x.view();
    for (i, row) in frozen.into_iter().enumerate() {
        let here = 2 * (i % per_class) + i / per_class;
        let [target, x1, x2] = numbers(row, 1);
        assert_eq!(set.t[here], target);
        assert_abs_diff_eq!(x[[here, 0]], x1, epsilon = 1e-15);
        assert_abs_diff_eq!(x[[here, 1]], x2, epsilon = 1e-15);
    }
}

#[test]
fn moons_without_noise_are_make_moons() {
    let set = moons(11, 0.0, &mut Streams::new(1).stream("moons")).unwrap();
    assert_points(&set, "moons");
}

#[test]
fn rings_without_noise_are_make_circles() {
    for (inner, per_class, shape) in [(0.5, 10, "rings 0.5"), (0.3, 7, "rings 0.3")] {
        let set = rings(per_class, inner, 0.0, &mut Streams::new(1).stream("rings")).unwrap();
        assert_points(&set, shape);
    }
}
