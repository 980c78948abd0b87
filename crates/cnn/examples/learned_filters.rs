//! Eight filters of 5 × 5 before and after 500 generated digits of 28 × 28, and what they make of a 7.

use backprop::{Activation, Dense, Layer, SoftmaxCrossEntropy};
use cnn::{Conv2d, Flatten, MaxPool, Window};
use datasets::generated_digits;
use ndarray::{Array4, ArrayView2, Axis, s};
use optimizers::{Adam, Descent};
use plot::{Figure, ImageGrid};
use tensor::Streams;
use training::{Plan, Set, Trainer, evaluate};

/// How alike neighbouring weights are: 1 for weights that are all the same, about 0 for random ones.
fn likeness(filters: &Array4<f64>) -> f64 {
    let right = (&filters.slice(s![.., .., 1.., ..]) * &filters.slice(s![.., .., ..-1, ..])).sum();
    let below = (&filters.slice(s![.., 1.., .., ..]) * &filters.slice(s![.., ..-1, .., ..])).sum();
    let square = filters.mapv(|w| w * w).mean().expect("there are weights");
    (right + below) / (2.0 * 8.0 * 20.0) / square
}

/// Twelve levels are enough for the eye, and keep the drawing small.
fn add(grid: ImageGrid, name: &str, image: ArrayView2<f64>, most: f64) -> ImageGrid {
    grid.image(name, image.dim(), |i, j| (12.0 * image[[i, j]] / most).round() / 12.0)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let streams = Streams::new(1);
    let digits = generated_digits(700, &mut streams.stream("digits"));
    let x: Array4<f64> = digits.flat().into_shape_with_order((700, 28, 28, 1))?;
    let y = digits.labels.mapv(usize::from).to_vec();
    let mut rng = streams.stream("init");
    let conv = Conv2d::random(1, 8, Window::new(5), &mut rng);
    let before = conv.weight.value.clone();
    let last = Flatten.then(Dense::random(12 * 12 * 8, 10, &mut rng));
    let net = conv.then(Activation::Relu).then(MaxPool::new(2)).then(last);
    let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
    let plan = Plan { epochs: 6, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
    trainer.fit(&Set::new(x.slice(s![..500, .., .., ..]), &y[..500]), &mut [])?;
    let test = Set::new(x.slice(s![500.., .., .., ..]), &y[500..]);
    let read = evaluate(&trainer.model, &SoftmaxCrossEntropy, &test).accuracy;
    println!("read: {:.0}", 100.0 * read.expect("digits have classes"));
    let maps = &trainer.model.first.first;
    let after = &maps.first.weight.value;
    println!("likeness-before: {:.2}\nlikeness-after: {:.2}", likeness(&before), likeness(after));
    let filters = |title: &str, filters: &Array4<f64>| {
        let most = filters.iter().fold(0.0, |most: f64, w| most.max(w.abs()));
        let grid = ImageGrid::signed(8).title(title);
        filters
            .axis_iter(Axis(0))
            .fold(grid, |grid, w| add(grid, "", w.index_axis(Axis(2), 0), most))
    };
    let seven = x.slice(s![507..508, .., .., ..]);
    let made = maps.predict(seven);
    let most = made.iter().fold(0.0, |most: f64, a| most.max(*a));
    let shown = made.index_axis(Axis(0), 0);
    let grid = shown
        .axis_iter(Axis(2))
        .fold(ImageGrid::grey(4).title("their maps of a 7"), |grid, map| add(grid, "", map, most));
    let image = seven.index_axis(Axis(0), 0);
    let seven = add(ImageGrid::grey(8).title("a 7"), "", image.index_axis(Axis(2), 0), 1.0);
    Figure::new(
        "What do eight filters that have learned digits look at? Before learning, their weights are noise. \
         After it, neighbouring weights are alike: a filter has a side for ink and a side for paper. Their \
         maps show the same 7 in parts, one the flat stroke, others the upright one or its borders.",
        "Two rows of eight filters of 5 by 5 cells in two colours, the first row mottled, the second with \
         larger patches of one colour. Below them a 7 with a short flat stroke and a long upright one. \
         Then eight grey maps of it: in the first, the third and the seventh the flat stroke is darkest, \
         the second, fourth and sixth show mostly the upright one, the fifth shows thin lines beside it.",
    )
    .seed(1)
    .columns(1)
    .panel(filters("random filters, before learning", &before))
    .panel(filters("filters after learning", after))
    .panel(seven)
    .panel(grid)
    .save("learned_filters")?;
    Ok(())
}
