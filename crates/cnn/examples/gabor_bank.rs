//! Six Gabor filters, and a digit under each.

use cnn::Gabor;
use cnn::classic::{corr2d, pad};
use ndarray::Array2;
use plot::{Figure, ImageGrid};
use tensor::Streams;

fn main() -> std::io::Result<()> {
    let digits = datasets::generated_digits(10, &mut Streams::new(7).stream("digits"));
    let four =
        digits.flat::<f64>().row(4).to_owned().into_shape_with_order((28, 28)).expect("784 pixels");
    let upright =
        Gabor { wavelength: 7.0, orientation: 0.0, phase: 0.0, deviation: 2.5, aspect: 0.5 };
    let bank: Vec<Array2<f64>> = upright.bank(6, 11);
    let under = |kernel: &Array2<f64>| corr2d(pad(four.view(), 5, 5).view(), kernel.view());
    let maps: Vec<Array2<f64>> = bank.iter().map(under).collect();
    let most = maps.iter().flatten().fold(0.0, |most: f64, o| most.max(*o));
    // Twelve levels are enough for the eye, and keep the drawing small.
    let level = |value: f64| (12.0 * value).round() / 12.0;
    let (mut filters, mut answers) = (ImageGrid::signed(6).range(-1.0, 1.0), ImageGrid::grey(6));
    for (n, (kernel, map)) in bank.iter().zip(&maps).enumerate() {
        let angle = format!("θ = {}°", 30 * n);
        filters = filters.image(angle, kernel.dim(), |i, j| level(kernel[[i, j]]));
        answers = answers.image("", map.dim(), |i, j| level(map[[i, j]].max(0.0) / most));
    }
    Figure::new(
        "What does a digit look like to neurons that answer to one orientation each? Each filter keeps the strokes \
         that lie along its stripes: the long slanted stroke of the four is darkest in the second map.",
        "Above, a handwritten four. Below it six filters: a stripe of one colour between two of another, fading to all \
         sides, turned by 30 degrees from one to the next. Under each filter the map of the four, in which only the \
         strokes near that direction are dark.",
    )
    .seed(7)
    .columns(1)
    .panel(ImageGrid::grey(6).title("the digit").image("", (28, 28), |i, j| level(four[[i, j]])))
    .panel(filters.title("the filters"))
    .panel(answers.title("the digit under each, where the answer is positive"))
    .save("gabor_bank")
}
