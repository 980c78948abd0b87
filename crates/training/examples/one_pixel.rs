//! A net reads 497 new digits, and the same digits a pixel aside. Trained on 1,300 digits as they are, and
//! on the same digits moved by up to a pixel and turned by up to 10° in every batch; seed 1.

use backprop::{Activation, Mlp, SoftmaxCrossEntropy};
use ndarray::{Array2, s};
use optimizers::{Adam, Descent};
use tensor::Streams;
use training::{Affine, Augment, Augmented, Plan, Set, Trainer, evaluate, warp};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (x, y) = (datasets::digits().flat::<f64>(), datasets::digits().labels.mapv(usize::from));
    let y = y.to_vec();
    let moved = |right, down| -> Array2<f64> {
        let mut x = x.slice(s![1300.., ..]).to_owned();
        for mut row in x.outer_iter_mut() {
            let picture = row.to_shape((8, 8, 1)).expect("64 pixels").to_owned();
            row.assign(&warp(picture.view(), Affine::shift(right, down)).flatten());
        }
        x
    };
    let places = [(0.0, 0.0), (-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (1.0, 1.0)];
    println!("digits read, %           stay  left right    up  down both");
    let far = Augment { shift: 1.0, rotate: 10.0, ..Augment::default() };
    for (name, augment) in [("as they are", Augment::default()), ("moved and turned", far)] {
        let train = Set::new(x.slice(s![..1300, ..]), &y[..1300]);
        let init = &mut Streams::new(1).stream("init");
        let net = Mlp::random(&[64, 60, 10], Activation::Relu, Activation::Identity, init);
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        let plan = Plan { epochs: 15, batch: 32, seed: 1 };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
        trainer.fit(&Augmented::new(train, (8, 8, 1), augment), &mut [])?;
        print!("trained {name:<17}");
        for (right, down) in places {
            let test = moved(right, down);
            let score =
                evaluate(&trainer.model, &SoftmaxCrossEntropy, &Set::new(test.view(), &y[1300..]));
            print!("{:>5.0} ", 100.0 * score.accuracy.expect("digits have classes"));
        }
        println!();
    }
    Ok(())
}
