//! A ball in a double well: with which momentum does it leave the shallow one?

use backprop::Param;
use ndarray::{Ix1, array};
use optimizers::{Descent, Momentum, Optimizer};
use plot::{Axis, Chart, Figure};

/// Two wells: a shallow one near −0.9, a deep one near 1.1.
fn height(x: f64) -> f64 {
    (x * x - 1.0).powi(2) - 0.4 * x
}

/// Where the ball is at each of 3,000 steps, from −1.6.
fn roll(momentum: f64) -> Result<Vec<f64>, optimizers::Error> {
    let mut descent = Descent::new(Momentum { learning_rate: 0.01, momentum, nesterov: false })?;
    let mut x: Param<f64, Ix1> = Param::new(array![-1.6]);
    let mut places = vec![x.value[0]];
    for _ in 0..3000 {
        x.grad = array![4.0 * x.value[0] * (x.value[0].powi(2) - 1.0) - 0.4];
        descent.step(&mut x);
        places.push(x.value[0]);
    }
    Ok(places)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for gamma in [0.0, 0.5, 0.8, 0.89, 0.9, 0.97, 0.98] {
        let places = roll(gamma)?;
        let furthest = places.iter().copied().fold(f64::MIN, f64::max);
        println!("furthest-{gamma}: {furthest:.2}");
        println!("rests-{gamma}: {:.2}", places[3000]);
    }
    let curve = (-180..=180).map(|i| f64::from(i) / 100.0).map(|x| (x, height(x)));
    let places = |gamma| -> Result<Vec<_>, optimizers::Error> {
        Ok(roll(gamma)?.iter().take(40).map(|&x| (x, height(x))).collect())
    };
    Figure::new(
        "Can a ball leave a shallow well? Without momentum it stops at the bottom of the first; with \
         momentum 0.9 it rolls over the hill.",
        "A curve with a shallow well on the left and a deep one on the right. The marks of plain \
         descent end at the bottom of the left well; those with momentum 0.9 go over the hill to the \
         right.",
    )
    .panel(
        Chart::new(Axis::new("θ"), Axis::new("cost").range(-0.6, 3.2))
            .height(220.0)
            .line("cost", curve)
            .scatter("γ = 0", places(0.0)?)
            .scatter("γ = 0.9", places(0.9)?),
    )
    .save("escaping_ball")?;
    Ok(())
}
