//! A net of two hidden layers that does not learn 1,300 digits, and its diagnosis: seed 1.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use ndarray_rand::rand::Rng;
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Plan, Set, Trainer, diagnose};

fn main() {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let train = Set::new(x.slice(s![..1300, ..]), &y[..1300]);
    let mut rng = Streams::new(1).stream("init");
    let (relu, last) = (Activation::Relu, Activation::Identity);
    let mut net = Mlp::random(&[64, 30, 30, 10], relu, last, &mut rng);
    for layer in &mut net.layers {
        // Weights between −0.1 and 0.1.
        layer.weight.value.mapv_inplace(|_| 0.2 * (rng.random::<f64>() - 1.0));
    }
    let adam: Descent<f64, _, 2> = Descent::new(Adam::default()).unwrap();
    let plan = Plan { epochs: 10, batch: 32, seed: 1 };
    let mut trainer = Trainer::new(net.clone(), SoftmaxCrossEntropy, adam.clone(), plan);
    trainer.fit(&train, &mut []).unwrap();
    for (epoch, record) in (1..).zip(trainer.curves.records()).filter(|(epoch, _)| epoch % 3 == 1) {
        let share = 100.0 * record.train.accuracy.unwrap();
        println!("epoch {epoch:>2}: cost {:.2}, {share:.0} % right", record.train.cost);
    }
    println!("\n{}", diagnose(&net, &SoftmaxCrossEntropy, &adam, &train, 300));
}
