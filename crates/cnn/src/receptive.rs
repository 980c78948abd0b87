// ANCHOR: receptive
//! What a neuron sees of the image.

use std::ops::Range;

use crate::window::Window;

/// The part of an image, along one side, that a neuron of a stack of layers sees: its receptive field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// r: how many pixels.
    pub size: usize,
    /// j: how far apart the fields of neighbours are.
    pub jump: usize,
    /// The first pixel that neuron 0 sees; in the frame it is less than 0.
    pub start: isize,
}

/// The receptive field behind a stack of convolutions and poolings, along the rows:
///
/// ```text
/// r_l = r_{l−1} + (k_l − 1) j_{l−1}        j_l = j_{l−1} s_l        r_0 = j_0 = 1
/// ```
///
/// Three kernels of 3 × 3 see 7 pixels, as one of 7 × 7 does, with 27 weights for a pair of channels in
/// place of 49 (Russian notes §5.4; Hungarian lecture 10, *connections of convolutional layers*).
pub fn receptive_field(layers: &[Window]) -> Field {
    let pixel = Field { size: 1, jump: 1, start: 0 };
    layers.iter().fold(pixel, |below, layer| Field {
        size: below.size + layer.kernel.0.saturating_sub(1) * below.jump,
        jump: below.jump * layer.stride.0,
        start: below.start - (layer.padding.0 * below.jump) as isize,
    })
}

impl Field {
    /// The rows that a neuron of row `i` sees; of one layer i·s … i·s + k − 1. Some may lie in the frame.
    pub fn rows(&self, i: usize) -> Range<isize> {
        let first = self.start + (i * self.jump) as isize;
        first..first + self.size as isize
    }
}
// ANCHOR_END: receptive

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Conv2d;
    use backprop::Layer;
    use ndarray::{Array1, Array4};
    use proptest::prelude::*;

    #[test]
    fn three_of_3_by_3_see_as_much_as_one_of_7_by_7() {
        let [three, one] =
            [receptive_field(&[Window::new(3); 3]), receptive_field(&[Window::new(7)])];
        assert_eq!((three.size, three), (7, one));
        assert_eq!(receptive_field(&[]), Field { size: 1, jump: 1, start: 0 });
    }

    /// 28 → 24 → 12 → 8 → 4: 5, then (2 − 1)·1 more, then 4·2, then (2 − 1)·2.
    #[test]
    fn a_neuron_behind_the_net_of_the_lecture_sees_16_pixels() {
        let (conv, pool) = (Window::new(5), Window::blocks(2));
        let field = receptive_field(&[conv, pool, conv, pool]);
        assert_eq!(field, Field { size: 16, jump: 4, start: 0 });
        assert_eq!(field.rows(3), 12..28);
    }

    #[test]
    fn one_layer_sees_the_rows_of_the_slide() {
        let field = receptive_field(&[Window::new(3).stride(2)]);
        assert_eq!(field.rows(4), 8..11);
        assert_eq!(receptive_field(&[Window::new(3).padding(1)]).rows(0), -1..2);
    }

    proptest! {
        /// One pixel after the other is set to 1, and weights are positive: what moves sees it.
        #[test]
        fn pixels_outside_change_nothing_and_those_inside_do(
            k in prop::collection::vec(1..4_usize, 1..4), s in 1..3_usize, p in 0..2_usize,
        ) {
            let layers: Vec<Window> = k.into_iter().map(|k| Window::new(k).stride(s).padding(p.min(k - 1))).collect();
            let output = |image: &Array4<f64>| layers.iter().try_fold(image.clone(), |x, &window| {
                window.output(x.dim().1, x.dim().2).ok()?;
                let weight = Array4::ones((1, window.kernel.0, window.kernel.1, 1));
                Some(Conv2d::new(weight, Array1::zeros(1), window).predict(x.view()))
            });
            let dark = Array4::zeros((1, 12, 12, 1));
            let Some(rows) = output(&dark).map(|y| y.dim().1) else { return Ok(()) };
            let field = receptive_field(&layers);
            for row in 0..12 {
                let mut image = dark.clone();
                image.slice_mut(ndarray::s![.., row, .., ..]).fill(1.0);
                let y = output(&image).unwrap();
                for i in 0..rows {
                    let seen = y.slice(ndarray::s![0, i, .., 0]).iter().any(|&y| y != 0.0);
                    prop_assert!(!seen || field.rows(i).contains(&row), "row {row}, neuron {i}, {field:?}");
                    if s == 1 {
                        prop_assert!(seen == field.rows(i).contains(&row));
                    }
                }
            }
        }
    }
}
