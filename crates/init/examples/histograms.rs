//! Histograms of the activations of ten layers of 50 neurons, for three starts.

use backprop::{Activation, Dense, Layer};
use init::Initializer;
use ndarray::{Array1, Array2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use plot::{Axis, Chart, Figure};
use tensor::Streams;

/// For every layer the shares of 40 bins from −1 to 1, the first layer lowest.
fn panel(title: &'static str, start: Initializer) -> Chart<'static> {
    let mut rng = Streams::new(1).stream("net");
    let layers = (1..=10).map(|layer| (f64::from(layer), layer.to_string()));
    let mut chart = Chart::new(
        Axis::new("activation").range(-1.05, 1.05).ticks([(-1.0, "−1"), (0.0, "0"), (1.0, "1")]),
        Axis::new("layer").range(0.8, 11.0).ticks(layers),
    )
    .title(title)
    .height(260.0);
    let mut a = Array2::random_using((200, 50), StandardNormal, &mut rng);
    for layer in 1..=10 {
        let dense = Dense::<f64>::new(start.draw((50, 50), &mut rng), Array1::zeros(50));
        a = dense.then(Activation::Tanh { beta: 1.0 }).predict(a.view());
        let mut shares = [0.0; 40];
        for a in &a {
            shares[(((a + 1.0) * 20.0) as usize).min(39)] += 1.0 / 10_000.0;
        }
        let outline = (0..).zip(shares).flat_map(|(bin, share)| {
            let (left, height) = (f64::from(bin) / 20.0 - 1.0, f64::min(share / 0.15, 0.95));
            [left, left + 0.05].map(|x| (x, f64::from(layer) + height))
        });
        chart = chart.context(outline);
    }
    chart
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "What do ten layers of tanh make of inputs from N(0, 1), before they learn? Weights from ±1/√n let them shrink \
         to 0, Xavier's keep them in the middle, weights three times as large drive them to −1 and 1.",
        "Three charts, each with ten histograms above one another, for the layers 1 to 10. Left: the histograms \
         become narrower with every layer until one spike at 0 is left. Middle: all are broad. Right: all have \
         two spikes, at −1 and at 1, and little between.",
    )
    .seed(1)
    .columns(3)
    .panel(panel("±1/√n", Initializer::Uniform { a: 1.0 }))
    .panel(panel("Xavier", Initializer::XavierNormal))
    .panel(panel("gain 3", Initializer::Normal { gain: 3.0 }))
    .save("histograms")
}
