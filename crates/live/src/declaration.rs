//! What a figure offers to the page.

use crate::board::Board;
use crate::decimal;
use crate::json::{Object, list, text};

/// What the page needs to know before it shows anything.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// What the figure is called, for those who cannot see it.
    pub title: &'static str,
    /// Where the points lie.
    pub board: Board,
    /// The controls, in groups.
    pub groups: Vec<Group>,
    /// From one tick of a run to the next, in milliseconds.
    pub interval: u32,
}

/// Controls that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// What they are about.
    pub label: &'static str,
    /// In order.
    pub controls: Vec<Control>,
}

/// One control. Its name is what an [`Action`](crate::Action) calls it, its label what the reader sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Control {
    /// One word.
    pub name: &'static str,
    /// In the reader's words.
    pub label: &'static str,
    /// What it looks like.
    pub kind: Kind,
}

/// What a control looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A button.
    Button,
    /// A button that starts a run and, while it goes on, stops it.
    Run,
    /// A number on a scale.
    Slider {
        /// Its ends.
        range: (f64, f64),
        /// From one number to the next.
        step: f64,
        /// Where it stands at first.
        first: f64,
    },
    /// A whole number from 0 on.
    Number {
        /// The largest.
        most: u32,
        /// Where it stands at first.
        first: u32,
    },
    /// One of several words, at first the first.
    Choice(&'static [&'static str]),
}

impl Kind {
    /// A control that looks like this.
    pub fn control(self, name: &'static str, label: &'static str) -> Control {
        Control { name, label, kind: self }
    }
}

impl Declaration {
    /// As the page reads it.
    pub(crate) fn json(&self) -> String {
        let Board { label, axes, range: [x, y], ticks, stride, open, classes } = &self.board;
        let board = Object::new()
            .field("label", &text(label))
            .field("axes", &list(axes, |axis| text(axis)))
            .field("range", &list(&[x.0, x.1, y.0, y.1], number))
            .field("ticks", &list(ticks, |axis| list(axis, number)))
            .field("stride", &number(stride))
            .field("open", &open.to_string())
            .field("classes", &list(classes, |class| text(class)));
        let group = |group: &Group| {
            Object::new()
                .field("label", &text(group.label))
                .field("controls", &list(&group.controls, Control::json))
                .close()
        };
        Object::new()
            .field("title", &text(self.title))
            .field("board", &board.close())
            .field("groups", &list(&self.groups, group))
            .field("interval", &self.interval.to_string())
            .close()
    }
}

fn number(value: &f64) -> String {
    decimal::write(*value, 6)
}

impl Control {
    fn json(&self) -> String {
        let start = |kind| {
            Object::new()
                .field("kind", &text(kind))
                .field("name", &text(self.name))
                .field("label", &text(self.label))
        };
        match self.kind {
            Kind::Button => start("button"),
            Kind::Run => start("run"),
            Kind::Slider { range: (low, high), step, .. } => {
                start("slider").field("range", &list(&[low, high, step], number))
            }
            Kind::Number { most, .. } => start("number").field("most", &most.to_string()),
            Kind::Choice(words) => {
                start("choice").field("options", &list(words, |word| text(word)))
            }
        }
        .close()
    }
}
