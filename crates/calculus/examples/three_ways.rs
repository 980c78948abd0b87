//! One formula on three kinds of numbers: f64, numbers with a slope, numbers on a tape.

use calculus::{Dual, Scalar, Tape, derivative};

fn f<S: Scalar>(x: S) -> S {
    x.powi(2) + x.powi(3) * 5.0
}

fn main() {
    println!("on numbers:  f = {}", f(2.0));
    let (value, slope) = derivative(f, 2.0);
    println!("on duals:    f = {value}, f' = {slope}");
    let tape = Tape::new();
    let x = tape.variable("x", 2.0);
    let y = f(x);
    println!("on a tape:   f = {}, f' = {}", y.value(), tape.backward(y)[x.index()]);

    let below = Dual::variable(2.0);
    let x = Dual { value: below, slope: Dual::constant(1.0) };
    println!("on duals of duals: f'' = {}", f(x).slope.slope);

    let numeric = (f(2.0 + 1e-5) - f(2.0 - 1e-5)) / 2e-5;
    let near = if (numeric - 64.0).abs() < 1e-6 { "within 1e-6" } else { "off" };
    println!("the central difference is {near} of 64");
}
