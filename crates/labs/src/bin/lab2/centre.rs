//! Ink in the middle of a picture of 28 × 28, as MNIST has it.

use crate::window::{bounds, largest};
use image::imageops::{FilterType, resize};
use image::{ImageBuffer, Luma};
use ndarray::{Array2, ArrayView2, s};

/// The side of the picture, and of the box that a digit fills.
pub const SIDE: usize = 28;
const BOX: usize = 20;
/// From here on a grey border belongs to the ink.
const EDGE: f32 = 0.25;
/// What is so close to halfway between two pixels is halfway.
const HALFWAY: f32 = 1e-3;
/// The width of the thinnest pen, in parts of the digit's longer side.
const THINNEST: f32 = 0.1;

/// A digit as MNIST has it (LeCun, Bottou, Bengio and Haffner, 1998): its longer side is 20 pixels, its
/// proportions are kept, and its centre of mass is in the middle of 28 × 28; none without ink.
///
/// MNIST was written with pencils two or three of these pixels wide. What a ball-pen left on a large
/// digit would fade to a tenth of grey; it is thickened first.
pub fn digit(ink: ArrayView2<f32>) -> Option<Array2<f32>> {
    let [rows, columns] = bounds(ink, |&level| level >= EDGE)?;
    let longer = rows.len().max(columns.len()) as f32;
    let more = ((THINNEST * longer - pen(ink)) / 2.0).max(0.0).round() as usize;
    let ink = if more > 0 { largest(ink.to_owned(), more) } else { ink.to_owned() };
    let [rows, columns] = bounds(ink.view(), |&level| level >= EDGE)?;
    let small = fitted(ink.slice(s![rows, columns]), BOX);
    let (mass, size) = (small.sum(), small.dim());
    let moment = |of: fn((usize, usize)) -> usize| -> f32 {
        small.indexed_iter().map(|(at, level)| of(at) as f32 * level).sum()
    };
    // The middle of an even side is, as in the generated digits, pixel 14, counted from 0. What is
    // halfway goes down and to the right, whatever the last digits of the moment are.
    let place = |moment: f32, size: usize| {
        let first = ((SIDE / 2) as f32 - moment / mass + HALFWAY).round();
        first.clamp(0.0, (SIDE - size) as f32) as usize
    };
    Some(framed(small.view(), place(moment(|at| at.0), size.0), place(moment(|at| at.1), size.1)))
}

/// A piece of clothing as Fashion-MNIST has it (Xiao, Rasul and Vollgraf, 2017): its longer side fills
/// the picture, and it stands in the middle; none without shades.
pub fn garment(shades: ArrayView2<f32>) -> Option<Array2<f32>> {
    let [rows, columns] = bounds(shades, |&level| level > 0.0)?;
    let small = fitted(shades.slice(s![rows, columns]), SIDE);
    let (height, width) = small.dim();
    Some(framed(small.view(), (SIDE - height) / 2, (SIDE - width) / 2))
}

/// The width of the strokes: ink 2 A on a border of length P. A border that runs in all directions is
/// 4/π times as long when it is measured along rows and columns.
fn pen(ink: ArrayView2<f32>) -> f32 {
    let steps = |line: ndarray::ArrayView1<f32>| -> f32 {
        let mut before = 0.0;
        line.iter().chain(&[0.0]).map(|&l| (l - std::mem::replace(&mut before, l)).abs()).sum()
    };
    let border: f32 = ink.rows().into_iter().chain(ink.columns()).map(steps).sum();
    2.0 * ink.sum() / (border * std::f32::consts::FRAC_PI_4)
}

/// Scaled until the longer side is `side`, each pixel the mean of those around its place.
fn fitted(ink: ArrayView2<f32>, side: usize) -> Array2<f32> {
    let (height, width) = ink.dim();
    let scaled = |length: usize| {
        let length = length as f64 * side as f64 / height.max(width) as f64;
        (length.round() as usize).max(1)
    };
    let size = (scaled(height), scaled(width));
    let levels = ink.iter().copied().collect();
    let whole = ImageBuffer::<Luma<f32>, Vec<f32>>::from_vec(width as u32, height as u32, levels)
        .expect("one level a pixel");
    let small = resize(&whole, size.1 as u32, size.0 as u32, FilterType::CatmullRom);
    let levels = small.into_raw().into_iter().map(|level| level.clamp(0.0, 1.0)).collect();
    Array2::from_shape_vec(size, levels).expect("one level a pixel")
}

