//! What fills the plane: regions and contours.

use crate::clip::outside;
use crate::frame::Frame;
use crate::legend::{Legend, Sample};
use crate::mark::Point;
use crate::marker;
use crate::pen::{HPos, Pen, Rect, VPos};
use crate::plane::{Plane, nodes};
use crate::room::Busy;
use crate::scale::number;
use crate::style::{Finish, Ink, Look, Role};
use crate::text;

/// The class of every point: tints, hatchings, and borders in ink.
///
/// # Panics
/// When the function gives a class that has no name.
pub(crate) fn regions(
    pen: &Pen,
    frame: &Frame,
    legend: &Legend,
    names: &[String],
    class: &dyn Fn(f64, f64) -> usize,
) {
    let mut plane = Plane::new(frame.rect, |(x, y)| {
        let class = class(frame.x.value(x), frame.y.value(y));
        assert!(class < names.len(), "Chart::regions: class {class} of {} names", names.len());
        class
    });
    for (class, loops) in plane.regions() {
        let look = match names[class].as_str() {
            "" => Look::nth(class, class),
            name => legend.look(name, Sample::Region),
        };
        marker::area(pen, look, &loops, marker::REGION);
    }
    for border in plane.borders() {
        pen.line(&border, Ink::new(Role::Ink), 1.5);
    }
}

/// The lines of constant value, each with its value where there is most room. Labels keep away
/// from one another and from `busy` places.
pub(crate) fn contours(
    pen: &Pen,
    frame: &Frame,
    levels: &[f64],
    f: &dyn Fn(f64, f64) -> f64,
    busy: &Busy,
) {
    let value = |(x, y): Point| f(frame.x.value(x), frame.y.value(y));
    let (vertices, columns) = nodes(frame.rect);
    let values: Vec<f64> = vertices.iter().map(|p| value(*p)).collect();
    let (mut labels, mut busy) = (Vec::new(), busy.clone());
    for level in levels {
        let classes = values.iter().map(|v| usize::from(v >= level)).collect();
        let above = |p: Point| usize::from(value(p) >= *level);
        let lines = Plane::sampled((vertices.clone(), columns), classes, above).borders();
        let label = number(*level, step_of(*level));
        let long = |line: &&Vec<Point>| length(line) > 2.5 * text::width(&label);
        let spots = lines.iter().filter(long).flatten().copied();
        let thin = |line: &[Point]| pen.line(line, Ink::new(Role::Muted).alpha(0.7), 1.0);
        let Some(spot) = roomiest(spots, &busy, frame.rect, &label) else {
            lines.iter().for_each(|line| thin(line));
            continue;
        };
        // The lines make way for the label.
        let gap = around(spot, &label);
        lines.iter().flat_map(|line| outside(line, gap)).for_each(|piece| thin(&piece));
        busy.take(gap);
        labels.push((spot, label));
    }
    let ink = Ink::new(Role::Muted).finish(Finish::Halo);
    for (at, label) in labels {
        pen.text(&label, at, ink, HPos::Center, VPos::Center);
    }
}

/// The smallest power of ten of which a level is a multiple, so that it prints in full.
fn step_of(level: f64) -> f64 {
    let powers = (-9..=6).rev().map(|k| 10f64.powi(k));
    let whole = |step: &f64| ((level / step).round() - level / step).abs() < 1e-6;
    powers.filter(|step| *step <= level.abs()).find(whole).unwrap_or(1e-9)
}

fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|w| (w[1].0 - w[0].0).hypot(w[1].1 - w[0].1)).sum()
}

/// The rectangle of a text centred at a spot.
fn around((x, y): Point, label: &str) -> Rect {
    let half = text::width(label) / 2.0;
    Rect { left: x - half, top: y - 7.0, right: x + half, bottom: y + 7.0 }
}

/// The spot where a text is furthest from what is busy, the first of those about equally good.
fn roomiest(
    spots: impl Iterator<Item = Point>,
    busy: &Busy,
    rect: Rect,
    label: &str,
) -> Option<Point> {
    let inside = |spot: &Point| {
        let r = around(*spot, label);
        rect.contains((r.left - 2.0, r.top - 2.0)) && rect.contains((r.right + 2.0, r.bottom + 2.0))
    };
    // In coarse steps from an odd number on, so that rounding errors decide nothing.
    let room = |spot: Point| ((busy.distance(around(spot, label)) - 0.37) / 4.0).floor();
    let best = spots
        .filter(inside)
        .map(|spot| (room(spot), spot))
        .reduce(|best, spot| if spot.0 > best.0 { spot } else { best });
    best.filter(|(room, _)| *room >= 1.0).map(|(_, spot)| spot)
}
