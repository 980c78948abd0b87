//! The divergence of two distributions.

use super::exercise::divergence;
use calculus::Table;
use ndarray::{Array1, array};

/// Each outcome has one logarithm, of p over q. Whose share of the cases decides how much it counts?
#[test]
fn it_is_positive_and_not_symmetric() {
    let (p, q) = (array![0.5, 0.5], array![0.25, 0.75]);
    let kl = divergence(p.view(), q.view());
    assert!((kl - 0.143_841).abs() < 1e-6, "p = {p}, q = {q}: {kl:.6}, not 0.143841");
    let kl = divergence(q.view(), p.view());
    assert!((kl - 0.130_812).abs() < 1e-6, "p = {q}, q = {p}: {kl:.6}, not 0.130812");
}

/// x ln x goes to 0 with x. What does a computer make of 0 · ln 0?
#[test]
fn what_never_happens_costs_nothing() {
    let (p, q) = (array![1.0, 0.0], array![0.5, 0.5]);
    let kl = divergence(p.view(), q.view());
    assert!((kl - 2.0_f64.ln()).abs() < 1e-12, "p = {p}, q = {q}: {kl}, not ln 2");
}

/// q says that this cannot be, and it happens half of the time. How surprised may one be?
#[test]
fn what_q_excludes_costs_everything() {
    let (p, q) = (array![0.5, 0.5], array![1.0, 0.0]);
    let kl = divergence(p.view(), q.view());
    assert!(kl == f64::INFINITY, "p = {p}, q = {q}: {kl}, not infinite");
}

/// Weight every logarithm of p/q with p.
#[test]
fn it_is_that_of_the_table() {
    let table = |p: &Array1<f64>| Table::new(p.clone()).unwrap();
    for (p, q) in [
        (array![0.5, 0.25, 0.125, 0.125], array![0.1, 0.2, 0.3, 0.4]),
        (array![0.0, 0.2, 0.8, 0.0], array![0.3, 0.3, 0.3, 0.1]),
        (array![0.3, 0.7], array![0.3, 0.7]),
    ] {
        let (kl, right) = (divergence(p.view(), q.view()), table(&p).kl(&table(&q)));
        assert!((kl - right).abs() < 1e-12, "p = {p}, q = {q}: {kl:.6}, not {right:.6}");
    }
    let kl = divergence(array![1.0, 0.0].view(), array![0.5, 0.5].view());
    println!("KL((1, 0), (1/2, 1/2)): {kl:.4}");
}
