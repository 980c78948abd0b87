//! The debugging kit: right nets pass, planted faults are found.

use backprop::{
    Activation, Change, Dense, Layer, Mlp, Mode, Params, Path, See, SoftmaxCrossEntropy,
};
use datasets::digits;
use ndarray::{Array1, Array2, ArrayView, ArrayView2, Ix2, array, s};
use optimizers::{Adam, Descent, Sgd};
use tensor::Streams;
use training::{Finding, Plan, Set, Trainer, Watch, diagnose, evaluate, overfit_small, signals};

/// 200 digits of 8 × 8 pixels, 0 to 1.
fn some_digits() -> (Array2<f64>, Vec<usize>) {
    let digits = digits();
    let x = digits.flat().slice(s![..200, ..]).to_owned();
    (x, digits.labels.iter().take(200).map(|&label| label.into()).collect())
}

fn net(hidden: Activation) -> Mlp<f64> {
    let mut rng = Streams::new(1).stream("init");
    Mlp::random(&[64, 30, 30, 10], hidden, Activation::Identity, &mut rng)
}

fn adam(learning_rate: f64) -> Descent<f64, Adam, 2> {
    Descent::new(Adam { learning_rate, ..Adam::default() }).unwrap()
}

/// A dense layer with a bug on the way back.
#[derive(Clone)]
struct Buggy(Dense<f64>, Bug);

#[derive(Clone, Copy, PartialEq)]
enum Bug {
    None,
    /// Uphill.
    Sign,
    /// Nothing arrives below.
    CutOff,
    /// The gradients of the weights go to the wrong neurons.
    Swapped,
}

impl Params<f64> for Buggy {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
        self.0.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
        self.0.visit_mut(path, change);
    }
}

impl Layer<f64, Ix2> for Buggy {
    type Out = Ix2;
    type Cache = ();

    fn forward(&self, x: ArrayView<f64, Ix2>, mode: &mut Mode<'_>) -> (Array2<f64>, ()) {
        self.0.forward(x, mode)
    }

    fn backward(
        &mut self,
        x: ArrayView2<f64>,
        y: ArrayView2<f64>,
        mut dy: Array2<f64>,
        _cache: (),
    ) -> Array2<f64> {
        match self.1 {
            Bug::None => self.0.backward(x, y, dy, ()),
            Bug::Sign => self.0.backward(x, y, -dy, ()),
            Bug::CutOff => self.0.backward(x, y, dy, ()) * 0.0,
            Bug::Swapped => {
                let dx = dy.dot(&self.0.weight.value);
                dy.invert_axis(ndarray::Axis(1));
                self.0.accumulate(x, y, dy, ());
                dx
            }
        }
    }
}

/// 64-30-10 with the bug in its last layer.
fn buggy(bug: Bug) -> impl Layer<f64, Ix2, Out = Ix2> + Clone {
    let mut rng = Streams::new(1).stream("init");
    let first = Dense::random(64, 30, &mut rng).then(Activation::Relu);
    first.then(Buggy(Dense::random(30, 10, &mut rng), bug))
}

#[test]
fn fifty_samples_are_learned_by_heart_unless_there_is_a_bug() {
    let (x, y) = some_digits();
    let set = Set::new(x.view(), &y[..]);
    let try_with = |bug| overfit_small(buggy(bug), &SoftmaxCrossEntropy, adam(0.01), &set, 150);
    let right = try_with(Bug::None);
    assert!(right.passed() && right.samples == 50, "{right:?}");
    assert!((right.first - 10.0_f64.ln()).abs() < 0.3, "{right:?}");
    for bug in [Bug::Sign, Bug::Swapped] {
        let wrong = try_with(bug);
        assert!(!wrong.passed(), "{wrong:?}");
    }
}

#[test]
fn what_is_too_small_or_learns_too_slowly_does_not_pass() {
    let (x, y) = some_digits();
    let set = Set::new(x.view(), &y[..]);
    let mut rng = Streams::new(1).stream("init");
    let narrow = Mlp::random(&[64, 1, 10], Activation::Relu, Activation::Identity, &mut rng);
    assert!(!overfit_small(narrow, &SoftmaxCrossEntropy, adam(0.01), &set, 150).passed());
    let slow = overfit_small(net(Activation::Relu), &SoftmaxCrossEntropy, adam(1e-6), &set, 150);
    assert!(!slow.passed());
}

