//! Credit applicants by age, income and dependants (DAT-06).

use crate::Samples;
use ndarray::{Array1, Array2, ArrayView1};
use ndarray_rand::rand::Rng as _;
use tensor::Rng;

/// The lecture's ranges of age in years, income and number of dependants, which the columns of
/// [`applicants`] have. The lecture gives the income no unit.
pub const APPLICANT_RANGES: [(f64, f64); 3] = [(18.0, 80.0), (1200.0, 40_000.0), (0.0, 10.0)];

/// Whether an applicant, (3,), is granted the credit: the income has to reach 250 for every year
/// above 18 and 2,500 for every dependant.
///
/// The rule is invented, and made for a single neuron. Its border is a plane, and once every column
/// is scaled by its range, no column decides alone: the weights are as 0.40 to 1 to 0.64. Unscaled,
/// they are as 250 to 1 to 2,500.
///
/// # Panics
///
/// Where there are not three numbers.
#[track_caller]
pub fn granted(applicant: ArrayView1<f64>) -> bool {
    let n = applicant.len();
    assert!(n == 3, "granted: the applicant is ({n},), expected (3,): age, income, dependants");
    let [age, income, dependants] = [applicant[0], applicant[1], applicant[2]];
    income >= 250.0 * (age - 18.0) + 2500.0 * dependants
}

/// `n` applicants; the target is 1 for those who are [`granted`] the credit and −1 for the others.
///
/// `x` is (n, 3): age in years, income, dependants, each a whole number, and every number in
/// [`APPLICANT_RANGES`] equally likely; `t` is (n,).
pub fn applicants(n: usize, rng: &mut Rng) -> Samples {
    let mut x = Array2::zeros((n, 3));
    for mut applicant in x.outer_iter_mut() {
        for (value, (low, high)) in applicant.iter_mut().zip(APPLICANT_RANGES) {
            *value = f64::from(rng.random_range(low as u32..=high as u32));
        }
    }
    let decide = |applicant| if granted(applicant) { 1.0 } else { -1.0 };
    let t = x.outer_iter().map(decide).collect::<Array1<_>>();
    Samples { x, t }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Axis, array};
    use proptest::prelude::*;
    use tensor::Streams;

    fn draw(n: usize, seed: u64) -> Samples {
        applicants(n, &mut Streams::new(seed).stream("applicants"))
    }

    /// 250 · 22 + 2,500 · 2 = 10,500.
    #[test]
    fn at_forty_with_two_dependants_it_takes_an_income_of_10_500() {
        assert!(granted(array![40.0, 10_500.0, 2.0].view()));
        assert!(!granted(array![40.0, 10_499.0, 2.0].view()));
        assert!(!granted(array![41.0, 10_500.0, 2.0].view()));
        assert!(!granted(array![40.0, 10_500.0, 3.0].view()));
    }

    #[test]
    #[should_panic(expected = "granted: the applicant is (2,), expected (3,)")]
    fn an_applicant_without_dependants_is_a_wrong_shape() {
        granted(array![40.0, 10_500.0].view());
    }

    #[test]
    fn every_value_of_the_ranges_comes_up() {
        let Samples { x, .. } = draw(10_000, 1);
        for age in 18..=80 {
            assert!(x.column(0).iter().any(|&x| x == f64::from(age)), "nobody is {age}");
        }
        for dependants in 0..=10 {
            assert!(x.column(2).iter().any(|&x| x == f64::from(dependants)));
        }
        // A uniform variable's deviation is its range over √12; the mean of 10,000 has a hundredth.
        for (column, (low, high)) in x.axis_iter(Axis(1)).zip(APPLICANT_RANGES) {
            let deviation = (high - low) / 12_f64.sqrt();
            assert!((column.mean().unwrap() - (low + high) / 2.0).abs() < 0.05 * deviation);
        }
    }

    /// Scaled by their ranges, 62, 38,800 and 10, the weights are 15,500, 38,800 and 25,000.
    #[test]
    fn scaled_weights_are_of_one_size_and_neither_class_is_rare() {
        let span = APPLICANT_RANGES.map(|(low, high)| high - low);
        let weights = [250.0 * span[0], span[1], 2500.0 * span[2]].map(|w| w / span[1]);
        assert_eq!(weights.map(|w| (100.0 * w).round()), [40.0, 100.0, 64.0]);
        let share = draw(10_000, 1).t.iter().filter(|&&t| t > 0.0).count() as f64 / 10_000.0;
        assert!((0.4..0.6).contains(&share), "{share}");
    }

    #[test]
    fn the_same_seed_gives_the_same_applicants() {
        assert_eq!(draw(5, 1), draw(5, 1));
        assert_ne!(draw(5, 1), draw(5, 2));
    }

    proptest! {
        #[test]
        fn every_row_is_in_range_whole_and_decided_by_the_rule(
            n in 0_usize..50, seed in any::<u64>(),
        ) {
            let Samples { x, t } = draw(n, seed);
            prop_assert_eq!((x.dim(), t.len()), ((n, 3), n));
            for (row, &t) in x.outer_iter().zip(&t) {
                let needed = 250.0 * (row[0] - 18.0) + 2500.0 * row[2];
                prop_assert_eq!(t, if row[1] < needed { -1.0 } else { 1.0 });
                for (&value, (low, high)) in row.iter().zip(APPLICANT_RANGES) {
                    prop_assert!(value >= low && value <= high && value.fract() == 0.0);
                }
            }
        }
    }
}
