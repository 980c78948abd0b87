//! The loop: what it learns, what it writes down, when it stops, and what it says when it diverges.

use backprop::{Activation, Dense, Layer, Mlp, Params, Path, SoftmaxCrossEntropy, SquaredError};
use ndarray::{Array1, Array2, array};
use optimizers::{Adam, Descent, Plateau, Schedule, Sgd};
use std::ops::ControlFlow;
use tensor::{Real, Streams};
use training::{
    Callback, Clip, Curves, Diverged, EarlyStopping, Ending, Error, OnPlateau, Place, Plan, Record,
    Scheduled, Score, Set, Trainer, Validation, evaluate,
};

const TANH: Activation = Activation::Tanh { beta: 1.0 };

fn net(widths: &[usize]) -> Mlp<f64> {
    Mlp::random(widths, TANH, Activation::Identity, &mut Streams::new(1).stream("init"))
}

fn sgd<F: Real>(learning_rate: f64) -> Descent<F, Sgd, 0> {
    Descent::new(Sgd { learning_rate }).unwrap()
}

fn xor() -> (Array2<f64>, Vec<usize>) {
    (array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], vec![0, 1, 1, 0])
}

#[test]
fn xor_is_learned() {
    let (x, y) = xor();
    let set = Set::new(x.view(), &y[..]);
    let adam: Descent<f64, _, 2> =
        Descent::new(Adam { learning_rate: 0.05, ..Adam::default() }).unwrap();
    let plan = Plan { epochs: 300, batch: 2, seed: 1 };
    let mut trainer = Trainer::new(net(&[2, 4, 2]), SoftmaxCrossEntropy, adam, plan);
    let ending = trainer.fit(&set, &mut []).unwrap();
    assert_eq!((ending, trainer.steps()), (Ending::Complete, 600));
    let score = evaluate(&trainer.model, &SoftmaxCrossEntropy, &set);
    assert!(score.cost < 0.01 && score.accuracy == Some(1.0), "{score:?}");
    let records: Vec<Record> = trainer.curves.records().collect();
    assert_eq!(records.len(), 300);
    assert!(records[299].train.cost < records[0].train.cost / 20.0);
    assert!(records.iter().all(|record| record.dev.is_none()));
}

/// ŷ = w x with x = 1, y = 0, C = ½ w²; η = 0.5 halves w. Costs ½, ⅛, 1/32.
#[test]
fn the_curves_hold_the_costs_by_hand() {
    let (x, y) = (array![[1.0]], array![[0.0]]);
    let set = Set::new(x.view(), &*y);
    let neuron = Dense::<f64>::new(array![[1.0]], array![0.0]);
    let plan = Plan { epochs: 2, batch: 1, seed: 1 };
    // Without the bias, which would move as well, a step is w ← w − ½ w.
    let mut trainer = Trainer::new(neuron, SquaredError, sgd(0.5), plan);
    trainer.fit(&set, &mut [&mut NoBias, &mut Validation::new(set.clone(), SquaredError)]).unwrap();
    let costs: Vec<_> =
        trainer.curves.records().map(|r| (r.train.cost, r.dev.unwrap().cost)).collect();
    assert_eq!(costs, [(0.5, 0.125), (0.125, 0.03125)]);
}

struct NoBias;
impl Params<f64> for NoBias {}
impl Callback<f64, Dense<f64>> for NoBias {
    fn gradient(&mut self, model: &mut Dense<f64>) {
        model.bias.grad.fill(0.0);
    }
}

#[test]
fn a_schedule_sets_the_rate_of_every_epoch() {
    let (x, y) = xor();
    let set = Set::new(x.view(), &y[..]);
    let plan = Plan { epochs: 4, batch: 4, seed: 1 };
    let mut trainer = Trainer::new(net(&[2, 2, 2]), SoftmaxCrossEntropy, sgd(0.8), plan);
    let schedule = Schedule::Steps { every: 2, factor: 4.0 };
    trainer.fit(&set, &mut [&mut Scheduled(schedule)]).unwrap();
    let rates: Vec<f64> = trainer.curves.records().map(|record| record.learning_rate).collect();
    assert_eq!(rates, [0.8, 0.8, 0.2, 0.2]);
}

/// η = 2 turns w + b into −3 (w + b): the costs are ½, 4½ and 40½, each before its step. After the second
/// η = ½, which leads to 0 at once, but is known only after the third.
#[test]
fn a_plateau_divides_the_rate() {
    let (x, y) = (array![[1.0]], array![[0.0]]);
    let set = Set::new(x.view(), &*y);
    let neuron = Dense::<f64>::new(array![[1.0]], array![0.0]);
    let plan = Plan { epochs: 4, batch: 1, seed: 1 };
    let mut trainer = Trainer::new(neuron, SquaredError, sgd(2.0), plan);
    let plateau = Plateau::new(4.0, 1).unwrap();
    trainer.fit(&set, &mut [&mut OnPlateau(plateau)]).unwrap();
    let rates: Vec<f64> = trainer.curves.records().map(|record| record.learning_rate).collect();
    assert_eq!(rates, [2.0, 2.0, 0.5, 0.125]);
}

