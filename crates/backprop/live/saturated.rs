//! One neuron that starts wrong, taught with two costs side by side.

use backprop::{Activation, Dense, Layer, LogisticCrossEntropy, Loss, Mode, SquaredError};
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Scene, Settings, number,
};
use ndarray::array;

live::export!(Saturated);

/// As many steps as the board is wide.
const STEPS: usize = 300;

const BOARD: Board = Board {
    label: "The output of the neuron over the steps, with either cost; 0 is wanted",
    axes: ["step", "ŷ"],
    range: [(0.0, STEPS as f64), (0.0, 1.0)],
    ticks: [&[0.0, 100.0, 200.0, 300.0], &[0.0, 1.0]],
    stride: 0.1,
    open: false,
    classes: &["squared error", "cross-entropy"],
};

fn groups() -> Vec<Group> {
    let start = Kind::Slider { range: (-4.0, 4.0), step: 0.1, first: 2.0 };
    let rate = Kind::Slider { range: (0.01, 2.0), step: 0.01, first: 0.15 };
    let learning = vec![
        Kind::Button.control("step", "step"),
        Kind::Run.control("run", "run"),
        Kind::Button.control("reset", "reset"),
    ];
    let settings = vec![
        start.control("weight", "first weight"),
        start.control("bias", "first bias"),
        rate.control("rate", "learning rate"),
    ];
    vec![
        Group { label: "Learning", controls: learning },
        Group { label: "Start", controls: settings },
    ]
}

/// The neuron with the weight and bias given: its answer to x = 1, where 0 is wanted, and the gradient of
/// the squared error.
fn squared([weight, bias]: [f64; 2]) -> (f64, [f64; 2]) {
    let (x, y) = (array![[1.0]], array![[0.0]]);
    let dense = Dense::new(array![[weight]], array![bias]);
    let mut neuron = dense.then(Activation::Logistic { beta: 1.0 });
    let (y_hat, cache) = neuron.forward(x.view(), &mut Mode::Eval);
    let (_, slope) = SquaredError.loss(y_hat.view(), &y);
    neuron.accumulate(x.view(), y_hat.view(), slope, cache);
    let Dense { weight, bias } = neuron.first;
    (y_hat[[0, 0]], [weight.grad[[0, 0]], bias.grad[0]])
}

/// The same with the cross-entropy, which brings the logistic function with it.
fn cross([weight, bias]: [f64; 2]) -> (f64, [f64; 2]) {
    let (x, y) = (array![[1.0]], array![[0.0]]);
    let mut neuron = Dense::new(array![[weight]], array![bias]);
    let (z, cache) = neuron.forward(x.view(), &mut Mode::Eval);
    let (_, delta) = LogisticCrossEntropy.loss(z.view(), &y);
    neuron.accumulate(x.view(), z.view(), delta, cache);
    let y_hat = Activation::Logistic { beta: 1.0 }.apply(z[[0, 0]]);
    (y_hat, [neuron.weight.grad[[0, 0]], neuron.bias.grad[0]])
}

/// Two copies of the neuron, with what each has answered so far.
struct Pair {
    /// Weight and bias, for either cost.
    neurons: [[f64; 2]; 2],
    gradients: [[f64; 2]; 2],
    answers: [Vec<f64>; 2],
}

impl Pair {
    fn new(settings: &Settings) -> Self {
        let neuron = [settings.number("weight"), settings.number("bias")];
        let mut pair =
            Self { neurons: [neuron; 2], gradients: [[0.0; 2]; 2], answers: [vec![], vec![]] };
        pair.look();
        pair
    }

    /// What both answer now, and how the costs pull at them.
    fn look(&mut self) {
        for (cost, of) in [squared, cross].into_iter().enumerate() {
            let (y_hat, gradient) = of(self.neurons[cost]);
            self.answers[cost].push(y_hat);
            self.gradients[cost] = gradient;
        }
    }

    fn step(&mut self, rate: f64) {
        let pairs = self.neurons.iter_mut().flatten().zip(self.gradients.as_flattened());
        pairs.for_each(|(weight, slope)| *weight -= rate * slope);
        self.look();
    }

    fn steps(&self) -> usize {
        self.answers[0].len() - 1
    }

    fn last(&self, cost: usize) -> f64 {
        self.answers[cost][self.steps()]
    }

    /// δ of the last step: the slope of the bias is δ itself.
    fn delta(&self, cost: usize) -> f64 {
        self.gradients[cost][1]
    }
}

