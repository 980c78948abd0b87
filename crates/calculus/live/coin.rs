//! A coin to flip, and what its flips do to a belief.

use calculus::{Beta, midpoints};
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Scene, Settings, count, number,
};
use ndarray_rand::rand::Rng as _;
use tensor::Streams;

live::export!(Coin);

/// So many flips narrow the posterior to a few hundredths.
const MOST: usize = 200;

const BOARD: Board = Board {
    label: "Prior and posterior density over the probability of heads θ, as shares of the higher peak",
    axes: ["probability of heads θ", "p(θ)"],
    range: [(0.0, 1.0), (0.0, 1.3)],
    ticks: [&[0.0, 0.25, 0.5, 0.75, 1.0], &[0.0, 0.5, 1.0]],
    stride: 0.1,
    open: false,
    classes: &["posterior", "prior", "the coin itself"],
};

fn groups() -> Vec<Group> {
    let button = |name, label| Kind::Button.control(name, label);
    let belief = Kind::Slider { range: (1.0, 20.0), step: 1.0, first: 1.0 };
    let flipping = vec![
        button("flip", "flip"),
        button("ten", "flip ten times"),
        Kind::Run.control("run", "run"),
        button("reset", "reset"),
        button("reveal", "reveal θ"),
    ];
    let theta = Kind::Slider { range: (0.0, 1.0), step: 0.01, first: 0.7 };
    let coin = vec![
        Kind::Choice(&["hidden", "chosen"]).control("bias", "θ is"),
        theta.control("theta", "chosen θ"),
        Kind::Number { most: u32::MAX, first: 1 }.control("seed", "seed"),
    ];
    let prior = vec![belief.control("a", "prior a"), belief.control("b", "prior b")];
    vec![
        Group { label: "Flips", controls: flipping },
        Group { label: "Prior Beta(a, b)", controls: prior },
        Group { label: "Coin", controls: coin },
    ]
}

/// A coin, its flips so far, and the belief that they began with.
struct Coin {
    settings: Settings,
    flips: usize,
    /// Whether a hidden θ has been shown.
    revealed: bool,
    running: bool,
    status: String,
}

impl Coin {
    fn streams(&self) -> Streams {
        Streams::new(self.settings.number("seed") as u64)
    }

    /// Whether the reader has set θ.
    fn chosen(&self) -> bool {
        self.settings.word("bias") == "chosen"
    }

    /// The probability of heads.
    fn theta(&self) -> f64 {
        if self.chosen() {
            self.settings.number("theta")
        } else {
            self.streams().stream("bias").random()
        }
    }

    fn prior(&self) -> Beta {
        Beta { a: self.settings.number("a"), b: self.settings.number("b") }
    }

    /// How many of the first `n` flips show heads.
    fn heads(&self, n: usize) -> usize {
        let (theta, mut rng) = (self.theta(), self.streams().stream("flips"));
        (0..n).filter(|_| rng.random::<f64>() < theta).count()
    }

    fn posterior(&self) -> Beta {
        let heads = self.heads(self.flips);
        self.prior().observe(heads as u32, (self.flips - heads) as u32)
    }

    /// The share of heads: under it the flips are most probable.
    fn most_likely(&self) -> Option<f64> {
        (self.flips > 0).then(|| self.heads(self.flips) as f64 / self.flips as f64)
    }

    /// Forgets all flips.
    fn begin(&mut self) {
        (self.flips, self.revealed) = (0, false);
        self.status = self.so_far();
    }

    fn so_far(&self) -> String {
        let Beta { a, b } = self.prior();
        let (a, b, next) = (number(a), number(b), number(self.posterior().mean()));
        match self.flips {
            0 => format!(
                "No flips yet: under Beta({a}, {b}) the first is heads with probability {next}."
            ),
            flips => {
                let (heads, flips) = (count(self.heads(flips), "head"), count(flips, "flip"));
                format!("{heads} in {flips}: the next is heads with probability {next}.")
            }
        }
    }

