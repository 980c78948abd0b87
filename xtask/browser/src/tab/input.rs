//! Keys and pointer, as from a reader's hands.

use anyhow::{Context, Result, anyhow};
use chromiumoxide::cdp::browser_protocol::input::{
    DispatchKeyEventParams, DispatchKeyEventType, DispatchMouseEventParams, DispatchMouseEventType,
    MouseButton,
};
use chromiumoxide::keys;
use chromiumoxide::layout::Point;
use serde_json::Value;

use super::Tab;

impl Tab<'_> {
    /// Presses and releases a key.
    pub fn press(&self, key: &str) -> Result<()> {
        self.press_with(key, 0)
    }

    /// The same while Shift is held.
    pub fn press_shifted(&self, key: &str) -> Result<()> {
        self.press_with(key, 8)
    }

    fn press_with(&self, key: &str, modifiers: i64) -> Result<()> {
        let known = keys::get_key_definition(key).ok_or_else(|| anyhow!("no key {key}"))?;
        let text = known.text.or_else(|| (known.key.len() == 1).then_some(known.key));
        let event = |kind| {
            let event = DispatchKeyEventParams::builder()
                .r#type(kind)
                .key(known.key)
                .code(known.code)
                .modifiers(modifiers)
                .windows_virtual_key_code(known.key_code);
            match text {
                Some(text) => event.text(text).build(),
                None => event.build(),
            }
            .map_err(anyhow::Error::msg)
        };
        let down = if text.is_some() {
            DispatchKeyEventType::KeyDown
        } else {
            DispatchKeyEventType::RawKeyDown
        };
        self.call(event(down)?)?;
        self.call(event(DispatchKeyEventType::KeyUp)?)?;
        Ok(())
    }

    /// Types `text`, key by key.
    pub fn type_text(&self, text: &str) -> Result<()> {
        text.chars().try_for_each(|letter| self.press(&letter.to_string()))
    }

    /// Clicks the middle of the first element that `selector` finds, after scrolling to it.
    pub fn click(&self, selector: &str) -> Result<()> {
        self.click_in(selector, 0.5, 0.5)
    }

    /// Clicks a point of that element: parts of its width from the left, of its height from the top.
    pub fn click_in(&self, selector: &str, across: f64, down: f64) -> Result<()> {
        let at = self.point_in(selector, across, down)?;
        self.chromium.wait(self.page.click(at)).context("clicking")?;
        Ok(())
    }

    /// Presses the pointer on one point of that element and lets it go on another.
    pub fn drag_in(&self, selector: &str, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        let [start, end] = [from, to].map(|(across, down)| self.point_in(selector, across, down));
        let (start, end) = (start?, end?);
        let middle = Point { x: (start.x + end.x) / 2.0, y: (start.y + end.y) / 2.0 };
        self.mouse(DispatchMouseEventType::MouseMoved, start, MouseButton::None)?;
        self.mouse(DispatchMouseEventType::MousePressed, start, MouseButton::Left)?;
        self.mouse(DispatchMouseEventType::MouseMoved, middle, MouseButton::Left)?;
        self.mouse(DispatchMouseEventType::MouseMoved, end, MouseButton::Left)?;
        self.mouse(DispatchMouseEventType::MouseReleased, end, MouseButton::Left)
    }

    /// Clicks that point with the right button.
    pub fn click_right(&self, selector: &str, across: f64, down: f64) -> Result<()> {
        let at = self.point_in(selector, across, down)?;
        self.mouse(DispatchMouseEventType::MousePressed, at, MouseButton::Right)?;
        self.mouse(DispatchMouseEventType::MouseReleased, at, MouseButton::Right)
    }

    fn mouse(&self, kind: DispatchMouseEventType, at: Point, button: MouseButton) -> Result<()> {
        let mut event = DispatchMouseEventParams::new(kind, at.x, at.y);
        event.buttons = match button {
            MouseButton::Left => Some(1),
            MouseButton::Right => Some(2),
            _ => None,
        };
        event.button = Some(button);
        event.click_count = Some(1);
        self.call(event)?;
        Ok(())
    }

    /// A point of the first element that `selector` finds, after scrolling to it.
    fn point_in(&self, selector: &str, across: f64, down: f64) -> Result<Point> {
        let quoted = Value::from(selector);
        let point: Option<(f64, f64)> = self.evaluate(&format!(
            "(() => {{
               const found = document.querySelector({quoted});
               found?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
               const box = found?.getBoundingClientRect();
               return box ? [box.x + {across} * box.width, box.y + {down} * box.height] : null;
             }})()"
        ))?;
        let (x, y) = point.ok_or_else(|| anyhow!("nothing to click: no {selector}"))?;
        Ok(Point { x, y })
    }
}
