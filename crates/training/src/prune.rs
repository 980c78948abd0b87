// ANCHOR: sensitivity
//! Weights that the error does not notice, taken out.

use backprop::{Layer, Loss, Mode, Params, Path};
use ndarray::{ArrayD, Dimension, Ix2};
use std::borrow::Borrow;
use tensor::{Real, Streams};

use crate::callback::Callback;
use crate::source::Source;

/// How much of the cost goes with each weight, to first order, as a mean over batches:
///
/// ```text
/// s = |w ∂C/∂w|
/// ```
///
/// One array for each of the model's weights with two axes or more, in its order (Polish lecture 4,
/// *pruning*; Mozer and Smolensky, 1989). The gradients of `model` are cleared.
pub fn sensitivity<F, In, M, L, S>(
    model: &mut M,
    loss: &L,
    data: &S,
    batch: usize,
) -> Vec<ArrayD<f64>>
where
    F: Real,
    In: Dimension,
    M: Layer<F, In, Out = Ix2>,
    L: Loss<F, Target = S::Target>,
    S: Source<F, In>,
{
    let rows: Vec<usize> = (0..data.samples()).collect();
    let batches = rows.chunks(batch.max(1));
    let share = 1.0 / batches.len() as f64;
    let mut sums: Vec<ArrayD<f64>> = Vec::new();
    let mut rng = Streams::new(0).stream("sensitivity");
    for rows in batches {
        let (x, y) = data.batch(rows, &mut rng);
        let (y_hat, receipt) = model.forward(x.view(), &mut Mode::Eval);
        let (_, slope) = loss.loss(y_hat.view(), y.borrow());
        model.zero_grad();
        model.accumulate(x.view(), y_hat.view(), slope, receipt);
        let mut index = 0;
        model.visit(Path::ROOT, &mut |_, value, grad| {
            let Some(grad) = grad.filter(|_| value.ndim() > 1) else { return };
            let s = (&value * &grad).mapv(|s| s.as_f64().abs() * share);
            match sums.get_mut(index) {
                Some(sum) => *sum += &s,
                None => sums.push(s),
            }
            index += 1;
        });
    }
    model.zero_grad();
    sums
}
// ANCHOR_END: sensitivity

// ANCHOR: pruning
/// Which weights are taken out for good.
///
/// As a callback it keeps them out while the others go on learning.
#[derive(Clone, Debug, PartialEq)]
pub struct Pruning {
    /// 1 where a weight stays, 0 where it goes, in the order of the model.
    masks: Vec<ArrayD<f64>>,
}

impl Pruning {
    /// Takes out the `count` weights with the least of `scores`, as [`sensitivity`] gives them.
    ///
    /// Weights that are out have the score 0 and stay out, as long as `count` goes up.
    pub fn of_the_least(scores: &[ArrayD<f64>], count: usize) -> Self {
        let mut order: Vec<(f64, usize, usize)> = Vec::new();
        for (array, scores) in scores.iter().enumerate() {
            order.extend(scores.iter().enumerate().map(|(place, &score)| (score, array, place)));
        }
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let ones = |scores: &ArrayD<f64>| ArrayD::from_elem(scores.raw_dim(), 1.0);
        let mut masks: Vec<_> = scores.iter().map(ones).collect();
        for &(_, array, place) in order.iter().take(count) {
            masks[array].as_slice_mut().expect("made in one piece")[place] = 0.0;
        }
        Self { masks }
    }

    /// Sets the weights that are out to 0.
    ///
    /// # Panics
    ///
    /// Where the weights of `model` have other shapes than the scores had.
    #[track_caller]
    pub fn apply<F: Real>(&self, model: &mut dyn Params<F>) {
        let mut masks = self.masks.iter();
        model.visit_mut(Path::ROOT, &mut |path, mut value, grad| {
            if grad.is_some() && value.ndim() > 1 {
                let mask = masks.next().filter(|mask| mask.shape() == value.shape());
                let Some(mask) = mask else {
                    panic!("Pruning::apply: {path} {:?} has no mask", value.shape())
                };
                value.zip_mut_with(mask, |w, &stays| *w *= F::of(stays));
            }
        });
    }
}
// ANCHOR_END: pruning

// ANCHOR: callback
/// The masks follow from the scores; a checkpoint does without.
impl<F: Real> Params<F> for Pruning {}

impl<F: Real, M: Params<F>> Callback<F, M> for Pruning {
    fn step(&mut self, model: &mut M) {
        self.apply(model);
    }
}
// ANCHOR_END: callback
