//! Handwritten digits made by a program: what to learn from where MNIST is not at hand (DAT-01).
//!
//! A picture is made in the order in which a person would make it:
//!
//! 1. **A way of writing.** People write a 1 with a flag or without, a 4 open or closed, a 7 crossed
//!    or not. One of the digit's ways is drawn by lot; each is a list of strokes.
//! 2. **A hand that is not exact.** Every point of the strokes is moved a little by itself
//!    ([`Hand::jitter`]), so that a stroke has not the same curvature twice. The width of the line
//!    is drawn for the whole digit ([`Hand::width`]: pens differ), then once more at every point
//!    (pressure differs).
//! 3. **A curve.** A cubic passes from point to point, with the slope at each that its neighbours
//!    have between them (Catmull and Rom, 1974): there are no corners but where strokes meet.
//! 4. **A sheet that is not flat.** The plane is bent smoothly, as rubber would be ([`Hand::bend`]).
//!    That moves neighbouring strokes together: rings become large or small and stay rings. By
//!    such distortions Simard, Steinkraus and Platt (2003) enlarged MNIST.
//! 5. **A posture.** The digit is stretched, slanted ([`Hand::slant`]) and turned a little.
//! 6. **A box.** Its ink is scaled to 20 × 20 pixels, its proportions kept, as MNIST's: the size
//!    says nothing about the class.
//! 7. **Ink.** The distance from the curve gives the grey level, full within the line, paper
//!    outside and a slope of about one pixel between them, as a scanner sees it.
//! 8. **Grain.** Noise on the levels of the ink ([`Hand::noise`]) makes its border ragged. Paper
//!    stays clean and full ink stays full, as in MNIST.
//! 9. **The centre of mass** is shifted to the middle of 28 × 28 pixels, by whole pixels, as MNIST's
//!    was (LeCun and others, 1998).
//!
//! Nothing but + − × ÷, √ and rounding is computed, of which IEEE 754 fixes every bit: sums of uniform
//! numbers take the place of Gaussian ones, and a quotient that of sine and cosine. The same seed
//! gives the same bytes on every platform.

use crate::curve::curve;
use crate::pen::{self, Dot};
use crate::sheet::Sheet;
use crate::strokes::{GLYPHS, Glyph, Point};
use crate::{Error, Images};
use ndarray::{Array1, Array3, Axis};
use ndarray_rand::rand::{Rng as _, RngCore as _};
use tensor::Rng;

/// How much hands, pens and sheets differ. The default is near MNIST.
///
/// ```
/// use datasets::Hand;
/// use tensor::Streams;
///
/// let bold = Hand { width: 4.0, ..Hand::default() };
/// let images = bold.digits(20, &mut Streams::new(7).stream("digits"))?;
/// assert_eq!(images.pixels.dim(), (20, 28, 28));
/// # Ok::<(), datasets::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hand {
    /// The deviation of the slant, the tangent of the angle to the vertical: 0 to 1.
    pub slant: f64,
    /// The mean width of the line in pixels: 0.5 to 4.
    pub width: f64,
    /// The deviation of each point of a stroke, in heights of the digit: 0 to 0.1.
    pub jitter: f64,
    /// The deviation of the nodes by which the sheet is bent, in heights of the digit: 0 to 0.2.
    pub bend: f64,
    /// The deviation of the grey level at the border of the ink, in parts of full ink: 0 to 0.5.
    pub noise: f64,
}

impl Default for Hand {
    fn default() -> Self {
        Self { slant: 0.25, width: 2.6, jitter: 0.015, bend: 0.08, noise: 0.08 }
    }
}

/// Most people lean to the right: the mean slant.
const LEAN: f64 = 0.08;
/// The deviation of the turn, in radians.
const TURN: f64 = 0.08;
/// Mean and deviation of the stretch from left to right.
const STRETCH: (f64, f64) = (1.06, 0.15);
/// The deviation of the width from digit to digit, and from point to point, in parts of its mean.
const PENS: f64 = 0.28;
const PRESSURE: f64 = 0.06;
/// Mean and deviation of the width of the grey between ink and paper, in pixels.
const EDGE: (f64, f64) = (1.2, 0.2);

