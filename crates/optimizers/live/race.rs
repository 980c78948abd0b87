//! Six optimizers start from one point and race through a landscape of two parameters.

#[path = "race/contours.rs"]
mod contours;
#[path = "race/landscape.rs"]
mod landscape;
#[path = "race/runner.rs"]
mod runner;

use landscape::{EDGE, Landscape};
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Point, Scene, Settings, count,
    number, place,
};
use runner::{Fate, NAMES, RUNNERS, Runner, field};

live::export!(Race);

/// A race ends after so many steps, whoever is still on the way.
const MOST: usize = 2000;

/// Above the landscape there is room for the names.
const BOARD: Board = Board {
    label: "The landscape of the cost over θ₁ and θ₂, the deeper the blue the lower, and the ways that \
            the optimizers have taken",
    axes: ["θ₁", "θ₂"],
    range: [(-EDGE, EDGE), (-EDGE, 6.1)],
    ticks: [&[-4.0, -2.0, 0.0, 2.0, 4.0]; 2],
    stride: 0.5,
    open: true,
    classes: &["start"],
};

fn groups() -> Vec<Group> {
    let racing = vec![
        Kind::Button.control("step", "step"),
        Kind::Run.control("run", "run"),
        Kind::Button.control("reset", "reset"),
    ];
    let rate = Kind::Slider { range: (-3.0, 0.0), step: 0.1, first: -1.3 };
    let momentum = Kind::Slider { range: (0.0, 0.99), step: 0.01, first: 0.9 };
    let course = vec![
        Kind::Choice(&["ravine", "saddle", "Beale"]).control("landscape", "landscape"),
        rate.control("rate", "log₁₀ of η"),
        momentum.control("momentum", "momentum γ"),
    ];
    let switch = |(name, label): (&'static str, &'static str)| {
        Kind::Choice(&["on", "off"]).control(name, label)
    };
    vec![
        Group { label: "Race", controls: racing },
        Group { label: "Course", controls: course },
        Group { label: "Runners", controls: NAMES.into_iter().map(switch).collect() },
    ]
}

/// A rate in so many places as the slider has.
fn short(rate: f64) -> String {
    let digits = format!("{:05}", (rate * 1e4).round() as u32);
    let (whole, fraction) = digits.split_at(digits.len() - 4);
    format!("{whole}.{fraction}").trim_end_matches('0').trim_end_matches('.').into()
}

/// A start, and who has come how far from it.
struct Race {
    settings: Settings,
    landscape: Landscape,
    /// What the landscape looks like.
    ground: Vec<Mark>,
    start: Point,
    steps: usize,
    /// All of them run; the settings say who is shown.
    runners: [Runner; RUNNERS],
    running: bool,
    status: String,
}

impl Race {
    fn eta(&self) -> f64 {
        10.0_f64.powf(self.settings.number("rate"))
    }

    /// The landscape that the settings say, with its own start.
    fn enter(&mut self) {
        self.landscape = Landscape::named(self.settings.word("landscape"));
        (self.ground, self.start) = (self.landscape.marks(), self.landscape.start());
        self.reset();
    }

    /// Everybody back to the start.
    fn reset(&mut self) {
        self.runners = field(self.start, self.eta(), self.settings.number("momentum"));
        (self.steps, self.running) = (0, false);
        let (start, eta) = (place(self.start), short(self.eta()));
        self.status = format!("At the start, {start}, with η = {eta}.");
    }

    /// The runners that are in the race, with their numbers.
    fn shown(&self) -> impl Iterator<Item = (usize, &Runner)> {
        let on = |(i, _): &(usize, &Runner)| self.settings.word(NAMES[*i].0) == "on";
        self.runners.iter().enumerate().filter(on)
    }

    /// Whether nobody who is shown is still on the way, or there has been time enough.
    fn over(&self) -> bool {
        self.steps == MOST || self.shown().all(|(_, runner)| runner.fate != Fate::Racing)
    }

    fn go(&mut self, steps: usize) {
        for _ in 0..steps {
            self.steps += 1;
            for runner in &mut self.runners {
                runner.step(self.landscape, self.steps);
            }
        }
    }

    fn step(&mut self) {
        self.go(1);
        self.status = self.summary();
        self.running &= !self.over();
    }

    /// The next steps of a run: the more, the longer it lasts.
    fn tick(&mut self) {
        for _ in 0..=self.steps / 30 {
            if self.running {
                self.step();
            }
        }
    }

    /// Who has come how far, the best first.
    fn summary(&self) -> String {
        // Each takes its place among those before it: to sort would take more of the page.
        let mut ranks: [Vec<(f64, String)>; 3] = Default::default();
        for (i, runner) in self.shown() {
            let (rank, place) = match runner.fate {
                Fate::Arrived(step) => (0, step as f64),
                Fate::Racing => (1, self.landscape.left(runner.at())),
                Fate::Lost(step) => (2, step as f64),
            };
            let better = ranks[rank].iter().take_while(|(other, _)| *other <= place).count();
            let name = NAMES[i].1.trim_start_matches(|c: char| !c.is_alphabetic());
            // How far the others are from the goal stands among the readings.
            let who = match rank {
                0 => format!("{name} ({})", number(place)),
                1 => name.into(),
                _ => format!("{name} at step {}", number(place)),
            };
            ranks[rank].insert(better, (place, who));
        }
        let mut summary = format!("{}.", count(self.steps, "step"));
        let goal = self.landscape.goal_name();
        let heads = [format!("At {goal}"), "On the way, nearest first".into(), "Diverged".into()];
        for (head, rank) in heads.iter().zip(&ranks).filter(|(_, rank)| !rank.is_empty()) {
            let who: Vec<&str> = rank.iter().map(|(_, who)| who.as_str()).collect();
            summary += &format!(" {head}: {}.", who.join(", "));
        }
        summary
    }

