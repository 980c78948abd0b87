//! The gradient of J(Q, Y) = ½‖X − QY‖² by Q, with the sign of the notes and with the right one (seed 7).

use calculus::{factor_cost, factor_gradients};
use ndarray::Array2;
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use tensor::{GradientCheck, Streams};

fn main() {
    let mut rng = Streams::new(7).stream("factors");
    let mut draw = |shape| Array2::<f64>::random_using(shape, StandardNormal, &mut rng);
    let (x, q, y) = (draw((4, 5)), draw((4, 2)), draw((2, 5)));
    let (right, _) = factor_gradients(x.view(), q.view(), y.view());
    let cost = |q: ndarray::ArrayView2<f64>| factor_cost(x.view(), q, y.view());
    for (name, gradient) in [("of the notes", -&right), ("with the minus", right.clone())] {
        let mut check = GradientCheck::new();
        check.compare("Q", q.view(), gradient.view(), cost);
        println!("{name}: {} entries differ", check.mismatches().len());
        if let Some(worst) = check.mismatches().first() {
            println!("    their error is {:.2}: a wrong sign", worst.error());
        }
    }
    println!("{:>5} {:>16} {:>16}", "step", "J, right sign", "J, notes' sign");
    let (mut down, mut up) = (q.clone(), q.clone());
    for step in 0..=5 {
        println!("{step:>5} {:>16.4} {:>16.4}", cost(down.view()), cost(up.view()));
        down = &down - &(0.05 * &factor_gradients(x.view(), down.view(), y.view()).0);
        up = &up + &(0.05 * &factor_gradients(x.view(), up.view(), y.view()).0);
    }
    let (residual, shape) = (&x - &q.dot(&y), y.dim());
    println!("-(X - QY) is {:?}; Y is {shape:?}, and so is -QT(X - QY)", residual.dim());
}
