//! Ink from paper: which side is which, what the light did, and where the border lies.

use crate::window::{bounds, closed, largest, without_dust};
use ndarray::{Array2, ArrayView1, ArrayView2, Zip};

/// What takes at least this share of the light may be ink.
const FAINTEST: f32 = 0.1;
/// So many deviations of the paper lie between the means of paper and ink at least. Uniform noise, cut
/// in half, has 2√3 = 3.46, Gaussian noise 2.65.
const CLEAREST: f32 = 4.0;
/// On paper that is darker than this no ink is seen.
const DARKEST: f32 = 0.02;
/// The levels that Otsu's histogram tells apart.
const BINS: usize = 256;

/// The ink of a digit: 0 is paper, 1 full ink, (height, width) as `grey`; none where nothing stands out.
///
/// 1. The border is paper. Light strokes on dark paper are inverted.
/// 2. The light is divided out: first a plane, then what a closing finds, with a window that is wider
///    than strokes and smaller than most shadows. What the ink takes of the light is left.
/// 3. Otsu's threshold parts ink from paper, and dust is wiped off.
/// 4. Near ink the levels rise from the mean of the paper to the mean of the ink; elsewhere they are 0.
pub fn strokes(grey: ArrayView2<f32>) -> Option<Array2<f32>> {
    let grey = evened(grey);
    let (height, width) = grey.dim();
    let paper = closed(grey.view(), height.max(width) / 7);
    let taken = share_taken(&grey, &paper);
    let parts = otsu(&taken)?;
    if parts.ink - parts.paper < CLEAREST * parts.deviation {
        return None;
    }
    let solid = without_dust(taken.mapv(|share| share >= parts.threshold));
    // The grey between is as wide as the blur: half of one of the pixels that the net sees.
    let [rows, columns] = bounds(solid.view(), |&solid| solid)?;
    let reach = (rows.len().max(columns.len()) / 40).max(1);
    let near = largest(solid.mapv(|solid| f32::from(u8::from(solid))), reach);
    let level = |share: f32| ((share - parts.paper) / (parts.ink - parts.paper)).clamp(0.0, 1.0);
    Some(Zip::from(&taken).and(&near).map_collect(|&share, &near| near * level(share)))
}

/// The shades of a thing on plain ground, such as a shirt: 0 is the ground, (height, width) as `grey`;
/// none where nothing stands out.
pub fn shades(grey: ArrayView2<f32>) -> Option<Array2<f32>> {
    let grey = evened(grey);
    let taken = share_taken(&grey, &Array2::ones(grey.dim()));
    let solid = without_dust(taken.mapv(|share| share > FAINTEST));
    bounds(solid.view(), |&solid| solid)?;
    Some(
        Zip::from(&taken).and(&solid).map_collect(|&share, &in_it| if in_it { share } else { 0.0 }),
    )
}

/// The picture in parts of its paper, which is 1 then, and inverted where that is dark.
///
/// The paper is a plane through the border, since light falls off to one side. It is dark where the
/// lightest point is further from it than the darkest; one in 2,000 may be lighter or darker than counts.
fn evened(grey: ArrayView2<f32>) -> Array2<f32> {
    let (height, width) = grey.dim();
    let (rows, columns) = ([0, height - 1], [0, width - 1]);
    let right = median_rise(rows.iter().flat_map(|&i| rises(grey.row(i))));
    let down = median_rise(columns.iter().flat_map(|&j| rises(grey.column(j))));
    let slope = |(i, j): (usize, usize)| down * i as f32 + right * j as f32;
    let border = median(around(grey).map(|(at, level)| level - slope(at)));
    let paper = |at| border + slope(at);
    let mut above: Vec<f32> = grey.indexed_iter().map(|(at, level)| level - paper(at)).collect();
    let (few, last) = (above.len() / 2000, above.len() - 1);
    let darkest = *above.select_nth_unstable_by(few, f32::total_cmp).1;
    let lightest = *above.select_nth_unstable_by(last - few, f32::total_cmp).1;
    let inverted = lightest > -darkest;
    let share = |level: f32, paper: f32| if paper > DARKEST { level / paper } else { 1.0 };
    Array2::from_shape_fn((height, width), |at| match inverted {
        true => share(1.0 - grey[at], 1.0 - paper(at)),
        false => share(grey[at], paper(at)),
    })
}

