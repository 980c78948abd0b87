//! Who is granted a credit? One neuron learns it from 300 applicants, as they are and standardised (seed 1).

use backprop::{Dense, Layer, LogisticCrossEntropy};
use datasets::{APPLICANT_RANGES, applicants};
use ndarray::{Array1, Array2, Axis, s};
use optimizers::{Descent, Sgd};
use tensor::Streams;
use training::{Plan, Scaler, Set, Trainer};

fn main() {
    let samples = applicants(400, &mut Streams::new(1).stream("applicants"));
    let y = samples.t.mapv(|t| f64::from(t > 0.0)).insert_axis(Axis(1));
    let (known, new) = (y.slice(s![..300, ..]), y.slice(s![300.., ..]));
    let standard = Scaler::standard(samples.x.slice(s![..300, ..]));
    let none = Scaler { shift: Array1::zeros(3), unit: Array1::ones(3) };
    println!("applicants: 300 to learn from, 100 new ones, {} of these granted\n", new.sum());
    println!("columns        rate   right of 100        the whole range moves z by");
    println!("                                          age       income dependants");
    for (name, scaler, rate) in [
        ("as they are", &none, 0.1),
        ("as they are", &none, 1e-5),
        ("as they are", &none, 1e-8),
        ("standardised", &standard, 0.1),
    ] {
        let x = scaler.apply(samples.x.view());
        let neuron = Dense::new(Array2::zeros((1, 3)), Array1::zeros(1));
        let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: rate }).unwrap();
        let plan = Plan { epochs: 50, batch: 20, seed: 1 };
        let mut trainer = Trainer::new(neuron, LogisticCrossEntropy, sgd, plan);
        trainer.fit(&Set::new(x.slice(s![..300, ..]), &*known), &mut []).unwrap();
        let z = trainer.model.predict(x.slice(s![300.., ..]));
        let right = z.iter().zip(&new).filter(|(z, y)| (**z > 0.0) == (**y > 0.5)).count();
        let weight = &trainer.model.weight.value.row(0) / &scaler.unit;
        let moves = |k: usize| weight[k] * (APPLICANT_RANGES[k].1 - APPLICANT_RANGES[k].0);
        let [age, income, dependants] = [0, 1, 2].map(moves);
        print!("{name:<12} {rate:>6?} {right:>14} {age:>10.1} ");
        println!("{income:>12.1} {dependants:>10.1}");
    }
}
