//! What helps against learning by heart, on nets that do.

use backprop::{
    Activation, Boxed, Dense, Layer, Loss, Mlp, Mode, Params, Path, SoftmaxCrossEntropy,
    SquaredError, descend,
};
use datasets::{Images, digits};
use ndarray::{Array1, Array2, ArrayView2, Axis, Ix2, array, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand::Rng as _;
use ndarray_rand::rand_distr::StandardNormal;
use optimizers::{Adam, AdamW, Descent, Optimizer, Rule, Sgd};
use tensor::{Rng, Streams};
use training::{
    Augment, Augmented, Callback, Dropout, EarlyStopping, Frozen, Norm, Penalty, Plan, Pruning,
    Score, Set, Source, Split, Trainer, Validation, evaluate, resample, sensitivity, split_at,
    test_then_learn, turning_classes,
};

const RELU: Activation = Activation::Relu;
const LINEAR: Activation = Activation::Identity;

fn stream(name: &str) -> Rng {
    Streams::new(1).stream(name)
}

fn adam(learning_rate: f64) -> Descent<f64, Adam, 2> {
    Descent::new(Adam { learning_rate, ..Adam::default() }).unwrap()
}

fn sgd(learning_rate: f64) -> Descent<f64, Sgd, 0> {
    Descent::new(Sgd { learning_rate }).unwrap()
}

/// Few digits to learn from, with every fifth label wrong, and many to judge by.
struct Task {
    x: Array2<f64>,
    y: Vec<usize>,
    test: (Array2<f64>, Vec<usize>),
}

fn noisy_digits(samples: usize) -> Task {
    let Images { labels, .. } = digits();
    let x: Array2<f64> = digits().flat();
    let labels: Vec<usize> = labels.iter().map(|&label| label.into()).collect();
    let mut rng = stream("labels");
    let y = labels[..samples].iter().enumerate().map(|(n, &label)| match n % 5 {
        0 => rng.random_range(0..10),
        _ => label,
    });
    Task {
        y: y.collect(),
        test: (x.slice(s![1000.., ..]).to_owned(), labels[1000..].to_vec()),
        x: x.slice(s![..samples, ..]).to_owned(),
    }
}

impl Task {
    fn train(&self) -> Set<'_, f64, Ix2, [usize]> {
        Set::new(self.x.view(), &self.y[..])
    }

    fn test(&self) -> Set<'_, f64, Ix2, [usize]> {
        Set::new(self.test.0.view(), &self.test.1[..])
    }
}

/// Final scores on what was learned and on what was not.
fn fit<M, S>(
    model: M,
    data: &S,
    task: &Task,
    epochs: usize,
    callbacks: training::Callbacks<'_, '_, f64, M>,
) -> (Score, Score)
where
    M: Layer<f64, Ix2, Out = Ix2>,
    S: Source<f64, Ix2, Target = [usize]>,
{
    let plan = Plan { epochs, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, adam(0.005), plan);
    trainer.fit(data, callbacks).unwrap();
    let score = |set| evaluate(&trainer.model, &SoftmaxCrossEntropy, &set);
    (score(task.train()), score(task.test()))
}

fn mlp(hidden: usize) -> Mlp<f64> {
    Mlp::random(&[64, hidden, 10], RELU, LINEAR, &mut stream("init"))
}

/// Sixty epochs teach a net the wrong labels as well: the cost of training falls and falls, that of testing
/// falls and rises.
#[test]
fn a_net_that_goes_on_learning_learns_the_noise() {
    let task = noisy_digits(200);
    let mut trainer = Trainer::new(
        mlp(60),
        SoftmaxCrossEntropy,
        adam(0.005),
        Plan { epochs: 60, batch: 20, seed: 1 },
    );
    let mut test = Validation::new(task.test(), SoftmaxCrossEntropy);
    trainer.fit(&task.train(), &mut [&mut test]).unwrap();
    let curves: Vec<_> = trainer.curves.records().collect();
    let costs: Vec<f64> = curves.iter().map(|record| record.dev.unwrap().cost).collect();
    let best = (0..60).min_by(|&a, &b| costs[a].total_cmp(&costs[b])).unwrap();
    assert!((1..40).contains(&best), "{best}");
    assert!(costs[59] > 1.3 * costs[best], "{} {}", costs[best], costs[59]);
    assert!(curves[59].train.cost < 0.5 * curves[best].train.cost);
    let last = curves[59];
    assert!(last.train.accuracy.unwrap() > last.dev.unwrap().accuracy.unwrap() + 0.1);
}

