//! One weight, a parabola and a price.

use super::exercise::cut;

/// On the left of 0 the price has the slope −s.
#[test]
fn a_negative_weight_is_moved_to_the_right() {
    let w = cut(-2.0, 1.0, 0.5);
    assert!((w + 1.5).abs() < 1e-12, "a = −2, h = 1, s = 0.5: the weight is {w}, −1.5 is cheaper");
}

/// What does the cost gain by leaving 0, and what is the price?
#[test]
fn a_short_weight_becomes_zero() {
    for a in [-0.3, 0.3] {
        let w = cut(a, 1.0, 0.5);
        assert!(w.abs() < 1e-12, "a = {a}, h = 1, s = 0.5: the weight is {w}, 0 is cheaper");
    }
}

/// Where the cost is steep, the price is soon outweighed.
#[test]
fn a_steep_cost_gives_way_less() {
    let w = cut(2.0, 10.0, 0.5);
    assert!((w - 1.95).abs() < 1e-12, "a = 2, h = 10, s = 0.5: the weight is {w}, 1.95 is cheaper");
}

/// All weights from −4 to 4 are tried.
#[test]
fn no_weight_is_cheaper() {
    for a in [-3.0, -0.4, 0.0, 0.2, 1.0] {
        for h in [0.1, 1.0, 4.0] {
            for s in [0.0, 0.3, 2.0] {
                let price = |w: f64| 0.5 * h * (w - a).powi(2) + s * w.abs();
                let w = cut(a, h, s);
                for other in (-400..=400).map(|n| f64::from(n) / 100.0) {
                    assert!(
                        price(w) < price(other) + 1e-12,
                        "a = {a}, h = {h}, s = {s}: {w} costs {:.4}, {other} costs {:.4}",
                        price(w),
                        price(other)
                    );
                }
            }
        }
    }
    let [flat, steep] = [1.0, 10.0].map(|h| cut(0.3, h, 0.5));
    println!("0.3 under the strength 0.5: {flat:.2} with h = 1, {steep:.2} with h = 10");
}
