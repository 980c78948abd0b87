//! What the slides say of the classic algorithm, tried: the loops against matrices, the order, the sign,
//! the rate, and one neuron alone.

use approx::assert_abs_diff_eq;
use backprop::classic::{Function, Gradient, Network, Stop, Training};
use backprop::{Dense, Layer};
use ndarray::{Array1, Array2, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn xor() -> (Array2<f64>, Array2<f64>) {
    (array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], array![[0.0], [1.0], [1.0], [0.0]])
}

fn training(learning_rate: f64, batch: usize) -> Training {
    Training { learning_rate, batch, admissible_error: 0.005, max_epochs: 5000 }
}

fn mean_error(net: &Network) -> f64 {
    let (x, y) = xor();
    net.errors(x.view(), y.view()).iter().sum::<f64>() / 4.0
}

/// Column 0 of a neuron's weights is the bias, the others are a row of W.
#[test]
fn the_loops_answer_like_the_matrices() {
    let mut rng = Streams::new(4).stream("net");
    let net = Network::random(&[5, 7, 3], Function::Tanh, Function::Linear, 1.0, &mut rng).unwrap();
    let dense = |l: usize| {
        let rows = &net.layers[l];
        let inputs = rows[0].weights.len() - 1;
        let weight = Array2::from_shape_fn((rows.len(), inputs), |(k, i)| rows[k].weights[i + 1]);
        Dense::new(weight, rows.iter().map(|neuron| neuron.weights[0]).collect::<Array1<f64>>())
    };
    let x = Array2::random_using((6, 5), StandardNormal, &mut rng);
    let hidden = dense(0).predict(x.view()).mapv(f64::tanh);
    let y_hat = dense(1).predict(hidden.view());
    for (x, y_hat) in x.outer_iter().zip(y_hat.outer_iter()) {
        let pass = net.forward(x);
        assert_abs_diff_eq!(pass.output(), y_hat.as_slice().unwrap(), epsilon = 1e-13);
    }
}

/// Per epoch, Δw = −μ Σ a δ with δ = (y − ŷ) f′: the minus of the gradient
/// is in δ already, and with another one in front the step goes up.
#[test]
fn with_the_sign_of_the_slide_the_error_rises() {
    let (x, y) = xor();
    let mut net = Network::xor(Function::Logistic);
    let mut last = mean_error(&net);
    let first = last;
    for epoch in 0..100 {
        let gradient = net.gradient(x.view(), y.view());
        net.descend(&gradient, -0.1);
        assert!(mean_error(&net) > last, "epoch {epoch}");
        last = mean_error(&net);
    }
    assert!(last > 1.5 * first, "{first} {last}");
}

/// f′ = ŷ(1 − ŷ). With the target in place of the output it is 0 for every target of 0 or 1, and with it δ.
#[test]
fn the_slope_at_a_target_of_zero_or_one_is_zero() {
    for y in [0.0, 1.0] {
        assert_eq!(y * (1.0 - y), 0.0);
    }
    let net = Network::xor(Function::Logistic);
    let pass = net.forward(array![1.0, 0.0].view());
    let y_hat = pass.output()[0];
    assert_abs_diff_eq!(
        Function::Logistic.derivative(pass.z[1][0]),
        y_hat * (1.0 - y_hat),
        epsilon = 1e-15
    );
}

/// After the output's weights have moved by −μ δ² a, the hidden δ come out as f′ δ² (w² − μ δ² a): they are
/// off by μ (δ²)² a f′, and the smaller the rate the less it is seen.
#[test]
fn deltas_through_new_weights_are_not_the_gradient() {
    let net = Network::xor(Function::Logistic);
    let (x, y) = (array![1.0, 0.0], array![1.0]);
    let pass = net.forward(x.view());
    let right = net.deltas(&pass, y.view());
    for mu in [0.1, 1.0] {
        let mut moved = net.clone();
        let mut gradient = Gradient::zeros(&net);
        gradient.add(&pass, &[vec![0.0; 2], right[1].clone()]);
        moved.descend(&gradient, mu);
        let wrong = moved.deltas(&pass, y.view());
        for j in 0..2 {
            let a = pass.a[1][j + 1];
            let off = mu * right[1][0].powi(2) * a * a * (1.0 - a);
            assert_abs_diff_eq!(right[0][j] - wrong[0][j], off, epsilon = 1e-15);
            assert!(off > 1e-4 * mu);
        }
    }
}

/// 357 epochs at μ = 1, 52 at μ = 8, and never at 32.
#[test]
fn a_rate_above_one_learns_xor_faster() {
    let (x, y) = xor();
    let epochs = |mu: f64| {
        let mut net = Network::xor(Function::Logistic);
        let history = training(mu, 1).train(&mut net, x.view(), y.view(), None).unwrap();
        (history.stop, history.errors.len())
    };
    assert_eq!(epochs(1.0), (Stop::Reached, 357));
    assert_eq!(epochs(8.0), (Stop::Reached, 52));
    assert_eq!(epochs(32.0).0, Stop::MaxEpochs);
}

/// One output neuron, and nothing behind it: the best it can do on XOR is ½ for every card, E = ⅛ each.
#[test]
fn a_single_neuron_ends_at_a_half_on_xor() {
    let (x, y) = xor();
    let mut rng = Streams::new(1).stream("init");
    let f = Function::Logistic;
    let mut net = Network::random(&[2, 1], f, f, 1.0, &mut rng).unwrap();
    let history = training(1.0, 4).train(&mut net, x.view(), y.view(), None).unwrap();
    assert_eq!(history.stop, Stop::MaxEpochs);
    for (x, error) in x.outer_iter().zip(net.errors(x.view(), y.view())) {
        assert_abs_diff_eq!(net.forward(x).output()[0], 0.5, epsilon = 1e-3);
        assert_abs_diff_eq!(error, 0.125, epsilon = 1e-3);
    }
}

/// A batch of any size leaves behind one number per weight.
#[test]
fn the_gradient_of_a_batch_is_as_large_as_that_of_one_pattern() {
    let net = Network::xor(Function::Logistic);
    let of = |patterns: usize| {
        let (x, y) = (Array2::zeros((patterns, 2)), Array2::zeros((patterns, 1)));
        let gradient = net.gradient(x.view(), y.view());
        [(0, 0), (0, 1), (1, 0)].map(|(l, k)| gradient.of(l, k).len()).iter().sum::<usize>()
    };
    assert_eq!((of(1), of(1000)), (net.parameters(), net.parameters()));
}
