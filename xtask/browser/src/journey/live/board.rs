//! Boards that take points or are painted on, by a pointer and by keys; and the others, which take neither.

use anyhow::Result;

use super::drive::{Drive, How};

/// Adds a point, moves it, gives it another class and removes it.
pub fn go(drive: &mut Drive) -> Result<()> {
    let board = format!("{} [data-board]", drive.selector());
    let plot = format!("{} [data-plot]", drive.selector());
    let before = drive.view()?;
    if !drive.has(&format!("{board}[tabindex]"))? {
        drive.tab.click_in(&board, 0.5, 0.5)?;
        if !drive.view()?.looks_like(&before) {
            drive.blame("a click on its board does something, and nothing says what");
        }
        return Ok(());
    }
    if drive.has(&format!("{board} [data-cells]"))? {
        return painted(drive, &board);
    }
    if !drive.controls.iter().any(|control| control.name == "clear") {
        return one_point(drive, &board, &plot);
    }
    drive.press("clear")?;
    match drive.how {
        How::Mouse => by_mouse(drive, &plot),
        How::Keyboard => by_keyboard(drive, &board),
    }
}

fn by_mouse(drive: &mut Drive, plot: &str) -> Result<()> {
    // The class that was chosen last stays, whatever is cleared.
    drive.choose_class(0)?;
    drive.tab.click_in(plot, 0.25, 0.25)?;
    drive.has_points(&[1, 0], "a click")?;
    drive.tab.click_right(plot, 0.75, 0.75)?;
    drive.has_points(&[1, 1], "a click with the right button")?;
    let before = drive.view()?;
    drive.tab.drag_in(plot, (0.25, 0.25), (0.5, 0.4))?;
    let now = drive.after(&before)?;
    if now.picture == before.picture || !now.status.contains("Moved") {
        drive.blame("a point cannot be dragged");
    }
    drive.has_points(&[1, 1], "dragging")?;
    drive.tab.click_in(plot, 0.5, 0.4)?;
    drive.has_points(&[0, 1], "a click on a point")
}

/// Paints on the first picture of a board, and wipes again.
fn painted(drive: &mut Drive, board: &str) -> Result<()> {
    let hand = format!("{board} [data-cells]");
    let mut before = drive.view()?;
    let steps: &[&[&str]] = match drive.how {
        How::Mouse => &[&["a drag"], &["a click with the right button"]],
        How::Keyboard => {
            &[&["ArrowLeft", "Enter"], &["ArrowLeft", "ArrowDown", "Enter"], &["Delete"]]
        }
    };
    if drive.how == How::Keyboard && !reach(drive, board)? {
        return Ok(());
    }
    for (i, step) in steps.iter().enumerate() {
        match (drive.how, i) {
            (How::Mouse, 0) => drive.tab.drag_in(&hand, (0.9, 0.85), (0.3, 0.95))?,
            (How::Mouse, _) => drive.tab.click_right(&hand, 0.6, 0.9)?,
            (How::Keyboard, _) => step.iter().try_for_each(|key| drive.tab.press(key))?,
        }
        let now = drive.after(&before)?;
        if now.picture == before.picture {
            drive.blame(format!("{} does not paint", step.join(", ")));
        }
        before = now;
    }
    drive.press("reset")
}

/// Brings the one point that a board has to another place.
fn one_point(drive: &mut Drive, board: &str, plot: &str) -> Result<()> {
    let before = drive.view()?;
    if drive.how == How::Mouse {
        drive.tab.click_in(plot, 0.6, 0.7)?;
    } else {
        if !reach(drive, board)? {
            return Ok(());
        }
        for key in ["ArrowRight", "ArrowUp", "Enter"] {
            drive.tab.press(key)?;
        }
    }
    let now = drive.after(&before)?;
    if now.picture == before.picture || now.status == before.status {
        drive.blame(format!("by {} its point does not come elsewhere", drive.how.name()));
    }
    drive.look("another place of its point", &before, &now)
}

/// Goes back to the board, which stands before its controls; whether it gets there.
fn reach(drive: &mut Drive, board: &str) -> Result<bool> {
    for _ in 0..24 {
        if drive.has(&format!("{board}:focus"))? {
            break;
        }
        drive.tab.press_shifted("Tab")?;
    }
    let there = drive.has(&format!("{board}:focus-visible"))?;
    if !there {
        drive.blame("Tab does not lead to its board");
    }
    Ok(there)
}

fn by_keyboard(drive: &mut Drive, board: &str) -> Result<()> {
    if !reach(drive, board)? {
        return Ok(());
    }
    drive.tab.press("Enter")?;
    drive.has_points(&[1, 0], "Enter")?;
    for key in ["ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp", "c", "Enter"] {
        drive.tab.press(key)?;
    }
    drive.has_points(&[1, 1], "arrows, c and Enter")?;
    drive.tab.press("Delete")?;
    drive.has_points(&[1, 0], "Delete")
}
