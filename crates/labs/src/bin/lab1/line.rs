//! The picture of a line among the four corners.

use crate::trial::Trial;
use labs::Error;
use ndarray::array;
use plot::{Axis, Chart};
use tensor::Streams;

/// The names of the regions and of the corners in them.
const ANSWERS: [&str; 2] = ["answer 0", "answer 1"];

/// One run in fixed order: the border of the answers at its end, in grey the line after every
/// earlier epoch, and the number of epochs as the title. Also hands back that number.
pub fn panel(
    trial: &Trial,
    name: &str,
    streams: &Streams,
) -> Result<(Chart<'static>, usize), Error> {
    let mut lines = trial.lines(streams)?;
    let epochs = lines.len() - 1;
    let last = lines.pop().expect("the line at the start is always there");
    let samples = trial.samples();
    let corners = |positive: bool| {
        let of =
            samples.x.outer_iter().zip(&samples.t).filter(move |(_, t)| (**t > 0.0) == positive);
        of.map(|(x, _)| (x[0], x[1]))
    };
    let [zeros, ones] = [corners(false), corners(true)].map(Iterator::collect::<Vec<_>>);
    let low = trial.inputs.encode(false);
    let axis = |name: &str| {
        Axis::new(name).range(low - 0.6, 1.6).ticks([low, 1.0].map(|at| (at, at.to_string())))
    };
    let middle = ((low + 1.0) / 2.0, (low + 1.0) / 2.0);
    let chart = Chart::new(axis("x₁"), axis("x₂"))
        .equal()
        .title(format!("{name}: {epochs} epochs"))
        .scatter(ANSWERS[0], zeros)
        .scatter(ANSWERS[1], ones);
    let chart = lines.iter().fold(chart, |chart, line| chart.context(line.segment(middle, 9.0)));
    let answer = move |x1, x2| usize::from(last.net_input(array![x1, x2].view()) > 0.0);
    Ok((chart.regions(ANSWERS, answer), epochs))
}
