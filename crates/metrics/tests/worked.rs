//! The formulas of the slides on numbers, and what the slides say of them.

use approx::assert_abs_diff_eq;
use metrics::{Average, Binary, Confusion, Ranking, Undefined, mann_whitney};
use ndarray::{Array1, array};

/// TP 40, FP 10, FN 20, TN 130.
const FOUR: Binary =
    Binary { true_positives: 40, false_positives: 10, false_negatives: 20, true_negatives: 130 };

/// Ten positives among a thousand, and nothing called positive.
const NEVER: Binary =
    Binary { true_positives: 0, false_positives: 0, false_negatives: 10, true_negatives: 990 };

/// 170/200, 40/60, 130/140, 40/50.
#[test]
fn four_counts_have_the_values_of_the_formulas() {
    assert_eq!(FOUR.samples(), 200);
    assert_eq!(FOUR.accuracy(), Ok(0.85));
    assert_abs_diff_eq!(FOUR.recall().unwrap(), 0.6667, epsilon = 5e-5);
    assert_abs_diff_eq!(FOUR.specificity().unwrap(), 0.9286, epsilon = 5e-5);
    assert_eq!(FOUR.precision(), Ok(0.8));
}

/// 80/110 = 2 · 0.8 · (2/3) / (0.8 + 2/3) = 8/11.
#[test]
fn both_formulas_of_f1_agree() {
    let (p, r) = (FOUR.precision().unwrap(), FOUR.recall().unwrap());
    assert_abs_diff_eq!(FOUR.f1().unwrap(), 0.7273, epsilon = 5e-5);
    assert_abs_diff_eq!(FOUR.f1().unwrap(), 2.0 * p * r / (p + r), epsilon = 1e-15);
    assert_abs_diff_eq!(FOUR.f1().unwrap(), 8.0 / 11.0, epsilon = 1e-15);
}

/// 5 · 40 / (5 · 40 + 10 + 4 · 20) = 200/290, nearer to the recall of 0.667 than F1 is.
#[test]
fn f2_lies_nearer_to_the_recall() {
    assert_abs_diff_eq!(FOUR.f_beta(2.0).unwrap(), 200.0 / 290.0, epsilon = 1e-15);
    let away = |value: f64| (value - FOUR.recall().unwrap()).abs();
    assert!(away(FOUR.f_beta(2.0).unwrap()) < away(FOUR.f1().unwrap()));
}

/// (40 · 130 − 10 · 20) / √(50 · 60 · 140 · 150) = 5000 / √63,000,000 = 0.62994.
#[test]
fn matthews_of_four_counts() {
    assert_abs_diff_eq!(FOUR.matthews().unwrap(), 5000.0 / 63_000_000_f64.sqrt(), epsilon = 1e-15);
    assert_abs_diff_eq!(FOUR.balanced_accuracy().unwrap(), 0.7976, epsilon = 5e-5);
}

#[test]
fn never_detecting_is_99_percent_accurate_and_finds_nothing() {
    assert_eq!(NEVER.accuracy(), Ok(0.99));
    assert_eq!(NEVER.recall(), Ok(0.0));
    assert_eq!(NEVER.balanced_accuracy(), Ok(0.5));
    assert_eq!(NEVER.f1(), Ok(0.0));
    assert_eq!(NEVER.precision(), Err(Undefined::NoneCalledPositive));
    assert_eq!(NEVER.matthews(), Err(Undefined::NoneCalledPositive));
}

/// Ten times as many healthy people, treated as before: 40 of 50 become 40 of 140.
#[test]
fn more_negatives_lower_the_precision_and_no_other_share() {
    let many = Binary { false_positives: 100, true_negatives: 1300, ..FOUR };
    assert_eq!(many.precision(), Ok(40.0 / 140.0));
    assert_eq!((many.recall(), many.specificity()), (FOUR.recall(), FOUR.specificity()));
}

