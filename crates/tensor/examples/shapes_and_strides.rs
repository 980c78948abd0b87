//! Three feature maps of 2 × 4 pixels: where an entry lies, and what transposing moves.

use ndarray::{Array, ArrayView3, s};
use tensor as _; // links BLAS

fn show(name: &str, x: ArrayView3<usize>, [i, j, k]: [usize; 3]) {
    let stride = x.strides();
    let (shape, entry) = (x.shape(), x[[i, j, k]]);
    println!("{name}: shape {shape:?}, strides {stride:?}");
    println!("  {i}·{} + {j}·{} + {k}·{} → entry {entry}", stride[0], stride[1], stride[2]);
}

fn main() {
    // In memory 0, 1, 2, …: each entry is its own offset.
    let maps = Array::from_iter(0..24).into_shape_with_order((3, 2, 4)).unwrap();
    show("maps", maps.view(), [1, 0, 3]);
    show("transposed", maps.t(), [3, 0, 1]);
    show("channels last", maps.view().permuted_axes([1, 2, 0]), [0, 3, 1]);
    show("every second column", maps.slice(s![.., .., ..;2]), [1, 0, 1]);
    println!("moved in memory: {}", maps.t().as_ptr() != maps.as_ptr());
}
