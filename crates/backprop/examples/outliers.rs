//! Seven measurements of one length, one of them with a slip of the decimal point: 21 for 2.1.

use backprop::{AbsoluteError, Huber, Loss, SquaredError};
use ndarray::{Array2, ArrayRef2, array};

/// The number that costs least, found by following the slope: 20,000 steps, ever shorter.
fn best(cost: &impl Loss<f64, Target = ArrayRef2<f64>>, y: &Array2<f64>) -> (f64, Array2<f64>) {
    let mut guess = 3.0;
    for step in 0..20_000 {
        let (_, slope) = cost.loss(Array2::from_elem(y.dim(), guess).view(), y);
        guess -= slope.sum() / (1.0 + f64::from(step) / 100.0);
    }
    let (_, slope) = cost.loss(Array2::from_elem(y.dim(), guess).view(), y);
    (guess, slope * y.nrows() as f64)
}

fn main() {
    let clean = array![[1.9], [2.0], [2.0], [2.1], [2.2], [2.3], [2.1]];
    let mut slip = clean.clone();
    slip[[6, 0]] = 21.0;
    println!("cost               without the slip   with it   pull of 21 on it");
    let row = |name: &str, (clean, _): (f64, _), (guess, slope): (f64, Array2<f64>)| {
        println!("{name:<18} {clean:>16.2} {guess:>9.2} {:>18.1}", -slope[[6, 0]]);
    };
    row("squared error", best(&SquaredError, &clean), best(&SquaredError, &slip));
    let huber = Huber::new(0.5);
    row("Huber, δ = 0.5", best(&huber, &clean), best(&huber, &slip));
    row("absolute error", best(&AbsoluteError, &clean), best(&AbsoluteError, &slip));
    println!();
    println!("mean with the slip: {:.2}", slip.mean().expect("seven of them"));
    println!("median with the slip: {}", slip[[3, 0]]);
}