/// Twenty hidden layers of tanh, with weights from ±√3/√n, which keep the signal: depth is no hindrance
/// (the slide says that a net that fails is too deep). Logistic layers fail at the same depth.
#[test]
fn a_deep_net_learns_fifty_samples_by_heart() {
    let (x, y) = some_digits();
    let set = Set::new(x.view(), &y[..]);
    let deep = |f, gain: f64| {
        let widths: Vec<usize> = [64].into_iter().chain([30; 20]).chain([10]).collect();
        let mut rng = Streams::new(1).stream("init");
        let mut net = Mlp::random(&widths, f, Activation::Identity, &mut rng);
        net.layers.iter_mut().for_each(|layer| layer.weight.value *= gain);
        overfit_small(net, &SoftmaxCrossEntropy, adam(0.003), &set, 300)
    };
    let kept = deep(Activation::Tanh { beta: 1.0 }, 3.0_f64.sqrt());
    assert!(kept.passed(), "{kept:?}");
    let faint = deep(Activation::Logistic { beta: 1.0 }, 1.0);
    assert!(!faint.passed(), "{faint:?}");
}

/// One yes in twenty: −0.05 ln 0.05 − 0.95 ln 0.95 = 0.1985, where to know nothing costs ln 2 = 0.6931.
#[test]
fn who_always_says_no_pays_the_entropy() {
    let (x, y) = (Array2::<f64>::ones((20, 3)), [vec![1], vec![0; 19]].concat());
    let says = |bias: Array1<f64>| {
        let net = Dense::new(Array2::zeros((2, 3)), bias);
        evaluate(&net, &SoftmaxCrossEntropy, &Set::new(x.view(), &y[..]))
    };
    let nothing = says(array![0.0, 0.0]);
    let no = says(array![0.95_f64.ln(), 0.05_f64.ln()]);
    assert!((nothing.cost - 2.0_f64.ln()).abs() < 1e-12);
    let entropy = -(0.05 * 0.05_f64.ln() + 0.95 * 0.95_f64.ln());
    assert!((no.cost - entropy).abs() < 1e-12 && (entropy - 0.1985).abs() < 5e-5);
    assert_eq!(no.accuracy, Some(0.95));
}

/// Every picture has the label of the picture 900 places on. Nothing is wrong with the net; only on new
/// samples it shows.
#[test]
fn no_report_complains_of_labels_that_belong_to_other_samples() {
    let digits = digits();
    let x: Array2<f64> = digits.flat();
    let labels: Vec<usize> = digits.labels.iter().map(|&label| label.into()).collect();
    let moved = [&labels[900..], &labels[..900]].concat();
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &moved[from..to]);
    let net = net(Activation::Tanh { beta: 1.0 });
    let report = diagnose(&net, &SoftmaxCrossEntropy, &adam(0.002), &part(0, 1300), 400);
    assert_eq!(report.findings(), [], "{report}");
    let plan = Plan { epochs: 5, batch: 32, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam(0.002), plan);
    trainer.fit(&part(0, 1300), &mut []).unwrap();
    let accuracy = evaluate(&trainer.model, &SoftmaxCrossEntropy, &part(1300, 1797)).accuracy;
    assert!(accuracy.is_some_and(|share| share < 0.2), "{accuracy:?}");
}

#[test]
fn a_sound_net_has_nothing_to_complain_of() {
    let (x, y) = some_digits();
    let net = net(Activation::Tanh { beta: 1.0 });
    let set = Set::new(x.view(), &y[..]);
    let report = diagnose(&net, &SoftmaxCrossEntropy, &adam(0.002), &set, 300);
    assert_eq!(report.findings(), [], "{report}");
    assert!(report.to_string().ends_with("no complaint"));
    assert_eq!(report.signals.len(), 6);
    assert_eq!(report.pulses.len(), 3);
}

fn findings<M: Layer<f64, Ix2, Out = Ix2> + Clone>(
    model: &M,
    x: &Array2<f64>,
    y: &[usize],
    eta: f64,
) -> Vec<Finding> {
    let set = Set::new(x.view(), y);
    diagnose(model, &SoftmaxCrossEntropy, &adam(eta), &set, 300).findings()
}

