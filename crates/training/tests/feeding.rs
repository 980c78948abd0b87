//! What the coding and the scaling of inputs and outputs do to learning.

use backprop::{
    Activation, Dense, Layer, LogisticCrossEntropy, Loss, Mlp, Mode, SoftmaxCrossEntropy,
    SquaredError, descend,
};
use datasets::{APPLICANT_RANGES, applicants, digits};
use ndarray::{Array1, Array2, ArrayView1, Axis, array, s};
use optimizers::{Adam, Descent, Sgd};
use tensor::Streams;
use training::{
    Error, LabelCode, Plan, Scaler, Set, Split, Trainer, changes, evaluate, random_search, windows,
};

/// The middles of the ranges: 49, 20,600 and 5. With equal weights the income is 99.7 % of the sum.
#[test]
fn of_three_features_the_income_dominates() {
    let middles = APPLICANT_RANGES.map(|(low, high)| (low + high) / 2.0);
    assert_eq!(middles, [49.0, 20_600.0, 5.0]);
    assert!(middles[1] / middles.iter().sum::<f64>() > 0.997);
}

/// From weights 0 and refused: ŷ = ½ and δ = ½, so the step is −0.05 times (49, 20,600, 5) and −0.05 for the
/// bias. The same applicant then has z = −(2.45 · 49 + 1,030 · 20,600 + 0.25 · 5 + 0.05) = −21,218,121.35.
#[test]
fn one_step_on_the_applicant_in_the_middle() {
    let (x, y) = (array![[49.0, 20_600.0, 5.0]], array![[0.0]]);
    let mut neuron = Dense::new(Array2::zeros((1, 3)), Array1::zeros(1));
    let (z, receipt) = neuron.forward(x.view(), &mut Mode::Eval);
    let (_, delta) = LogisticCrossEntropy.loss(z.view(), &y);
    neuron.accumulate(x.view(), z.view(), delta, receipt);
    descend(&mut neuron, 0.1);
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9 * b.abs(), "{a} is not {b}");
    for (w, step) in neuron.weight.value.iter().zip([-2.45, -1030.0, -0.25]) {
        close(*w, step);
    }
    close(neuron.bias.value[0], -0.05);
    let z = neuron.predict(x.view());
    close(z[(0, 0)], -21_218_121.35);
    assert_eq!(Activation::Logistic { beta: 1.0 }.predict(z.view())[(0, 0)], 0.0);
}

/// Logistic regression on the applicants with the same rate: scaled, 9 in 10 decisions are right; raw, the
/// run diverges or answers at random.
#[test]
fn scaled_inputs_are_learned_and_raw_ones_are_not() {
    let samples = applicants(400, &mut Streams::new(1).stream("applicants"));
    let y: Vec<usize> = samples.t.iter().map(|&t| usize::from(t > 0.0)).collect();
    let split = Split::stratified(&y, 0.0, 0.25, &mut Streams::new(1).stream("split")).unwrap();
    let part = |rows: &[usize]| {
        let y: Vec<usize> = rows.iter().map(|&row| y[row]).collect();
        (samples.x.select(Axis(0), rows), y)
    };
    let ((train, y_train), (test, y_test)) = (part(&split.train), part(&split.test));
    let run = |train: Array2<f64>, test: Array2<f64>| -> Result<f64, Error> {
        let model = Dense::new(Array2::zeros((2, 3)), Array1::zeros(2));
        let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: 0.1 }).unwrap();
        let plan = Plan { epochs: 50, batch: 20, seed: 1 };
        let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, sgd, plan);
        trainer.fit(&Set::new(train.view(), &y_train[..]), &mut [])?;
        let score =
            evaluate(&trainer.model, &SoftmaxCrossEntropy, &Set::new(test.view(), &y_test[..]));
        Ok(score.accuracy.unwrap() - score.cost / 1e3)
    };
    let scaler = Scaler::standard(train.view());
    let scaled = run(scaler.apply(train.view()), scaler.apply(test.view())).unwrap();
    // Raw, the cost of a wrong answer is in the thousands.
    let raw = run(train.clone(), test.clone()).unwrap_or(0.0);
    assert!(scaled > 0.9, "{scaled}");
    assert!(raw < scaled - 0.1, "{raw}");
}

