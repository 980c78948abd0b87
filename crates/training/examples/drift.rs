//! How long is what was learned once of use, when the world turns?

use backprop::{Dense, Layer, Loss, Mode, SoftmaxCrossEntropy, argmax, descend};
use ndarray::{Array1, Array2, ArrayView2};
use plot::{Axis, Chart, Figure};
use std::f64::consts::PI;
use tensor::Streams;
use training::{test_then_learn, turning_classes};

fn learn(model: &mut Dense<f64>, x: ArrayView2<f64>, y: &[usize]) {
    for _ in 0..10 {
        let (y_hat, ()) = model.forward(x, &mut Mode::Eval);
        let (_, slope) = SoftmaxCrossEntropy.loss(y_hat.view(), y);
        model.accumulate(x, y_hat.view(), slope, ());
        descend(model, 0.5);
    }
}

fn main() -> std::io::Result<()> {
    let streams = Streams::new(1);
    let angle = |t: u32| PI * f64::from(t) / 59.0;
    let world = || {
        let mut rng = streams.stream("drift");
        (0..60).map(move |t| turning_classes(400, angle(t), 0.6, &mut rng))
    };
    let answer = |model: &Dense<f64>, x: ArrayView2<f64>| argmax(model.predict(x).view());
    let mut trained = Dense::new(Array2::zeros((2, 2)), Array1::zeros(2));
    let (x, y) = turning_classes(200, 0.0, 0.6, &mut streams.stream("first"));
    learn(&mut trained, x.view(), &y);
    let still = test_then_learn(&mut trained.clone(), world(), answer, |_, _, _| {});
    let on = test_then_learn(&mut trained, world(), answer, learn);
    let degrees = |right: &[f64]| -> Vec<(f64, f64)> {
        (0..60).map(|t| (angle(t).to_degrees(), 100.0 * right[t as usize])).collect()
    };
    let chart = Chart::new(
        Axis::new("how far the world has turned").unit("°").range(0.0, 180.0),
        Axis::new("right answers").unit("%").range(0.0, 100.0),
    );
    let chart = chart.line("learned once", degrees(&still)).line("goes on learning", degrees(&on));
    let chart = chart.horizontal(50.0, "by guessing");
    Figure::new(
        "How long is what was learned once of use, when the world turns? At a right angle it is worth as much as \
         guessing, and in the end nearly every answer is wrong. A net that learns from each batch after it has \
         been tested on it loses nothing.",
        "The share of right answers over the angle by which the world has turned. One curve falls from above 90 % \
         at 0° through 50 % at 90° to below 10 % at 180°. The other stays above 90 %.",
    )
    .seed(1)
    .panel(chart)
    .save("drift")
}
