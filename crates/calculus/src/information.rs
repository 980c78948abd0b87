// ANCHOR: information
//! Entropy, cross-entropy, and the divergence of Kullback and Leibler.

use crate::distribution::Normal;
use crate::table::Table;

impl Table {
    /// The entropy H(p) = −Σ p ln p, in nats; 0 ln 0 counts as 0.
    pub fn entropy(&self) -> f64 {
        self.cross_entropy(self)
    }

    /// The cross-entropy H(p, q) = −Σ p ln q, in nats; infinite where q excludes what p allows.
    ///
    /// # Panics
    ///
    /// Where the shapes differ.
    #[track_caller]
    pub fn cross_entropy(&self, q: &Self) -> f64 {
        check_shapes("cross_entropy", self, q);
        self.expectation(|at| -q.p()[at].ln())
    }

    /// The Kullback–Leibler divergence KL(p‖q) = Σ p ln(p/q), in nats (1951).
    ///
    /// # Panics
    ///
    /// Where the shapes differ.
    #[track_caller]
    pub fn kl(&self, q: &Self) -> f64 {
        check_shapes("kl", self, q);
        self.expectation(|at| (self.p()[at] / q.p()[at]).ln())
    }
}

/// Refuses tables of two shapes.
#[track_caller]
fn check_shapes(caller: &str, p: &Table, q: &Table) {
    let (given, expected) = (q.p().shape().to_vec(), p.p().shape().to_vec());
    assert!(given == expected, "Table::{caller}: p is {expected:?}, q is {given:?}");
}
// ANCHOR_END: information

// ANCHOR: kl_normal
impl Normal {
    /// KL(p‖q) = ∫ p ln(p/q) dx of two normal distributions.
    ///
    /// ```text
    /// ln(s_q / s_p) + (s_p² + (μ_p − μ_q)²) / 2 s_q² − ½
    /// ```
    pub fn kl(self, q: Self) -> f64 {
        let (variance, apart) = (self.deviation.powi(2), self.mean - q.mean);
        (q.deviation / self.deviation).ln()
            + (variance + apart * apart) / (2.0 * q.deviation.powi(2))
            - 0.5
    }
}
// ANCHOR_END: kl_normal

#[cfg(test)]
mod tests {
    use super::*;
    use crate::midpoints;
    use ndarray::{Array1, array};
    use proptest::prelude::*;
    use std::f64::consts::LN_2;

    fn table(p: Array1<f64>) -> Table {
        Table::new(p).unwrap()
    }

    fn tables() -> impl Strategy<Value = (Table, Table)> {
        let weights = || prop::collection::vec(0.01..1.0_f64, 5);
        let normed = |w: Vec<f64>| {
            let w = Array1::from(w);
            table(&w / w.sum())
        };
        (weights(), weights()).prop_map(move |(p, q)| (normed(p), normed(q)))
    }

    proptest! {
        #[test]
        fn the_divergence_is_positive_unless_the_two_are_equal((p, q) in tables()) {
            let far = (p.p().to_owned() - q.p()).iter().any(|difference| difference.abs() > 1e-3);
            let least = if far { 1e-9 } else { -1e-12 };
            prop_assert!(p.kl(&q) > least, "{}", p.kl(&q));
            prop_assert!(p.kl(&p).abs() < 1e-15);
        }

        #[test]
        fn cross_entropy_is_entropy_and_divergence((p, q) in tables()) {
            prop_assert!((p.cross_entropy(&q) - p.entropy() - p.kl(&q)).abs() < 1e-12);
            prop_assert!(p.entropy() <= 5.0_f64.ln() + 1e-12);
        }

        /// The closed form against the sum over 40,000 cells.
        #[test]
        fn the_divergence_of_two_normals_is_the_integral(
            mean in -2.0..2.0_f64, deviation in 0.4..2.0_f64, other in 0.4..2.0_f64
        ) {
            let p = Normal { mean, deviation };
            let q = Normal { mean: 0.0, deviation: other };
            let integral: f64 = midpoints(40_000).iter().map(|share| {
                let x = 60.0 * share - 30.0;
                let width = 60.0 / 40_000.0;
                width * p.density(x) * (p.log_density(x) - q.log_density(x))
            }).sum();
            prop_assert!((p.kl(q) - integral).abs() < 1e-8, "{} {}", p.kl(q), integral);
            prop_assert!(p.kl(p).abs() < 1e-15);
        }
    }