/// The scripted curve: 1.0, 0.8, 0.85, 0.91, 0.92 with the tolerance 0.1 and a patience of 2. Worse are
/// 0.91 and 0.92, and the best is the second.
#[test]
fn early_stopping_waits_tolerates_and_restores_the_best() {
    let mut stopping = EarlyStopping::<f64>::new(2, 0.1).unwrap();
    let mut model = Dense::new(array![[0.0]], array![0.0]);
    Callback::start(&mut stopping, &model);
    let mut flow = Vec::new();
    for (epoch, cost) in [1.0, 0.8, 0.85, 0.91, 0.92].into_iter().enumerate() {
        model.weight.value.fill(epoch as f64 + 1.0);
        let score = Score { cost, accuracy: None };
        let mut record = Record { train: score, dev: Some(score), learning_rate: 0.1 };
        flow.push(stopping.epoch(&mut model, &mut record) == ControlFlow::Break(()));
    }
    assert_eq!(flow, [false, false, false, false, true]);
    assert_eq!(stopping.best(), 0.8);
    stopping.end(&mut model);
    assert_eq!(model.weight.value, array![[2.0]]);
}

#[test]
fn one_better_epoch_makes_the_patience_new() {
    let mut stopping = EarlyStopping::<f64>::new(2, 0.0).unwrap();
    let mut model = Dense::new(array![[0.0]], array![0.0]);
    Callback::start(&mut stopping, &model);
    let stops = [1.0, 1.1, 0.9, 0.95, f64::NAN].map(|cost| {
        let score = Score { cost, accuracy: None };
        let mut record = Record { train: score, dev: Some(score), learning_rate: 0.1 };
        stopping.epoch(&mut model, &mut record) == ControlFlow::Break(())
    });
    assert_eq!(stops, [false, false, false, false, true]);
    assert!(
        EarlyStopping::<f64>::new(0, 0.0).is_err() && EarlyStopping::<f64>::new(1, -1.0).is_err()
    );
}

#[test]
fn a_run_that_is_stopped_ends_with_the_weights_of_its_best_epoch() {
    // Random labels: what is learned of the one half says nothing of the other.
    let mut rng = Streams::new(3).stream("samples");
    let mut draw = || ndarray_rand::rand::Rng::random_range(&mut rng, -1.0..1.0);
    let x = Array2::from_shape_simple_fn((80, 5), &mut draw);
    let y: Vec<usize> = (0..80).map(|_| usize::from(draw() > 0.0)).collect();
    let half = |part: std::ops::Range<usize>| x.slice(ndarray::s![part, ..]);
    let train = Set::new(half(0..40), &y[..40]);
    let dev = Set::new(half(40..80), &y[40..]);
    let adam: Descent<f64, _, 2> =
        Descent::new(Adam { learning_rate: 0.02, ..Adam::default() }).unwrap();
    let plan = Plan { epochs: 200, batch: 8, seed: 1 };
    let mut trainer = Trainer::new(net(&[5, 30, 2]), SoftmaxCrossEntropy, adam, plan);
    let mut stopping = EarlyStopping::new(5, 0.0).unwrap();
    let mut validation = Validation::new(dev.clone(), SoftmaxCrossEntropy);
    let ending = trainer.fit(&train, &mut [&mut validation, &mut stopping]).unwrap();
    assert_eq!(ending, Ending::Stopped);
    let costs: Vec<f64> = trainer.curves.records().map(|r| r.dev.unwrap().cost).collect();
    let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(costs.len() < 200 && costs[costs.len() - 1] > least);
    assert_eq!(evaluate(&trainer.model, &SoftmaxCrossEntropy, &dev).cost, least);
    assert_eq!(stopping.best(), least);
}

#[test]
#[should_panic(expected = "EarlyStopping: a Validation has to stand before it")]
fn early_stopping_without_a_development_set_is_refused() {
    let (x, y) = xor();
    let plan = Plan { epochs: 1, batch: 4, seed: 1 };
    let mut trainer = Trainer::new(net(&[2, 2, 2]), SoftmaxCrossEntropy, sgd(0.1), plan);
    let mut stopping = EarlyStopping::new(1, 0.0).unwrap();
    let _ = trainer.fit(&Set::new(x.view(), &y[..]), &mut [&mut stopping]);
}

