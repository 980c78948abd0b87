//! The network and how far it has come: which card, which phase.

use backprop::classic::{Function, Gradient, Network, Pass};
use live::Settings;
use ndarray::{Array1, array};
use tensor::Streams;

/// The four cards: inputs and target.
pub const CARDS: [([u8; 2], u8); 4] = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)];

/// What was done last with the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It went forward.
    Forward,
    /// Its δ went back.
    Backward,
    /// Its gradient was taken, and the weights changed unless they wait for the epoch.
    Changed,
}

/// A network, its settings, and its progress in thirds of a card.
pub struct Lesson {
    pub net: Network,
    pub rate: f64,
    pub by_epoch: bool,
    pub steps: usize,
    pub card: usize,
    pub phase: Phase,
    pub pass: Pass,
    pub deltas: Vec<Vec<f64>>,
    /// The mean error after every epoch.
    pub errors: Vec<f64>,
    gradient: Gradient,
}

fn inputs(card: usize) -> Array1<f64> {
    array![f64::from(CARDS[card].0[0]), f64::from(CARDS[card].0[1])]
}

fn target(card: usize) -> Array1<f64> {
    array![f64::from(CARDS[card].1)]
}

impl Lesson {
    /// A network that has learned nothing, with its first card before it.
    pub fn new(settings: &Settings) -> Self {
        let f = Function::Logistic;
        let given = Network::xor(f);
        let net = if settings.word("start") == "random" {
            let mut rng = Streams::new(settings.number("seed") as u64).stream("init");
            Network::random(&[2, 2, 1], f, f, 1.0, &mut rng).unwrap_or(given)
        } else {
            given
        };
        Self {
            rate: settings.number("rate"),
            by_epoch: settings.word("batch") == "epoch",
            steps: 0,
            card: 0,
            phase: Phase::Changed,
            pass: net.forward(inputs(0).view()),
            deltas: vec![vec![0.0; 2], vec![0.0]],
            errors: Vec::new(),
            gradient: Gradient::zeros(&net),
            net,
        }
    }

    /// The next third of a card: forward, backward, weights.
    pub fn step(&mut self) {
        self.phase = match self.phase {
            Phase::Changed => {
                self.card = self.cards() % 4;
                self.pass = self.net.forward(inputs(self.card).view());
                Phase::Forward
            }
            Phase::Forward => {
                self.deltas = self.net.deltas(&self.pass, target(self.card).view());
                Phase::Backward
            }
            Phase::Backward => {
                self.change();
                Phase::Changed
            }
        };
        self.steps += 1;
        if self.steps.is_multiple_of(12) {
            let squares = self.answers().into_iter().zip(CARDS);
            let errors = squares.map(|(y_hat, (_, y))| (y_hat - f64::from(y)).powi(2) / 2.0);
            self.errors.push(errors.sum::<f64>() / 4.0);
        }
    }

    fn change(&mut self) {
        self.gradient.add(&self.pass, &self.deltas);
        let patterns = if self.by_epoch { 4.0 } else { 1.0 };
        if !self.by_epoch || self.card == 3 {
            self.net.descend(&self.gradient, self.rate / patterns);
            self.gradient = Gradient::zeros(&self.net);
        }
    }

    /// To the end of the card.
    pub fn card(&mut self) {
        self.step();
        while self.phase != Phase::Changed {
            self.step();
        }
    }

    /// To the end of the epoch.
    pub fn epoch(&mut self) {
        self.step();
        while !self.steps.is_multiple_of(12) {
            self.step();
        }
    }

    /// The cards that it is done with.
    pub fn cards(&self) -> usize {
        self.steps / 3
    }

    /// The epochs that it is done with.
    pub fn epochs(&self) -> usize {
        self.steps / 12
    }

    /// The epoch that it is in, or that it has come to the end of; 0 before the first card.
    pub fn epoch_now(&self) -> usize {
        self.steps.div_ceil(12)
    }

    /// The output over the inputs.
    pub fn answer(&self, x1: f64, x2: f64) -> f64 {
        self.net.forward(array![x1, x2].view()).output()[0]
    }

    /// The outputs for the four cards.
    pub fn answers(&self) -> [f64; 4] {
        CARDS.map(|([x1, x2], _)| self.answer(x1.into(), x2.into()))
    }

    /// Whether every card is within a tenth of its target at the end of an epoch.
    pub fn learned(&self) -> bool {
        let near = |(y_hat, (_, y)): (f64, ([u8; 2], u8))| (y_hat - f64::from(y)).abs() <= 0.1;
        self.steps > 0
            && self.steps.is_multiple_of(12)
            && self.answers().into_iter().zip(CARDS).all(near)
    }
}
