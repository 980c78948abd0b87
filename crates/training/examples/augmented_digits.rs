//! What may be done to a digit without making another of it?

use datasets::generated_digits;
use ndarray::Array3;
use plot::{Figure, ImageGrid};
use tensor::Streams;
use training::{Affine, Augment, add_noise, blur, brighten, warp};

fn main() -> std::io::Result<()> {
    let streams = Streams::new(7);
    let digits = generated_digits(10, &mut streams.stream("digits"));
    let x = digits.flat::<f64>();
    let six = x.row(6).to_owned().into_shape_with_order((28, 28, 1)).expect("784 pixels");
    let map = |map| warp(six.view(), map);
    let noise = &mut streams.stream("noise");
    let pictures = [
        ("as it is", six.clone()),
        ("shift", map(Affine::shift(4.0, 3.0))),
        ("rotate", map(Affine::rotation(15.0))),
        ("scale", map(Affine::scale(0.7, 0.7))),
        ("shear", map(Affine::shear(0.4))),
        ("mirror", map(Affine::mirror())),
        ("blur", blur(six.view(), 1.5)),
        ("noise", add_noise(six.view(), 0.2, noise)),
        ("fainter", brighten(six.view(), 0.4)),
        ("turned by 180°", map(Affine::rotation(180.0))),
    ];
    // Twelve greys are enough for the eye, and keep the drawing small.
    let show = |grid: ImageGrid, name: &str, picture: &Array3<f64>| {
        grid.image(name, (28, 28), |i, j| (12.0 * picture[[i, j, 0]]).round() / 12.0)
    };
    let one = pictures
        .iter()
        .fold(ImageGrid::grey(5).title("one at a time"), |grid, (name, p)| show(grid, name, p));
    let augment = Augment {
        shift: 3.0,
        rotate: 15.0,
        scale: 0.2,
        shear: 0.3,
        blur: 0.8,
        noise: 0.1,
        brightness: 0.4,
        ..Augment::default()
    };
    let all = (0..10)
        .fold(ImageGrid::grey(5).title("drawn at random, all but the mirror"), |grid, _| {
            show(grid, "", &augment.picture(six.view(), noise))
        });
    Figure::new(
        "What may be done to a six without making another digit of it? Nearly all of this, within limits. Its \
         mirror image is no digit, and turned by 180° it is a nine.",
        "Ten pictures of a handwritten six: as it is, moved, turned a little, smaller, slanted, mirrored, blurred, \
         under noise, fainter, and upside down, where it is a nine. Below, ten more sixes drawn at random, \
         all different and all legible.",
    )
    .seed(7)
    .columns(1)
    .panel(one)
    .panel(all)
    .save("augmented_digits")
}
