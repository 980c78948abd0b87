//! Rates on a logarithmic axis.

use super::exercise::rate;
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

fn near(a: f64, b: f64) -> bool {
    (a / b - 1.0).abs() < 1e-9
}

/// Where is the way at its beginning, and where at its end?
#[test]
fn the_ends_are_the_ends() {
    let ends = [rate(1e-4, 1.0, 0.0), rate(1e-4, 1.0, 1.0)];
    let right = near(ends[0], 1e-4) && near(ends[1], 1.0);
    assert!(right, "from 1e-4 to 1: it begins at {} and ends at {}", ends[0], ends[1]);
}

/// From 10⁻⁴ to the middle the factor should be the same as from the middle to 1.
#[test]
fn the_middle_is_as_many_times_the_low_end_as_the_high_end_is_of_it() {
    let middle = rate(1e-4, 1.0, 0.5);
    let equal = near(middle / 1e-4, 1.0 / middle);
    let (down, up) = (middle / 1e-4, 1.0 / middle);
    assert!(
        equal,
        "from 1e-4 to 1, the middle is {middle}: {down} times the low end, and the high end is {up} times it"
    );
}

/// 10⁻³·⁵ is a rate like any other.
#[test]
fn between_two_decades_there_are_rates() {
    let r = rate(1e-4, 1.0, 0.125);
    let between = near(r, 10.0_f64.powf(-3.5));
    assert!(between, "from 1e-4 to 1, at an eighth of the way: {r}");
}

/// For any ends.
#[test]
fn every_share_has_its_factor() {
    let mut rng = Streams::new(1).stream("check");
    for _ in 0..200 {
        let (low, factor, share): (f64, f64, f64) =
            (rng.random_range(1e-6..1.0), rng.random_range(1.5..1e5), rng.random());
        let (r, right) = (rate(low, low * factor, share), low * factor.powf(share));
        assert!(near(r, right), "from {low} to {}, at {share}: {r}, not {right}", low * factor);
    }
    let below =
        (0..1000).filter(|n| rate(1e-5, 1.0, (f64::from(*n) + 0.5) / 1000.0) < 0.01).count();
    println!("{below} of 1000 are below 0.01; on a way of equal steps 10 would be");
}