/// Logistic outputs in each of the three codes, on digits: 1-of-10 and binary code are nearest to the
/// truth; each is far better than guessing.
#[test]
fn digits_are_learned_in_every_code() {
    let digits = digits();
    let x: Array2<f64> = digits.flat();
    let labels: Vec<usize> = digits.labels.iter().map(|&label| label.into()).collect();
    let (train, test) = (x.slice(s![..1000, ..]), x.slice(s![1000.., ..]));
    for code in [LabelCode::OneHot, LabelCode::Binary, LabelCode::Thermometer] {
        let y = code.encode(&labels[..1000], 10);
        let mut rng = Streams::new(1).stream("init");
        let (hidden, last) = (Activation::Relu, Activation::Identity);
        let model = Mlp::random(&[64, 30, code.outputs(10)], hidden, last, &mut rng);
        let adam: Descent<f64, _, 2> =
            Descent::new(Adam { learning_rate: 0.01, ..Adam::default() }).unwrap();
        let plan = Plan { epochs: 15, batch: 32, seed: 1 };
        let mut trainer = Trainer::new(model, LogisticCrossEntropy, adam, plan);
        trainer.fit(&Set::new(train.view(), &*y), &mut []).unwrap();
        let logistic = Activation::Logistic { beta: 1.0 };
        let y_hat = logistic.predict(trainer.model.predict(test.view()).view());
        let answers = code.decode(y_hat.view(), 10);
        let right = answers.iter().zip(&labels[1000..]).filter(|(a, b)| a == b).count();
        assert!(right as f64 > 0.75 * answers.len() as f64, "{code:?}: {right}");
    }
}

/// Rising by 1 a step with a swing: trained on the first part, the net is asked for values beyond all it
/// has seen. Of changes it has seen all.
#[test]
fn changes_are_learned_where_values_run_away() {
    let series: Array1<f64> = (0..200).map(|t| t as f64 + (t as f64 / 3.0).sin()).collect();
    let error = |series: ArrayView1<f64>| -> f64 {
        let (x, y) = windows(series, 6);
        let y = y.insert_axis(Axis(1));
        let (train, test) = (x.slice(s![..120, ..]), x.slice(s![120.., ..]));
        let (inputs, outputs) = (Scaler::standard(train), Scaler::standard(y.slice(s![..120, ..])));
        let (train, wanted) = (inputs.apply(train), outputs.apply(y.slice(s![..120, ..])));
        let mut rng = Streams::new(1).stream("init");
        let tanh = Activation::Tanh { beta: 1.0 };
        let model = Mlp::random(&[6, 10, 1], tanh, Activation::Identity, &mut rng);
        let adam: Descent<f64, _, 2> =
            Descent::new(Adam { learning_rate: 0.01, ..Adam::default() }).unwrap();
        let plan = Plan { epochs: 100, batch: 20, seed: 1 };
        let mut trainer = Trainer::new(model, SquaredError, adam, plan);
        trainer.fit(&Set::new(train.view(), &*wanted), &mut []).unwrap();
        let y_hat = outputs.invert(trainer.model.predict(inputs.apply(test).view()).view());
        (y_hat - y.slice(s![120.., ..])).mapv(f64::abs).mean().unwrap()
    };
    let (values, differences) = (error(series.view()), error(changes(series.view()).view()));
    // To say that tomorrow is as today plus 1 is wrong by |cos| / 3, 0.2 on average.
    assert!(differences < 0.1, "{differences}");
    assert!(values > 5.0 * differences, "{values} {differences}");
}

/// The learning rate, drawn 12 times: the best of them learns what the worst does not.
#[test]
fn a_search_finds_a_learning_rate() {
    let digits = digits();
    let x: Array2<f64> = digits.flat();
    let labels: Vec<usize> = digits.labels.iter().map(|&label| label.into()).collect();
    let train = Set::new(x.slice(s![..300, ..]), &labels[..300]);
    let dev = Set::new(x.slice(s![300..500, ..]), &labels[300..500]);
    let cost = |values: &[f64]| {
        let model = Dense::new(Array2::zeros((10, 64)), Array1::zeros(10));
        let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: values[0] }).unwrap();
        let plan = Plan { epochs: 3, batch: 32, seed: 1 };
        let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, sgd, plan);
        let fit = trainer.fit(&train, &mut []);
        fit.map_or(f64::NAN, |_| evaluate(&trainer.model, &SoftmaxCrossEntropy, &dev).cost)
    };
    let axis = training::Span::logarithmic(1e-5, 10.0).unwrap();
    let trials = random_search(&[axis], 12, &mut Streams::new(1).stream("search"), cost);
    assert!(trials[0].cost < 0.7 && trials[11].cost > 2.0, "{trials:?}");
    assert!((0.05..5.0).contains(&trials[0].values[0]), "{:?}", trials[0]);
}
