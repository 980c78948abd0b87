//! Laboratory 1: the perceptron and Adaline on AND and its neighbours.

use labs::Laboratory;
use std::process::ExitCode;

mod adaline;
mod adaline_range;
mod adaline_rate;
mod coding;
mod compare;
mod condition;
mod descent;
mod error;
mod goal;
mod line;
mod noise;
mod noisy;
mod models;
mod order;
mod range;
mod rate;
mod rule;
mod stability;
mod task;
mod threshold;
mod trial;
mod ways;
mod xor;

const LABORATORY: Laboratory = Laboratory {
    number: 1,
    title: "The perceptron and Adaline",
    introduction: include_str!("introduction.md"),
    sources: include_str!("sources.md"),
    code: "`crates/perceptron` with the experiments in `crates/labs/src/bin/lab1`",
    runs: 200,
    quick_runs: 10,
    sets: None,
    tools: &[],
    experiments: &[
        threshold::EXPERIMENT,
        range::EXPERIMENT,
        rate::EXPERIMENT,
        coding::EXPERIMENT,
        rule::EXPERIMENT,
        order::EXPERIMENT,
        noise::EXPERIMENT,
        adaline_range::EXPERIMENT,
        adaline_rate::EXPERIMENT,
        error::EXPERIMENT,
        descent::EXPERIMENT,
        condition::EXPERIMENT,
        models::EXPERIMENT,
        xor::EXPERIMENT,
    ],
};

fn main() -> ExitCode {
    labs::run(&LABORATORY)
}
