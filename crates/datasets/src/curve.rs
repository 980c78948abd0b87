//! A smooth curve through the points of a stroke.

use crate::pen::Dot;

/// Lines from one point of a stroke to the next.
const STEPS: usize = 6;

/// A curve through the knots, as six lines from each to the next. With m = (q − o) / 2 and
/// n = (r − p) / 2, between knots p and q that stand after o and before r:
///
/// ```text
/// p + m t + (3 (q − p) − 2 m − n) t² + (m + n − 2 (q − p)) t³,   0 ≤ t ≤ 1
/// ```
pub(crate) fn curve(knots: &[Dot]) -> Vec<Dot> {
    let last = knots.len() - 1;
    let mut dots = vec![knots[0]];
    for k in 0..last {
        let [o, p, q, r] = [k.saturating_sub(1), k, k + 1, (k + 2).min(last)].map(|k| knots[k]);
        for step in 1..=STEPS {
            let t = step as f64 / STEPS as f64;
            let along = |of: fn(&Dot) -> f64| {
                let [o, p, q, r] = [&o, &p, &q, &r].map(of);
                let (m, n, d) = ((q - o) / 2.0, (r - p) / 2.0, q - p);
                p + t * (m + t * (3.0 * d - 2.0 * m - n + t * (m + n - 2.0 * d)))
            };
            let radius = p.radius + t * (q.radius - p.radius);
            dots.push(Dot { x: along(|dot| dot.x), y: along(|dot| dot.y), radius });
        }
    }
    dots
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    /// From (0, 0) to (1, 1) the slopes are m = (½, ½), since nothing stands before, and n = (1, 0). At
    /// t = ½ the curve is at ½ + (m − n) / 8: x = ½ − 1/16, y = ½ + 1/16.
    #[test]
    fn a_curve_passes_through_its_knots_level_between_equal_neighbours() {
        let knots = [(0.0, 0.0), (1.0, 1.0), (2.0, 0.0)].map(|(x, y)| Dot { x, y, radius: x });
        let dots = curve(&knots);
        assert_eq!(dots.len(), 2 * STEPS + 1);
        assert_eq!([dots[0], dots[STEPS], dots[2 * STEPS]], knots);
        let half = dots[STEPS / 2];
        assert_abs_diff_eq!(half.x, 0.4375, epsilon = 1e-15);
        assert_abs_diff_eq!(half.y, 0.5625, epsilon = 1e-15);
        assert_eq!(half.radius, 0.5);
    }
}
