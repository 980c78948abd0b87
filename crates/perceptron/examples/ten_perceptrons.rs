//! Ten perceptrons side by side learn handwritten digits, and then meet others.

use datasets::{digits, noisy};
use ndarray::{Array2, Array3, ArrayView1, ArrayView2, Axis, s};
use perceptron::{Order, PerceptronLayer, Step};
use plot::{Figure, ImageGrid};
use tensor::Streams;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (digits, streams) = (digits(), Streams::new(7));
    let (pixels, labels) = (digits.flat::<f64>(), &digits.labels);
    let (train, test) = pixels.view().split_at(Axis(0), 1200);
    let t = Array2::from_shape_fn((1200, 10), |(i, digit)| {
        f64::from(u8::from(labels[i] == digit as u8))
    });
    let mut layer = PerceptronLayer::zeros(10, 64, Step::Unipolar);
    let mut rng = streams.stream("shuffle");
    for _ in 0..30 {
        layer.epoch(train, t.view(), 1.0, &mut Order::Shuffled(&mut rng));
    }
    // The digit whose sum is highest, even where several or none are above 0.
    let guess = |x: ArrayView1<f64>| {
        let z = layer.weights.dot(&x) + &layer.biases;
        z.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(digit, _)| digit as u8)
    };
    let right = |x: ArrayView2<f64>| {
        let hits = x.outer_iter().zip(labels.slice(s![1200..])).filter(|(x, t)| guess(*x) == **t);
        format!("{:.0} %", 100.0 * hits.count() as f64 / x.nrows() as f64)
    };
    let noise = noisy(test, 0.2, &mut streams.stream("noise"))?;
    // As pictures, so that the last column falls out of the picture and not into the next row.
    let pictures = test.to_shape((test.nrows(), 8, 8))?;
    let mut shifted = Array3::zeros(pictures.dim());
    shifted.slice_mut(s![.., .., 1..]).assign(&pictures.slice(s![.., .., ..-1]));
    println!("new-digits: {}", right(test));
    println!("noisy: {}", right(noise.view()));
    println!("shifted: {}", right(shifted.to_shape(test.dim())?.view()));

    let grid = (0..16).fold(ImageGrid::grey(8), |grid, n| {
        grid.image(format!("“{}”", labels[n]), (8, 8), |i, j| train[[n, 8 * i + j]])
    });
    let caption =
        "What is a network told about digits? Only this: pictures, and what each is called.";
    let alt = "Sixteen small pictures of handwritten digits in coarse grey pixels, each with its \
        name below: 0 to 9, then 0 to 5.";
    Ok(Figure::new(caption, alt).seed(7).panel(grid).save("ten_perceptrons")?)
}
