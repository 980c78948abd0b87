//! Dropout and moved pictures, worked by hand; what dropout makes of neurons; when transfer fails.

use backprop::{Activation, Dense, Layer, Mlp, Mode, SoftmaxCrossEntropy};
use ndarray::{Array1, Array2, Array3, Axis, Ix2, array, s};
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Affine, Dropout, Frozen, Plan, Set, Trainer, evaluate, split_at, thinned, warp};

fn fit<M: Layer<f64, Ix2, Out = Ix2>>(model: M, x: ndarray::ArrayView2<f64>, y: &[usize]) -> M {
    let adam = Descent::new(Adam { learning_rate: 0.01, ..Adam::default() }).unwrap();
    let plan = Plan { epochs: 30, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, adam, plan);
    trainer.fit(&Set::new(x, y), &mut []).unwrap();
    trainer.model
}

fn share<M: Layer<f64, Ix2, Out = Ix2>>(
    model: &M,
    x: ndarray::ArrayView2<f64>,
    y: &[usize],
) -> f64 {
    evaluate(model, &SoftmaxCrossEntropy, &Set::new(x, y)).accuracy.unwrap()
}

fn of_classes(classes: std::ops::Range<usize>) -> (Array2<f64>, Vec<usize>) {
    let (x, y) = (datasets::digits().flat(), datasets::digits().labels.mapv(usize::from));
    let rows: Vec<usize> = (0..y.len()).filter(|&row| classes.contains(&y[row])).collect();
    (x.select(Axis(0), &rows), rows.iter().map(|&row| y[row] - classes.start).collect())
}

/// x = (0.8, 0.2, 0.5) with the mask r = (1, 0, 1) and q = ½: y = 2 r ⊙ x = (1.6, 0, 1), and the gradient
/// (0.3, −0.1, 0.2) goes on as (0.6, 0, 0.4). Some of 40 seeds draw that mask.
#[test]
fn three_outputs_are_dropped_by_hand() {
    let (x, mut dropout) = (array![0.8, 0.2, 0.5], Dropout::new(0.5).unwrap());
    let drawn = (0..40).filter(|&seed| {
        let mut rng = Streams::new(seed).stream("noise");
        let (y, mask) = dropout.forward(x.view(), &mut Mode::Train(&mut rng));
        if mask != Some(array![2.0, 0.0, 2.0]) {
            return false;
        }
        assert_eq!(y, array![1.6, 0.0, 1.0]);
        let dx = dropout.backward(x.view(), y.view(), array![0.3, -0.1, 0.2], mask);
        assert_eq!(dx, array![0.6, 0.0, 0.4]);
        true
    });
    assert!(drawn.count() > 0);
}

/// x = (3, 1), and four ReLUs with the weights (1, 0), (0, 1), (1, 1), (1, −1): a = (3, 1, 4, 2). Behind
/// them V = (2, −4, 1, 3) and b = 1: V a = 6 − 4 + 4 + 6 = 12. The mean over the masks is 12 q + 1, which is 7
/// for q = ½ and 10.6 for 0.8. All weights times q: 12 q² + 1; the bias too: 12 q² + q.
#[test]
fn the_weights_behind_times_q_give_the_mean_and_no_others_do() {
    let x = array![[3.0, 1.0]];
    let below = array![[1.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, -1.0]];
    let hidden = |scale: f64| {
        let below = Dense::new(&below * scale, Array1::zeros(4));
        below.then(Activation::Relu).predict(x.view())
    };
    let answer = |below: f64, behind: f64, bias: f64| {
        let layer = Dense::new(array![[2.0, -4.0, 1.0, 3.0]] * behind, array![bias]);
        layer.predict(hidden(below).view())[[0, 0]]
    };
    for (q, mean) in [(0.5, 7.0), (0.8, 10.6)] {
        let layer = Dense::new(array![[2.0, -4.0, 1.0, 3.0]], array![1.0]);
        let net = |r: Array1<f64>| layer.predict((hidden(1.0) * &r).view())[[0, 0]];
        let over_masks: f64 =
            thinned(4, 1.0 - q).map(|(r, probability)| probability * net(r)).sum();
        assert!((over_masks - mean).abs() < 1e-12, "{over_masks}");
        assert!((answer(1.0, q, 1.0) - mean).abs() < 1e-12);
        assert!((answer(q, q, 1.0) - (12.0 * q * q + 1.0)).abs() < 1e-12);
        assert!((answer(q, q, q) - mean).abs() > 1.0);
        assert!((answer(1.0, q, q) - mean).abs() > 0.1);
        assert_eq!((answer(1.0, 0.5, 1.0) - mean).abs() < 1e-12, q == 0.5);
    }
}

