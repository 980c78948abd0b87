//! σ and tanh, and their slopes, from the middle outwards.

use backprop::Activation;

fn main() {
    let (logistic, tanh) = (Activation::Logistic { beta: 1.0 }, Activation::Tanh { beta: 1.0 });
    println!("   z       σ       σ′     tanh    tanh′");
    for z in [-10.0, -5.0, -1.0, 0.0, 1.0, 5.0, 10.0] {
        let (s, t) = (logistic.apply(z), tanh.apply(z));
        let (ds, dt) = (logistic.derivative(z, s), tanh.derivative(z, t));
        println!("{z:4}  {s:.5}  {ds:.5}  {t:7.4}  {dt:.5}");
    }
    let (five, ten) = (logistic.apply(5.0), logistic.apply(10.0));
    println!("at-5: {five:.5}");
    println!("at-10: {ten:.5}");
    println!("from-5-to-10: {:.4}", ten - five);
}
