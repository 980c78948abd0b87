//! The words in which the lesson of a figure is told: what is done by name, and what has to follow.

use anyhow::{Context, Result};
use serde_json::json;

use super::drive::{Control, Drive, View};

impl Drive<'_> {
    /// Sets all as in `first` and begins anew, with nothing that moves.
    pub fn begin(&mut self, first: &View) -> Result<()> {
        self.calm()?;
        self.restore(first)?;
        self.again().map(drop)
    }

    fn control(&self, name: &str) -> Result<Control> {
        let found = self.controls.iter().find(|control| control.name == name);
        found.cloned().with_context(|| format!("{} has no control {name}", self.figure))
    }

    /// Presses the button `name`.
    pub fn press(&mut self, name: &str) -> Result<()> {
        let control = self.control(name)?;
        self.touch(&control)
    }

    /// Moves the slider `name` to `value`.
    pub fn slide(&mut self, name: &str, value: f64) -> Result<()> {
        let control = self.control(name)?;
        self.slide_to(&control, value)
    }

    /// Chooses `word` at `name`.
    pub fn choose(&mut self, name: &str, word: &str) -> Result<()> {
        let control = self.control(name)?;
        self.turn_to(&control, word)
    }

    /// Demands that the sentence comes to hold `words`.
    pub fn says(&mut self, words: &str) -> Result<()> {
        self.demand("view.status.includes(wanted)", words, "view.status", "its sentence")
    }

    /// Demands a value of the reading `name`.
    pub fn reads(&mut self, name: &str, value: &str) -> Result<()> {
        let reading = format!("view.readings.find(([key]) => key === {})?.[1]", json!(name));
        self.demand(
            &format!("{reading} === wanted"),
            value,
            &reading,
            &format!("its reading “{name}”"),
        )
    }

    /// Demands that the board has a text with `words`.
    pub fn shows(&mut self, words: &str) -> Result<()> {
        let texts = format!("document.querySelector({}).textContent", json!(self.board()));
        self.demand(&format!("{texts}.includes(wanted)"), words, &texts, "its board")
    }

    /// Demands so many curves on the board.
    pub fn curves(&mut self, wanted: usize) -> Result<()> {
        let count =
            format!("document.querySelectorAll({}).length", json!(self.board() + " .curve"));
        let shown = format!("{count} + \" curves\"");
        self.demand(
            &format!("{shown} === wanted"),
            &format!("{wanted} curves"),
            &shown,
            "its board",
        )
    }

    /// Demands so many points of each class on the board, after what was `done`.
    pub fn has_points(&mut self, wanted: &[usize], done: &str) -> Result<()> {
        let points =
            format!("[...document.querySelectorAll({})]", json!(self.board() + " [data-point]"));
        let of = |class: usize| {
            format!("{points}.filter(p => p.innerHTML.includes('--figure-{})')).length", class + 1)
        };
        let counts: Vec<String> = (0..wanted.len()).map(of).collect();
        let shown = format!("[{}].join(' and ') + ' points'", counts.join(", "));
        let words: Vec<String> = wanted.iter().map(ToString::to_string).collect();
        let words = format!("{} points", words.join(" and "));
        self.demand(
            &format!("{shown} === wanted"),
            &words,
            &shown,
            &format!("after {done} its board"),
        )
    }

    fn board(&self) -> String {
        format!("{} [data-board]", self.selector())
    }

    /// Waits until `condition` holds of `wanted`; if it never does, tells what `shown` says instead.
    fn demand(&mut self, condition: &str, wanted: &str, shown: &str, what: &str) -> Result<()> {
        let with = |expression: &str| {
            format!(
                "((view, wanted) => {expression})(inspect.live.view({}), {})",
                json!(self.figure),
                json!(wanted)
            )
        };
        if !self.tab.comes(&with(condition))? {
            let came: Option<String> = self.tab.evaluate(&with(shown))?;
            self.blame(format!(
                "{what} has “{}”, where “{wanted}” is expected",
                came.unwrap_or_default()
            ));
        }
        Ok(())
    }
}