/// How much a line rises from pixel to pixel, between all pairs that are half of its length apart.
fn rises(line: ArrayView1<f32>) -> impl Iterator<Item = f32> {
    let half = line.len() / 2;
    let pair = move |at: usize| (line[at + half] - line[at]) / half as f32;
    (0..half).map(pair).collect::<Vec<_>>().into_iter()
}

/// The middle one of the rises; where two are in the middle the flatter one, since ink along half of a side
/// is no slope of the paper. 0 where there is none.
fn median_rise(rises: impl Iterator<Item = f32>) -> f32 {
    let mut rises: Vec<f32> = rises.collect();
    rises.sort_unstable_by(f32::total_cmp);
    let at = |place: usize| rises.get(place).copied().unwrap_or(0.0);
    let (low, high) = (at(rises.len().saturating_sub(1) / 2), at(rises.len() / 2));
    if low.abs() < high.abs() { low } else { high }
}

/// The outermost pixels.
fn around(grey: ArrayView2<f32>) -> impl Iterator<Item = ((usize, usize), f32)> {
    let (height, width) = grey.dim();
    let outermost = move |i, j| i == 0 || j == 0 || i + 1 == height || j + 1 == width;
    let pixels = grey.into_iter().copied().zip(ndarray::indices((height, width)));
    pixels.filter(move |&(_, (i, j))| outermost(i, j)).map(|(level, at)| (at, level))
}

/// The middle one of the values, 0 where there is none.
fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    let middle = values.len() / 2;
    if values.is_empty() {
        return 0.0;
    }
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// 1 − level / paper: what is missing of the light that the paper would give back.
fn share_taken(grey: &Array2<f32>, paper: &Array2<f32>) -> Array2<f32> {
    let share = |&level: &f32, &paper: &f32| match paper > 0.0 {
        true => (1.0 - level / paper).max(0.0),
        false => 0.0,
    };
    Zip::from(grey).and(paper).map_collect(share)
}

/// Two classes of levels.
#[derive(Debug, PartialEq)]
struct Parts {
    threshold: f32,
    /// The mean below the threshold.
    paper: f32,
    /// The deviation below it.
    deviation: f32,
    /// The mean from it on.
    ink: f32,
}

