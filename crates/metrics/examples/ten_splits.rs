//! The same classifier on ten random halves of the wines: how far one result lies from the next (seed 1).

use datasets::wine;
use metrics::{Confusion, Repeats};
use ndarray::{Array1, Axis};
use ndarray_rand::rand::seq::SliceRandom as _;
use tensor::Streams;

fn main() {
    let (wine, mut rng) = (wine(), Streams::new(1).stream("split"));
    let (mut accuracies, mut worst) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let mut rows: Vec<usize> = (0..wine.labels.len()).collect();
        rows.shuffle(&mut rng);
        let (learned, kept) = rows.split_at(89);
        let means = [0, 1, 2].map(|class| -> Array1<f64> {
            let of = learned.iter().copied().filter(|&row| wine.labels[row] == class);
            let rows = wine.x.select(Axis(0), &of.collect::<Vec<_>>());
            rows.mean_axis(Axis(0)).expect("every class is in every half")
        });
        let nearest = |&row: &usize| {
            let away = means.each_ref().map(|mean| (&wine.x.row(row) - mean).powi(2).sum());
            (0..3).min_by(|&a, &b| away[a].total_cmp(&away[b])).expect("there are three")
        };
        let truth: Vec<usize> = kept.iter().map(|&row| wine.labels[row]).collect();
        let called: Vec<usize> = kept.iter().map(nearest).collect();
        let confusion = Confusion::of(&truth, &called, 3);
        accuracies.push(confusion.accuracy().unwrap());
        worst.push((0..3).map(|k| confusion.of_class(k).recall().unwrap()).fold(1.0, f64::min));
    }
    let lowest = accuracies.iter().copied().fold(1.0, f64::min);
    let highest = accuracies.iter().copied().fold(0.0, f64::max);
    println!("accuracy: {:.3}", Repeats::of(&accuracies).unwrap());
    println!("lowest: {lowest:.3}\nhighest: {highest:.3}");
    println!("recall of the worst class: {:.3}", Repeats::of(&worst).unwrap());
    println!("the first split alone: {:.3}", Repeats::of(&accuracies[..1]).unwrap());
}
