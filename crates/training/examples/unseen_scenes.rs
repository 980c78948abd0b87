//! Pictures of sky, sun, house and sea: one output for each of 16 scenes, or four; 4 scenes are new (seed 1).

use backprop::{Activation::Identity, Activation::Relu, Layer, Mlp, Task};
use ndarray::Array2;
use ndarray_rand::rand::Rng as _;
use optimizers::{Adam, Descent};
use tensor::{Rng, Streams};
use training::{LabelCode, Plan, Set, Trainer};

const ICONS: &[u8; 64] = b"-----***-----***-----***..^^.....^^^^....^^^^...~~~~~~~~~~~~~~~~";

/// Noisy pictures of 8 × 8 pixels, (scenes, 64); the bits of a scene say what is on it.
fn draw(scenes: &[usize], rng: &mut Rng) -> Array2<f64> {
    Array2::from_shape_fn((scenes.len(), 64), |(row, pixel)| {
        let label = b"-*^~".iter().position(|&icon| icon == ICONS[pixel]);
        let ink = label.is_some_and(|label| scenes[row] >> (3 - label) & 1 == 1);
        rng.random_range(0.0..1.0) + f64::from(u8::from(ink))
    })
}

fn main() {
    let mut rng = Streams::new(1).stream("pictures");
    let new = [0b0011, 0b0101, 0b1010, 0b1100].repeat(60);
    let taught: Vec<usize> =
        (0..960).map(|n| n % 16).filter(|scene| !new.contains(scene)).collect();
    let x = draw(&taught, &mut rng);
    println!("outputs          right of 720, taught scenes   of 240, new scenes");
    let (classes, labels) = (Task::MultiClass(16), Task::MultiLabel(4));
    for (task, code) in [(classes, LabelCode::OneHot), (labels, LabelCode::Binary)] {
        let net = Mlp::random(&[64, 20, task.outputs()], Relu, Identity, &mut rng);
        let adam: Descent<f64, _, 2> = Descent::new(Adam::default()).unwrap();
        let mut trainer = Trainer::new(net, task, adam, Plan { epochs: 100, batch: 20, seed: 1 });
        trainer.fit(&Set::new(x.view(), &*code.encode(&taught, 16)), &mut []).unwrap();
        let [taught, new] = [&taught, &new].map(|scenes| {
            let y_hat = task.answer(trainer.model.predict(draw(scenes, &mut rng).view()).view());
            code.decode(y_hat.view(), 16).iter().zip(scenes).filter(|(a, b)| a == b).count()
        });
        println!("{:<16} {taught:>27} {new:>20}", format!("{task:?}"));
    }
}
