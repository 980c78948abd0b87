//! Adam's steps on a constant gradient, with and without the correction of its start at 0.

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Adam, Descent, Optimizer};
use plot::{Axis, Chart, Figure};

/// The lengths of 60 steps in units of η, for the gradient 1.
fn corrected() -> Result<Vec<(f64, f64)>, optimizers::Error> {
    let mut adam = Descent::new(Adam { learning_rate: 1.0, ..Adam::default() })?;
    let mut theta: Param<f64, Ix1> = Param::new(array![0.0]);
    let steps = (1..=60).map(|t| {
        let before = theta.value[0];
        theta.grad = array![1.0];
        adam.step(&mut theta);
        (f64::from(t), before - theta.value[0])
    });
    Ok(steps.collect())
}

/// m/√v, as the recursions leave them.
fn uncorrected() -> Vec<(f64, f64)> {
    let (mut m, mut v) = (0.0, 0.0);
    let step = |t| {
        (m, v) = (0.9 * m + 0.1, 0.999 * v + 0.001);
        (f64::from(t), m / f64::sqrt(v))
    };
    (1..=60).map(step).collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (with, without) = (corrected()?, uncorrected());
    let longest = without.iter().map(|(_, step)| *step).fold(0.0, f64::max);
    println!("first: {:.2}", without[0].1);
    println!("longest: {longest:.1}");
    Figure::new(
        "What does the correction correct? Without it the mean of squares, which forgets a hundred times \
         more slowly than the mean, is too small for a long time, and the steps too long.",
        "Length of a step in units of η over the step, on a constant gradient. The corrected line is 1 \
         throughout. The uncorrected one starts above 3, rises beyond 6 near step 12, and is still \
         above 4 after 60 steps.",
    )
    .panel(
        Chart::new(Axis::new("step t"), Axis::new("length of the step").unit("η"))
            .height(200.0)
            .line("with the correction", with)
            .line("without", without),
    )
    .save("bias_correction")?;
    Ok(())
}