/// Type I: the answer was yes and should not have been. Of 140 healthy people 10 were called ill.
#[test]
fn a_false_positive_is_a_negative_sample() {
    let counts = Binary::of(&[false, true], &[true, false]);
    assert_eq!((counts.false_positives, counts.false_negatives), (1, 1));
    let negatives = FOUR.true_negatives + FOUR.false_positives;
    let specificity = FOUR.true_negatives as f64 / negatives as f64;
    assert_eq!(FOUR.specificity(), Ok(specificity));
    assert_abs_diff_eq!(1.0 - specificity, 10.0 / 140.0, epsilon = 1e-15);
}

/// The slide's matrix has its rows where ours has its columns: transposed, precision and recall change
/// places, and nothing tells.
#[test]
fn transposed_precision_and_recall_change_places() {
    let (truth, called) = ([0, 0, 0, 1, 1, 0, 1, 0], [0, 0, 1, 1, 0, 0, 1, 1]);
    let [ours, slides] = [Confusion::of(&truth, &called, 2), Confusion::of(&called, &truth, 2)];
    assert_eq!(ours.counts(), slides.counts().t());
    assert_eq!(ours.of_class(1).precision(), slides.of_class(1).recall());
    assert_eq!(ours.accuracy(), slides.accuracy());
}

/// A model with an area of 0 orders every pair wrongly: read the other way round it has 1. What knows
/// nothing has ½.
#[test]
fn an_area_of_0_is_a_perfect_model_read_the_wrong_way() {
    let (scores, truth) = (array![0.1, 0.2, 0.8, 0.9], [true, true, false, false]);
    let auc = |scores: Array1<f64>| Ranking::of(scores.view(), &truth).unwrap().auc();
    assert_eq!(auc(scores.clone()), Ok(0.0));
    assert_eq!(auc(-scores), Ok(1.0));
    assert_eq!(auc(array![0.3, 0.3, 0.3, 0.3]), Ok(0.5));
}

/// The area takes no threshold: the pairs alone decide.
#[test]
fn the_area_needs_no_threshold() {
    let (scores, truth) = (array![4.0, 3.0, 2.0, 1.0], [true, false, true, false]);
    let ranking = Ranking::of(scores.view(), &truth).unwrap();
    assert_eq!(ranking.auc(), Ok(0.75));
    assert_eq!(mann_whitney(scores.view(), &truth), Ok(0.75));
    let accuracies: Vec<f64> =
        ranking.cuts().iter().map(|cut| ranking.at(cut.threshold).accuracy().unwrap()).collect();
    assert_eq!(accuracies, [0.5, 0.75, 0.5, 0.75, 0.5]);
}

/// Ten times as many negatives with the same scores: the ROC curve stays, the precision falls. At 2 of
/// 3 positives and 1 of 4 negatives it is 2/3, with ten times the negatives 2/12.
#[test]
fn rare_positives_change_precision_and_leave_the_roc_curve() {
    let set = |times: usize| {
        let mut scores = vec![5.0, 4.0, 1.0];
        scores.extend([4.5, 3.0, 2.0, 0.0].repeat(times));
        let truth: Vec<bool> = (0..scores.len()).map(|row| row < 3).collect();
        Ranking::of(Array1::from(scores).view(), &truth).unwrap()
    };
    let (few, many) = (set(1), set(10));
    assert_eq!(few.roc(), many.roc());
    assert_eq!(few.at(4.0).precision(), Ok(2.0 / 3.0));
    assert_eq!(many.at(4.0).precision(), Ok(2.0 / 12.0));
    assert!(many.average_precision().unwrap() < few.average_precision().unwrap());
}

/// Classes of 90, 9 and 1, of which the last is never found: the samples say 0.99, the classes 0.67.
#[test]
fn a_small_class_weighs_in_the_macro_mean_alone() {
    let truth: Vec<usize> = (0..100).map(|i| if i < 90 { 0 } else { 1 + i / 99 }).collect();
    let called: Vec<usize> = truth.iter().map(|&class| class.min(1)).collect();
    let confusion = Confusion::of(&truth, &called, 3);
    let recall = |average| confusion.average(average, Binary::recall).unwrap();
    assert_eq!(recall(Average::Micro), 0.99);
    assert_abs_diff_eq!(recall(Average::Weighted), 0.99, epsilon = 1e-15);
    assert_abs_diff_eq!(recall(Average::Macro), 2.0 / 3.0, epsilon = 1e-15);
}
