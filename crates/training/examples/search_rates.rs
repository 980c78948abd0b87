//! Nine trials by grid and nine by lot, for a learning rate and a number of hidden neurons: seed 1.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Descent, Sgd};
use tensor::Streams;
use training::{Plan, Set, Span, Trainer, Trial, evaluate, grid_search, random_search};

fn print(name: &str, trials: &[Trial]) {
    println!("{name:<8} rate  hidden   cost");
    for Trial { values, cost } in &trials[..3] {
        println!("{:>13.4} {:>7.0} {cost:>6.2}", values[0], values[1].floor());
    }
}

fn main() {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &y[from..to]);
    let (train, dev) = (part(0, 200), part(200, 400));
    // The cost on 200 digits after four epochs on 200 others.
    let cost = |values: &[f64]| {
        let mut rng = Streams::new(1).stream("init");
        let widths = [64, values[1] as usize, 10];
        let net = Mlp::random(&widths, Activation::Relu, Activation::Identity, &mut rng);
        let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: values[0] }).unwrap();
        let plan = Plan { epochs: 4, batch: 16, seed: 1 };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, sgd, plan);
        let fit = trainer.fit(&train, &mut []);
        fit.map_or(f64::NAN, |_| evaluate(&trainer.model, &SoftmaxCrossEntropy, &dev).cost)
    };
    let axes = [Span::logarithmic(1e-3, 10.0).unwrap(), Span::linear(30.0, 100.0).unwrap()];
    let grid = grid_search(&axes, 3, cost);
    print("grid", &grid);
    let by_lot = |seed| random_search(&axes, 9, &mut Streams::new(seed).stream("search"), cost);
    print("by lot", &by_lot(1));
    let better = (1..=20).filter(|&seed| by_lot(seed)[0].cost < grid[0].cost).count();
    println!("seeds 1 to 20: by lot is better than by grid in {better} of them");
}
