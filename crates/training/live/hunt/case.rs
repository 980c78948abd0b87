//! One net with at most one fault in it, its diagnosis, and how it learns.

use backprop::{Change, Dense, Layer, Loss, Mode, Params, Path, See, SoftmaxCrossEntropy};
use ndarray::{Array2, ArrayView2, Ix2};
use ndarray_rand::rand::Rng as _;
use optimizers::{Descent, Optimizer, RmsProp};
use tensor::{Rng, Streams};
use training::{Diagnosis, Finding, Set, Source, diagnose};

/// Samples to learn from, and as many to see what came of it.
pub const SAMPLES: usize = 150;
const INPUTS: usize = 8;
pub const CLASSES: usize = 3;
/// Of 8 inputs, three hidden layers and the output.
pub const LAYERS: usize = 4;
const WIDTH: usize = 20;
pub const EPOCHS: usize = 30;
const BATCH: usize = 50;
/// Steps in which fifty samples have to be learned by heart.
const STEPS: usize = 150;

/// What may be wrong with a net.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is.
    Sound,
    /// A layer hands no gradient down.
    Cut,
    /// Most units of a layer start with a bias of −100.
    Dead,
    /// All weights start at 0.
    Zero,
    /// All weights start at a sixth of what they should.
    Faint,
    /// The learning rate is a thousandth of what it should be, or less.
    Slow,
    /// It is a hundred times too large.
    Fast,
    /// One input is in other units.
    Unscaled,
    /// One class has hardly a sample.
    Rare,
    /// Samples and labels do not belong together.
    Shuffled,
}

/// Every fault, by the name of its button and in words.
pub const FAULTS: [(Fault, &str, &str); 10] = [
    (Fault::Sound, "sound", "nothing is wrong"),
    (Fault::Cut, "cut", "gradient cut off"),
    (Fault::Dead, "dead", "dead ReLUs"),
    (Fault::Zero, "zero", "all weights start at 0"),
    (Fault::Faint, "faint", "first weights too small"),
    (Fault::Slow, "slow", "rate far too small"),
    (Fault::Fast, "fast", "rate far too large"),
    (Fault::Unscaled, "unscaled", "an input not scaled"),
    (Fault::Rare, "rare", "a class nearly absent"),
    (Fault::Shuffled, "shuffled", "labels shuffled"),
];

impl Fault {
    /// That of the case with this number: ten cases in a row have all of them, in any order.
    fn of(number: usize) -> Self {
        let mut order: Vec<usize> = (0..FAULTS.len()).collect();
        let round = Streams::new((number / FAULTS.len()) as u64);
        shuffle(&mut order, &mut round.stream("faults"));
        FAULTS[order[number % FAULTS.len()]].0
    }

    pub fn named(name: &str) -> Option<Self> {
        FAULTS.iter().find(|(_, known, _)| *known == name).map(|(fault, ..)| *fault)
    }

    fn entry(self) -> (&'static str, &'static str) {
        let found = FAULTS.iter().find(|(fault, ..)| *fault == self);
        found.map_or(("", ""), |(_, name, words)| (name, words))
    }

    pub fn name(self) -> &'static str {
        self.entry().0
    }

    pub fn words(self) -> &'static str {
        self.entry().1
    }
}

/// A dense layer, with max(0, z) behind it or not, which may keep the gradient to itself.
#[derive(Clone)]
struct Stage {
    dense: Dense<f64>,
    relu: bool,
    cut: bool,
}

impl Params<f64> for Stage {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
        self.dense.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
        self.dense.visit_mut(path, change);
    }
}

impl Layer<f64, Ix2> for Stage {
    type Out = Ix2;
    type Cache = ();

    fn forward(&self, x: ArrayView2<f64>, mode: &mut Mode<'_>) -> (Array2<f64>, ()) {
        let (mut a, ()) = self.dense.forward(x, mode);
        if self.relu {
            a.iter_mut().for_each(|a| *a = a.max(0.0));
        }
        (a, ())
    }