/// ŷ = w x + b with x = 10, η = 1: the error is multiplied by 1 − 101 = −100 each time, and its square
/// passes 10³⁰⁸ after some 77 steps.
#[test]
fn a_run_that_diverges_says_where_and_keeps_the_step_before() {
    let (x, y) = (array![[10.0]], array![[0.0]]);
    let plan = Plan { epochs: 1000, batch: 1, seed: 1 };
    let neuron = Dense::<f64>::new(array![[1.0]], array![0.0]);
    let mut trainer = Trainer::new(neuron, SquaredError, sgd(1.0), plan);
    let error = trainer.fit(&Set::new(x.view(), &*y), &mut []).unwrap_err();
    let Error::Diverged(diverged) = &error else { panic!("{error}") };
    assert_eq!(diverged.place, Place::Cost);
    assert!((70..90).contains(&diverged.step), "{diverged}");
    assert_eq!(diverged.epoch as u64, diverged.step);
    assert_eq!(trainer.steps(), diverged.step - 1);
    assert_eq!(trainer.curves.epochs() as u64, diverged.step - 1);
    assert!(trainer.model.weight.value[[0, 0]].is_finite());
    assert!(error.to_string().ends_with("lower the learning rate, or clip gradients"), "{error}");
}

fn place(model: Mlp<f64>, x: Array2<f64>) -> Place {
    let (y, plan) = (vec![0; x.nrows()], Plan { epochs: 1, batch: 2, seed: 1 });
    let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, sgd(0.1), plan);
    let before = trainer.model.clone();
    let result = trainer.fit(&Set::new(x.view(), &y[..]), &mut []);
    let Err(Error::Diverged(diverged)) = result else { panic!("it does not diverge") };
    assert_eq!(trainer.model.layers[1], before.layers[1]);
    diverged.place
}

#[test]
fn the_first_place_that_is_not_finite_is_named() {
    let x = Array2::from_elem((6, 2), 1.0);
    let mut spoilt = x.clone();
    spoilt[[4, 1]] = f64::NAN;
    let input = place(net(&[2, 3, 2]), spoilt);
    assert_eq!(input, Place::Input(4));
    let message = Diverged { epoch: 1, step: 3, place: input }.to_string();
    assert!(message.ends_with("the input of sample 4 is not finite; mend the data"), "{message}");
    let mut broken = net(&[2, 3, 3, 2]);
    broken.layers[0].weight.value[[1, 1]] = f64::NAN;
    assert_eq!(place(broken, x.clone()), Place::Value("0.weight".into()));
    // Two weights that are finite, and their sum of products that is not.
    let mut loud = net(&[2, 3, 2]);
    loud.activations[0] = Activation::Identity;
    loud.layers[0].weight.value.fill(1e308);
    assert_eq!(place(loud, x), Place::Output("0".into()));
}

/// A finite cost, and a gradient that is not: found before the step is taken.
#[test]
fn a_gradient_that_is_not_finite_is_found_before_the_step() {
    struct Spoil;
    impl Params<f64> for Spoil {}
    impl Callback<f64, Mlp<f64>> for Spoil {
        fn gradient(&mut self, model: &mut Mlp<f64>) {
            model.layers[1].weight.grad[[0, 0]] = f64::NAN;
            model.layers[0].bias.grad[0] = f64::INFINITY;
        }
    }
    let (x, y) = xor();
    let plan = Plan { epochs: 1, batch: 4, seed: 1 };
    let mut trainer = Trainer::new(net(&[2, 2, 2]), SoftmaxCrossEntropy, sgd(0.1), plan);
    let set = Set::new(x.view(), &y[..]);
    let error = trainer.fit(&set, &mut [&mut Spoil]).unwrap_err();
    let Error::Diverged(diverged) = error else { panic!("{error}") };
    // The last layer's gradient is computed first.
    assert_eq!(diverged.place, Place::Gradient("2.weight".into()));
    assert_eq!(trainer.model, net(&[2, 2, 2]));
    assert_eq!(
        diverged.to_string(),
        "step 1 (epoch 1) diverges: the gradient of 2.weight is not finite; lower the learning rate, \
         or clip gradients"
    );
}

#[test]
fn clipping_keeps_a_run_finite() {
    let (x, y) = (array![[10.0]], array![[0.0]]);
    let plan = Plan { epochs: 200, batch: 1, seed: 1 };
    let neuron = Dense::<f64>::new(array![[1.0]], array![0.0]);
    let mut trainer = Trainer::new(neuron, SquaredError, sgd(1.0), plan);
    trainer.fit(&Set::new(x.view(), &*y), &mut [&mut Clip(0.1)]).unwrap();
    assert!(trainer.curves.records().all(|record| record.train.cost < 60.0));
}

