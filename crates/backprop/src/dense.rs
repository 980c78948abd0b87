// ANCHOR: dense
//! A layer of neurons, all connected to all inputs, for a whole batch at once.

use ndarray::{Array1, Array2, ArrayView2, Axis, Ix1, Ix2};
use ndarray_rand::rand_distr::{Distribution, Uniform};
use tensor::{Real, Rng, add_matmul};

use crate::layer::{Layer, Mode};
use crate::param::{Change, Param, Params, Path, See};

/// z = W x + b for every row of a batch:
///
/// ```text
/// Z = X Wᵀ + 1 bᵀ          (B, out) = (B, in) (in, out) + (B, out)
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Dense<F> {
    /// W, (out, in): row j holds the weights of neuron j.
    pub weight: Param<F, Ix2>,
    /// b, (out,).
    pub bias: Param<F, Ix1>,
}
// ANCHOR_END: dense

// ANCHOR: new
impl<F: Real> Dense<F> {
    /// With the weights (out, in) and biases (out,) given.
    ///
    /// # Panics
    ///
    /// Where they are not of as many neurons.
    #[track_caller]
    pub fn new(weight: Array2<F>, bias: Array1<F>) -> Self {
        let (weights, biases) = (weight.dim(), bias.dim());
        assert!(
            weights.0 == biases,
            "Dense::new: the weights are {weights:?}, the biases ({biases},)"
        );
        Self { weight: Param::new(weight), bias: Param::new(bias) }
    }

    /// With weights and biases drawn evenly from ±1/√inputs.
    pub fn random(inputs: usize, outputs: usize, rng: &mut Rng) -> Self {
        let bound = 1.0 / (inputs as f64).sqrt();
        let uniform = Uniform::new_inclusive(-bound, bound).expect("an input or more");
        let mut draw = || F::of(uniform.sample(rng));
        let weight = Array2::from_shape_simple_fn((outputs, inputs), &mut draw);
        let bias = Array1::from_shape_simple_fn(outputs, draw);
        Self::new(weight, bias)
    }
}
// ANCHOR_END: new

// ANCHOR: forward
impl<F: Real> Layer<F, Ix2> for Dense<F> {
    type Out = Ix2;
    type Cache = ();

    #[track_caller]
    fn forward(&self, x: ArrayView2<F>, _mode: &mut Mode<'_>) -> (Array2<F>, ()) {
        let Self { weight, bias } = self;
        let (batch, inputs) = x.dim();
        let (outputs, expected) = weight.value.dim();
        assert!(
            inputs == expected,
            "Dense::forward: x is ({batch}, {inputs}), the weights expect (_, {expected})"
        );
        let rows = bias.value.broadcast((batch, outputs)).expect("(out,) fits (B, out)");
        let mut z = rows.to_owned();
        add_matmul(&mut z, x, weight.value.t());
        (z, ())
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// δ = ∂C/∂Z is (B, out), and
    ///
    /// ```text
    /// ∂C/∂W += δᵀ X            (out, in) = (out, B) (B, in)
    /// ∂C/∂b += Σ δ over rows   (out,)
    /// ∂C/∂X  = δ W             (B, in) = (B, out) (out, in)
    /// ```
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView2<F>,
        z: ArrayView2<F>,
        delta: Array2<F>,
        _cache: (),
    ) -> Array2<F> {
        self.check(x, &delta);
        let dx = delta.dot(&self.weight.value);
        self.accumulate(x, z, delta, ());
        dx
    }

    #[track_caller]
    fn accumulate(&mut self, x: ArrayView2<F>, _z: ArrayView2<F>, delta: Array2<F>, _cache: ()) {
        self.check(x, &delta);
        add_matmul(&mut self.weight.grad, delta.t(), x);
        self.bias.grad += &delta.sum_axis(Axis(0));
    }
    // ANCHOR_END: backward
}

// ANCHOR: check
impl<F: Real> Dense<F> {
    /// Panics unless `x` and `delta` are what went in and what came back.
    #[track_caller]
    fn check(&self, x: ArrayView2<F>, delta: &Array2<F>) {
        let (outputs, inputs) = self.weight.value.dim();
        let fits = x.ncols() == inputs && delta.dim() == (x.nrows(), outputs);
        assert!(
            fits,
            "Dense::backward: x is {:?}, δ is {:?}, the weights are ({outputs}, {inputs})",
            x.dim(),
            delta.dim()
        );
    }
}
// ANCHOR_END: check

