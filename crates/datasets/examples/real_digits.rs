//! Real digits of 8 × 8 pixels, clean and with noise, and how well class means tell them apart.

use datasets::{digits, noisy};
use ndarray::{Array2, ArrayView1, ArrayView2, Axis, s};
use plot::{Figure, ImageGrid};
use tensor::Streams;

fn row(title: &'static str, pictures: ArrayView2<f64>) -> ImageGrid {
    pictures.outer_iter().fold(ImageGrid::grey(10).title(title), |grid, x| {
        grid.image("", (8, 8), |i, j| x[8 * i + j])
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let digits = digits();
    let pixels = digits.flat::<f64>();
    let (test, train) = pixels.view().split_at(Axis(0), 900);
    let (answers, labels) = digits.labels.view().split_at(Axis(0), 900);
    let mut means = Array2::zeros((10, 64));
    for (digit, mut mean) in means.outer_iter_mut().enumerate() {
        let rows: Vec<_> = (0..train.nrows()).filter(|&n| labels[n] == digit as u8).collect();
        mean.assign(&train.select(Axis(0), &rows).mean_axis(Axis(0)).unwrap());
    }
    let nearest = |x: ArrayView1<f64>| {
        let distances = means.outer_iter().map(|mean| (&x - &mean).pow2().sum()).enumerate();
        distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0 as u8
    };
    let accuracy = |x: ArrayView2<f64>| {
        let hits = x.outer_iter().zip(answers).filter(|(x, answer)| nearest(*x) == **answer);
        100.0 * hits.count() as f64 / x.nrows() as f64
    };
    let noise = noisy(test, 0.3, &mut Streams::new(7).stream("noise"))?;
    println!("clean: {:.1} %", accuracy(test));
    println!("noisy: {:.1} %", accuracy(noise.view()));

    let caption = "What does noise of deviation 0.3 leave of a digit of 8 × 8 pixels? Its heavy \
        strokes; the thin ones drown.";
    let alt = "The digits 0 to 9, handwritten, in coarse grey pixels; below, the same ten under a \
        grain in which the heavy strokes are still seen.";
    Figure::new(caption, alt)
        .seed(7)
        .columns(1)
        .panel(row("as written", test.slice(s![..10, ..])))
        .panel(row("with noise", noise.slice(s![..10, ..])))
        .save("real_digits")?;
    Ok(())
}
