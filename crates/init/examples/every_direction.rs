//! The longest and the shortest thing that a unit vector becomes after many linear layers.

use init::Initializer;
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    println!("1,000 vectors of length 1 through linear layers of 20 neurons, seed 1\n");
    println!("layers   weights      shortest   mean   longest");
    for depth in [1, 10, 50] {
        for (name, rule) in [
            ("N(0, 1/n)", Initializer::Normal { gain: 1.0 }),
            ("orthogonal", Initializer::Orthogonal { gain: 1.0 }),
        ] {
            let mut rng = Streams::new(1).stream("init");
            let mut x: Array2<f64> = Array2::random_using((1000, 20), StandardNormal, &mut rng);
            x.rows_mut().into_iter().for_each(|mut row| row /= row.dot(&row).sqrt());
            for _ in 0..depth {
                let w: Array2<f64> = rule.draw((20, 20), &mut rng);
                x = x.dot(&w.t());
            }
            let lengths: Vec<f64> = x.rows().into_iter().map(|row| row.dot(&row).sqrt()).collect();
            let least = lengths.iter().copied().fold(f64::INFINITY, f64::min);
            let most = lengths.iter().copied().fold(0.0, f64::max);
            let mean = lengths.iter().sum::<f64>() / 1000.0;
            println!("{depth:>6}   {name:<11} {least:>9.3} {mean:>7.3} {most:>8.3}");
        }
    }
}
