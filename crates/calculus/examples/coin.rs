//! From prior to posterior: a coin of θ = 0.7 flipped two hundred times, seed 3.

use calculus::{Beta, midpoints};
use ndarray_rand::rand::Rng as _;
use plot::{Axis, Chart, Figure};
use tensor::Streams;

fn main() -> std::io::Result<()> {
    let mut rng = Streams::new(3).stream("flips");
    let heads: Vec<bool> = (0..200).map(|_| rng.random::<f64>() < 0.7).collect();
    let mut figure = Figure::new(
        "How do flips turn a belief into knowledge? Every head moves the density to the right, every tail to \
         the left. After 20 flips, 10 of them heads, both beliefs still hold θ = 0.7 for unlikely; after 200 \
         they agree on it.",
        "Four panels, the density over the probability of heads θ from 0 to 1, after 0, 3, 20 and 200 flips \
         of a coin with θ = 0.7, marked by a line. A flat prior and one that is narrow around ½ start far \
         apart. After 20 flips both densities lie around ½, after 200 both are narrow and peak close to 0.7.",
    )
    .seed(3);
    for n in [0, 3, 20, 200] {
        let ups = heads[..n].iter().filter(|up| **up).count() as u32;
        let mut chart = Chart::new(
            Axis::new("probability of heads θ").range(0.0, 1.0),
            Axis::new("density").range(0.0, 14.0),
        )
        .title(format!("{n} flips, {ups} heads"))
        .vertical(0.7, "");
        for (name, a, b) in [("Beta(1, 1), flat", 1.0, 1.0), ("Beta(10, 10)", 10.0, 10.0)] {
            let belief = Beta { a, b }.observe(ups, n as u32 - ups);
            chart = chart.line(name, midpoints(200).into_iter().map(|t| (t, belief.density(t))));
        }
        figure = figure.panel(chart);
    }
    figure.save("coin")
}
