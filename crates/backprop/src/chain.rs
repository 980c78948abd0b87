// ANCHOR: chain
//! Two layers, one after the other, and the chain rule.

use ndarray::{Array, ArrayView, ArrayViewD, Dimension};
use tensor::Real;

use crate::layer::{Layer, Mode};
use crate::param::{Change, Params, Path, See};

/// `second` after `first`, a layer like any other: a chain of chains is a deep network.
#[derive(Clone, Debug)]
pub struct Chain<First, Second> {
    /// What x goes into.
    pub first: First,
    /// What y comes from.
    pub second: Second,
}

/// What a [`Chain`] keeps: what lies between its layers, and their receipts.
pub struct Links<F, D: Dimension, First, Second> {
    first: First,
    middle: Array<F, D>,
    second: Second,
}
// ANCHOR_END: chain

// ANCHOR: rule
impl<F, In, First, Second> Layer<F, In> for Chain<First, Second>
where
    F: Real,
    In: Dimension,
    First: Layer<F, In>,
    Second: Layer<F, First::Out>,
{
    type Out = Second::Out;
    type Cache = Links<F, First::Out, First::Cache, Second::Cache>;

    #[track_caller]
    fn forward(
        &self,
        x: ArrayView<F, In>,
        mode: &mut Mode<'_>,
    ) -> (Array<F, Self::Out>, Self::Cache) {
        let (middle, first) = self.first.forward(x, mode);
        let (y, second) = self.second.forward(middle.view(), mode);
        (y, Links { first, middle, second })
    }

    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Self::Out>,
        dy: Array<F, Self::Out>,
        cache: Self::Cache,
    ) -> Array<F, In> {
        let Links { first, middle, second } = cache;
        let d_middle = self.second.backward(middle.view(), y, dy, second);
        self.first.backward(x, middle.view(), d_middle, first)
    }
    // ANCHOR_END: rule

    // ANCHOR: rest
    #[track_caller]
    fn accumulate(
        &mut self,
        x: ArrayView<F, In>,
        y: ArrayView<F, Self::Out>,
        dy: Array<F, Self::Out>,
        cache: Self::Cache,
    ) {
        let Links { first, middle, second } = cache;
        let d_middle = self.second.backward(middle.view(), y, dy, second);
        self.first.accumulate(x, middle.view(), d_middle, first);
    }

    #[track_caller]
    fn observe(
        &self,
        x: ArrayView<F, In>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, Self::Out> {
        let (first, second) = path.split(self.first.links());
        let middle = self.first.observe(x, first, see);
        self.second.observe(middle.view(), second, see)
    }
    // ANCHOR_END: rest
}

