//! What the matrix form promises: it is the loops, a batch is the mean of its samples, and brackets do not
//! matter.

use approx::assert_abs_diff_eq;
use backprop::classic::{Function, Network, Training};
use backprop::{
    Activation, Batches, Dense, Layer, Loss, Mlp, Mode, Params, Path, SoftmaxCrossEntropy,
    SquaredError, descend,
};
use ndarray::{Array1, Array2, ArrayView2, Axis, array, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use proptest::prelude::*;
use tensor::Streams;

const TANH: Activation = Activation::Tanh { beta: 1.0 };
const LINEAR: Activation = Activation::Identity;

fn normal(rows: usize, columns: usize, seed: u64) -> Array2<f64> {
    Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(seed).stream("normal"))
}

fn net(widths: &[usize], seed: u64) -> Mlp<f64> {
    Mlp::random(widths, TANH, LINEAR, &mut Streams::new(seed).stream("init"))
}

/// Column 0 of a neuron's weights is the bias, the others are a row of W.
fn matrices(net: &Network, hidden: Activation, last: Activation) -> Mlp<f64> {
    let dense = |rows: &Vec<backprop::classic::Neuron>| {
        let inputs = rows[0].weights.len() - 1;
        let weight = Array2::from_shape_fn((rows.len(), inputs), |(k, i)| rows[k].weights[i + 1]);
        Dense::new(weight, rows.iter().map(|neuron| neuron.weights[0]).collect::<Array1<f64>>())
    };
    let layers: Vec<_> = net.layers.iter().map(dense).collect();
    let mut activations = vec![hidden; layers.len()];
    activations[layers.len() - 1] = last;
    Mlp { layers, activations }
}

fn loops(sizes: &[usize], seed: u64) -> Network {
    let mut rng = Streams::new(seed).stream("net");
    Network::random(sizes, Function::Tanh, Function::Logistic, 1.0, &mut rng).unwrap()
}

/// Adds up the gradients of the mean squared error, and returns that.
fn learn(model: &mut Mlp<f64>, x: ArrayView2<f64>, y: &Array2<f64>) -> f64 {
    let (y_hat, trace) = model.forward(x, &mut Mode::Eval);
    let (cost, slope) = SquaredError.loss(y_hat.view(), y);
    model.accumulate(x, y_hat.view(), slope, trace);
    cost
}

/// All gradients in a row.
fn gradients(model: &dyn Params<f64>) -> Array1<f64> {
    let mut all = Vec::new();
    model.visit(Path::ROOT, &mut |_, _, grad| all.extend(grad.into_iter().flatten().copied()));
    all.into()
}

/// δ and ∂C/∂W are those of the loops, at every weight; the loops sum over the batch, the cost is a mean.
#[test]
fn the_loops_have_the_gradients_of_the_matrices() {
    for sizes in [&[4, 3][..], &[5, 7, 3], &[3, 6, 5, 4, 2]] {
        let net = loops(sizes, 4);
        let logistic = Activation::Logistic { beta: 1.0 };
        let mut mlp = matrices(&net, TANH, logistic);
        let (x, y) = (normal(6, sizes[0], 1), normal(6, sizes[sizes.len() - 1], 2));
        learn(&mut mlp, x.view(), &y);
        let sums = net.gradient(x.view(), y.view());
        for (l, layer) in mlp.layers.iter().enumerate() {
            for k in 0..layer.bias.grad.len() {
                let (bias, weights) = sums.of(l, k).split_first().unwrap();
                assert_abs_diff_eq!(bias / 6.0, layer.bias.grad[k], epsilon = 1e-14);
                for (i, weight) in weights.iter().enumerate() {
                    assert_abs_diff_eq!(weight / 6.0, layer.weight.grad[[k, i]], epsilon = 1e-14);
                }
            }
        }
    }
}

