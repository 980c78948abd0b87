//! Against scikit-learn and SciPy: least squares, ridge, densities, entropies and divergences.

use approx::{assert_abs_diff_eq, assert_relative_eq};
use calculus::{
    Beta, Normal, Scalar, Table, flips, least_squares, log_odds, logistic_density, midpoints,
    ridge, rss,
};
use ndarray::{Array1, Array2, array};
use serde::Deserialize;
use serde_json::from_str;

#[derive(Deserialize)]
struct Regression {
    x: Vec<[f64; 4]>,
    y: Vec<f64>,
    least: Vec<f64>,
    ridge: Vec<Penalised>,
    scipy: Vec<f64>,
    rss: f64,
}

#[derive(Deserialize)]
struct Penalised {
    strength: f64,
    weights: Vec<f64>,
}

#[derive(Deserialize)]
struct Probability {
    places: Vec<f64>,
    /// Densities, their logarithms, cumulative probabilities.
    normal: [Vec<f64>; 3],
    /// Densities, cumulative probabilities, the log-odds of these.
    logistic: [Vec<f64>; 3],
    shares: Vec<f64>,
    beta: BetaValues,
    evidence: f64,
    tables: Vec<[f64; 4]>,
    /// The entropy of a table, then its divergence from each; none where that is infinite.
    entropies: Vec<Vec<Option<f64>>>,
    fit: [f64; 2],
}

#[derive(Deserialize)]
struct BetaValues {
    density: Vec<f64>,
    mean: f64,
}

fn regression() -> (Regression, Array2<f64>, Array1<f64>) {
    let text = include_str!("../../../data/reference/least_squares.json");
    let frozen: Regression = from_str(text).unwrap();
    let (x, y) = (Array2::from(frozen.x.clone()), Array1::from(frozen.y.clone()));
    (frozen, x, y)
}

fn probability() -> Probability {
    from_str(include_str!("../../../data/reference/probability.json")).unwrap()
}

#[test]
fn least_squares_has_the_weights_of_linear_regression_and_of_lstsq() {
    let (frozen, x, y) = regression();
    let theta = least_squares(x.view(), y.view()).unwrap();
    for expected in [frozen.least, frozen.scipy] {
        assert_abs_diff_eq!(theta, Array1::from(expected), epsilon = 1e-11);
    }
    assert_relative_eq!(rss(x.view(), y.view(), theta.view()), frozen.rss, epsilon = 1e-12);
}

#[test]
fn ridge_has_the_weights_of_scikit_learns_ridge() {
    let (frozen, x, y) = regression();
    assert_eq!(frozen.ridge.len(), 3);
    for Penalised { strength, weights } in frozen.ridge {
        let theta = ridge(x.view(), y.view(), strength).unwrap();
        assert_abs_diff_eq!(theta, Array1::from(weights), epsilon = 1e-11);
    }
}

#[test]
fn densities_and_cumulative_functions_are_those_of_scipy() {
    let frozen = probability();
    let normal = Normal { mean: 0.5, deviation: 2.0 };
    for (i, &x) in frozen.places.iter().enumerate() {
        assert_relative_eq!(normal.density(x), frozen.normal[0][i], max_relative = 1e-13);
        assert_relative_eq!(normal.log_density(x), frozen.normal[1][i], max_relative = 1e-13);
        assert_relative_eq!(normal.cdf(x), frozen.normal[2][i], max_relative = 1e-13);
        assert_relative_eq!(logistic_density(x), frozen.logistic[0][i], max_relative = 1e-13);
        assert_relative_eq!(Scalar::sigmoid(x), frozen.logistic[1][i], max_relative = 1e-13);
        let odds = log_odds(frozen.logistic[1][i]);
        assert_abs_diff_eq!(odds, frozen.logistic[2][i], epsilon = 1e-13);
    }
}

#[test]
fn the_posterior_of_the_coin_is_the_beta_distribution_of_scipy() {
    let frozen = probability();
    let prior = Beta { a: 2.0, b: 2.0 };
    let posterior = prior.observe(7, 3);
    for (&theta, &expected) in frozen.shares.iter().zip(&frozen.beta.density) {
        assert_abs_diff_eq!(posterior.density(theta), expected, epsilon = 1e-13);
    }
    assert_relative_eq!(posterior.mean(), frozen.beta.mean, max_relative = 1e-15);
    let theta = midpoints(4000);
    let density = theta.mapv(|theta| prior.density(theta));
    let prior = Table::new(&density / density.sum()).unwrap();
    let (_, evidence) = prior.bayes(theta.mapv(|theta| flips(theta, 7, 3)).view()).unwrap();
    assert_relative_eq!(evidence, frozen.evidence, max_relative = 1e-6);
}

#[test]
fn entropies_and_divergences_are_those_of_scipy() {
    let frozen = probability();
    let table = |p: &[f64; 4]| Table::new(Array1::from(p.to_vec())).unwrap();
    for (p, row) in frozen.tables.iter().zip(&frozen.entropies) {
        assert_relative_eq!(table(p).entropy(), row[0].unwrap(), max_relative = 1e-14);
        for (q, expected) in frozen.tables.iter().zip(&row[1..]) {
            let kl = table(p).kl(&table(q));
            match expected {
                Some(expected) => assert_abs_diff_eq!(kl, *expected, epsilon = 1e-14),
                None => assert_eq!(kl, f64::INFINITY),
            }
        }
    }
}

#[test]
fn the_most_likely_normal_is_the_fit_of_scipy() {
    let fit = Normal::most_likely(array![1.0, 2.0, 6.0].view()).unwrap();
    let [mean, deviation] = probability().fit;
    assert_relative_eq!(fit.mean, mean, max_relative = 1e-15);
    assert_relative_eq!(fit.deviation, deviation, max_relative = 1e-15);
}
