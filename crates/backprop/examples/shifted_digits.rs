//! A network that reads digits in the middle of the picture, and digits that are not: seed 1.

use backprop::classic::{Function, Network, Training};
use backprop::{argmax, one_hot};
use ndarray::{Array3, ArrayView3, s};
use plot::{Axis, Chart, Figure, ImageGrid};
use tensor::Streams;

/// The pictures, (images, height, width), moved to the right by `by` pixels over clean paper.
fn shifted(pixels: ArrayView3<u8>, by: usize) -> Array3<u8> {
    let (mut moved, width) = (Array3::zeros(pixels.dim()), pixels.dim().2);
    moved.slice_mut(s![.., .., by..]).assign(&pixels.slice(s![.., .., ..width - by]));
    moved
}

fn main() -> std::io::Result<()> {
    let streams = Streams::new(1);
    let learned = datasets::generated_digits(1000, &mut streams.stream("learn"));
    let mut new = datasets::generated_digits(500, &mut streams.stream("new"));
    let (f, mut init) = (Function::Logistic, streams.stream("init"));
    let mut net = Network::random(&[784, 20, 10], f, f, 0.05, &mut init).unwrap();
    let training = Training { learning_rate: 0.5, batch: 1, admissible_error: 0.0, max_epochs: 6 };
    let (x, y) = (learned.flat::<f64>(), one_hot(&learned.labels.mapv(usize::from).to_vec(), 10));
    training.train(&mut net, x.view(), y.view(), Some(&mut streams.stream("order"))).unwrap();

    let (centred, labels) = (new.pixels.clone(), new.labels.mapv(usize::from));
    let (mut curve, mut pictures) = (Vec::new(), ImageGrid::grey(5).title("the same 5"));
    for by in 0..=4 {
        new.pixels = shifted(centred.view(), by);
        let x = new.flat::<f64>();
        let read = argmax(net.predict(x.view()).view());
        let right = read.iter().zip(&labels).filter(|(read, label)| read == label).count();
        let accuracy = right as f64 / labels.len() as f64;
        println!("by-{by}: {accuracy:.2}");
        curve.push((by as f64, accuracy));
        pictures =
            pictures.image(format!("read as {}", read[5]), (28, 28), |i, j| x[(5, 28 * i + j)]);
    }
    let caption = "Does a network that has learned digits in the middle know them elsewhere? No: every \
        pixel of shift to the right costs it answers, and at three more of them are wrong than right.";
    let alt = "Above, the same handwritten digit five times, each one pixel further to the right. Below, the \
        accuracy on new digits against the shift from 0 to 4 pixels: it falls at every step.";
    let axes = [
        Axis::new("shift to the right")
            .unit("pixels")
            .ticks((0..=4).map(|by| (f64::from(by), by.to_string()))),
        Axis::new("accuracy").range(0.0, 1.0),
    ];
    let [shift, accuracy] = axes;
    Figure::new(caption, alt)
        .seed(1)
        .columns(1)
        .panel(pictures)
        .panel(Chart::new(shift, accuracy).height(180.0).path("accuracy", curve))
        .save("shifted_digits")
}
