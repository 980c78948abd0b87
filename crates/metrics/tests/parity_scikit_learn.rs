//! Against scikit-learn: 240 random sets of two classes, 120 of several, with equal scores, classes that are
//! absent or never answered, one class only, constant scores. `None` is what scikit-learn gives no value
//! for, a NaN, or a 0 with a warning.

use metrics::{
    Average, Binary, Confusion, Measure, Ranking, auc_one_vs_rest, log_loss, mann_whitney,
    top_k_accuracy,
};
use ndarray::{Array1, Array2};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Frozen {
    yes_or_no: Vec<YesOrNo>,
    several: Vec<Several>,
}

#[derive(Deserialize)]
struct YesOrNo {
    score: Vec<f64>,
    y: Vec<u8>,
    called: Vec<u8>,
    /// TP, FP, FN, TN.
    counts: [usize; 4],
    accuracy: Option<f64>,
    recall: Option<f64>,
    specificity: Option<f64>,
    precision: Option<f64>,
    f1: Option<f64>,
    f2: Option<f64>,
    matthews: Option<f64>,
    balanced: Option<f64>,
    auc: Option<f64>,
    average_precision: Option<f64>,
    /// FPR, TPR, and the thresholds without the first, which is ∞.
    roc: Option<[Vec<f64>; 3]>,
    /// Recall and precision.
    precision_recall: Option<[Vec<f64>; 2]>,
}

#[derive(Deserialize)]
struct Several {
    p: Vec<Vec<f64>>,
    y: Vec<usize>,
    called: Vec<usize>,
    k: usize,
    counts: Vec<Vec<usize>>,
    accuracy: Option<f64>,
    /// Precision, recall and F1 of every class.
    each: BTreeMap<String, Vec<Option<f64>>>,
    /// `macro f1` and the like.
    averages: BTreeMap<String, Option<f64>>,
    balanced: Option<f64>,
    matthews: Option<f64>,
    log_loss: Option<f64>,
    top_k: Option<f64>,
    /// Micro, macro, weighted.
    auc: [Option<f64>; 3],
}