/// Ten samples in batches of 4, 4 and 2, three epochs: the same weights.
#[test]
fn the_loops_take_the_steps_of_the_matrices() {
    let mut net = loops(&[3, 5, 2], 7);
    let logistic = Activation::Logistic { beta: 1.0 };
    let mut mlp = matrices(&net, TANH, logistic);
    let (x, y) = (normal(10, 3, 1), normal(10, 2, 2));
    let way = Training { learning_rate: 0.5, batch: 4, admissible_error: 0.0, max_epochs: 1 };
    let mut rng = Streams::new(3).stream("shuffle");
    let mut batches = Batches::new(10, 4).unwrap();
    for _ in 0..3 {
        let epoch: Vec<Vec<usize>> = batches.epoch(&mut rng).map(<[usize]>::to_vec).collect();
        way.epoch(&mut net, x.view(), y.view(), &epoch.concat());
        for rows in epoch {
            learn(&mut mlp, x.select(Axis(0), &rows).view(), &y.select(Axis(0), &rows));
            descend(&mut mlp, 0.5);
        }
    }
    let same = matrices(&net, TANH, logistic);
    for (one, other) in mlp.layers.iter().zip(&same.layers) {
        assert_abs_diff_eq!(one.weight.value, other.weight.value, epsilon = 1e-13);
        assert_abs_diff_eq!(one.bias.value, other.bias.value, epsilon = 1e-13);
    }
}

/// W where Wᵀ belongs: the shapes of a square layer fit, and the first layer gets other gradients.
#[test]
fn a_square_matrix_hides_a_forgotten_transpose() {
    let (w, delta) = (normal(3, 3, 1), normal(4, 3, 2));
    let (right, wrong) = (delta.dot(&w), delta.dot(&w.t()));
    assert_eq!(right.dim(), wrong.dim());
    assert!((right - wrong).mapv(f64::abs).sum() > 1.0);
}

#[test]
fn gradients_add_up_until_they_are_cleared() {
    let (mut net, x, y) = (net(&[3, 4, 2], 1), normal(5, 3, 1), normal(5, 2, 2));
    learn(&mut net, x.view(), &y);
    let once = gradients(&net);
    learn(&mut net, x.view(), &y);
    assert_abs_diff_eq!(gradients(&net), 2.0 * &once, epsilon = 1e-14);
    net.zero_grad();
    assert_eq!(gradients(&net), Array1::<f64>::zeros(once.len()));
    learn(&mut net, x.view(), &y);
    assert_eq!(gradients(&net), once);
}

/// The ReLU net without biases is homogeneous: c x has c times the answer, and a factor moved from one
/// layer to the next changes the gradients and not the function.
#[test]
fn a_factor_moves_through_a_relu_net() {
    let mut rng = Streams::new(1).stream("init");
    let mut net = Mlp::<f64>::random(&[3, 4, 2], Activation::Relu, LINEAR, &mut rng);
    net.layers.iter_mut().for_each(|layer| layer.bias.value.fill(0.0));
    let (x, y) = (normal(5, 3, 1), normal(5, 2, 2));
    let answer = net.predict(x.view());
    assert_abs_diff_eq!(net.predict((3.0 * &x).view()), 3.0 * &answer, epsilon = 1e-14);

    let mut moved = net.clone();
    moved.layers[0].weight.value *= 3.0;
    moved.layers[1].weight.value /= 3.0;
    assert_abs_diff_eq!(moved.predict(x.view()), answer, epsilon = 1e-14);
    learn(&mut net, x.view(), &y);
    learn(&mut moved, x.view(), &y);
    let grad = |net: &Mlp<f64>, l: usize| net.layers[l].weight.grad.clone();
    assert_abs_diff_eq!(grad(&moved, 0), grad(&net, 0) / 3.0, epsilon = 1e-14);
    assert_abs_diff_eq!(grad(&moved, 1), grad(&net, 1) * 3.0, epsilon = 1e-14);
}

