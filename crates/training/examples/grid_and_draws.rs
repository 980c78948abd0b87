//! Which values of two hyper-parameters do nine trials see?

use plot::{Axis, Chart, Figure};
use tensor::Streams;
use training::{Span, Trial, grid_search, random_search};

fn panel(name: &str, trials: &[Trial]) -> Chart<'static> {
    let rate = Axis::log("learning rate").range(5e-4, 20.0);
    let ticks = [(30.0, "30"), (65.0, "65"), (100.0, "100")];
    let hidden = Axis::new("hidden neurons").range(10.0, 110.0).ticks(ticks);
    Chart::new(rate, hidden)
        .title(name)
        .scatter("a trial", trials.iter().map(|trial| (trial.values[0], trial.values[1])))
        .scatter("its learning rate", trials.iter().map(|trial| (trial.values[0], 16.0)))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let axes = [Span::logarithmic(1e-3, 10.0)?, Span::linear(30.0, 100.0)?];
    // Where the points lie does not hang on what they cost.
    let grid = grid_search(&axes, 3, |_| 0.0);
    let lot = random_search(&axes, 9, &mut Streams::new(1).stream("search"), |_| 0.0);
    Figure::new(
        "How many learning rates do nine trials see? On a grid three, since three trials share each; by lot nine. \
         The squares are the trials as the learning rate sees them, where the number of neurons does not count.",
        "Two charts with nine discs each over learning rate and hidden neurons, and a square below each disc. Left a \
         square grid: the discs stand in three columns above three squares. Right the discs are scattered over \
         nine squares at nine places.",
    )
    .seed(1)
    .columns(2)
    .panel(panel("grid", &grid))
    .panel(panel("by lot", &lot))
    .save("grid_and_draws")?;
    Ok(())
}
