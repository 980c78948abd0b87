//! Digits written by a program, beside digits written by people.

use datasets::{digits, generated_digits};
use plot::{Figure, ImageGrid};
use tensor::Streams;

fn main() -> std::io::Result<()> {
    let generated = generated_digits(10_000, &mut Streams::new(7).stream("digits"));
    let x = generated.flat::<f64>();
    println!("images: {}", generated.len());
    println!("mean grey level: {:.3}", x.mean().unwrap());
    println!("its deviation: {:.3}", x.std(0.0));
    let inked = x.iter().filter(|&&level| level > 0.0).count();
    println!("pixels with ink: {:.1} %", 100.0 * inked as f64 / x.len() as f64);

    // Twelve greys are enough for the eye, and keep the drawing small.
    let grey = |level: f64| (12.0 * level).round() / 12.0;
    let program = (0..50).fold(ImageGrid::grey(10).title("by a program"), |grid, n| {
        grid.image("", (28, 28), |i, j| grey(x[[n, 28 * i + j]]))
    });
    let real = digits();
    let x = real.flat::<f64>();
    let people = (0..20).fold(ImageGrid::grey(10).title("by people, 8 × 8"), |grid, n| {
        grid.image("", (8, 8), |i, j| x[[n, 8 * i + j]])
    });
    let caption = "Can a program write digits that are worth learning to read? These differ as hands \
        do: in how each digit is written, in slant, width and proportions. Each is centred as MNIST's are.";
    let alt = "Five rows of the digits 0 to 9 in white squares, as if handwritten: some upright and \
        some slanted, thin and bold, a 1 with a flag and without, a 7 crossed and not. Below them two \
        rows of real digits in coarse pixels.";
    let figure = Figure::new(caption, alt).seed(7).columns(1);
    figure.panel(program).panel(people).save("generated_digits")
}