    fn backward(
        &mut self,
        x: ArrayView2<f64>,
        a: ArrayView2<f64>,
        mut da: Array2<f64>,
        _cache: (),
    ) -> Array2<f64> {
        if self.relu {
            da.iter_mut().zip(a).filter(|(_, a)| **a == 0.0).for_each(|(da, _)| *da = 0.0);
        }
        let mut dx = self.dense.backward(x, a, da, ());
        if self.cut {
            dx.fill(0.0);
        }
        dx
    }
}

/// The layers of a sound net: 8-20-20-20-3, ReLU, weights of variance 2/n, biases 0.
fn sound(rng: &mut Rng) -> Vec<Stage> {
    let stage = |l: usize| {
        let inputs = if l == 0 { INPUTS } else { WIDTH };
        let last = l + 1 == LAYERS;
        let mut dense = Dense::random(inputs, if last { CLASSES } else { WIDTH }, rng);
        // `random` draws with the variance 1/(3n).
        dense.weight.value *= 6.0_f64.sqrt();
        dense.bias.value.fill(0.0);
        Stage { dense, relu: !last, cut: false }
    };
    (0..LAYERS).map(stage).collect()
}

/// Evenly from `low` to `high`.
fn between(low: f64, high: f64, rng: &mut Rng) -> f64 {
    low + (high - low) * rng.random::<f64>()
}

/// A whole number from `low` on, below `high`.
fn whole(low: usize, high: usize, rng: &mut Rng) -> usize {
    low + (rng.random::<f64>() * (high - low) as f64) as usize
}

/// In any order (Fisher and Yates, 1938).
fn shuffle(list: &mut [usize], rng: &mut Rng) {
    for place in 1..list.len() {
        list.swap(place, whole(0, place + 1, rng));
    }
}

/// A number of about a normal distribution, the sum of twelve of variance 1/12 (tables would fill the page).
fn bell(rng: &mut Rng) -> f64 {
    (0..12).map(|_| between(-0.5, 0.5, rng)).sum()
}

/// What a case learns from, or is tested with.
struct Samples {
    x: Array2<f64>,
    y: Vec<usize>,
}

impl Samples {
    /// `counts` samples of each class about its mean, a row of `means`, in any order.
    fn draw(means: &Array2<f64>, counts: [usize; CLASSES], rng: &mut Rng) -> Self {
        let of_class = |class: usize| std::iter::repeat_n(class, counts[class]);
        let mut y: Vec<usize> = (0..CLASSES).flat_map(of_class).collect();
        shuffle(&mut y, rng);
        let x = Array2::from_shape_fn((y.len(), INPUTS), |(row, input)| {
            means[[y[row], input]] + bell(rng)
        });
        Self { x, y }
    }

    fn set(&self) -> Set<'_, f64, Ix2, [usize]> {
        Set::new(self.x.view(), &self.y)
    }
}

/// What there is to be seen of a net, and what is wrong with it.
pub struct Case {
    pub fault: Fault,
    pub diagnosis: Diagnosis,
    /// The cost of all samples after every epoch, and that of as many new ones.
    pub costs: [Vec<f64>; 2],
}

impl Case {
    pub fn new(number: usize) -> Self {
        let fault = Fault::of(number);
        let streams = Streams::new(number as u64);
        let rng = &mut streams.stream("fault");
        let learning_rate = match fault {
            Fault::Slow => 2e-6 * 0.1_f64.powi(whole(0, 3, rng) as i32),
            Fault::Fast => between(0.2, 1.0, rng),
            _ => 0.002,
        };
        let mut model = sound(&mut streams.stream("init"));
        spoil(&mut model, fault, rng);
        let [train, dev] = samples(fault, &streams, rng);
        let Ok(rule) = Descent::new(RmsProp { learning_rate, ..RmsProp::default() }) else {
            unreachable!("every rate is positive")
        };
        let diagnosis = diagnose(&model, &SoftmaxCrossEntropy, &rule, &train.set(), STEPS);
        let costs = learn(model, rule, [train.set(), dev.set()], &mut streams.stream("shuffle"));
        Self { fault, diagnosis, costs }
    }

