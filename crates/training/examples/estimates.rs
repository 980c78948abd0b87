//! Estimates of an error from 40 samples of two classes in turn, for 400 such sets, beside the error on new ones (seed 1).

use ndarray::{Array1, Array2, Axis};
use ndarray_rand::{RandomExt, rand_distr::StandardNormal};
use tensor::Streams;
use training::{Fold, error_632, k_fold, leave_one_out, resample};

fn error_of_nearest_mean(x: &Array2<f64>, train: &[usize], test: &[usize]) -> f64 {
    let means = [0, 1].map(|class| {
        let rows: Vec<usize> = train.iter().copied().filter(|n| n % 2 == class).collect();
        x.select(Axis(0), &rows).mean_axis(Axis(0)).expect("both classes are there")
    });
    let away = |n: usize, class: usize| (&x.row(n) - &means[class]).mapv(|d| d * d).sum();
    let wrong = |n: &&usize| away(**n, **n % 2) > away(**n, 1 - **n % 2);
    test.iter().filter(wrong).count() as f64 / test.len() as f64
}

fn main() {
    let (mut rng, mut errors) = (Streams::new(1).stream("sets"), Array2::zeros((400, 7)));
    let (all, new): (Vec<usize>, Vec<usize>) = ((0..40).collect(), (40..1040).collect());
    for mut row in errors.outer_iter_mut() {
        let mut x: Array2<f64> = Array2::random_using((1040, 10), StandardNormal, &mut rng);
        x.outer_iter_mut().skip(1).step_by(2).for_each(|mut x| x += 0.8);
        let error = |train: &[usize], test: &[usize]| error_of_nearest_mean(&x, train, test);
        let over = |folds: &[Fold]| {
            let errors = folds.iter().map(|fold| error(&fold.train, &fold.test));
            errors.sum::<f64>() / folds.len() as f64
        };
        let five = k_fold(40, 5, &mut rng).unwrap();
        let draws = (0..25).map(|_| resample(40, &mut rng));
        let out = draws.map(|draw| error(&draw.bag, &draw.out)).sum::<f64>() / 25.0;
        let (learned, left_out) = (error(&all, &all), over(&leave_one_out(40).unwrap()));
        let folds = [over(&five[..1]), over(&five), left_out, out, error_632(learned, out)];
        row.assign(&Array1::from([&[error(&all, &new), learned][..], &folds].concat()));
    }
    println!("in percent           mean   off by (root mean square)");
    let names = ["new", "learned", "one fold", "five folds", "leave one out", "not drawn", ".632"];
    for (name, column) in names.into_iter().zip(errors.columns()) {
        let off = (&column - &errors.column(0)).mapv(|e| e * e).mean().unwrap().sqrt();
        println!("{name:<16} {:>8.1} {:>11.1}", 100.0 * column.mean().unwrap(), 100.0 * off);
    }
}
