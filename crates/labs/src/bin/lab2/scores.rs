//! What the net sees and says, as text.

use ndarray::{ArrayView1, ArrayView2, Axis};
use std::fmt::Write as _;

/// The length of a bar of 100 %.
const BAR: usize = 30;

/// Two rows of the picture a line: a full level is a block, half of one a shade.
pub fn picture(levels: ArrayView2<f32>) -> Vec<String> {
    let line = |pair: ArrayView2<f32>| {
        let below = |j| pair.get((1, j)).copied().unwrap_or(0.0);
        pair.row(0).indexed_iter().map(|(j, &above)| character(above, below(j))).collect()
    };
    levels.axis_chunks_iter(Axis(0), 2).map(line).collect()
}

/// Two pixels, one above the other. Where both have about one level, its shade; otherwise what is ink.
fn character(above: f32, below: f32) -> char {
    let mean = f32::midpoint(above, below);
    match (above > 0.5, below > 0.5) {
        _ if mean > 0.85 => '█',
        (true, false) if below < 0.3 => '▀',
        (false, true) if above < 0.3 => '▄',
        _ if mean > 0.6 => '▓',
        _ if mean > 0.35 => '▒',
        _ if mean > 0.12 => '░',
        _ => ' ',
    }
}

/// A line for each class: name, bar, per cent; an arrow at the largest.
pub fn bars(classes: &[String], scores: ArrayView1<f32>) -> Vec<String> {
    let widest = classes.iter().map(|class| class.chars().count()).max().unwrap_or(0);
    let best = best(scores);
    let line = |(class, &score): (usize, &f32)| {
        let arrow = if class == best { '▸' } else { ' ' };
        let bar = "█".repeat((score * BAR as f32).round() as usize);
        format!("{arrow} {:>widest$} {bar:<BAR$} {:5.1} %", classes[class], 100.0 * score)
    };
    scores.indexed_iter().map(line).collect()
}

/// The class with the largest score, the first of several.
pub fn best(scores: ArrayView1<f32>) -> usize {
    let larger = |best, (class, &score)| if score > scores[best] { class } else { best };
    scores.indexed_iter().fold(0, larger)
}

/// Two columns of lines, the shorter one in the middle of the height.
pub fn beside(left: &[String], right: &[String]) -> String {
    let width = left.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let height = left.len().max(right.len());
    let line = |lines: &[String], at: usize| {
        let at = at.checked_sub((height - lines.len()) / 2);
        at.and_then(|at| lines.get(at)).cloned().unwrap_or_default()
    };
    let mut text = String::new();
    for at in 0..height {
        let both = format!("{:<width$}  {}", line(left, at), line(right, at));
        let _ = writeln!(text, "{}", both.trim_end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, array};

    #[test]
    fn two_rows_are_a_line() {
        let levels = array![
            [1.0, 1.0, 0.0, 0.0, 0.5, 0.2],
            [1.0, 0.0, 1.0, 0.0, 0.5, 0.2],
            [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
        ];
        assert_eq!(picture(levels.view()), ["█▀▄ ▒░", "▀     "]);
    }

    #[test]
    fn the_largest_score_is_marked() {
        let classes = ["0", "1", "2"].map(String::from);
        let lines = bars(&classes, array![0.25, 0.7, 0.05].view());
        assert_eq!(lines[0], format!("  0 {:<30}  25.0 %", "████████"));
        assert_eq!(lines[1], format!("▸ 1 {:<30}  70.0 %", "█".repeat(21)));
        assert_eq!(best(Array1::zeros(3).view()), 0);
    }

    #[test]
    fn the_shorter_column_is_in_the_middle() {
        let [left, right] = [vec!["ab", "c", "d"], vec!["x"]]
            .map(|lines| lines.into_iter().map(String::from).collect::<Vec<_>>());
        assert_eq!(beside(&left, &right), "ab\nc   x\nd\n");
    }
}
