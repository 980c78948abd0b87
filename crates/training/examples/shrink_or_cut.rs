//! Where a single weight ends that the cost alone would put at a: with no price, with L2, with L1.

use backprop::{Dense, descend};
use ndarray::array;
use plot::{Chart, Figure};
use training::{Norm, Penalty};

/// A thousand steps down ½ (w − a)² with the price ½ Ω(w).
fn end(a: f64, norm: Norm) -> Result<f64, training::Error> {
    let (mut neuron, price) = (Dense::new(array![[a]], array![0.0]), Penalty::new(norm, 0.5)?);
    for _ in 0..1000 {
        neuron.weight.grad = &neuron.weight.value - a;
        price.add_gradient(&mut neuron);
        descend(&mut neuron, 0.01);
    }
    Ok(neuron.weight.value[[0, 0]])
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let places: Vec<f64> = (-40..=40).map(|n| f64::from(n) / 20.0).collect();
    let ends = |norm| -> Result<Vec<_>, training::Error> {
        places.iter().map(|&a| Ok((a, end(a, norm)?))).collect()
    };
    for a in [2.0, 0.3] {
        println!("L2-from-{a}: {:.2}", end(a, Norm::L2)?);
        let end = end(a, Norm::L1)?;
        println!(
            "L1-from-{a}: {}",
            if end.abs() < 0.01 { "0".into() } else { format!("{end:.2}") }
        );
    }
    let chart = Chart::new("best weight a without a price", "weight with a price")
        .line("no price", places.iter().map(|&a| (a, a)))
        .line("L2", ends(Norm::L2)?)
        .line("L1", ends(Norm::L1)?)
        .equal();
    Figure::new(
        "What does a price do to a weight? L2 makes each weight smaller by the same factor, and none becomes 0. \
         L1 takes the same length off every weight, and those that are shorter become 0.",
        "The weight after descent against the place a, from −2 to 2. Without a price it is the diagonal. L2 is a line \
         through the origin with the slope two thirds. L1 is 0 from −0.5 to 0.5, and outside it runs beside the \
         diagonal, 0.5 nearer to 0.",
    )
    .panel(chart)
    .save("shrink_or_cut")?;
    Ok(())
}
