//! One generator for everything, and a stream for each purpose: what does dropout change?

use rand::{Rng as _, seq::SliceRandom};
use tensor::{Rng, Streams};

fn order(rng: &mut Rng) -> Vec<usize> {
    let mut order: Vec<usize> = (0..8).collect();
    order.shuffle(rng);
    order
}

fn main() {
    for dropout in [false, true] {
        let mut one = Streams::new(7).stream("everything");
        let _weight: f64 = one.random();
        if dropout {
            let _mask: [bool; 4] = one.random();
        }
        println!("one generator, dropout {dropout:<5} → {:?}", order(&mut one));
    }
    let streams = Streams::new(7);
    for dropout in [false, true] {
        let _weight: f64 = streams.stream("init").random();
        if dropout {
            let _mask: [bool; 4] = streams.stream("dropout").random();
        }
        println!(
            "named streams, dropout {dropout:<5} → {:?}",
            order(&mut streams.stream("shuffle"))
        );
    }
}