#[test]
fn the_seed_decides_and_nothing_else() {
    let run = |seed| {
        let (x, y) = xor();
        let plan = Plan { epochs: 5, batch: 1, seed };
        let mut trainer = Trainer::new(net(&[2, 3, 2]), SoftmaxCrossEntropy, sgd(0.5), plan);
        trainer.fit(&Set::new(x.view(), &y[..]), &mut []).unwrap();
        trainer.model
    };
    assert_eq!(run(1), run(1));
    assert_ne!(run(1), run(2));
}

#[test]
fn nothing_to_learn_from_is_an_error() {
    let (x, y) = (Array2::<f64>::zeros((0, 2)), []);
    let plan = Plan { epochs: 1, batch: 4, seed: 1 };
    let mut trainer = Trainer::new(net(&[2, 2, 2]), SoftmaxCrossEntropy, sgd(0.1), plan);
    let error = trainer.fit(&Set::new(x.view(), &y[..]), &mut []).unwrap_err();
    assert!(error.to_string().starts_with("0 samples cannot be cut"), "{error}");
}

/// All six calls, in their order.
#[test]
fn callbacks_are_called_at_their_places() {
    #[derive(Default)]
    struct Diary(Vec<&'static str>);
    impl Params<f64> for Diary {}
    impl Callback<f64, Dense<f64>> for Diary {
        fn start(&mut self, _model: &Dense<f64>) {
            self.0.push("start");
        }
        fn learning_rate(&mut self, _first: f64, _curves: &Curves<f64>) -> Option<f64> {
            self.0.push("rate");
            None
        }
        fn gradient(&mut self, model: &mut Dense<f64>) {
            assert!(model.weight.grad.iter().any(|&g| g != 0.0));
            self.0.push("gradient");
        }
        fn step(&mut self, model: &mut Dense<f64>) {
            assert!(model.weight.grad.iter().all(|&g| g == 0.0));
            self.0.push("step");
        }
        fn epoch(&mut self, _model: &mut Dense<f64>, _record: &mut Record) -> ControlFlow<()> {
            self.0.push("epoch");
            ControlFlow::Break(())
        }
        fn end(&mut self, _model: &mut Dense<f64>) {
            self.0.push("end");
        }
    }
    let (x, y) = (array![[1.0], [2.0]], array![[3.0], [4.0]]);
    let plan = Plan { epochs: 9, batch: 1, seed: 1 };
    let mut trainer =
        Trainer::new(Dense::new(array![[0.5]], array![0.0]), SquaredError, sgd(0.01), plan);
    let mut diary = Diary::default();
    let ending = trainer.fit(&Set::new(x.view(), &*y), &mut [&mut diary]).unwrap();
    assert_eq!(ending, Ending::Stopped);
    assert_eq!(diary.0, ["start", "rate", "gradient", "step", "gradient", "step", "epoch", "end"]);
}

/// Pictures (B, H, W) through a layer of another rank: the loop asks for a table in the end alone.
#[test]
fn inputs_of_any_rank_are_trained_on() {
    struct Flatten;
    impl Params<f64> for Flatten {}
    impl Layer<f64, ndarray::Ix3> for Flatten {
        type Out = ndarray::Ix2;
        type Cache = ();
        fn forward(
            &self,
            x: ndarray::ArrayView3<f64>,
            _mode: &mut backprop::Mode<'_>,
        ) -> (Array2<f64>, ()) {
            let (b, h, w) = x.dim();
            (x.to_owned().into_shape_with_order((b, h * w)).unwrap(), ())
        }
        fn backward(
            &mut self,
            x: ndarray::ArrayView3<f64>,
            _y: ndarray::ArrayView2<f64>,
            dy: Array2<f64>,
            _cache: (),
        ) -> ndarray::Array3<f64> {
            dy.into_shape_with_order(x.raw_dim()).unwrap()
        }
    }
    let x =
        ndarray::Array3::from_shape_fn((10, 2, 3), |(n, i, j)| ((n * 7 + i * 3 + j) % 5) as f64);
    let y: Vec<usize> = (0..10).map(|n| n % 2).collect();
    let model = Flatten.then(Dense::new(Array2::zeros((2, 6)), Array1::zeros(2)));
    let plan = Plan { epochs: 3, batch: 4, seed: 1 };
    let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, sgd(0.05), plan);
    trainer.fit(&Set::new(x.view(), &y[..]), &mut []).unwrap();
    let mut paths = Vec::new();
    trainer.model.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
    assert_eq!(paths, ["1.weight", "1.bias"]);
    assert_eq!((trainer.steps(), trainer.curves.epochs()), (9, 3));
    assert!(trainer.model.second.weight.value.iter().all(|&w| w != 0.0));
}
