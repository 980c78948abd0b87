//! Pictures through a window that slides over them, and the spots in them.

use ndarray::{Array2, ArrayView2, Axis};
use std::collections::VecDeque;
use std::ops::Range;

/// A spot with less than this share of the largest one's pixels is dust.
const DUST: f32 = 0.025;

/// The largest value within `radius` rows and columns of each pixel: a dilation by a square.
///
/// The largest of a square is the largest of the largest of its rows.
pub fn largest(mut picture: Array2<f32>, radius: usize) -> Array2<f32> {
    for axis in [Axis(1), Axis(0)] {
        for mut lane in picture.lanes_mut(axis) {
            let line = lane.to_vec();
            lane.iter_mut().zip(largest_of_line(&line, radius)).for_each(|(to, from)| *to = from);
        }
    }
    picture
}

/// In one pass: a value is forgotten as soon as a later one is as large, or when the window has left it.
fn largest_of_line(line: &[f32], radius: usize) -> Vec<f32> {
    let (mut falling, mut found) = (VecDeque::new(), Vec::with_capacity(line.len()));
    for end in 0..line.len() + radius {
        if let Some(value) = line.get(end) {
            while falling.back().is_some_and(|&at: &usize| line[at] <= *value) {
                falling.pop_back();
            }
            falling.push_back(end);
        }
        if end >= radius {
            while falling.front().is_some_and(|&at| at + 2 * radius < end) {
                falling.pop_front();
            }
            found.push(line[falling[0]]);
        }
    }
    found
}

/// What is darker and narrower than the window of 2 `radius` + 1 is filled with its surroundings, all
/// else stays: the smallest of the largest, a closing (Serra, 1982).
pub fn closed(picture: ArrayView2<f32>, radius: usize) -> Array2<f32> {
    let negated = largest(picture.to_owned(), radius).mapv(|level| -level);
    largest(negated, radius).mapv(|level| -level)
}

/// The rows and the columns between which everything `wanted` lies.
pub fn bounds<T>(picture: ArrayView2<T>, wanted: impl Fn(&T) -> bool) -> Option<[Range<usize>; 2]> {
    let mut found: Option<[Range<usize>; 2]> = None;
    for ((i, j), _) in picture.indexed_iter().filter(|(_, value)| wanted(value)) {
        let [rows, columns] = found.unwrap_or([i..i + 1, j..j + 1]);
        found = Some([rows.start..i + 1, columns.start.min(j)..columns.end.max(j + 1)]);
    }
    found
}

/// Keeps the spots that are no dust; pixels that touch at a corner are one spot.
pub fn without_dust(mut solid: Array2<bool>) -> Array2<bool> {
    let mut spots: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut left = solid.clone();
    for start in ndarray::indices(solid.dim()) {
        let mut spot = Vec::new();
        visit(&mut left, start, &mut spot);
        let mut next = 0;
        while let Some(&(i, j)) = spot.get(next) {
            for (di, dj) in ndarray::indices((3, 3)) {
                visit(&mut left, ((i + di).wrapping_sub(1), (j + dj).wrapping_sub(1)), &mut spot);
            }
            next += 1;
        }
        if !spot.is_empty() {
            spots.push(spot);
        }
    }
    let most = spots.iter().map(Vec::len).max().unwrap_or(0);
    let dust = spots.iter().filter(|spot| (spot.len() as f32) < DUST * most as f32);
    dust.flatten().for_each(|&at| solid[at] = false);
    solid
}

/// Moves a pixel that nobody has visited into the spot.
fn visit(left: &mut Array2<bool>, at: (usize, usize), spot: &mut Vec<(usize, usize)>) {
    if let Some(left) = left.get_mut(at).filter(|left| **left) {
        *left = false;
        spot.push(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{array, s};
    use proptest::prelude::*;

    #[test]
    fn a_hole_is_closed_and_the_slope_around_it_stays() {
        let line = array![[1.0, 2.0, 3.0, 0.0, 5.0, 6.0, 7.0]];
        assert_eq!(closed(line.view(), 1), array![[2.0, 2.0, 3.0, 3.0, 5.0, 6.0, 7.0]]);
    }

    #[test]
    fn spots_that_touch_at_a_corner_are_one_and_dust_is_wiped_off() {
        let mut solid = Array2::from_elem((30, 30), false);
        solid.slice_mut(s![0..10, 0..10]).fill(true);
        (solid[[10, 10]], solid[[20, 20]]) = (true, true);
        solid.slice_mut(s![25, 20..23]).fill(true);
        let kept = without_dust(solid);
        assert_eq!(kept.iter().filter(|&&solid| solid).count(), 104);
        assert!(kept[[10, 10]] && !kept[[20, 20]] && kept[[25, 21]]);
    }

    #[test]
    fn nothing_has_no_bounds() {
        let picture = array![[0, 0, 0], [0, 1, 1]];
        assert_eq!(bounds(picture.view(), |&x| x == 1), Some([1..2, 1..3]));
        assert_eq!(bounds(picture.view(), |&x| x == 2), None);
    }

    proptest! {
        #[test]
        fn the_largest_is_that_of_every_window(
            (height, width) in (1..9_usize, 1..9_usize), radius in 0..6_usize, seed in any::<u64>(),
        ) {
            let value = |(i, j): (usize, usize)| (seed >> ((i * 7 + j * 13) % 61) & 15) as f32;
            let picture = Array2::from_shape_fn((height, width), value);
            let found = largest(picture.clone(), radius);
            for ((i, j), &found) in found.indexed_iter() {
                let rows = i.saturating_sub(radius)..(i + radius + 1).min(height);
                let columns = j.saturating_sub(radius)..(j + radius + 1).min(width);
                let window = picture.slice(s![rows, columns]);
                prop_assert_eq!(found, window.iter().copied().fold(f32::MIN, f32::max));
            }
        }

        /// A closing is never below the picture, and closing twice is closing once.
        #[test]
        fn a_closing_is_above_and_idempotent(radius in 0..5_usize, seed in any::<u64>()) {
            let value = |(i, j): (usize, usize)| (seed >> ((i * 7 + j * 13) % 61) & 15) as f32;
            let picture = Array2::from_shape_fn((8, 9), value);
            let once = closed(picture.view(), radius);
            prop_assert!(once.iter().zip(&picture).all(|(closed, level)| closed >= level));
            prop_assert_eq!(closed(once.view(), radius), once);
        }
    }
}
