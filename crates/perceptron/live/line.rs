//! The line of a perceptron, and points to teach it with.

#[path = "line/hulls.rs"]
mod hulls;
#[path = "line/pupil.rs"]
mod pupil;

use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Point, Points, Scene, Settings,
    count, number, place,
};
use ndarray::array;
use ndarray_rand::rand::Rng;
use pupil::{Pupil, samples, streams};

live::export!(Line);

/// A run gives up after so many epochs.
const PATIENCE: usize = 200;

const BOARD: Board = Board {
    label: "Points over the inputs x₁ and x₂, and the line of the perceptron",
    axes: ["x₁", "x₂"],
    range: [(-1.0, 2.0), (-1.0, 2.0)],
    ticks: [&[-1.0, 0.0, 1.0, 2.0]; 2],
    stride: 0.1,
    open: true,
    classes: &["answer 0", "answer 1"],
};

fn groups() -> Vec<Group> {
    let button = |name, label| Kind::Button.control(name, label);
    let rate = Kind::Slider { range: (0.01, 2.0), step: 0.01, first: 1.0 };
    let examples = vec![
        button("and", "AND"),
        button("xor", "XOR"),
        button("draw", "20 points"),
        button("clear", "clear"),
    ];
    let learning = vec![
        button("step", "step"),
        button("epoch", "epoch"),
        Kind::Run.control("run", "run"),
        button("reset", "reset"),
    ];
    let settings = vec![
        rate.control("rate", "learning rate"),
        Kind::Choice(&["zero", "random"]).control("start", "first weights"),
        Kind::Choice(&["fixed", "shuffled"]).control("order", "order"),
        Kind::Number { most: u32::MAX, first: 1 }.control("seed", "seed"),
    ];
    vec![
        Group { label: "Points", controls: examples },
        Group { label: "Learning", controls: learning },
        Group { label: "Settings", controls: settings },
    ]
}

/// A perceptron, its points, and what became of it.
struct Line {
    points: Points,
    settings: Settings,
    pupil: Pupil,
    /// The epoch after which a run gives up.
    until: usize,
    outcome: &'static str,
    status: String,
}

impl Line {
    fn rest(&mut self) {
        let separated = self.pupil.separates(&self.points);
        self.outcome = if separated { "separated" } else { "ready" };
    }

    fn reset(&mut self) {
        self.pupil = Pupil::new(&self.settings);
        self.rest();
    }

    /// Shows the next sample, and says so when it was the last one needed.
    fn present(&mut self) -> (f64, f64) {
        let wanted_and_came = self.pupil.present(&self.points, &self.settings);
        if self.pupil.separates(&self.points) {
            let epochs = count(self.pupil.epoch, "epoch");
            let mistakes = count(self.pupil.mistakes, "mistake");
            self.outcome = "separated";
            self.status = format!("Separated after {epochs}, {mistakes}.");
        }
        wanted_and_came
    }

    fn step(&mut self) {
        let (t, y_hat) = self.present();
        if self.outcome == "ready" {
            let last = self.pupil.last.map(|i| place(self.points.all()[i].0)).unwrap_or_default();
            let (t, y_hat) = (number(t), number(y_hat));
            let verdict = if t == y_hat { "right" } else { "wrong, the weights change" };
            self.status = format!("{last} wants {t} and gets {y_hat}: {verdict}.");
        }
    }

    fn epoch(&mut self) {
        self.present();
        while !self.pupil.ended(&self.points) {
            self.present();
        }
        if self.outcome == "ready" {
            let mistakes = count(self.pupil.wrong, "mistake");
            self.status = format!("Epoch {}: {mistakes}.", self.pupil.epoch);
        }
    }

    fn run(&mut self) {
        let under_way = !self.pupil.ended(&self.points);
        self.until = self.pupil.epoch - usize::from(under_way) + PATIENCE;
        (self.outcome, self.status) = ("running", "Running.".into());
    }

    /// The next samples of a run: the more, the longer it lasts.
    fn tick(&mut self) {
        for _ in 0..=self.pupil.epoch / 4 {
            if self.outcome != "running" {
                return;
            }
            self.present();
            let last = self.pupil.epoch >= self.until && self.pupil.ended(&self.points);
            if self.outcome == "running" && last {
                self.give_up();
            }
        }
    }

    fn give_up(&mut self) {
        let (epochs, wrong) = (self.pupil.epoch, count(self.pupil.wrong, "mistake"));
        let inseparable = hulls::are_inseparable(self.points.all());
        let verdict = if inseparable { "No line separates" } else { "Some line separates" };
        self.outcome = if inseparable { "inseparable" } else { "unfinished" };
        self.status = format!(
            "{verdict} these points; stopped after {epochs} epochs, the last with {wrong}."
        );
    }

    fn take(&mut self, points: impl IntoIterator<Item = (Point, usize)>, status: &str) {
        self.points.replace(points);
        self.reset();
        self.status = status.into();
    }

