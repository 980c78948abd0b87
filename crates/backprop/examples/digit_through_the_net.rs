//! Four new digits on their way through 784-100-10, trained with 2,000 generated ones: seed 1.

use backprop::{Activation, Batches, Layer, Loss, Mlp, Mode, Path, descend, softmax};
use datasets::generated_digits;
use ndarray::{Array2, ArrayView2, Axis as Along};
use plot::{Axis, Figure, Heatmap, ImageGrid};
use tensor::Streams;

/// Every row of `a` as a square picture.
fn squares(title: &str, a: ArrayView2<f64>, side: usize, most: f64) -> ImageGrid {
    (0..4).fold(ImageGrid::grey(4).title(title).range(0.0, most), |grid, row| {
        grid.image("", (side, side), |i, j| a[[row, side * i + j]])
    })
}

fn main() -> std::io::Result<()> {
    let streams = Streams::new(1);
    let set = generated_digits(2000, &mut streams.stream("train"));
    let (x, y) = (set.flat::<f64>(), set.labels.mapv(usize::from));
    let (relu, linear) = (Activation::Relu, Activation::Identity);
    let mut net = Mlp::random(&[784, 100, 10], relu, linear, &mut streams.stream("init"));
    let (mut batches, mut order) = (Batches::new(2000, 50).unwrap(), streams.stream("shuffle"));
    for _epoch in 0..4 {
        for rows in batches.epoch(&mut order) {
            let (x, y) = (x.select(Along(0), rows), y.select(Along(0), rows).to_vec());
            let (z, trace) = net.forward(x.view(), &mut Mode::Eval);
            let (_, delta) = backprop::SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, trace);
            descend(&mut net, 0.2);
        }
    }
    let new = generated_digits(10, &mut streams.stream("new")).flat::<f64>();
    let (x, mut hidden) = (new.select(Along(0), &[0, 3, 5, 8]), Array2::zeros((4, 100)));
    let z = net.observe(x.view(), Path::ROOT, &mut |path, a| {
        if path.to_string() == "1" {
            hidden.assign(&a);
        }
    });
    let y_hat = softmax(z.view());
    let digit = Axis::new("digit").categories((0..10).map(|k| k.to_string()));
    let picture = Axis::new("picture").categories(["1st", "2nd", "3rd", "4th"]);
    let caption = "What becomes of a picture? A pattern over the hidden units that no eye can read, and ten \
        numbers from it. The net is sure of the 0 and the 8; in the 3 it sees a good deal of a 5.";
    let alt = "Above, handwritten digits 0, 3, 5 and 8. In the middle, under each, a square of 10 by 10 grey \
        cells without recognisable order, about half of them white. Below, a table of four rows and ten \
        columns with the probabilities: each row is darkest at its own digit, from 0.57 to 0.95.";
    let entry = |i, j| y_hat[[i, j]];
    Figure::new(caption, alt)
        .seed(1)
        .columns(1)
        .panel(squares("x: 784 pixels", x.view(), 28, 1.0))
        .panel(squares("a¹: 100 hidden units, 10 in a row", hidden.view(), 10, 2.0))
        .panel(Heatmap::new(digit, picture, "probability", (4, 10), entry).values(2).title("ŷ"))
        .save("digit_through_the_net")
}
