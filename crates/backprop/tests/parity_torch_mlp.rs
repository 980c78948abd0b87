//! The same outputs, costs, gradients and weights as PyTorch's, for nets of dense layers, from values
//! frozen by `data/reference/torch_mlp.py`.

mod parity;

use backprop::{
    Activation, Boxed, Dense, Layer, LogisticCrossEntropy, Loss, Mlp, Mode, PRelu, Params, Path,
    SoftmaxCrossEntropy, SquaredError, descend,
};
use ndarray::{Array1, Array2, ArrayView2, Ix2};
use parity::Numbers;
use serde::Deserialize;
use std::collections::BTreeMap;
use tensor::Real;

#[derive(Deserialize)]
struct Frozen {
    rate: f64,
    nets: Vec<Net>,
}

#[derive(Deserialize)]
struct Net {
    layers: Vec<String>,
    cost: String,
    x: Numbers,
    y: Numbers,
    parameters: Named,
    double: Run,
    single: Run,
}

type Named = BTreeMap<String, Numbers>;

#[derive(Deserialize)]
struct Run {
    output: Numbers,
    cost: Numbers,
    gradients: Named,
    dx: Numbers,
    steps: Vec<Step>,
    trained: Numbers,
}

/// The cost before a step, the weights after it.
#[derive(Deserialize)]
struct Step {
    cost: Numbers,
    parameters: Named,
}

fn frozen() -> Frozen {
    serde_json::from_str(include_str!("../../../data/reference/torch_mlp.json")).unwrap()
}

fn activation(name: &str) -> Activation {
    match name {
        "Tanh" => Activation::Tanh { beta: 1.0 },
        "Sigmoid" => Activation::Logistic { beta: 1.0 },
        "ReLU" => Activation::Relu,
        other => panic!("{other} is no activation"),
    }
}

impl Net {
    fn vector<F: Real>(&self, name: &str) -> Array1<F> {
        self.parameters[name].flat().into_iter().map(F::of).collect()
    }

    fn dense<F: Real>(&self, index: usize) -> Dense<F> {
        let weight = self.parameters[&format!("{index}.weight")].rows();
        Dense::new(weight, self.vector(&format!("{index}.bias")))
    }

    fn list<F: Real>(&self) -> Vec<Boxed<F, Ix2, Ix2>> {
        let layer = |(index, name): (usize, &String)| match name.as_str() {
            "Linear" => Boxed::new(self.dense::<F>(index)),
            "PReLU" => Boxed::new(PRelu::<F>::new(self.vector(&format!("{index}.weight")))),
            name => Boxed::new(activation(name)),
        };
        self.layers.iter().enumerate().map(layer).collect()
    }

    /// Where PyTorch has no activation after the last layer, it is the identity.
    fn mlp<F: Real>(&self) -> Mlp<F> {
        let (even, odd): (Vec<_>, Vec<_>) = (0..self.layers.len()).partition(|l| l % 2 == 0);
        let layers: Vec<_> = even.into_iter().map(|l| self.dense(l)).collect();
        let mut activations: Vec<_> =
            odd.into_iter().map(|l| activation(&self.layers[l])).collect();
        activations.resize(layers.len(), Activation::Identity);
        Mlp { layers, activations }
    }

    /// PyTorch's cost by means of ours. It takes the mean over the K outputs too, but for classes, and the
    /// square without ½.
    fn cost<F: Real>(&self, y_hat: ArrayView2<F>) -> (F, Array2<F>) {
        let y = self.y.rows::<F>();
        let outputs = y_hat.ncols() as f64;
        let (factor, (cost, slope)) = match self.cost.as_str() {
            "MSELoss" => (2.0 / outputs, SquaredError.loss(y_hat, &y)),
            "BCEWithLogitsLoss" => (1.0 / outputs, LogisticCrossEntropy.loss(y_hat, &y)),
            "CrossEntropyLoss" => {
                let classes: Vec<_> = y.iter().map(|y| y.as_f64() as usize).collect();
                (1.0, SoftmaxCrossEntropy.loss(y_hat, &classes))
            }
            other => panic!("{other} is no cost"),
        };
        (F::of(factor) * cost, slope * F::of(factor))
    }