    /// The gate with these answers to 00, 01, 10 and 11.
    fn gate(&mut self, answers: [usize; 4], status: &str) {
        self.take(
            [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)].into_iter().zip(answers),
            status,
        );
    }

    /// Points on either side of a line through the middle of the unit square.
    fn draw(&mut self) {
        let mut rng = streams(&self.settings).stream("points");
        let (a, b) = (rng.random::<f64>() - 0.5, rng.random::<f64>() - 0.5);
        let mut points = Vec::new();
        while points.len() < 20 {
            let (x1, x2) = (3.0 * rng.random::<f64>() - 1.0, 3.0 * rng.random::<f64>() - 1.0);
            let z = a * (x1 - 0.5) + b * (x2 - 0.5);
            // A gap between the classes, so that it does not take for ever.
            if z.abs() > 0.1 * a.abs().max(b.abs()) {
                points.push(((x1, x2), usize::from(z > 0.0)));
            }
        }
        self.take(points, "Points on either side of a line, drawn with the seed.");
    }

    fn weights(&self) -> String {
        let [w0, w1, w2] = self.pupil.weights().map(number);
        format!("w₀ = {w0}, w₁ = {w1}, w₂ = {w2}")
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        if matches!(button, "step" | "epoch" | "run") {
            if self.points.all().is_empty() {
                return Err("There are no points to learn.".into());
            }
            if self.pupil.separates(&self.points) {
                self.status = "Every point is on its side: there is nothing left to learn.".into();
                return Ok(());
            }
        }
        let running = self.outcome == "running";
        self.rest();
        match button {
            "and" => self.gate([0, 0, 0, 1], "AND: (1, 1) wants 1, the others want 0."),
            "xor" => self.gate([0, 1, 1, 0], "XOR: (0, 1) and (1, 0) want 1, the others want 0."),
            "draw" => self.draw(),
            "clear" => self.take([], "The board is empty."),
            "step" => self.step(),
            "epoch" => self.epoch(),
            "run" if running => self.status = format!("Stopped in epoch {}.", self.pupil.epoch),
            "run" => self.run(),
            "reset" => {
                self.reset();
                self.status = format!("It begins again, with {}.", self.weights());
            }
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }
}

impl Figure for Line {
    fn declaration() -> Declaration {
        let title = "A perceptron to teach";
        Declaration { title, board: BOARD, groups: groups(), interval: 100 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let pupil = Pupil::new(&settings);
        let points = Points::new(BOARD, 100);
        let (outcome, status) = ("ready", String::new());
        let mut line = Self { points, settings, pupil, until: PATIENCE, outcome, status };
        line.gate([0, 0, 0, 1], "AND: (1, 1) wants 1, the others want 0.");
        line
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut line = Self::start();
        line.settings.read(address)?;
        line.points.read(address)?;
        line.reset();
        line.pupil.read(address, &line.points)?;
        line.rest();
        let points = count(line.points.all().len(), "point");
        line.status = format!("As in the address: {points}, with {}.", line.weights());
        Ok(line)
    }

    fn address(&self) -> Address {
        self.pupil.write(self.points.write(self.settings.write(Address::default())))
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button)?,
            Action::Tick => self.tick(),
            Action::Set(name, value) => {
                self.settings.set(name, value)?;
                if name == "rate" {
                    self.status = format!("The learning rate is {value}.");
                } else {
                    self.reset();
                    self.status = format!("It begins again, with {}.", self.weights());
                }
            }
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                self.status = self.points.act(action)?;
                self.pupil.begin();
                self.rest();
            }
        }
        Ok(())
    }

    fn scene(&self) -> Scene {
        let plane = self.pupil.unit.hyperplane();
        let net_input = |(x1, x2)| plane.net_input(array![x1, x2].view());
        let (positive, negative) = (BOARD.half(net_input), BOARD.half(|point| -net_input(point)));
        let mut marks = vec![Mark::Region { class: 1, corners: positive }];
        // Where all weights are zero, every answer is 0.
        let everywhere = || BOARD.half(|_| 1.0);
        let zero = self.pupil.weights() == [0.0; 3];
        let corners = if zero { everywhere() } else { negative };
        marks.push(Mark::Region { class: 0, corners });
        marks.extend(self.pupil.before.map(|ends| Mark::Line { ends, faint: true }));
        marks.extend(self.pupil.line().map(|ends| Mark::Line { ends, faint: false }));
        marks.extend(self.points.marks(self.pupil.last));
        let (x, t) = samples(&self.points);
        let mistakes = self.pupil.unit.mistakes(x.view(), t.view());
        Scene {
            marks,
            readings: vec![
                ("epoch", self.pupil.epoch.to_string()),
                ("sample", format!("{} of {}", self.pupil.shown, t.len())),
                ("mistakes", self.pupil.mistakes.to_string()),
                ("wrong now", mistakes.to_string()),
                ("weights", self.weights()),
            ],
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: self.outcome,
            running: self.outcome == "running",
        }
    }
}

#[cfg(test)]
#[path = "line/tests.rs"]
mod tests;
