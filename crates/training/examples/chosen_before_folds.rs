//! Labels tossed by a coin, 1,000 inputs of noise, and the ten best inputs chosen outside or inside the folds (seed 1).

use ndarray::{Array1, Array2, ArrayView2, Axis};
use ndarray_rand::{RandomExt, rand::Rng as _, rand_distr::StandardNormal};
use tensor::Streams;
use training::{Fold, stratified_k_fold};

/// For each input its sum over the class 1 less that over the class 0, of the samples `rows`.
fn differences(x: ArrayView2<f64>, y: &[usize], rows: &[usize]) -> Array1<f64> {
    let signs = rows.iter().map(|&n| 2.0 * y[n] as f64 - 1.0).collect();
    Array1::from_vec(signs).dot(&x.select(Axis(0), rows))
}

fn main() -> Result<(), training::Error> {
    let mut rng = Streams::new(1).stream("noise");
    let all: Vec<usize> = (0..50).collect();
    let mut right = [0; 2];
    for _ in 0..20 {
        let x: Array2<f64> = Array2::random_using((50, 1000), StandardNormal, &mut rng);
        let y: Vec<usize> = (0..50).map(|_| rng.random_range(0..2)).collect();
        for Fold { train, test } in stratified_k_fold(&y, 5, &mut rng)? {
            for (way, seen) in [&all, &train].into_iter().enumerate() {
                let apart = differences(x.view(), &y, seen);
                let mut inputs: Vec<usize> = (0..1000).collect();
                inputs.sort_by(|&a, &b| apart[b].abs().total_cmp(&apart[a].abs()));
                let x = x.select(Axis(1), &inputs[..10]);
                // A weight for each input, its difference; the sign of the sum decides.
                let weights = differences(x.view(), &y, &train);
                let hit = |n: &&usize| (x.row(**n).dot(&weights) > 0.0) == (y[**n] == 1);
                right[way] += test.iter().filter(hit).count();
            }
        }
    }
    for (way, name) in ["chosen-outside", "chosen-inside"].into_iter().enumerate() {
        println!("{name}: {:.2}", right[way] as f64 / 1000.0);
    }
    Ok(())
}
