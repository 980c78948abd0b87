//! Models that toss a coin, the best of them chosen on 50 samples and looked at on 5,000 others (seed 1).

use ndarray_rand::rand::Rng as _;
use tensor::Streams;

/// The accuracy of a model that answers yes or no by chance, on so many samples.
fn by_chance(samples: usize, rng: &mut tensor::Rng) -> f64 {
    (0..samples).filter(|_| rng.random::<bool>()).count() as f64 / samples as f64
}

fn main() {
    let mut rng = Streams::new(1).stream("coin");
    println!("models  best on 50  the same on 5,000   (means of 200 repetitions)");
    for models in [1, 10, 100, 1000] {
        let (mut chosen, mut tested) = (0.0, 0.0);
        for _ in 0..200 {
            let accuracies = (0..models).map(|_| by_chance(50, &mut rng));
            chosen += accuracies.fold(0.0, f64::max) / 200.0;
            tested += by_chance(5000, &mut rng) / 200.0;
        }
        println!("{models:>6}  {chosen:>10.2}  {tested:>17.2}");
    }
}
