//! Prices on weights and labels that are wrong: what chapter 7 says of them.

use backprop::{
    Activation, Dense, Layer, Loss, Mlp, SoftmaxCrossEntropy, SquaredError, argmax, descend,
};
use datasets::digits;
use ndarray::{Array2, array, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand::Rng as _;
use ndarray_rand::rand_distr::StandardNormal;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Group, Norm, Penalty, Plan, Set, Trainer};

/// 200 digits, 40 of them with a wrong label. After 5 epochs nearly all of the 40 are answered with the
/// digit that they show, after 100 with the label.
#[test]
fn a_pupil_is_better_than_its_labels_before_it_learns_them_by_heart() {
    let x = digits().flat::<f64>();
    let truth: Vec<usize> = digits().labels.iter().take(200).map(|&label| label.into()).collect();
    let mut rng = Streams::new(1).stream("labels");
    let mut labels = truth.clone();
    for label in labels.iter_mut().step_by(5) {
        *label = (*label + rng.random_range(1..10)) % 10;
    }
    let train = Set::new(x.slice(s![..200, ..]), &labels[..]);
    let answers = |epochs| {
        let (relu, linear) = (Activation::Relu, Activation::Identity);
        let mut rng = Streams::new(1).stream("init");
        let net = Mlp::random(&[64, 60, 10], relu, linear, &mut rng);
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() }).unwrap();
        let plan = Plan { epochs, batch: 20, seed: 1 };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
        trainer.fit(&train, &mut []).unwrap();
        let says = argmax(trainer.model.predict(train.x).view());
        let like = |wanted: &[usize]| {
            says.iter().zip(wanted).step_by(5).filter(|(says, wanted)| says == wanted).count()
        };
        (like(&labels), like(&truth))
    };
    let (label, digit) = answers(5);
    assert!(label < 5 && digit > 30, "{label} {digit}");
    let (label, digit) = answers(100);
    assert!(label > 38 && digit < 2, "{label} {digit}");
}

/// ½ (w − a)² + λ Ω(w) is least at a / (1 + λ) for L2, and for L1 at a moved by λ towards 0, or at 0. With
/// λ = ½: 2 goes to 4/3 and 3/2, 0.3 to 0.2 and 0.
#[test]
fn l2_divides_and_l1_subtracts() {
    let end = |a: f64, norm| {
        let (mut neuron, eta) = (Dense::new(array![[a]], array![0.0]), 0.01);
        for _ in 0..2000 {
            neuron.weight.grad = &neuron.weight.value - a;
            Penalty::new(norm, 0.5).unwrap().add_gradient(&mut neuron);
            descend(&mut neuron, eta);
        }
        neuron.weight.value[[0, 0]]
    };
    for a in [-2.0, -0.3, 0.0, 0.3, 0.5, 0.7, 2.0_f64] {
        assert!((end(a, Norm::L2) - a / 1.5).abs() < 1e-9);
        // Beside 0 the steps are up to η (λ + |a|) long.
        assert!((end(a, Norm::L1) - a.signum() * (a.abs() - 0.5).max(0.0)).abs() < 0.011, "{a}");
    }
    assert!(
        (end(2.0, Norm::L2) - 4.0 / 3.0).abs() < 1e-9 && (end(2.0, Norm::L1) - 1.5).abs() < 1e-6
    );
}

/// w ← w − η ∂C₀/∂w − η (λ/P) sign w with η = 0.1, λ/P = 0.5 and ∂C₀/∂w = (1, 1, 1, 0): 2 goes to
/// 2 − 0.1 − 0.05, −0.5 to −0.5 − 0.1 + 0.05, and 0 is moved by the cost alone.
#[test]
fn a_step_of_l1_takes_the_same_length_off_every_weight() {
    let mut layer = Dense::new(array![[2.0, -0.5, 0.0, 0.0]], array![7.0]);
    layer.weight.grad = array![[1.0, 1.0, 1.0, 0.0]];
    Penalty::new(Norm::L1, 0.5).unwrap().add_gradient(&mut layer);
    descend(&mut layer, 0.1);
    let wanted = array![[1.85, -0.55, -0.1, 0.0]];
    assert!((layer.weight.value - wanted).iter().all(|d: &f64| d.abs() < 1e-15));
    assert_eq!(layer.bias.value, array![7.0]);
}

/// 2 P (C₀ + (λ/2P) Σ w²) = RSS + λ ‖w‖²: with the strength λ/P, λ is that of ridge regression, however
/// many samples there are.
#[test]
fn with_the_strength_lambda_over_p_lambda_is_that_of_ridge_regression() {
    let lambda = 3.0;
    for samples in [1, 10, 50] {
        let mut rng = Streams::new(samples as u64).stream("samples");
        let mut draw = |columns| Array2::random_using((samples, columns), StandardNormal, &mut rng);
        let (x, y, w): (Array2<f64>, _, _) = (draw(3), draw(1), draw(3));
        let neuron = Dense::new(w.slice(s![..1, ..]).to_owned(), array![0.0]);
        let y_hat = neuron.predict(x.view());
        let (cost, _) = SquaredError.loss(y_hat.view(), &y);
        let price: f64 = Penalty::new(Norm::L2, lambda / samples as f64).unwrap().cost(&neuron);
        let rss: f64 = (&y - &y_hat).mapv(|d| d * d).sum();
        let norm: f64 = neuron.weight.value.iter().map(|w| w * w).sum();
        let ridge = rss + lambda * norm;
        assert!((2.0 * samples as f64 * (cost + price) - ridge).abs() < 1e-12 * ridge);
    }
}

/// One neuron, inputs around 0 and targets of 100: a price on the weight leaves the mean alone, one on the
/// bias draws every answer to 0. With λ/P = 1 the bias ends at 100 / (1 + 1).
#[test]
fn a_price_on_the_bias_misses_the_mean() {
    let (x, y) = (array![[-1.0], [1.0]], array![[99.0], [101.0]]);
    let end = |group| {
        let mut neuron = Dense::new(array![[0.0]], array![0.0]);
        for _ in 0..500 {
            let y_hat = neuron.predict(x.view());
            let (_, slope) = SquaredError.loss(y_hat.view(), &y);
            neuron.accumulate(x.view(), y_hat.view(), slope, ());
            Penalty::new(Norm::L2, 1.0).unwrap().on(group).add_gradient(&mut neuron);
            descend(&mut neuron, 0.1);
        }
        (neuron.weight.value[[0, 0]], neuron.bias.value[0])
    };
    let close = |(w, b): (f64, f64), wanted: (f64, f64)| {
        assert!((w - wanted.0).abs() < 1e-9 && (b - wanted.1).abs() < 1e-9, "{w} {b}");
    };
    close(end(Group::Weights), (0.5, 100.0));
    close(end(Group::Biases), (1.0, 50.0));
}
