//! Ten epochs on 1,300 digits, three of them with a fault: seed 1.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Descent, Sgd};
use tensor::Streams;
use training::{Callback, Clip, Plan, Set, Trainer, signals};

/// Trains 64-100-100-10 on pictures `x`, and says how it went.
fn run(name: &str, x: &Array2<f64>, f: Activation, clip: Option<f64>) {
    let y = datasets::digits().labels.mapv(usize::from).to_vec();
    let mut rng = Streams::new(1).stream("init");
    let net = Mlp::random(&[64, 100, 100, 10], f, Activation::Identity, &mut rng);
    let sgd: Descent<f64, _, 0> = Descent::new(Sgd { learning_rate: 0.1 }).unwrap();
    let plan = Plan { epochs: 10, batch: 32, seed: 1 };
    let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, sgd, plan);
    let mut clip = clip.map(Clip);
    let mut callbacks: Vec<&mut dyn Callback<_, _>> = Vec::new();
    callbacks.extend(clip.as_mut().map(|clip| clip as &mut dyn Callback<_, _>));
    println!("{name}");
    match trainer.fit(&Set::new(x.slice(s![..1300, ..]), &y[..1300]), &mut callbacks) {
        Ok(_) => {
            let last = trainer.curves.records().last().unwrap().train;
            let silent = signals(&trainer.model, x.view())[1].silent;
            print!("  {:.0} % read in the last epoch, ", 100.0 * last.accuracy.unwrap());
            println!("{:.0} of 100 units of the first layer silent", 100.0 * silent);
        }
        Err(error) => println!("  {error}"),
    }
}

fn main() {
    let pixels: Array2<f64> = datasets::digits().flat();
    let leaky = Activation::LeakyRelu { slope: 0.01 };
    run("pixels from 0 to 1", &pixels, Activation::Relu, None);
    run("pixels from 0 to 255", &(&pixels * 255.0), Activation::Relu, None);
    run("pixels from 0 to 255, leaky", &(&pixels * 255.0), leaky, None);
    run("pixels from 0 to 255, leaky, clipped", &(&pixels * 255.0), leaky, Some(1.0));
    let mut hole = pixels;
    hole[[700, 20]] = f64::NAN;
    run("pixels from 0 to 1, and one that is NaN", &hole, Activation::Relu, None);
}
