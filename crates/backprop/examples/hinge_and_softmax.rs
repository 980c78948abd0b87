//! One linear layer for the digits of 8 × 8 pixels, with the cross-entropy and with the hinge.

use backprop::{Dense, Hinge, Layer, Loss, Mode, SoftmaxCrossEntropy, argmax, descend};
use datasets::digits;
use ndarray::{Array1, Array2, s};

fn main() {
    let (x, y) = (digits().flat::<f64>(), digits().labels.mapv(usize::from).to_vec());
    let (learned, kept) = (x.slice(s![..1500, ..]), x.slice(s![1500.., ..]));
    let teach = |name: &str, cost: &dyn Loss<f64, Target = [usize]>, rate: f64| {
        let mut layer = Dense::new(Array2::zeros((10, 64)), Array1::zeros(10));
        let mut idle = 0;
        for _ in 0..200 {
            let (z, cache) = layer.forward(learned, &mut Mode::Eval);
            let (_, slope) = cost.loss(z.view(), &y[..1500]);
            idle = slope.outer_iter().filter(|row| row.iter().all(|&d| d == 0.0)).count();
            layer.accumulate(learned, z.view(), slope, cache);
            descend(&mut layer, rate);
        }
        let right = |x, y: &[usize]| {
            argmax(layer.predict(x).view()).iter().zip(y).filter(|(a, b)| a == b).count()
        };
        let (seen, new) = (right(learned, &y[..1500]), right(kept, &y[1500..]));
        println!("{name:<13} {rate:>5} {seen:>8} of 1500 {new:>6} of 297 {idle:>17}");
    };
    println!("cost           rate   right, learned   right, new   no longer pulling");
    teach("cross-entropy", &SoftmaxCrossEntropy, 0.1);
    teach("cross-entropy", &SoftmaxCrossEntropy, 1.0);
    teach("hinge", &Hinge, 0.1);
}
