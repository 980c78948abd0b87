// ANCHOR: output_size
//! How a window moves over an image, and how many places it has.

use std::fmt;

use crate::error::{Error, at_least_one};

/// How many places a filter has along one side:
///
/// ```text
/// O = (N − F + 2P) / S + 1
/// ```
///
/// with an image of `size` N, a `filter` F, zeros P added on both sides, `padding`, and the `stride` S
/// (Polish lecture 7, *size of the feature maps*; Hebrew notes).
///
/// # Errors
///
/// Where the last place does not end at the border, O is no whole number, and the slide forbids it:
/// [`Error::DoesNotFit`]. [`Error::TooWide`] where there is no place at all, and where N + 2P is more than a
/// `usize` holds. [`Error::Setting`] where F or S is 0.
pub fn output_size(
    size: usize,
    filter: usize,
    padding: usize,
    stride: usize,
) -> Result<usize, Error> {
    let places = floor(size, filter, padding, stride)?;
    if (places - 1) * stride + filter < size + 2 * padding {
        return Err(Error::DoesNotFit { size, filter, padding, stride });
    }
    Ok(places)
}

/// The places of which the last may end before the border.
fn floor(size: usize, filter: usize, padding: usize, stride: usize) -> Result<usize, Error> {
    at_least_one("filter", filter)?;
    at_least_one("stride", stride)?;
    let framed = padding.checked_mul(2).and_then(|frame| frame.checked_add(size));
    let room = framed.and_then(|framed| framed.checked_sub(filter));
    let room = room.ok_or(Error::TooWide { size, filter, padding, stride })?;
    Ok(room / stride + 1)
}
// ANCHOR_END: output_size

// ANCHOR: window
/// A window (rows, columns) and how it moves. The hyper-parameters of a convolution or a pooling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Rows and columns of the window.
    pub kernel: (usize, usize),
    /// How far it moves down and right.
    pub stride: (usize, usize),
    /// Rows of zeros above and below, columns of zeros left and right.
    pub padding: (usize, usize),
}

impl Window {
    /// `k` × `k`, one pixel at a time, without a frame.
    pub fn new(k: usize) -> Self {
        Self::rectangle(k, k)
    }

    /// `rows` × `columns`, one pixel at a time, without a frame.
    pub fn rectangle(rows: usize, columns: usize) -> Self {
        Self { kernel: (rows, columns), stride: (1, 1), padding: (0, 0) }
    }

    /// Disjoint blocks of `k` × `k`.
    pub fn blocks(k: usize) -> Self {
        Self::new(k).stride(k)
    }

    /// In steps of `s` pixels.
    pub fn stride(self, s: usize) -> Self {
        Self { stride: (s, s), ..self }
    }

    /// In a frame of `p` zeros.
    pub fn padding(self, p: usize) -> Self {
        Self { padding: (p, p), ..self }
    }

    /// In the frame that keeps the size where the stride is 1 and the kernel odd: "same".
    pub fn same(self) -> Self {
        let frame = |k: usize| k.saturating_sub(1) / 2;
        Self { padding: (frame(self.kernel.0), frame(self.kernel.1)), ..self }
    }
}
// ANCHOR_END: window

impl Window {
    // ANCHOR: output
    /// Rows and columns of places on an image of `height` × `width`.
    ///
    /// Where the last step would lead over the border it is left out: libraries take the floor of
    /// [`output_size`], where the slide forbids the combination.
    ///
    /// # Errors
    ///
    /// Those of [`output_size`] but for [`Error::DoesNotFit`].
    pub fn output(self, height: usize, width: usize) -> Result<(usize, usize), Error> {
        let Self { kernel, stride, padding } = self;
        let rows = floor(height, kernel.0, padding.0, stride.0)?;
        Ok((rows, floor(width, kernel.1, padding.1, stride.1)?))
    }

    /// As [`output`](Self::output), of a layer that was handed an image.
    #[track_caller]
    pub(crate) fn places(self, height: usize, width: usize) -> (usize, usize) {
        let Ok(places) = self.output(height, width) else {
            panic!("{self} has no place on {height} × {width} pixels")
        };
        places
    }

