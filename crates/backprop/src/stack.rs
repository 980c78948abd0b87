// ANCHOR: stack
//! As many layers as a list has, each of the shape of the one before.

use ndarray::{Array, ArrayView, ArrayViewD, Dimension};
use tensor::Real;

use crate::layer::{Layer, Mode};
use crate::param::{Change, Params, Path, See};

/// The layers of a list, one after the other; an empty list returns x.
impl<F, D, L> Layer<F, D> for Vec<L>
where
    F: Real,
    D: Dimension,
    L: Layer<F, D, Out = D>,
{
    type Out = D;
    /// For every layer its input, where that is not x, and its receipt.
    type Cache = Vec<(Option<Array<F, D>>, L::Cache)>;

    #[track_caller]
    fn forward(&self, x: ArrayView<F, D>, mode: &mut Mode<'_>) -> (Array<F, D>, Self::Cache) {
        let mut receipts = Vec::with_capacity(self.len());
        let mut last: Option<Array<F, D>> = None;
        for layer in self {
            let (y, receipt) = layer.forward(last.as_ref().map_or(x.view(), |a| a.view()), mode);
            receipts.push((last.replace(y), receipt));
        }
        (last.unwrap_or_else(|| x.to_owned()), receipts)
    }
    // ANCHOR_END: stack

    // ANCHOR: backward
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView<F, D>,
        y: ArrayView<F, D>,
        dy: Array<F, D>,
        cache: Self::Cache,
    ) -> Array<F, D> {
        back(self, x, y, dy, cache, true).expect("asked for")
    }

    #[track_caller]
    fn accumulate(
        &mut self,
        x: ArrayView<F, D>,
        y: ArrayView<F, D>,
        dy: Array<F, D>,
        cache: Self::Cache,
    ) {
        back(self, x, y, dy, cache, false);
    }
    // ANCHOR_END: backward

    // ANCHOR: back
    #[track_caller]
    fn observe(
        &self,
        x: ArrayView<F, D>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array<F, D> {
        let mut a = x.to_owned();
        for (index, layer) in self.iter().enumerate() {
            a = layer.observe(a.view(), path.element(index), see);
        }
        a
    }
}

/// From the last layer to the first, which hands back ∂C/∂x where it is `wanted`.
#[track_caller]
fn back<F: Real, D: Dimension, L: Layer<F, D, Out = D>>(
    layers: &mut [L],
    x: ArrayView<F, D>,
    y: ArrayView<F, D>,
    mut dy: Array<F, D>,
    cache: <Vec<L> as Layer<F, D>>::Cache,
    wanted: bool,
) -> Option<Array<F, D>> {
    let mut after: Option<Array<F, D>> = None;
    for (index, (layer, (input, receipt))) in layers.iter_mut().zip(cache).enumerate().rev() {
        let a = input.as_ref().map_or(x.view(), |a| a.view());
        let b = after.as_ref().map_or(y.view(), |b| b.view());
        if index == 0 && !wanted {
            layer.accumulate(a, b, dy, receipt);
            return None;
        }
        dy = layer.backward(a, b, dy, receipt);
        after = input;
    }
    Some(dy)
}
// ANCHOR_END: back

// ANCHOR: params
impl<F: Real, L: Params<F>> Params<F> for Vec<L> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        for (index, layer) in self.iter().enumerate() {
            layer.visit(path.element(index), see);
        }
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        for (index, layer) in self.iter_mut().enumerate() {
            layer.visit_mut(path.element(index), change);
        }
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activation, Dense, check_layer};
    use ndarray::{Array2, array};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    const TANH: Activation = Activation::Tanh { beta: 1.0 };

    fn normal(rows: usize, columns: usize) -> Array2<f64> {
        Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(2).stream("x"))
    }

    fn layers(count: usize) -> Vec<Dense<f64>> {
        let mut rng = Streams::new(3).stream("init");
        (0..count).map(|_| Dense::random(3, 3, &mut rng)).collect()
    }

    #[test]
    fn gradient_matches_for_one_to_five_layers() {
        for count in 1..=5 {
            let mut stack: Vec<_> =
                layers(count).into_iter().map(|layer| layer.then(TANH)).collect();
            check_layer(&mut stack, normal(4, 3).view(), 1).assert_passed();
        }
    }

    #[test]
    fn it_computes_what_the_chain_computes() {
        let (mut stack, x) = (layers(3), normal(4, 3));
        let [a, b, c] = stack.clone().try_into().unwrap();
        let mut chain = a.then(b).then(c);
        let (y, receipts) = stack.forward(x.view(), &mut Mode::Eval);
        let dx = stack.backward(x.view(), y.view(), Array2::ones((4, 3)), receipts);
        let (z, cache) = chain.forward(x.view(), &mut Mode::Eval);
        let dz = chain.backward(x.view(), z.view(), Array2::ones((4, 3)), cache);
        assert_eq!((y, dx), (z, dz));
        assert_eq!(stack, [chain.first.first, chain.first.second, chain.second]);
    }

    /// Bit for bit those of `backward`.
    #[test]
    fn accumulate_leaves_the_same_gradients() {
        let x = normal(4, 3);
        let mut stacks = [layers(3), layers(3)];
        for (stack, wanted) in stacks.iter_mut().zip([true, false]) {
            let (y, receipts) = stack.forward(x.view(), &mut Mode::Eval);
            let dy = Array2::ones((4, 3));
            if wanted {
                stack.backward(x.view(), y.view(), dy, receipts);
            } else {
                stack.accumulate(x.view(), y.view(), dy, receipts);
            }
        }
        let [backward, accumulate] = &stacks;
        assert_eq!(backward, accumulate);
        assert!(backward.iter().all(|layer| layer.weight.grad.iter().any(|&g| g != 0.0)));
    }

    #[test]
    fn an_empty_list_returns_what_it_gets() {
        let (mut none, x) = (layers(0), normal(2, 3));
        let (y, receipts) = none.forward(x.view(), &mut Mode::Eval);
        assert_eq!(y, x);
        let dy = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        assert_eq!(none.backward(x.view(), y.view(), dy.clone(), receipts), dy);
        assert_eq!(none.parameters(), 0);
    }

    #[test]
    fn elements_are_counted_in_paths_of_their_own() {
        let mut stack = vec![layers(2), layers(1)];
        let mut seen = Vec::new();
        stack.visit(Path::ROOT, &mut |path, _, _| seen.push(path.to_string()));
        let paths = ["0.0.weight", "0.0.bias", "0.1.weight", "0.1.bias", "1.0.weight", "1.0.bias"];
        assert_eq!(seen, paths);
        let mut changed = Vec::new();
        stack.visit_mut(Path::ROOT, &mut |path, _, _| changed.push(path.to_string()));
        assert_eq!(changed, paths);
        let mut outputs = Vec::new();
        let x = normal(1, 3);
        let y = stack.observe(x.view(), Path::ROOT, &mut |path, a| {
            outputs.push((path.to_string(), a.to_owned()));
        });
        assert_eq!(outputs[2], ("1.0".to_owned(), y.clone().into_dyn()));
        assert_eq!((outputs.len(), y), (3, stack.predict(x.view())));
    }

    /// A list is one layer of a chain, however long it is.
    #[test]
    fn a_list_in_a_chain_takes_one_number() {
        let chain = layers(3).then(layers(1));
        let mut paths = Vec::new();
        chain.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
        assert_eq!((&paths[4][..], &paths[6][..]), ("0.2.weight", "1.0.weight"));
    }
}
