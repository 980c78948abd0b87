//! A series that climbs, forecast from six values in a row and from six changes in a row.

use backprop::{Activation, Layer, Mlp, SquaredError};
use ndarray::{Array1, ArrayView1, Axis as Along, s};
use ndarray_rand::rand::Rng as _;
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Plan, Scaler, Set, Trainer, changes, windows};

/// What a net that has learned the first 120 windows says comes after each of all windows.
fn forecast(series: ArrayView1<f64>) -> Array1<f64> {
    let (x, y) = windows(series, 6);
    let y = y.insert_axis(Along(1));
    let (inputs, outputs) =
        (Scaler::standard(x.slice(s![..120, ..])), Scaler::standard(y.slice(s![..120, ..])));
    let (x, y) = (inputs.apply(x.view()), outputs.apply(y.view()));
    let (tanh, mut rng) = (Activation::Tanh { beta: 1.0 }, Streams::new(1).stream("init"));
    let net = Mlp::random(&[6, 10, 1], tanh, Activation::Identity, &mut rng);
    let adam = Adam { learning_rate: 0.01, ..Adam::default() };
    let adam: Descent<f64, _, 2> = Descent::new(adam).expect("a rate above 0");
    let plan = Plan { epochs: 100, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(net, SquaredError, adam, plan);
    let learned = y.slice(s![..120, ..]);
    trainer.fit(&Set::new(x.slice(s![..120, ..]), &*learned), &mut []).expect("no divergence");
    outputs.invert(trainer.model.predict(x.view()).view()).remove_axis(Along(1))
}

fn main() -> std::io::Result<()> {
    let mut rng = Streams::new(1).stream("series");
    let mut step = |t| t as f64 + 5.0 * (t as f64 / 3.0).sin() + rng.random_range(-1.0..1.0);
    let series: Array1<f64> = (0..200).map(&mut step).collect();
    let values = forecast(series.view());
    // The k-th forecast of a change is added to the value that is known by then.
    let moved = &forecast(changes(series.view()).view()) + &series.slice(s![6..199]);
    let error = |y_hat: ArrayView1<f64>| {
        let late = y_hat.slice(s![y_hat.len() - 70..]);
        (&late - &series.slice(s![130..])).mapv(f64::abs).mean().expect("70 steps")
    };
    println!("values: {:.1}", error(values.view()));
    println!("as-today: {:.1}", error(series.slice(s![..199])));
    println!("changes: {:.2}", error(moved.view()));
    let misses = |y_hat: ArrayView1<f64>| {
        let from = 200 - y_hat.len();
        (0..y_hat.len())
            .map(|t| ((t + from) as f64, y_hat[t] - series[t + from]))
            .collect::<Vec<_>>()
    };
    let (caption, alt) = (
        "Which net can say what comes next, once the series has climbed to where it never was? The one that \
         has learned changes: its misses stay near 0. The one that has learned values falls behind.",
        "Two charts over 200 steps, with a dashed line at step 126, where the training data end. Above, a \
         series that swings and climbs from 0 to 200. Below, forecast minus series: the forecast from \
         changes stays within a few units of 0 all along, that from values sinks far below 0 on the right.",
    );
    let chart = |y: &str| {
        let step = Axis::new("step").range(0.0, 200.0);
        Chart::new(step, y).height(170.0).vertical(126.0, "end of training data")
    };
    let known = series.iter().enumerate().map(|(t, &x)| (t as f64, x));
    let missed = chart("forecast minus series")
        .line("from values", misses(values.view()))
        .line("from changes", misses(moved.view()));
    Figure::new(caption, alt)
        .seed(1)
        .columns(1)
        .panel(chart("series").line("", known))
        .panel(missed)
        .save("changes_or_values")
}
