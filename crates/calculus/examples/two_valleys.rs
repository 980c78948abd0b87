//! Gradient descent in a bowl and in a double well, from two starts each.

use calculus::{Dual, Scalar, derivative, descend};
use ndarray::array;
use plot::{Axis, Chart, Figure};

fn bowl<S: Scalar>(x: S) -> S {
    x.powi(2) * 0.75
}

fn wells<S: Scalar>(x: S) -> S {
    (x.powi(2) - 1.0).powi(2) + x * 0.3
}

fn panel(title: &str, value: fn(f64) -> f64, dual: fn(Dual) -> Dual, eta: f64) -> Chart<'static> {
    let curve = (-170..=170).map(|k| f64::from(k) / 100.0).map(|x| (x, value(x)));
    let walk = |start: f64| {
        let slope = |x: ndarray::ArrayView1<f64>| array![derivative(dual, x[0]).1];
        let path = descend(slope, array![start].view(), eta, 30);
        path.into_iter().map(|x| (x[0], value(x[0]))).collect::<Vec<_>>()
    };
    Chart::new(Axis::new("x").range(-1.7, 1.7), Axis::new("f(x)").range(-0.5, 2.6))
        .title(title)
        .line("f", curve)
        .path("from −1.5", walk(-1.5))
        .path("from 1.45", walk(1.45))
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "Does the start decide where descent ends? In the bowl it does not: a convex function has one \
         valley. In the double well each start finds its own bottom, and the right one is not the deeper one.",
        "Two curves with two descents each, marked step by step. Left, the parabola 0.75 x²: from −1.5 and \
         from 1.45 the steps come down to the same bottom at 0. Right, (x² − 1)² + 0.3x with two bottoms: \
         from −1.5 the steps end near −1 at about −0.3, from 1.45 near 1 at about 0.3.",
    )
    .columns(2)
    .panel(panel("convex: 0.75 x²", bowl, bowl, 0.1))
    .panel(panel("not convex: (x² − 1)² + 0.3x", wells, wells, 0.015))
    .save("two_valleys")
}
