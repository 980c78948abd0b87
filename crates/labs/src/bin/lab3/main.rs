//! Laboratory 3: a convolutional network, on digits.

use labs::{Laboratory, Sets};
use std::process::ExitCode;

mod augment;
mod blocks;
mod choices;
mod correct;
mod deep;
mod depth;
mod fashion;
mod filters;
mod goal;
mod gradients;
mod invariance;
mod kernel;
mod learned;
mod lenet;
mod loops;
mod net;
mod pooling;
mod rules;
mod shallow;
mod shown;
mod stacks;
mod stride;
mod transfer;
mod trial;
mod unfolded;
mod worked;

const LABORATORY: Laboratory = Laboratory {
    number: 3,
    title: "A convolutional network",
    introduction: include_str!("introduction.md"),
    sources: include_str!("sources.md"),
    code: "`crates/cnn` with the experiments in `crates/labs/src/bin/lab3`",
    runs: 5,
    quick_runs: 2,
    sets: Some(Sets { quick: "digits", usual: "generated", others: &["mnist", "fashion-mnist"] }),
    experiments: &[
        correct::EXPERIMENT,
        shallow::EXPERIMENT,
        filters::EXPERIMENT,
        kernel::EXPERIMENT,
        stride::EXPERIMENT,
        pooling::EXPERIMENT,
        depth::EXPERIMENT,
        choices::EXPERIMENT,
        stacks::EXPERIMENT,
        deep::EXPERIMENT,
        invariance::EXPERIMENT,
        learned::EXPERIMENT,
        unfolded::EXPERIMENT,
        transfer::EXPERIMENT,
        augment::EXPERIMENT,
        lenet::EXPERIMENT,
        fashion::EXPERIMENT,
    ],
    tools: &[],
};

fn main() -> ExitCode {
    labs::run(&LABORATORY)
}
