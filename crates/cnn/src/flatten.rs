// ANCHOR: flatten
//! From maps to a row of numbers, which a dense layer takes.

use backprop::{Layer, Mode, Params};
use ndarray::{Array2, Array4, ArrayView2, ArrayView4, Ix2, Ix4};
use tensor::Real;

/// Puts the maps of an image into one row: (B, H·W·C) from (B, H, W, C).
///
/// Pixel by pixel in reading order, each with its channels, as Keras does. PyTorch flattens (C, H, W), map
/// by map: the columns of the dense layer behind stand in another order there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flatten;

impl<F: Real> Params<F> for Flatten {}

impl<F: Real> Layer<F, Ix4> for Flatten {
    type Out = Ix2;
    type Cache = ();

    fn forward(&self, x: ArrayView4<F>, _mode: &mut Mode<'_>) -> (Array2<F>, ()) {
        let (batch, height, width, channels) = x.dim();
        let row = (batch, height * width * channels);
        (x.to_shape(row).expect("as many as before").into_owned(), ())
    }

    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        _y: ArrayView2<F>,
        dy: Array2<F>,
        _cache: (),
    ) -> Array4<F> {
        let (going, coming) = (x.dim(), dy.dim());
        let Ok(dx) = dy.into_shape_clone(going) else {
            panic!("Flatten::backward: x is {going:?}, ∂C/∂y {coming:?}")
        };
        dx
    }
}
// ANCHOR_END: flatten

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;

    fn counted(shape: (usize, usize, usize, usize)) -> Array4<f64> {
        let count = shape.0 * shape.1 * shape.2 * shape.3;
        ndarray::Array1::range(0.0, count as f64, 1.0).into_shape_with_order(shape).unwrap()
    }

    #[test]
    fn gradient_matches_finite_differences() {
        check_layer(&mut Flatten, counted((2, 2, 3, 2)).view(), 1).assert_passed();
    }

    #[test]
    fn pixels_stand_in_reading_order_each_with_its_channels() {
        let y = Flatten.predict(counted((2, 2, 2, 2)).view());
        assert_eq!(y.row(1).to_vec(), [8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0]);
        let turned = counted((1, 2, 3, 1)).permuted_axes([0, 2, 1, 3]);
        assert_eq!(Flatten.predict(turned.view()).row(0).to_vec(), [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]);
    }

    #[test]
    #[should_panic(expected = "Flatten::backward: x is (1, 2, 2, 1), ∂C/∂y (1, 5)")]
    fn errors_of_another_length_are_refused() {
        let x = counted((1, 2, 2, 1));
        let dy = Array2::zeros((1, 5));
        Flatten.backward(x.view(), dy.view(), dy.clone(), ());
    }
}
