//! 200 positives and 200 negatives, and every negative fifty times: ROC and precision (seed 3).

use metrics::Ranking;
use ndarray::Array1;
use ndarray_rand::rand_distr::{Distribution, StandardNormal};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

fn main() -> std::io::Result<()> {
    let mut rng = Streams::new(3).stream("scores");
    let mut noise = |mean| -> f64 { mean + Distribution::<f64>::sample(&StandardNormal, &mut rng) };
    let positive: Vec<f64> = (0..200).map(|_| noise(2.0)).collect();
    let negative: Vec<f64> = (0..200).map(|_| noise(0.0)).collect();
    let ranking = |times| {
        let scores = [positive.clone(), negative.repeat(times)].concat();
        let truth: Vec<bool> = (0..scores.len()).map(|row| row < 200).collect();
        Ranking::of(Array1::from(scores).view(), &truth).unwrap()
    };
    let share = |name| Axis::new(name).range(0.0, 1.0);
    let mut roc = Chart::new(share("false-positive rate"), share("recall")).title("ROC");
    let mut precision =
        Chart::new(share("recall"), share("precision")).title("precision and recall");
    for (key, name, times) in [("even", "1 to 1", 1), ("rare", "1 to 50", 50)] {
        let ranking = ranking(times);
        println!("{key}-auc: {:.2}", ranking.auc().unwrap());
        println!("{key}-ap: {:.2}", ranking.average_precision().unwrap());
        roc = roc.line(name, ranking.roc().unwrap());
        precision = precision.line(name, ranking.precision_recall().unwrap());
    }
    let caption = "What do negatives do that come fifty times as often? To the ROC curve nothing; the \
        precision falls from the first false alarm on, because each is now fifty.";
    let alt = "Two panels in the unit square. Left, two ROC curves that lie on each other. Right, precision over \
        recall: with as many negatives as positives it stays near 1 and ends at one half, with fifty times as \
        many it drops to 0.4 at once and ends near 0.";
    Figure::new(caption, alt)
        .seed(3)
        .panel(roc.height(230.0))
        .panel(precision.height(230.0))
        .save("rare_positives")
}
