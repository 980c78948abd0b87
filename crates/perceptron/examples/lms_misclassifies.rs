//! A separable set: the perceptron separates it, the line of the smallest error does not (PER-28).

use datasets::{Samples, lopsided};
use perceptron::{Adaline, ErrorSurface, Hyperplane, Order, Perceptron, Rule, Separability, Step};
use perceptron::{Training, augment, separability};
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let Samples { x, t } = lopsided();
    let answer = separability(x.view(), t.view()).unwrap();
    println!("separable: {}", matches!(answer, Separability::Separable(_)));
    let mut unit = Perceptron::zeros(2, Step::Bipolar);
    let training = Training { rule: Rule::Product, learning_rate: 1.0, max_epochs: 1000 };
    training.train(&mut unit, x.view(), t.view(), Order::Fixed).unwrap();
    println!("perceptron-mistakes: {}", unit.mistakes(x.view(), t.view()));
    let with_bias = augment(x.view());
    let surface = ErrorSurface::new(with_bias.view(), t.view()).unwrap();
    let adaline = Adaline { weights: surface.minimum().unwrap() };
    let wrong = with_bias.outer_iter().zip(&t).filter(|(x, t)| adaline.predict(*x) != **t).count();
    println!("adaline-mistakes: {wrong}");

    let line = |plane: Hyperplane| plane.segment((2.0, 2.0), 20.0);
    let of = |rows: std::ops::Range<usize>| rows.map(|row| (x[[row, 0]], x[[row, 1]]));
    let axis = |name: &str| Axis::new(name).range(-2.0, 10.0);
    let chart = Chart::new(axis("input x₁"), axis("input x₂"))
        .equal()
        .scatter("target −1", of(0..5))
        .scatter("target 1", of(5..10))
        .line("perceptron", line(unit.hyperplane()))
        .line("Adaline", line(Hyperplane::from_augmented(adaline.weights.view())));
    let caption = "Does the smallest error draw the right line? Not here: four points far out pull \
        Adaline's line over the fifth, while the perceptron stops where all are right.";
    let alt = "Five points of one class lie near the origin, one of the other at (2, 2), four more \
        near (8.5, 8.5). The perceptron's line falls between the classes, Adaline's beyond (2, 2).";
    Figure::new(caption, alt).panel(chart).save("lms_misclassifies")
}
