//! A run that is stopped, saved, loaded elsewhere and continued ends in the same bits, with everything
//! at work that draws or remembers: dropout, distorted pictures, early stopping, a plateau.

use backprop::{Activation, Chain, Dense, Layer, Params, Path, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::Uniform;
use optimizers::{Adam, Descent, Momentum, Plateau, Rule, Schedule};
use proptest::prelude::*;
use std::fs;
use std::path::Path as FilePath;
use tensor::{Real, Streams};
use training::{
    Augment, Augmented, Checkpoint, Dropout, EarlyStopping, Ending, Error, OnPlateau, Plan,
    Scheduled, Set, Trainer, Validation,
};

type Net<F> = Chain<Chain<Chain<Dense<F>, Activation>, Dropout>, Dense<F>>;

const PLAN: Plan = Plan { epochs: 6, batch: 7, seed: 5 };

fn net<F: Real>(seed: u64) -> Net<F> {
    let mut rng = Streams::new(seed).stream("init");
    let tanh = Activation::Tanh { beta: 1.0 };
    let first = Dense::random(12, 8, &mut rng);
    first.then(tanh).then(Dropout::new(0.3).unwrap()).then(Dense::random(8, 3, &mut rng))
}

/// 20 pictures of 4 × 3 pixels to learn from, and 10 to develop with.
fn pictures<F: Real>() -> (Array2<F>, Vec<usize>) {
    let uniform = Uniform::new(0.0, 1.0).unwrap();
    let x: Array2<f64> =
        Array2::random_using((30, 12), uniform, &mut Streams::new(3).stream("samples"));
    let y = x.outer_iter().map(|x| (x.sum() * 1.5) as usize % 3).collect();
    (x.mapv(F::of), y)
}

type Run<F, R, const N: usize> = Trainer<F, Net<F>, SoftmaxCrossEntropy, Descent<F, R, N>>;

/// What the part of a run computes: from the file, if there is one, and to a checkpoint, if one is asked
/// for. All that is known in the end comes back in bits.
fn run<F: Real, R: Rule<F, N>, const N: usize>(
    rule: R,
    patience: usize,
    seed: u64,
    from: Option<&FilePath>,
    to: Option<Checkpoint>,
) -> (Ending, Vec<(String, Vec<u64>)>) {
    let (x, y) = pictures::<F>();
    let augment = Augment { rotate: 10.0, shift: 1.0, noise: 0.02, ..Augment::default() };
    let train = Set::new(x.slice(s![..20, ..]), &y[..20]);
    let train = Augmented::new(train, (4, 3, 1), augment);
    let dev = Set::new(x.slice(s![20.., ..]), &y[20..]);
    let mut validation = Validation::new(dev, SoftmaxCrossEntropy);
    let mut stopping = EarlyStopping::new(patience, 0.0).unwrap();
    let mut plateau = OnPlateau(Plateau::new(2.0, 1).unwrap());
    let mut trainer: Run<F, R, N> =
        Trainer::new(net(seed), SoftmaxCrossEntropy, Descent::new(rule).unwrap(), PLAN);
    if let Some(file) = from {
        trainer.resume(file, &mut [&mut validation, &mut stopping, &mut plateau]).unwrap();
    }
    trainer.checkpoint = to;
    let ending = trainer.fit(&train, &mut [&mut validation, &mut stopping, &mut plateau]).unwrap();
    let mut bits = vec![("steps".into(), vec![trainer.steps()])];
    let mut see = |model: &dyn Params<F>| {
        model.visit(Path::ROOT, &mut |path, value, _| {
            bits.push((path.to_string(), value.iter().map(|v| v.as_f64().to_bits()).collect()));
        });
    };
    see(&trainer.model);
    see(&trainer.optimizer);
    see(&trainer.curves);
    see(&stopping);
    (ending, bits)
}

/// Saves after `every` epochs and goes on from there in a trainer that began with other weights.
fn stops_unnoticed<F: Real, R: Rule<F, N>, const N: usize>(rule: R, patience: usize, every: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.safetensors");
    let whole = run::<F, R, N>(rule, patience, 1, None, None);
    let saving =
        run::<F, R, N>(rule, patience, 1, None, Some(Checkpoint { path: path.clone(), every }));
    assert_eq!(saving, whole, "saving changes nothing");
    // A run that was stopped before the first time has nothing saved.
    if !path.exists() {
        return;
    }
    let resumed = run::<F, R, N>(rule, patience, 2, Some(&path), None);
    assert_eq!(resumed, whole);
}

#[test]
fn a_run_goes_on_from_its_last_checkpoint_to_the_same_bits() {
    for every in 1..4 {
        stops_unnoticed::<f32, _, 2>(Adam { learning_rate: 0.02, ..Adam::default() }, 3, every);
        stops_unnoticed::<f64, _, 1>(
            Momentum { learning_rate: 0.3, ..Momentum::default() },
            3,
            every,
        );
    }
}

/// A net that only gets worse on the development set: the run is stopped early, and again after the
/// checkpoint.
#[test]
fn a_run_that_stops_early_stops_as_early_after_a_checkpoint() {
    let loud = Adam { learning_rate: 1.0, ..Adam::default() };
    let (ending, _) = run::<f64, _, 2>(loud, 1, 1, None, None);
    assert_eq!(ending, Ending::Stopped);
    stops_unnoticed::<f64, _, 2>(loud, 1, 1);
    stops_unnoticed::<f64, _, 2>(loud, 1, 2);
}

fn simple(epochs: usize, hidden: usize) -> Run<f64, Adam, 2> {
    let mut rng = Streams::new(9).stream("init");
    let first = Dense::random(12, hidden, &mut rng).then(Activation::Relu);
    let model = first.then(Dropout::new(0.5).unwrap()).then(Dense::random(hidden, 3, &mut rng));
    let plan = Plan { epochs, ..PLAN };
    Trainer::new(model, SoftmaxCrossEntropy, Descent::new(Adam::default()).unwrap(), plan)
}

#[test]
fn the_checkpoint_of_another_run_is_refused_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.safetensors");
    let (x, y) = pictures::<f64>();
    let mut trainer = simple(2, 5);
    trainer.checkpoint = Some(Checkpoint { path: path.clone(), every: 2 });
    trainer.fit(&Set::new(x.view(), &y[..]), &mut []).unwrap();
    assert!(path.exists());

    let mut other = simple(2, 6);
    let before = other.model.first.first.first.clone();
    let error = other.resume(&path, &mut []).unwrap_err();
    assert!(matches!(error, Error::Backprop(backprop::Error::Unfit { .. })), "{error}");
    assert!(error.to_string().contains("model.0.weight: the file has F64 [5, 12]"), "{error}");
    assert_eq!((&other.model.first.first.first, other.steps()), (&before, 0));

    let error = simple(3, 5).resume(&path, &mut []).unwrap_err().to_string();
    assert!(error.contains("curves: the file has F64 [2, 5], the model F64 [3, 5]"), "{error}");
    let mut stopping = EarlyStopping::new(1, 0.0).unwrap();
    let error = simple(2, 5).resume(&path, &mut [&mut stopping]).unwrap_err().to_string();
    assert!(error.contains("callbacks.0.state: the file has nothing"), "{error}");
}