/// A neuron puts out 2, and the next is relu(z − 1). Dropped with ½ and doubled where it is kept, z is 4 or 0:
/// the mean of 3 and 0 is 1.5. The whole net has relu(2 − 1) = 1.
#[test]
fn behind_a_bend_the_mean_is_another() {
    let next = Dense::new(array![[1.0]], array![-1.0]).then(Activation::Relu);
    let mean: f64 = thinned(1, 0.5)
        .map(|(r, p)| p * next.predict((array![[2.0]] * &r / 0.5).view())[[0, 0]])
        .sum();
    assert_eq!(mean, 1.5);
    assert_eq!(next.predict(array![[2.0]].view()), array![[1.0]]);
}

/// Against the clock, what is on the right goes to the top, where y is negative; slanted by ½, a point two
/// pixels above the middle goes one to the right. Turned and then slanted: (2, 0) → (0, −2) → (1, −2).
#[test]
fn a_turn_and_a_slant_by_hand() {
    let near = |[x, y]: [f64; 2], [right, down]: [f64; 2]| {
        assert!((x - right).abs() < 1e-12 && (y - down).abs() < 1e-12, "({x}, {y})");
    };
    let (turn, slant) = (Affine::rotation(90.0), Affine::shear(0.5));
    near(turn.apply([1.0, 0.0]), [0.0, -1.0]);
    near([turn.a[0][1], turn.a[1][0]], [1.0, -1.0]);
    near(slant.apply([0.0, -2.0]), [1.0, -2.0]);
    near(turn.then(slant).apply([2.0, 0.0]), [1.0, -2.0]);
    near(turn.then(slant).inverse().apply([1.0, -2.0]), [2.0, 0.0]);
}

/// The picture 1 2 / 3 4, moved by a quarter to the left and by a half up: the upper left pixel comes from
/// fx = ¼, fy = ½ and is ½ (¾ · 1 + ¼ · 2) + ½ (¾ · 3 + ¼ · 4) = 2.25.
#[test]
fn between_four_pixels_the_nearest_weighs_most() {
    let picture = Array3::from_shape_vec((2, 2, 1), vec![1.0, 2.0, 3.0, 4.0]).unwrap();
    let moved = warp(picture.view(), Affine::shift(-0.25, -0.5));
    assert_eq!(moved[[0, 0, 0]], 2.25);
}

/// Half of 40 hidden neurons are set to 0, the even ones and then the odd ones. Without dropout a net misses
/// them more.
#[test]
fn who_learned_with_dropout_can_spare_neurons() {
    let (x, y) = of_classes(0..10);
    let left = |drop| {
        let mut rng = Streams::new(1).stream("init");
        let first = Dense::random(64, 40, &mut rng).then(Activation::Relu);
        let net = first.then(Dropout::new(drop).unwrap()).then(Dense::random(40, 10, &mut rng));
        let net = fit(net, x.slice(s![..1000, ..]), &y[..1000]);
        let hidden = net.first.predict(x.slice(s![1000.., ..]));
        let half = |start: usize| {
            let mut hidden = hidden.clone();
            hidden.slice_mut(s![.., start..;2]).fill(0.0);
            share(&net.second, hidden.view(), &y[1000..])
        };
        (half(0) + half(1)) / 2.0
    };
    let (without, with) = (left(0.0), left(0.5));
    assert!(with > without + 0.08, "{without} {with}");
}

/// Layers of 40 and 20 neurons that tell 0 to 4 apart, kept as they are, read 5 to 9 far worse than a net that
/// begins with nothing.
#[test]
fn layers_for_0_to_4_are_no_help_with_5_to_9() {
    let ((x, y), (x_new, y_new)) = (of_classes(0..5), of_classes(5..10));
    let fresh = |widths: &[usize]| {
        let rng = &mut Streams::new(1).stream("init");
        Mlp::random(widths, Activation::Relu, Activation::Identity, rng)
    };
    let (lower, _) = split_at(fit(fresh(&[64, 40, 20, 5]), x.view(), &y), 2);
    let (few, test) = x_new.view().split_at(Axis(0), 100);
    let frozen = fit(Frozen(lower).then(fresh(&[20, 5])), few, &y_new[..100]);
    let scratch = fit(fresh(&[64, 40, 20, 5]), few, &y_new[..100]);
    let (frozen, scratch) =
        (share(&frozen, test, &y_new[100..]), share(&scratch, test, &y_new[100..]));
    assert!(frozen < scratch - 0.2, "{frozen} {scratch}");
}
