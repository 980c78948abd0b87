//! Multiplications for one derivative, over the depth: path by path, and on a tape.

use calculus::{Tape, diamonds, expand};
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let counts = (1..=18).map(|k| {
        let tape = Tape::new();
        let x = tape.variable("x", 0.5);
        let y = diamonds(x, k);
        let at = |count: f64| (k as f64, count);
        (at(expand(&tape, x, y).products as f64), at(tape.edges().len() as f64))
    });
    let (paths, tape): (Vec<_>, Vec<_>) = counts.unzip();
    Figure::new(
        "What does one derivative cost as the graph grows deeper? Path by path, twice as much with each \
         diamond; on the tape, four multiplications more.",
        "Multiplications, on a logarithmic axis, over the number of diamonds from 1 to 18. The line of \
         the paths is straight and climbs to a million. The line of the tape starts at the same 4 and \
         bends over, below 100 at the right end.",
    )
    .panel(
        Chart::new("diamonds in a row", Axis::log("multiplications"))
            .line("path by path", paths)
            .line("tape", tape)
            .label_ends(),
    )
    .save("paths_and_tape")
}
