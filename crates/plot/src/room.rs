//! Where labels may stand without covering what is drawn.

use crate::chart::Chart;
use crate::clip::inside;
use crate::frame::Frame;
use crate::mark::{Mark, Point};
use crate::pen::Rect;

/// Places that labels had better leave free: the marks of a chart, taken every few units.
#[derive(Clone)]
pub(crate) struct Busy {
    places: Vec<Point>,
}

/// From one place on a line to the next.
const STEP: f64 = 5.0;

impl Busy {
    /// The lines, paths and points of a chart, the texts at its points, and its arrows.
    pub(crate) fn of(chart: &Chart, frame: &Frame) -> Self {
        let mut busy = Self { places: Vec::new() };
        for mark in &chart.marks {
            let places = |points: &[Point]| points.iter().map(|p| frame.at(*p)).collect::<Vec<_>>();
            match mark {
                Mark::Scatter { points, .. } => {
                    busy.places.extend(places(points).into_iter().flatten());
                }
                Mark::Spread { points, deviations, .. } => {
                    for (&(x, mean), d) in points.iter().zip(deviations) {
                        busy.join(&places(&[(x, mean - d), (x, mean), (x, mean + d)]), frame);
                    }
                    busy.places.extend(places(points).into_iter().flatten());
                }
                Mark::Note { at, .. } => busy.places.extend(frame.at(*at)),
                Mark::Arrow { from, to, .. } => busy.join(&places(&[*from, *to]), frame),
                _ => busy.join(&places(mark.points()), frame),
            }
        }
        busy
    }

    fn join(&mut self, places: &[Option<Point>], frame: &Frame) {
        inside(places, frame.rect).iter().for_each(|line| self.walk(line));
    }

    fn walk(&mut self, line: &[Point]) {
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let steps = ((b.0 - a.0).hypot(b.1 - a.1) / STEP).ceil().max(1.0);
            let at = |k: f64| (a.0 + k / steps * (b.0 - a.0), a.1 + k / steps * (b.1 - a.1));
            self.places.extend((0..=steps as usize).map(|k| at(k as f64)));
        }
    }

    /// How many busy places the rectangle covers.
    pub(crate) fn covered(&self, rect: Rect) -> usize {
        self.places.iter().filter(|place| rect.contains(**place)).count()
    }

    /// How far the rectangle is from the nearest busy place, at most 60 units.
    pub(crate) fn distance(&self, rect: Rect) -> f64 {
        let beyond = |v: f64, from: f64, to: f64| (from - v).max(v - to).max(0.0);
        let distance = |p: &Point| {
            beyond(p.0, rect.left, rect.right).hypot(beyond(p.1, rect.top, rect.bottom))
        };
        self.places.iter().map(distance).fold(60.0, f64::min)
    }

    /// Marks a rectangle as taken.
    pub(crate) fn take(&mut self, rect: Rect) {
        let Rect { left, top, right, bottom } = rect;
        self.walk(&[(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]);
    }
}
