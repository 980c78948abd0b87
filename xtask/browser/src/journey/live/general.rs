//! What holds for every live figure: each control does something, `reset` undoes it, the address keeps it.

use anyhow::Result;

use super::drive::{Control, Drive, How, View};
use crate::tab::Motion;

/// Uses every control of the figure; `reopens` is whether to come back by the page's address too.
pub fn go(drive: &mut Drive, reopens: bool) -> Result<()> {
    let controls = drive.controls.clone();
    let first = drive.view()?;
    drive.look("its start", &first, &first)?;
    let reset = controls.iter().find(|control| control.name == "reset");
    if reset.is_none() && controls.iter().any(Control::is_button) {
        drive.blame("has buttons and no reset");
        return Ok(());
    }
    let mut base = first.clone();
    if let Some(reset) = reset {
        drive.touch(reset)?;
        base = drive.after(&first)?;
    }
    for what in base.differs(&first) {
        drive.blame(format!("reset changes {what} of the start"));
    }
    drive.contrast()?;

    let (buttons, settings): (Vec<&Control>, Vec<&Control>) =
        controls.iter().filter(|control| control.name != "reset").partition(|c| c.is_button());
    let (undone, others): (Vec<&Control>, Vec<&Control>) =
        buttons.into_iter().partition(|button| reset.is_some_and(|r| r.group == button.group));
    // What neither runs nor comes to an end can be pressed again and again.
    let mut passing = Vec::new();
    for button in &undone {
        if press(drive, button, &base)? {
            passing.push(button.name.as_str());
        }
        back(drive, reset, &mut base, &button.label)?;
    }
    for setting in &settings {
        turn(drive, setting, &settings, &passing, &base)?;
        drive.restore(&base)?;
        back(drive, reset, &mut base, &setting.label)?;
    }
    if reopens {
        keeps(drive, &passing)?;
    }
    for button in others {
        press(drive, button, &base)?;
        reset.map_or(Ok(()), |reset| drive.touch(reset))?;
    }
    Ok(())
}

/// Presses a button; whether it could be pressed again.
fn press(drive: &mut Drive, button: &Control, base: &View) -> Result<bool> {
    let before = drive.view()?;
    drive.touch(button)?;
    let now = drive.after(&before)?;
    let label = &button.label;
    if now.looks_like(&before) {
        drive.blame(format!("the button “{label}” changes nothing"));
    }
    drive.look(&format!("the button “{label}”"), base, &now)?;
    if now.outcome != "running" {
        return Ok(now.outcome == before.outcome);
    }
    if drive.motion == Motion::Reduced {
        drive.blame(format!("“{label}” moves, where less motion is preferred"));
    }
    stop(drive, button, &now)?;
    Ok(false)
}

/// Stops what runs since `before`, with the button that has started it.
fn stop(drive: &mut Drive, button: &Control, before: &View) -> Result<()> {
    let label = &button.label;
    let moved = drive.later(before)?;
    if moved.looks_like(before) {
        drive.blame(format!("“{label}” runs, and nothing moves"));
    }
    drive.touch(button)?;
    let stopped = drive.view()?;
    if stopped.outcome == "running" {
        // It may have come to its end before, and begun anew.
        let ended = drive.rest()?;
        if ended.outcome == "running" {
            drive.blame(format!("“{label}” does not stop what it has started"));
        }
        return Ok(());
    }
    std::thread::sleep(std::time::Duration::from_millis(250));
    if !drive.view()?.looks_like(&stopped) {
        drive.blame(format!("after “{label}” has stopped the run, it goes on"));
    }
    drive.look(&format!("stopping “{label}”"), before, &stopped)
}

