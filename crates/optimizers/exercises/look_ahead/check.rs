//! Nesterov's step.

use super::exercise::step;
use std::cell::RefCell;

/// The points at which a step from θ = 1, v = 0.5 with γ = 0.8 asks for a gradient.
fn asked() -> Vec<f64> {
    let asked = RefCell::new(Vec::new());
    let gradient = |at: f64| {
        asked.borrow_mut().push(at);
        2.0
    };
    step(1.0, 0.5, gradient, 0.1, 0.8);
    asked.into_inner()
}

/// θ ← θ − v: to which side of θ does a positive v lead?
#[test]
fn it_does_not_look_back() {
    let asked = asked();
    assert!(asked.len() == 1, "it asks for {} gradients, and one is enough", asked.len());
    assert!(asked[0] <= 1.0, "θ = 1, v = 0.5, the jump leads down: it asks at {:.3}", asked[0]);
}

/// Where it stands, the gradient is that of plain momentum.
#[test]
fn it_looks_away_from_where_it_stands() {
    let asked = asked();
    assert!((asked[0] - 1.0).abs() > 1e-12, "θ = 1, v = 0.5: it asks at {:.3}", asked[0]);
}

/// Part of the old velocity is lost in a step. How far would the rest carry it?
#[test]
fn it_looks_where_the_memory_alone_would_lead() {
    let asked = asked();
    let right = (asked[0] - 0.6).abs() < 1e-12;
    assert!(right, "θ = 1, v = 0.5, γ = 0.8: it asks at {:.3}", asked[0]);
}

/// The last line is that of momentum. From which point is v taken away?
#[test]
fn it_jumps_from_where_it_stands() {
    let (theta, v) = step(1.0, 0.5, |_| 2.0, 0.1, 0.8);
    let right = (theta - 0.4).abs() < 1e-12 && (v - 0.6).abs() < 1e-12;
    assert!(right, "θ = 1, v = 0.5, every gradient is 2: θ becomes {theta:.3}, v {v:.3}");
    // The largest ηλ, in hundredths, at which 3,000 steps lead towards 0.
    let converges = |rate: &f64| {
        let mut ball = (1.0, 0.0);
        for _ in 0..3000 {
            ball = step(ball.0, ball.1, |at| at, *rate, 0.9);
        }
        ball.0.abs() < 1.0
    };
    let largest = (1..500).map(|n| f64::from(n) / 100.0).take_while(converges).last();
    println!("γ = 0.9: it converges up to ηλ = {:.2}", largest.unwrap_or(0.0));
}
