//! Nine pixels unfolded into windows of 2 × 2, multiplied by a kernel, and folded back.

use cnn::classic::corr2d;
use cnn::{Window, fold, unfold};
use ndarray::{Array2, Array4, array};

fn main() {
    let image: Array2<f64> = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]];
    let kernel = array![[1.0, 0.0], [2.0, -1.0]];
    let batch: Array4<f64> = image.to_shape((1, 3, 3, 1)).unwrap().into_owned();
    let window = Window::new(2);

    let rows = unfold(batch.view(), window);
    println!("windows, one in a row:\n{rows}");
    let column = kernel.flatten();
    println!("times the kernel {column}: {}", rows.dot(&column));
    println!("by sliding:                  {}", corr2d(image.view(), kernel.view()).flatten());

    let ones = Array2::<f64>::ones(rows.dim());
    let counts = fold(ones.view(), batch.dim(), window);
    println!("in how many windows a pixel lies:\n{}", counts.to_shape((3, 3)).unwrap());

    let errors = array![[1.0], [2.0], [3.0], [4.0]];
    let back = fold(errors.dot(&kernel.to_shape((1, 4)).unwrap()).view(), batch.dim(), window);
    println!("errors 1 2 3 4 taken back:\n{}", back.to_shape((3, 3)).unwrap());
}
