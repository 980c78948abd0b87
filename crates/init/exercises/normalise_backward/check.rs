//! The gradient of a normalised feature.

use super::exercise::backward;

const X_HAT: [f64; 5] = [-1.5, -0.5, 0.0, 0.5, 1.5];

fn normalised(x: &[f64]) -> (Vec<f64>, f64) {
    let m = x.len() as f64;
    let mean = x.iter().sum::<f64>() / m;
    let deviation = (x.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / m).sqrt();
    (x.iter().map(|x| (x - mean) / deviation).collect(), deviation)
}

/// The five values share one mean. What happens to it when the first value rises?
#[test]
fn a_push_at_one_sample_moves_the_others() {
    let d = backward(&X_HAT, &[1.0, 0.0, 0.0, 0.0, 0.0], 0.5);
    assert!(d.len() == 5, "five values need five slopes, not {}", d.len());
    assert!(d[1].abs() > 1e-6, "g = (1, 0, 0, 0, 0), x̂ = {X_HAT:?}: the second slope is {}", d[1]);
}

/// If every value is raised by the same amount, what becomes of x̂, and so of the cost?
#[test]
fn shifting_all_values_changes_nothing() {
    let d = backward(&X_HAT, &[1.0, 2.0, -0.5, 0.0, 0.3], 0.5);
    let sum: f64 = d.iter().sum();
    assert!(sum.abs() < 1e-9, "g = (1, 2, -0.5, 0, 0.3): the slopes {d:?} sum to {sum}");
}

/// And if every value is moved away from the mean, each in proportion to its distance?
#[test]
fn stretching_all_values_changes_nothing() {
    let d = backward(&X_HAT, &[1.0, 2.0, -0.5, 0.0, 0.3], 0.5);
    let sum: f64 = d.iter().zip(X_HAT).map(|(d, x)| d * x).sum();
    assert!(sum.abs() < 1e-9, "g = (1, 2, -0.5, 0, 0.3): the slopes times x̂ sum to {sum}");
}

/// What is left are the direct slopes, times s.
#[test]
fn it_agrees_with_small_steps() {
    let (x, g) = ([2.0, 4.0, 5.0, 7.0], [0.3, -1.0, 0.5, 2.0]);
    let (x_hat, deviation) = normalised(&x);
    let d = backward(&x_hat, &g, 1.5 / deviation);
    let cost = |x: &[f64]| -> f64 {
        normalised(x).0.iter().zip(g).map(|(x_hat, g)| 1.5 * x_hat * g).sum()
    };
    for i in 0..4 {
        let (mut up, mut down) = (x, x);
        (up[i], down[i]) = (up[i] + 1e-5, down[i] - 1e-5);
        let small = (cost(&up) - cost(&down)) / 2e-5;
        let found = d[i];
        assert!(
            (found - small).abs() < 1e-6,
            "x[{i}]: a small step gives {small:.6}, not {found:.6}"
        );
    }
    let (x_hat, deviation) = normalised(&[1.0, 2.0, 3.0]);
    let back = backward(&x_hat, &[-1.0, 0.0, 1.0], 1.0 / deviation);
    let largest = back.iter().fold(0.0, |most: f64, d| most.max(d.abs()));
    println!(
        "nothing comes back: the largest slope is {}",
        if largest < 1e-9 { "0" } else { "not 0" }
    );
}
