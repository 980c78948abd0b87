// ANCHOR: parallel
//! A batch in parts, one for each core: a gradient is a sum over samples, and a sum has no order.

use backprop::{Change, Layer, Mode, Params, Path, See};
use ndarray::{Array, ArrayView, ArrayViewD, Axis, RemoveAxis, concatenate};
use ndarray_rand::rand::Rng as _;
use std::iter;
use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};
use tensor::{Real, Rng, Streams};

/// A model that several threads go through at once, each with its part of the batch.
///
/// ```text
/// C = Σ over samples        ∂C/∂θ = ∂C₁/∂θ + ∂C₂/∂θ + …
/// ```
///
/// On the way forward all share one model. On the way back each thread but the first has a copy, whose
/// gradients are added to those of the model. The threads are to be the only ones: call
/// [`set_blas_threads`](tensor::set_blas_threads) with 1 before. A layer that looks at the batch as a whole,
/// such as batch normalisation, sees its part only; running means are those of the first part.
#[derive(Clone, Debug)]
pub struct Parallel<L> {
    /// The model.
    pub model: L,
    copies: Vec<L>,
}

impl<L: Clone> Parallel<L> {
    /// `model`, in `threads` threads.
    ///
    /// # Panics
    ///
    /// Where there is no thread.
    #[track_caller]
    pub fn new(model: L, threads: usize) -> Self {
        assert!(threads > 0, "Parallel::new: a model needs a thread");
        let copies = vec![model.clone(); threads - 1];
        Self { model, copies }
    }

    /// How many samples a thread has of `batch`.
    fn part(&self, batch: usize) -> usize {
        batch.div_ceil(self.copies.len() + 1).max(1)
    }
}

/// How many samples a piece has at most.
const PIECE: usize = 64;
// ANCHOR_END: parallel

// ANCHOR: forward
impl<F, In, L> Layer<F, In> for Parallel<L>
where
    F: Real,
    In: RemoveAxis,
    L: Layer<F, In, Out: RemoveAxis, Cache: Send> + Clone + Send + Sync,
{
    type Out = L::Out;
    /// The receipts of the parts.
    type Cache = Vec<L::Cache>;

    fn forward(
        &self,
        x: ArrayView<F, In>,
        mode: &mut Mode<'_>,
    ) -> (Array<F, L::Out>, Vec<L::Cache>) {
        let batch = x.len_of(Axis(0));
        let part = self.part(batch);
        if part >= batch {
            let (y, receipt) = self.model.forward(x, mode);
            return (y, vec![receipt]);
        }
        let jobs = x.axis_chunks_iter(Axis(0), part).map(|x| {
            let mut noise = own_random_numbers(mode);
            move || self.model.forward(x, &mut noise.as_mut().map_or(Mode::Eval, Mode::Train))
        });
        let (y, receipts): (Vec<_>, Vec<_>) = run_at_once(jobs).into_iter().unzip();
        (concatenated(y), receipts)
    }
    // ANCHOR_END: forward

    // ANCHOR: predict
    /// Every thread goes through its part in pieces: what a layer leaves for the next one is still in the
    /// cache, and only the answers are kept.
    fn predict(&self, x: ArrayView<F, In>) -> Array<F, L::Out> {
        let batch = x.len_of(Axis(0));
        if batch <= 1 {
            return self.model.predict(x);
        }
        let jobs = x.axis_chunks_iter(Axis(0), self.part(batch)).map(|x| {
            move || {
                let pieces = x.axis_chunks_iter(Axis(0), PIECE);
                pieces.map(|x| self.model.predict(x)).collect::<Vec<_>>()
            }
        });
        concatenated(run_at_once(jobs).into_iter().flatten().collect())
    }
    // ANCHOR_END: predict

    // ANCHOR: backward
    /// # Panics
    ///
    /// Where x, y and ∂C/∂y are not of as many samples.
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, L::Out>,
        dy: Array<F, L::Out>,
        receipts: Vec<L::Cache>,
    ) -> Array<F, In> {
        concatenated(self.back_in_parts(x, y, dy, receipts, L::backward))
    }

    #[track_caller]
    fn accumulate(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, L::Out>,
        dy: Array<F, L::Out>,
        receipts: Vec<L::Cache>,
    ) {
        self.back_in_parts(x, y, dy, receipts, L::accumulate);
    }

    #[track_caller]
    fn observe(
        &self,
        x: ArrayView<F, In>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, L::Out> {
        self.model.observe(x, path, see)
    }
    // ANCHOR_END: backward
}

