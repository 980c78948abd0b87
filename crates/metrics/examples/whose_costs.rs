//! Biopsies of the breast by the mean radius of their nuclei: thresholds chosen on one half, counted on the other.

use datasets::breast_cancer;
use metrics::{Binary, Costs, Ranking};
use ndarray::s;

fn main() {
    let set = breast_cancer();
    let scores = set.x.column(0);
    let malignant: Vec<bool> = set.labels.iter().map(|&class| class == 0).collect();
    let half = |first| {
        let truth: Vec<bool> = malignant.iter().skip(first).step_by(2).copied().collect();
        Ranking::of(scores.slice(s![first..;2]), &truth).unwrap()
    };
    let (ranking, test) = (half(0), half(1));
    println!("AUC: {:.3}", test.auc().unwrap());

    let ten = Costs { false_positive: 1.0, false_negative: 10.0 };
    let even = Costs { false_positive: 1.0, false_negative: 1.0 };
    let cost = |costs: Costs| move |counts: &Binary| costs.of(counts).map(|cost| -cost);
    let rules = [
        ("balanced accuracy", ranking.best(Binary::balanced_accuracy)),
        ("F1", ranking.best(Binary::f1)),
        ("a miss costs 1", ranking.best(cost(even))),
        ("a miss costs 10", ranking.best(cost(ten))),
    ];
    println!(
        "\n{:<18} {:>9} {:>6} {:>7} {:>12} {:>8}",
        "best for", "threshold", "missed", "alarmed", "cost at 1:10", "accuracy"
    );
    for (name, threshold) in rules {
        let threshold = threshold.unwrap();
        let counts = test.at(threshold);
        let (cost, accuracy) = (ten.of(&counts).unwrap(), counts.accuracy().unwrap());
        let (missed, alarmed) = (counts.false_negatives, counts.false_positives);
        println!(
            "{name:<18} {threshold:>9.2} {missed:>6} {alarmed:>7} {cost:>12.3} {accuracy:>8.3}"
        );
    }
}