/// The threshold k whose two classes have the largest variance between them (Otsu, 1979):
///
/// ```text
/// σ²(k) = ω₀ ω₁ (μ₁ − μ₀)²        ω₀, μ₀: share and mean of the levels below k; ω₁, μ₁: of the rest
/// ```
///
/// Only thresholds from [`FAINTEST`] on are tried, so that a little ink is not outweighed by the grain of
/// much paper. Where several are as good, as in a drawing of two levels, it is the middle of them.
fn otsu(taken: &Array2<f32>) -> Option<Parts> {
    let mut counts = [0.0; BINS];
    let bin = |share: f32| ((share * BINS as f32) as usize).min(BINS - 1);
    taken.iter().for_each(|&share| counts[bin(share)] += 1.0);
    let (mut best, mut first, mut last) = (0.0, 0, 0);
    for k in (FAINTEST * BINS as f32).ceil() as usize..BINS {
        let [(n0, s0), (n1, s1)] = [0..k, k..BINS].map(|bins| {
            bins.fold((0.0, 0.0), |(n, s), bin| (n + counts[bin], s + counts[bin] * bin as f64))
        });
        let between = if n0 * n1 > 0.0 { n0 * n1 * (s1 / n1 - s0 / n0).powi(2) } else { 0.0 };
        if between > best {
            (best, first) = (between, k);
        }
        if between == best {
            last = k;
        }
    }
    let k = first.midpoint(last);
    let mean = |of: &dyn Fn(f64) -> f64, above: bool| {
        let class = taken.iter().filter(|&&share| (bin(share) >= k) == above);
        let (n, sum) = class.fold((0.0, 0.0), |(n, sum), &share| (n + 1.0, sum + of(share.into())));
        sum / n
    };
    let (paper, ink) = (mean(&|share| share, false), mean(&|share| share, true));
    let deviation = mean(&|share| (share - paper).powi(2), false).sqrt();
    let [paper, deviation, ink] = [paper, deviation, ink].map(|x| x as f32);
    (best > 0.0).then_some(Parts { threshold: k as f32 / BINS as f32, paper, deviation, ink })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::s;
    use rand::Rng as _;
    use tensor::Streams;

    /// Six levels at 0.1 and two at 0.8: σ² is the same for every k between them; the middle is the
    /// bin of 0.45. The bins are 1/256 wide.
    #[test]
    fn a_drawing_of_two_levels_is_cut_in_the_middle() {
        let mut taken = Array2::from_elem((2, 4), 0.1);
        taken.slice_mut(s![.., 3]).fill(0.8);
        let parts = otsu(&taken).unwrap();
        let bin = 1.0 / BINS as f32;
        assert!((parts.threshold - 0.45).abs() <= bin, "{parts:?}");
        assert!((parts.paper - 0.1).abs() <= bin && (parts.ink - 0.8).abs() <= bin, "{parts:?}");
        assert!(parts.deviation < 1e-3);
    }

    #[test]
    fn nothing_stands_out_of_one_level_or_of_what_is_nearly_one() {
        for level in [0.0, 0.5, 1.0] {
            let mut grey = Array2::from_elem((40, 30), level);
            assert_eq!(strokes(grey.view()), None);
            assert_eq!(shades(grey.view()), None);
            grey[[20, 15]] = level.clamp(0.03, 0.97) + 0.02;
            assert_eq!(strokes(grey.view()), None, "{level}");
        }
        assert_eq!(strokes(Array2::zeros((1, 1)).view()), None);
    }

    #[test]
    fn noise_is_no_ink() {
        let mut rng = Streams::new(1).stream("noise");
        let uniform = Array2::from_shape_simple_fn((60, 80), || rng.random::<f32>());
        assert_eq!(strokes(uniform.view()), None);
    }

    #[test]
    fn blank_paper_under_a_lamp_has_no_ink() {
        let mut rng = Streams::new(2).stream("noise");
        let mut grain = || (0..4).map(|_| 0.01 * (rng.random::<f32>() - 0.5)).sum::<f32>();
        let lit = |(i, j)| 0.9 - 0.4 * j as f32 / 159.0 - 0.1 * i as f32 / 119.0 + grain();
        assert_eq!(strokes(Array2::from_shape_fn((120, 160), lit).view()), None);
    }

    /// A bar under a lamp on the left, with half of its light on the right, and a shadow below: what
    /// the paper gives back there is less than the ink gives back under the lamp.
    #[test]
    fn light_and_shadow_are_divided_out() {
        let light = |i: usize, j: usize| {
            let shadow = if i > 70 { 0.6 } else { 1.0 };
            shadow * (1.0 - 0.5 * j as f32 / 99.0)
        };
        let in_bar = |i: usize, j: usize| (30..90).contains(&i) && (48..54).contains(&j);
        let reflects = |i, j| if in_bar(i, j) { 0.4 } else { 0.95 };
        let grey = Array2::from_shape_fn((100, 100), |(i, j)| light(i, j) * reflects(i, j));
        assert!(grey[[99, 99]] < grey[[40, 50]]);
        let ink = strokes(grey.view()).unwrap();
        for ((i, j), &level) in ink.indexed_iter() {
            assert_eq!(level > 0.5, in_bar(i, j), "{level} at {i}, {j}");
        }
    }

    #[test]
    fn light_on_dark_is_dark_on_light() {
        let grey =
            Array2::from_shape_fn((50, 40), |(i, j)| match (10..40).contains(&i) && j / 6 == 3 {
                true => 0.25,
                false => 0.875,
            });
        let ink = strokes(grey.view()).unwrap();
        let inverted = strokes(grey.mapv(|level| 1.0 - level).view()).unwrap();
        assert!(ink.iter().zip(&inverted).all(|(a, b)| (a - b).abs() < 1e-6));
        assert_eq!(ink.sum(), 180.0);
    }

    /// A shirt is wider than any stroke; its stripes keep their shades.
    #[test]
    fn a_thing_keeps_its_shades() {
        let mut grey = Array2::ones((40, 40));
        grey.slice_mut(s![5..35, 5..35]).fill(0.25);
        grey.slice_mut(s![15..20, 5..35]).fill(0.5);
        let shades = shades(grey.view()).unwrap();
        assert_eq!((shades[[10, 10]], shades[[17, 10]], shades[[2, 2]]), (0.75, 0.5, 0.0));
    }
}
