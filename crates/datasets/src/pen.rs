//! The pen of the generated digits: from strokes to grey levels.

use ndarray::ArrayViewMut2;

/// The side of a picture, and of the box in it that the ink of a digit fills, in pixels.
pub(crate) const SIDE: usize = 28;
const BOX: f64 = 20.0;

/// A point that the pen passes, and half the width of its line there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Dot {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) radius: f64,
}

/// How deep in the ink each pixel lies, row by row: 0 on paper, ½ on the edge, 1 and more inside.
pub(crate) type Ink = [[f64; SIDE]; SIDE];

/// Scales the strokes, not their width, until the longer side of the ink is that of the box, and puts
/// the box in the middle of the picture.
///
/// `edge` is the width of the grey at the border of the ink, in pixels as the radii are.
pub(crate) fn fit(strokes: &mut [Vec<Dot>], edge: f64) {
    let ends = |of: fn(&Dot) -> f64| {
        let all = strokes.iter().flatten().map(of);
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    };
    let ((left, right), (top, bottom)) = (ends(|dot| dot.x), ends(|dot| dot.y));
    let reach = ends(|dot| dot.radius).1 + edge / 2.0;
    let scale = (BOX - 2.0 * reach) / (right - left).max(bottom - top);
    let middle = SIDE as f64 / 2.0;
    for dot in strokes.iter_mut().flatten() {
        dot.x = middle + scale * (dot.x - (left + right) / 2.0);
        dot.y = middle + scale * (dot.y - (top + bottom) / 2.0);
    }
}

