//! A run in a list of numbers, and out of it again.

use super::exercise::{Run, load, save};

fn next(mut run: Run) -> f64 {
    run.advance();
    run.theta
}

/// First of all θ is where it was.
#[test]
fn the_place_comes_back() {
    let run = Run { theta: 2.0, velocity: 0.0, step: 0 };
    let loaded = load(&save(&run));
    assert!(
        loaded.theta == 2.0,
        "{run:?} is saved as {:?} and comes back as {loaded:?}",
        save(&run)
    );
}

/// At θ = 3 there is no gradient. What moves the run over the goal?
#[test]
fn a_ball_goes_on_rolling() {
    let run = Run { theta: 3.0, velocity: 0.5, step: 4 };
    let (there, here) = (next(run.clone()), next(load(&save(&run))));
    assert!(there == here, "{run:?}: the next θ is {there}, after saving and loading {here}");
}

/// Nothing rolls here, and the gradient is the same. What else does a step hang on?
#[test]
fn the_rate_is_that_of_the_tenth_step() {
    let run = Run { theta: 1.0, velocity: 0.0, step: 9 };
    let (there, here) = (next(run.clone()), next(load(&save(&run))));
    assert!(there == here, "{run:?}: the next θ is {there}, after saving and loading {here}");
}

/// A third has no end, in no system of digits. How much of it do you keep?
#[test]
fn every_bit_comes_back() {
    let run = Run { theta: 1.0 / 3.0, velocity: -1.0 / 7.0, step: 16_777_217 };
    let loaded = load(&save(&run));
    assert!(loaded == run, "{run:?} comes back as {loaded:?}");
}

/// Saved after any step, it ends where it would have ended.
#[test]
fn a_stop_is_not_noticed() {
    let start = Run { theta: 0.0, velocity: 0.0, step: 0 };
    let mut bare = start.clone();
    for stop in 0..10 {
        let (mut whole, mut stopped) = (start.clone(), start.clone());
        for step in 0..10 {
            if step == stop {
                stopped = load(&save(&stopped));
            }
            if step == 5 {
                bare = Run { velocity: 0.0, ..whole.clone() };
            }
            for run in [&mut whole, &mut stopped, &mut bare] {
                run.advance();
            }
        }
        assert!(whole == stopped, "stopped after {stop} steps: {stopped:?} in place of {whole:?}");
        if stop == 9 {
            println!(
                "θ after ten steps: {:.3}, without its velocity {:.3}",
                whole.theta, bare.theta
            );
        }
    }
}