/// Too few neurons cannot, too many learn the noise: the error on unseen digits has its least in between,
/// or at least is no better at the end.
#[test]
fn a_net_can_be_too_small_and_too_large() {
    let task = noisy_digits(150);
    let cost = |hidden| fit(mlp(hidden), &task.train(), &task, 60, &mut []).1.cost;
    let (small, middle, large) = (cost(1), cost(6), cost(200));
    assert!(middle < small, "{small} {middle} {large}");
    assert!(middle < large, "{small} {middle} {large}");
}

/// Each method alone leaves a smaller cost on unseen digits than none, and so do all of them together.
#[test]
fn every_remedy_helps() {
    let task = noisy_digits(200);
    let none = fit(mlp(60), &task.train(), &task, 60, &mut []).1.cost;
    let penalty = |norm, strength| Penalty::new(norm, strength).unwrap();
    let far = Augment { shift: 1.0, rotate: 10.0, scale: 0.1, ..Augment::default() };
    let near = Augment { shift: 0.5, rotate: 5.0, scale: 0.05, ..Augment::default() };
    let [far, near] = [far, near].map(|augment| Augmented::new(task.train(), (8, 8, 1), augment));
    let thinned = |drop| {
        let mut rng = stream("init");
        let first = Dense::random(64, 60, &mut rng).then(RELU);
        first.then(Dropout::new(drop).unwrap()).then(Dense::random(60, 10, &mut rng))
    };
    let l2 = &mut penalty(Norm::L2, 0.02);
    let l1 = &mut penalty(Norm::L1, 0.002);
    let a_little = &mut penalty(Norm::L2, 0.005);
    let all = [
        ("l2", fit(mlp(60), &task.train(), &task, 60, &mut [l2]).1.cost),
        ("l1", fit(mlp(60), &task.train(), &task, 60, &mut [l1]).1.cost),
        ("dropout", fit(thinned(0.5), &task.train(), &task, 60, &mut []).1.cost),
        ("augmentation", fit(mlp(60), &far, &task, 60, &mut []).1.cost),
        ("together", fit(thinned(0.2), &near, &task, 60, &mut [a_little]).1.cost),
    ];
    for (name, cost) in all {
        assert!(cost < 0.95 * none, "{name}: {cost}, without {none}");
    }
}

#[test]
fn early_stopping_on_a_development_set_helps_on_the_test_set() {
    let task = noisy_digits(200);
    let none = fit(mlp(60), &task.train(), &task, 60, &mut []).1.cost;
    let split = Split::stratified(&task.y, 0.25, 0.0, &mut stream("split")).unwrap();
    let part = |rows: &[usize]| {
        let y: Vec<usize> = rows.iter().map(|&row| task.y[row]).collect();
        (task.x.select(Axis(0), rows), y)
    };
    let ((x, y), (x_dev, y_dev)) = (part(&split.train), part(&split.dev));
    let mut dev = Validation::new(Set::new(x_dev.view(), &y_dev[..]), SoftmaxCrossEntropy);
    let mut stopping = EarlyStopping::new(5, 0.0).unwrap();
    let train = Set::new(x.view(), &y[..]);
    let stopped = fit(mlp(60), &train, &task, 60, &mut [&mut dev, &mut stopping]).1.cost;
    assert!(stopped < none, "{stopped} {none}");
}

/// A step of SGD with the penalty is a step without it from weights that are (1 − ηλ/P) times as large.
#[test]
fn l2_is_weight_decay_for_plain_sgd() {
    let (eta, strength) = (0.1, 0.3);
    let (x, y) = (array![[1.0, 2.0], [-0.5, 1.0]], array![[1.0], [0.0]]);
    let layer = || Dense::new(array![[0.7, -1.3]], array![0.4]);
    let backward = |layer: &mut Dense<f64>| {
        let y_hat = layer.predict(x.view());
        let (_, slope) = SquaredError.loss(y_hat.view(), &y);
        layer.accumulate(x.view(), y_hat.view(), slope, ());
    };
    let mut penalised = layer();
    backward(&mut penalised);
    Penalty::new(Norm::L2, strength).unwrap().add_gradient(&mut penalised);
    descend(&mut penalised, eta);
    let mut decayed = layer();
    backward(&mut decayed);
    decayed.weight.value *= 1.0 - eta * strength;
    descend(&mut decayed, eta);
    for (a, b) in penalised.weight.value.iter().zip(&decayed.weight.value) {
        assert!((a - b).abs() < 1e-15);
    }
    assert_eq!(penalised.bias.value, decayed.bias.value);
}

