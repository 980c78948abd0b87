//! A training run that can be saved: what the tests of stopping and going on share.

use backprop::{
    Activation, Batches, Change, Layer, Loss, Mlp, Mode, Params, Path, See, SquaredError,
};
use ndarray::{Array1, Array2, Axis};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use optimizers::{AdaptiveRate, Descent, Optimizer, Plateau, Rule, Schedule};
use tensor::{Real, Streams};

const SAMPLES: usize = 10;
pub const EPOCHS: usize = 4;
/// Batches of 4, 4 and 2.
pub const BATCHES: usize = 3;

/// What the rate of an epoch follows from.
#[derive(Clone, Copy, Debug)]
pub enum Plan {
    /// The epoch's number.
    Schedule(Schedule),
    /// The errors of all epochs before.
    Plateau,
    /// The same.
    Adaptive,
}

pub const PLANS: [Plan; 6] = [
    Plan::Schedule(Schedule::Constant),
    Plan::Schedule(Schedule::Exponential { epochs: 2.0 }),
    Plan::Schedule(Schedule::Steps { every: 2, factor: 10.0 }),
    Plan::Plateau,
    Plan::Adaptive,
    Plan::Schedule(Schedule::Linear { epochs: 8.0 }),
];

impl Plan {
    fn rate(self, first: f64, errors: &[f64]) -> f64 {
        match self {
            Self::Schedule(schedule) => first * schedule.share(errors.len()),
            Self::Plateau => {
                let mut plateau = Plateau::new(2.0, 1).unwrap();
                first * errors.iter().fold(1.0, |_, &error| plateau.next(error))
            }
            Self::Adaptive => {
                let mut rate = AdaptiveRate::default();
                errors.iter().fold(first, |mu, &error| rate.next(mu, error))
            }
        }
    }
}

/// Everything that decides how training goes on. All of it is saved but what the program itself says: the
/// seeds, the plan, and the settings of the rule.
pub struct Run<F, R, const N: usize> {
    seed: u64,
    plan: Plan,
    first_rate: f64,
    pub net: Mlp<F>,
    pub optimizer: Descent<F, R, N>,
    /// Steps taken, and where the random stream stood when the epoch began, in pieces of 16 bits: single
    /// precision holds those exactly.
    place: Array1<F>,
    /// Of every epoch that is over: what a plateau or an adaptive rate has seen.
    pub errors: Array1<F>,
}

impl<F: Real, R: Rule<F, N>, const N: usize> Params<F> for Run<F, R, N> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.net.visit(path.at("net"), see);
        self.optimizer.visit(path.at("optimizer"), see);
        see(path.at("place"), self.place.view().into_dyn(), None);
        see(path.at("errors"), self.errors.view().into_dyn(), None);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.net.visit_mut(path.at("net"), change);
        self.optimizer.visit_mut(path.at("optimizer"), change);
        change(path.at("place"), self.place.view_mut().into_dyn(), None);
        change(path.at("errors"), self.errors.view_mut().into_dyn(), None);
    }
}

impl<F: Real, R: Rule<F, N>, const N: usize> Run<F, R, N> {
    pub fn new(rule: R, plan: Plan, widths: &[usize], seed: u64, weights: u64) -> Self {
        let tanh = Activation::Tanh { beta: 1.0 };
        let mut rng = Streams::new(weights).stream("init");
        let net = Mlp::random(widths, tanh, Activation::Identity, &mut rng);
        let mut optimizer = Descent::new(rule).unwrap();
        optimizer.prepare(&net);
        let first_rate = optimizer.learning_rate();
        let (place, errors) = (Array1::zeros(9), Array1::zeros(EPOCHS));
        Self { seed, plan, first_rate, net, optimizer, place, errors }
    }

    pub fn steps(&self) -> usize {
        self.place[0].as_f64() as usize
    }

    fn position(&self) -> u128 {
        self.place.iter().skip(1).fold(0, |bits, piece| bits << 16 | piece.as_f64() as u128)
    }

    pub fn set_position(&mut self, position: u128) {
        for (piece, place) in self.place.iter_mut().skip(1).enumerate() {
            *place = F::of((position >> (16 * (7 - piece)) & 0xffff) as f64);
        }
    }

    /// Ten samples of three inputs, and the products of neighbours as targets.
    fn samples(&self) -> (Array2<F>, Array2<F>) {
        let mut rng = Streams::new(self.seed).stream("samples");
        let x: Array2<f64> = Array2::random_using((SAMPLES, 3), StandardNormal, &mut rng);
        let y = Array2::from_shape_fn((SAMPLES, 2), |(n, k)| x[[n, k]] * x[[n, k + 1]]);
        (x.mapv(F::of), y.mapv(F::of))
    }

    /// The next batch of the epoch, in the order that its stream gives it.
    fn step(&mut self) {
        let (x, y) = self.samples();
        let (epoch, batch) = (self.steps() / BATCHES, self.steps() % BATCHES);
        let errors: Vec<f64> = self.errors.iter().take(epoch).map(|error| error.as_f64()).collect();
        self.optimizer.set_learning_rate(self.plan.rate(self.first_rate, &errors)).unwrap();
        let mut rng = Streams::new(self.seed).stream("shuffle");
        rng.set_word_pos(self.position());
        let mut batches = Batches::new(SAMPLES, 4).unwrap();
        let rows = batches.epoch(&mut rng).nth(batch).expect("three batches").to_vec();
        let (part, wanted) = (x.select(Axis(0), &rows), y.select(Axis(0), &rows));
        let (y_hat, trace) = self.net.forward(part.view(), &mut Mode::Eval);
        let (_, delta) = SquaredError.loss(y_hat.view(), &wanted);
        self.net.accumulate(part.view(), y_hat.view(), delta, trace);
        self.optimizer.step(&mut self.net);
        self.place[0] += F::one();
        if batch + 1 == BATCHES {
            self.set_position(rng.get_word_pos());
            let y_hat = self.net.predict(x.view());
            self.errors[epoch] = SquaredError.loss(y_hat.view(), &y).0;
        }
    }

    pub fn go(&mut self, steps: usize) {
        for _ in 0..steps {
            self.step();
        }
    }

    /// Everything that is saved, in bits, and the rate.
    pub fn bits(&self) -> Vec<(String, Vec<u64>)> {
        let rate = self.optimizer.learning_rate().to_bits();
        let mut all = vec![("rate".into(), vec![rate])];
        self.visit(Path::ROOT, &mut |path, value, _| {
            all.push((path.to_string(), value.iter().map(|v| v.as_f64().to_bits()).collect()));
        });
        all
    }
}
