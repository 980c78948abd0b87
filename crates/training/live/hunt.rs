//! A net with a planted fault, its diagnosis, and ten names for what may be wrong.

#[path = "hunt/case.rs"]
mod case;
#[path = "hunt/drawing.rs"]
mod drawing;
#[path = "hunt/words.rs"]
mod words;

use case::{Case, FAULTS, Fault};
use drawing::EDGE;
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Scene, Settings, count, number,
};

live::export!(Hunt);

/// The last case.
const MOST: u32 = 9999;

const BOARD: Board = Board {
    label: "The cost of training and of new samples by epoch, the samples of each class, and for every \
            layer the size of the gradient, the first step over the weights, the variance and the silent units",
    axes: ["", ""],
    range: [(0.0, EDGE), (0.0, EDGE)],
    ticks: [&[], &[]],
    stride: 1.0,
    open: false,
    classes: &["training samples", "new samples"],
};

fn groups() -> Vec<Group> {
    let name =
        |(_, name, words): (Fault, &'static str, &'static str)| Kind::Button.control(name, words);
    let case = vec![
        Kind::Button.control("next", "next case"),
        Kind::Button.control("tell", "tell me"),
        Kind::Button.control("reset", "reset"),
        Kind::Number { most: MOST, first: 1 }.control("case", "case"),
    ];
    vec![
        Group { label: "What is wrong?", controls: FAULTS.map(name).to_vec() },
        Group { label: "Case", controls: case },
    ]
}

/// How far the reader is with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// Nothing was said yet.
    Open,
    /// This was said last, and it is wrong.
    Wrong(Fault),
    /// The fault was named.
    Named,
    /// The reader was told.
    Told,
}

struct Hunt {
    settings: Settings,
    case: Case,
    stand: Stand,
    /// Whether something wrong was said of this case.
    missed: bool,
    /// The cases that were closed, and those of them that were named at once.
    closed: u32,
    at_once: u32,
}

fn settings() -> Settings {
    Settings::new(groups().into_iter().flat_map(|group| group.controls))
}

impl Hunt {
    fn new(settings: Settings, closed: u32, at_once: u32) -> Self {
        let case = Case::new(settings.number("case") as usize);
        Self { settings, case, stand: Stand::Open, missed: false, closed, at_once }
    }

    fn number(&self) -> u32 {
        self.settings.number("case") as u32
    }

    /// The case with the number that the settings have.
    fn enter(&mut self) {
        self.case = Case::new(self.number() as usize);
        (self.stand, self.missed) = (Stand::Open, false);
    }

    fn is_closed(&self) -> bool {
        matches!(self.stand, Stand::Named | Stand::Told)
    }

    fn guess(&mut self, guess: Fault) {
        if self.is_closed() {
            return;
        }
        if guess == self.case.fault {
            self.stand = Stand::Named;
            self.closed += 1;
            self.at_once += u32::from(!self.missed);
        } else {
            (self.stand, self.missed) = (Stand::Wrong(guess), true);
        }
    }

    fn tell(&mut self) {
        if !self.is_closed() {
            self.stand = Stand::Told;
            self.closed += 1;
        }
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        match (button, Fault::named(button)) {
            (_, Some(fault)) => self.guess(fault),
            ("tell", _) => self.tell(),
            ("reset", _) => *self = Self::start(),
            ("next", _) if self.number() == MOST => return Err("That was the last case.".into()),
            ("next", _) => {
                self.settings.set("case", &(self.number() + 1).to_string())?;
                self.enter();
            }
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }

    fn status(&self) -> String {
        let (case, words) = (self.number(), self.case.fault.words());
        match self.stand {
            Stand::Open => format!("Case {case}: what is wrong with this net?"),
            Stand::Wrong(guess) => {
                format!("Not “{}”. {}", guess.words(), words::rebuttal(&self.case, guess))
            }
            Stand::Named => format!("Right, {words}. {}", words::evidence(&self.case)),
            Stand::Told => format!("It is “{words}”. {}", words::evidence(&self.case)),
        }
    }
}

impl Figure for Hunt {
    fn declaration() -> Declaration {
        let title = "A hunt for planted faults";
        Declaration { title, board: BOARD, groups: groups(), interval: 100 }
    }

    fn start() -> Self {
        Self::new(settings(), 0, 0)
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut settings = settings();
        settings.read(address)?;
        let tally = |name| match address.get(name).unwrap_or("0").parse() {
            Ok(tally) if tally <= MOST => Ok(tally),
            _ => Err(format!("The number {name} is a whole one up to {MOST}.")),
        };
        let (closed, at_once) = (tally("closed")?, tally("named")?);
        if at_once > closed {
            return Err("More cases are named than closed.".into());
        }
        let said = address.get("said");
        let guess = said.and_then(Fault::named);
        if let (Some(said), None) = (said.filter(|said| *said != "told"), guess) {
            return Err(format!("No fault is called “{said}”."));
        }
        let mut hunt = Self::new(settings, closed, at_once);
        hunt.missed = address.get("missed") == Some("yes");
        hunt.stand = match guess {
            Some(fault) if fault == hunt.case.fault => Stand::Named,
            Some(fault) => Stand::Wrong(fault),
            None if said.is_some() => Stand::Told,
            None => Stand::Open,
        };
        Ok(hunt)
    }

    fn address(&self) -> Address {
        let mut address = self.settings.write(Address::default());
        let said = match self.stand {
            Stand::Open => None,
            Stand::Wrong(fault) => Some(fault.name()),
            Stand::Named => Some(self.case.fault.name()),
            Stand::Told => Some("told"),
        };
        if let Some(said) = said {
            address = address.with("said", said);
        }
        if self.missed {
            address = address.with("missed", "yes");
        }
        address.with("closed", self.closed).with("named", self.at_once)
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button),
            Action::Set(name, value) => {
                self.settings.set(name, value)?;
                self.enter();
                Ok(())
            }
            Action::Tick => Ok(()),
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                Err("The readings are the net's: name its fault with a button.".into())
            }
        }
    }

    fn scene(&self) -> Scene {
        let of = &self.case.diagnosis;
        Scene {
            marks: drawing::marks(&self.case),
            readings: vec![
                ("classes", words::counts(of)),
                ("largest input", number(of.largest_input)),
                ("fifty samples", words::fifty(of)),
                ("gradients", words::gradients(of)),
                ("step/weights", words::ratios(of)),
                ("variances", words::variances(of)),
                ("silent", words::silent(of)),
                (
                    "named at once",
                    format!("{} of {}", self.at_once, count(self.closed as usize, "case")),
                ),
            ],
            values: self.settings.values(),
            status: self.status(),
            outcome: match self.stand {
                Stand::Open => "ready",
                Stand::Wrong(_) => "wrong",
                Stand::Named => "right",
                Stand::Told => "told",
            },
            running: false,
        }
    }
}

#[cfg(test)]
#[path = "hunt/tests.rs"]
mod tests;