impl<L> Parallel<L> {
    // ANCHOR: each
    /// Goes back through the model with every part of the batch, and sums up the gradients.
    #[track_caller]
    fn back_in_parts<F, In, T: Send>(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, L::Out>,
        dy: Array<F, L::Out>,
        mut receipts: Vec<L::Cache>,
        back: Back<F, In, L, L::Out, L::Cache, T>,
    ) -> Vec<T>
    where
        F: Real,
        In: RemoveAxis,
        L: Layer<F, In, Cache: Send> + Clone + Send + Sync,
    {
        let batch = x.len_of(Axis(0));
        let fits = [y.len_of(Axis(0)), dy.len_of(Axis(0))] == [batch; 2];
        let shapes = (x.shape(), y.shape(), dy.shape());
        assert!(fits, "Parallel::backward: x, y and ∂C/∂y are {shapes:?}, not of as many samples");
        let others = receipts.len() - 1;
        if others == 0 {
            return vec![back(&mut self.model, x, y, dy, receipts.remove(0))];
        }
        let part = self.part(batch);
        let copies = &mut self.copies[..others];
        copies.iter_mut().for_each(|copy| copy_values(copy, &self.model));
        let models = iter::once(&mut self.model).chain(copies);
        let xs = x.axis_chunks_iter(Axis(0), part);
        let ys = y.axis_chunks_iter(Axis(0), part).zip(dy.axis_chunks_iter(Axis(0), part));
        let jobs = models.zip(receipts).zip(xs.zip(ys)).map(|((model, receipt), (x, (y, dy)))| {
            move || back(model, x, y, dy.to_owned(), receipt)
        });
        let all = run_at_once(jobs);
        self.copies[..others].iter().for_each(|copy| add_gradients(&mut self.model, copy));
        all
    }
    // ANCHOR_END: each
}

// ANCHOR: at_once
/// A way back through a layer: `backward` or `accumulate`.
type Back<F, In, L, Out, Cache, T> =
    fn(&mut L, ArrayView<F, In>, ArrayView<F, Out>, Array<F, Out>, Cache) -> T;

/// Does all jobs at once, the first one on this thread, and returns their results in order.
fn run_at_once<T: Send>(jobs: impl Iterator<Item = impl FnOnce() -> T + Send>) -> Vec<T> {
    thread::scope(|scope| {
        let mut jobs = jobs;
        let first = jobs.next();
        let others: Vec<_> = jobs.map(|job| scope.spawn(job)).collect();
        let first = first.map(|job| job());
        let wait =
            |other: ScopedJoinHandle<'_, T>| other.join().unwrap_or_else(|why| resume_unwind(why));
        first.into_iter().chain(others.into_iter().map(wait)).collect()
    })
}

/// The parts of a batch as one again.
fn concatenated<F: Real, D: RemoveAxis>(parts: Vec<Array<F, D>>) -> Array<F, D> {
    let parts: Vec<_> = parts.iter().map(|part| part.view()).collect();
    concatenate(Axis(0), &parts).expect("parts differ in samples only")
}

/// Random numbers of its own for a part, from those of the batch.
fn own_random_numbers(mode: &mut Mode<'_>) -> Option<Rng> {
    match mode {
        Mode::Train(rng) => Some(Streams::new(rng.random()).stream("part")),
        Mode::Eval => None,
    }
}
// ANCHOR_END: at_once

// ANCHOR: gather
/// Gives `copy` the values of `model`, and gradients of zero: a clone has those of its model, and keeps those
/// of a step that has failed.
fn copy_values<F: Real, L: Params<F>>(copy: &mut L, model: &L) {
    let mut values = Vec::new();
    model.visit(Path::ROOT, &mut |_, value, _| values.push(value));
    let mut values = values.into_iter();
    copy.visit_mut(Path::ROOT, &mut |_, mut value, grad| {
        value.assign(&values.next().expect("a copy has as many"));
        grad.into_iter().for_each(|mut grad| grad.fill(F::zero()));
    });
}

/// Adds the gradients of `copy` to those of `model`.
fn add_gradients<F: Real, L: Params<F>>(model: &mut L, copy: &L) {
    let mut grads = Vec::new();
    copy.visit(Path::ROOT, &mut |_, _, grad| grads.push(grad));
    let mut grads = grads.into_iter();
    model.visit_mut(Path::ROOT, &mut |_, _, grad| {
        if let (Some(mut sum), Some(part)) = (grad, grads.next().flatten()) {
            sum += &part;
        }
    });
}
// ANCHOR_END: gather

