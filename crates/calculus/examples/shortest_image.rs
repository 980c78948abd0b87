//! The direction that a matrix stretches least: eigenvector, singular vector, Newton, and chance (seed 7).

use calculus::{Scalar, Second, critical_point, least_stretched, svd};
use ndarray::{Array1, array};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::Streams;

fn main() {
    let a = array![[3.0, 1.0], [1.0, 2.0], [0.0, 1.0]];
    let (x, least) = least_stretched(a.view()).unwrap();
    println!("eigenvector of the least eigenvalue: ({:.4}, {:.4})", x[0].abs(), -x[1].abs());
    println!("least: {least:.4}");

    let s = svd(a.view()).unwrap().s;
    println!("least singular value, squared: {:.4}", s[1] * s[1]);

    let stretch =
        |x: &[Second]| (x[0] * 3.0 + x[1]).powi(2) + (x[0] + x[1] * 2.0).powi(2) + x[1].powi(2);
    let sphere = |x: &[Second]| x[0] * x[0] + x[1] * x[1] - 1.0;
    let found = critical_point(stretch, sphere, array![0.5, -0.8].view()).unwrap();
    println!("Newton, lambda and value: {:.4} {:.4}", found.lambda, found.value);

    let mut rng = Streams::new(7).stream("directions");
    let mut luckiest = f64::INFINITY;
    for _ in 0..1000 {
        let v: Array1<f64> = Array1::random_using(2, StandardNormal, &mut rng);
        let av = a.dot(&v);
        luckiest = luckiest.min(av.dot(&av) / v.dot(&v));
    }
    println!("of 1000 random directions, none below: {}", luckiest >= least);
}
