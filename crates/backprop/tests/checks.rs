//! ∂C/∂x and ∂C/∂θ of whole networks against central differences, every entry: all activation functions
//! with all costs, and chains of one to five layers.

use backprop::{
    AbsoluteError, Activation, BinaryCrossEntropy, Boxed, Change, CrossEntropy, Dense, Hinge,
    Huber, Layer, LogisticCrossEntropy, Loss, Maxout, Mode, PRelu, Params, Path, See, Softmax,
    SoftmaxCrossEntropy, SquaredError, check_layer,
};
use ndarray::{Array1, Array2, ArrayView2, Ix2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{Rng, Streams};

/// A network whose depth is known only as it runs.
type Net = Boxed<f64, Ix2, Ix2>;

/// A network whose output is what it costs, (1, 1): one more layer, which is checked like the others.
struct Costs<'y, L, C: Loss<f64>> {
    net: L,
    cost: C,
    y: &'y C::Target,
}

impl<L: Params<f64>, C: Loss<f64>> Params<f64> for Costs<'_, L, C> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
        self.net.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
        self.net.visit_mut(path, change);
    }
}

impl<L: Layer<f64, Ix2, Out = Ix2>, C: Loss<f64>> Layer<f64, Ix2> for Costs<'_, L, C> {
    type Out = Ix2;
    type Cache = (Array2<f64>, L::Cache);

    fn forward(&self, x: ArrayView2<f64>, mode: &mut Mode<'_>) -> (Array2<f64>, Self::Cache) {
        let (y_hat, cache) = self.net.forward(x, mode);
        (array![[self.cost.loss(y_hat.view(), self.y).0]], (y_hat, cache))
    }

    fn backward(
        &mut self,
        x: ArrayView2<f64>,
        _: ArrayView2<f64>,
        dc: Array2<f64>,
        (y_hat, cache): Self::Cache,
    ) -> Array2<f64> {
        let (_, slope) = self.cost.loss(y_hat.view(), self.y);
        self.net.backward(x, y_hat.view(), slope * dc[[0, 0]], cache)
    }
}

const BATCH: usize = 4;
const WIDTH: usize = 3;
const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };

fn rng(name: &str) -> Rng {
    Streams::new(3).stream(name)
}

fn dense(rng: &mut Rng) -> Dense<f64> {
    let mut layer = Dense::random(WIDTH, WIDTH, rng);
    layer.bias.value = Array1::random_using(WIDTH, StandardNormal, rng);
    layer
}

/// Checks `net` under `cost`; something comes back to x, unless the net is `flat`.
#[track_caller]
fn check<C: Loss<f64>>(
    what: &str,
    net: impl Layer<f64, Ix2, Out = Ix2>,
    cost: C,
    y: &C::Target,
    flat: bool,
) {
    let x = Array2::random_using((BATCH, WIDTH), StandardNormal, &mut rng("x"));
    let mut costs = Costs { net, cost, y };
    let (c, cache) = costs.forward(x.view(), &mut Mode::Eval);
    let dx = costs.backward(x.view(), c.view(), array![[1.0]], cache);
    assert_eq!(dx.iter().all(|slope| *slope == 0.0), flat, "{what}: ∂C/∂x is {dx}");
    let check = check_layer(&mut costs, x.view(), 1);
    assert!(check.passed(), "{what}: {:?}", check.mismatches());
}

/// A net that ends in sums, under all eight costs, each behind the outputs that it is for.
#[track_caller]
fn under_every_cost<L>(what: &str, net: impl Fn() -> L, flat: bool)
where
    L: Layer<f64, Ix2, Out = Ix2>,
{
    let numbers = Array2::random_using((BATCH, WIDTH), StandardNormal, &mut rng("y"));
    let shares = LOGISTIC.predict(numbers.view());
    let rows = Softmax.predict(numbers.view());
    let classes = [0, 2, 1, 2];
    let name = |cost: &str| format!("{what}, {cost}");
    check(&name("squared error"), net(), SquaredError, &*numbers, flat);
    check(&name("absolute error"), net(), AbsoluteError, &*numbers, flat);
    check(&name("Huber"), net(), Huber::new(0.5), &*numbers, flat);
    check(&name("binary cross-entropy"), net().then(LOGISTIC), BinaryCrossEntropy, &*shares, flat);
    check(&name("logistic and cross-entropy"), net(), LogisticCrossEntropy, &*shares, flat);
    check(&name("cross-entropy"), net().then(Softmax), CrossEntropy, &*rows, flat);
    check(&name("softmax and cross-entropy"), net(), SoftmaxCrossEntropy, &classes[..], flat);
    check(&name("hinge"), net(), Hinge, &classes[..], flat);
}

