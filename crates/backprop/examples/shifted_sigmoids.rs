//! Logistic units that differ in their bias alone, added up.

use backprop::Activation;
use plot::{Axis, Chart, Figure};

/// σ(x − first) + σ(x − first − 1) + …, of as many terms as `count`.
fn stairs(x: f64, first: f64, count: u32) -> f64 {
    let logistic = Activation::Logistic { beta: 1.0 };
    (0..count).map(|i| logistic.apply(x - first - f64::from(i))).sum()
}

fn main() -> std::io::Result<()> {
    let softplus = |x: f64| Activation::Softplus.apply(x);
    for x in [0.0, 3.0] {
        println!("sum-at-{x}: {:.4}", stairs(x, 0.5, 100));
        println!("softplus-at-{x}: {:.4}", softplus(x));
    }
    println!("one-unit-more: {:.3}", stairs(0.0, -0.5, 100));

    let points = |of: &dyn Fn(f64) -> f64| {
        (-40..=100).map(|i| f64::from(i) / 10.0).map(|x| (x, of(x))).collect::<Vec<_>>()
    };
    let chart = Chart::new(Axis::new("x").range(-4.0, 10.0), Axis::new("sum of activations"));
    let chart = [1, 2, 4, 8].into_iter().fold(chart, |chart, count| {
        let plural = if count == 1 { "" } else { "s" };
        chart.line(format!("{count} unit{plural}"), points(&|x| stairs(x, 0.5, count)))
    });
    Figure::new(
        "What do logistic units add up to whose thresholds stand at ½, 1½, 2½ and so on? To a softplus, \
         as far as the thresholds go, and that is a ReLU without the corner.",
        "Over x from −4 to 10, the sums of 1, 2, 4 and 8 logistic units. Each follows the softplus curve, \
         drawn in grey, up to its number of units and stays level from there on.",
    )
    .panel(chart.context(points(&softplus)))
    .save("shifted_sigmoids")
}
