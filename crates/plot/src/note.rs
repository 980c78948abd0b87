//! Annotations: reference lines, texts, arrows.

use crate::clip::segment;
use crate::frame::Frame;
use crate::mark::Point;
use crate::pen::{HPos, Pen, Rect, VPos};
use crate::room::Busy;
use crate::style::{Finish, Ink, Role};
use crate::text;

fn halo() -> Ink {
    Ink::new(Role::Ink).finish(Finish::Halo)
}

fn dashed() -> Ink {
    Ink::new(Role::Ink).finish(Finish::Dash(1)).alpha(0.75)
}

/// A dashed line across, its label where it covers least: right or left, above or below.
pub(crate) fn horizontal(pen: &Pen, frame: &Frame, busy: &Busy, y: f64, label: &str) {
    let r = frame.rect;
    let Some(y) = frame.y.place(y).filter(|y| (r.top - 0.05..=r.bottom + 0.05).contains(y)) else {
        return;
    };
    pen.line(&[(r.left, y), (r.right, y)], dashed(), 1.2);
    let spots = [y - 5.0 - HIGH, y + 5.0]
        .map(|top| [r.right - 4.0 - text::width(label), r.left + 4.0].map(|left| (left, top)));
    label_at_best(pen, frame, busy, spots.as_flattened(), label);
}

/// A dashed line up, its label where it covers least: at the top, the bottom or between, right or
/// left.
pub(crate) fn vertical(pen: &Pen, frame: &Frame, busy: &Busy, x: f64, label: &str) {
    let r = frame.rect;
    let Some(x) = frame.x.place(x).filter(|x| (r.left - 0.05..=r.right + 0.05).contains(x)) else {
        return;
    };
    pen.line(&[(x, r.top), (x, r.bottom)], dashed(), 1.2);
    let free = r.height() - HIGH - 6.0;
    let spots = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        let top = r.top + 3.0 + share * free;
        [(x + 6.0, top), (x - 6.0 - text::width(label), top)]
    });
    label_at_best(pen, frame, busy, spots.as_flattened(), label);
}

/// The height of a label.
const HIGH: f64 = 12.0;

/// Writes a label with its top left corner at the spot where it lies inside the plotted area and
/// covers least; the first of the equally good.
fn label_at_best(pen: &Pen, frame: &Frame, busy: &Busy, spots: &[Point], label: &str) {
    let cost = |(left, top): Point| {
        let r = Rect { left, top, right: left + text::width(label), bottom: top + HIGH };
        let outside =
            !frame.rect.contains((r.left, r.top)) || !frame.rect.contains((r.right, r.bottom));
        busy.covered(r) + if outside { 1000 } else { 0 }
    };
    if let Some(best) = spots.iter().copied().min_by_key(|spot| cost(*spot)) {
        pen.text(label, best, halo(), HPos::Left, VPos::Top);
    }
}

/// A text centred at a point, moved so far that it stays inside the plotted area.
pub(crate) fn note(pen: &Pen, frame: &Frame, at: Point, label: &str) {
    let Some(at) = frame.at(at).filter(|at| frame.rect.contains(*at)) else { return };
    write(pen, frame, at, label, HPos::Center, VPos::Center);
}

/// An arrow, its text beyond its tail.
pub(crate) fn arrow(pen: &Pen, frame: &Frame, from: Point, to: Point, label: &str) {
    let (Some(from), Some(to)) = (frame.at(from), frame.at(to)) else { return };
    let Some((from, to)) = segment(from, to, frame.rect) else { return };
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if length > 1.0 {
        let (ux, uy) = (dx / length, dy / length);
        let head = length.min(10.0);
        let base = (to.0 - head * ux, to.1 - head * uy);
        let half = 0.42 * head;
        pen.line(&[from, base], Ink::new(Role::Paper).alpha(0.8), 4.5);
        pen.line(&[from, base], Ink::new(Role::Ink), 1.6);
        let wings =
            [(base.0 - half * uy, base.1 + half * ux), (base.0 + half * uy, base.1 - half * ux)];
        pen.polygon(&[to, wings[0], wings[1]], Ink::new(Role::Ink));
    }
    // The text lies on the side of the tail that the arrow leaves free.
    let (at, across, down) = if dx.abs() > dy.abs() {
        let across = if dx > 0.0 { HPos::Right } else { HPos::Left };
        ((from.0 - 5.0 * dx.signum(), from.1), across, VPos::Center)
    } else if dy > 0.0 {
        ((from.0, from.1 - 6.0), HPos::Center, VPos::Bottom)
    } else {
        ((from.0, from.1 + 5.0), HPos::Center, VPos::Top)
    };
    write(pen, frame, at, label, across, down);
}

/// A text with a rim of paper, moved sideways until it lies inside the plotted area.
fn write(pen: &Pen, frame: &Frame, (x, y): Point, label: &str, across: HPos, down: VPos) {
    let width = text::width(label);
    let (before, after) = match across {
        HPos::Left => (0.0, width),
        HPos::Center => (width / 2.0, width / 2.0),
        HPos::Right => (width, 0.0),
    };
    let x = x.min(frame.rect.right - after).max(frame.rect.left + before);
    pen.text(label, (x, y), halo(), across, down);
}
