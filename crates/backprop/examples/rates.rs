//! How many epochs XOR takes at which learning rate, pattern by pattern and with all four at once.

use backprop::classic::{Function, Network, Stop, Training};
use datasets::{Coding, Gate, gate};
use ndarray::Axis;

fn main() {
    let xor = gate(Gate::Xor, Coding::Unipolar, Coding::Unipolar);
    let (x, y) = (xor.x, xor.t.insert_axis(Axis(1)));
    let epochs = |learning_rate, batch| {
        let training = Training { learning_rate, batch, admissible_error: 0.005, max_epochs: 5000 };
        let mut net = Network::xor(Function::Logistic);
        let history = training.train(&mut net, x.view(), y.view(), None).unwrap();
        match history.stop {
            Stop::Reached => history.errors.len().to_string(),
            stop => format!("{stop:?}"),
        }
    };
    for mu in [0.5, 1.0, 2.0, 4.0, 8.0, 32.0] {
        println!("online-{mu}: {}", epochs(mu, 1));
    }
    for mu in [0.5, 1.0, 2.0, 4.0, 8.0, 32.0] {
        println!("by-epoch-{mu}: {}", epochs(mu, 4));
    }
}
