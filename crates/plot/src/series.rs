//! Lines, paths and points.

use crate::clip::{inside, simplify};
use crate::frame::Frame;
use crate::mark::Point;
use crate::marker;
use crate::pen::{HPos, Pen, VPos};
use crate::style::{Finish, Ink, Look, Role};
use crate::text;

/// A line in the look's colour and dashes.
pub(crate) fn line(pen: &Pen, frame: &Frame, points: &[Point], look: Look) {
    stroke(pen, frame, points, look.ink().finish(Finish::Dash(look.shape)), 2.0);
}

/// A thin grey line.
pub(crate) fn context(pen: &Pen, frame: &Frame, points: &[Point]) {
    stroke(pen, frame, points, Ink::new(Role::Muted).alpha(0.45), 1.2);
}

fn stroke(pen: &Pen, frame: &Frame, points: &[Point], ink: Ink, width: f64) {
    let places: Vec<_> = points.iter().map(|p| frame.at(*p)).collect();
    for piece in inside(&places, frame.rect) {
        pen.line(&simplify(&piece), ink, width);
    }
}

/// A rim of paper around a path, drawn below all paths so that none hides another.
pub(crate) fn halo(pen: &Pen, frame: &Frame, points: &[Point]) {
    stroke(pen, frame, points, Ink::new(Role::Paper).alpha(0.8), 4.5);
}

/// A path: a line, markers at its points as far as they have room, a ring at its start.
pub(crate) fn path(pen: &Pen, frame: &Frame, points: &[Point], look: Look) {
    stroke(pen, frame, points, look.ink(), 1.5);
    let visible = |p: &Point| frame.at(*p).filter(|at| frame.rect.contains(*at));
    let places: Vec<Point> = points.iter().filter_map(visible).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
    let mut marked = *first;
    for place in &places[1..] {
        if (place.0 - marked.0).hypot(place.1 - marked.1) >= 9.0 || place == last {
            marker::draw(pen, look, *place, 3.5);
            marked = *place;
        }
    }
    pen.disc(*first, 4.5, Ink::new(Role::Paper));
    pen.ring(*first, 4.5, look.ink(), 1.8);
}

/// Single points, smaller the more there are.
pub(crate) fn scatter(pen: &Pen, frame: &Frame, points: &[Point], look: Look) {
    let radius = match points.len() {
        0..=60 => 5.0,
        61..=250 => 4.0,
        251..=800 => 3.0,
        _ => 2.2,
    };
    for place in points.iter().filter_map(|p| frame.at(*p)) {
        if frame.rect.contains(place) {
            marker::draw(pen, look, place, radius);
        }
    }
}

/// Markers with whiskers of these lengths up and down.
pub(crate) fn spread(pen: &Pen, frame: &Frame, points: &[Point], deviations: &[f64], look: Look) {
    const CAP: f64 = 4.0;
    for (&(x, mean), deviation) in points.iter().zip(deviations) {
        let Some(middle) = frame.at((x, mean)) else { continue };
        if deviation.is_finite() {
            let ends = [(mean - deviation, frame.rect.bottom), (mean + deviation, frame.rect.top)];
            for (end, edge) in ends {
                let y = frame.at((x, end)).map_or(edge, |place| place.1);
                let visible = y.clamp(frame.rect.top, frame.rect.bottom);
                pen.line(&[middle, (middle.0, visible)], look.ink(), 1.5);
                if visible == y && y != middle.1 {
                    pen.line(&[(middle.0 - CAP, y), (middle.0 + CAP, y)], look.ink(), 1.5);
                }
            }
        }
    }
    scatter(pen, frame, points, look);
}

/// The names of lines at their right ends, moved apart where they would overlap.
pub(crate) fn label_ends(pen: &Pen, frame: &Frame, lines: &[(&str, &[Point], Look)]) {
    let end = |points: &[Point]| {
        let seen = points.iter().filter_map(|p| frame.at(*p));
        seen.filter(|at| frame.rect.contains(*at)).reduce(|a, b| if b.0 >= a.0 { b } else { a })
    };
    let mut labels: Vec<_> = lines
        .iter()
        .filter_map(|(name, points, look)| Some((end(points)?, *name, *look)))
        .collect();
    labels.sort_by(|a, b| a.0.1.total_cmp(&b.0.1));
    let half = text::LINE / 2.0;
    // Down from the top, each at least a line below the one before; then up from the bottom.
    let mut room = frame.rect.top - half;
    for ((_, y), ..) in &mut labels {
        *y = y.max(room + text::LINE - 3.0);
        room = *y;
    }
    let mut room = frame.rect.bottom + text::LINE;
    for ((_, y), ..) in labels.iter_mut().rev() {
        *y = y.min(room - text::LINE + 3.0);
        room = *y;
    }
    for ((x, y), name, look) in labels {
        pen.text(name, (x + 7.0, y), look.ink(), HPos::Left, VPos::Center);
    }
}
