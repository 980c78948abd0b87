//! Of all Boolean functions of two and of three inputs, how many can one threshold unit compute?

use ndarray::{Array1, Array2};
use perceptron::{Separability, binary_inputs, separability};

fn main() {
    for n in [2, 3] {
        let rows: Vec<_> = binary_inputs(n).collect();
        let x = Array2::from_shape_fn((rows.len(), n), |(i, j)| f64::from(u8::from(rows[i][j])));
        let functions = 1_usize << rows.len();
        let mut separable = 0;
        for code in 0..functions {
            let t = Array1::from_shape_fn(rows.len(), |row| f64::from((code >> row & 1) as u8));
            match separability(x.view(), t.view()).unwrap() {
                Separability::Separable(_) => separable += 1,
                Separability::Inseparable(point) if n == 2 => {
                    println!("{t} is not: both classes surround {point:.2}");
                }
                Separability::Inseparable(_) => {}
            }
        }
        println!("functions-{n}: {functions}");
        println!("separable-{n}: {separable}");
    }
}
