//! The activations of a deep net before it has learned anything, layer by layer.

#[path = "histograms/net.rs"]
mod net;

use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Point, Scene, Settings, count,
    number,
};
use net::{ACTIVATIONS, BIN, LOWEST, STARTS, Seen};

live::export!(Histograms);

const MOST: usize = 10;

/// A bin with this share of the activations, or more, is as wide as its column.
const FULL: f64 = 0.15;

const BOARD: Board = Board {
    label: "For each layer a histogram of its activations, turned on its side; below it the deviation of \
            the activations and of the gradient",
    axes: ["layer", "a"],
    range: [(-0.7, 10.6), (-2.0, 3.0)],
    ticks: [&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0], &[-1.0, 0.0, 1.0, 2.0, 3.0]],
    stride: 0.1,
    open: false,
    classes: &["activations a"],
};

fn groups() -> Vec<Group> {
    let slider = |range, step, first| Kind::Slider { range, step, first };
    let layer = vec![
        Kind::Choice(STARTS).control("start", "weights"),
        Kind::Choice(ACTIVATIONS).control("activation", "activation"),
        Kind::Choice(&["no", "yes"]).control("normalised", "normalised"),
    ];
    let net = vec![
        slider((1.0, MOST as f64), 1.0, MOST as f64).control("depth", "depth"),
        slider((10.0, 100.0), 10.0, 50.0).control("width", "width"),
        Kind::Number { most: 99, first: 1 }.control("seed", "seed"),
    ];
    vec![Group { label: "Every layer", controls: layer }, Group { label: "The net", controls: net }]
}

/// The settings, if layers and neurons are whole numbers.
fn whole(settings: Settings) -> Result<Settings, String> {
    let fits = ["depth", "width"].iter().all(|name| settings.number(name).fract() == 0.0);
    fits.then_some(settings).ok_or_else(|| "Depth and width are whole numbers.".into())
}

struct Histograms {
    settings: Settings,
    layers: Vec<Seen>,
}

impl Histograms {
    fn of(settings: Settings) -> Self {
        let layers = net::pass(&settings);
        Self { settings, layers }
    }

    fn ends(&self) -> (&Seen, &Seen) {
        (&self.layers[0], &self.layers[self.layers.len() - 1])
    }

    fn status(&self) -> String {
        let (first, last) = self.ends();
        let deviate = size(last.signal);
        let layers = count(self.layers.len(), "layer");
        let share = size(first.gradient / last.gradient);
        format!(
            "After {layers} the activations deviate by {deviate}; back in layer 1 the gradient is {share} times as large."
        )
    }

    fn readings(&self) -> Vec<(&'static str, String)> {
        let (first, last) = self.ends();
        let percent = (100.0 * last.beyond).round();
        vec![
            ("a in layer 1", size(first.signal)),
            ("a in the last", size(last.signal)),
            ("∂C/∂a in layer 1", size(first.gradient)),
            ("above 3 in the last", format!("{} %", number(percent))),
        ]
    }

    fn marks(&self) -> Vec<Mark> {
        let text = |at: Point, text: String| Mark::Text { at, text, faint: true };
        let zero = Mark::Line { ends: [(0.5, 0.0), (10.6, 0.0)], faint: true };
        let mut marks =
            vec![zero, text((-0.1, -1.4), "a".into()), text((-0.1, -1.75), "∂C/∂a".into())];
        for (l, layer) in (1..).zip(&self.layers) {
            let x = f64::from(l);
            let outline = outline(x - 0.45, layer);
            marks.push(Mark::Region { class: 0, corners: outline.clone() });
            marks.push(Mark::Curve { class: 0, points: outline });
            marks.push(text((x, -1.4), brief(layer.signal)));
            marks.push(text((x, -1.75), brief(layer.gradient)));
        }
        marks
    }
}

/// Steps to the right of `x`, a bin each, upwards; bins without an activation are left out at both ends.
fn outline(x: f64, layer: &Seen) -> Vec<Point> {
    let mut corners = Vec::new();
    let full = |share: &f64| *share > 0.0;
    let first = layer.shares.iter().position(full).unwrap_or(0);
    let last = layer.shares.iter().rposition(full).unwrap_or(0);
    for (bin, share) in layer.shares.iter().enumerate().take(last + 1).skip(first) {
        let right = x + 0.9 * (share / FULL).min(1.0);
        let low = LOWEST + BIN * bin as f64;
        corners.extend([(right, low), (right, low + BIN)]);
    }
    let (Some(&(_, low)), Some(&(_, high))) = (corners.first(), corners.last()) else {
        return corners;
    };
    corners.extend([(x, high), (x, low), corners[0]]);
    corners
}

/// A size for a sentence, to two or three digits: `0.62`, `3.1·10⁻⁵`.
fn size(value: f64) -> String {
    let (mantissa, exponent) = scientific(value);
    match exponent {
        -2..3 => {
            let places = 10_f64.powi(2 - exponent);
            number((value * places).round() / places)
        }
        _ if value == 0.0 => "0".into(),
        exponent => format!("{}·10{}", number(mantissa), superscript(exponent)),
    }
}

/// A size for a narrow column: `0.6`, `10⁻⁵`.
fn brief(value: f64) -> String {
    let (mantissa, exponent) = scientific(value);
    match exponent {
        -1..=0 => number((value * 10.0).round() / 10.0),
        _ if value == 0.0 => "0".into(),
        exponent => {
            let nearest = exponent + i32::from(mantissa > 10_f64.sqrt());
            format!("10{}", superscript(nearest))
        }
    }
}

/// m · 10ᵉ with m from 1 to 9.9, rounded to a tenth.
fn scientific(value: f64) -> (f64, i32) {
    let exponent = value.log10().floor() as i32;
    let mantissa = (value / 10_f64.powi(exponent) * 10.0).round() / 10.0;
    if mantissa == 10.0 { (1.0, exponent + 1) } else { (mantissa, exponent) }
}

fn superscript(number: i32) -> String {
    let raised = |digit| match digit {
        '-' => '⁻',
        digit => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][digit as usize - '0' as usize],
    };
    number.to_string().chars().map(raised).collect()
}

impl Figure for Histograms {
    fn declaration() -> Declaration {
        let title = "The activations of a deep net before it learns";
        Declaration { title, board: BOARD, groups: groups(), interval: 1000 }
    }

    fn start() -> Self {
        Self::of(Settings::new(groups().into_iter().flat_map(|group| group.controls)))
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut settings = Self::start().settings;
        settings.read(address)?;
        Ok(Self::of(whole(settings)?))
    }

    fn address(&self) -> Address {
        self.settings.write(Address::default())
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Set(name, value) => {
                let mut settings = self.settings.clone();
                settings.set(name, value)?;
                *self = Self::of(whole(settings)?);
                Ok(())
            }
            Action::Press(button) => Err(format!("There is no button “{button}”.")),
            Action::Tick => Ok(()),
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                Err("The histograms are the net's: choose its weights instead.".into())
            }
        }
    }

    fn scene(&self) -> Scene {
        Scene {
            marks: self.marks(),
            readings: self.readings(),
            values: self.settings.values(),
            status: self.status(),
            outcome: "ready",
            running: false,
        }
    }
}

#[cfg(test)]
#[path = "histograms/tests.rs"]
mod tests;
