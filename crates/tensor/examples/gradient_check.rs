//! A gradient without its transpose: training hides the mistake, the check names it.

use ndarray::{Array1, ArrayView1, array};
use tensor::GradientCheck;

fn main() {
    let x = array![[2.0, 1.0, 0.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0]];
    let t = array![3.0, 2.0, 2.0];
    let cost = |w: ArrayView1<f64>| 0.5 * (x.dot(&w) - &t).mapv(|r| r * r).sum();
    let right = |w: &Array1<f64>| x.t().dot(&(x.dot(w) - &t));
    let wrong = |w: &Array1<f64>| x.dot(&(x.dot(w) - &t));

    println!("step   right   wrong");
    let (mut w, mut v) = (Array1::zeros(3), Array1::zeros(3));
    for step in 0..=200 {
        if [0, 1, 2, 10, 50, 200].contains(&step) {
            println!("{step:>4} {:>7.3} {:>7.3}", cost(w.view()), cost(v.view()));
        }
        w = &w - 0.1 * right(&w);
        v = &v - 0.1 * wrong(&v);
    }

    let w = array![0.5, -1.0, 2.0];
    for (name, gradient) in [("right", right(&w)), ("wrong", wrong(&w))] {
        let mut check = GradientCheck::new();
        check.compare("weights", w.view(), gradient.view(), cost);
        println!("\n{name}: {check}");
    }
}
