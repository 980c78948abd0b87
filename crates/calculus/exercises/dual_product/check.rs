//! The product rule.

use super::exercise::product;
use calculus::{Dual, derivative};

/// The values multiply as numbers do, whatever the slopes.
#[test]
fn the_value_is_the_product_of_the_values() {
    let (value, _) = product((2.0, 7.0), (5.0, -1.0));
    assert!(value == 10.0, "2 · 5 is 10, and the value is {value}");
}

/// 5 x rises five times as fast as x. What would a slope of 0 in a product of slopes do to it?
#[test]
fn a_constant_factor_keeps_the_slope_alive() {
    let (_, slope) = product((2.0, 1.0), (5.0, 0.0));
    assert!(slope != 0.0, "x · 5 at x = 2: the slope is {slope}, as if it did not move");
}

/// u v = v u. Say which of the two you multiplied by what.
#[test]
fn either_factor_may_be_the_one_that_moves() {
    let (a, b) = (product((2.0, 1.0), (5.0, 0.0)).1, product((5.0, 0.0), (2.0, 1.0)).1);
    assert!(a == b, "the slope of x · 5 is {a}, that of 5 · x is {b}");
}

/// While u moves by a little, the area u v grows by that little times v: the longer side, the more.
#[test]
fn twice_the_other_factor_is_twice_the_slope() {
    let (once, twice) = (product((2.0, 1.0), (5.0, 0.0)).1, product((2.0, 1.0), (10.0, 0.0)).1);
    assert!(twice == 2.0 * once, "the slope of x · 5 is {once}, that of x · 10 is {twice}");
}

/// Both sides of the rectangle move: each adds its own strip.
#[test]
fn it_agrees_with_the_dual_numbers_of_the_crate() {
    for (u, v) in [((2.0, 1.0), (3.0, 1.0)), ((-0.5, 4.0), (2.0, -3.0))] {
        let right = Dual { value: u.0, slope: u.1 } * Dual { value: v.0, slope: v.1 };
        let came = product(u, v);
        assert!(came == (right.value, right.slope), "{u:?} · {v:?} is {came:?}, not {right:?}");
    }
    let x = (3.0, 1.0);
    let fourth = product(product(product(x, x), x), x);
    assert!(fourth == derivative(|x| x * x * x * x, 3.0), "x⁴ at 3 is {fourth:?}");
    println!("x⁴ at 3: value {}, slope {}", fourth.0, fourth.1);
}
