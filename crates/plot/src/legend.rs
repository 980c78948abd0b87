//! The names of a figure: how each looks, and the legend above the panels.

use std::collections::BTreeSet;

use crate::mark::{Mark, Point};
use crate::marker;
use crate::panel::Panel;
use crate::pen::{HPos, Pen, Rect, VPos};
use crate::style::{Finish, Ink, Look, Role};
use crate::text;

/// The ways in which a name is drawn, in the order in which its sample is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sample {
    Region,
    Bars,
    Line,
    Path,
    Marker,
}

/// What tells a look from another beside its colour.
#[derive(PartialEq, Eq)]
enum Shape {
    Hatching,
    Dashes,
    Marker,
}

impl Sample {
    fn shape(self) -> Shape {
        match self {
            Self::Region | Self::Bars => Shape::Hatching,
            Self::Line => Shape::Dashes,
            Self::Path | Self::Marker => Shape::Marker,
        }
    }
}

/// The names of all panels, in the order in which they appear.
pub(crate) struct Legend {
    names: Vec<Name>,
}

/// A name, how it is drawn, and which of that the legend shows.
struct Name {
    name: String,
    drawn: BTreeSet<Sample>,
    shown: BTreeSet<Sample>,
}

/// A sample's width, the space after it, and the space between entries.
const SAMPLE: f64 = 26.0;
const GAP: f64 = 7.0;
const BETWEEN: f64 = 20.0;

impl Legend {
    /// Of these panels.
    pub(crate) fn of(panels: &[Panel]) -> Self {
        let mut legend = Self { names: Vec::new() };
        for panel in panels {
            let Panel::Chart(chart) = panel else { continue };
            for mark in &chart.marks {
                match mark {
                    // What is written at the line itself needs no sample.
                    Mark::Line { name, .. } => legend.add(name, Sample::Line, !chart.label_ends),
                    Mark::Path { name, .. } => legend.add(name, Sample::Path, true),
                    Mark::Scatter { name, .. } | Mark::Spread { name, .. } => {
                        legend.add(name, Sample::Marker, true);
                    }
                    Mark::Histogram { name, .. } => legend.add(name, Sample::Bars, true),
                    Mark::Regions { names, .. } => {
                        names.iter().for_each(|name| legend.add(name, Sample::Region, true));
                    }
                    _ => {}
                }
            }
        }
        legend
    }

    fn add(&mut self, name: &str, sample: Sample, shown: bool) {
        if name.is_empty() {
            return;
        }
        let known = self.names.iter().position(|n| n.name == name);
        let at = known.unwrap_or_else(|| {
            let name = name.to_owned();
            self.names.push(Name { name, drawn: BTreeSet::new(), shown: BTreeSet::new() });
            self.names.len() - 1
        });
        self.names[at].drawn.insert(sample);
        if shown {
            self.names[at].shown.insert(sample);
        }
    }

    /// How the name looks when drawn in this way; the empty name is drawn in ink.
    ///
    /// Its colour is that of its place among all names. Its shape is that of its place among the
    /// names drawn alike: the first line of a figure is solid, the first marker a disc, the first
    /// area not hatched.
    pub(crate) fn look(&self, name: &str, sample: Sample) -> Look {
        let Some(at) = self.names.iter().position(|n| n.name == name) else {
            return Look::UNNAMED;
        };
        let alike = |n: &&Name| n.drawn.iter().any(|other| other.shape() == sample.shape());
        Look::nth(at, self.names[..at].iter().filter(alike).count())
    }

    /// The shown names with their places in a block this wide, line by line, and the block's
    /// height.
    fn entries(&self, width: f64) -> (Vec<(&Name, Point)>, f64) {
        let (mut x, mut y) = (0.0, 0.0);
        let mut entries = Vec::new();
        for name in self.names.iter().filter(|n| !n.shown.is_empty()) {
            let wide = SAMPLE + GAP + text::width(&name.name);
            if x > 0.0 && x + wide > width {
                (x, y) = (0.0, y + text::LINE + 2.0);
            }
            entries.push((name, (x, y)));
            x += wide + BETWEEN;
        }
        let height = if entries.is_empty() { 0.0 } else { y + text::LINE + 12.0 };
        (entries, height)
    }

    /// The height of the legend in a figure this wide.
    pub(crate) fn height(&self, width: f64) -> f64 {
        self.entries(width).1
    }

    /// Draws the legend into the top of the rectangle.
    pub(crate) fn draw(&self, pen: &Pen, rect: Rect) {
        for (Name { name, shown, .. }, (x, y)) in self.entries(rect.width()).0 {
            let (x, y) = (rect.left + x, rect.top + y + text::LINE / 2.0);
            for sample in shown {
                draw_sample(pen, *sample, self.look(name, *sample), x, y);
            }
            let ink = Ink::new(Role::Ink);
            pen.text(name, (x + SAMPLE + GAP, y), ink, HPos::Left, VPos::Center);
        }
    }
}

/// A sample of a look, from x on, its middle at the height y.
fn draw_sample(pen: &Pen, sample: Sample, look: Look, x: f64, y: f64) {
    let (ink, middle) = (look.ink(), x + SAMPLE / 2.0);
    let block = Rect { left: x + 3.0, top: y - 8.0, right: x + SAMPLE - 3.0, bottom: y + 8.0 };
    match sample {
        Sample::Region => {
            marker::area(pen, look, &[corners(block)], marker::REGION);
            let outline = [corners(block), vec![(block.left, block.top)]].concat();
            pen.line(&outline, ink, 1.0);
        }
        Sample::Bars => {
            let block = Rect { top: y - 6.0, bottom: y + 6.0, ..block };
            marker::area(pen, look, &[corners(block)], marker::BARS);
            let outline = [corners(block), vec![(block.left, block.top)]].concat();
            pen.line(&outline, ink, 1.5);
        }
        Sample::Line => {
            let ink = ink.finish(Finish::Dash(look.shape));
            pen.line(&[(x, y), (x + SAMPLE, y)], ink, 2.0);
        }
        Sample::Path => {
            pen.line(&[(x, y), (x + SAMPLE, y)], ink, 1.5);
            marker::draw(pen, look, (middle, y), 3.5);
        }
        Sample::Marker => marker::draw(pen, look, (middle, y), 5.0),
    }
}

fn corners(r: Rect) -> Vec<(f64, f64)> {
    vec![(r.left, r.top), (r.right, r.top), (r.right, r.bottom), (r.left, r.bottom)]
}
