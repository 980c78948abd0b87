//! One live figure in use: what it has, what is to be seen of it, and what is wrong with that.

use anyhow::Result;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Way;
use crate::survey::Report;
use crate::tab::{Motion, Scheme, Tab};

/// How long an answer to a hand may take, and one to a clock, in milliseconds.
const AT_ONCE: u32 = 300;
const IN_TIME: u32 = 2000;

/// What the controls are used with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A pointer that clicks and drags.
    Mouse,
    /// Tab, arrows, Enter and Space.
    Keyboard,
}

impl How {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mouse => "mouse",
            Self::Keyboard => "keyboard",
        }
    }
}

/// A button, slider, number or choice of the figure.
#[derive(Clone, Debug, Deserialize)]
pub struct Control {
    /// What the figure calls it.
    pub name: String,
    /// `button`, `slider`, `number` or `choice`.
    pub kind: String,
    /// What the reader calls it.
    pub label: String,
    /// Which group of controls it is in.
    pub group: isize,
    /// The least and the most of a slider or number, and its step.
    pub least: f64,
    pub most: f64,
    pub step: f64,
    /// The words of a choice.
    pub options: Vec<String>,
}

impl Control {
    /// What finds it in the figure.
    pub fn selector(&self, figure: &str) -> String {
        let name = if self.is_button() { "action" } else { "setting" };
        format!("[data-live=\"{figure}\"] [data-{name}=\"{}\"]", self.name)
    }

    pub fn is_button(&self) -> bool {
        self.kind == "button"
    }
}

/// What is to be seen.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct View {
    /// The board's drawing, in one number.
    pub picture: u32,
    /// The same without what the last step leaves: a line that was, a ring around a point.
    pub state: u32,
    pub readings: Vec<(String, String)>,
    pub status: String,
    pub outcome: String,
    /// What the settings stand at.
    pub values: Vec<(String, String)>,
    /// Where the first control stands.
    pub place: (i32, i32),
}

impl View {
    /// Whether nothing but what a control says of itself differs.
    pub fn looks_like(&self, other: &Self) -> bool {
        self.differs(other).is_empty() && self.status == other.status
    }

    /// In what it differs, the sentence left aside.
    pub fn differs(&self, other: &Self) -> Vec<&'static str> {
        [
            (self.picture != other.picture, "the picture"),
            (self.readings != other.readings, "the readings"),
            (self.outcome != other.outcome, "the outcome"),
        ]
        .into_iter()
        .filter_map(|(differs, what)| differs.then_some(what))
        .collect()
    }

    /// What the setting `name` stands at.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// One figure in use.
pub struct Drive<'a> {
    pub tab: &'a Tab<'a>,
    pub figure: &'a str,
    pub how: How,
    pub motion: Motion,
    /// What there is to use.
    pub controls: Vec<Control>,
    scheme: Scheme,
    when: &'a str,
    report: &'a mut Report,
}

impl<'a> Drive<'a> {
    pub fn new(
        tab: &'a Tab,
        figure: &'a str,
        (how, scheme, motion): Way,
        when: &'a str,
        report: &'a mut Report,
    ) -> Self {
        Self { tab, figure, how, motion, controls: Vec::new(), scheme, when, report }
    }

    /// Reports a problem, under the circumstances of this drive.
    pub fn blame(&mut self, what: impl Into<String>) {
        self.report.extend(vec![(String::new(), what.into())], self.when);
    }

    /// Asks the page: a function of `inspect.live`, with the figure's name before its other arguments.
    fn ask<T: DeserializeOwned>(&self, question: &str, more: &[Value]) -> Result<T> {
        let words: Vec<String> = std::iter::once(json!(self.figure))
            .chain(more.iter().cloned())
            .map(|word| word.to_string())
            .collect();
        self.tab.evaluate(&format!("inspect.live.{question}({})", words.join(", ")))
    }

