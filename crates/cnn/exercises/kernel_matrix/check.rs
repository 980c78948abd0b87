//! The matrix of a convolution.

use super::exercise::matrix;
use cnn::{Window, toeplitz};
use ndarray::arr2;

const KERNEL: [[f64; 3]; 3] = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]];

/// Which vector is multiplied from the right, and how long is it?
#[test]
fn places_are_rows_and_pixels_columns() {
    let t = matrix(&KERNEL, 4);
    let shape = (t.len(), t[0].len());
    assert!(shape == (4, 16), "4 × 4 pixels have 2 × 2 places: 4 rows, 16 columns, not {shape:?}");
}

/// In the image the second line of the kernel lies below the first. How far away is that in the row of pixels?
#[test]
fn lines_of_the_kernel_are_a_line_of_the_image_apart() {
    let t = matrix(&KERNEL, 4);
    let right = [1.0, 2.0, 3.0, 0.0, 4.0, 5.0, 6.0, 0.0, 7.0, 8.0, 9.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    assert!(t[0] == right, "row 0 for 4 × 4 pixels is {right:?}, found {:?}", t[0]);
}

/// At which pixel does the kernel lie when it has come to the second line?
#[test]
fn the_second_line_of_places_starts_a_line_further() {
    let t = matrix(&KERNEL, 4);
    let first = t[2].iter().position(|&entry| entry != 0.0);
    assert!(first == Some(4), "row 2 is place (1, 0), its first pixel is 4, found {first:?}");
}

/// Count places and pixels anew for a larger image.
#[test]
fn it_is_the_matrix_of_the_crate() {
    for side in [3, 4, 5, 9] {
        let (t, kernel) = (matrix(&KERNEL, side), arr2(&KERNEL));
        let right = toeplitz(kernel.view(), (side, side), Window::new(3));
        for (row, (found, right)) in t.iter().zip(right.outer_iter()).enumerate() {
            assert!(found == &right.to_vec(), "{side} × {side} pixels, row {row}: {found:?}");
        }
        assert!(t.len() == right.nrows(), "{side} × {side} pixels: {} rows", t.len());
    }
    let t = matrix(&KERNEL, 28);
    let kept = t.iter().flatten().filter(|&&entry| entry != 0.0).count();
    println!("28 × 28 pixels: {kept} of {} entries are not 0", t.len() * t[0].len());
}
