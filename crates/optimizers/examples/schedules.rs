//! What four plans leave of the learning rate over 40 epochs.

use optimizers::{Plateau, Schedule};
use plot::{Axis, Chart, Figure};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let plans = [
        ("linear, T = 40", Schedule::Linear { epochs: 40.0 }),
        ("exponential, T = 10", Schedule::Exponential { epochs: 10.0 }),
        ("a tenth every 15 epochs", Schedule::Steps { every: 15, factor: 10.0 }),
    ];
    // An error that falls for 12 epochs and then stays.
    let mut plateau = Plateau::new(2.0, 5)?;
    let error = |t: i32| 0.8_f64.powi(t.min(12));
    let waits: Vec<_> = (0..40).map(|t| (f64::from(t), plateau.next(error(t)))).collect();

    println!("epoch                     0     10     20     30");
    let mut chart = Chart::new("epoch", Axis::new("share of the first rate")).height(220.0);
    for (name, plan) in plans {
        plan.check()?;
        let shares: Vec<_> = (0..40).map(|t| (t as f64, plan.share(t))).collect();
        let [a, b, c, d] = [0, 10, 20, 30].map(|t| shares[t].1);
        println!("{name:<23} {a:.2}   {b:.2}   {c:.2}   {d:.2}");
        chart = chart.line(name, shares);
    }
    let [a, b, c, d] = [0, 10, 20, 30].map(|t| waits[t].1);
    println!("{:<23} {a:.2}   {b:.2}   {c:.2}   {d:.2}", "half after 5 in vain");
    Figure::new(
        "How much of the learning rate is left? Three plans know it before the run begins; the fourth \
         waits until an error has not fallen for five epochs, here from epoch 12 on.",
        "Share of the learning rate over 40 epochs: a straight line from 1 to 0, an exponential that is \
         steep at first, a staircase with two falls to a tenth, and a staircase that stays at 1 until \
         epoch 17 and is then halved every five epochs.",
    )
    .panel(chart.line("half after 5 in vain", waits))
    .save("schedules")?;
    Ok(())
}