/// The same net trained in `f32` and in `f64` takes the same way, to the places of `f32`.
#[test]
fn single_precision_follows_double() {
    let widths = [3, 8, 4];
    let mut single: Mlp<f32> =
        Mlp::random(&widths, TANH, LINEAR, &mut Streams::new(1).stream("init"));
    let mut double = net(&widths, 1);
    let (x, y) = (normal(20, 3, 1), [0, 1, 2, 3].repeat(5));
    let x32 = x.mapv(|x| x as f32);
    let mut costs = (0.0, 0.0);
    for _ in 0..50 {
        let (z, trace) = double.forward(x.view(), &mut Mode::Eval);
        let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
        double.accumulate(x.view(), z.view(), delta, trace);
        descend(&mut double, 0.5);
        costs.1 = cost;
        let (z, trace) = single.forward(x32.view(), &mut Mode::Eval);
        let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
        single.accumulate(x32.view(), z.view(), delta, trace);
        descend(&mut single, 0.5);
        costs.0 = f64::from(cost);
    }
    assert_abs_diff_eq!(costs.0, costs.1, epsilon = 1e-5);
    assert!(costs.1 < 1.2, "{costs:?}");
}

/// Columns of mean 0 and deviation 1; the deviation is that of the samples at hand, divided by their
/// number.
#[test]
fn standardised_columns_have_mean_0_and_deviation_1() {
    let mut x = normal(50, 4, 1) * &array![1.0, 10.0, 0.01, 300.0] + &array![5.0, 0.0, -2.0, 1e3];
    x -= &x.mean_axis(Axis(0)).unwrap();
    x /= &x.std_axis(Axis(0), 0.0);
    for column in x.columns() {
        assert_abs_diff_eq!(column.mean().unwrap(), 0.0, epsilon = 1e-12);
        assert_abs_diff_eq!(column.mapv(|v| v * v).mean().unwrap(), 1.0, epsilon = 1e-12);
    }
}

