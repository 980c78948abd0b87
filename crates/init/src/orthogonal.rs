// ANCHOR: orthogonal
//! Matrices that turn a vector and leave its length.

use ndarray::Array2;

/// The Q of A = Q R, with the signs that make the diagonal of R positive; for a wide A that of Aᵀ,
/// transposed.
///
/// With a normal A, Q is then drawn evenly from all orthogonal matrices (Mezzadri, 2007).
pub(crate) fn orthogonal(a: Array2<f64>) -> Array2<f64> {
    let wide = a.nrows() < a.ncols();
    let tall = if wide { a.reversed_axes() } else { a };
    let (rows, columns) = tall.dim();
    let qr = nalgebra::DMatrix::from_fn(rows, columns, |i, j| tall[[i, j]]).qr();
    let (q, r) = (qr.q(), qr.r());
    let entry = |i, j| q[(i, j)] * r[(j, j)].signum();
    if wide {
        Array2::from_shape_fn((columns, rows), |(i, j)| entry(j, i))
    } else {
        Array2::from_shape_fn((rows, columns), |(i, j)| entry(i, j))
    }
}
// ANCHOR_END: orthogonal

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// A triangular A with a positive diagonal is its own R, so Q is the unit matrix.
    #[test]
    fn the_diagonal_of_r_is_made_positive() {
        let q = orthogonal(array![[2.0, 5.0], [0.0, 3.0]]);
        approx::assert_abs_diff_eq!(q, Array2::eye(2), epsilon = 1e-12);
        let q = orthogonal(array![[-2.0, 5.0], [0.0, 3.0]]);
        approx::assert_abs_diff_eq!(q, array![[-1.0, 0.0], [0.0, 1.0]], epsilon = 1e-12);
    }

    #[test]
    fn a_wide_matrix_gets_orthogonal_rows() {
        let q = orthogonal(array![[3.0, 4.0, 0.0], [0.0, 0.0, 2.0]]);
        approx::assert_abs_diff_eq!(q, array![[0.6, 0.8, 0.0], [0.0, 0.0, 1.0]], epsilon = 1e-12);
    }
}