    /// ½ ln 2 + ½ ln ⅔ = 0.1438 and ¼ ln ½ + ¾ ln(3/2) = 0.1308.
    #[test]
    fn it_is_not_symmetric() {
        let (p, q) = (table(array![0.5, 0.5]), table(array![0.25, 0.75]));
        assert!((p.kl(&q) - 0.5 * (4.0_f64 / 3.0).ln()).abs() < 1e-15);
        assert!((q.kl(&p) - (0.75 * 3.0_f64.ln() - LN_2)).abs() < 1e-15);
        assert!((p.kl(&q) - q.kl(&p)).abs() > 0.01);
    }

    /// 0.5108 directly, 0.1438 + 0.0923 by way of q.
    #[test]
    fn a_detour_may_be_shorter() {
        let (p, q) = (table(array![0.5, 0.5]), table(array![0.25, 0.75]));
        let r = table(array![0.1, 0.9]);
        assert!(p.kl(&r) > 0.51 && p.kl(&q) + q.kl(&r) < 0.24);
    }

    /// What never happens costs nothing; what q excludes costs ∞, in one direction only.
    #[test]
    fn zeros_cost_nothing_or_everything() {
        let (sure, half) = (table(array![1.0, 0.0]), table(array![0.5, 0.5]));
        assert_eq!(sure.entropy(), 0.0);
        assert!((sure.kl(&half) - LN_2).abs() < 1e-15);
        assert_eq!(half.kl(&sure), f64::INFINITY);
        assert_eq!(half.cross_entropy(&sure), f64::INFINITY);
        assert_eq!(sure.kl(&sure), 0.0);
    }

    /// ½ · 1 + ¼ · 2 + 2 · ⅛ · 3 = 1.75 bits; with two bits for each letter it is 2.
    #[test]
    fn four_letters_need_seven_quarters_of_a_bit() {
        let p = table(array![0.5, 0.25, 0.125, 0.125]);
        let q = table(Array1::from_elem(4, 0.25));
        assert!((p.entropy() / LN_2 - 1.75).abs() < 1e-15);
        assert!((p.cross_entropy(&q) / LN_2 - 2.0).abs() < 1e-15);
        assert!((p.kl(&q) / LN_2 - 0.25).abs() < 1e-15);
    }

    /// A target of 1 is the table (0, 1): the cross-entropy of the answer is −ln ŷ.
    #[test]
    fn the_cost_of_a_yes_or_no_is_a_cross_entropy() {
        for (y, y_hat) in [(1.0, 0.9), (0.0, 0.9), (0.3, 0.6_f64)] {
            let cost = -(y * y_hat.ln() + (1.0 - y) * (1.0 - y_hat).ln());
            let (p, q) = (table(array![1.0 - y, y]), table(array![1.0 - y_hat, y_hat]));
            assert!((p.cross_entropy(&q) - cost).abs() < 1e-15);
        }
    }

    /// What two variables tell about each other: nothing if they are independent, all of the entropy if
    /// they are equal.
    #[test]
    fn a_table_diverges_from_independence_as_far_as_its_variables_tell_of_each_other() {
        let independent = Table::new(array![[0.1, 0.3], [0.15, 0.45]]).unwrap();
        assert!(independent.kl(&independent.independent()).abs() < 1e-15);
        let equal = Table::new(array![[0.5, 0.0], [0.0, 0.5]]).unwrap();
        assert!((equal.kl(&equal.independent()) - LN_2).abs() < 1e-15);
    }

    #[test]
    #[should_panic(expected = "Table::kl: p is [2], q is [3]")]
    fn tables_of_two_shapes_are_named() {
        let third = 1.0 / 3.0;
        table(array![0.5, 0.5]).kl(&table(array![third, third, third]));
    }

    #[test]
    #[should_panic(expected = "Table::cross_entropy: p is [1], q is [2]")]
    fn cross_entropy_names_both_shapes() {
        table(array![1.0]).cross_entropy(&table(array![0.5, 0.5]));
    }
}
