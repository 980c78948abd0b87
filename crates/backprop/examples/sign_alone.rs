//! Steps until ½ k w² has its minimum within 0.05, with the gradient and with its sign alone.

/// Steps from w = 1 until |w| ≤ 0.05, or `None` after 1,000.
fn steps(k: f64, step: impl Fn(f64) -> f64) -> Option<usize> {
    let mut w: f64 = 1.0;
    (0..=1000).find(|_| {
        let there = w.abs() <= 0.05;
        w -= step(k * w);
        there
    })
}

fn main() {
    let shown = |steps: Option<usize>| steps.map_or("–".into(), |steps| steps.to_string());
    println!("         k   gradient   its sign");
    for k in [0.01, 1.0, 10.0, 30.0, 1000.0] {
        let gradient = steps(k, |g| 0.1 * g);
        let sign = steps(k, |g| 0.1 * g.signum());
        println!("{k:>10}   {:>8}   {:>8}", shown(gradient), shown(sign));
    }
    println!();
    let mut w: f64 = 0.97;
    for _ in 0..100 {
        w -= 0.1 * w.signum();
    }
    println!("the sign alone from 0.97, after 100 steps: {w:.2}, then {:.2}", w - 0.1 * w.signum());
}
