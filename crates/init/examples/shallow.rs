//! How far a hidden layer is saturated on digits of 28 × 28 before it has learned anything.

use backprop::{Activation, Dense, Layer};
use init::Initializer;
use ndarray::Axis;
use tensor::Streams;

fn main() {
    let streams = Streams::new(1);
    let x = datasets::generated_digits(500, &mut streams.stream("data")).flat::<f64>();
    let (mean, std) = (x.mean_axis(Axis(0)).unwrap(), x.std_axis(Axis(0), 0.0));
    let standardised = (&x - &mean) / std.mapv(|s| if s > 0.0 { s } else { 1.0 });
    println!("784 inputs, 100 logistic neurons, 500 generated digits, 50 layers, seed 1");
    println!("sat: the slope is below a tenth of its largest\n");
    println!("                        pixels 0 to 1          standardised pixels");
    println!("weights from          std of z   sat            std of z   sat");
    for (name, rule) in [
        ("±1/√n", Initializer::Uniform { a: 1.0 }),
        ("±2/√n", Initializer::Uniform { a: 2.0 }),
        ("±2.38/√n", Initializer::Uniform { a: 2.38 }),
        ("±0.5", Initializer::Within(0.5)),
        ("Nguyen and Widrow", Initializer::NguyenWidrow),
        ("±ⁿ√H, as printed", Initializer::Within(100_f64.powf(1.0 / 784.0))),
    ] {
        let mut line = format!("{name:<20}");
        for x in [&x, &standardised] {
            let (mut rng, mut variance, mut saturated) = (streams.stream("init"), 0.0, 0.0);
            for _ in 0..50 {
                let mut layer = Dense::random(784, 100, &mut rng);
                rule.initialize(&mut layer, &mut rng);
                let z = layer.predict(x.view());
                variance += z.mapv(|z| z * z).mean().unwrap() / 50.0;
                let logistic = Activation::Logistic { beta: 1.0 };
                saturated += logistic.saturated_fraction(z.view(), 0.1) / 50.0;
            }
            line += &format!("{:>10.2} {:>4.0} %       ", f64::sqrt(variance), 100.0 * saturated);
        }
        println!("{}", line.trim_end());
    }
}
