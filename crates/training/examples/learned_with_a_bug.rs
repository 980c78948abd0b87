//! Three slopes for tanh: what a diagnosis says of them, and what a gradient check. Seed 1.

use backprop::{Dense, Layer, Mode, Params, SoftmaxCrossEntropy as Cost, check_layer};
use ndarray::{Array2, ArrayView2 as View, Ix2, array, s};
use optimizers::{Adam, Descent};
use training::{Plan, Set, Trainer, diagnose, evaluate};

/// tanh, with a slope that is computed from the answer y.
#[derive(Clone)]
struct Tanh(fn(f64) -> f64);
impl Params<f64> for Tanh {}
impl Layer<f64, Ix2> for Tanh {
    type Out = Ix2;
    type Cache = ();
    fn forward(&self, x: View<f64>, _: &mut Mode<'_>) -> (Array2<f64>, ()) {
        (x.mapv(f64::tanh), ())
    }
    fn backward(&mut self, _: View<f64>, y: View<f64>, dy: Array2<f64>, _: ()) -> Array2<f64> {
        dy * y.mapv(self.0)
    }
}

fn main() {
    let digits = datasets::digits();
    let (x, y): (Array2<f64>, Vec<_>) = (digits.flat(), digits.labels.mapv(usize::from).to_vec());
    let part = |from: usize, to: usize| Set::new(x.slice(s![from..to, ..]), &y[from..to]);
    let adam = Descent::<f64, _, 2>::new(Adam { learning_rate: 0.003, ..Adam::default() }).unwrap();
    let slopes: [fn(f64) -> f64; 3] = [|y| 1.0 - y * y, |y| 1.0 - y, |_| 1.0];
    for (name, slope) in ["1 - y^2", "1 - y", "1"].into_iter().zip(slopes) {
        let mut rng = tensor::Streams::new(1).stream("init");
        let [first, last] = [(64, 30), (30, 10)].map(|(n, m)| Dense::random(n, m, &mut rng));
        let net = first.then(Tanh(slope)).then(last);
        let found = diagnose(&net, &Cost, &adam, &part(0, 1300), 400).findings().len();
        let plan = Plan { epochs: 10, batch: 32, seed: 1 };
        let mut run = Trainer::new(net, Cost, adam.clone(), plan);
        run.fit(&part(0, 1300), &mut []).unwrap();
        let read = 100.0 * evaluate(&run.model, &Cost, &part(1300, 1797)).accuracy.unwrap();
        println!("slope {name}: {read:.0} % of new digits, complaints: {found}");
        println!("{}\n", check_layer(&mut Tanh(slope), array![[-1.0, 0.5, 2.0]].view(), 1));
    }
}