/// On empty paper, its first row and column there.
fn framed(small: ArrayView2<f32>, row: usize, column: usize) -> Array2<f32> {
    let (height, width) = small.dim();
    let mut picture = Array2::zeros((SIDE, SIDE));
    picture.slice_mut(s![row..row + height, column..column + width]).assign(&small);
    picture
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::{shades, strokes};
    use proptest::prelude::*;

    fn seen(grey: &Array2<f32>) -> Array2<f32> {
        digit(strokes(grey.view()).expect("ink stands out").view()).expect("there is ink")
    }

    fn close(a: &Array2<f32>, b: &Array2<f32>) -> bool {
        a.dim() == b.dim() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-3)
    }

    /// 20 × 4 pixels. Halfway between two pixels is down and to the right: 14 − 9.5 is 5, 14 − 1.5 is 13.
    fn bar() -> Array2<f32> {
        let mut bar = Array2::zeros((SIDE, SIDE));
        bar.slice_mut(s![5..25, 13..17]).fill(1.0);
        bar
    }

    #[test]
    fn a_line_that_is_thin_for_its_length_is_thickened_to_two_pixels() {
        let mut grey = Array2::ones((300, 300));
        grey.slice_mut(s![40..240, 100..103]).fill(0.0);
        let ink = seen(&grey).sum();
        assert!((35.0..45.0).contains(&ink), "{ink}");
    }

    #[test]
    fn the_pen_of_a_bar_and_of_a_ring_is_as_wide_as_they_are() {
        let ring = |(i, j): (usize, usize)| {
            let r = (i as f32 - 100.0).hypot(j as f32 - 100.0);
            f32::from(u8::from((60.0..75.0).contains(&r)))
        };
        let width = pen(Array2::from_shape_fn((201, 201), ring).view());
        assert!((width - 15.0).abs() < 1.0, "{width}");
        let width = pen(Array2::ones((200, 10)).view());
        assert!((width - 10.0).abs() < 2.5, "{width}");
    }

    /// 40 of the 80 pixels of the left side are ink: as many pairs rise there as are level on the right.
    #[test]
    fn a_bar_along_half_of_a_side_does_not_tilt_the_paper() {
        for top in [0, 40] {
            let mut grey = Array2::from_elem((80, 38), 0.9);
            grey.slice_mut(s![top..top + 40, 0..8]).fill(0.0);
            assert!(close(&seen(&grey), &bar()), "{}", seen(&grey));
        }
    }

    #[test]
    fn a_dot_fills_the_box() {
        let mut grey = Array2::ones((50, 50));
        grey[[7, 30]] = 0.0;
        assert_eq!(seen(&grey).sum(), 400.0);
    }

    /// 10 × 5 pixels of 40 × 40 become 28 × 14.
    #[test]
    fn a_garment_fills_the_picture_and_keeps_its_shade() {
        let mut grey = Array2::ones((40, 40));
        grey.slice_mut(s![3..13, 20..25]).fill(0.5);
        let seen = garment(shades(grey.view()).unwrap().view()).unwrap();
        let mut wanted = Array2::zeros((SIDE, SIDE));
        wanted.slice_mut(s![.., 7..21]).fill(0.5);
        assert!(close(&seen, &wanted), "{seen}");
    }

    proptest! {
        #[test]
        fn a_bar_of_any_size_place_and_shade_is_the_same_bar(
            k in 1..8_usize, (rows, columns) in (10..60_usize, 10..60_usize),
            (down, right) in (0.0..=1.0_f32, 0.0..=1.0_f32), (paper, ink) in (0.0..=1.0_f32, 0.0..=1.0_f32),
        ) {
            prop_assume!((paper - ink).abs() > 0.2);
            let (rows, columns) = (10 * k + rows, 10 * k + columns);
            let (top, left) = ((down * rows as f32) as usize, (right * columns as f32) as usize);
            let mut grey = Array2::from_elem((20 * k + rows, 4 * k + columns), paper);
            grey.slice_mut(s![top..top + 20 * k, left..left + 4 * k]).fill(ink);
            prop_assert!(close(&seen(&grey), &bar()), "{}", seen(&grey));
        }

        /// Three levels in a pattern of 6 × 5 blocks of 6 pixels.
        #[test]
        fn a_shift_and_an_inversion_change_nothing(
            seed in any::<u64>(), (down, right) in (0..20_usize, 0..20_usize),
        ) {
            let level = |i: usize, j: usize| [1.0, 1.0, 0.5, 0.0][(seed >> (2 * (i * 5 + j)) & 3) as usize];
            let picture = |top: usize, left: usize| {
                Array2::from_shape_fn((128, 128), |(i, j)| {
                    let (i, j) = ((i / 2).wrapping_sub(top) / 3, (j / 2).wrapping_sub(left) / 3);
                    if i < 6 && j < 5 { level(i, j) } else { 1.0 }
                })
            };
            let first = picture(15, 15);
            prop_assume!(strokes(first.view()).is_some());
            let wanted = seen(&first);
            prop_assert_eq!(&seen(&picture(5 + down, 5 + right)), &wanted);
            prop_assert!(close(&seen(&first.mapv(|level| 1.0 - level)), &wanted));
        }
    }
}
