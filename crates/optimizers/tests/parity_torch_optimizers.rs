//! Fifty steps of every optimizer against PyTorch's, from `data/reference/torch_optimizers.py`.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{
    Adadelta, Adagrad, Adam, AdamW, Descent, Momentum, Optimizer, RmsProp, Rprop, Rule, Sgd,
};
use std::collections::BTreeMap;

type Paths = BTreeMap<String, Vec<[f64; 2]>>;

fn frozen() -> Paths {
    serde_json::from_str(include_str!("../../../data/reference/torch_optimizers.json")).unwrap()
}

#[track_caller]
fn walks_as<R: Rule<f64, N>, const N: usize>(name: &str, rule: R) {
    let mut theta: Param<f64, Ix1> = Param::new(array![3.0, -1.0]);
    let mut optimizer = Descent::new(rule).unwrap();
    let paths = frozen();
    for (step, expected) in paths[name].iter().enumerate() {
        let (x, y) = (theta.value[0], theta.value[1]);
        let s = (x * y).sin();
        theta.grad = array![x - y * s, 10.0 * y - x * s];
        optimizer.step(&mut theta);
        for (ours, theirs) in theta.value.iter().zip(expected) {
            let near = (ours - theirs).abs() <= 1e-12 * theirs.abs().max(1.0);
            assert!(near, "{name}, step {}: {}, not {expected:?}", step + 1, theta.value);
        }
    }
    assert_eq!(paths[name].len(), 50);
}

#[test]
fn sgd_and_momentum_walk_pytorchs_path() {
    walks_as("sgd", Sgd { learning_rate: 0.02 });
    let momentum = Momentum { learning_rate: 0.02, momentum: 0.8, nesterov: false };
    walks_as("momentum", momentum);
    walks_as("nesterov", Momentum { nesterov: true, ..momentum });
}

#[test]
fn adagrad_walks_pytorchs_path() {
    walks_as("adagrad", Adagrad { learning_rate: 0.3, epsilon: 1e-10 });
    walks_as("adagrad_epsilon", Adagrad { learning_rate: 0.3, epsilon: 0.1 });
}

#[test]
fn adadelta_walks_pytorchs_path() {
    walks_as("adadelta", Adadelta::default());
    walks_as("adadelta_rate", Adadelta { learning_rate: 0.5, decay: 0.95, epsilon: 1e-3 });
}

#[test]
fn rmsprop_walks_pytorchs_path() {
    let rule = RmsProp { learning_rate: 0.05, epsilon_inside: false, ..RmsProp::default() };
    walks_as("rmsprop", rule);
    walks_as("rmsprop_decay", RmsProp { decay: 0.99, epsilon: 0.01, ..rule });
}

#[test]
fn adam_walks_pytorchs_path() {
    let rule = Adam { learning_rate: 0.1, ..Adam::default() };
    walks_as("adam", rule);
    walks_as("adam_betas", Adam { beta1: 0.5, beta2: 0.9, epsilon: 0.01, ..rule });
}

#[test]
fn adamw_walks_pytorchs_path() {
    let rule = AdamW { learning_rate: 0.1, ..AdamW::default() };
    walks_as("adamw", rule);
    walks_as("adamw_decay", AdamW { weight_decay: 0.3, ..rule });
}

#[test]
fn rprop_walks_pytorchs_path() {
    walks_as("rprop", Rprop::default());
    let rule = Rprop { learning_rate: 0.1, shrink: 0.3, grow: 1.5, least: 1e-3, most: 0.4 };
    walks_as("rprop_widths", rule);
}
