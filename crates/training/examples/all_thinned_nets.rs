//! A net with ten hidden neurons learns 1,300 digits with dropout ½, seed 1. Then all 2¹⁰ nets that dropping
//! can leave read 497 new digits: each by itself, all together, and the whole net.

use backprop::{Activation, Dense, Layer, Loss, SoftmaxCrossEntropy, argmax, softmax};
use ndarray::{Array2, s};
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Dropout, Plan, Set, Trainer, thinned};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (mut rng, digits) = (Streams::new(1).stream("init"), datasets::digits());
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let first = Dense::random(64, 10, &mut rng).then(Activation::Relu);
    let net = first.then(Dropout::new(0.5)?).then(Dense::random(10, 10, &mut rng));
    let adam = Descent::new(Adam { learning_rate: 0.01, ..Adam::default() })?;
    let plan = Plan { epochs: 15, batch: 50, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
    trainer.fit(&Set::new(x.slice(s![..1300, ..]), &y[..1300]), &mut [])?;

    let (net, y) = (&trainer.model, &y[1300..]);
    let share = |z: &Array2<f64>| {
        argmax(z.view()).iter().zip(y).filter(|(a, y)| a == y).count() as f64 / 497.0
    };
    let cost = |z: &Array2<f64>| SoftmaxCrossEntropy.loss(z.view(), y).0;
    let hidden = net.first.first.predict(x.slice(s![1300.., ..]));
    let (mut one, mut arithmetic, mut logs) = ([0.0; 2], 0.0 * &hidden, 0.0 * &hidden);
    for (r, probability) in thinned(10, 0.5) {
        let z = net.second.predict((&hidden * &r / 0.5).view());
        one = [one[0] + probability * share(&z), one[1] + probability * cost(&z)];
        let y_hat = softmax(z.view());
        logs += &(y_hat.mapv(f64::ln) * probability);
        arithmetic += &(y_hat * probability);
    }
    let whole = net.predict(x.slice(s![1300.., ..]));
    let apart = softmax(logs.view()) - softmax(whole.view());
    println!("                         read  cost");
    println!("one net, on average      {:.2}  {:.2}", one[0], one[1]);
    println!("arithmetic mean of 1024  {:.2}  {:.2}", share(&arithmetic), cost(&arithmetic.ln()));
    println!("geometric mean of 1024   {:.2}  {:.2}", share(&logs), cost(&logs));
    println!("the whole net            {:.2}  {:.2}", share(&whole), cost(&whole));
    assert!(apart.iter().all(|d| d.abs() < 1e-8));
    Ok(())
}
