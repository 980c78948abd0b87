//! What do hidden neurons look at that learned with dropout, and how many of them can be spared?

use backprop::{Activation, Dense, Layer, SoftmaxCrossEntropy};
use ndarray::s;
use ndarray_rand::rand::seq::SliceRandom;
use optimizers::{Adam, Descent};
use plot::{Axis, Chart, Figure, ImageGrid};
use tensor::Streams;
use training::{Dropout, Plan, Set, Trainer, evaluate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (streams, digits) = (Streams::new(1), datasets::digits());
    let (x, y) = (digits.flat::<f64>(), digits.labels.mapv(usize::from).to_vec());
    let mut figure = Figure::new(
        "What do hidden neurons look at that learned with dropout, and how many of them can be spared? To the \
         eye the weights differ little on 64 pixels. But with half of the neurons gone, the net that learned \
         without dropout reads two digits in three, the other more than four in five.",
        "Twice twenty small pictures of weights in two colours, all of them mottled, those with dropout a \
         little paler. Below, the share of digits read falls as neurons are taken away. Both curves start \
         above 90 %. Without dropout it falls from the first missing neuron on, with dropout it stays near 90 % for 15.",
    )
    .seed(1)
    .columns(1);
    let mut spared = Chart::new(
        Axis::new("hidden neurons taken away, of 40"),
        Axis::new("new digits read").unit("%").range(0.0, 100.0),
    );
    for (name, drop) in [("without dropout", 0.0), ("with dropout ½", 0.5)] {
        let mut rng = streams.stream("init");
        let first =
            Dense::random(64, 40, &mut rng).then(Activation::Relu).then(Dropout::new(drop)?);
        let net = first.then(Dense::random(40, 10, &mut rng));
        let adam = Descent::new(Adam { learning_rate: 0.005, ..Adam::default() })?;
        let plan = Plan { epochs: 30, batch: 50, seed: 1 };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
        trainer.fit(&Set::new(x.slice(s![..1300, ..]), &y[..1300]), &mut [])?;
        let (below, above) = (&trainer.model.first, &trainer.model.second);
        let hidden = below.predict(x.slice(s![1300.., ..]));
        // In a random order, one neuron after the other is set to 0; the mean over 20 orders.
        let (mut read, mut order) = ([0.0; 40], Vec::from_iter(0..40));
        let mut chance = streams.stream("order");
        for _ in 0..20 {
            order.shuffle(&mut chance);
            let mut left = hidden.clone();
            for (&unit, read) in order.iter().zip(&mut read) {
                let score =
                    evaluate(above, &SoftmaxCrossEntropy, &Set::new(left.view(), &y[1300..]));
                *read += 100.0 * score.accuracy.expect("digits have classes") / 20.0;
                left.column_mut(unit).fill(0.0);
            }
        }
        let key = if drop > 0.0 { "dropout" } else { "plain" };
        println!("{key}-all: {:.0}\n{key}-half: {:.0}", read[0], read[20]);
        spared = spared.line(name, (0..40).map(|gone| (gone as f64, read[gone])));
        let weights = &below.first.first.weight.value;
        let grid = weights.outer_iter().take(20).fold(ImageGrid::signed(10), |grid, w| {
            // Twelve levels are enough for the eye, and keep the drawing small.
            grid.image("", (8, 8), |i, j| (12.0 * w[8 * i + j]).round() / 12.0)
        });
        figure = figure.panel(grid.title(name));
    }
    figure.panel(spared).save("features_of_dropout")?;
    Ok(())
}
