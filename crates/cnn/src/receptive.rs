// ANCHOR: receptive
//! What a neuron sees of the image.

use std::ops::Range;

use crate::window::Window;

/// The part of an image, along one side, that a neuron of a stack of layers sees: its receptive field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// r: how many pixels.
    pub size: usize,
    /// d: how far apart the fields of neighbours are.
    pub jump: usize,
    /// The first pixel that neuron 0 sees; in the frame it is less than 0.
    pub start: isize,
}

/// The receptive field behind a stack of convolutions and poolings, along the rows and along the columns:
///
/// ```text
/// r_l = r_{l−1} + (k_l − 1) d_{l−1}        d_l = d_{l−1} s_l        r_0 = d_0 = 1
/// ```
///
/// Three kernels of 3 × 3 see 7 pixels, as one of 7 × 7 does, with 27 weights for a pair of channels in
/// place of 49 (Russian notes §5.4; Hungarian lecture 10, *connections of convolutional layers*).
pub fn receptive_field(layers: &[Window]) -> [Field; 2] {
    let rows = layers.iter().map(|layer| (layer.kernel.0, layer.stride.0, layer.padding.0));
    let columns = layers.iter().map(|layer| (layer.kernel.1, layer.stride.1, layer.padding.1));
    [along(rows), along(columns)]
}

/// Along one side, from the kernel, the stride and the padding of each layer.
fn along(layers: impl Iterator<Item = (usize, usize, usize)>) -> Field {
    let pixel = Field { size: 1, jump: 1, start: 0 };
    layers.fold(pixel, |below, (kernel, stride, padding)| Field {
        size: below.size + kernel.saturating_sub(1) * below.jump,
        jump: below.jump * stride,
        start: below.start - (padding * below.jump) as isize,
    })
}

impl Field {
    /// The pixels that neuron `i` sees along this side; behind one layer i·s − p … i·s − p + k − 1. Some may
    /// lie in the frame.
    pub fn pixels(&self, i: usize) -> Range<isize> {
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
    use ndarray::{Array1, Array4, Axis};
    use proptest::prelude::*;

    #[test]
    fn three_of_3_by_3_see_as_much_as_one_of_7_by_7() {
        let [three, one] =
            [receptive_field(&[Window::new(3); 3]), receptive_field(&[Window::new(7)])];
        assert_eq!((three[0].size, three), (7, one));
        assert_eq!(receptive_field(&[]), [Field { size: 1, jump: 1, start: 0 }; 2]);
    }

    /// 28 → 24 → 12 → 8 → 4: 5, then (2 − 1)·1 more, then 4·2, then (2 − 1)·2.
    #[test]
    fn a_neuron_behind_the_net_of_the_lecture_sees_16_pixels() {
        let (conv, pool) = (Window::new(5), Window::blocks(2));
        let field = receptive_field(&[conv, pool, conv, pool]);
        assert_eq!(field, [Field { size: 16, jump: 4, start: 0 }; 2]);
        assert_eq!(field[0].pixels(3), 12..28);
    }

    #[test]
    fn one_layer_sees_the_rows_of_the_slide() {
        let flat = Window { kernel: (3, 5), stride: (2, 1), padding: (0, 0) };
        let [rows, columns] = receptive_field(&[flat]);
        assert_eq!((rows.pixels(4), columns.pixels(4)), (8..11, 4..9));
        assert_eq!(receptive_field(&[Window::new(3).padding(1)])[0].pixels(0), -1..2);
    }

    proptest! {
        /// One row of pixels after the other is set to 1, then one column, and weights are positive: what is
        /// not 0 has seen it. The first and the last pixel that a neuron sees are the ends of its field, cut
        /// off at the border; in between there may be holes where a stride is larger than its kernel. Behind
        /// a frame of a later layer there is no neuron, so there the field may reach further than what is seen.
        #[test]
        fn fields_end_at_the_first_and_the_last_pixel_that_is_seen(
            sizes in prop::collection::vec((1..4_usize, 1..4_usize, 1..3_usize, 1..3_usize, 0..2_usize), 1..4),
            later_frames in any::<bool>(),
        ) {
            let layers: Vec<Window> = (0..).zip(sizes).map(|(layer, (k1, k2, s1, s2, p))| {
                let p = if layer == 0 || later_frames { p } else { 0 };
                Window { kernel: (k1, k2), stride: (s1, s2), padding: (p.min(k1 - 1), p.min(k2 - 1)) }
            }).collect();
            let output = |image: &Array4<f64>| layers.iter().try_fold(image.clone(), |x, &window| {
                window.output(x.dim().1, x.dim().2).ok()?;
                let weight = Array4::ones((1, window.kernel.0, window.kernel.1, 1));
                Some(Conv2d::new(weight, Array1::zeros(1), window).predict(x.view()))
            });
            let dark = Array4::zeros((1, 14, 14, 1));
            let Some(map) = output(&dark) else { return Ok(()) };
            for (axis, field) in [1, 2].into_iter().zip(receptive_field(&layers)) {
                let maps: Vec<_> = (0..14).map(|pixel| {
                    let mut image = dark.clone();
                    image.index_axis_mut(Axis(axis), pixel).fill(1.0);
                    output(&image).unwrap()
                }).collect();
                for i in 0..map.len_of(Axis(axis)) {
                    let sees = |pixel: &usize| maps[*pixel].index_axis(Axis(axis), i).iter().any(|&y| y != 0.0);
                    let seen: Vec<usize> = (0..14).filter(sees).collect();
                    let (first, last) = (field.pixels(i).start.max(0), (field.pixels(i).end - 1).min(13));
                    for &pixel in &seen {
                        prop_assert!((first..=last).contains(&(pixel as isize)), "{pixel}, neuron {i}, {field:?}");
                    }
                    if !later_frames {
                        let ends = (seen[0] as isize, seen[seen.len() - 1] as isize);
                        prop_assert_eq!(ends, (first, last), "neuron {}, {:?}", i, field);
                    }
                }
            }
        }
    }
}
