//! What an answer costs: over the probability of the right class, and over the margin.

use backprop::{BinaryCrossEntropy, Hinge, LogisticCrossEntropy, Loss, SquaredError};
use ndarray::array;
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let cross = |p: f64| BinaryCrossEntropy.loss(array![[p]].view(), &array![[1.0]]).0;
    let squared = |p: f64| SquaredError.loss(array![[p]].view(), &array![[1.0]]).0;
    let probabilities = || (1..=200).map(|i| f64::from(i) / 200.0);
    let left = Chart::new(
        Axis::new("probability given to what is right").range(0.0, 1.0),
        Axis::new("cost").range(0.0, 5.0),
    )
    .line("−ln p", probabilities().map(|p| (p, cross(p))))
    .line("½ (1 − p)²", probabilities().map(|p| (p, squared(p))));

    // The margin is the score of the right one of two classes less that of the other.
    let margins = || (-80..=80).map(|i| f64::from(i) / 20.0);
    let logistic = |m: f64| LogisticCrossEntropy.loss(array![[m]].view(), &array![[1.0]]).0;
    let hinge = |m: f64| Hinge.loss(array![[m, 0.0]].view(), &[0]).0;
    let sigma = |m: f64| 1.0 / (1.0 + (-m).exp());
    let right = Chart::new("margin", Axis::new("cost").range(0.0, 5.0))
        .vertical(0.0, "")
        .line("−ln p", margins().map(|m| (m, logistic(m))))
        .line("½ (1 − p)²", margins().map(|m| (m, squared(sigma(m)))))
        .line("hinge", margins().map(|m| (m, hinge(m))));
    Figure::new(
        "What does it cost to be sure and wrong? With −ln p, without limit, and the slope stays. The squared error \
         of a probability ends at ½, on a plateau without slope; the hinge is 0 from a margin of 1 on.",
        "Left, over the probability given to the right class: −ln p falls from beyond 5 near p = 0 to 0 at p = 1, \
         the half square from ½ to 0. Right, over the margin from −4 to 4: −ln p and the hinge fall along straight \
         lines on the wrong side, the hinge reaches 0 at the margin 1; the half square is flat near ½ on the wrong \
         side and flat near 0 on the right one.",
    )
    .panel(left)
    .panel(right)
    .save("cost_curves")
}