/// Adam divides the gradient of the penalty by its own size: two weights with gradients of 100 and 0.01
/// shrink alike under AdamW, and not under Adam with L2.
#[test]
fn l2_is_not_weight_decay_for_adam() {
    fn after<R: Rule<f64, 2>>(rule: R, penalty: f64) -> [f64; 2] {
        let mut layer = Dense::new(array![[1.0, 1.0]], array![0.0]);
        let mut optimizer = Descent::new(rule).unwrap();
        for t in 0..100 {
            // The gradients change sign, and lead nowhere by themselves.
            let sign = if t % 2 == 0 { 1.0 } else { -1.0 };
            layer.weight.grad.assign(&array![[100.0 * sign, 0.01 * sign]]);
            Penalty::new(Norm::L2, penalty).unwrap().add_gradient(&mut layer);
            optimizer.step(&mut layer);
        }
        [layer.weight.value[[0, 0]], layer.weight.value[[0, 1]]]
    }
    let adam = Adam { learning_rate: 0.01, ..Adam::default() };
    let free = after(adam, 0.0);
    let l2 = after(adam, 0.1);
    let shrunk = [l2[0] - free[0], l2[1] - free[1]];
    assert!(shrunk[1] < -0.1 && shrunk[0].abs() < 0.01, "{shrunk:?}");
    let adamw = AdamW { learning_rate: 0.01, weight_decay: 0.1, ..AdamW::default() };
    let decayed = after(adamw, 0.0);
    assert!((decayed[0] - free[0] - (decayed[1] - free[1])).abs() < 1e-3, "{decayed:?} {free:?}");
}

