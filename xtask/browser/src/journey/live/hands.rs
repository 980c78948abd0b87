//! A reader's hands: every kind of control, by mouse and by keyboard.

use anyhow::Result;
use serde_json::json;

use super::drive::{Control, Drive, How, View};

impl Drive<'_> {
    /// Uses a control once: presses a button, or moves a setting to another value.
    pub fn touch(&mut self, control: &Control) -> Result<()> {
        let selector = control.selector(self.figure);
        if self.how == How::Keyboard && !self.focus(control)? {
            return Ok(());
        }
        let value: String = match control.is_button() {
            true => String::new(),
            false => self.view()?.value(&control.name).into(),
        };
        let number: f64 = value.parse().unwrap_or(0.0);
        let upper = number > (control.least + control.most) / 2.0;
        match (control.kind.as_str(), self.how) {
            ("button", How::Mouse) => self.tab.click(&selector),
            // One or the other, by the length of its name.
            ("button", How::Keyboard) => {
                self.tab.press(if control.name.len().is_multiple_of(2) { "Enter" } else { " " })
            }
            ("slider", How::Mouse) => {
                let to = if upper { 0.2 } else { 0.8 };
                self.tab.click_in(&selector, to, 0.5)
            }
            ("slider", How::Keyboard) => self.tab.press(if upper { "Home" } else { "End" }),
            ("number", How::Mouse) => {
                self.tab.click(&selector)?;
                self.type_number(number + 1.0)
            }
            ("number", How::Keyboard) => self.tab.press("ArrowUp"),
            (_, _) => {
                let is_last = control.options.last() == Some(&value);
                self.turn(control, if is_last { "ArrowUp" } else { "ArrowDown" })
            }
        }
    }

    /// Leaves a field of a number empty.
    pub fn clear(&mut self, control: &Control) -> Result<()> {
        self.tab.click(&control.selector(self.figure))?;
        self.tab.tell("document.activeElement.select()")?;
        self.tab.press("Delete")?;
        self.tab.press("Tab")
    }

    /// Moves a slider to `value`: near it by a click, all the way by arrows.
    pub fn slide_to(&mut self, control: &Control, value: f64) -> Result<()> {
        if self.how == How::Mouse {
            let share = (value - control.least) / (control.most - control.least);
            // The middle of its knob does not go to the very ends.
            self.tab.click_in(&control.selector(self.figure), 0.06 + 0.88 * share, 0.5)?;
        } else if !self.focus(control)? {
            return Ok(());
        }
        for _ in 0..400 {
            let now: f64 = self.view()?.value(&control.name).parse()?;
            let steps = ((value - now) / control.step).round();
            if steps == 0.0 {
                return Ok(());
            }
            self.tab.press(if steps > 0.0 { "ArrowRight" } else { "ArrowLeft" })?;
        }
        self.blame(format!("arrows do not bring “{}” to {value}", control.label));
        Ok(())
    }

    /// Chooses `word`.
    pub fn turn_to(&mut self, control: &Control, word: &str) -> Result<()> {
        let at = |view: &View| {
            control.options.iter().position(|option| option == view.value(&control.name))
        };
        let goal = control.options.iter().position(|option| option == word);
        for _ in 0..control.options.len() {
            let before = self.view()?;
            let now = at(&before);
            if now == goal {
                return Ok(());
            }
            self.turn(control, if now < goal { "ArrowDown" } else { "ArrowUp" })?;
            self.moved(control, &before)?;
        }
        if at(&self.view()?) != goal {
            self.blame(format!("“{}” does not go to {word}", control.label));
        }
        Ok(())
    }

    /// Clicks the class that a new point is to have.
    pub fn choose_class(&self, class: usize) -> Result<()> {
        self.tab.click(&format!("{} label:has([data-class=\"{class}\"])", self.selector()))
    }

    /// Goes one word up or down.
    fn turn(&mut self, control: &Control, key: &str) -> Result<()> {
        if self.how == How::Mouse {
            // Its list is no part of the page: opened by a click, it is gone through by keys.
            self.tab.click(&control.selector(self.figure))?;
            self.tab.press(key)?;
            return self.tab.press("Enter");
        }
        if self.focus(control)? { self.tab.press(key) } else { Ok(()) }
    }

    /// Waits until a setting no longer stands as in `before`: a list that closes tells its page late.
    fn moved(&self, control: &Control, before: &View) -> Result<bool> {
        let stands =
            format!("document.querySelector({}).value", json!(control.selector(self.figure)));
        self.tab.comes(&format!("{stands} !== {}", json!(before.value(&control.name))))
    }

    /// Puts a number in place of that in the field that has the focus.
    fn type_number(&mut self, number: f64) -> Result<()> {
        self.tab.tell("document.activeElement.select()")?;
        self.tab.type_text(&number.to_string())?;
        self.tab.press("Enter")
    }

    /// Goes to a control with Tab, from where the focus is or from the figure's sentence; whether it gets there.
    fn focus(&mut self, control: &Control) -> Result<bool> {
        let there = format!(
            "Boolean(document.activeElement?.matches({}))",
            json!(control.selector(self.figure))
        );
        if self.tab.evaluate(&there)? {
            return Ok(true);
        }
        let status = format!("{} [data-status]", self.selector());
        for from_sentence in [false, true] {
            if from_sentence {
                self.tab.click(&status)?;
            }
            for _ in 0..24 {
                self.tab.press("Tab")?;
                if self.tab.evaluate(&there)? {
                    return Ok(true);
                }
                let outside =
                    format!("!document.activeElement?.closest({})", json!(self.selector()));
                if self.tab.evaluate(&outside)? {
                    break;
                }
            }
        }
        self.blame(format!("Tab does not lead to “{}”", control.label));
        Ok(false)
    }
}