    /// The start goes to `to`, to a hundredth.
    fn begin_at(&mut self, to: Point) -> Result<(), String> {
        let hundredth = |value: f64| (value * 100.0).round() / 100.0;
        let to = (hundredth(to.0), hundredth(to.1));
        if !(to.0.abs() <= EDGE && to.1.abs() <= EDGE) {
            return Err(format!("{} is not in the landscape.", place(to)));
        }
        self.start = to;
        self.reset();
        Ok(())
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        if matches!(button, "step" | "run") && self.shown().next().is_none() {
            return Err("Nobody is in the race: switch a runner on.".into());
        }
        match button {
            "step" | "run" if self.over() => {
                self.status = format!("The race is over. {}", self.summary());
            }
            "step" => {
                self.running = false;
                self.step();
            }
            "run" => {
                self.running = !self.running;
                self.status = self.summary();
            }
            "reset" => self.reset(),
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        self.settings.set(name, value)?;
        match name {
            "landscape" => self.enter(),
            "rate" | "momentum" => self.reset(),
            _ => {
                self.status = self.summary();
                self.running &= !self.over();
            }
        }
        Ok(())
    }

    /// The number of every runner that has left the start, where it is; of those who are close together, of
    /// the first.
    fn numbers(&self) -> Vec<Mark> {
        let mut numbers: Vec<(Point, String)> = Vec::new();
        for (i, runner) in self.shown().filter(|_| self.steps > 0) {
            let at = runner.last_on(&BOARD);
            if numbers.iter().all(|(other, _)| !meet(at, *other)) {
                let cross = if matches!(runner.fate, Fate::Lost(_)) { " ×" } else { "" };
                numbers.push((at, format!("{}{cross}", i + 1)));
            }
        }
        let text = |(at, text)| Mark::Text { at, text, faint: false };
        numbers.into_iter().map(text).collect()
    }

    fn readings(&self) -> Vec<(&'static str, String)> {
        let mut readings = vec![("step", self.steps.to_string()), ("η", short(self.eta()))];
        readings.extend(self.shown().map(|(i, runner)| {
            let reading = match runner.fate {
                Fate::Racing => number(self.landscape.left(runner.at())),
                Fate::Arrived(step) => format!("there after {step}"),
                Fate::Lost(_) => "diverged".into(),
            };
            (NAMES[i].1, reading)
        }));
        readings
    }
}

/// Whether a number at `one` would be written over one at `other`.
fn meet(one: Point, other: Point) -> bool {
    (one.0 - other.0).abs() < 0.65 && (one.1 - other.1).abs() < 0.4
}

/// The names above the landscape, each behind a piece of its line.
fn legend(i: usize) -> [Mark; 2] {
    let (left, y) = (-4.4 + 3.0 * (i % 3) as f64, 5.65 - 0.65 * (i / 3) as f64);
    let text = NAMES[i].1.to_owned();
    let middle = left + 0.85 + 0.1 * text.chars().count() as f64;
    let line = Mark::Curve { class: i, points: vec![(left, y), (left + 0.7, y)] };
    [line, Mark::Text { at: (middle, y), text, faint: false }]
}

impl Figure for Race {
    fn declaration() -> Declaration {
        let title = "Optimizers that race";
        Declaration { title, board: BOARD, groups: groups(), interval: 60 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let (landscape, start) = (Landscape::Ravine, (0.0, 0.0));
        let runners = field(start, 1.0, 0.0);
        let (ground, steps, running, status) = (Vec::new(), 0, false, String::new());
        let mut race = Self { settings, landscape, ground, start, steps, runners, running, status };
        race.enter();
        race
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut race = Self::start();
        race.settings.read(address)?;
        race.enter();
        if let Some(&[x, y]) = address.rows("start")?.first() {
            race.begin_at((x, y))?;
        }
        let steps = address.get("steps").unwrap_or("0");
        let steps = steps.parse().ok().filter(|steps| *steps <= MOST);
        race.go(steps.ok_or_else(|| format!("A race has 0 to {MOST} steps."))?);
        race.status = race.summary();
        Ok(race)
    }

    fn address(&self) -> Address {
        let start = [[self.start.0, self.start.1]];
        let settings = self.settings.write(Address::default());
        settings.with_rows("start", &start).with("steps", self.steps)
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button),
            Action::Set(name, value) => self.set(name, value),
            Action::Add(to, _) | Action::Move(0, to) => self.begin_at(to),
            Action::Move(..) => Err("The start is the only point that moves.".into()),
            Action::Remove(_) => Err("The start may be moved; drag it.".into()),
            Action::Tick => {
                self.tick();
                Ok(())
            }
        }
    }

    fn scene(&self) -> Scene {
        let mut marks = self.ground.clone();
        for (i, runner) in self.shown() {
            marks.extend(legend(i));
            marks.push(Mark::Curve { class: i, points: runner.path().to_vec() });
        }
        // The numbers last: they have to be seen above all lines.
        marks.extend(self.numbers());
        marks.push(Mark::Point { at: self.start, class: 0, ring: true });
        let ended = self.steps > 0 && self.over();
        Scene {
            marks,
            readings: self.readings(),
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: match self.running {
                true => "running",
                false if ended => "ended",
                false => "ready",
            },
            running: self.running,
        }
    }
}

#[cfg(test)]
#[path = "race/tests.rs"]
mod tests;
