//! A nerve cell as a leak and a threshold: its spikes, and how their rate follows the current.

use perceptron::SpikingNeuron;
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let cell =
        SpikingNeuron { time_constant: 10.0, resistance: 10.0, rest: -65.0, threshold: -50.0 };
    let (dt, steps) = (0.01, 10_000);
    let trace = |current: f64| {
        let (potential, spikes) = cell.run(current, dt, steps);
        let mut points = Vec::new();
        for (step, v) in potential.into_iter().enumerate() {
            let time = (step + 1) as f64 * dt;
            if spikes.contains(&step) {
                points.extend([(time, cell.threshold), (time, 20.0), (time, v)]);
            } else if step.is_multiple_of(50) {
                points.push((time, v));
            }
        }
        points
    };
    let counted = |current: f64| {
        let (_, spikes) = cell.run(current, dt, 100 * steps);
        1000.0 * spikes.len() as f64 / (100.0 * steps as f64 * dt)
    };
    let rate = |current: f64| 1000.0 * cell.firing_rate(current);
    println!("spikes-at-1.4-nA: {}", cell.run(1.4, dt, steps).1.len());
    println!("spikes: {}", cell.run(2.0, dt, steps).1.len());
    println!("counted: {:.1}", counted(2.0));
    println!("formula: {:.1}", rate(2.0));

    Figure::new(
        "How does a neuron say how strongly it is driven? By how often it spikes: not at all below \
         1.5 nA, more and more often above.",
        "Left, the potential over 100 ms. Under 1.4 nA it rises towards −51 mV and stays there. \
         Under 2 nA it rises to −50 mV, jumps up in a spike, falls back to −65 mV and rises again, \
         seven times. Right, spikes per second over the current: zero up to 1.5 nA, then a steep \
         rise that flattens; the counted points lie on the line of the formula.",
    )
    .panel(
        Chart::new(
            Axis::new("time").unit("ms"),
            Axis::new("potential").unit("mV").range(-70.0, 25.0),
        )
        .height(190.0)
        .line("2 nA", trace(2.0))
        .line("1.4 nA", trace(1.4))
        .horizontal(cell.threshold, ""),
    )
    .panel(
        Chart::new(Axis::new("current").unit("nA"), Axis::new("spikes per second"))
            .height(190.0)
            .line("formula", (0..=300).map(|k| f64::from(k) / 100.0).map(|i| (i, rate(i))))
            .scatter("counted", (1..=14).map(|k| f64::from(k) / 5.0).map(|i| (i, counted(i)))),
    )
    .save("spike_train")
}
