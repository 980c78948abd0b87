//! Two classes of 200 scores, three thresholds, and the three points of the ROC curve that belong to them.

use metrics::Ranking;
use ndarray::Array1;
use plot::{Axis, Chart, Figure};

/// So many quantiles of a bell about `mean`: a logistic distribution, nearly as wide as a normal one.
fn bell(mean: f64, n: usize) -> impl Iterator<Item = f64> {
    (0..n).map(move |i| {
        let p = (i as f64 + 0.5) / n as f64;
        mean + (p / (1.0 - p)).ln() / 1.702
    })
}

fn main() -> std::io::Result<()> {
    let (negative, positive): (Vec<f64>, Vec<f64>) =
        (bell(-0.8, 200).collect(), bell(0.8, 200).collect());
    let scores: Array1<f64> = negative.iter().chain(&positive).copied().collect();
    let truth: Vec<bool> = (0..400).map(|row| row >= 200).collect();
    let ranking = Ranking::of(scores.view(), &truth).unwrap();
    let mut histograms = Chart::new(Axis::new("score").range(-4.0, 4.0), "samples")
        .height(200.0)
        .histogram("negative", negative, 32)
        .histogram("positive", positive, 32);
    let rate = |name| Axis::new(name).range(0.0, 1.0);
    let mut roc = Chart::new(rate("false-positive rate"), rate("true-positive rate"))
        .equal()
        .height(240.0)
        .line("", ranking.roc().unwrap());
    let mut points = Vec::new();
    for (threshold, name) in [(-1.0, "−1"), (0.0, "0"), (1.0, "1")] {
        let counts = ranking.at(threshold);
        let at = (1.0 - counts.specificity().unwrap(), counts.recall().unwrap());
        histograms = histograms.vertical(threshold, name);
        roc = roc.note((at.0 + 0.08, at.1 - 0.04), name);
        points.push(at);
    }
    println!("auc: {:.3}", ranking.auc().unwrap());
    Figure::new(
        "What does a threshold do? It cuts both histograms, and is one point of the ROC curve: what lies to the \
         right of it of the positives is its height, of the negatives its distance from the left.",
        "Above, histograms of the scores of two overlapping classes, with thresholds at −1, 0 and 1. Below, the ROC \
         curve with the three points that belong to them, from the upper right to the lower left.",
    )
    .columns(1)
    .panel(histograms)
    .panel(roc.scatter("thresholds", points))
    .save("threshold")
}
