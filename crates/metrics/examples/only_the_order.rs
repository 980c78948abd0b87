//! Six scores, stretched and bent: what changes, and what does not.

use metrics::{Ranking, log_loss};
use ndarray::{Array2, array};

fn main() {
    let truth = [true, true, false, true, false, false];
    let p = array![0.9, 0.8, 0.7, 0.6, 0.4, 0.2];
    println!("{:<24} {:>6} {:>9} {:>10}", "scores", "AUC", "accuracy", "log-loss");
    let bent = [
        ("p", p.clone()),
        ("p³", p.powi(3)),
        ("a hundredth of p", &p / 100.0),
        ("1 − p", 1.0 - &p),
    ];
    for (name, scores) in bent {
        let ranking = Ranking::of(scores.view(), &truth).unwrap();
        let (auc, accuracy) = (ranking.auc().unwrap(), ranking.at(0.5).accuracy().unwrap());
        let both = Array2::from_shape_fn((6, 2), |(row, class)| match class {
            0 => 1.0 - scores[row],
            _ => scores[row],
        });
        let loss = log_loss(both.view(), &truth.map(usize::from)).unwrap();
        println!("{name:<24} {auc:>6.3} {accuracy:>9.3} {loss:>10.3}");
    }
}
