//! Training that is stopped, saved, loaded elsewhere and continued is training that never stopped, to the
//! last bit.

mod run;

use backprop::{Mlp, Params, Path, weights};
use optimizers::{Adadelta, Adagrad, Adam, AdamW, Momentum, RmsProp, Rprop, Rule, Sgd};
use proptest::prelude::*;
use run::{BATCHES, EPOCHS, PLANS, Plan, Run};
use std::path::Path as FilePath;
use std::process::Command;
use tensor::Real;

const STEPS: usize = EPOCHS * BATCHES;

/// Trains through, and trains with a stop: the two have to end in the same bits. What the new run begins
/// with is other weights, and nothing else of the old one but the file.
fn stops_unnoticed<F: Real, const N: usize, R: Rule<F, N> + std::fmt::Debug>(
    rule: R,
    plan: Plan,
    seed: u64,
    stop: usize,
    file: &FilePath,
) {
    let widths = [3, 4, 2];
    let mut whole = Run::<F, R, N>::new(rule, plan, &widths, seed, 1);
    whole.go(STEPS);
    let mut stopped = Run::<F, R, N>::new(rule, plan, &widths, seed, 1);
    stopped.go(stop);
    weights::save(&stopped, file).unwrap();
    drop(stopped);
    let mut resumed = Run::<F, R, N>::new(rule, plan, &widths, seed, 2);
    assert_ne!(resumed.net, whole.net);
    weights::load(&mut resumed, file).unwrap();
    resumed.go(STEPS - stop);
    // Where no step is left, the rate is not that of the last step: it is set at the next.
    let from = usize::from(stop == STEPS);
    assert_eq!(resumed.bits()[from..], whole.bits()[from..], "{rule:?}, {plan:?}, stop {stop}");
}

/// All rules, in a type.
fn every_rule_stops_unnoticed<F: Real>(plan: Plan, seed: u64, stop: usize, file: &FilePath) {
    let momentum = Momentum::default();
    stops_unnoticed::<F, 0, _>(Sgd { learning_rate: 0.05 }, plan, seed, stop, file);
    stops_unnoticed::<F, 1, _>(momentum, plan, seed, stop, file);
    stops_unnoticed::<F, 1, _>(Momentum { nesterov: true, ..momentum }, plan, seed, stop, file);
    stops_unnoticed::<F, 1, _>(Adagrad::default(), plan, seed, stop, file);
    stops_unnoticed::<F, 2, _>(Adadelta::default(), plan, seed, stop, file);
    stops_unnoticed::<F, 1, _>(RmsProp::default(), plan, seed, stop, file);
    stops_unnoticed::<F, 2, _>(Adam::default(), plan, seed, stop, file);
    stops_unnoticed::<F, 2, _>(AdamW::default(), plan, seed, stop, file);
    stops_unnoticed::<F, 2, _>(Rprop::default(), plan, seed, stop, file);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_run_that_is_stopped_anywhere_ends_in_the_same_bits(
        stop in 0..=STEPS,
        plan in 0..PLANS.len(),
        seed: u64,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("run.safetensors");
        every_rule_stops_unnoticed::<f32>(PLANS[plan], seed, stop, &file);
        every_rule_stops_unnoticed::<f64>(PLANS[plan], seed, stop, &file);
    }
}

/// In the middle of an epoch and between two, with each plan.
#[test]
fn adam_may_be_stopped_after_any_step_of_any_plan() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.safetensors");
    for plan in PLANS {
        for stop in 0..=STEPS {
            stops_unnoticed::<f32, 2, _>(Adam::default(), plan, 7, stop, &file);
            stops_unnoticed::<f64, 2, _>(Adam::default(), plan, 7, stop, &file);
        }
    }
}

type Forget = fn(&mut Run<f64, Adam, 2>);

/// Nothing of what is saved is saved in vain: without it, the run becomes another.
#[test]
fn whatever_is_forgotten_makes_it_another_run() {
    let new = || Run::<f64, _, 2>::new(Adam::default(), Plan::Adaptive, &[3, 4, 2], 7, 1);
    let (mut whole, stop) = (new(), BATCHES + 1);
    whole.go(STEPS);
    let forget: [(&str, Forget); 5] = [
        ("the weights", |run| run.net = new_net(2)),
        ("the memory", |run| run.optimizer.prepare(&run.net)),
        ("the count of steps", |run| {
            run.optimizer.visit_mut(Path::ROOT, &mut |path, mut value, _| {
                if path.to_string() == "steps" {
                    value.fill(0.0);
                }
            });
        }),
        ("the stream", |run| run.set_position(0)),
        ("the errors", |run| run.errors.fill(1e-9)),
    ];
    for (what, forget) in forget {
        let mut stopped = new();
        stopped.go(stop);
        forget(&mut stopped);
        stopped.go(STEPS - stop);
        assert_ne!(stopped.net, whole.net, "without {what}");
    }
}

fn new_net(weights: u64) -> Mlp<f64> {
    Run::<f64, _, 2>::new(Adam::default(), PLANS[0], &[3, 4, 2], 7, weights).net
}

const FILE: &str = "LECTERN_RESUME";

fn adam(weights: u64) -> Run<f32, Adam, 2> {
    Run::new(Adam::default(), Plan::Adaptive, &[3, 4, 2], 11, weights)
}

/// What another process writes after the last step is, byte for byte, what this one would have written.
#[test]
fn another_process_goes_on_to_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("run.safetensors");
    let mut run = adam(1);
    run.go(BATCHES + 2);
    weights::save(&run, &file).unwrap();
    let ended = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "goes_on_from_the_file_that_it_is_given"])
        .env(FILE, &file)
        .output()
        .unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    run.go(STEPS - BATCHES - 2);
    let here = folder.path().join("here.safetensors");
    weights::save(&run, &here).unwrap();
    assert_eq!(std::fs::read(file).unwrap(), std::fs::read(here).unwrap());
}

#[test]
#[ignore = "it is the other process of the test above"]
fn goes_on_from_the_file_that_it_is_given() {
    let file = std::env::var_os(FILE).expect("started by another_process_goes_on_to_the_same_file");
    let mut run = adam(2);
    weights::load(&mut run, &file).unwrap();
    assert_eq!(run.steps(), BATCHES + 2);
    run.go(STEPS - run.steps());
    weights::save(&run, &file).unwrap();
}
