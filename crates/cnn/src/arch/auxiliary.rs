// ANCHOR: auxiliary
//! A second opinion halfway.

use backprop::{Change, Layer, Loss, Mode, Params, Path, See};
use ndarray::{Array2, ArrayView, Dimension, Ix2};
use tensor::Real;

/// A net with a classifier in its middle, which helps to train the layers before it:
///
/// ```text
/// C = C_main + share · C_side
/// ```
///
/// The share is 0.3 for GoogLeNet (Szegedy and others, 2014; Russian notes §5.4, where −0.03 is a slip).
/// When training is over nobody asks the side.
#[derive(Clone, Debug)]
pub struct Auxiliary<Trunk, Main, Side> {
    /// The layers whose output both classifiers see.
    pub trunk: Trunk,
    /// The rest of the net.
    pub main: Main,
    /// The classifier in the middle.
    pub side: Side,
    /// How much its cost counts.
    pub share: f64,
}

impl<Trunk, Main, Side> Auxiliary<Trunk, Main, Side> {
    // ANCHOR_END: auxiliary

    // ANCHOR: accumulate
    /// The cost of a batch, of both classifiers; adds its gradients.
    #[track_caller]
    pub fn accumulate<F, In, L>(
        &mut self,
        x: ArrayView<F, In>,
        targets: &L::Target,
        loss: &L,
        mode: &mut Mode<'_>,
    ) -> F
    where
        F: Real,
        In: Dimension,
        L: Loss<F>,
        Trunk: Layer<F, In>,
        Main: Layer<F, Trunk::Out, Out = Ix2>,
        Side: Layer<F, Trunk::Out, Out = Ix2>,
    {
        let share = F::of(self.share);
        let (middle, trunk_receipt) = self.trunk.forward(x.view(), mode);
        let (y_main, main_receipt) = self.main.forward(middle.view(), mode);
        let (y_side, side_receipt) = self.side.forward(middle.view(), mode);
        let (main_cost, delta) = loss.loss(y_main.view(), targets);
        let (side_cost, side_delta) = loss.loss(y_side.view(), targets);
        let d_middle = self.main.backward(middle.view(), y_main.view(), delta, main_receipt)
            + self.side.backward(middle.view(), y_side.view(), side_delta * share, side_receipt);
        self.trunk.accumulate(x, middle.view(), d_middle, trunk_receipt);
        main_cost + share * side_cost
    }

    /// What the main classifier says, (B, classes).
    #[track_caller]
    pub fn predict<F, In>(&self, x: ArrayView<F, In>) -> Array2<F>
    where
        F: Real,
        In: Dimension,
        Trunk: Layer<F, In>,
        Main: Layer<F, Trunk::Out, Out = Ix2>,
    {
        self.main.predict(self.trunk.predict(x).view())
    }
    // ANCHOR_END: accumulate
}

// ANCHOR: params
impl<F: Real, Trunk, Main, Side> Params<F> for Auxiliary<Trunk, Main, Side>
where
    Trunk: Params<F>,
    Main: Params<F>,
    Side: Params<F>,
{
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.trunk.visit(path.at("trunk"), see);
        self.main.visit(path.at("main"), see);
        self.side.visit(path.at("side"), see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.trunk.visit_mut(path.at("trunk"), change);
        self.main.visit_mut(path.at("main"), change);
        self.side.visit_mut(path.at("side"), change);
    }
}
// ANCHOR_END: params

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Flatten, block};
    use backprop::{Chain, Dense, SoftmaxCrossEntropy};
    use ndarray::{Array4, ArrayD};
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::{GradientCheck, Streams};

    type Head = Chain<Flatten, Dense<f64>>;
    type Deep = Chain<Block<f64>, Head>;

    fn net() -> Auxiliary<Block<f64>, Deep, Head> {
        let mut rng = Streams::new(1).stream("init");
        let trunk = block(1, 2, 3, &mut rng);
        let main = block(2, 3, 2, &mut rng).then(Flatten.then(Dense::random(3, 3, &mut rng)));
        let side = Flatten.then(Dense::random(18, 3, &mut rng));
        Auxiliary { trunk, main, side, share: 0.3 }
    }

    fn images() -> Array4<f64> {
        Array4::random_using((2, 8, 8, 1), StandardNormal, &mut Streams::new(5).stream("x"))
    }

    fn cost(net: &Auxiliary<Block<f64>, Deep, Head>, x: &Array4<f64>) -> f64 {
        let middle = net.trunk.predict(x.view());
        let main = SoftmaxCrossEntropy.loss(net.main.predict(middle.view()).view(), &[2, 0]).0;
        main + 0.3 * SoftmaxCrossEntropy.loss(net.side.predict(middle.view()).view(), &[2, 0]).0
    }

    fn all(net: &Auxiliary<Block<f64>, Deep, Head>) -> Vec<(String, ArrayD<f64>, ArrayD<f64>)> {
        let mut all = Vec::new();
        net.visit(Path::ROOT, &mut |path, value, grad| {
            all.push((path.to_string(), value.to_owned(), grad.unwrap().to_owned()));
        });
        all
    }

    #[test]
    fn gradient_of_the_sum_of_both_costs_matches() {
        let (mut net, x) = (net(), images());
        let c = net.accumulate(x.view(), &[2, 0][..], &SoftmaxCrossEntropy, &mut Mode::Eval);
        assert!((c - cost(&net, &x)).abs() < 1e-14);
        let mut check = GradientCheck::new();
        for (path, value, grad) in all(&net) {
            check.compare(&path, value.view(), grad.view(), |moved| {
                let mut other = net.clone();
                other.visit_mut(Path::ROOT, &mut |at, mut value, _| {
                    if at.to_string() == path {
                        value.assign(&moved);
                    }
                });
                cost(&other, &x)
            });
        }
        check.assert_passed();
    }

    /// The main classifier stuck at 0: what reaches the trunk then comes from the side alone.
    #[test]
    fn the_side_reaches_the_first_layer_where_the_rest_lets_nothing_through() {
        let mut net = net();
        net.main.visit_mut(Path::ROOT, &mut |_, mut value, _| value.fill(0.0));
        net.accumulate(images().view(), &[2, 0][..], &SoftmaxCrossEntropy, &mut Mode::Eval);
        let first = &all(&net)[0];
        assert_eq!(first.0, "trunk.0.weight");
        assert!(first.2.iter().any(|&g| g != 0.0));
        net.share = 0.0;
        net.zero_grad();
        net.accumulate(images().view(), &[2, 0][..], &SoftmaxCrossEntropy, &mut Mode::Eval);
        assert!(all(&net)[0].2.iter().all(|&g| g == 0.0));
    }

    #[test]
    fn the_side_has_no_say_in_the_end() {
        let (mut net, x) = (net(), images());
        let y = net.predict(x.view());
        net.side.visit_mut(Path::ROOT, &mut |_, mut value, _| value.fill(9.0));
        assert_eq!(net.predict(x.view()), y);
    }
}
