//! A 2-2-1 network learns XOR: forward, δ, weights, with every number on it.

#[path = "xor/drawing.rs"]
mod drawing;
#[path = "xor/lesson.rs"]
mod lesson;

use lesson::{CARDS, Lesson, Phase};
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Scene, Settings, count, number,
};

live::export!(Xor);

/// A run gives up after so many epochs.
const PATIENCE: usize = 5000;

/// The cards that an address may have shown; more would take a page too long to repeat.
const MOST_CARDS: usize = 100_000;

const BOARD: Board = Board {
    label: "The network with its weights, its answers over the inputs, and the error of every epoch",
    axes: ["", ""],
    range: [(0.0, 12.0), (0.0, 12.0)],
    ticks: [&[], &[]],
    stride: 1.0,
    open: false,
    classes: &["answer 0", "answer 1"],
};

fn groups() -> Vec<Group> {
    let button = |name, label| Kind::Button.control(name, label);
    let rate = Kind::Slider { range: (0.25, 10.0), step: 0.25, first: 1.0 };
    let learning = vec![
        button("step", "step"),
        button("card", "card"),
        button("epoch", "epoch"),
        Kind::Run.control("run", "run"),
        button("reset", "reset"),
    ];
    let settings = vec![
        rate.control("rate", "learning rate"),
        Kind::Choice(&["card", "epoch"]).control("batch", "weights change after every"),
        Kind::Choice(&["given", "random"]).control("start", "first weights"),
        Kind::Number { most: u32::MAX, first: 1 }.control("seed", "seed"),
    ];
    vec![
        Group { label: "Learning", controls: learning },
        Group { label: "Settings", controls: settings },
    ]
}

/// A network at its lesson, and what is said about it.
struct Xor {
    settings: Settings,
    lesson: Lesson,
    /// The epoch after which a run gives up.
    until: usize,
    outcome: &'static str,
    status: String,
}

impl Xor {
    fn rest(&mut self) {
        self.outcome = if self.lesson.learned() { "learned" } else { "ready" };
    }

    fn reset(&mut self) {
        self.lesson = Lesson::new(&self.settings);
        self.rest();
        self.status = format!("It begins again: {}.", self.answers());
    }

    /// The answers to the four cards in a sentence.
    fn answers(&self) -> String {
        let answers = self.lesson.answers().map(number).join(", ");
        format!("00, 01, 10, 11 are answered with {answers}")
    }

    fn step(&mut self) {
        self.lesson.step();
        let Lesson { card, pass, deltas, .. } = &self.lesson;
        let ([x1, x2], y) = CARDS[*card];
        self.status = match self.lesson.phase {
            Phase::Forward => {
                let y_hat = number(pass.output()[0]);
                format!("Forward: ({x1}, {x2}) wants {y} and gets {y_hat}.")
            }
            Phase::Backward => {
                let [output, h1, h2] = [deltas[1][0], deltas[0][0], deltas[0][1]].map(number);
                format!("Backward: δ is {output} at the output, {h1} at h₁, {h2} at h₂.")
            }
            Phase::Changed if self.lesson.by_epoch && *card < 3 => {
                "Its gradient is kept; the weights wait for the rest of the epoch.".into()
            }
            Phase::Changed => {
                format!("Every weight has moved against δ times its input: {}.", self.answers())
            }
        };
        self.notice();
    }

    fn card(&mut self) {
        self.lesson.card();
        let ([x1, x2], y) = CARDS[self.lesson.card];
        self.status = format!("({x1}, {x2}) wants {y}; now {}.", self.answers());
        self.notice();
    }

    fn epoch(&mut self) {
        self.lesson.epoch();
        self.status = format!("Epoch {}: {}.", self.lesson.epochs(), self.answers());
        self.notice();
    }

    /// Says so when the last card needed has been shown.
    fn notice(&mut self) {
        if self.lesson.learned() {
            let epochs = count(self.lesson.epochs(), "epoch");
            self.outcome = "learned";
            self.status = format!("Learned after {epochs}: {}.", self.answers());
        }
    }

    fn tick(&mut self) {
        for _ in 0..=self.lesson.epochs() / 2 {
            if self.outcome != "running" {
                return;
            }
            self.lesson.epoch();
            self.notice();
            if self.outcome == "running" && self.lesson.epochs() >= self.until {
                self.outcome = "unfinished";
                self.status = format!("Stopped after {} epochs: {}.", self.until, self.answers());
            }
        }
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        if matches!(button, "step" | "card" | "epoch" | "run") {
            if self.lesson.learned() {
                self.status =
                    "Every card is answered as it should be: nothing is left to learn.".into();
                return Ok(());
            }
            if self.lesson.cards() > MOST_CARDS - 4 * PATIENCE {
                return Err("That is as long as it may learn; reset it.".into());
            }
        }
        let running = self.outcome == "running";
        self.rest();
        match button {
            "step" => self.step(),
            "card" => self.card(),
            "epoch" => self.epoch(),
            "run" if running => {
                self.status = format!("Stopped in epoch {}.", self.lesson.epoch_now())
            }
            "run" => {
                self.until = self.lesson.epochs() + PATIENCE;
                (self.outcome, self.status) = ("running", "Running.".into());
            }
            "reset" => self.reset(),
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }
}

impl Figure for Xor {
    fn declaration() -> Declaration {
        let title = "A network that learns XOR";
        Declaration { title, board: BOARD, groups: groups(), interval: 60 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let lesson = Lesson::new(&settings);
        let mut xor =
            Self { settings, lesson, until: PATIENCE, outcome: "ready", status: String::new() };
        xor.status = format!("{}.", xor.answers());
        xor
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut xor = Self::start();
        xor.settings.read(address)?;
        xor.lesson = Lesson::new(&xor.settings);
        if let Some(steps) = address.get("steps") {
            let steps = steps.parse().ok().filter(|steps| *steps <= 3 * MOST_CARDS);
            let steps = steps.ok_or("The address has a number of steps that is none.")?;
            // The same weights by the same steps: their bits differ between machines.
            while xor.lesson.steps < steps {
                xor.lesson.step();
            }
        }
        xor.rest();
        xor.status =
            format!("As in the address, epoch {}: {}.", xor.lesson.epoch_now(), xor.answers());
        Ok(xor)
    }

    fn address(&self) -> Address {
        self.settings.write(Address::default()).with("steps", self.lesson.steps)
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
                return Err("The cards stay where they are.".into());
            }
        }
        Ok(())
    }

    fn scene(&self) -> Scene {
        let error = self.lesson.errors.last().map_or("–".into(), |error| number(*error));
        Scene {
            marks: drawing::marks(&self.lesson),
            readings: vec![
                ("epoch", self.lesson.epoch_now().to_string()),
                ("card", format!("{} of 4", self.lesson.card + 1)),
                ("error", error),
                ("answers", self.lesson.answers().map(number).join(", ")),
            ],
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: self.outcome,
            running: self.outcome == "running",
        }
    }
}

#[cfg(test)]
#[path = "xor/tests.rs"]
mod tests;