    /// Row and column of the pixel under entry (m, n) of the kernel at place (i, j); none in the frame.
    pub(crate) fn pixel(
        self,
        [i, j]: [usize; 2],
        [m, n]: [usize; 2],
        [height, width]: [usize; 2],
    ) -> Option<[usize; 2]> {
        let row = (i * self.stride.0 + m).checked_sub(self.padding.0)?;
        let column = (j * self.stride.1 + n).checked_sub(self.padding.1)?;
        (row < height && column < width).then_some([row, column])
    }
    // ANCHOR_END: output
}

// ANCHOR: display
impl fmt::Display for Window {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pair = |(a, b): (usize, usize)| match a == b {
            true => a.to_string(),
            false => format!("{a} × {b}"),
        };
        let Self { kernel: (rows, columns), stride, padding } = *self;
        let (stride, padding) = (pair(stride), pair(padding));
        write!(out, "window {rows} × {columns}, stride {stride}, padding {padding}")
    }
}
// ANCHOR_END: display

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn same_keeps_the_size_of_odd_kernels() {
        for k in [1, 3, 5, 7, 11] {
            assert_eq!(Window::new(k).same().output(28, 13), Ok((28, 13)));
        }
        assert_eq!(Window::rectangle(1, 7).same().padding, (0, 3));
    }

    #[test]
    fn a_window_says_what_it_is() {
        assert_eq!(Window::blocks(2).to_string(), "window 2 × 2, stride 2, padding 0");
        let wide = Window::rectangle(1, 3).same();
        assert_eq!(wide.to_string(), "window 1 × 3, stride 1, padding 0 × 1");
    }

    #[test]
    fn a_window_without_room_is_refused_with_all_its_numbers() {
        let error = Window::new(5).padding(1).output(9, 2).unwrap_err();
        assert_eq!(error, Error::TooWide { size: 2, filter: 5, padding: 1, stride: 1 });
    }

    #[test]
    fn a_filter_or_a_stride_of_0_is_refused_by_its_name() {
        let nothing = |name| Error::Setting { name, value: 0.0, range: "at least 1" };
        assert_eq!(Window::new(0).same().output(3, 3), Err(nothing("filter")));
        assert_eq!(Window::new(2).stride(0).output(3, 3), Err(nothing("stride")));
        assert_eq!(output_size(3, 0, 0, 1), Err(nothing("filter")));
        assert_eq!(output_size(3, 2, 0, 0), Err(nothing("stride")));
    }

    /// 2P alone is 2⁶⁴, or with 2P = 2⁶⁴ − 2 the sum with N: neither may wrap to a small number.
    #[test]
    fn a_frame_that_cannot_be_counted_is_refused() {
        for padding in [1 << 63, (1 << 63) - 1] {
            let error = Error::TooWide { size: 10, filter: 3, padding, stride: 1 };
            assert_eq!(output_size(10, 3, padding, 1), Err(error.clone()));
            assert_eq!(Window::new(3).padding(padding).output(10, 10), Err(error));
        }
        assert_eq!(output_size(1, 1, (1 << 63) - 1, 1), Ok(usize::MAX));
    }

    proptest! {
        /// Counted one by one: places p = 0, s, 2s, … as long as the window ends inside the frame.
        #[test]
        fn places_are_as_many_as_can_be_counted(
            n in 1..30_usize, f in 1..8_usize, p in 0..4_usize, s in 1..5_usize,
        ) {
            let starts: Vec<usize> = (0..n + 2 * p).step_by(s).filter(|x| x + f <= n + 2 * p).collect();
            let window = Window::new(f).padding(p).stride(s);
            match window.output(n, n) {
                Ok((rows, columns)) => {
                    prop_assert_eq!((rows, columns), (starts.len(), starts.len()));
                    let ends_at_border = starts.last().unwrap() + f == n + 2 * p;
                    prop_assert_eq!(output_size(n, f, p, s).is_ok(), ends_at_border);
                }
                Err(_) => prop_assert!(starts.is_empty()),
            }
        }

        /// The pixel is there exactly when it is not in the frame.
        #[test]
        fn pixels_of_the_frame_are_none(i in 0..6_usize, m in 0..3_usize, p in 0..3_usize, s in 1..3_usize) {
            let window = Window::new(3).padding(p).stride(s);
            let row = (i * s + m) as isize - p as isize;
            let inside = (0..5).contains(&row).then_some([row as usize, 0]);
            prop_assert_eq!(window.pixel([i, 0], [m, p], [5, 1]), inside);
        }
    }
}
