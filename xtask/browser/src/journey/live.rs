//! Teaches the perceptron of the live figure, by mouse and by keyboard.

use anyhow::Result;

use super::Journey;
use crate::tab::DESKTOP;

const FIGURE: &str = "[data-live=\"perceptron/line\"]";

/// AND: the points of each class. The board is from −1 to 2, and the cross-hair starts in its middle.
const AND: [(usize, &[(f64, f64)]); 2] =
    [(0, &[(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)]), (1, &[(1.0, 1.0)])];

/// AND, put on the board point by point, is separated, and XOR is not; by clicks, then by keys alone.
pub fn go(journey: &mut Journey) -> Result<()> {
    let Some(page) = journey.page_with("data-live=\"perceptron/line\"")?.map(String::from) else {
        journey.report.add("no page has the live figure perceptron/line");
        return Ok(());
    };
    if journey.page_with("data-module=")?.is_none() && !is_ci() {
        let reason = "it stands still: it was built without a compiler for WebAssembly";
        journey.report.skipped = Some(reason.into());
        return Ok(());
    }
    for by_keyboard in [false, true] {
        let how = if by_keyboard { "by keyboard" } else { "by clicks" };
        journey.open(&page, DESKTOP)?;
        let ready = format!("document.querySelector('{FIGURE} [data-action=and]')");
        if !journey.expect(&ready, "the live figure does not start")? {
            return Ok(());
        }
        press(journey, "clear", by_keyboard)?;
        if by_keyboard {
            type_points(journey)?
        } else {
            click_points(journey)?
        }
        press(journey, "run", by_keyboard)?;
        let missed = format!("the live figure does not separate AND, {how}");
        journey.expect(&status("separated after"), &missed)?;
        press(journey, "xor", by_keyboard)?;
        press(journey, "run", by_keyboard)?;
        let refused = status("no line separates");
        // A run gives up after some seconds only.
        if !journey.tab.comes(&refused)? && !journey.tab.comes(&refused)? {
            journey.expect(&refused, &format!("the live figure does not refuse XOR, {how}"))?;
        }
        journey.contrast()?;
    }
    Ok(())
}

fn click_points(journey: &mut Journey) -> Result<()> {
    for (class, points) in AND {
        journey.tab.click(&format!("{FIGURE} label:has([data-class=\"{class}\"])"))?;
        for (x, y) in points {
            let plot = format!("{FIGURE} [data-plot]");
            journey.tab.click_in(&plot, (x + 1.0) / 3.0, (2.0 - y) / 3.0)?;
        }
    }
    Ok(())
}

fn type_points(journey: &mut Journey) -> Result<()> {
    if !journey.reach(&format!("{FIGURE} [data-board]"))? {
        return Ok(());
    }
    let mut at = (0.5, 0.5);
    for (class, points) in AND {
        journey.tab.press(&(class + 1).to_string())?;
        for &(x, y) in points {
            for (way, keys) in
                [(x - at.0, ["ArrowLeft", "ArrowRight"]), (y - at.1, ["ArrowDown", "ArrowUp"])]
            {
                // Ten presses are one unit.
                for _ in 0..(10.0 * f64::abs(way)).round() as usize {
                    journey.tab.press(keys[usize::from(way > 0.0)])?;
                }
            }
            at = (x, y);
            journey.tab.press("Enter")?;
        }
    }
    Ok(())
}

/// Presses a button of the figure.
fn press(journey: &mut Journey, action: &str, by_keyboard: bool) -> Result<()> {
    let button = format!("{FIGURE} [data-action={action}]");
    if !by_keyboard {
        return journey.tab.click(&button);
    }
    if journey.reach(&button)? { journey.tab.press("Enter") } else { Ok(()) }
}

/// Whether what the figure says of itself contains `words`.
fn status(words: &str) -> String {
    format!(
        "document.querySelector('{FIGURE} [data-status]')?.textContent.toLowerCase().includes('{words}')"
    )
}

fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&&*value))
}
