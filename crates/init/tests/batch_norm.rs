//! What batch normalisation does to a layer, to its gradients and to a net: worked numbers and laws.

use backprop::{Activation, Batches, Boxed, Dense, Layer, Loss, Mode, Params, SoftmaxCrossEntropy};
use backprop::{argmax, check_layer, descend, weights};
use init::BatchNorm;
use ndarray::{Array1, Array2, ArrayView2, Axis, Ix2, array, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use proptest::prelude::*;
use tensor::{Rng, Streams};

fn rng() -> Rng {
    Streams::new(7).stream("mode")
}

fn some(rows: usize, columns: usize, seed: u64) -> Array2<f64> {
    Array2::random_using((rows, columns), StandardNormal, &mut Streams::new(seed).stream("x"))
}

/// y and ∂C/∂x of a batch in training, with g for ∂C/∂y.
fn train<L>(layer: &mut L, x: ArrayView2<f64>, g: ArrayView2<f64>) -> (Array2<f64>, Array2<f64>)
where
    L: Layer<f64, Ix2, Out = Ix2>,
{
    let (y, cache) = layer.forward(x, &mut Mode::Train(&mut rng()));
    let dx = layer.backward(x, y.view(), g.to_owned(), cache);
    (y, dx)
}

#[track_caller]
fn near(a: &Array2<f64>, b: &Array2<f64>, tolerance: f64) {
    assert_eq!(a.dim(), b.dim());
    let far = a.iter().zip(b).find(|(a, b)| (*a - *b).abs() > tolerance || (*a - *b).is_nan());
    assert!(far.is_none(), "{far:?}");
}

/// Normalises with an ε that leaves fifteen digits.
fn exact(features: usize) -> BatchNorm<f64> {
    BatchNorm::new(features).with(0.1, 1e-15).unwrap()
}

/// 2, 4, 5, 6, 8: the mean is 5, the distances −3, −1, 0, 1, 3, their squares 9 + 1 + 0 + 1 + 9 = 20, and
/// a fifth of that is 4 = 2².
#[test]
fn five_numbers_are_normalised_by_hand() {
    let x = array![[2.0], [4.0], [5.0], [6.0], [8.0]];
    let (y, _) = train(&mut exact(1), x.view(), Array2::zeros((5, 1)).view());
    near(&y, &array![[-1.5], [-0.5], [0.0], [0.5], [1.5]], 1e-12);
    let mut layer = exact(1);
    (layer.weight.value, layer.bias.value) = (array![2.0], array![1.0]);
    let (y, _) = train(&mut layer, x.view(), Array2::zeros((5, 1)).view());
    near(&y, &array![[-2.0], [0.0], [1.0], [2.0], [4.0]], 1e-12);
}

/// With g = (1, 0, 0, 0, 0): Σg = 1, Σ g x̂ = −1.5, and 5 gᵢ − 1 + 1.5 x̂ᵢ is 1.75, −1.75, −1, −0.25 and
/// 1.25; all over 5 · 2.
#[test]
fn a_push_at_one_sample_moves_all_five() {
    let x = array![[2.0], [4.0], [5.0], [6.0], [8.0]];
    let g = array![[1.0], [0.0], [0.0], [0.0], [0.0]];
    let mut layer = exact(1);
    let (_, dx) = train(&mut layer, x.view(), g.view());
    near(&dx, &array![[0.175], [-0.175], [-0.1], [-0.025], [0.125]], 1e-12);
    assert!((layer.weight.grad[0] + 1.5).abs() < 1e-12 && layer.bias.grad[0] == 1.0);
}

proptest! {
    /// Neither adding to all x nor stretching them changes y, so no gradient points that way.
    #[test]
    fn no_gradient_shifts_or_stretches_a_feature(rows in 4..9_usize, seed in 0..1000_u64) {
        let (x, g) = (some(rows, 3, seed), some(rows, 3, seed + 1));
        let (y, dx) = train(&mut exact(3), x.view(), g.view());
        let largest = g.iter().chain(&dx).fold(1.0, |most: f64, d| most.max(d.abs()));
        let shift = dx.sum_axis(Axis(0));
        let stretch = (&dx * &y).sum_axis(Axis(0));
        prop_assert!(shift.iter().chain(&stretch).all(|s| s.abs() < 1e-9 * largest), "{shift} {stretch}");
    }

    /// y does not change where every feature of x is shifted and stretched.
    #[test]
    fn shifts_and_scales_of_the_inputs_are_undone(shift in -9.0..9.0_f64, scale in 0.1..9.0_f64, seed in 0..99_u64) {
        let x = some(6, 2, seed);
        let g = Array2::zeros((6, 2));
        let (y, _) = train(&mut exact(2), x.view(), g.view());
        let (moved, _) = train(&mut exact(2), (&(&x * scale) + shift).view(), g.view());
        near(&y, &moved, 1e-9);
    }
}

/// Two numbers are −1 and 1 after normalisation, whatever they were: nothing comes back through them.
#[test]
fn a_batch_of_two_teaches_the_layers_below_nothing() {
    let x = array![[3.0, -1.0, 0.2], [1.0, 4.0, 0.3]];
    let (y, dx) = train(&mut exact(3), x.view(), some(2, 3, 2).view());
    near(&y, &array![[1.0, -1.0, -1.0], [-1.0, 1.0, 1.0]], 1e-9);
    assert!(dx.iter().all(|d| d.abs() < 1e-9));
}

/// γ = √(Var + ε) and β = E undo it.
#[test]
fn gamma_and_beta_can_make_it_the_identity() {
    let x = some(20, 3, 1) * 4.0 - 2.0;
    let mut layer = BatchNorm::new(3);
    layer.weight.value = x.var_axis(Axis(0), 0.0).mapv(|v| (v + 1e-5).sqrt());
    layer.bias.value = x.mean_axis(Axis(0)).unwrap();
    let (y, _) = train(&mut layer, x.view(), Array2::zeros((20, 3)).view());
    near(&y, &x, 1e-12);
}

/// As printed, y = γ x + β with γ = √Var and β = E: for 2, 4, 5, 6, 8 that is 9 to 21 and not x.
#[test]
fn without_the_hat_gamma_and_beta_restore_nothing() {
    let x = array![2.0, 4.0, 5.0, 6.0, 8.0];
    let (gamma, beta) = (x.std(0.0), x.mean().unwrap());
    assert_eq!((gamma, beta), (2.0, 5.0));
    assert_eq!(x.mapv(|x| gamma * x + beta), array![9.0, 13.0, 15.0, 17.0, 21.0]);
    assert_eq!(x.mapv(|x| gamma * ((x - beta) / gamma) + beta), x);
}

#[test]
fn a_feature_that_does_not_vary_becomes_beta() {
    let mut layer = BatchNorm::new(1);
    layer.bias.value = array![0.75];
    let x = array![[3.0_f32], [3.0], [3.0]];
    let (y, _) = layer.forward(x.view(), &mut Mode::Train(&mut rng()));
    assert_eq!(y, array![[0.75], [0.75], [0.75]]);
}

#[test]
fn gradient_of_a_net_with_normalised_layers_matches_finite_differences() {
    let tanh = Activation::Tanh { beta: 1.0 };
    let mut init = Streams::new(3).stream("init");
    let mut dense = |inputs, outputs| Dense::<f64>::random(inputs, outputs, &mut init);
    let first = dense(4, 5).then(BatchNorm::new(5)).then(tanh);
    let mut net = first.then(dense(5, 3)).then(tanh).then(BatchNorm::new(3)).then(dense(3, 2));
    check_layer(&mut net, some(6, 4, 1).view(), 1).assert_passed();
}

#[test]
fn the_bias_before_it_gets_no_gradient() {
    let mut net = Dense::random(4, 3, &mut rng()).then(BatchNorm::new(3));
    let (before, _) = train(&mut net, some(8, 4, 1).view(), some(8, 3, 2).view());
    assert!(net.first.bias.grad.iter().all(|g| g.abs() < 1e-12));
    assert!(net.first.weight.grad.iter().any(|g| g.abs() > 0.1));
    net.first.bias.value += &array![5.0, -3.0, 0.1];
    let (after, _) = train(&mut net, some(8, 4, 1).view(), some(8, 3, 2).view());
    near(&before, &after, 1e-12);
}

/// ŷ(c W) = ŷ(W), so ∂C/∂W at c W is ∂C/∂W at W over c, and no gradient points along the weights.
#[test]
fn weights_ten_times_as_large_give_the_same_answers_and_a_tenth_of_the_gradient() {
    let (x, g) = (some(8, 4, 1), some(8, 3, 2));
    let mut net = Dense::random(4, 3, &mut rng()).then(exact(3));
    let mut large = net.clone();
    large.first.weight.value *= 10.0;
    let (y, _) = train(&mut net, x.view(), g.view());
    let (same, _) = train(&mut large, x.view(), g.view());
    near(&y, &same, 1e-10);
    near(&net.first.weight.grad, &(&large.first.weight.grad * 10.0), 1e-10);
    let along = (&net.first.weight.value * &net.first.weight.grad).sum_axis(Axis(1));
    assert!(along.iter().all(|d| d.abs() < 1e-10), "{along}");
}

#[test]
fn running_means_come_to_the_mean_and_variance_of_the_data() {
    let mut layer = BatchNorm::new(2);
    let centre = array![3.0, -1.0];
    for seed in 0..500 {
        let x = some(64, 2, seed) * 2.0 + &centre;
        train(&mut layer, x.view(), Array2::zeros((64, 2)).view());
    }
    assert!((&layer.running_mean - &centre).iter().all(|d| d.abs() < 0.3));
    assert!((&layer.running_var - 4.0).iter().all(|d| d.abs() < 0.6));
}

/// From mean 0 and ρ = 0.1, after t equal batches 0.9ᵗ of the start is left: a half after 7, a hundredth
/// after 44.
#[test]
fn the_start_is_forgotten_like_a_geometric_series() {
    let mut layer = BatchNorm::new(1);
    let x = array![[0.0], [2.0]];
    let mut means = Vec::new();
    for _ in 0..44 {
        train(&mut layer, x.view(), Array2::zeros((2, 1)).view());
        means.push(layer.running_mean[0]);
    }
    for (t, mean) in (1..).zip(&means) {
        assert!((mean - (1.0 - 0.9_f64.powi(t))).abs() < 1e-12);
    }
    assert!(means[5] < 0.5 && means[6] > 0.5 && means[42] < 0.99 && means[43] > 0.99);
}

#[test]
fn a_dense_layer_takes_its_normalisation_in() {
    let mut net = Dense::random(4, 3, &mut rng()).then(BatchNorm::new(3));
    net.second.weight.value = array![0.5, -2.0, 3.0];
    net.second.bias.value = array![1.0, 0.0, -1.0];
    for seed in 0..20 {
        train(&mut net, (some(8, 4, seed) + 1.0).view(), Array2::zeros((8, 3)).view());
    }
    let folded = net.second.fold(&net.first);
    let x = some(50, 4, 99);
    near(&net.predict(x.view()), &folded.predict(x.view()), 1e-12);
    assert!(folded.parameters() < net.parameters());
}

#[test]
fn running_means_go_into_the_file_and_come_back() {
    let folder = std::env::temp_dir().join(format!("lectern-batch-norm-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("net.safetensors");
    let net = || Dense::random(4, 3, &mut rng()).then(BatchNorm::<f64>::new(3));
    let mut trained = net();
    train(&mut trained, some(8, 4, 1).view(), Array2::zeros((8, 3)).view());
    weights::save(&trained, &file).unwrap();
    let mut loaded = net();
    weights::load(&mut loaded, &file).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!(loaded.second.running_mean, trained.second.running_mean);
    assert_eq!(loaded.second.running_var, trained.second.running_var);
    assert_ne!(loaded.second.running_mean, Array1::<f64>::zeros(3));
}

#[test]
fn running_means_are_stored_and_not_learned() {
    let mut learned = Vec::new();
    let layer = BatchNorm::<f64>::new(3);
    layer.visit(backprop::Path::ROOT, &mut |path, _, grad| {
        learned.push((path.to_string(), grad.is_some()))
    });
    let expected =
        [("weight", true), ("bias", true), ("running_mean", false), ("running_var", false)];
    assert_eq!(learned, expected.map(|(name, learns)| (name.to_owned(), learns)));
    assert_eq!(layer.parameters(), 6);
}

/// 64-100-100-10 with logistic neurons: the share of 497 new digits after an epoch over 1,300 at rate 0.1.
fn share_of_digits(place: &str, seed: u64) -> f64 {
    let digits = datasets::digits();
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let (mut rng, f) = (Streams::new(seed).stream("net"), Activation::Logistic { beta: 1.0 });
    let mut layer = |inputs| -> Boxed<f64, Ix2, Ix2> {
        let dense = Dense::random(inputs, 100, &mut rng);
        match place {
            "before f" => Boxed::new(dense.then(BatchNorm::new(100)).then(f)),
            "after f" => Boxed::new(dense.then(f).then(BatchNorm::new(100))),
            _ => Boxed::new(dense.then(f)),
        }
    };
    let hidden = vec![layer(64), layer(100)];
    let mut net = hidden.then(Dense::random(100, 10, &mut rng));
    for rows in Batches::new(1300, 32).unwrap().epoch(&mut rng) {
        let (x, y) = (x.select(Axis(0), rows), rows.iter().map(|&row| y[row]));
        let (z, cache) = net.forward(x.view(), &mut Mode::Train(&mut rng));
        let (_, delta) = SoftmaxCrossEntropy.loss(z.view(), &y.collect::<Vec<_>>());
        net.accumulate(x.view(), z.view(), delta, cache);
        descend(&mut net, 0.1);
    }
    let answers = argmax(net.predict(x.slice(s![1300.., ..])).view());
    answers.iter().zip(&y[1300..]).filter(|(a, y)| a == y).count() as f64 / 497.0
}

#[test]
fn normalised_nets_read_more_digits_after_an_epoch() {
    for seed in 1..=3 {
        let share = |place| share_of_digits(place, seed);
        assert!(share("without") < 0.25, "{}", share("without"));
        assert!(share("before f") > 0.6, "{}", share("before f"));
        assert!(share("after f") > 0.6, "{}", share("after f"));
    }
}