// ANCHOR: params
impl<F: Real> Params<F> for Dense<F> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.weight.visit(path.at("weight"), see);
        self.bias.visit(path.at("bias"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.weight.visit_mut(path.at("weight"), change);
        self.bias.visit_mut(path.at("bias"), change);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check_layer;
    use ndarray::{array, concatenate, s};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn normal(rows: usize, columns: usize, seed: u64) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(seed).stream("x"))
    }

    /// Three neurons of two inputs: W x = (1·3 + 2·4, 0·3 + 1·4, −1·3 + 1·4) = (11, 4, 1), plus b.
    #[test]
    fn every_neuron_is_a_row_of_the_weights() {
        let weight = array![[1.0, 2.0], [0.0, 1.0], [-1.0, 1.0]];
        let layer = Dense::new(weight, array![0.5, 0.0, -2.0]);
        let x = array![[3.0, 4.0], [1.0, 0.0]];
        assert_eq!(layer.predict(x.view()), array![[11.5, 4.0, -1.0], [1.5, 0.0, -3.0]]);
    }

    /// With δ = (1, 10) and x = (3, 4): ∂W = δ xᵀ, ∂b = δ, ∂x = Wᵀ δ = (1·1 + 3·10, 2·1 + 4·10).
    #[test]
    fn one_sample_has_the_gradients_made_by_hand() {
        let mut layer = Dense::new(array![[1.0, 2.0], [3.0, 4.0]], array![0.0, 0.0]);
        let x = array![[3.0, 4.0]];
        let dx = layer.backward(x.view(), x.view(), array![[1.0, 10.0]], ());
        assert_eq!(dx, array![[31.0, 42.0]]);
        assert_eq!(layer.weight.grad, array![[3.0, 4.0], [30.0, 40.0]]);
        assert_eq!(layer.bias.grad, array![1.0, 10.0]);
    }

    #[test]
    fn gradient_matches_finite_differences() {
        let mut rng = Streams::new(1).stream("init");
        for (batch, inputs, outputs) in [(1, 1, 1), (5, 3, 4), (2, 8, 8), (9, 10, 2)] {
            let mut layer = Dense::random(inputs, outputs, &mut rng);
            check_layer(&mut layer, normal(batch, inputs, 2).view(), 1).assert_passed();
        }
    }

    /// Columns of every second input: BLAS is not asked then, and the numbers are the same.
    #[test]
    fn gradient_matches_where_the_input_is_a_view_with_gaps() {
        let wide = normal(5, 6, 2);
        let mut layer = Dense::random(3, 4, &mut Streams::new(1).stream("init"));
        check_layer(&mut layer, wide.slice(s![.., ..;2]), 1).assert_passed();
        check_layer(&mut layer, normal(3, 5, 3).t(), 1).assert_passed();
    }

    /// [HU] X W + b with a weight of (in, out): the same, transposed.
    #[test]
    fn rows_and_columns_tell_the_same() {
        let layer = Dense::<f64>::random(3, 4, &mut Streams::new(1).stream("init"));
        let x = normal(5, 3, 2);
        let z = layer.predict(x.view());
        for (x, z) in x.outer_iter().zip(z.outer_iter()) {
            let column = layer.weight.value.dot(&x) + &layer.bias.value;
            approx::assert_abs_diff_eq!(column, z, epsilon = 1e-15);
        }
        let rows = x.dot(&layer.weight.value.t()) + &layer.bias.value;
        approx::assert_abs_diff_eq!(rows, z, epsilon = 1e-15);
    }

    #[test]
    fn first_weights_keep_to_their_bound_and_fill_it() {
        let layer = Dense::<f64>::random(100, 300, &mut Streams::new(1).stream("init"));
        let all = layer.weight.value.iter().chain(&layer.bias.value);
        let largest = all.fold(0.0, |most: f64, w| most.max(w.abs()));
        assert!((0.0999..=0.1).contains(&largest), "{largest}");
        // Evenly from ±1/10: the variance is 1/300.
        approx::assert_abs_diff_eq!(layer.weight.value.var(0.0), 1.0 / 300.0, epsilon = 1e-4);
    }

    #[test]
    fn an_empty_batch_has_no_outputs_and_no_gradient() {
        let mut layer = Dense::<f64>::random(3, 2, &mut Streams::new(1).stream("init"));
        let x = Array2::zeros((0, 3));
        let z = layer.predict(x.view());
        assert_eq!(z.dim(), (0, 2));
        assert_eq!(layer.backward(x.view(), z.view(), z.clone(), ()).dim(), (0, 3));
        assert!(layer.weight.grad.iter().all(|&g| g == 0.0));
    }

    proptest! {
        /// ⟨b ↦ 1 bᵀ, Δ⟩ = ⟨b, Σ rows of Δ⟩: what was copied to every row is summed on the way back.
        #[test]
        fn broadcasting_a_bias_and_summing_rows_are_adjoint(seed in 0..1000_u64, batch in 1..9_usize) {
            let (b, delta) = (normal(1, 4, seed), normal(batch, 4, seed + 1));
            let rows = b.broadcast((batch, 4)).unwrap();
            let (left, right) = ((&rows * &delta).sum(), (&b * &delta.sum_axis(Axis(0))).sum());
            prop_assert!((left - right).abs() < 1e-12);
        }

        /// ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for A = the layer without its bias.
        #[test]
        fn backward_is_the_adjoint_of_forward(seed in 0..1000_u64, batch in 1..9_usize) {
            let mut rng = Streams::new(seed).stream("init");
            let mut layer = Dense::<f64>::random(5, 3, &mut rng);
            layer.bias.value.fill(0.0);
            let (x, y) = (normal(batch, 5, seed), normal(batch, 3, seed + 1));
            let z = layer.predict(x.view());
            let back = layer.backward(x.view(), z.view(), y.clone(), ());
            prop_assert!(((&z * &y).sum() - (&x * &back).sum()).abs() < 1e-12);
        }

        /// Two batches add up to what both together give.
        #[test]
        fn gradients_add_up_over_batches(one in 1..6_usize, two in 1..6_usize, seed in 0..100_u64) {
            let mut layer = Dense::<f64>::random(4, 3, &mut Streams::new(seed).stream("init"));
            let (x, delta) = (normal(one + two, 4, seed), normal(one + two, 3, seed + 1));
            let z = layer.predict(x.view());
            let mut parts = layer.clone();
            layer.accumulate(x.view(), z.view(), delta.clone(), ());
            for rows in [0..one, one..one + two] {
                let part = |a: &Array2<f64>| a.slice(s![rows.clone(), ..]).to_owned();
                parts.accumulate(part(&x).view(), part(&z).view(), part(&delta), ());
            }
            let all = |layer: &Dense<f64>| concatenate![Axis(0), layer.weight.grad.flatten(), layer.bias.grad];
            prop_assert!((all(&layer) - all(&parts)).iter().all(|d| d.abs() < 1e-12));
        }
    }
}
