//! The share of the samples that never come in P draws with replacement: by the formula, and drawn (seed 1).

use tensor::Streams;
use training::resample;

fn main() {
    let mut rng = Streams::new(1).stream("bootstrap");
    println!("     P  formula  drawn");
    for samples in [1_usize, 2, 5, 10, 100, 1000] {
        let formula = (1.0 - 1.0 / samples as f64).powi(samples as i32);
        let repeats = 200_000 / samples;
        let out: usize = (0..repeats).map(|_| resample(samples, &mut rng).out.len()).sum();
        println!("{samples:>6}  {formula:>7.3}  {:>5.2}", out as f64 / (repeats * samples) as f64);
    }
    println!("limit: {:.3}", (-1.0_f64).exp());
}
