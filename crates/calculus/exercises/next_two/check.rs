//! The predictive distribution of two flips.

use super::exercise::next_two;
use calculus::{Beta, midpoints};

/// Three tails under a flat prior: is it certain that the coin has no heads?
#[test]
fn it_lies_strictly_between_never_and_always() {
    for (heads, tails) in [(0, 3), (3, 0), (0, 100)] {
        let p = next_two(1.0, 1.0, heads, tails);
        assert!(p > 0.0 && p < 1.0, "{heads} heads, {tails} tails, flat prior: {p}");
    }
}

/// The first of the two is an observation too. What is the posterior when it has shown heads?
#[test]
fn the_second_flip_is_more_probable_once_the_first_was_heads() {
    for (a, b, heads, tails) in [(1.0, 1.0, 0, 0), (2.0, 5.0, 3, 1)] {
        let first = Beta { a, b }.observe(heads, tails).mean();
        let second = next_two(a, b, heads, tails) / first;
        assert!(
            second > first + 1e-9,
            "Beta({a}, {b}), {heads} heads, {tails} tails: first {first:.4}, then {second:.4}"
        );
    }
}

/// Sum θ² p(θ) over a fine grid, and compare.
#[test]
fn it_is_the_mean_of_the_square() {
    let theta = midpoints(20_000);
    for (a, b, heads, tails) in [(1.0, 1.0, 0, 0), (1.0, 1.0, 0, 3), (2.0, 5.0, 7, 3)] {
        let belief = Beta { a, b }.observe(heads, tails);
        let mean: f64 = theta.iter().map(|t| t * t * belief.density(*t) / 20_000.0).sum();
        let p = next_two(a, b, heads, tails);
        assert!(
            (p - mean).abs() < 1e-6,
            "Beta({a}, {b}), {heads} heads, {tails} tails: {p:.5}, the grid has {mean:.5}"
        );
    }
    println!("two heads from a new coin: {:.4}", next_two(1.0, 1.0, 0, 0));
}