// ANCHOR: params
impl<F: Real, First: Params<F>, Second: Params<F>> Params<F> for Chain<First, Second> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        let (first, second) = path.split(self.first.links());
        self.first.visit(first, see);
        self.second.visit(second, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        let (first, second) = path.split(self.first.links());
        self.first.visit_mut(first, change);
        self.second.visit_mut(second, change);
    }

    fn links(&self) -> usize {
        self.first.links() + self.second.links()
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activation, Dense, check_layer};
    use ndarray::{Array2, ArrayD, Ix2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    const TANH: Activation = Activation::Tanh { beta: 1.0 };

    fn normal(rows: usize, columns: usize) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(2).stream("x"))
    }

    fn dense(inputs: usize, outputs: usize) -> Dense<f64> {
        let seed = (10 * inputs + outputs) as u64;
        Dense::random(inputs, outputs, &mut Streams::new(seed).stream("init"))
    }

    /// y = 2 (3x + 1) − 1, so ∂y/∂x = 6; for x = 5: 16, 31.
    #[test]
    fn the_chain_rule_multiplies_the_slopes() {
        let first = Dense::new(array![[3.0]], array![1.0]);
        let mut chain = first.then(Dense::new(array![[2.0]], array![-1.0]));
        let x = array![[5.0]];
        let (y, cache) = chain.forward(x.view(), &mut Mode::Eval);
        assert_eq!(y, array![[31.0]]);
        assert_eq!(chain.backward(x.view(), y.view(), array![[1.0]], cache), array![[6.0]]);
        // The weight 2 has the slope 16, what is between; the weight 3 has 2 · 5.
        assert_eq!(chain.second.weight.grad, array![[16.0]]);
        assert_eq!(chain.first.weight.grad, array![[10.0]]);
    }

    #[test]
    fn gradient_matches_in_chains_of_one_to_five_layers() {
        let x = normal(4, 3);
        let one = dense(3, 4).then(TANH);
        let two = one.clone().then(dense(4, 2)).then(TANH);
        let three = two.clone().then(dense(2, 5)).then(Activation::Softplus);
        let four = three.clone().then(dense(5, 3)).then(Activation::Arctan);
        check_layer(&mut one.clone(), x.view(), 1).assert_passed();
        check_layer(&mut two.clone(), x.view(), 1).assert_passed();
        check_layer(&mut three.clone(), x.view(), 1).assert_passed();
        check_layer(&mut four.clone(), x.view(), 1).assert_passed();
        check_layer(&mut four.then(dense(3, 1)), x.view(), 1).assert_passed();
    }

    type Seen = (Array2<f64>, Array2<f64>, Vec<(String, ArrayD<f64>)>);

    /// Outputs, ∂C/∂x for ∂C/∂y = 1, every gradient by its path, and every output on the way.
    fn seen(model: &mut impl Layer<f64, Ix2, Out = Ix2>, x: ArrayView<f64, Ix2>) -> Seen {
        let (y, cache) = model.forward(x, &mut Mode::Eval);
        let dx = model.backward(x, y.view(), Array2::ones(y.raw_dim()), cache);
        let mut all = Vec::new();
        model.visit(Path::ROOT, &mut |path, _, grad| {
            all.push((path.to_string(), grad.expect("all of it is learned").to_owned()));
        });
        model.observe(x, Path::ROOT, &mut |path, a| all.push((path.to_string(), a.to_owned())));
        (y, dx, all)
    }

    /// (a ∘ b) ∘ c = a ∘ (b ∘ c): brackets change nothing, not even the paths.
    #[test]
    fn chaining_is_associative() {
        let (a, b, c, d) = (dense(3, 4), dense(4, 2), dense(2, 5), dense(5, 2));
        let x = normal(6, 3);
        let mut left = a.clone().then(TANH).then(b.clone()).then(c.clone()).then(d.clone());
        let mut right = a.clone().then(TANH.then(b.clone().then(c.clone().then(d.clone()))));
        let mut pairs = a.then(TANH.then(b)).then(c.then(d));
        let all = seen(&mut left, x.view());
        assert_eq!(all, seen(&mut right, x.view()));
        assert_eq!(all, seen(&mut pairs, x.view()));
        let paths: Vec<&str> = all.2.iter().map(|(path, _)| &path[..]).collect();
        assert_eq!(paths[..4], ["0.weight", "0.bias", "2.weight", "2.bias"]);
        assert_eq!(paths[8..], ["0", "1", "2", "3", "4"]);
        assert_eq!((left.links(), right.links(), pairs.links()), (5, 5, 5));
    }

    #[test]
    fn a_visit_with_changes_goes_the_same_way() {
        let mut chain = dense(2, 3).then(TANH.then(dense(3, 1)));
        let mut paths = Vec::new();
        chain.visit_mut(Path::ROOT, &mut |path, mut value, _| {
            value.fill(0.0);
            paths.push(path.to_string());
        });
        assert_eq!(paths, ["0.weight", "0.bias", "2.weight", "2.bias"]);
        assert_eq!(chain.predict(normal(2, 2).view()), array![[0.0], [0.0]]);
    }

    #[test]
    fn accumulate_leaves_the_gradients_that_backward_leaves() {
        let mut one = dense(3, 4).then(TANH).then(dense(4, 2));
        let (mut other, x) = (one.clone(), normal(5, 3));
        let (y, cache) = one.forward(x.view(), &mut Mode::Eval);
        one.backward(x.view(), y.view(), Array2::ones((5, 2)), cache);
        let (y, cache) = other.forward(x.view(), &mut Mode::Eval);
        other.accumulate(x.view(), y.view(), Array2::ones((5, 2)), cache);
        assert_eq!(one.first.first, other.first.first);
        assert_eq!(one.second, other.second);
    }
}