/// Linear regression with 10 inputs of which 3 matter. L1 leaves the others at 0, as the lasso does: they
/// end within a step of it. L2 makes all smaller.
#[test]
fn l1_leaves_few_weights_and_l2_small_ones() {
    let x: Array2<f64> = Array2::random_using((100, 10), StandardNormal, &mut stream("x"));
    let truth = array![3.0, -2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let noise: Array1<f64> = Array1::random_using(100, StandardNormal, &mut stream("noise"));
    let y = (x.dot(&truth) + noise * 0.3).insert_axis(Axis(1));
    let weights = |penalty: Option<Norm>| {
        let model = Dense::new(Array2::zeros((1, 10)), array![0.0]);
        let plan = Plan { epochs: 400, batch: 100, seed: 1 };
        let mut trainer = Trainer::new(model, SquaredError, sgd(0.05), plan);
        let data = Set::new(x.view(), &*y);
        match penalty {
            None => trainer.fit(&data, &mut []),
            Some(norm) => trainer.fit(&data, &mut [&mut Penalty::new(norm, 0.15).unwrap()]),
        }
        .unwrap();
        trainer.model.weight.value.row(0).to_owned()
    };
    let near_zero = |w: &Array1<f64>| w.iter().filter(|w| w.abs() < 0.01).count();
    let (none, l1, l2) = (weights(None), weights(Some(Norm::L1)), weights(Some(Norm::L2)));
    assert!(near_zero(&l1) == 7 && near_zero(&l2) < 5 && near_zero(&none) < 5, "{none} {l1} {l2}");
    assert!(l2.dot(&l2) < none.dot(&none));
}

/// Ridge regression in closed form, (Xᵀ X + λ I)⁻¹ Xᵀ y with λ = P · strength, is where descent with the
/// L2 term ends.
#[test]
fn descent_with_l2_ends_at_ridge_regression() {
    let x: Array2<f64> = Array2::random_using((40, 2), StandardNormal, &mut stream("x"));
    let y = x.dot(&array![[2.0], [-1.0]]) + 0.5;
    let model = Dense::new(Array2::zeros((1, 2)), array![0.0]);
    let plan = Plan { epochs: 600, batch: 40, seed: 1 };
    let mut trainer = Trainer::new(model, SquaredError, sgd(0.1), plan);
    let mut penalty = Penalty::new(Norm::L2, 0.25).unwrap();
    let mut fixed = NoBias;
    trainer.fit(&Set::new(x.view(), &*y), &mut [&mut penalty, &mut fixed]).unwrap();
    let w = trainer.model.weight.value.row(0).to_owned();
    // (Xᵀ X + λ I) w = Xᵀ y.
    let gram = x.t().dot(&x) + Array2::<f64>::eye(2) * 10.0;
    let left = gram.dot(&w) - x.t().dot(&y).column(0);
    assert!(left.iter().all(|d| d.abs() < 1e-9), "{left}");
}

struct NoBias;
impl Params<f64> for NoBias {}
impl Callback<f64, Dense<f64>> for NoBias {
    fn gradient(&mut self, model: &mut Dense<f64>) {
        model.bias.grad.fill(0.0);
    }
}

/// The cost without 1,000 of 2,220 weights: those of the least sensitivity are missed less than others.
#[test]
fn what_the_error_does_not_notice_can_go() {
    let task = noisy_digits(300);
    let plan = Plan { epochs: 20, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(mlp(30), SoftmaxCrossEntropy, adam(0.005), plan);
    trainer.fit(&task.train(), &mut []).unwrap();
    let mut model = trainer.model;
    let cost = |model: &Mlp<f64>| evaluate(model, &SoftmaxCrossEntropy, &task.train()).cost;
    let (whole, scores) = {
        let scores = sensitivity(&mut model, &SoftmaxCrossEntropy, &task.train(), 20);
        (cost(&model), scores)
    };
    assert_eq!(scores.iter().map(|s| s.len()).collect::<Vec<_>>(), [1920, 300]);
    let without = |scores: &[ndarray::ArrayD<f64>]| {
        let mut pruned = model.clone();
        Pruning::of_the_least(scores, 1000).apply(&mut pruned);
        let zeros: usize = pruned
            .layers
            .iter()
            .map(|layer| layer.weight.value.iter().filter(|w| **w == 0.0).count())
            .sum();
        assert!(zeros >= 1000);
        cost(&pruned)
    };
    let least = without(&scores);
    let mut rng = stream("random");
    let random: Vec<_> = scores.iter().map(|s| s.mapv(|_| rng.random())).collect();
    let most: Vec<_> = scores.iter().map(|s| s.mapv(|s| -s)).collect();
    let (random, most) = (without(&random), without(&most));
    assert!(least - whole < 0.3 * (random - whole), "{whole} {least} {random}");
    assert!(random < most, "{random} {most}");
}

/// Half of the weights go, the others go on learning, and what is out stays out.
#[test]
fn a_pruned_net_goes_on_learning() {
    let task = noisy_digits(300);
    let plan = Plan { epochs: 15, batch: 20, seed: 1 };
    let mut trainer = Trainer::new(mlp(30), SoftmaxCrossEntropy, adam(0.005), plan);
    trainer.fit(&task.train(), &mut []).unwrap();
    let mut model = trainer.model;
    let scores = sensitivity(&mut model, &SoftmaxCrossEntropy, &task.train(), 20);
    let mut pruning = Pruning::of_the_least(&scores, 1800);
    pruning.apply(&mut model);
    let cost = |model: &Mlp<f64>| evaluate(model, &SoftmaxCrossEntropy, &task.train()).cost;
    let before = cost(&model);
    let out: Vec<bool> = model.layers[0].weight.value.iter().map(|&w| w == 0.0).collect();
    let mut again = Trainer::new(model, SoftmaxCrossEntropy, adam(0.005), plan);
    again.fit(&task.train(), &mut [&mut pruning]).unwrap();
    assert!(cost(&again.model) < 0.8 * before);
    let after = again.model.layers[0].weight.value.iter().map(|&w| w == 0.0);
    assert!(after.eq(out));
}

/// A sensitivity by hand: ŷ = 2 a + 1 b with (a, b) = (⅛, 3), y = 3: ŷ = 3.25 and ∂C/∂w = ¼ (a, b) = (1/32, ¾):
/// s = (2 · 1/32, 1 · ¾) = (1/16, ¾). Without the first weight the cost is 0, without the second 3.78125.
#[test]
fn the_sensitivity_of_two_weights_is_worked_by_hand() {
    let (x, y) = (array![[0.125, 3.0]], array![[3.0]]);
    let mut neuron = Dense::new(array![[2.0, 1.0]], array![0.0]);
    let set = Set::new(x.view(), &*y);
    let scores = sensitivity(&mut neuron, &SquaredError, &set, 1);
    assert_eq!(scores, [array![[0.0625, 0.75]].into_dyn()]);
    let mut without_second = neuron.clone();
    without_second.weight.value[[0, 1]] = 0.0;
    assert_eq!(evaluate(&without_second, &SquaredError, &set).cost, 3.78125);
    assert_eq!(neuron.weight.grad, array![[0.0, 0.0]]);
    Pruning::of_the_least(&scores, 1).apply(&mut neuron);
    assert_eq!(neuron.weight.value, array![[0.0, 1.0]]);
    assert_eq!(evaluate(&neuron, &SquaredError, &set).cost, 0.0);
}

#[test]
#[should_panic(expected = "Pruning::apply: weight [1, 3] has no mask")]
fn a_pruning_of_another_net_is_refused() {
    let scores = [array![[2.0, 3.0]].into_dyn()];
    let mut other = Dense::new(array![[1.0, 2.0, 3.0]], array![0.0]);
    Pruning::of_the_least(&scores, 1).apply(&mut other);
}

fn of_classes(classes: std::ops::Range<usize>) -> (Array2<f64>, Vec<usize>) {
    let (x, labels): (Array2<f64>, _) = (digits().flat(), digits().labels);
    let rows: Vec<usize> =
        (0..labels.len()).filter(|&n| classes.contains(&usize::from(labels[n]))).collect();
    let y = rows.iter().map(|&row| usize::from(labels[row]) - classes.start).collect();
    (x.select(Axis(0), &rows), y)
}

/// A net that knows the ten digits is asked whether a digit is even. Its lower layers stay as they are, and
/// a new last layer learns from 20 samples what a net that begins with nothing learns worse: three times,
/// with other samples each time.
#[test]
fn what_was_learned_for_one_task_helps_with_a_similar_one() {
    let (x, labels) = of_classes(0..10);
    let even: Vec<usize> = labels.iter().map(|label| label % 2).collect();
    let plan = Plan { epochs: 30, batch: 20, seed: 1 };
    let fresh = |last| Mlp::random(&[64, 40, 20, last], RELU, LINEAR, &mut stream("init"));
    let mut old = Trainer::new(fresh(10), SoftmaxCrossEntropy, adam(0.005), plan);
    old.fit(&Set::new(x.slice(s![..900, ..]), &labels[..900]), &mut []).unwrap();
    let (lower, _) = split_at(old.model, 2);
    let test = Set::new(x.slice(s![1000.., ..]), &even[1000..]);
    let right = |score: Score| score.accuracy.unwrap();
    let (mut transferred, mut from_scratch) = (0.0, 0.0);
    for draw in 0..3 {
        let rows = 900 + 20 * draw..920 + 20 * draw;
        let few = Set::new(x.slice(s![rows.clone(), ..]), &even[rows]);
        let model = Frozen(lower.clone()).then(Dense::random(20, 2, &mut stream("head")));
        let mut frozen = Trainer::new(model, SoftmaxCrossEntropy, adam(0.01), plan);
        frozen.fit(&few, &mut []).unwrap();
        let mut scratch = Trainer::new(fresh(2), SoftmaxCrossEntropy, adam(0.01), plan);
        scratch.fit(&few, &mut []).unwrap();
        transferred += right(evaluate(&frozen.model, &SoftmaxCrossEntropy, &test)) / 3.0;
        from_scratch += right(evaluate(&scratch.model, &SoftmaxCrossEntropy, &test)) / 3.0;
    }
    assert!(transferred > from_scratch + 0.03, "{transferred} {from_scratch}");
}

/// With the layers of a net for 0 to 4 frozen it is the last layer alone that learns 5 to 9.
#[test]
fn a_frozen_layer_serves_another_task() {
    let ((x, y), (x_new, y_new)) = (of_classes(0..5), of_classes(5..10));
    let plan = Plan { epochs: 15, batch: 20, seed: 1 };
    let net = Mlp::random(&[64, 100, 5], RELU, LINEAR, &mut stream("init"));
    let mut old = Trainer::new(net, SoftmaxCrossEntropy, adam(0.005), plan);
    old.fit(&Set::new(x.view(), &y[..]), &mut []).unwrap();
    let (lower, _) = split_at(old.model, 1);
    let model = Frozen(lower.clone()).then(Dense::random(100, 5, &mut stream("head")));
    assert_eq!(model.parameters(), 505);
    let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, adam(0.01), plan);
    trainer.fit(&Set::new(x_new.slice(s![..300, ..]), &y_new[..300]), &mut []).unwrap();
    let test = Set::new(x_new.slice(s![300.., ..]), &y_new[300..]);
    let accuracy = evaluate(&trainer.model, &SoftmaxCrossEntropy, &test).accuracy.unwrap();
    assert!(accuracy > 0.75, "{accuracy}");
    assert_eq!(trainer.model.first.0, lower);
}

/// Half a turn in 60 batches. A neuron that learned once ends with nearly every answer wrong; one that
/// learns on stays above nine in ten.
#[test]
fn in_a_turning_world_what_was_learned_once_decays() {
    let stream_of = |seed| {
        let mut rng = Streams::new(seed).stream("drift");
        (0..60).map(move |t| {
            turning_classes(40, std::f64::consts::PI * f64::from(t) / 59.0, 0.3, &mut rng)
        })
    };
    let answer = |model: &Dense<f64>, x: ArrayView2<f64>| backprop::argmax(model.predict(x).view());
    let learn = |model: &mut Dense<f64>, x: ArrayView2<f64>, y: &[usize]| {
        for _ in 0..10 {
            let (y_hat, ()) = model.forward(x, &mut Mode::Eval);
            let (_, slope) = SoftmaxCrossEntropy.loss(y_hat.view(), y);
            model.accumulate(x, y_hat.view(), slope, ());
            descend(model, 0.5);
        }
    };
    let mut trained = Dense::new(Array2::zeros((2, 2)), Array1::zeros(2));
    let (x, y) = turning_classes(200, 0.0, 0.3, &mut stream("first"));
    learn(&mut trained, x.view(), &y);
    let still = test_then_learn(&mut trained.clone(), stream_of(2), answer, |_, _, _| {});
    let on = test_then_learn(&mut trained, stream_of(2), answer, learn);
    assert!(still[0] > 0.95 && on[0] > 0.95);
    assert!(still[59] < 0.05, "{}", still[59]);
    let least = on.iter().copied().fold(1.0, f64::min);
    assert!(least > 0.9, "{least}");
}

/// Two classes of 30 samples: the error of the nearest class mean, by the bootstrap, lies between that on
/// what was learned and that on what was not.
#[test]
fn the_632_estimate_lies_between_its_parts() {
    let (x, y) = turning_classes(30, 0.5, 1.2, &mut stream("classes"));
    let mut rng = stream("bootstrap");
    let error = |learned: &[usize], tested: &[usize]| {
        let mean = |class: usize| {
            let of: Vec<usize> = learned.iter().copied().filter(|&n| y[n] == class).collect();
            x.select(Axis(0), &of).mean_axis(Axis(0)).unwrap()
        };
        let (first, second) = (mean(0), mean(1));
        let wrong = tested.iter().filter(|&&n| {
            let distance = |centre: &Array1<f64>| (&x.row(n) - centre).mapv(|d| d * d).sum();
            usize::from(distance(&first) > distance(&second)) != y[n]
        });
        wrong.count() as f64 / tested.len() as f64
    };
    let all: Vec<usize> = (0..30).collect();
    let train = error(&all, &all);
    let out: f64 = (0..200)
        .map(|_| {
            let draw = resample(30, &mut rng);
            error(&draw.bag, &draw.out)
        })
        .sum::<f64>()
        / 200.0;
    assert!(train < out, "{train} {out}");
    let estimate = training::error_632(train, out);
    assert!(train < estimate && estimate < out);
}

/// Every layer of a net can have its own rate: inputs are dropped less, outputs never.
#[test]
fn layers_have_rates_of_their_own() {
    let mut rng = stream("init");
    let net: Vec<Boxed<f64, Ix2, Ix2>> = vec![
        Boxed::new(Dropout::new(0.2).unwrap()),
        Boxed::new(Dense::random(50, 80, &mut rng)),
        Boxed::new(Dropout::new(0.5).unwrap()),
        Boxed::new(Dense::random(80, 3, &mut rng)),
    ];
    let x = Array2::ones((200, 50));
    let share = |layer: &Boxed<f64, Ix2, Ix2>, rng: &mut Rng| {
        let (y, _) = layer.forward(x.view(), &mut Mode::Train(rng));
        y.iter().filter(|y| **y == 0.0).count() as f64 / y.len() as f64
    };
    assert!((share(&net[0], &mut rng) - 0.2).abs() < 0.02);
    assert!((share(&net[2], &mut rng) - 0.5).abs() < 0.02);
    let y = net.predict(x.view());
    assert!(y.iter().all(|&y| y != 0.0));
    let mut paths = Vec::new();
    net.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
    assert_eq!(paths, ["1.weight", "1.bias", "3.weight", "3.bias"]);
}