/// Presses `reset` and demands that all is as it was in `base`. If it is not, it is from now on: a fault is
/// told once.
fn back(drive: &mut Drive, reset: Option<&Control>, base: &mut View, done: &str) -> Result<()> {
    reset.map_or(Ok(()), |reset| drive.touch(reset))?;
    let mut now = drive.view()?;
    if !now.differs(base).is_empty() {
        now = drive.after(&now)?;
    }
    for what in now.differs(base) {
        drive.blame(format!("after “{done}”, reset does not bring {what} back"));
    }
    if now.values != base.values {
        drive.blame(format!("after “{done}”, reset and all, some control stands elsewhere"));
    }
    *base = now;
    Ok(())
}

/// Moves a setting, and demands that it moves something else, now or in what follows.
fn turn(
    drive: &mut Drive,
    setting: &Control,
    settings: &[&Control],
    passing: &[&str],
    base: &View,
) -> Result<()> {
    let label = &setting.label;
    drive.touch(setting)?;
    let now = drive.after(base)?;
    drive.look(&format!("the {} “{label}”", setting.kind), base, &now)?;
    if now.value(&setting.name) == base.value(&setting.name) {
        drive.blame(format!(
            "the {} “{label}” does not move by {}",
            setting.kind,
            drive.how.name()
        ));
        return Ok(());
    }
    if now.outcome == "error" {
        drive.blame(format!(
            "the {} “{label}” is answered with an error: {}",
            setting.kind, now.status
        ));
    }
    if now.looks_like(base) && !shows_later(drive, setting, settings, passing, base, &now)? {
        drive.blame(format!("the {} “{label}” changes nothing", setting.kind));
    }
    if setting.kind == "number" && drive.how == How::Mouse {
        empty(drive, setting)?;
    }
    Ok(())
}

/// Whether a setting shows in what the buttons then do: with the others as they are, or all turned.
fn shows_later(
    drive: &mut Drive,
    setting: &Control,
    settings: &[&Control],
    passing: &[&str],
    base: &View,
    moved: &View,
) -> Result<bool> {
    for turned in [false, true] {
        let mut views = Vec::new();
        for from in [base, moved] {
            let mut values = from.clone();
            for (name, value) in values.values.iter_mut().filter(|_| turned) {
                let other = settings.iter().find(|other| other.name == *name);
                if let Some(word) =
                    other.filter(|o| o.name != setting.name).and_then(|o| o.options.last())
                {
                    *value = word.clone();
                }
            }
            drive.restore(&values)?;
            views.push(drive.again()?);
            views.push(drive.exercise(passing)?);
        }
        if !views[0].looks_like(&views[2]) || !views[1].looks_like(&views[3]) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A field without a number is answered with an error, and nothing else changes.
fn empty(drive: &mut Drive, setting: &Control) -> Result<()> {
    let before = drive.view()?;
    drive.clear(setting)?;
    let now = drive.after(&before)?;
    if now.outcome != "error" {
        drive.blame(format!("no number in “{}” is not answered with an error", setting.label));
    } else if now.picture != before.picture {
        drive.blame(format!("no number in “{}” changes the picture", setting.label));
    }
    if now.values != before.values {
        drive.blame(format!("“{}” stays empty, and some number holds", setting.label));
    }
    drive.look(&format!("an empty “{}”", setting.label), &before, &now)?;
    drive.contrast()
}

/// What was reached comes back from the page's address.
fn keeps(drive: &mut Drive, passing: &[&str]) -> Result<()> {
    let (address, left) = drive.address(passing)?;
    if address.is_empty() {
        drive.blame("the page's address does not follow");
        return Ok(());
    }
    drive.contrast()?;
    drive.tab.open("about:blank")?;
    drive.tab.open(&address)?;
    if !drive.starts()? {
        return Ok(());
    }
    let now = drive.view()?;
    for (is_back, what) in [
        (now.state == left.state, "the picture"),
        (now.readings == left.readings, "the readings"),
        (now.values == left.values, "the settings"),
    ] {
        if !is_back {
            drive.blame(format!("the address does not bring {what} back"));
        }
    }
    drive.look("the address", &now, &now)
}
