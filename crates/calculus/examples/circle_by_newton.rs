//! 3x − 4y on the unit circle: the critical points from eight starts, and those of the notes.

use calculus::{Second, critical_point};
use ndarray::array;

fn f(x: &[Second]) -> Second {
    x[0] * 3.0 - x[1] * 4.0
}

fn circle(x: &[Second]) -> Second {
    x[0] * x[0] + x[1] * x[1] - 1.0
}

fn main() {
    for k in 0..8 {
        let angle = (45.0 * f64::from(k) + 10.0).to_radians();
        let start = array![angle.cos(), angle.sin()];
        let found = critical_point(f, circle, start.view()).unwrap();
        let (x, lambda, value) = (&found.x, found.lambda, found.value);
        println!("from {start:5.2}: x = {x:5.2}, lambda = {lambda:4.1}, f = {value:4.1}");
    }
    println!("the points of the notes, with the cross product of the two gradients:");
    for (x, y) in [(0.8, -0.6), (-0.8, 0.6)] {
        let cross = 3.0 * (2.0 * y) - -4.0 * (2.0 * x);
        println!("  ({x:4.1}, {y:4.1}): f = {:4.1}, cross = {cross:4.1}", 3.0 * x - 4.0 * y);
    }
}