type Named = (&'static str, fn(&Binary) -> Measure);

fn frozen() -> Frozen {
    let text = include_str!("../../../data/reference/sklearn_metrics.json");
    serde_json::from_str(text).unwrap()
}

/// The same value to 1e-12, or none on both sides; counts those that have none.
#[track_caller]
fn same(case: usize, name: &str, ours: Measure, theirs: Option<f64>, undefined: &mut usize) {
    match (ours, theirs) {
        (Ok(ours), Some(theirs)) => {
            assert!((ours - theirs).abs() <= 1e-12, "{name} of set {case}: {ours}, not {theirs}");
        }
        (Err(_), None) => *undefined += 1,
        (ours, theirs) => panic!("{name} of set {case}: {ours:?}, not {theirs:?}"),
    }
}

fn flags(values: &[u8]) -> Vec<bool> {
    values.iter().map(|&value| value == 1).collect()
}

#[test]
fn counts_of_two_classes_have_the_measures_of_scikit_learn() {
    let (frozen, mut undefined) = (frozen().yes_or_no, 0);
    assert_eq!(frozen.len(), 240);
    for (i, set) in frozen.iter().enumerate() {
        let counts = Binary::of(&flags(&set.y), &flags(&set.called));
        let Binary { true_positives, false_positives, false_negatives, true_negatives } = counts;
        assert_eq!([true_positives, false_positives, false_negatives, true_negatives], set.counts);
        for (name, ours, theirs) in [
            ("accuracy", counts.accuracy(), set.accuracy),
            ("recall", counts.recall(), set.recall),
            ("specificity", counts.specificity(), set.specificity),
            ("precision", counts.precision(), set.precision),
            ("f1", counts.f1(), set.f1),
            ("f2", counts.f_beta(2.0), set.f2),
            ("matthews", counts.matthews(), set.matthews),
            ("balanced accuracy", counts.balanced_accuracy(), set.balanced),
        ] {
            same(i, name, ours, theirs, &mut undefined);
        }
    }
    assert!(undefined > 50, "{undefined} undefined");
}

#[test]
fn rankings_have_the_curves_and_areas_of_scikit_learn() {
    let (mut undefined, mut constant, mut ties) = (0, 0, 0);
    for (i, set) in frozen().yes_or_no.into_iter().enumerate() {
        let (scores, truth) = (Array1::from(set.score), flags(&set.y));
        let ranking = Ranking::of(scores.view(), &truth).unwrap();
        same(i, "auc", ranking.auc(), set.auc, &mut undefined);
        same(i, "mann_whitney", mann_whitney(scores.view(), &truth), set.auc, &mut undefined);
        let area = ranking.average_precision();
        same(i, "average precision", area, set.average_precision, &mut undefined);
        let close = |ours: &[(f64, f64)], x: &[f64], y: &[f64]| {
            assert_eq!((ours.len(), ours.len()), (x.len(), y.len()), "set {i}");
            for (ours, (x, y)) in ours.iter().zip(x.iter().zip(y)) {
                let near = (ours.0 - x).abs().max((ours.1 - y).abs()) <= 1e-12;
                assert!(near, "set {i}: {ours:?}, not ({x}, {y})");
            }
        };
        if let Some([fpr, tpr, thresholds]) = set.roc {
            close(&ranking.roc().unwrap(), &fpr, &tpr);
            let ours: Vec<f64> = ranking.cuts()[1..].iter().map(|cut| cut.threshold).collect();
            assert_eq!(ours, thresholds);
            let single = scores.mapv(|score| score as f32);
            assert_eq!(Ranking::of(single.view(), &truth).unwrap().auc(), ranking.auc());
        }
        if let Some([recall, precision]) = set.precision_recall {
            close(&ranking.precision_recall().unwrap(), &recall, &precision);
        }
        constant += usize::from(ranking.cuts().len() == 2);
        ties += usize::from(ranking.cuts().len() <= truth.len());
    }
    assert!(undefined > 20 && constant > 10 && ties > 80, "{undefined} {constant} {ties}");
}

#[test]
fn several_classes_have_the_measures_of_scikit_learn() {
    let (frozen, mut undefined) = (frozen().several, 0);
    assert_eq!(frozen.len(), 120);
    let measures: [Named; 3] =
        [("precision", Binary::precision), ("recall", Binary::recall), ("f1", Binary::f1)];
    for (i, set) in frozen.iter().enumerate() {
        let confusion = Confusion::of(&set.y, &set.called, set.counts.len());
        for (row, counts) in confusion.counts().outer_iter().zip(&set.counts) {
            assert_eq!(row.to_vec(), *counts);
        }
        for (name, measure) in measures {
            for (class, &theirs) in set.each[name].iter().enumerate() {
                same(i, name, measure(&confusion.of_class(class)), theirs, &mut undefined);
            }
            for (kind, average) in [
                ("micro", Average::Micro),
                ("macro", Average::Macro),
                ("weighted", Average::Weighted),
            ] {
                let (name, ours) = (format!("{kind} {name}"), confusion.average(average, measure));
                same(i, &name, ours, set.averages[&name], &mut undefined);
            }
        }
        same(i, "accuracy", confusion.accuracy(), set.accuracy, &mut undefined);
        same(i, "matthews", confusion.matthews(), set.matthews, &mut undefined);
        let balanced = confusion.average(Average::Macro, Binary::recall);
        same(i, "balanced accuracy", balanced, set.balanced, &mut undefined);
    }
    assert!(undefined > 100, "{undefined} undefined");
}

#[test]
fn scores_of_several_classes_have_the_measures_of_scikit_learn() {
    let mut undefined = 0;
    for (i, set) in frozen().several.into_iter().enumerate() {
        let (samples, classes) = (set.p.len(), set.p[0].len());
        let p = Array2::from_shape_vec((samples, classes), set.p.concat()).unwrap();
        same(i, "log loss", log_loss(p.view(), &set.y), set.log_loss, &mut undefined);
        let top = top_k_accuracy(p.view(), &set.y, set.k);
        same(i, "top k", top, set.top_k, &mut undefined);
        let averages = [Average::Micro, Average::Macro];
        for (average, theirs) in averages.into_iter().zip(set.auc) {
            same(i, "auc", auc_one_vs_rest(p.view(), &set.y, average), theirs, &mut undefined);
        }
        // scikit-learn refuses the weighted mean where a class is absent; here it has no weight.
        if let Some(theirs) = set.auc[2] {
            let weighted = auc_one_vs_rest(p.view(), &set.y, Average::Weighted);
            same(i, "weighted auc", weighted, Some(theirs), &mut undefined);
        }
    }
    assert!(undefined > 20, "{undefined} undefined");
}
