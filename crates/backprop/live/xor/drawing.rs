//! The board: above the network, below its answers over the inputs and the error of the epochs.

use crate::lesson::{CARDS, Lesson, Phase};
use live::{Mark, Point, number};

const INPUTS: [Point; 2] = [(0.8, 10.4), (0.8, 6.6)];
const HIDDEN: [Point; 2] = [(5.6, 10.4), (5.6, 6.6)];
const OUTPUT: Point = (10.2, 8.5);
/// Half the width of a neuron.
const RADIUS: f64 = 0.42;
/// Where (0, 0) of the inputs lies, and how long their unit is.
const MAP: (Point, f64) = ((1.6, 1.1), 2.3);
/// Where epoch 0 and error 0 lie, the width of all epochs, and the height of an error of 0.25.
const CURVE: (Point, f64, f64) = ((6.8, 0.5), 4.8, 3.6);
/// The rows of the map, and the places in each where the network is asked.
const ROWS: usize = 12;

pub fn marks(lesson: &Lesson) -> Vec<Mark> {
    let mut marks = map(lesson);
    marks.extend(curve(&lesson.errors));
    marks.extend(edges(lesson));
    marks.extend(neurons(lesson));
    marks
}

fn line(from: Point, to: Point, faint: bool) -> Mark {
    Mark::Line { ends: [from, to], faint }
}

fn text(at: Point, text: String, faint: bool) -> Mark {
    Mark::Text { at, text, faint }
}

fn along(from: Point, to: Point, share: f64) -> Point {
    (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1))
}

/// Every edge with its weight. What comes from a silent input is faint.
fn edges(lesson: &Lesson) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut edge = |from: Point, to: Point, share: f64, w: f64, a: f64| {
        marks.push(line(from, to, a == 0.0));
        marks.push(text(along(from, to, share), number(w), true));
    };
    for (j, &to) in HIDDEN.iter().enumerate() {
        for (i, &from) in INPUTS.iter().enumerate() {
            let share = if i == j { 0.55 } else { 0.27 };
            edge(from, to, share, lesson.net.layers[0][j].weights[i + 1], lesson.pass.a[0][i + 1]);
        }
        edge(to, OUTPUT, 0.5, lesson.net.layers[1][0].weights[j + 1], 1.0);
    }
    marks
}

/// Every neuron with its name, its bias, and a or δ, whichever came last.
fn neurons(lesson: &Lesson) -> Vec<Mark> {
    let Lesson { pass, deltas, phase, .. } = lesson;
    let mut marks = Vec::new();
    for (i, &at) in INPUTS.iter().enumerate() {
        let beside = (at.0, at.1 + 0.95);
        let x = pass.a[0][i + 1];
        marks.push(disc(at, usize::from(x > 0.5)));
        marks.push(text(beside, format!("x{} = {}", ["₁", "₂"][i], number(x)), false));
    }
    let hidden = HIDDEN.iter().enumerate().map(|(j, &at)| (at, 0, j, ["h₁", "h₂"][j]));
    for (at, l, k, name) in hidden.chain([(OUTPUT, 1, 0, "ŷ")]) {
        let a = pass.a[l + 1][k + 1];
        marks.push(disc(at, usize::from(a > 0.5)));
        let value = if *phase == Phase::Backward {
            format!("δ = {}", number(deltas[l][k]))
        } else {
            format!("{name} = {}", number(a))
        };
        marks.push(text((at.0, at.1 + 0.95), value, false));
        let bias = lesson.net.layers[l][k].weights[0];
        marks.push(text((at.0, at.1 - 0.85), format!("bias {}", number(bias)), true));
    }
    marks
}

fn disc(at: Point, class: usize) -> Mark {
    let corner = |k: usize| {
        let angle = k as f64 * std::f64::consts::TAU / 16.0;
        (at.0 + RADIUS * angle.cos(), at.1 + RADIUS * angle.sin())
    };
    Mark::Region { class, corners: (0..16).map(corner).collect() }
}

/// The answers over −0.5 … 1.5 of both inputs in rows, and the cards.
fn map(lesson: &Lesson) -> Vec<Mark> {
    let ((left, low), unit) = MAP;
    let place = |x1: f64, x2: f64| (left + unit * x1, low + unit * x2);
    let mut marks = Vec::new();
    let side = 2.0 / ROWS as f64;
    for row in 0..ROWS {
        let [below, above] = [row, row + 1].map(|r| r as f64 * side - 0.5);
        let over_half = |x1: f64| lesson.answer(x1, (below + above) / 2.0) - 0.5;
        let strip = |answer: f64, from: f64, to: f64| {
            let corners = [(from, below), (to, below), (to, above), (from, above)];
            let corners = corners.map(|(x1, x2)| place(x1, x2)).to_vec();
            Mark::Region { class: usize::from(answer > 0.0), corners }
        };
        let (mut from, mut last) = (-0.5, over_half(-0.5));
        for column in 1..=ROWS {
            let x1 = column as f64 * side - 0.5;
            let now = over_half(x1);
            let crossed = (last > 0.0) != (now > 0.0);
            // Where a straight line between the two answers would cross a half.
            let to = if crossed { x1 - side * now / (now - last) } else { x1 };
            if crossed || column == ROWS {
                marks.push(strip(last, from, to));
                from = to;
            }
            if crossed && column == ROWS {
                marks.push(strip(now, from, x1));
            }
            last = now;
        }
    }
    for (card, ([x1, x2], y)) in CARDS.into_iter().enumerate() {
        let at = place(x1.into(), x2.into());
        marks.push(Mark::Point { at, class: y.into(), ring: card == lesson.card });
    }
    marks
}

/// The error of the epochs, the first of them at the left end and the last at the right.
fn curve(errors: &[f64]) -> Vec<Mark> {
    let ((left, low), width, height) = CURVE;
    let axes = [(left, low + height), (left, low), (left + width, low)];
    let mut marks = vec![
        line(axes[0], axes[1], false),
        line(axes[1], axes[2], false),
        text(
            (left + width / 2.0, low + height + 0.1),
            format!("error, {} epochs", errors.len()),
            true,
        ),
    ];
    // No more points than there are pixels to tell them apart.
    let stride = errors.len().div_ceil(120).max(1);
    let last = errors.len().saturating_sub(1).max(1) as f64;
    let place =
        |e: usize| (left + width * e as f64 / last, low + height * errors[e].min(0.25) / 0.25);
    let points: Vec<Point> = (0..errors.len()).step_by(stride).map(place).collect();
    marks.extend(points.windows(2).map(|ends| line(ends[0], ends[1], false)));
    marks
}
