//! Ten outputs, one for each digit: a 64-20-10 network on the embedded 8 × 8 digits, seed 1.

use backprop::classic::{Function, Network, Training};
use backprop::{argmax, one_hot};
use ndarray::s;
use tensor::Streams;

fn main() {
    let digits = datasets::digits();
    let (x, labels) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let y = one_hot(&labels, 10);
    let streams = Streams::new(1);
    let f = Function::Logistic;
    let mut net = Network::random(&[64, 20, 10], f, f, 0.1, &mut streams.stream("init")).unwrap();
    println!("weights: {}", net.parameters());

    // The last 297 pictures are kept for the test.
    let training = Training { learning_rate: 0.5, batch: 1, admissible_error: 0.0, max_epochs: 10 };
    let (some, wanted) = (x.slice(s![..1500, ..]), y.slice(s![..1500, ..]));
    let history = training.train(&mut net, some, wanted, Some(&mut streams.stream("order")));
    println!("error: {:.3}", history.unwrap().errors[9]);
    let answers = net.predict(x.view());
    let right = |from: usize, to: usize| {
        let read = argmax(answers.slice(s![from..to, ..]));
        let right = read.iter().zip(&labels[from..to]).filter(|(read, label)| read == label);
        right.count() as f64 / (to - from) as f64
    };
    println!("learned: {:.2}", right(0, 1500));
    println!("new: {:.2}", right(1500, labels.len()));
    for p in [1500, 1503, 1507] {
        println!("a {}: {:.2}", labels[p], answers.row(p));
    }
}