/// Draws the strokes. A pixel whose centre has distance d from the nearest line of radius r has
///
/// ```text
/// level = (r − d) / edge + ½
/// ```
///
/// and where lines cross, the largest of its levels: ink upon ink is no darker.
pub(crate) fn draw(strokes: &[Vec<Dot>], edge: f64) -> Ink {
    let mut ink = [[0.0; SIDE]; SIDE];
    let within = |from: f64, to: f64, reach: f64| {
        let first = (from.min(to) - reach - 0.5).ceil().max(0.0) as usize;
        let end = (from.max(to) + reach + 0.5).floor().clamp(0.0, SIDE as f64) as usize;
        first..end
    };
    for [a, b] in strokes.iter().flat_map(|stroke| stroke.array_windows()) {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        // Two dots on one place are a line of no length: any share of it is that place.
        let square = (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
        let reach = a.radius.max(b.radius) + edge / 2.0;
        for i in within(a.y, b.y, reach) {
            let y = i as f64 + 0.5 - a.y;
            for j in within(a.x, b.x, reach) {
                let x = j as f64 + 0.5 - a.x;
                let share = ((x * dx + y * dy) / square).clamp(0.0, 1.0);
                let (u, v) = (x - share * dx, y - share * dy);
                let radius = a.radius + share * (b.radius - a.radius);
                let level = (radius - (u * u + v * v).sqrt()) / edge + 0.5;
                ink[i][j] = level.max(ink[i][j]);
            }
        }
    }
    ink
}

/// Writes levels from 0 to 1 as 0 to 255, shifted by whole pixels so that their centre of mass is
/// within half a pixel of the centre of pixel (14, 14), counted from 0, as in MNIST. An even side has
/// no middle pixel, and the half pixel counts: of MNIST's test set, the nearest of 10,000 generated
/// digits names 0.919 in this place and 0.886 half a pixel further up and to the left.
/// Where so large a shift would cut ink off, it is as large as the margin allows.
pub(crate) fn centre(ink: &Ink, mut pixels: ArrayViewMut2<u8>) {
    let (mut mass, mut x, mut y) = (0.0, 0.0, 0.0);
    for (i, row) in ink.iter().enumerate() {
        for (j, level) in row.iter().enumerate() {
            mass += level;
            x += level * j as f64;
            y += level * i as f64;
        }
    }
    let margin = (SIDE as f64 - BOX) / 2.0;
    let middle = (SIDE / 2) as f64;
    let shift = |moment: f64| (middle - moment / mass).round().clamp(-margin, margin) as isize;
    let (right, down) = (shift(x), shift(y));
    for ((i, j), pixel) in pixels.indexed_iter_mut() {
        let (i, j) = (i.wrapping_add_signed(-down), j.wrapping_add_signed(-right));
        let level = ink.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0);
        *pixel = (255.0 * level).round() as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;
    use ndarray::Array2;

    fn line(from: (f64, f64), to: (f64, f64), radius: f64) -> Vec<Vec<Dot>> {
        vec![[from, to].map(|(x, y)| Dot { x, y, radius }).to_vec()]
    }

    /// A level line at y = 14 with radius 1.2 and an edge of one pixel. The centres of rows 13 and 14
    /// are ½ from it: 1.2 − 0.5 + 0.5 = 1.2. Those of rows 12 and 15 are 1½ from it: 0.2. Beyond its
    /// end at x = 20, the centre of column 20 in row 13 has distance √½: 1.2 − 0.7071 + 0.5.
    #[test]
    fn the_level_falls_with_the_distance_from_the_line() {
        let ink = draw(&line((8.0, 14.0), (20.0, 14.0), 1.2), 1.0);
        for (row, expected) in [(11, 0.0), (12, 0.2), (13, 1.2), (14, 1.2), (15, 0.2), (16, 0.0)] {
            assert_abs_diff_eq!(ink[row][14], expected, epsilon = 1e-12);
        }
        assert_abs_diff_eq!(ink[13][20], 1.7 - 0.5_f64.sqrt(), epsilon = 1e-12);
        assert_eq!(ink[13][22], 0.0);
    }

    #[test]
    fn a_line_of_no_length_is_a_disc() {
        let ink = draw(&line((14.5, 14.5), (14.5, 14.5), 2.0), 1.0);
        assert_eq!(ink[14][14], 2.5);
        assert_eq!((ink[14][16], ink[16][14], ink[14][12]), (0.5, 0.5, 0.5));
    }

    #[test]
    fn a_line_that_leaves_the_picture_is_cut_off() {
        let ink = draw(&line((-50.0, 0.0), (80.0, 0.0), 1.0), 1.0);
        assert!(ink[0].iter().all(|&level| level == 1.0));
        let ink = draw(&line((-50.0, -9.0), (-40.0, 40.0), 1.0), 1.0);
        assert!(ink.iter().flatten().all(|&level| level == 0.0));
    }

    /// Twice as high as wide: the height with the pen's width and half an edge on each side is 20.
    #[test]
    fn the_longer_side_of_the_ink_fills_the_box() {
        let mut strokes = line((3.0, -1.0), (2.5, 0.0), 1.0);
        fit(&mut strokes, 1.0);
        let [a, b] = [strokes[0][0], strokes[0][1]];
        for (found, expected) in [(a.y, 5.5), (b.y, 22.5), (a.x, 18.25), (b.x, 9.75)] {
            assert_abs_diff_eq!(found, expected, epsilon = 1e-12);
        }
    }

    /// Three pixels of ink: the centre of mass is at (7, 20⅔), (7, −6⅔) from (14, 14), and the margin
    /// lets it move by (4, −4).
    #[test]
    fn the_ink_is_shifted_as_far_as_the_margin() {
        let mut ink = [[0.0; SIDE]; SIDE];
        (ink[20][7], ink[21][6], ink[21][8]) = (1.0, 1.0, 1.0);
        let mut pixels = Array2::zeros((SIDE, SIDE));
        centre(&ink, pixels.view_mut());
        assert_eq!([pixels[[16, 11]], pixels[[17, 10]], pixels[[17, 12]]], [255; 3]);
        assert_eq!(pixels.iter().filter(|&&level| level > 0).count(), 3);
    }

    #[test]
    fn a_small_shift_is_to_the_nearest_pixel() {
        let mut ink = [[0.0; SIDE]; SIDE];
        (ink[10][15], ink[10][16]) = (0.2, 0.8);
        let mut pixels = Array2::zeros((SIDE, SIDE));
        centre(&ink, pixels.view_mut());
        // Its centre of mass is (15.8, 10): two to the left, four down.
        assert_eq!((pixels[[14, 13]], pixels[[14, 14]]), (51, 204));
    }
}
