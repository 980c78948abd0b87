//! Four sets that are drawn, not measured: moons, rings, a noisy AND and clusters.

use datasets::{Coding, Gate, Samples, blobs, gate, moons, rings};
use ndarray::array;
use plot::{Axis, Chart, Figure};
use tensor::Streams;

fn plane(title: &'static str, from: f64, to: f64) -> Chart<'static> {
    let [x1, x2] = ["x₁", "x₂"].map(|name| Axis::new(name).range(from, to));
    Chart::new(x1, x2).title(title).equal()
}

fn targets(plane: Chart<'static>, Samples { x, t }: Samples) -> Chart<'static> {
    [("target −1", -1.0), ("target 1", 1.0)].into_iter().fold(plane, |chart, (name, target)| {
        let rows = x.outer_iter().zip(&t).filter(|(_, t)| **t == target);
        chart.scatter(name, rows.map(|(x, _)| (x[0], x[1])))
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let streams = Streams::new(7);
    let moons = moons(40, 0.1, &mut streams.stream("moons"))?;
    let rings = rings(40, 0.5, 0.06, &mut streams.stream("rings"))?;
    let and = gate(Gate::And, Coding::Unipolar, Coding::Bipolar);
    let and = and.jittered(20, 0.1, &mut streams.stream("and"))?;
    let centres = array![[0.0, 0.0], [4.0, 1.0], [1.5, 4.0]];
    let set = blobs(centres.view(), 30, 0.8, &mut streams.stream("blobs"))?;
    let mut clusters = plane("blobs", -2.5, 6.0);
    for (k, name) in set.classes.iter().enumerate() {
        let rows = set.x.outer_iter().zip(&set.labels).filter(|(_, label)| **label == k);
        clusters = clusters.scatter(name, rows.map(|(x, _)| (x[0], x[1])));
    }
    let caption = "Which of the first three can a line separate? AND alone. Moons need a bent \
        border, rings a closed one, and the three blobs more than one line.";
    let alt = "Four panels over x₁ and x₂. Two half moons that reach into each other; a ring \
        inside a ring; four clouds at the corners of a square, of which the upper right one has the \
        other target; three round clusters.";
    Figure::new(caption, alt)
        .seed(7)
        .columns(2)
        .panel(targets(plane("moons", -1.5, 2.5), moons))
        .panel(targets(plane("rings", -1.4, 1.4), rings))
        .panel(targets(plane("AND, jittered", -0.6, 1.6), and))
        .panel(clusters)
        .save("toy_sets")?;
    Ok(())
}
