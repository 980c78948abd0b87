//! Age and income of 80 applicants on axes of one scale: as they are, centred, and scaled in two ways.

use datasets::applicants;
use ndarray::{ArrayView2, Axis as Along, s};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::Scaler;

fn main() -> std::io::Result<()> {
    let samples = applicants(80, &mut Streams::new(1).stream("applicants"));
    let raw = samples.x.slice(s![.., ..2]);
    let centred = &raw - &raw.mean_axis(Along(0)).expect("there are applicants");
    let min_max = Scaler::min_max(raw).apply(raw);
    let standard = Scaler::standard(raw).apply(raw);
    let chart = |title: &str, x: ArrayView2<f64>, low: f64, high: f64| {
        let axis = |name: &str| Axis::new(name).range(low, high);
        let of = |granted: bool| {
            let rows = x.outer_iter().zip(&samples.t).filter(move |(_, t)| (**t > 0.0) == granted);
            rows.map(|(row, _)| (row[0], row[1])).collect::<Vec<_>>()
        };
        Chart::new(axis("age"), axis("income"))
            .title(title)
            .equal()
            .scatter("granted", of(true))
            .scatter("refused", of(false))
    };
    let (caption, alt) = (
        "What does a neuron see of the age? Before scaling, next to nothing: on two axes of one scale the \
         applicants are a line, and centring moves the line. Scaled in either way, age and income spread \
         alike. (Who is granted a credit depends on the dependants too, so the border is blurred.)",
        "Four scatter charts of income over age, each with one scale on both axes. As they are, and centred, \
         the points form a vertical line. Scaled from 0 to 1, and standardised, they fill a square, most of \
         the granted in its upper part and most of the refused in its lower part.",
    );
    Figure::new(caption, alt)
        .seed(1)
        .columns(2)
        .panel(chart("as they are", raw, 0.0, 40_000.0))
        .panel(chart("centred", centred.view(), -20_000.0, 20_000.0))
        .panel(chart("min-max", min_max.view(), -0.1, 1.1))
        .panel(chart("standardised", standard.view(), -2.2, 2.2))
        .save("before_and_after_scaling")
}