    /// The next `n` flips, or as many as are left.
    fn flip(&mut self, n: usize) {
        let before = self.heads(self.flips);
        let n = n.min(MOST - self.flips);
        self.flips += n;
        let heads = self.heads(self.flips) - before;
        let came = match (n, heads) {
            (0, _) => format!("{MOST} flips are enough; reset for another series."),
            (1, 0) => "Tails.".into(),
            (1, _) => "Heads.".into(),
            _ => format!("{heads} of {n} were heads."),
        };
        self.status = format!("{came} {}", self.so_far());
        self.running &= self.flips < MOST;
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        let running = std::mem::take(&mut self.running);
        match button {
            "flip" => self.flip(1),
            "ten" => self.flip(10),
            "run" if running => self.status = format!("Stopped. {}", self.so_far()),
            "run" if self.flips == MOST => self.flip(0),
            "run" => (self.running, self.status) = (true, "Running.".into()),
            "reset" => self.begin(),
            "reveal" => {
                self.revealed = true;
                let theta = number(self.theta());
                self.status = format!("This coin has θ = {theta}. {}", self.so_far());
            }
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }

    fn marks(&self) -> Vec<Mark> {
        let (prior, posterior) = (self.prior(), self.posterior());
        // The ends and every half hundredth between them.
        let thetas = || midpoints(201).into_iter().map(|share| (201.0 * share - 0.5) / 200.0);
        let highest = |belief: Beta| thetas().map(|t| belief.density(t)).fold(0.0, f64::max);
        let scale = highest(prior).max(highest(posterior));
        let curve = |class, belief: Beta| Mark::Curve {
            class,
            points: thetas().map(|t| (t, belief.density(t) / scale)).collect(),
        };
        let mut marks = vec![curve(1, prior), curve(0, posterior)];
        if self.revealed || self.chosen() {
            let theta = self.theta();
            marks.push(Mark::Curve { class: 2, points: vec![(theta, 0.0), (theta, 1.0)] });
        }
        for (value, name, height, faint) in [
            (self.most_likely(), "ML", 1.06, true),
            (posterior.mode(), "MAP", 1.14, true),
            (Some(posterior.mean()), "next", 1.22, false),
        ] {
            let Some(theta) = value else { continue };
            marks.push(Mark::Line { ends: [(theta, 0.0), (theta, height)], faint });
            // Not over the edge.
            let at = (theta.clamp(0.05, 0.95), height + 0.04);
            marks.push(Mark::Text { at, text: name.into(), faint });
        }
        marks
    }
}

impl Figure for Coin {
    fn declaration() -> Declaration {
        let title = "A coin, and what its flips teach";
        Declaration { title, board: BOARD, groups: groups(), interval: 200 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let status = String::new();
        let mut coin = Self { settings, flips: 0, revealed: false, running: false, status };
        coin.begin();
        coin
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut coin = Self::start();
        coin.settings.read(address)?;
        let flips = address.get("flips").unwrap_or("0").parse().ok().filter(|n| *n <= MOST);
        coin.flips = flips.ok_or_else(|| format!("There are from 0 to {MOST} flips."))?;
        coin.revealed = address.get("revealed") == Some("yes");
        coin.status = coin.so_far();
        Ok(coin)
    }

    fn address(&self) -> Address {
        let address = self.settings.write(Address::default()).with("flips", self.flips);
        if self.revealed { address.with("revealed", "yes") } else { address }
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button)?,
            // The more there are, the less one of them changes.
            Action::Tick if self.running => self.flip(1 + self.flips / 20),
            Action::Tick => {}
            Action::Set(name, value) => {
                self.settings.set(name, value)?;
                if name == "theta" {
                    self.settings.set("bias", "chosen")?;
                }
                if matches!(name, "a" | "b") {
                    let same = if self.flips > 0 { "Another prior, the same flips. " } else { "" };
                    self.status = format!("{same}{}", self.so_far());
                } else {
                    self.running = false;
                    self.begin();
                }
            }
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                return Err("There are no points to move; flip the coin.".into());
            }
        }
        Ok(())
    }

    fn scene(&self) -> Scene {
        let posterior = self.posterior();
        let known = |value: Option<f64>| value.map_or("–".into(), number);
        let visible = self.revealed || self.chosen();
        Scene {
            marks: self.marks(),
            readings: vec![
                ("flips", self.flips.to_string()),
                ("heads", self.heads(self.flips).to_string()),
                ("ML", known(self.most_likely())),
                ("MAP", known(posterior.mode())),
                ("next is heads", number(posterior.mean())),
                ("θ", if visible { number(self.theta()) } else { "hidden".into() }),
            ],
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: match (self.running, self.flips) {
                (true, _) => "running",
                (false, MOST) => "ended",
                (false, _) => "ready",
            },
            running: self.running,
        }
    }
}

#[cfg(test)]
#[path = "coin/tests.rs"]
mod tests;
