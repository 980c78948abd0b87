//! Twelve samples, shared out in four folds, and drawn six times with replacement (seed 1).

use plot::{Axis, Figure, Heatmap};
use tensor::Streams;
use training::{k_fold, resample};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut rng = Streams::new(1).stream("folds");
    let folds = k_fold(12, 4, &mut rng)?;
    let bags: Vec<_> = (0..6).map(|_| resample(12, &mut rng)).collect();
    for (number, fold) in (1..).zip(&folds) {
        println!("fold {number}  test {:?}", fold.test);
    }
    for (number, draw) in (1..).zip(&bags) {
        println!("draw {number}  test {:?}", draw.out);
    }
    let samples = || Axis::new("sample").categories((0..12).map(|n| n.to_string()));
    let rows = |name, count: usize| Axis::new(name).categories((1..=count).map(|n| n.to_string()));
    let times = || Axis::new("times learned from").range(0.0, 3.0);
    let learned = |i: usize, n| f64::from(u8::from(folds[i].train.contains(&n)));
    let drawn = |i: usize, n| bags[i].bag.iter().filter(|&&drawn| drawn == n).count() as f64;
    let upper = Heatmap::new(samples(), rows("fold", 4), times(), (4, 12), learned).values(0);
    let lower = Heatmap::new(samples(), rows("draw", 6), times(), (6, 12), drawn).values(0);
    Figure::new(
        "How often is each sample learned from, and who is the test? The cells with 0 are the test. In the folds \
         above each column has one of them. In the draws below some samples are learned from twice or more, and about \
         a third of each row is left over.",
        "Two tables of numbers with a column for each of twelve samples. Above, four rows for four folds: three zeros \
         in each row, one in each column, ones elsewhere. Below, six rows for six draws, with numbers from 0 to 3.",
    )
    .seed(1)
    .columns(1)
    .panel(upper)
    .panel(lower)
    .save("folds_and_bags")?;
    Ok(())
}