struct Saturated {
    settings: Settings,
    pair: Pair,
    outcome: &'static str,
    status: String,
}

impl Saturated {
    fn reset(&mut self) {
        self.pair = Pair::new(&self.settings);
        self.outcome = "ready";
        let y_hat = number(self.pair.last(0));
        self.status = format!("The neuron answers {y_hat} to x = 1, where 0 is wanted.");
    }

    fn step(&mut self) {
        if self.pair.steps() < STEPS {
            self.pair.step(self.settings.number("rate"));
        }
        if self.pair.steps() < STEPS {
            let [squared, cross] = [0, 1].map(|cost| number(self.pair.last(cost)));
            self.status = format!(
                "Step {}: {squared} with the squared error, {cross} with the cross-entropy.",
                self.pair.steps()
            );
        } else {
            let [squared, cross] = [0, 1].map(|cost| self.arrival(cost));
            self.outcome = "ended";
            self.status =
                format!("With the squared error {squared}; with the cross-entropy {cross}.");
        }
    }

    /// When the answer first was below a tenth.
    fn arrival(&self, cost: usize) -> String {
        match self.pair.answers[cost].iter().position(|&y_hat| y_hat < 0.1) {
            Some(0) => "it was below 0.1 from the start".into(),
            Some(step) => format!("it is below 0.1 after {step} steps"),
            None => format!("it is still at {} after {STEPS} steps", number(self.pair.last(cost))),
        }
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        let running = self.outcome == "running";
        let ended = self.pair.steps() == STEPS;
        match button {
            "step" | "run" if ended => {
                self.status =
                    "The board is full: begin again with reset, or from another start.".into();
            }
            "step" => {
                self.outcome = "ready";
                self.step();
            }
            "run" if running => {
                (self.outcome, self.status) =
                    ("ready", format!("Stopped at step {}.", self.pair.steps()));
            }
            "run" => (self.outcome, self.status) = ("running", "Running.".into()),
            "reset" => self.reset(),
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }

    /// Three steps of a run.
    fn tick(&mut self) {
        for _ in 0..3 {
            if self.outcome == "running" {
                self.step();
            }
        }
        if self.outcome == "running" {
            self.status = "Running.".into();
        }
    }
}

impl Figure for Saturated {
    fn declaration() -> Declaration {
        let title = "A neuron that starts wrong, and two costs";
        Declaration { title, board: BOARD, groups: groups(), interval: 40 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let pair = Pair::new(&settings);
        let mut figure = Self { settings, pair, outcome: "ready", status: String::new() };
        figure.reset();
        figure
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut figure = Self::start();
        figure.settings.read(address)?;
        figure.reset();
        let Some(text) = address.get("steps") else { return Ok(figure) };
        let steps = text.parse().ok().filter(|&steps: &usize| steps <= STEPS);
        for _ in 0..steps.ok_or_else(|| format!("There are 0 to {STEPS} steps, not “{text}”."))?
        {
            figure.step();
        }
        Ok(figure)
    }

    fn address(&self) -> Address {
        self.settings.write(Address::default()).with("steps", self.pair.steps())
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button)?,
            Action::Tick => self.tick(),
            Action::Set(name, value) => {
                self.settings.set(name, value)?;
                self.reset();
            }
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                return Err("The curves are the neuron's: set its start with the sliders.".into());
            }
        }
        Ok(())
    }

    fn scene(&self) -> Scene {
        let threshold = Mark::Line { ends: [(0.0, 0.1), (STEPS as f64, 0.1)], faint: true };
        let curve = |class: usize| {
            let answers = self.pair.answers[class].iter().enumerate();
            Mark::Curve { class, points: answers.map(|(step, &y)| (step as f64, y)).collect() }
        };
        let reading = |cost: usize| {
            let (y_hat, delta) = (self.pair.last(cost), self.pair.delta(cost));
            format!("ŷ = {}, δ = {}", number(y_hat), number(delta))
        };
        Scene {
            marks: vec![threshold, curve(0), curve(1)],
            readings: vec![
                ("step", self.pair.steps().to_string()),
                ("squared error", reading(0)),
                ("cross-entropy", reading(1)),
            ],
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: self.outcome,
            running: self.outcome == "running",
        }
    }
}

#[cfg(test)]
#[path = "saturated/tests.rs"]
mod tests;
