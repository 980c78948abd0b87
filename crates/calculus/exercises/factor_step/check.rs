//! Descent on a product of two matrices.

use super::exercise::step;
use calculus::{factor_cost, factor_gradients};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn start() -> (Array2<f64>, Array2<f64>, Array2<f64>) {
    let mut rng = Streams::new(1).stream("check");
    let mut draw = |shape| Array2::random_using(shape, StandardNormal, &mut rng);
    (draw((5, 4)), draw((5, 2)), draw((2, 4)))
}

/// A rate of zero leaves everything where it is.
#[test]
fn without_a_rate_nothing_moves() {
    let (x, q, y) = start();
    let (q_new, y_new) = step(x.view(), q.view(), y.view(), 0.0);
    assert!(q_new == q && y_new == y, "α = 0: Q is {q_new:.2}, and it was {q:.2}");
}

/// Derive J by Q, with Y held fast. The residual is X − QY: what is its derivative by Q, and its sign?
#[test]
fn a_small_step_in_q_lowers_the_cost() {
    let (x, q, y) = start();
    let (q_new, _) = step(x.view(), q.view(), y.view(), 1e-3);
    let before = factor_cost(x.view(), q.view(), y.view());
    let now = factor_cost(x.view(), q_new.view(), y.view());
    assert!(now < before, "J was {before:.4}, and with the new Q it is {now:.4}");
}

/// Likewise with Q held fast. The gradient has the shape of Y, so something has to stand to the left.
#[test]
fn a_small_step_in_y_lowers_the_cost() {
    let (x, q, y) = start();
    let (_, y_new) = step(x.view(), q.view(), y.view(), 1e-3);
    let before = factor_cost(x.view(), q.view(), y.view());
    let now = factor_cost(x.view(), q.view(), y_new.view());
    assert!(now < before, "J was {before:.4}, and with the new Y it is {now:.4}");
}

/// With one entry each, J is half of (x − q y)². What does the half do to the 2 of the square?
#[test]
fn one_entry_moves_by_the_residual_times_the_other() {
    let one = |value: f64| Array2::from_elem((1, 1), value);
    let (q, _) = step(one(3.0).view(), one(1.0).view(), one(1.0).view(), 0.1);
    let q = q[[0, 0]];
    assert!((q - 1.2).abs() < 1e-12, "X = 3, Q = 1, Y = 1, α = 0.1: Q becomes {q}, not 1.2");
}

/// The two gradients are parts of one gradient, at one point: compute both, then move.
#[test]
fn both_steps_start_from_the_same_place() {
    let (x, q, y) = start();
    let (by_q, by_y) = factor_gradients(x.view(), q.view(), y.view());
    let (q_new, y_new) = step(x.view(), q.view(), y.view(), 0.1);
    let near = |a: &Array2<f64>, b: &Array2<f64>| (a - b).iter().all(|e| e.abs() < 1e-12);
    assert!(near(&q_new, &(&q - &(0.1 * by_q))), "Q is {q_new:.3} after α = 0.1");
    assert!(near(&y_new, &(&y - &(0.1 * by_y))), "Y is {y_new:.3} after α = 0.1");
    let (mut q, mut y) = (Array2::zeros((5, 2)), Array2::zeros((2, 4)));
    for _ in 0..1000 {
        (q, y) = step(x.view(), q.view(), y.view(), 0.1);
    }
    println!(
        "from zero: the largest entry of Q is {}",
        q.iter().fold(0.0, |a: f64, b| a.max(b.abs()))
    );
}
