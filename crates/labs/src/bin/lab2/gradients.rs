//! Gradients against central differences: every activation under every cost, in double precision.

use backprop::{
    AbsoluteError, Activation, BinaryCrossEntropy, Boxed, CrossEntropy, Dense, Hinge, Huber, Layer,
    LogisticCrossEntropy, Loss, Mode, Params, Path, Softmax, SoftmaxCrossEntropy, SquaredError,
};
use ndarray::{Array1, Array2, ArrayD, ArrayView2, ArrayViewD, Ix2};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{Streams, numeric_gradient};

const BATCH: usize = 4;
const WIDTH: usize = 3;
const LOGISTIC: Activation = Activation::Logistic { beta: 1.0 };
const TANH: Activation = Activation::Tanh { beta: 1.0 };

/// All activations, with the settings that change a formula.
pub const ACTIVATIONS: [(&str, Activation); 13] = [
    ("identity", Activation::Identity),
    ("step", Activation::Step),
    ("σ", LOGISTIC),
    ("σ, β = 2.5", Activation::Logistic { beta: 2.5 }),
    ("tanh", TANH),
    ("tanh, β = 0.5", Activation::Tanh { beta: 0.5 }),
    ("arctan", Activation::Arctan),
    ("ReLU", Activation::Relu),
    ("leaky ReLU", Activation::LeakyRelu { slope: 0.1 }),
    ("ELU", Activation::Elu { alpha: 1.0 }),
    ("ELU, α = 0.5", Activation::Elu { alpha: 0.5 }),
    ("SELU", Activation::Selu),
    ("softplus", Activation::Softplus),
];

/// All costs, in the order of [`errors`].
pub const COSTS: [&str; 8] = ["square", "abs", "Huber", "BCE", "σ+CE", "CE", "SM+CE", "hinge"];

type Net = Boxed<f64, Ix2, Ix2>;

/// How far the gradients of a 3-3-3 net with these hidden neurons are from central differences,
/// under each cost, which stands behind the outputs that it is for.
pub fn errors<A>(f: A) -> [f64; 8]
where
    A: Layer<f64, Ix2, Out = Ix2, Cache = ()> + Clone + Send + Sync + 'static,
{
    let streams = Streams::new(3);
    let net = || -> Net {
        let rng = &mut streams.stream("init");
        let mut dense = || {
            let mut layer = Dense::random(WIDTH, WIDTH, rng);
            layer.bias.value = Array1::random_using(WIDTH, StandardNormal, rng);
            layer
        };
        let first = dense();
        Boxed::new(first.then(f.clone()).then(dense()))
    };
    let numbers =
        Array2::random_using((BATCH, WIDTH), StandardNormal, &mut streams.stream("targets"));
    let (shares, rows) = (LOGISTIC.predict(numbers.view()), Softmax.predict(numbers.view()));
    let classes = [0, 2, 1, 2];
    [
        error(net(), &SquaredError, &*numbers),
        error(net(), &AbsoluteError, &*numbers),
        error(net(), &Huber::new(0.5), &*numbers),
        error(Boxed::new(net().then(LOGISTIC)), &BinaryCrossEntropy, &*shares),
        error(net(), &LogisticCrossEntropy, &*shares),
        error(Boxed::new(net().then(Softmax)), &CrossEntropy, &*rows),
        error(net(), &SoftmaxCrossEntropy, &classes[..]),
        error(net(), &Hinge, &classes[..]),
    ]
}

/// The largest relative error ‖g − g̃‖ / (‖g‖ + ‖g̃‖) of an array of weights or biases: g comes
/// from back-propagation, g̃ from central differences. Two gradients of 0 agree.
fn error<C: Loss<f64>>(mut net: Net, cost: &C, y: &C::Target) -> f64 {
    let x = Array2::random_using((BATCH, WIDTH), StandardNormal, &mut Streams::new(3).stream("x"));
    let (y_hat, receipt) = net.forward(x.view(), &mut Mode::Eval);
    let (_, slope) = cost.loss(y_hat.view(), y);
    net.accumulate(x.view(), y_hat.view(), slope, receipt);
    let mut worst = 0.0_f64;
    for (index, (value, gradient)) in arrays(&net).into_iter().enumerate() {
        let numeric = numeric_gradient(value.view(), |moved| {
            put(&mut net, index, moved);
            cost.loss(net.predict(x.view()).view(), y).0
        });
        put(&mut net, index, value.view());
        let size = norm(&gradient) + norm(&numeric);
        if size != 0.0 {
            // A number that is none is no agreement.
            let error = norm(&(gradient - numeric)) / size;
            worst = if error.is_nan() { f64::INFINITY } else { worst.max(error) };
        }
    }
    worst
}

/// The values that are learned, each with its gradient.
fn arrays(net: &Net) -> Vec<(ArrayD<f64>, ArrayD<f64>)> {
    let mut all = Vec::new();
    net.visit(Path::ROOT, &mut |_, value, grad| {
        all.extend(grad.map(|grad| (value.to_owned(), grad.to_owned())));
    });
    all
}

/// Replaces the value number `wanted`.
fn put(net: &mut Net, wanted: usize, new: ArrayViewD<f64>) {
    let mut index = 0;
    net.visit_mut(Path::ROOT, &mut |_, mut value, _| {
        if index == wanted {
            value.assign(&new);
        }
        index += 1;
    });
}

fn norm(a: &ArrayD<f64>) -> f64 {
    a.iter().map(|a| a * a).sum::<f64>().sqrt()
}

/// tanh with the slope of σ, a (1 − a) in place of 1 − a²: a mistake that is to be found.
#[derive(Clone)]
pub struct Slip;

impl Params<f64> for Slip {}

impl Layer<f64, Ix2> for Slip {
    type Out = Ix2;
    type Cache = ();

    fn forward(&self, z: ArrayView2<f64>, mode: &mut Mode<'_>) -> (Array2<f64>, ()) {
        TANH.forward(z, mode)
    }

    fn backward(
        &mut self,
        z: ArrayView2<f64>,
        a: ArrayView2<f64>,
        da: Array2<f64>,
        receipt: (),
    ) -> Array2<f64> {
        let mut sigma = LOGISTIC;
        sigma.backward(z, a, da, receipt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Under every cost the weights before the slip are wrong by more than a tenth.
    #[test]
    fn a_slope_of_another_function_is_found() {
        assert!(errors(Slip).iter().all(|error| *error > 0.1), "{:?}", errors(Slip));
        assert!(errors(TANH).iter().all(|error| *error < 1e-6), "{:?}", errors(TANH));
    }
}
