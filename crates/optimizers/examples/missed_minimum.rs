//! Two weights and two basins: where descent ends, from three starts.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Descent, Optimizer, Sgd};
use plot::{Axis, Chart, Figure};

fn cost(x: f64, y: f64) -> f64 {
    (x * x - 1.0).powi(2) + 0.3 * x + 1.5 * (y - 0.3 * x).powi(2)
}

fn path(start: [f64; 2]) -> Result<Vec<(f64, f64)>, optimizers::Error> {
    let mut sgd = Descent::new(Sgd { learning_rate: 0.04 })?;
    let mut theta: Param<f64, Ix1> = Param::new(array![start[0], start[1]]);
    let mut path = vec![(start[0], start[1])];
    for _ in 0..200 {
        let (x, y) = (theta.value[0], theta.value[1]);
        let e = 3.0 * (y - 0.3 * x);
        theta.grad = array![4.0 * x * (x * x - 1.0) + 0.3 - 0.3 * e, e];
        sgd.step(&mut theta);
        path.push((theta.value[0], theta.value[1]));
    }
    Ok(path)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut chart = Chart::new(Axis::new("w₁").range(-1.7, 1.7), Axis::new("w₂").range(-1.3, 1.5))
        .equal()
        .contours([-0.25, 0.0, 0.25, 0.5, 1.0, 2.0, 4.0], cost);
    for start in [[-0.1, 1.3], [0.3, 1.3], [1.5, -1.1]] {
        let path = path(start)?;
        let (x, y) = path[200];
        println!("from {start:?} to ({x:.2}, {y:.2})");
        println!("cost-from-{}: {:.2}", start[0], cost(x, y));
        chart = chart.path("", path);
    }
    Figure::new(
        "Is the end of a descent the minimum? It is the bottom of the basin that the path began in. Two \
         starts close to each other end far apart, one of them in the better minimum.",
        "Contours of a cost of two weights with two basins, the left one deeper. Three paths of descent: one \
         from the top middle ends in the left basin, another one from beside it and one from the lower \
         right end in the right basin.",
    )
    .panel(chart)
    .save("missed_minimum")?;
    Ok(())
}
