//! What is probable, in worked numbers, and what the slips of the notes come to.

use calculus::{Beta, Normal, Table, flips, log_odds, midpoints};
use ndarray::{Array1, array};
use perceptron::LogisticUnit;

/// Seven heads of ten under a flat prior: ∫ θ θ⁷(1 − θ)³ dθ = 8! 3!/12! = 1/1980 for another head, and
/// 7! 4!/12! = 1/3960 for tails. They sum to 1/1320 and not to 1; divided by it they are ⅔ and ⅓.
#[test]
fn without_the_evidence_the_predictive_distribution_does_not_sum_to_one() {
    let theta = midpoints(4000);
    let integral = |f: &dyn Fn(f64) -> f64| theta.iter().map(|t| f(*t)).sum::<f64>() / 4000.0;
    let heads = integral(&|t| t * flips(t, 7, 3));
    let tails = integral(&|t| (1.0 - t) * flips(t, 7, 3));
    assert!((heads * 1980.0 - 1.0).abs() < 1e-5 && (tails * 3960.0 - 1.0).abs() < 1e-5);
    let evidence = heads + tails;
    assert!((evidence * 1320.0 - 1.0).abs() < 1e-5);
    assert!((heads / evidence - Beta { a: 8.0, b: 4.0 }.mean()).abs() < 1e-6);
}

/// A sum over a grid of θ grows with the number of its points; with dθ it is an integral and does not.
#[test]
fn a_sum_over_theta_needs_its_width() {
    let sum = |n| midpoints(n).mapv(|theta| flips(theta, 7, 3)).sum();
    assert!((sum(2000) / sum(1000) - 2.0).abs() < 1e-5);
    assert!((sum(2000) / 2000.0 - sum(1000) / 1000.0).abs() < 1e-8);
}

/// (x + 1)²/2 − (x − 1)²/2 = 2x: a neuron with the weight 2 and no bias. A prior of ¼ adds −ln 3.
#[test]
fn bayes_theorem_for_two_normal_classes_is_a_logistic_unit() {
    let class = |mean| Normal { mean, deviation: 1.0 };
    for (prior, bias) in [(0.5, 0.0), (0.25, -(3.0_f64.ln()))] {
        let table = Table::new(array![1.0 - prior, prior]).unwrap();
        let unit = LogisticUnit { weights: array![bias, 2.0] };
        for x in [-3.0, -0.4, 0.0, 1.0, 2.5] {
            let likelihood = array![class(-1.0).density(x), class(1.0).density(x)];
            let (posterior, _) = table.bayes(likelihood.view()).unwrap();
            assert!((posterior.p()[[1]] - unit.predict(array![1.0, x].view())).abs() < 1e-12);
            assert!((log_odds(posterior.p()[[1]]) - (2.0 * x + bias)).abs() < 1e-10);
        }
    }
}

/// 90 of 585 are ill: the odds are 90 : 495 = 2 : 11. A second positive test multiplies them by 0.9/0.05
/// = 18 again: 36 : 11, 36/47 = 76.6 %.
#[test]
fn a_test_adds_to_the_log_odds() {
    let prior = Table::new(array![0.99, 0.01]).unwrap();
    let positive = array![0.05, 0.9];
    let (once, _) = prior.bayes(positive.view()).unwrap();
    let (twice, _) = once.bayes(positive.view()).unwrap();
    assert!((twice.p()[[1]] - 36.0 / 47.0).abs() < 1e-12);
    let odds = [0.01, once.p()[[1]], twice.p()[[1]]].map(log_odds);
    for pair in odds.windows(2) {
        assert!((pair[1] - pair[0] - 18.0_f64.ln()).abs() < 1e-12);
    }
}

/// Minus the mean log-probability of the targets under the answers is the mean cross-entropy, and the
/// mean divergence too, since a certain target has the entropy 0.
#[test]
fn the_most_likely_answers_are_those_of_the_least_divergence() {
    let answers: Array1<f64> = array![0.9, 0.2, 0.6];
    for (&y_hat, y) in answers.iter().zip([1.0, 0.0, 1.0]) {
        let target = Table::new(array![1.0 - y, y]).unwrap();
        let answer = Table::new(array![1.0 - y_hat, y_hat]).unwrap();
        let given = if y == 1.0 { y_hat } else { 1.0 - y_hat };
        assert!((target.cross_entropy(&answer) + given.ln()).abs() < 1e-15);
        assert!((target.kl(&answer) + given.ln()).abs() < 1e-15);
    }
}