    /// `model` against all that PyTorch says, before, during and after training.
    #[track_caller]
    fn follow<F: Real>(&self, run: &Run, rate: f64, model: &mut impl Layer<F, Ix2, Out = Ix2>) {
        let what = |part: &str| format!("{part} of {:?}", self.layers);
        let x = self.x.rows::<F>();
        let (y_hat, cache) = model.forward(x.view(), &mut Mode::Eval);
        let (cost, dy) = self.cost(y_hat.view());
        let dx = model.backward(x.view(), y_hat.view(), dy, cache);
        run.output.agree(&what("output"), &y_hat);
        run.cost.agree(&what("cost"), [&cost]);
        run.dx.agree(&what("∂C/∂x"), &dx);
        agree(model, &run.gradients, Part::Gradient, &what("∂C/∂θ"));

        model.zero_grad();
        assert_eq!(run.steps.len(), 4);
        for step in &run.steps {
            let (y_hat, cache) = model.forward(x.view(), &mut Mode::Eval);
            let (cost, dy) = self.cost(y_hat.view());
            model.accumulate(x.view(), y_hat.view(), dy, cache);
            descend(model, F::of(rate));
            step.cost.agree(&what("cost on the way"), [&cost]);
            agree(model, &step.parameters, Part::Value, &what("θ"));
        }
        run.trained.agree(&what("output in the end"), &model.predict(x.view()));
    }
}

#[derive(PartialEq)]
enum Part {
    Value,
    Gradient,
}

/// Every array of `model`, and no other.
#[track_caller]
fn agree<F: Real>(model: &dyn Params<F>, named: &Named, part: Part, what: &str) {
    let mut names = Vec::new();
    model.visit(Path::ROOT, &mut |path, value, gradient| {
        let name = path.to_string();
        let ours = if part == Part::Value { value } else { gradient.expect("it is learned") };
        named[&name].agree(&format!("{what}, {name}"), &ours);
        names.push(name);
    });
    names.sort();
    assert!(names.iter().eq(named.keys()), "{what}: {names:?}");
}

fn all_nets(follow: impl Fn(&Net, f64)) {
    let Frozen { rate, nets } = frozen();
    assert_eq!(nets.len(), 6);
    nets.iter().for_each(|net| follow(net, rate));
}

/// All but the one with the slopes that are learned, for which an [`Activation`] has no place.
fn perceptrons(follow: impl Fn(&Net, f64)) {
    let Frozen { rate, nets } = frozen();
    let nets = nets.iter().filter(|net| !net.layers.iter().any(|name| name == "PReLU"));
    assert_eq!(nets.inspect(|net| follow(net, rate)).count(), 5);
}

/// As a list of layers, and as an [`Mlp`] where it is one.
fn networks<F: Real>(run: impl Fn(&Net) -> &Run) {
    all_nets(|net, rate| net.follow(run(net), rate, &mut net.list::<F>()));
    perceptrons(|net, rate| net.follow(run(net), rate, &mut net.mlp::<F>()));
}

#[test]
fn networks_have_pytorchs_outputs_gradients_and_steps_in_double_precision() {
    networks::<f64>(|net| &net.double);
}

#[test]
fn networks_have_pytorchs_outputs_gradients_and_steps_in_single_precision() {
    networks::<f32>(|net| &net.single);
}

#[test]
fn a_chain_has_the_names_and_the_steps_of_pytorchs_sequential() {
    let Frozen { rate, nets } = frozen();
    let net = nets.iter().find(|net| net.layers == ["Linear", "PReLU", "Linear"]).unwrap();
    let prelu = PRelu::new(net.vector("1.weight"));
    let mut chain = net.dense::<f64>(0).then(prelu).then(net.dense(2));
    net.follow(&net.double, rate, &mut chain);
    let net = nets.iter().find(|net| net.layers.len() == 4).unwrap();
    let [first, last] = [1, 3].map(|l: usize| activation(&net.layers[l]));
    let mut chain = net.dense::<f64>(0).then(first.then(net.dense(2).then(last)));
    net.follow(&net.double, rate, &mut chain);
}