    /// The finding that names the fault; none where the curves alone tell.
    pub fn finding(&self) -> Option<Finding> {
        let names = |finding: &Finding| {
            matches!(
                (self.fault, finding),
                (Fault::Cut, Finding::FaintGradient(_, 0.0))
                    | (Fault::Dead | Fault::Zero, Finding::Silent(..))
                    | (Fault::Faint, Finding::Signal(..))
                    | (Fault::Slow, Finding::SmallSteps(..))
                    | (Fault::Fast, Finding::LargeSteps(..))
                    | (Fault::Unscaled, Finding::LargeInputs(_))
                    | (Fault::Rare, Finding::Unbalanced(_))
            )
        };
        self.diagnosis.findings().into_iter().rev().find(names)
    }

    /// How much a diagnosis has to complain of, leaving out that fifty samples are not learned.
    pub fn complaints(&self) -> usize {
        let findings = self.diagnosis.findings();
        findings.iter().filter(|finding| !matches!(finding, Finding::NotLearned(_))).count()
    }
}

/// Plants what is wrong with the net itself.
fn spoil(model: &mut [Stage], fault: Fault, rng: &mut Rng) {
    match fault {
        Fault::Cut => model[whole(1, LAYERS, rng)].cut = true,
        Fault::Dead => {
            let dead = whole(13, 18, rng);
            let layer = &mut model[whole(0, LAYERS - 1, rng)].dense;
            layer.bias.value.iter_mut().take(dead).for_each(|bias| *bias = -100.0);
        }
        Fault::Zero => model.iter_mut().for_each(|stage| stage.dense.weight.value.fill(0.0)),
        Fault::Faint => {
            let factor = between(0.12, 0.2, rng);
            model.iter_mut().for_each(|stage| stage.dense.weight.value *= factor);
        }
        _ => {}
    }
}

/// The samples of both kinds, with what is wrong with them.
fn samples(fault: Fault, streams: &Streams, rng: &mut Rng) -> [Samples; 2] {
    let draws = &mut streams.stream("samples");
    let means = Array2::from_shape_simple_fn((CLASSES, INPUTS), || 1.2 * bell(draws));
    let rare = SAMPLES / 50;
    let counts = match fault {
        Fault::Rare => [(SAMPLES - rare) / 2, SAMPLES - rare - (SAMPLES - rare) / 2, rare],
        _ => [SAMPLES / CLASSES; CLASSES],
    };
    let mut both = [(); 2].map(|()| Samples::draw(&means, counts, draws));
    let (input, unit) = (whole(0, INPUTS, rng), between(100.0, 1000.0, rng));
    for samples in &mut both {
        match fault {
            Fault::Unscaled => samples.x.column_mut(input).mapv_inplace(|x| x * unit),
            Fault::Shuffled => shuffle(&mut samples.y, rng),
            _ => {}
        }
    }
    both
}

/// Learns from the first set, batch by batch: the cost of both sets after every epoch.
fn learn(
    mut model: Vec<Stage>,
    mut optimizer: impl Optimizer<f64>,
    sets: [Set<'_, f64, Ix2, [usize]>; 2],
    rng: &mut Rng,
) -> [Vec<f64>; 2] {
    let mut order: Vec<usize> = (0..sets[0].samples()).collect();
    let mut costs = [vec![], vec![]];
    for _ in 0..EPOCHS {
        shuffle(&mut order, rng);
        for rows in order.chunks(BATCH) {
            let (x, y) = sets[0].batch(rows, rng);
            let (y_hat, receipt) = model.forward(x.view(), &mut Mode::Eval);
            let (_, slope) = SoftmaxCrossEntropy.loss(y_hat.view(), &y);
            model.accumulate(x.view(), y_hat.view(), slope, receipt);
            optimizer.step(&mut model);
        }
        for (costs, set) in costs.iter_mut().zip(&sets) {
            costs.push(SoftmaxCrossEntropy.loss(model.predict(set.x.view()).view(), set.y).0);
        }
    }
    costs
}
