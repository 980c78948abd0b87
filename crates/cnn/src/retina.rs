// ANCHOR: retina
//! The map from the eye to the first area of the visual cortex, nearly.

use std::f64::consts::PI;

/// Where a point of the view lies in V1: (ρ, φ), the logarithm of its distance from the middle and its angle,
/// −π < φ ≤ π (Russian notes §5.1).
///
/// ```text
/// ρ = ln √(x² + y²)        φ = the angle of (x, y)
/// ```
///
/// The middle itself has no place there: its ρ is −∞.
pub fn log_polar(x: f64, y: f64) -> (f64, f64) {
    let angle = y.atan2(x);
    (x.hypot(y).ln(), if angle == -PI { PI } else { angle })
}

/// The point of the view that lies at (ρ, φ): the inverse of [`log_polar`].
pub fn from_log_polar(rho: f64, phi: f64) -> (f64, f64) {
    (rho.exp() * phi.cos(), rho.exp() * phi.sin())
}
// ANCHOR_END: retina

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// (3, 4) is 5 away; (0, −1) is 1 away, a quarter of a turn below; and left of the middle it is π.
    #[test]
    fn points_by_hand() {
        assert_eq!(log_polar(3.0, 4.0), (5.0_f64.ln(), (4.0_f64 / 3.0).atan()));
        assert_eq!(log_polar(0.0, -1.0), (0.0, -PI / 2.0));
        assert_eq!((log_polar(-1.0, 0.0), log_polar(-1.0, -0.0)), ((0.0, PI), (0.0, PI)));
        assert_eq!(log_polar(0.0, 0.0).0, f64::NEG_INFINITY);
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_point(x in -100.0..100.0, y in -100.0..100.0) {
            prop_assume!(f64::hypot(x, y) > 1e-6);
            let (rho, phi) = log_polar(x, y);
            let (u, v) = from_log_polar(rho, phi);
            prop_assert!(f64::hypot(x - u, y - v) < 1e-12 * f64::hypot(x, y), "({x}, {y}) came back as ({u}, {v})");
        }

        /// Twice as large: ln 2 along ρ. Turned by an angle: by this angle along φ.
        #[test]
        fn what_grows_or_turns_moves(x in 0.1..9.0, y in -9.0..9.0, angle in -1.0..1.0) {
            let (rho, phi) = log_polar(x, y);
            let (grown, same) = log_polar(2.0 * x, 2.0 * y);
            prop_assert!((grown - rho - 2.0_f64.ln()).abs() < 1e-12 && (same - phi).abs() < 1e-12);
            let (sin, cos) = f64::sin_cos(angle);
            let (still, turned) = log_polar(x * cos - y * sin, x * sin + y * cos);
            prop_assert!((still - rho).abs() < 1e-12 && (turned - phi - angle).abs() < 1e-12);
        }
    }
}
