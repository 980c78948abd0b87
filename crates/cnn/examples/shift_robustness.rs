//! How many new digits do five nets read that stand up to three pixels beside their place?

use backprop::SoftmaxCrossEntropy;
use cnn::Window;
use cnn::arch::{Plan, Stage};
use ndarray::{Array4, s};
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure};
use std::ops::Range;
use tensor::Streams;
use training::{Set, Trainer, evaluate};

/// Digits of 8 × 8 in a field of 14 × 14, moved from its middle: (B, 14, 14, 1).
fn field(images: Range<usize>, down: isize, right: isize) -> Array4<f64> {
    let pixels = datasets::digits().flat::<f64>();
    let digits = pixels.into_shape_with_order((1797, 8, 8, 1)).expect("8 · 8 = 64");
    let mut x = Array4::zeros((images.len(), 14, 14, 1));
    let (top, left) = (3 + down, 3 + right);
    let place = s![.., top..top + 8, left..left + 8, ..];
    x.slice_mut(place).assign(&digits.slice(s![images, .., .., ..]));
    x
}

/// The share of 400 digits that is read 0, 1, 2 and 3 pixels from the middle: the mean of four directions.
fn read(features: &[Stage]) -> [f64; 4] {
    let y = datasets::digits().labels.mapv(usize::from).to_vec();
    let stages = [features, &[Stage::Dense(10)]].concat();
    let streams = Streams::new(1);
    let plan = Plan { input: [14, 14, 1], stages };
    let net = plan.build(&mut streams.stream("init")).expect("a list that fits");
    let adam = Descent::new(Adam { learning_rate: 0.01, ..Adam::default() }).expect("in range");
    let run = training::Plan { epochs: 5, batch: 32, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, run);
    let x = field(0..1000, 0, 0);
    trainer.fit(&Set::new(x.view(), &y[..1000]), &mut []).expect("no divergence");
    [0, 1, 2, 3].map(|by: isize| {
        let right = [(0, by), (by, 0), (0, -by), (-by, 0)].map(|(down, right)| {
            let x = field(1000..1400, down, right);
            let test = Set::new(x.view(), &y[1000..1400]);
            evaluate(&trainer.model, &SoftmaxCrossEntropy, &test).accuracy.expect("classes")
        });
        25.0 * right.iter().sum::<f64>()
    })
}

fn main() -> std::io::Result<()> {
    tensor::keep_memory();
    let conv = |maps, k| vec![Stage::Convolve { maps, window: Window::new(k).same() }, Stage::Relu];
    let pool = |k| vec![Stage::MaxPool(Window::blocks(k))];
    let nets = [
        ("dense", vec![Stage::Flatten, Stage::Dense(32), Stage::Relu]),
        ("conv", [conv(8, 3), vec![Stage::Flatten]].concat()),
        (
            "twice conv, pool",
            [conv(8, 3), pool(2), conv(16, 3), pool(2), vec![Stage::Flatten]].concat(),
        ),
        ("conv, whole map", [conv(16, 5), pool(14), vec![Stage::Flatten]].concat()),
        (
            "conv, pool, conv, whole map",
            [conv(8, 3), pool(2), conv(24, 3), pool(7), vec![Stage::Flatten]].concat(),
        ),
    ];
    let percent = Axis::new("new digits read").unit("%").range(0.0, 100.0);
    let mut chart = Chart::new(
        Axis::new("moved by").unit("pixels").ticks((0..4).map(|n| (f64::from(n), n.to_string()))),
        percent,
    );
    for (name, features) in nets {
        let shares = read(&features);
        let key = name.replace(", ", "-").replace(' ', "-");
        shares.iter().enumerate().for_each(|(by, share)| println!("{key}-{by}: {share:.1}"));
        chart = chart.line(name, (0..4).map(f64::from).zip(shares));
    }
    Figure::new(
        "How far may a digit stand beside its place? Dense layers and a convolution alone lose about half of \
         all digits to one pixel. Two poolings soften the fall. The largest of a whole map does not notice the \
         shift; with a pooling before it, it notices odd shifts more than even ones.",
        "A chart of the share of new digits read over the shift from 0 to 3 pixels, five lines that start between \
         90 and 95 %. Dense and convolution alone fall to 46 and 42 % at 1 pixel and to a tenth at 2. Convolution and pooling \
         twice falls to 55, 24 and 15 %. Convolution and whole map is level at 92 %. With a pooling in between the \
         line goes down to 52 %, up to 83 % and down to 54 %.",
    )
    .seed(1)
    .panel(chart)
    .save("shift_robustness")
}
