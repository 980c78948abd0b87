//! Laboratory 2: a multilayer perceptron of one's own, on digits.

use labs::{Laboratory, Sets};
use std::process::ExitCode;

mod activation;
mod augment;
mod baseline;
mod batch;
mod batch_norm;
mod centre;
mod coding;
mod compare;
mod correct;
mod cost;
mod cost_function;
mod decay;
mod deep;
mod depth;
mod dropout;
mod estimates;
mod gradients;
mod grey;
mod guess;
mod ink;
mod inputs;
mod keep;
mod mistakes;
mod mistakes_shown;
mod momentum;
mod net;
mod optimizer;
mod picture;
mod predict;
mod prune;
mod pruned;
mod quality;
mod rate;
mod robustness;
mod samples;
mod scaling;
mod scores;
mod search;
mod searched;
mod searches;
mod speed;
mod start;
mod start_depth;
mod trial;
mod ways_of_descent;
mod width;
mod window;
mod worked;

const LABORATORY: Laboratory = Laboratory {
    number: 2,
    title: "A multilayer perceptron of one's own",
    introduction: include_str!("introduction.md"),
    sources: include_str!("sources.md"),
    code: "`crates/backprop`, `crates/optimizers`, `crates/init` and `crates/training` with the \
        experiments in `crates/labs/src/bin/lab2`",
    runs: 5,
    quick_runs: 2,
    sets: Some(Sets { quick: "digits", usual: "generated", others: &["mnist", "fashion-mnist"] }),
    experiments: &[
        correct::EXPERIMENT,
        baseline::EXPERIMENT,
        width::EXPERIMENT,
        depth::EXPERIMENT,
        rate::EXPERIMENT,
        batch::EXPERIMENT,
        activation::EXPERIMENT,
        cost_function::EXPERIMENT,
        start::EXPERIMENT,
        optimizer::EXPERIMENT,
        momentum::EXPERIMENT,
        decay::EXPERIMENT,
        dropout::EXPERIMENT,
        augment::EXPERIMENT,
        batch_norm::EXPERIMENT,
        coding::EXPERIMENT,
        scaling::EXPERIMENT,
        samples::EXPERIMENT,
        search::EXPERIMENT,
        quality::EXPERIMENT,
        estimates::EXPERIMENT,
        robustness::EXPERIMENT,
        speed::EXPERIMENT,
        prune::EXPERIMENT,
    ],
    tools: &[predict::TOOL],
};

fn main() -> ExitCode {
    labs::run(&LABORATORY)
}
