//! Changes between light and dark by keyboard.

use anyhow::Result;

use super::{FIRST, Journey};

const PAPER: &str = "getComputedStyle(document.body).backgroundColor";

/// The switch answers to Enter and Space, and the next page remembers.
pub fn go(journey: &mut Journey) -> Result<()> {
    let (tab, (page, size)) = (journey.tab, FIRST);
    journey.open(page, size)?;
    let light: String = tab.evaluate(PAPER)?;
    if !journey.reach("#toggle-theme")? {
        return Ok(());
    }
    tab.press("Enter")?;
    if journey.expect(&format!("{PAPER} !== '{light}'"), "Enter on the switch changes nothing")? {
        journey.open("toc.html", size)?;
        journey.open(page, size)?;
        journey.expect(&format!("{PAPER} !== '{light}'"), "the next page forgets the choice")?;
    }
    journey.reach("#toggle-theme")?;
    tab.press(" ")?;
    journey
        .expect(&format!("{PAPER} === '{light}'"), "Space on the switch does not change back")?;
    Ok(())
}
