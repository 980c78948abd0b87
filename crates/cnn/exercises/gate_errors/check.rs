//! A gate, and what comes back through it.

use super::exercise::gate_errors;

/// The layer and the direct way share the error. Which shares do they have at a half-open gate, and which
/// at one that is nearly shut?
#[test]
fn the_layer_and_the_direct_way_share_the_error() {
    let (df, _, dx) = gate_errors(2.0, 6.0, 0.0, 8.0);
    assert!(df == 4.0 && dx == 4.0, "g = 0, dy = 8: the layer gets {df}, x directly {dx}");
    let (df, _, dx) = gate_errors(2.0, 6.0, -20.0, 8.0);
    assert!(df < 1e-6 && dx > 7.9, "g = -20, dy = 8: the layer gets {df:.1e}, x directly {dx}");
}

/// What does y gain when the gate opens a little more, and the layer made the same as x?
#[test]
fn where_the_layer_changes_nothing_the_gate_is_told_nothing() {
    let (_, dg, _) = gate_errors(3.0, 3.0, 0.0, 8.0);
    assert!(dg == 0.0, "x = f = 3: the gate gets {dg}");
}

/// T is a function of g. What is its slope at 0?
#[test]
fn the_gate_has_the_slope_of_the_logistic_function() {
    let (_, dg, _) = gate_errors(2.0, 6.0, 0.0, 1.0);
    assert!(dg == 1.0, "x = 2, f = 6, g = 0, dy = 1: the gate gets {dg}");
}

/// Move each input a little and compare.
#[test]
fn gradient_matches_finite_differences() {
    let y = |x: f64, f: f64, g: f64| {
        let t = 1.0 / (1.0 + (-g).exp());
        t * f + (1.0 - t) * x
    };
    let h = 1e-5;
    for (x, f, g) in [(2.0, 6.0, 0.0), (-1.0, 0.5, 1.5), (0.3, -2.0, -2.0)] {
        let right = (
            (y(x, f + h, g) - y(x, f - h, g)) / (2.0 * h),
            (y(x, f, g + h) - y(x, f, g - h)) / (2.0 * h),
            (y(x + h, f, g) - y(x - h, f, g)) / (2.0 * h),
        );
        let found = gate_errors(x, f, g, 1.0);
        let far = (found.0 - right.0).abs() + (found.1 - right.1).abs() + (found.2 - right.2).abs();
        assert!(far < 1e-8, "x = {x}, f = {f}, g = {g}: {found:.4?}, differences say {right:.4?}");
    }
    let [two, four] = [-2.0, -4.0].map(|g| gate_errors(2.0, 6.0, g, 1.0).0);
    println!("from -2 to -4 the error of the layer shrinks by {:.1}", two / four);
}