/// `count` handwritten digits of 28 × 28 pixels in [`Hand::default`].
///
/// The digits follow each other, 0 to 9 and again from 0: any ten in a row are balanced, and the
/// first of many are the same as those of few. `pixels` is (count, 28, 28), full ink is 255.
pub fn generated_digits(count: usize, rng: &mut Rng) -> Images {
    Hand::default().digits(count, rng).expect("the default hand is within the ranges")
}

impl Hand {
    /// As [`generated_digits`], by this hand.
    ///
    /// # Errors
    ///
    /// [`Error::Parameter`] where a field is outside its range.
    pub fn digits(&self, count: usize, rng: &mut Rng) -> Result<Images, Error> {
        self.check()?;
        let mut pixels = Array3::zeros((count, pen::SIDE, pen::SIDE));
        let labels = Array1::from_shape_fn(count, |n| (n % 10) as u8);
        for (picture, &digit) in pixels.axis_iter_mut(Axis(0)).zip(&labels) {
            let mut strokes = self.write(choose(GLYPHS[usize::from(digit)], rng), rng);
            let edge = EDGE.0 + EDGE.1 * bell(rng);
            pen::fit(&mut strokes, edge);
            let mut ink = pen::draw(&strokes, edge);
            for level in ink.iter_mut().flatten().filter(|level| **level > 0.0) {
                *level = (*level + self.noise * bell(rng)).clamp(0.0, 1.0);
            }
            pen::centre(&ink, picture);
        }
        Ok(Images { pixels, labels, white: u8::MAX })
    }

    fn check(&self) -> Result<(), Error> {
        let fields = [
            ("the deviation of a hand's slant", self.slant, 0.0, 1.0),
            ("the width of a hand's line", self.width, 0.5, 4.0),
            ("the jitter of a hand", self.jitter, 0.0, 0.1),
            ("the bend of a hand's sheet", self.bend, 0.0, 0.2),
            ("the noise of a hand's ink", self.noise, 0.0, 0.5),
        ];
        for (what, value, least, most) in fields {
            if !(least..=most).contains(&value) {
                let range = format!("from {least} to {most}");
                return Err(Error::Parameter { what, value, range });
            }
        }
        Ok(())
    }

    /// The strokes of one digit, as lines that are short enough to be a curve; not yet in the box.
    fn write(&self, glyph: &Glyph, rng: &mut Rng) -> Vec<Vec<Dot>> {
        let knots = self.knots(glyph, rng);
        let sheet = Sheet::new(|| self.bend * bell(rng));
        let slant = LEAN + self.slant * bell(rng);
        let stretch = STRETCH.0 + STRETCH.1 * bell(rng);
        let (cos, sin) = turn(TURN * bell(rng));
        let posture = |dot: Dot| {
            let (u, v) = sheet.shift(dot.x, dot.y);
            // Around the digit's middle, so that what is slanted is not stretched as well.
            let (x, y) = (dot.x + u - 0.5, dot.y + v - 0.5);
            let x = stretch * x - slant * y;
            Dot { x: cos * x - sin * y, y: sin * x + cos * y, ..dot }
        };
        knots.iter().map(|stroke| curve(stroke).into_iter().map(posture).collect()).collect()
    }

    /// The points of the strokes, each moved a little, with the radius of the pen at it. A point that
    /// returns is moved once.
    fn knots(&self, glyph: &Glyph, rng: &mut Rng) -> Vec<Vec<Dot>> {
        // Even the thinnest of pens leaves a line.
        let radius = self.width / 2.0 * (1.0 + PENS * bell(rng)).max(0.3);
        let mut known: Vec<(Point, Dot)> = Vec::new();
        let mut place = |point: Point| {
            if let Some((_, dot)) = known.iter().find(|(other, _)| *other == point) {
                return *dot;
            }
            let dot = Dot {
                x: f64::from(point.0) / 100.0 + self.jitter * bell(rng),
                y: f64::from(point.1) / 100.0 + self.jitter * bell(rng),
                radius: radius * (1.0 + PRESSURE * bell(rng)),
            };
            known.push((point, dot));
            dot
        };
        glyph.strokes.iter().map(|stroke| stroke.iter().map(|&p| place(p)).collect()).collect()
    }
}