/// Every planted fault, and the complaint that names it.
#[test]
fn planted_faults_are_found() {
    let (x, y) = some_digits();
    let tanh = Activation::Tanh { beta: 1.0 };
    let sound = net(tanh);
    let has = |all: &[Finding], wanted: fn(&Finding) -> bool| {
        assert!(all.iter().any(wanted), "{all:?}");
    };

    let all = findings(&buggy(Bug::CutOff), &x, &y, 0.002);
    assert!(all.contains(&Finding::FaintGradient("0.weight".into(), 0.0)), "{all:?}");
    has(&findings(&buggy(Bug::Sign), &x, &y, 0.002), |f| matches!(f, Finding::NotLearned(_)));

    let mut dead = net(Activation::Relu);
    dead.layers[0].bias.value.fill(-100.0);
    let all = findings(&dead, &x, &y, 0.002);
    assert!(all.contains(&Finding::Silent("1".into(), 1.0)), "{all:?}");

    has(&findings(&sound, &(&x * 1000.0), &y, 0.002), |f| matches!(f, Finding::LargeInputs(_)));
    has(&findings(&sound, &x, &y, 1e-7), |f| matches!(f, Finding::SmallSteps(..)));
    has(&findings(&sound, &x, &y, 1.0), |f| matches!(f, Finding::LargeSteps(..)));

    let lopsided: Vec<usize> =
        y.iter().enumerate().map(|(n, _)| usize::from(n % 20 == 0)).collect();
    let all = findings(&sound, &x, &lopsided, 0.002);
    assert!(all.contains(&Finding::Unbalanced(19.0)), "{all:?}");

    // Ten layers whose weights are a fifth of what they should be: signal and error fade together.
    let mut rng = Streams::new(1).stream("init");
    let mut widths = vec![64];
    widths.extend([30; 9]);
    widths.push(10);
    let mut deep = Mlp::random(&widths, tanh, Activation::Identity, &mut rng);
    for layer in &mut deep.layers {
        layer.weight.value *= 0.2;
        layer.bias.value.fill(0.0);
    }
    has(&findings(&deep, &x, &y, 0.002), |f| matches!(f, Finding::Signal(..)));

    // Slopes of at most a quarter: the error fades on its way down, the signal does not.
    let logistic = Activation::Logistic { beta: 1.0 };
    let faint = Mlp::random(&widths, logistic, Activation::Identity, &mut rng);
    has(
        &findings(&faint, &x, &y, 0.002),
        |f| matches!(f, Finding::FaintGradient(path, share) if path == "0.weight" && *share > 0.0),
    );
}

#[test]
fn a_finding_is_a_sentence() {
    let say = |finding: Finding| finding.to_string();
    assert_eq!(say(Finding::Silent("1".into(), 0.5)), "layer 1: 50 % of the units are dead");
    assert_eq!(say(Finding::Signal("1".into(), 0.0)), "layer 1: the same for every sample");
    assert_eq!(
        say(Finding::FaintGradient("0.weight".into(), 0.0)),
        "0.weight: no gradient arrives"
    );
    assert_eq!(
        say(Finding::Unbalanced(19.0)),
        "the largest class has 19 times the samples of the smallest"
    );
}

/// With SGD ΔW = −η g: r = η ‖g‖ / ‖W‖. W = (3, 4), x = (1, 0), one class of two.
#[test]
fn the_update_ratio_of_sgd_is_eta_times_gradient_over_weight() {
    let (x, y) = some_digits();
    let plan = Plan { epochs: 1, batch: 50, seed: 1 };
    let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: 0.1 }).unwrap();
    let model = net(Activation::Tanh { beta: 1.0 });
    let mut trainer = Trainer::new(model, SoftmaxCrossEntropy, sgd, plan);
    let mut watch = Watch::new(2);
    trainer.fit(&Set::new(x.view(), &y[..]), &mut [&mut watch]).unwrap();
    let steps: Vec<u64> = watch.pulses.iter().map(|pulse| pulse.step).collect();
    assert_eq!(steps, [1, 1, 1, 3, 3, 3]);
    assert_eq!(watch.pulses[1].path, "2.weight");
    for pulse in &watch.pulses {
        let expected = 0.1 * pulse.gradient / pulse.weight;
        assert!((pulse.ratio / expected - 1.0).abs() < 1e-9, "{pulse:?}");
        assert!(pulse.gradient > 0.0);
    }
}

/// A layer that hands nothing back: the gradient below it is 0, exactly.
#[test]
fn the_gradient_below_a_cut_is_zero() {
    let (x, y) = some_digits();
    let plan = Plan { epochs: 1, batch: 200, seed: 1 };
    let mut trainer = Trainer::new(buggy(Bug::CutOff), SoftmaxCrossEntropy, adam(0.01), plan);
    let mut watch = Watch::new(1);
    trainer.fit(&Set::new(x.view(), &y[..]), &mut [&mut watch]).unwrap();
    assert_eq!((watch.pulses[0].gradient, watch.pulses[0].ratio), (0.0, 0.0));
    assert!(watch.pulses[1].gradient > 0.0);
}

/// Half of the units with a bias of −100 are silent, and only they.
#[test]
fn dead_units_are_counted_on_the_whole_batch() {
    let (x, _) = some_digits();
    let mut layer = Dense::new(Array2::from_elem((4, 64), 0.1), Array1::zeros(4));
    layer.bias.value.assign(&array![-100.0, 0.0, -100.0, 0.0]);
    let all = signals(&layer.then(Activation::Relu), x.view());
    assert_eq!((all[0].silent, all[1].silent), (0.0, 0.5));
}