#[test]
fn a_file_that_is_cut_short_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.safetensors");
    let (x, y) = pictures::<f64>();
    let mut trainer = simple(2, 5);
    trainer.fit(&Set::new(x.view(), &y[..]), &mut []).unwrap();
    trainer.save(&path, &mut []).unwrap();
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let error = simple(2, 5).resume(&path, &mut []).unwrap_err();
    assert!(matches!(error, Error::Backprop(backprop::Error::Damaged { .. })), "{error}");
}

/// The rate of an epoch is that of its number, not of how many the program has seen.
#[test]
fn a_schedule_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.safetensors");
    let (x, y) = pictures::<f64>();
    let set = Set::new(x.view(), &y[..]);
    let mut schedule = Scheduled(Schedule::Exponential { epochs: 2.0 });
    let mut whole = simple(5, 4);
    whole.checkpoint = Some(Checkpoint { path: path.clone(), every: 3 });
    whole.fit(&set, &mut [&mut schedule]).unwrap();
    let mut resumed = simple(5, 4);
    resumed.resume(&path, &mut [&mut schedule]).unwrap();
    assert_eq!(resumed.curves.epochs(), 3);
    resumed.fit(&set, &mut [&mut schedule]).unwrap();
    let rates = |run: &Run<f64, Adam, 2>| {
        run.curves.records().map(|record| record.learning_rate).collect::<Vec<_>>()
    };
    assert_eq!(rates(&resumed), rates(&whole));
    assert_eq!(resumed.steps(), whole.steps());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn whatever_the_settings_a_stop_is_not_noticed(rate in 0.001..0.5_f64, every in 1..6_usize) {
        stops_unnoticed::<f32, _, 2>(Adam { learning_rate: rate, ..Adam::default() }, 3, every);
    }
}