proptest! {
    /// Cᵢⱼ = Σₖ Aᵢₖ Bₖⱼ, and (A B) C = A (B C).
    #[test]
    fn products_are_the_triple_loop_and_associative(
        seed in 0..1000_u64, n in 1..6_usize, k in 1..6_usize, m in 1..6_usize,
    ) {
        let (a, b, c) = (normal(n, k, seed), normal(k, m, seed + 1), normal(m, 3, seed + 2));
        let entry = |(i, j)| (0..k).map(|k| a[[i, k]] * b[[k, j]]).sum();
        let product = a.dot(&b);
        assert_abs_diff_eq!(product, Array2::from_shape_fn((n, m), entry), epsilon = 1e-12);
        assert_abs_diff_eq!(product.dot(&c), a.dot(&b.dot(&c)), epsilon = 1e-12);
    }

    /// (a ⊙ b)ᵢ = aᵢ bᵢ: in any order, over sums, and as a product with a diagonal matrix.
    #[test]
    fn the_hadamard_product_goes_entry_by_entry(seed in 0..1000_u64, n in 1..8_usize) {
        let [a, b, c] = [0, 1, 2].map(|k| normal(1, n, seed + k).remove_axis(Axis(0)));
        let product = &a * &b;
        prop_assert!((0..n).all(|i| product[i] == a[i] * b[i]));
        prop_assert_eq!(&product, &(&b * &a));
        assert_abs_diff_eq!(&a * &(&b + &c), &(&a * &b) + &(&a * &c), epsilon = 1e-12);
        assert_abs_diff_eq!(Array2::from_diag(&a).dot(&b), product, epsilon = 1e-12);
    }

    /// (δ aᵀ)ᵢⱼ = δᵢ aⱼ: all rows are multiples of a, so every 2 × 2 part has the determinant 0.
    #[test]
    fn one_sample_has_a_gradient_of_rank_one(seed in 0..1000_u64, n in 2..6_usize, m in 2..6_usize) {
        let (a, delta) = (normal(1, n, seed), normal(1, m, seed + 1));
        let mut layer = Dense::new(Array2::zeros((m, n)), Array1::zeros(m));
        layer.accumulate(a.view(), delta.view(), delta.clone(), ());
        let grad = layer.weight.grad;
        for i in 0..m {
            for j in 0..n {
                prop_assert_eq!(grad[[i, j]], delta[[0, i]] * a[[0, j]]);
            }
        }
        for i in 1..m {
            for j in 1..n {
                let determinant = grad[[0, 0]] * grad[[i, j]] - grad[[0, j]] * grad[[i, 0]];
                prop_assert!(determinant.abs() < 1e-12);
            }
        }
    }

    /// The gradient of a batch is the mean over its parts, each weighted by its size, and in the end over
    /// its samples.
    #[test]
    fn the_gradient_of_a_batch_is_the_weighted_mean_of_its_parts(
        seed in 0..1000_u64, one in 1..7_usize, two in 1..7_usize,
    ) {
        let all = one + two;
        let (x, y) = (normal(all, 3, seed), normal(all, 2, seed + 1));
        let of = |rows: std::ops::Range<usize>| {
            let mut net = net(&[3, 4, 2], seed);
            let cost =
                learn(&mut net, x.slice(s![rows.clone(), ..]), &y.slice(s![rows.clone(), ..]).to_owned());
            (rows.len() as f64 / all as f64 * gradients(&net), cost * rows.len() as f64 / all as f64)
        };
        let (whole, cost) = of(0..all);
        let halves = [of(0..one), of(one..all)];
        assert_abs_diff_eq!(whole, &halves[0].0 + &halves[1].0, epsilon = 1e-12);
        assert_abs_diff_eq!(cost, halves[0].1 + halves[1].1, epsilon = 1e-12);
        let singles = (0..all).map(|row| of(row..row + 1).0);
        assert_abs_diff_eq!(whole, singles.reduce(|a, b| a + b).unwrap(), epsilon = 1e-12);
    }

    /// A factor of the cost is a factor of every gradient, and the order of the samples is nothing.
    #[test]
    fn gradients_scale_with_the_cost_and_do_not_see_the_order(
        seed in 0..1000_u64, factor in -3.0_f64..3.0, batch in 1..8_usize,
    ) {
        let (x, y) = (normal(batch, 3, seed), normal(batch, 2, seed + 1));
        let mut plain = net(&[3, 4, 2], seed);
        learn(&mut plain, x.view(), &y);

        let mut scaled = net(&[3, 4, 2], seed);
        let (y_hat, trace) = scaled.forward(x.view(), &mut Mode::Eval);
        let slope = factor * SquaredError.loss(y_hat.view(), &y).1;
        scaled.accumulate(x.view(), y_hat.view(), slope, trace);
        assert_abs_diff_eq!(gradients(&scaled), factor * gradients(&plain), epsilon = 1e-12);

        let mut turned = net(&[3, 4, 2], seed);
        let rows: Vec<usize> = (0..batch).rev().collect();
        learn(&mut turned, x.select(Axis(0), &rows).view(), &y.select(Axis(0), &rows));
        assert_abs_diff_eq!(gradients(&turned), gradients(&plain), epsilon = 1e-12);
    }

    /// (a then b) then c, a then (b then c): outputs, ∂C/∂x, gradients and paths are the same, bit for bit.
    #[test]
    fn brackets_in_a_chain_change_nothing(
        seed in 0..1000_u64, widths in prop::collection::vec(1..6_usize, 4), batch in 1..5_usize,
    ) {
        let Mlp { layers, .. } = net(&widths, seed);
        let [a, b, c] = layers.try_into().unwrap();
        let (x, dy) = (normal(batch, widths[0], seed), normal(batch, widths[3], seed + 1));
        let mut left = a.clone().then(TANH).then(b.clone()).then(c.clone());
        let mut right = a.then(TANH.then(b.then(c)));
        let (y, receipt) = left.forward(x.view(), &mut Mode::Eval);
        let dx = left.backward(x.view(), y.view(), dy.clone(), receipt);
        let (z, receipt) = right.forward(x.view(), &mut Mode::Eval);
        let dz = right.backward(x.view(), z.view(), dy, receipt);
        prop_assert_eq!((y, dx), (z, dz));
        prop_assert_eq!(gradients(&left), gradients(&right));
        let paths = |model: &dyn Params<f64>| {
            let mut paths = Vec::new();
            model.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
            paths
        };
        prop_assert_eq!(paths(&left), paths(&right));
    }
}
