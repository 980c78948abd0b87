//! Which degree has the polynomial? Errors on what was learned, by folds, by leaving one out, and on new samples (seed 1).

use nalgebra::{DMatrix, DVector};
use ndarray::{Array1, Array2, Axis as Along};
use ndarray_rand::rand::Rng as _;
use ndarray_rand::rand_distr::{Distribution as _, StandardNormal};
use plot::{Axis, Chart, Figure};
use tensor::{Rng, Streams};
use training::{k_fold, leave_one_out_error};

/// Samples of y = sin 3x with noise of deviation 0.3, x from −1 to 1.
fn draw(samples: usize, rng: &mut Rng) -> (Array1<f64>, Array1<f64>) {
    let x = Array1::from_shape_simple_fn(samples, || rng.random_range(-1.0..1.0));
    let mut noise = || -> f64 { StandardNormal.sample(rng) };
    let y = x.mapv(|x: f64| (3.0 * x).sin() + 0.3 * noise());
    (x, y)
}

/// Chebyshev's polynomials of degree 0 to `degree`: a row for each sample.
fn columns(x: &Array1<f64>, degree: usize) -> Array2<f64> {
    Array2::from_shape_fn((x.len(), degree + 1), |(n, k)| (k as f64 * x[n].acos()).cos())
}

/// The mean square of the error on (x, y) of least squares on (a, b).
fn error(a: &Array2<f64>, b: &Array1<f64>, x: &Array2<f64>, y: &Array1<f64>) -> f64 {
    let matrix = DMatrix::from_fn(a.nrows(), a.ncols(), |i, j| a[[i, j]]);
    let right = DVector::from_iterator(b.len(), b.iter().copied());
    let theta = matrix.svd(true, true).solve(&right, 1e-12).expect("both sides were asked for");
    let theta = Array1::from_iter(theta.iter().copied());
    (y - &x.dot(&theta)).mapv(|e| e * e).mean().expect("there are samples")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut rng = Streams::new(1).stream("samples");
    let ((x, y), (new_x, new_y)) = (draw(30, &mut rng), draw(2000, &mut rng));
    let folds = k_fold(30, 5, &mut rng)?;
    let mut lines: [Vec<(f64, f64)>; 4] = Default::default();
    for degree in 0..10 {
        let (a, new) = (columns(&x, degree), columns(&new_x, degree));
        let by_fold = folds.iter().map(|fold| {
            let part = |rows: &[usize]| (a.select(Along(0), rows), y.select(Along(0), rows));
            let ((a, b), (x, y)) = (part(&fold.train), part(&fold.test));
            error(&a, &b, &x, &y) * y.len() as f64 / 30.0
        });
        let left_out = leave_one_out_error(a.view(), y.view())?;
        let errors = [error(&a, &y, &a, &y), by_fold.sum(), left_out, error(&a, &y, &new, &new_y)];
        lines.iter_mut().zip(errors).for_each(|(line, e)| line.push((degree as f64, e)));
    }
    let names = ["learned", "five folds", "leave one out", "new samples"];
    let mut chart = Chart::new("degree", Axis::log("mean squared error"));
    for (name, line) in names.into_iter().zip(lines) {
        let best = line.iter().min_by(|a, b| a.1.total_cmp(&b.1)).expect("ten degrees");
        println!("{name}: least at degree {}, {:.3}", best.0, best.1);
        chart = chart.line(name, line);
    }
    Figure::new(
        "Which degree should the polynomial have? On the 30 samples that it was fitted to, the higher the better. On \
         2,000 new ones degree 3 is best, and both ways of leaving samples out see that.",
        "Four lines over the degree of a polynomial, 0 to 9. The error on the samples learned from falls throughout. \
         The errors by five folds, by leaving one out and on new samples fall steeply to degree 3 and rise slowly \
         after it.",
    )
    .seed(1)
    .panel(chart)
    .save("degree_by_folds")?;
    Ok(())
}
