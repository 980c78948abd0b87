//! What laboratories do to gradients and rates besides a rule of descent.

use backprop::{Params, take_sign};
use optimizers::AdaptiveRate;
use training::{Callback, Curves};

/// Of the gradient the signs alone: with SGD every parameter moves by η.
#[derive(Clone, Copy, Debug)]
pub struct Signs;

impl Params<f32> for Signs {}

impl<M: Params<f32>> Callback<f32, M> for Signs {
    fn gradient(&mut self, model: &mut M) {
        take_sign(model);
    }
}

/// The rate of the lecture that adapts itself, from the training costs of the epochs that are over.
#[derive(Clone, Copy, Debug)]
pub struct ByError;

impl Params<f32> for ByError {}

impl<M> Callback<f32, M> for ByError {
    fn learning_rate(&mut self, first: f64, curves: &Curves<f32>) -> Option<f64> {
        let mut rate = AdaptiveRate::default();
        Some(curves.records().fold(first, |mu, record| rate.next(mu, record.train.cost)))
    }
}