    /// Waits until the figure runs; whether it does.
    pub fn starts(&mut self) -> Result<bool> {
        let runs = format!("{}.runs", self.selector());
        if !self.tab.comes(&format!("document.querySelector({})", json!(runs)))? {
            self.blame("does not start");
            return Ok(false);
        }
        // Where it moves, a page that scrolls by itself would be clicked beside.
        self.tab.tell(
            "document.documentElement.style.scrollBehavior = 'auto';
             scrollTo({ top: scrollY, behavior: 'instant' })",
        )?;
        self.ask::<Value>("alone", &[])?;
        self.controls = self.ask("controls", &[])?;
        self.report.controls = Some(self.controls.len());
        Ok(true)
    }

    /// What finds the figure on its page.
    pub fn selector(&self) -> String {
        format!("[data-live=\"{}\"]", self.figure)
    }

    /// Whether there is something that `selector` finds.
    pub fn has(&self, selector: &str) -> Result<bool> {
        self.tab.evaluate(&format!("Boolean(document.querySelector({}))", json!(selector)))
    }

    /// What is to be seen now.
    pub fn view(&self) -> Result<View> {
        self.ask("view", &[])
    }

    /// Prefers less motion from now on, so that a run is over at once.
    pub fn calm(&mut self) -> Result<()> {
        self.motion = Motion::Reduced;
        self.tab.prefer_both(self.scheme, self.motion)
    }

    /// What is to be seen after something was done to `before`: as soon as it differs.
    pub fn after(&self, before: &View) -> Result<View> {
        self.ask("after", &[json!(before), json!(AT_ONCE)])
    }

    /// What is to be seen after something has moved by itself, if it does.
    pub fn later(&self, before: &View) -> Result<View> {
        self.ask("after", &[json!(before), json!(IN_TIME)])
    }

    /// What is to be seen when nothing runs any more.
    pub fn rest(&self) -> Result<View> {
        self.ask("rest", &[json!(IN_TIME)])
    }

    /// Notes what of the figure cannot be read as it is, and whether its controls have moved.
    pub fn look(&mut self, done: &str, before: &View, now: &View) -> Result<()> {
        let faults: Vec<(String, String)> = self.ask("faults", &[])?;
        for (_, what) in faults {
            self.blame(what);
        }
        if before.place != now.place {
            let by = (now.place.0 - before.place.0, now.place.1 - before.place.1);
            self.blame(format!("{done} moves the controls by {by:?} px"));
        }
        Ok(())
    }

    /// Contrast as the figure is now, in both schemes.
    pub fn contrast(&mut self) -> Result<()> {
        for scheme in Scheme::BOTH {
            self.tab.prefer_both(scheme, self.motion)?;
            let found = self.ask("contrast", &[])?;
            self.report.extend(found, &format!("{}, {}", self.when, scheme.name()));
        }
        self.tab.prefer_both(self.scheme, self.motion)
    }

    /// Sets all settings as they were in `view`, as nobody could by hand.
    pub fn restore(&self, view: &View) -> Result<()> {
        self.ask::<Value>("restore", &[json!(view.values)]).map(drop)
    }

    /// Begins anew, where there is a button for it.
    pub fn again(&self) -> Result<View> {
        let has_reset = self.controls.iter().any(|control| control.name == "reset");
        self.exercise(if has_reset { &["reset"] } else { &[] })
    }

    /// Presses `buttons` faster than anybody could.
    pub fn exercise(&self, buttons: &[&str]) -> Result<View> {
        self.ask("exercise", &[json!(buttons)])
    }

    /// The address after one of the settings was moved and `buttons` were pressed, if there is one, and what
    /// was to be seen then.
    pub fn address(&mut self, buttons: &[&str]) -> Result<(String, View)> {
        if let Some(setting) = self.controls.iter().find(|control| !control.is_button()).cloned() {
            self.touch(&setting)?;
        }
        self.ask::<Value>("forget", &[])?;
        self.again()?;
        let view = self.exercise(buttons)?;
        Ok((self.ask("address", &[json!(IN_TIME)])?, view))
    }
}
