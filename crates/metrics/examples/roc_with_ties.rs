//! Ten samples with three different scores, whose ROC curve depends on how equals are ordered, unless none are.

use metrics::Ranking;
use ndarray::Array1;
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let scores = Array1::from(vec![3.0, 3.0, 3.0, 2.0, 2.0, 2.0, 2.0, 2.0, 1.0, 1.0]);
    let truth = [true, true, false, true, true, false, false, false, true, false];
    // A little added in favour of one class breaks the ties.
    let broken = |in_favour: bool| -> Array1<f64> {
        let nudge = |(score, &positive): (&f64, &bool)| {
            score + 0.1 * f64::from(u8::from(positive == in_favour))
        };
        scores.iter().zip(&truth).map(nudge).collect()
    };
    let mut curves = Vec::new();
    for (name, scores) in [
        ("equals together", scores.clone()),
        ("positives first", broken(true)),
        ("negatives first", broken(false)),
    ] {
        let ranking = Ranking::of(scores.view(), &truth).unwrap();
        println!("{}: {:.2}", name.replace(' ', "-"), ranking.auc().unwrap());
        curves.push((name, ranking.roc().unwrap()));
    }
    let rate = |name| Axis::new(name).range(0.0, 1.0);
    let mut chart = Chart::new(rate("false-positive rate"), rate("true-positive rate"))
        .equal()
        .context([(0.0, 0.0), (1.0, 1.0)]);
    for (name, curve) in curves {
        chart = chart.path(name, curve);
    }
    let caption = "What does the order of equal scores do to a ROC curve? It makes of three honest corners \
        a curve that is too good or too bad. Equals cross a threshold together, and the curve goes straight.";
    let alt = "Three curves from (0, 0) to (1, 1) in the unit square. That with equals together has three straight \
        pieces; that with positives first runs in steps above it, that with negatives first in steps below.";
    Figure::new(caption, alt).panel(chart).save("roc_with_ties")
}
