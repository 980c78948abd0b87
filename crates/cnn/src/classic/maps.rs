// ANCHOR: convolve
//! Several channels in, several maps out.

use ndarray::{Array3, ArrayView1, ArrayView3, ArrayView4, Axis};
use tensor::Real;

use crate::window::Window;

/// A convolutional layer in six loops: one kernel for every pair of map and channel, one bias for every
/// map.
///
/// ```text
/// z(i, j, k) = b(k) + Σ_c Σ_m Σ_n x(i s + m − p, j s + n − p, c) w(k, m, n, c)
/// ```
///
/// `x` is (H, W, C), 0 outside; `w` is (O, K, K, C), `b` is (O,), the result (H′, W′, O) (Polish lecture 7,
/// *many channels*; Hebrew notes, *size of a convolution*).
///
/// # Panics
///
/// Where the shapes do not fit together, or the window not into the image.
#[track_caller]
pub fn convolve<F: Real>(
    x: ArrayView3<F>,
    w: ArrayView4<F>,
    b: ArrayView1<F>,
    window: Window,
) -> Array3<F> {
    let ((height, width, channels), (maps, rows, columns, depth)) = (x.dim(), w.dim());
    let fits = depth == channels && b.len() == maps && (rows, columns) == window.kernel;
    assert!(fits, "convolve: x is {:?}, w {:?}, b ({},), {window}", x.dim(), w.dim(), b.len());
    let (down, across) = window.places(height, width);
    let mut z = Array3::zeros((down, across, maps));
    for ((i, j, k), sum) in z.indexed_iter_mut() {
        *sum = b[k];
        for ((m, n, c), &weight) in w.index_axis(Axis(0), k).indexed_iter() {
            if let Some([row, column]) = window.pixel([i, j], [m, n], [height, width]) {
                *sum += x[[row, column, c]] * weight;
            }
        }
    }
    z
}
// ANCHOR_END: convolve

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::{corr2d, pad};
    use ndarray::{Array, Array2, ArrayD, Dimension, array, s};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal<D: Dimension>(
        shape: impl ndarray::ShapeBuilder<Dim = D>,
        seed: u64,
    ) -> Array<f64, D> {
        Array::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    proptest! {
        /// z_k = Σ_c X_c ⊗ K_{k,c} + b_k, each X_c in its frame, and then every s-th row and column.
        #[test]
        fn a_map_is_the_sum_of_its_channels_correlations(
            seed: u64, k in 1..4_usize, stride in 1..4_usize, padding in 0..3_usize, channels in 1..4_usize,
        ) {
            let (x, w) = (normal((6, 5, channels), seed), normal((2, k, k, channels), !seed));
            let b = array![0.5, -1.0];
            let window = Window::new(k).stride(stride).padding(padding);
            let z = convolve(x.view(), w.view(), b.view(), window);
            for map in 0..2 {
                let one = |c: usize| -> Array2<f64> {
                    let framed = pad(x.index_axis(Axis(2), c), padding, padding);
                    corr2d(framed.view(), w.slice(s![map, .., .., c]))
                };
                let sum = (0..channels).map(one).reduce(|a, b| a + b).unwrap() + b[map];
                let kept = sum.slice(s![..;stride, ..;stride]);
                prop_assert_eq!(kept.dim(), (z.dim().0, z.dim().1));
                let z = z.index_axis(Axis(2), map);
                prop_assert!((&z - &kept).iter().all(|d| d.abs() < 1e-12));
            }
        }
    }

    #[test]
    #[should_panic(
        expected = "convolve: x is (4, 4, 2), w (1, 3, 3, 1), b (1,), window 3 × 3, stride 1, padding 0"
    )]
    fn weights_for_other_channels_are_refused() {
        let (x, w) = (normal((4, 4, 2), 1), normal((1, 3, 3, 1), 2));
        convolve(x.view(), w.view(), array![0.0].view(), Window::new(3));
    }

    #[test]
    fn the_bias_of_a_map_is_added_at_every_place() {
        let z = convolve(
            normal((4, 4, 1), 1).view(),
            ArrayD::zeros(vec![2, 3, 3, 1]).into_dimensionality().unwrap().view(),
            array![1.0, -2.0].view(),
            Window::new(3),
        );
        assert_eq!(z, Array3::from_shape_fn((2, 2, 2), |(_, _, k)| [1.0, -2.0][k]));
    }
}
