//! The first module of GoogLeNet on 192 channels: maps and parameters of its branches, and how many
//! parameters they have without the 1 × 1 in front.

use backprop::{Layer, Params};
use cnn::{Conv2d, Window, arch::Inception};
use ndarray::Array4;
use tensor::Streams;

fn main() {
    let mut rng = Streams::new(1).stream("init");
    let module = Inception { one: 64, three: (96, 128), five: (16, 32), pool: 32 };
    let net = module.build::<f32>(192, &mut rng);
    let x = Array4::zeros((1, 28, 28, 192));
    let kernels = [1, 3, 5, 1];
    println!("branch         maps   parameters   without 1 × 1 in front");
    for (branch, (name, k)) in
        net.0.iter().zip(["1 × 1", "3 × 3", "5 × 5", "max"].iter().zip(kernels))
    {
        let maps = branch.predict(x.view()).dim().3;
        let direct = Conv2d::<f32>::random(192, maps, Window::new(k), &mut rng).parameters();
        println!("{name:<12} {maps:>6} {:>12} {direct:>24}", branch.parameters());
    }
    println!("all          {:>6} {:>12}", net.predict(x.view()).dim().3, net.parameters());
}
