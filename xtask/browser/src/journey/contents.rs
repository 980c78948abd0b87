//! Opens the contents on a telephone's window, by keyboard.

use anyhow::Result;

use super::{FIRST, Journey};
use crate::tab::PHONE;

/// The contents open on Enter and take the focus, and close on Escape and give it back.
pub fn go(journey: &mut Journey) -> Result<()> {
    let tab = journey.tab;
    journey.open(FIRST.0, PHONE)?;
    if !journey.reach("#toggle-contents")? {
        return Ok(());
    }
    tab.press("Enter")?;
    let shown = "inspect.isDrawn(document.querySelector('#contents a'))";
    if !journey.expect(shown, "Enter does not open the contents")? {
        return Ok(());
    }
    journey.expect(
        "document.activeElement?.closest('#contents')",
        "the open contents do not take the focus",
    )?;
    journey.contrast()?;
    tab.press("Escape")?;
    journey.expect(&format!("!{shown}"), "Escape does not close the contents")?;
    journey.expect(
        "document.activeElement?.id === 'toggle-contents'",
        "the closed contents do not give the focus back",
    )?;
    tab.press("Enter")?;
    journey.expect(shown, "Enter does not open the contents again")?;
    tab.click_in("main", 0.95, 0.5)?;
    journey.expect(&format!("!{shown}"), "a click beside the contents does not close them")?;
    Ok(())
}
