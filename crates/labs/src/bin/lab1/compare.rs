//! Whether two means differ, or only seem to.

use labs::Summary;

/// How many standard errors the means of `a` and `b` lie apart; NaN for single runs.
///
/// ```text
/// |ā − b̄| / √(s_a²/n_a + s_b²/n_b)
/// ```
pub fn apart(a: &Summary, b: &Summary) -> f64 {
    (a.mean() - b.mean()).abs() / a.standard_error().hypot(b.standard_error())
}

/// The same as it would be with `runs` runs of either.
pub fn apart_in(runs: usize, a: &Summary, b: &Summary) -> f64 {
    let error = a.deviation().hypot(b.deviation()) / (runs as f64).sqrt();
    (a.mean() - b.mean()).abs() / error
}

/// A number of standard errors in words.
pub fn standard_errors(number: f64) -> String {
    if number.is_finite() {
        format!("{number:.1} standard errors")
    } else {
        "too few runs to say how sure".into()
    }
}

/// The two means with so many decimals, and how far they lie apart.
pub fn versus(a: &Summary, b: &Summary, decimals: usize) -> String {
    let apart = standard_errors(apart(a, b));
    format!("{:.decimals$} and {:.decimals$}: {apart}", a.mean(), b.mean())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: [f64; 4]) -> Summary {
        Summary::of(values.map(Some))
    }

    /// Means 2 and 6; squared deviations 4/3 and 16/3, over 4 runs 1/3 and 4/3: 4 / √(5/3).
    #[test]
    fn standard_errors_by_hand() {
        let (a, b) = (of([1.0, 1.0, 3.0, 3.0]), of([4.0, 4.0, 8.0, 8.0]));
        let expected = 4.0 / (5.0_f64 / 3.0).sqrt();
        assert!((apart(&a, &b) - expected).abs() < 1e-12);
        assert!((apart_in(4, &a, &b) - expected).abs() < 1e-12);
        assert!((apart_in(16, &a, &b) - 2.0 * expected).abs() < 1e-12);
        assert_eq!(versus(&a, &b, 1), "2.0 and 6.0: 3.1 standard errors");
    }

    #[test]
    fn single_runs_are_not_compared() {
        let one = Summary::of([Some(1.0)]);
        assert_eq!(versus(&one, &one, 0), "1 and 1: too few runs to say how sure");
    }
}
