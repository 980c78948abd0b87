//! A perceptron at its lessons: which sample comes next, and how it has done.

use live::{Address, Point, Points, Settings};
use ndarray::{Array1, Array2, array};
use perceptron::{Order, Perceptron, Rule, Step, Threshold};
use tensor::Streams;

/// A perceptron with answers 0 and 1, and how far it has come.
pub struct Pupil {
    pub unit: Perceptron,
    /// Counted from 1.
    pub epoch: usize,
    /// The samples shown in this epoch, and the mistakes among them.
    pub shown: usize,
    pub wrong: usize,
    /// The mistakes of all epochs.
    pub mistakes: usize,
    /// The sample shown last, and the line before it.
    pub last: Option<usize>,
    pub before: Option<[Point; 2]>,
}

/// The streams of the seed that is set.
pub fn streams(settings: &Settings) -> Streams {
    Streams::new(settings.number("seed") as u64)
}

/// x is (samples, 2), t is (samples,).
pub fn samples(points: &Points) -> (Array2<f64>, Array1<f64>) {
    let points = points.all();
    let x = Array2::from_shape_fn((points.len(), 2), |(row, i)| {
        let (x1, x2) = points[row].0;
        [x1, x2][i]
    });
    (x, points.iter().map(|(_, class)| *class as f64).collect())
}

impl Pupil {
    /// One that has learned nothing.
    pub fn new(settings: &Settings) -> Self {
        let zeros = Perceptron::zeros(2, Step::Unipolar);
        let unit = match settings.word("start") {
            "random" => {
                let mut rng = streams(settings).stream("init");
                Perceptron::random(2, 1.0, Step::Unipolar, &mut rng).unwrap_or(zeros)
            }
            _ => zeros,
        };
        Self { unit, epoch: 1, shown: 0, wrong: 0, mistakes: 0, last: None, before: None }
    }

    /// Counts anew: other points are another task, though the weights may know something of it.
    pub fn begin(&mut self) {
        (self.epoch, self.shown, self.wrong, self.mistakes) = (1, 0, 0, 0);
        (self.last, self.before) = (None, None);
    }

    /// Shows it the next sample: what was wanted, and what came.
    pub fn present(&mut self, points: &Points, settings: &Settings) -> (f64, f64) {
        if self.ended(points) {
            (self.epoch, self.shown, self.wrong) = (self.epoch + 1, 0, 0);
        }
        // One stream an epoch, so that a run can go on from any of them.
        let mut rng = streams(settings).stream(&format!("epoch {}", self.epoch));
        let mut order = match settings.word("order") {
            "shuffled" => Order::Shuffled(&mut rng),
            _ => Order::Fixed,
        };
        let i = order.of(points.all().len())[self.shown];
        let ((x1, x2), class) = points.all()[i];
        let (x, t) = (array![x1, x2], class as f64);
        (self.last, self.before) = (Some(i), self.line());
        let y_hat = self.unit.predict(x.view());
        let wrong = self.unit.present(x.view(), t, Rule::Difference, settings.number("rate"));
        self.shown += 1;
        self.wrong += usize::from(wrong);
        self.mistakes += usize::from(wrong);
        (t, y_hat)
    }

    /// Whether the epoch has come to its end.
    pub fn ended(&self, points: &Points) -> bool {
        self.shown == points.all().len()
    }

    /// Whether it has had an epoch without a mistake.
    pub fn separates(&self, points: &Points) -> bool {
        self.ended(points) && self.wrong == 0 && self.shown > 0
    }

    /// A piece of its line that is longer than the board; weights of zero have none.
    pub fn line(&self) -> Option<[Point; 2]> {
        let line = self.unit.hyperplane();
        line.weights.iter().any(|w| *w != 0.0).then(|| line.segment((0.5, 0.5), 4.0))
    }

    /// The weights w₀, w₁, w₂.
    pub fn weights(&self) -> [f64; 3] {
        [self.unit.bias(), self.unit.weights[0], self.unit.weights[1]]
    }

    /// Adds weights and counts to an address.
    pub fn write(&self, address: Address) -> Address {
        let counts = [self.epoch, self.shown, self.wrong, self.mistakes].map(|n| n as f64);
        address.with_exact("weights", &self.weights()).with_rows("progress", &[counts])
    }

    /// Takes weights and counts from an address, where it has both.
    ///
    /// # Errors
    ///
    /// Where no run on these points could have come there.
    pub fn read(&mut self, address: &Address, points: &Points) -> Result<(), String> {
        let weights = address.exact::<3>("weights")?;
        let (Some([w0, w1, w2]), &[progress]) = (weights, &address.rows::<4>("progress")?[..])
        else {
            return Ok(());
        };
        let [epoch, shown, wrong, mistakes] = progress;
        let sound = progress.iter().all(|n| n.fract() == 0.0)
            && (1.0..1e6).contains(&epoch)
            && (0.0..=points.all().len() as f64).contains(&shown)
            && (0.0..=shown).contains(&wrong)
            && (wrong..=epoch * points.all().len() as f64).contains(&mistakes)
            && [w0, w1, w2].iter().all(|w| w.abs() < 1e9);
        if !sound {
            return Err("The address has weights or counts that no run leads to.".into());
        }
        (self.unit.weights, self.unit.threshold) = (array![w1, w2], Threshold::Bias(w0));
        [self.epoch, self.shown, self.wrong, self.mistakes] = progress.map(|n| n as usize);
        Ok(())
    }
}