/// A number of mean 0 and deviation 1, nearly Gaussian and never beyond ±3.47: the sum of four
/// uniform numbers, each 16 bits of one draw.
fn bell(rng: &mut Rng) -> f64 {
    let bits = rng.next_u64();
    let sum: u64 = (0..4).map(|k| (bits >> (16 * k)) & 0xffff).sum();
    // A uniform number on (0, 1) has mean ½ and variance 1/12; four of them 2 and 1/3.
    ((sum + 2) as f64 / 65536.0 - 2.0) * 3_f64.sqrt()
}

/// One of the ways of writing, by their shares.
fn choose(glyphs: &'static [Glyph], rng: &mut Rng) -> &'static Glyph {
    let mut lot = rng.random_range(0..glyphs.iter().map(|glyph| glyph.share).sum());
    for glyph in glyphs {
        match lot.checked_sub(glyph.share) {
            Some(rest) => lot = rest,
            None => return glyph,
        }
    }
    unreachable!("the lot is less than the sum of the shares")
}

/// Cosine and sine of an angle close to `angle`, exactly on the unit circle up to rounding:
///
/// ```text
/// t = angle / 2      cos = (1 − t²) / (1 + t²)      sin = 2 t / (1 + t²)
/// ```
fn turn(angle: f64) -> (f64, f64) {
    let t = angle / 2.0;
    ((1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t))
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;
    use tensor::Streams;

    fn rng() -> Rng {
        Streams::new(1).stream("digits")
    }

    /// For 100,000 numbers the mean has deviation 0.0032 and the deviation about 0.002: five of each.
    #[test]
    fn a_bell_has_mean_zero_and_deviation_one_and_no_outliers() {
        let mut rng = rng();
        let draws: Array1<f64> = (0..100_000).map(|_| bell(&mut rng)).collect();
        assert!(draws.mean().unwrap().abs() < 0.016);
        assert!((draws.std(0.0) - 1.0).abs() < 0.01);
        assert!(draws.iter().all(|z| z.abs() < 3.47));
    }

    #[test]
    fn a_turn_keeps_lengths_and_small_angles() {
        for angle in [-0.28, 0.0, 0.1] {
            let (cos, sin) = turn(angle);
            assert_abs_diff_eq!(cos * cos + sin * sin, 1.0, epsilon = 1e-15);
            assert_abs_diff_eq!(sin.asin(), angle, epsilon = 0.002);
        }
    }

    #[test]
    fn each_way_of_writing_is_drawn_as_often_as_its_share_says() {
        let (mut rng, ways) = (rng(), GLYPHS[1]);
        let total: u32 = ways.iter().map(|glyph| glyph.share).sum();
        let mut drawn = vec![0; ways.len()];
        for _ in 0..20_000 {
            let way = choose(ways, &mut rng);
            drawn[ways.iter().position(|glyph| std::ptr::eq(glyph, way)).unwrap()] += 1;
        }
        for (glyph, drawn) in ways.iter().zip(drawn) {
            let p = f64::from(glyph.share) / f64::from(total);
            let deviation = (20_000.0 * p * (1.0 - p)).sqrt();
            assert!((f64::from(drawn) - 20_000.0 * p).abs() < 5.0 * deviation);
        }
    }

    /// A 7 has its tip twice, as the end of the bar and the beginning of the stem.
    #[test]
    fn strokes_that_meet_still_meet_when_the_points_have_moved() {
        let hand = Hand { jitter: 0.1, ..Hand::default() };
        let knots = hand.knots(&GLYPHS[7][0], &mut rng());
        assert_eq!(knots[0].last(), knots[1].first());
        assert_ne!(knots[0][0], knots[0][1]);
    }

    #[test]
    fn every_stroke_has_two_points_and_stays_near_its_square() {
        for stroke in GLYPHS.iter().flat_map(|ways| ways.iter()).flat_map(|way| way.strokes) {
            assert!(stroke.len() >= 2, "{stroke:?}");
            assert!(stroke.iter().all(|(x, y)| (0..=115).contains(x) && (0..=100).contains(y)));
            assert!(stroke.array_windows().all(|[a, b]| a != b), "{stroke:?}");
        }
    }
}
