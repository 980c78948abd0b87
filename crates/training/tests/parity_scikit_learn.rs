//! Scalers and folds against scikit-learn's, from `data/reference/scaling.py`.

use ndarray::Array2;
use serde_json::Value;
use tensor::Streams;
use training::{Scaler, class_counts, k_fold, stratified_k_fold, unit_norm};

fn file() -> Value {
    serde_json::from_str(include_str!("../../../data/reference/scaling.json")).unwrap()
}

fn matrix(value: &Value) -> Array2<f64> {
    let rows: Vec<Vec<f64>> = serde_json::from_value(value.clone()).unwrap();
    Array2::from_shape_vec((rows.len(), rows[0].len()), rows.concat()).unwrap()
}

#[track_caller]
fn same(ours: &Array2<f64>, theirs: &Array2<f64>) {
    assert_eq!(ours.dim(), theirs.dim());
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a - b).abs() <= 1e-12 * b.abs().max(1.0), "{a}, scikit-learn has {b}");
    }
}

/// One of the columns is constant in the training data.
#[test]
fn test_data_are_scaled_as_scikit_learn_scales_them() {
    let file = file();
    let (train, test) = (matrix(&file["train"]), matrix(&file["test"]));
    let standard = Scaler::standard(train.view());
    let scaled = standard.apply(test.view());
    same(&scaled, &matrix(&file["standard"]));
    same(&standard.invert(scaled.view()), &matrix(&file["back"]));
    same(&Scaler::min_max(train.view()).apply(test.view()), &matrix(&file["min_max"]));
    same(&unit_norm(test.view()), &matrix(&file["unit_norm"]));
}

/// Which samples meet depends on the shuffling; how many of each class does not.
#[test]
fn folds_share_out_the_classes_as_scikit_learn_does() {
    let file = file();
    let labels: Vec<usize> = serde_json::from_value(file["labels"].clone()).unwrap();
    let mut rng = Streams::new(1).stream("folds");
    let cases = file["folds"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let k = case["k"].as_u64().unwrap() as usize;
        let folds = stratified_k_fold(&labels, k, &mut rng).unwrap();
        let counts = |fold: &training::Fold| {
            class_counts(&fold.test.iter().map(|&n| labels[n]).collect::<Vec<_>>(), 3)
        };
        let ours: Vec<Vec<usize>> = folds.iter().map(counts).collect();
        let theirs: Vec<Vec<usize>> = serde_json::from_value(case["counts"].clone()).unwrap();
        assert_eq!(ours, theirs, "k = {k}");
        let plain: Vec<usize> = serde_json::from_value(case["plain"].clone()).unwrap();
        let sizes: Vec<usize> =
            k_fold(50, k, &mut rng).unwrap().iter().map(|fold| fold.test.len()).collect();
        assert_eq!(sizes, plain, "k = {k}");
    }
}
