// ANCHOR: filters
//! Kernels that are set, not learned.

use ndarray::{Array2, arr2};
use std::f64::consts::PI;
use tensor::Real;

/// The edge detector of the slide: eight times the pixel less its neighbours. Its entries add up to 0, so
/// that an even surface gives 0 (Polish lecture 7, *an old idea*).
pub fn edge<F: Real>() -> Array2<F> {
    arr2(&[[-1.0, -1.0, -1.0], [-1.0, 8.0, -1.0], [-1.0, -1.0, -1.0]]).mapv(F::of)
}

/// Sobel's pair: how fast grey levels rise to the right, and downwards.
pub fn sobel<F: Real>() -> [Array2<F>; 2] {
    let right = arr2(&[[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]]).mapv(F::of);
    let down = right.t().to_owned();
    [right, down]
}

/// A vertical line of ones in the middle of `k` × `k` zeros; transposed, a horizontal one (Hungarian
/// lecture 10, *filters*, with k = 7).
pub fn line<F: Real>(k: usize) -> Array2<F> {
    Array2::from_shape_fn((k, k), |(_, column)| F::of(f64::from(column == k / 2)))
}
// ANCHOR_END: filters

// ANCHOR: gabor
/// A wave under a bell: the Gabor filter, which answers to stripes of one width and one direction.
///
/// ```text
/// g(x, y) = exp(−(x′² + γ² y′²) / 2σ²) cos(2π x′/λ + ψ)
/// x′ = x cos θ + y sin θ        y′ = −x sin θ + y cos θ
/// ```
///
/// Cells of the visual cortex answer so (Russian notes §5.1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gabor {
    /// λ, the pixels from stripe to stripe.
    pub wavelength: f64,
    /// θ, the direction across the stripes; 0 is to the right, and stripes stand upright.
    pub orientation: f64,
    /// ψ, where the wave begins: 0 for a light stripe in the middle.
    pub phase: f64,
    /// σ, the width of the bell.
    pub deviation: f64,
    /// γ, the width of the bell across the stripes over that along them: below 1 it is longer along them.
    pub aspect: f64,
}

impl Gabor {
    /// Its values around the middle of `k` × `k` pixels; x counts columns, y rows.
    pub fn kernel<F: Real>(&self, k: usize) -> Array2<F> {
        let (sin, cos) = self.orientation.sin_cos();
        let middle = (k as f64 - 1.0) / 2.0;
        Array2::from_shape_fn((k, k), |(row, column)| {
            let (x, y) = (column as f64 - middle, row as f64 - middle);
            let (x, y) = (x * cos + y * sin, -x * sin + y * cos);
            let bell = (x * x + (self.aspect * y).powi(2)) / (2.0 * self.deviation.powi(2));
            F::of((-bell).exp() * (2.0 * PI * x / self.wavelength + self.phase).cos())
        })
    }

    /// This filter in `orientations` directions, evenly over half a turn.
    pub fn bank<F: Real>(self, orientations: usize, k: usize) -> Vec<Array2<F>> {
        let turned = |n: usize| self.orientation + PI * n as f64 / orientations as f64;
        (0..orientations).map(|n| Self { orientation: turned(n), ..self }.kernel(k)).collect()
    }
}
// ANCHOR_END: gabor

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::corr2d;

    const GABOR: Gabor =
        Gabor { wavelength: 6.0, orientation: 0.0, phase: 0.0, deviation: 3.0, aspect: 0.5 };

    #[test]
    fn an_even_surface_has_no_edge() {
        let even = Array2::from_elem((6, 6), 7.0);
        let [right, down] = sobel();
        for kernel in [edge(), right, down] {
            assert!(corr2d(even.view(), kernel.view()).iter().all(|&o: &f64| o == 0.0));
        }
    }

    /// 0 0 0 1 1 in every row rises to the right by 1·(1 + 2 + 1) where the kernel straddles the step.
    #[test]
    fn sobel_finds_the_step_across_and_none_along() {
        let image = Array2::from_shape_fn((4, 5), |(_, x)| [0.0, 0.0, 0.0, 1.0, 1.0][x]);
        let [right, down] = sobel();
        assert_eq!(corr2d(image.view(), right.view()).row(0).to_vec(), [0.0, 4.0, 4.0]);
        assert!(corr2d(image.view(), down.view()).iter().all(|&o| o == 0.0));
    }

    #[test]
    fn a_line_answers_to_its_own_direction() {
        let (upright, lying) = (line::<f64>(7), line::<f64>(7).reversed_axes());
        assert_eq!(corr2d(upright.view(), upright.view())[[0, 0]], 7.0);
        assert_eq!(corr2d(upright.view(), lying.view())[[0, 0]], 1.0);
    }

    /// Stripes of each direction in turn: of the bank, the filter of that direction answers most.
    #[test]
    fn the_response_is_largest_where_the_orientation_matches() {
        let bank: Vec<Array2<f64>> = GABOR.bank(8, 15);
        for n in 0..8 {
            let (sin, cos) = (PI * n as f64 / 8.0).sin_cos();
            let stripes = Array2::from_shape_fn((40, 40), |(y, x)| {
                (2.0 * PI * (x as f64 * cos + y as f64 * sin) / 6.0).cos()
            });
            let power =
                |kernel: &Array2<f64>| corr2d(stripes.view(), kernel.view()).mapv(|o| o * o).sum();
            let powers: Vec<f64> = bank.iter().map(power).collect();
            let best = (0..8).max_by(|&a, &b| powers[a].total_cmp(&powers[b]));
            assert_eq!(best, Some(n), "{powers:?}");
        }
    }

    /// One to the right, two down, at 30°: x′ = cos 30° + 2 sin 30° = 1.8660, y′ = −sin 30° + 2 cos 30° =
    /// 1.2321. The bell is exp(−(3.4821 + 0.25 · 1.5179) / 18) = 0.80692, the wave cos(2π · 1.8660 / 6 + π/3) =
    /// −0.99017. One to the left, two up, both change their signs, and the wave is cos(−1.9541 + π/3) = 0.61619.
    #[test]
    fn an_entry_off_the_axes_is_the_formula_by_hand() {
        let kernel = Gabor { orientation: PI / 6.0, phase: PI / 3.0, ..GABOR }.kernel::<f64>(7);
        assert!((kernel[[5, 4]] - 0.806921 * -0.990174).abs() < 1e-5, "{}", kernel[[5, 4]]);
        assert!((kernel[[1, 2]] - 0.806921 * 0.616191).abs() < 1e-5, "{}", kernel[[1, 2]]);
    }

    /// In the middle bell and wave are 1; half a wavelength to the right, exp(−9/18) · cos π.
    #[test]
    fn the_middle_is_light_and_half_a_wave_further_it_is_dark() {
        let kernel = GABOR.kernel::<f64>(7);
        assert_eq!(kernel[[3, 3]], 1.0);
        assert!((kernel[[3, 6]] + (-0.5_f64).exp()).abs() < 1e-15);
        let turned = Gabor { orientation: PI / 2.0, ..GABOR }.kernel::<f64>(7);
        assert!((turned[[6, 3]] - kernel[[3, 6]]).abs() < 1e-15);
    }
}
