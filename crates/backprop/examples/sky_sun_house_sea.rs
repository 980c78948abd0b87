//! Pictures of 8 × 8 noisy pixels with a sky, a sun, a house, a sea, or several of them; seed 1.

use backprop::{Dense, Layer, Loss, Mode, Task, descend};
use ndarray::Array2;
use ndarray_rand::rand::Rng as _;
use tensor::{Rng, Streams};

/// Draws pictures, (500, 64), and what is on them, (500, 4).
fn draw(rng: &mut Rng) -> (Array2<f64>, Array2<f64>) {
    let y = Array2::from_shape_simple_fn((500, 4), || f64::from(rng.random_range(0..2_u8)));
    let x = Array2::from_shape_fn((500, 64), |(row, pixel)| {
        let (i, j) = (pixel / 8, pixel % 8);
        let (sky, sun) = (i < 4, i < 2 && j > 5);
        let (house, sea) = ((3..7).contains(&i) && (2..5).contains(&j), i > 5 && (i + j) % 2 == 0);
        let ink = [sky, sun, house, sea].map(|here| if here { 0.5 } else { 0.0 });
        rng.random_range(0.0..1.0) + y.row(row).iter().zip(ink).map(|(y, ink)| y * ink).sum::<f64>()
    });
    (x, y)
}

fn main() {
    let (mut rng, task) = (Streams::new(1).stream("pictures"), Task::MultiLabel(4));
    let ((x, y), (x_new, y_new)) = (draw(&mut rng), draw(&mut rng));
    let mut layer = Dense::random(64, task.outputs(), &mut rng);
    for _ in 0..1000 {
        let (z, cache) = layer.forward(x.view(), &mut Mode::Eval);
        let (_, delta) = task.loss(z.view(), &y);
        layer.accumulate(x.view(), z.view(), delta, cache);
        descend(&mut layer, 0.2);
    }
    let answers = task.answer(layer.predict(x_new.view()).view());
    println!("  sky   sun house   sea   sum   on it");
    for (answer, y) in answers.outer_iter().zip(y_new.outer_iter()).take(6) {
        let each: String = answer.iter().map(|p| format!("{p:>5.2} ")).collect();
        println!("{each}{:>5.2}   {y}", answer.sum());
    }
    let right = (&answers - &y_new).mapv(|d| u32::from(d.abs() < 0.5));
    println!("\nlabels right: {} of 2000", right.sum());
    println!("pictures all right: {} of 500", right.outer_iter().filter(|r| r.sum() == 4).count());
}
