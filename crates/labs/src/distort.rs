//! Pictures other than those that a net has learned from.

use crate::task::Part;
use ndarray::{Array2, Array3, ArrayView3};
use training::{Affine, warp};

impl Part {
    /// Each picture, of height and width `size`, after `change`, which is told its number too.
    pub fn changed(
        &self,
        size: (usize, usize),
        mut change: impl FnMut(usize, ArrayView3<f32>) -> Array3<f32>,
    ) -> Self {
        let mut x = Array2::zeros(self.x.dim());
        for (at, (from, mut to)) in self.x.outer_iter().zip(x.outer_iter_mut()).enumerate() {
            let picture = from.to_shape((size.0, size.1, 1)).expect("height · width pixels");
            to.assign(&change(at, picture.view()).flatten());
        }
        Self { x, y: self.y.clone() }
    }

    /// Shifted by so many pixels: right, down, left and up in turn.
    pub fn shifted(&self, size: (usize, usize), pixels: f64) -> Self {
        self.changed(size, |at, picture| {
            let (right, down) = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)][at % 4];
            warp(picture, Affine::shift(right * pixels, down * pixels))
        })
    }

    /// Turned about the middle by so many degrees: to the left and to the right in turn.
    pub fn turned(&self, size: (usize, usize), degrees: f64) -> Self {
        self.changed(size, |at, picture| {
            let side = if at % 2 == 0 { 1.0 } else { -1.0 };
            warp(picture, Affine::rotation(side * degrees))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// The first picture goes right, the second down.
    #[test]
    fn pictures_are_shifted_in_turn() {
        let part = Part { x: array![[1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 4.0]], y: vec![0, 1] };
        let shifted = part.shifted((2, 2), 1.0);
        assert_eq!(shifted.x, array![[0.0, 1.0, 0.0, 3.0], [0.0, 0.0, 1.0, 2.0]]);
        assert_eq!(part.shifted((2, 2), 0.0).x, part.x);
        assert_eq!(part.turned((2, 2), 0.0).x, part.x);
    }
}