const ACTIVATIONS: [Activation; 13] = [
    Activation::Identity,
    Activation::Step,
    LOGISTIC,
    Activation::Logistic { beta: 2.5 },
    Activation::Tanh { beta: 1.0 },
    Activation::Tanh { beta: 0.5 },
    Activation::Arctan,
    Activation::Relu,
    Activation::LeakyRelu { slope: 0.1 },
    Activation::Elu { alpha: 1.0 },
    Activation::Elu { alpha: 0.5 },
    Activation::Selu,
    Activation::Softplus,
];

#[test]
fn gradient_of_every_activation_under_every_cost() {
    for f in ACTIVATIONS {
        let net = || {
            let rng = &mut rng("init");
            dense(rng).then(f).then(dense(rng))
        };
        under_every_cost(&format!("{f:?}"), net, f == Activation::Step);
    }
}

#[test]
fn gradient_of_the_layers_that_learn_their_curve_under_every_cost() {
    let prelu = || {
        let rng = &mut rng("init");
        dense(rng).then(PRelu::new(array![0.25, -0.5, 1.5])).then(dense(rng))
    };
    under_every_cost("PReLU", prelu, false);
    let maxout = || Maxout::random(WIDTH, WIDTH, 3, &mut rng("init")).then(dense(&mut rng("last")));
    under_every_cost("maxout", maxout, false);
    let softmax = || dense(&mut rng("init")).then(Softmax).then(dense(&mut rng("last")));
    under_every_cost("softmax", softmax, false);
}

const IN_TURN: [Activation; 4] =
    [LOGISTIC, Activation::Tanh { beta: 1.0 }, Activation::Relu, Activation::Softplus];

/// As deep as `depth`, with the activation functions taken in turn, joined from the left.
fn deep(depth: usize) -> Net {
    let rng = &mut rng("init");
    (1..depth).fold(Boxed::new(dense(rng)), |net, l| {
        Boxed::new(net.then(IN_TURN[l % IN_TURN.len()]).then(dense(rng)))
    })
}

/// The same joined from the right, and as a list.
fn deep_list(depth: usize) -> Vec<Net> {
    let rng = &mut rng("init");
    let mut list = vec![Boxed::new(dense(rng))];
    list.extend((1..depth).map(|l| Boxed::new(IN_TURN[l % IN_TURN.len()].then(dense(rng)))));
    list
}

#[test]
fn gradient_of_chains_of_one_to_five_layers_under_every_cost() {
    for depth in 1..=5 {
        let mut weights = 0;
        deep(depth).visit(Path::ROOT, &mut |_, _, _| weights += 1);
        assert_eq!(weights, 2 * depth);
        under_every_cost(&format!("{depth} layers"), || deep(depth), false);
        under_every_cost(&format!("a list of {depth}"), || deep_list(depth), false);
    }
}

/// A ∂C/∂x twice as long as it should be, in one layer of five.
#[test]
fn a_wrong_gradient_in_any_of_five_layers_is_found() {
    #[derive(Clone)]
    struct Doubled(Dense<f64>);
    impl Params<f64> for Doubled {
        fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
            self.0.visit(path, see);
        }
        fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
            self.0.visit_mut(path, change);
        }
    }
    impl Layer<f64, Ix2> for Doubled {
        type Out = Ix2;
        type Cache = ();
        fn forward(&self, x: ArrayView2<f64>, mode: &mut Mode<'_>) -> (Array2<f64>, ()) {
            self.0.forward(x, mode)
        }
        fn backward(
            &mut self,
            x: ArrayView2<f64>,
            z: ArrayView2<f64>,
            delta: Array2<f64>,
            (): (),
        ) -> Array2<f64> {
            self.0.backward(x, z, delta, ()) * 2.0
        }
    }
    let classes = [0, 2, 1, 2];
    for wrong in 0..5 {
        let rng = &mut rng("init");
        let layer = |l| -> Net {
            let dense = dense(rng);
            if l == wrong { Boxed::new(Doubled(dense)) } else { Boxed::new(dense) }
        };
        let net: Vec<Net> = (0..5).map(layer).collect();
        let x = Array2::random_using((BATCH, WIDTH), StandardNormal, rng);
        let mut costs = Costs { net, cost: SoftmaxCrossEntropy, y: &classes[..] };
        let check = check_layer(&mut costs, x.view(), 1);
        // What lies before the fault is wrong, what lies behind it right.
        for path in check.mismatches().iter().map(|one| &one.path) {
            let before = path == "x" || path[..1].parse::<usize>().unwrap() < wrong;
            assert!(before, "{path}, and the fault is in layer {wrong}");
        }
        assert!(check.mismatches().iter().any(|one| one.path == "x"), "layer {wrong}");
    }
}
