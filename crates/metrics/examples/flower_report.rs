//! Irises by length and width of their sepals alone: the species with the nearest mean.

use datasets::iris;
use metrics::Confusion;
use ndarray::{Array1, Axis, s};

fn main() {
    let iris = iris();
    let x = iris.x.slice(s![.., ..2]);
    // Every second flower of each species is learned from.
    let of = |first: usize, species: usize| -> Vec<usize> {
        (first..150).step_by(2).filter(|&row| iris.labels[row] == species).collect()
    };
    let mean = |species| -> Array1<f64> {
        let rows = x.select(Axis(0), &of(0, species));
        rows.mean_axis(Axis(0)).expect("there are 25 flowers of each")
    };
    let means = [0, 1, 2].map(mean);
    let nearest = |row: usize| {
        let away = means.each_ref().map(|mean| (&x.row(row) - mean).powi(2).sum());
        (0..3).min_by(|&a, &b| away[a].total_cmp(&away[b])).expect("there are three")
    };
    let rows: Vec<usize> = (0..3).flat_map(|species| of(1, species)).collect();
    let truth: Vec<usize> = rows.iter().map(|&row| iris.labels[row]).collect();
    let called: Vec<usize> = rows.into_iter().map(nearest).collect();

    let confusion = Confusion::of(&truth, &called, 3).named(iris.classes);
    println!("{confusion}\n\n{}", confusion.report());
}
