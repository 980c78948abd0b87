//! A sheet from 0 to 1, folded layer by layer, and which of its points come to lie on one another.

use backprop::{Layer, pieces, tent, zigzag};
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Point, Scene, Settings, count,
    number,
};
use ndarray::Array2;

live::export!(Folding);

const MOST: usize = 6;

/// A fold is made in so many ticks.
const TICKS: u32 = 12;

const BOARD: Board = Board {
    label: "Where each point x of the sheet lies after the folds",
    axes: ["x", "y"],
    range: [(0.0, 1.0), (0.0, 1.0)],
    ticks: [&[0.0, 0.5, 1.0], &[0.0, 0.5, 1.0]],
    stride: 0.1,
    open: false,
    classes: &["two units a layer", "as many units in one layer"],
};

fn groups() -> Vec<Group> {
    let folding = vec![
        Kind::Run.control("fold", "fold"),
        Kind::Button.control("unfold", "unfold"),
        Kind::Button.control("reset", "reset"),
    ];
    let settings = vec![
        Kind::Slider { range: (0.0, MOST as f64), step: 1.0, first: 1.0 }
            .control("folds", "number of folds"),
        Kind::Slider { range: (0.0, 1.0), step: 0.01, first: 0.3 }.control("x", "point x"),
        Kind::Choice(&["shown", "hidden"]).control("wide", "one layer"),
    ];
    vec![
        Group { label: "Layers", controls: folding },
        Group { label: "Settings", controls: settings },
    ]
}

/// The settings, if their folds are a whole number.
fn whole(settings: Settings) -> Result<Settings, String> {
    let fits = settings.number("folds").fract() == 0.0;
    fits.then_some(settings).ok_or_else(|| "The number of folds is a whole one.".into())
}

/// Where the points `x` lie after so many folds.
fn folded(x: &[f64], folds: usize) -> Vec<f64> {
    let x = Array2::from_shape_fn((x.len(), 1), |(i, _)| x[i]);
    vec![tent(); folds].predict(x.view()).into_iter().collect()
}

/// The units that as many folds take.
fn units(folds: usize) -> usize {
    2 * folds
}

struct Folding {
    settings: Settings,
    /// While a fold is made: how many of its ticks have passed.
    under_way: Option<u32>,
    status: String,
}

impl Folding {
    fn folds(&self) -> usize {
        self.settings.number("folds") as usize
    }

    /// Sets the number of folds and says what lies where.
    fn settle(&mut self, folds: usize) {
        let set = self.settings.set("folds", &folds.to_string());
        set.expect("no fold beyond those of the slider");
        self.under_way = None;
        let (x, y) = (self.settings.number("x"), self.place());
        let together = self.together().len();
        let others = match together {
            1 => "alone".into(),
            _ => format!("on {}", count(together - 1, "other point")),
        };
        let folds = count(folds, "fold");
        self.status = format!("After {folds} x = {} lies at {}, {others}.", number(x), number(y));
    }

    /// Where the chosen point lies.
    fn place(&self) -> f64 {
        folded(&[self.settings.number("x")], self.folds())[0]
    }

    /// All points that lie where the chosen one does, from left to right: one in every piece, or one for
    /// two pieces where it lies on the crease between them.
    fn together(&self) -> Vec<f64> {
        let (pieces, y) = (1_usize << self.folds(), self.place());
        let of = |piece: usize| {
            let share = if piece.is_multiple_of(2) { y } else { 1.0 - y };
            (piece as f64 + share) / pieces as f64
        };
        let mut all: Vec<f64> = (0..pieces).map(of).collect();
        all.dedup_by(|a, b| (*a - *b).abs() < 1e-9);
        all
    }

    /// The height of every point of `x`, with a part of the next fold where one is under way.
    fn heights(&self, x: &[f64]) -> Vec<f64> {
        let share = f64::from(self.under_way.unwrap_or(0)) / f64::from(TICKS);
        let now = folded(x, self.folds());
        let next = folded(&now, 1);
        now.iter().zip(next).map(|(now, next)| now + share * (next - now)).collect()
    }

    /// The graph, corner by corner.
    fn graph(&self) -> Vec<Point> {
        let cells = 2 << self.folds();
        let x: Vec<f64> = (0..=cells).map(|i| f64::from(i) / f64::from(cells)).collect();
        x.iter().copied().zip(self.heights(&x)).collect()
    }

    /// The graph of one layer with the same units.
    fn wide(&self) -> Vec<Point> {
        let units = units(self.folds());
        let x = Array2::from_shape_fn((units + 1, 1), |(i, _)| i as f64 / units as f64);
        let y = zigzag(units).predict(x.view());
        x.iter().copied().zip(y.iter().copied()).collect()
    }

    fn readings(&self) -> Vec<(&'static str, String)> {
        let (folds, units) = (self.folds(), units(self.folds()));
        let deep = pieces(&vec![tent(); folds], 2 << folds);
        let wide = if folds == 0 { 1 } else { pieces(&zigzag(units), 2 * units) };
        vec![
            ("layers", folds.to_string()),
            ("units", units.to_string()),
            ("pieces", deep.to_string()),
            ("pieces of one layer", wide.to_string()),
        ]
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        let folds = self.folds();
        match button {
            "fold" if self.under_way.is_some() => self.settle(folds),
            "fold" if folds == MOST => return Err(format!("{MOST} folds are all that fit here.")),
            "fold" => {
                self.under_way = Some(0);
                self.status = format!("Fold {}.", folds + 1);
            }
            "unfold" if folds == 0 => return Err("The sheet lies flat.".into()),
            "unfold" => self.settle(folds - 1),
            "reset" => self.settle(1),
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }

    fn tick(&mut self) {
        match self.under_way {
            Some(ticks) if ticks + 1 == TICKS => self.settle(self.folds() + 1),
            Some(ticks) => self.under_way = Some(ticks + 1),
            None => {}
        }
    }
}

impl Figure for Folding {
    fn declaration() -> Declaration {
        Declaration { title: "A sheet to fold", board: BOARD, groups: groups(), interval: 50 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let mut folding = Self { settings, under_way: None, status: String::new() };
        folding.settle(1);
        folding
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut folding = Self::start();
        folding.settings.read(address)?;
        folding.settings = whole(folding.settings)?;
        folding.settle(folding.folds());
        Ok(folding)
    }

    fn address(&self) -> Address {
        self.settings.write(Address::default())
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button)?,
            Action::Tick => self.tick(),
            Action::Set(name, value) => {
                let mut settings = self.settings.clone();
                settings.set(name, value)?;
                self.settings = whole(settings)?;
                self.settle(self.folds());
            }
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                return Err("The slider moves the point.".into());
            }
        }
        Ok(())
    }

    fn scene(&self) -> Scene {
        let mut marks = Vec::new();
        if self.settings.word("wide") == "shown" && self.folds() > 0 {
            marks.push(Mark::Curve { class: 1, points: self.wide() });
        }
        marks.push(Mark::Curve { class: 0, points: self.graph() });
        let (x, together) = (self.settings.number("x"), self.together());
        let heights = self.heights(&together);
        marks.extend(together.into_iter().zip(heights).map(|at| {
            let ring = (at.0 - x).abs() < 1e-9;
            Mark::Point { at, class: 0, ring }
        }));
        Scene {
            marks,
            readings: self.readings(),
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: if self.under_way.is_some() { "running" } else { "ready" },
            running: self.under_way.is_some(),
        }
    }
}

#[cfg(test)]
#[path = "folding/tests.rs"]
mod tests;