// ANCHOR: params
impl<F: Real, L: Params<F>> Params<F> for Parallel<L> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.model.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.model.visit_mut(path, change);
    }

    fn links(&self) -> usize {
        self.model.links()
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Flatten, block};
    use backprop::{Chain, Dense, check_layer};
    use ndarray::{Array2, Array4, s};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use training::Dropout;

    type Net = Chain<Chain<Block<f64>, Flatten>, Dense<f64>>;

    fn net() -> Net {
        let mut rng = Streams::new(1).stream("init");
        block(1, 3, 3, &mut rng).then(Flatten).then(Dense::random(27, 4, &mut rng))
    }

    fn normal(batch: usize) -> Array4<f64> {
        Array4::random_using((batch, 8, 8, 1), StandardNormal, &mut Streams::new(2).stream("x"))
    }

    fn gradients<L: Params<f64>>(model: &L) -> Vec<f64> {
        let mut all = Vec::new();
        model.visit(Path::ROOT, &mut |_, _, grad| all.extend(grad.unwrap().iter().copied()));
        all
    }

    #[test]
    fn gradient_matches_in_three_threads() {
        check_layer(&mut Parallel::new(net(), 3), normal(5).view(), 1).assert_passed();
    }

    /// Batches with fewer samples than threads, as many, and more, twice each: the copies are used again.
    #[test]
    fn parts_add_up_to_the_whole() {
        let (mut whole, mut parts) = (net(), Parallel::new(net(), 3));
        for batch in [1, 2, 3, 4, 7, 7, 200] {
            let x = normal(batch);
            let (y, receipt) = whole.forward(x.view(), &mut Mode::Eval);
            let (z, receipts) = parts.forward(x.view(), &mut Mode::Eval);
            approx::assert_abs_diff_eq!(y, z, epsilon = 1e-14);
            approx::assert_abs_diff_eq!(y, parts.predict(x.view()), epsilon = 1e-14);
            let dx = whole.backward(x.view(), y.view(), y.clone(), receipt);
            let dz = parts.backward(x.view(), z.view(), z.clone(), receipts);
            approx::assert_abs_diff_eq!(dx, dz, epsilon = 1e-14);
            let (one, other) = (gradients(&whole), gradients(&parts));
            assert!(one.iter().zip(&other).all(|(a, b)| (a - b).abs() < 1e-12), "{batch}");
            // Weights move: the copies have to follow.
            for model in [&mut whole as &mut dyn Params<f64>, &mut parts] {
                backprop::descend(model, 0.1);
            }
        }
    }

    /// A clone has the gradients of its model, which `zero_grad` of the model does not reach.
    #[test]
    fn gradients_of_before_the_wrapping_do_not_come_back() {
        let (mut whole, x) = (net(), normal(3));
        let (y, receipt) = whole.forward(x.view(), &mut Mode::Eval);
        whole.accumulate(x.view(), y.view(), y.clone(), receipt);
        let mut parts = Parallel::new(whole.clone(), 3);
        parts.zero_grad();
        let (z, receipts) = parts.forward(x.view(), &mut Mode::Eval);
        parts.accumulate(x.view(), z.view(), z.clone(), receipts);
        let (one, other) = (gradients(&whole), gradients(&parts));
        assert!(one.iter().any(|&a| a != 0.0));
        assert!(one.iter().zip(&other).all(|(a, b)| (a - b).abs() < 1e-12));
    }

    #[test]
    fn accumulate_leaves_the_gradients_that_backward_leaves() {
        let (x, mut one) = (normal(6), Parallel::new(net(), 2));
        let mut other = one.clone();
        let (y, receipts) = one.forward(x.view(), &mut Mode::Eval);
        one.backward(x.view(), y.view(), y.clone(), receipts);
        let (y, receipts) = other.forward(x.view(), &mut Mode::Eval);
        other.accumulate(x.view(), y.view(), y.clone(), receipts);
        assert_eq!(gradients(&one), gradients(&other));
    }

    #[test]
    fn parts_draw_from_streams_of_their_own_and_repeat() {
        let parts = Parallel::new(Dropout::new(0.5).unwrap(), 2);
        let run = |seed| {
            let mut rng = Streams::new(seed).stream("noise");
            parts.forward(Array2::<f64>::ones((2, 200)).view(), &mut Mode::Train(&mut rng)).0
        };
        let y = run(1);
        assert_eq!(y, run(1));
        assert!(y.row(0) != y.row(1) && y != run(2));
    }

    #[test]
    fn an_empty_batch_and_the_paths_are_those_of_the_model() {
        let parts = Parallel::new(net(), 2);
        assert_eq!(parts.predict(normal(0).view()).dim(), (0, 4));
        let mut seen = Vec::new();
        parts.observe(normal(2).view(), Path::ROOT, &mut |path, _| seen.push(path.to_string()));
        assert_eq!((seen.len(), Params::<f64>::links(&parts)), (5, 5));
    }

    #[test]
    #[should_panic(expected = "Conv2d: x is (2, 8, 8, 1), the weights expect (_, _, _, 2)")]
    fn a_panic_of_another_thread_is_passed_on() {
        let net = block::<f64>(2, 1, 3, &mut Streams::new(1).stream("init"));
        Parallel::new(net, 2).predict(normal(4).view());
    }

    #[test]
    #[should_panic(
        expected = "Parallel::backward: x, y and ∂C/∂y are ([4, 8, 8, 1], [4, 4], [2, 4]), not"
    )]
    fn errors_of_half_of_the_batch_are_refused() {
        let (mut parts, x) = (Parallel::new(net(), 2), normal(4));
        let (y, receipts) = parts.forward(x.view(), &mut Mode::Eval);
        parts.accumulate(x.view(), y.view(), y.slice(s![..2, ..]).to_owned(), receipts);
    }

    #[test]
    #[should_panic(expected = "Parallel::new: a model needs a thread")]
    fn no_thread_is_refused() {
        Parallel::new(net(), 0);
    }
}
