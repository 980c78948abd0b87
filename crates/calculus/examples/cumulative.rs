//! Activation functions that are cumulative distribution functions, and two that are not.

use calculus::{Normal, Scalar};
use plot::{Axis, Chart, Figure};

fn curve(f: impl Fn(f64) -> f64) -> impl Iterator<Item = (f64, f64)> {
    (-160..=160).map(move |i| f64::from(i) / 40.0).map(move |x| (x, f(x)))
}

fn chart() -> Chart<'static> {
    let x = Axis::new("x").range(-4.0, 4.0);
    Chart::new(x, Axis::new("value").range(-1.2, 2.2)).horizontal(0.0, "").horizontal(1.0, "")
}

fn main() -> std::io::Result<()> {
    let normal = Normal { mean: 0.0, deviation: 1.0 };
    Figure::new(
        "Which of these is the probability that a random number is at most x? The three on the left, which \
         rise from 0 to 1. tanh begins at −1, a ReLU never ends.",
        "Two panels over x from −4 to 4, with lines at 0 and 1. Left: the step from 0 to 1 at 0, the logistic \
         function and the steeper normal cumulative function Φ, all three through ½ near 0 and inside 0 to 1. \
         Right: tanh from −1 to 1, half of it below 0, and the ReLU, 0 up to 0 and beyond 1 from 1 on.",
    )
    .panel(
        chart()
            .title("they are")
            .line("step", [(-4.0, 0.0), (0.0, 0.0), (0.0, 1.0), (4.0, 1.0)])
            .line("logistic σ", curve(Scalar::sigmoid))
            .line("normal Φ", curve(move |x| normal.cdf(x))),
    )
    .panel(
        chart()
            .title("they are not")
            .line("tanh", curve(f64::tanh))
            .line("ReLU", curve(|x| x.max(0.0))),
    )
    .save("cumulative")
}
