//! Which digits does the nearest mean take for which? Learned from 897 digits, counted on 900 others.

use datasets::digits;
use metrics::{Average, Binary, Confusion, auc_one_vs_rest, top_k_accuracy};
use ndarray::{Array2, Axis as Along, s};
use plot::{Axis, Figure, Heatmap};

fn main() -> std::io::Result<()> {
    let (x, labels) = (digits().flat::<f64>(), digits().labels.mapv(usize::from));
    let (learned, kept) = (x.slice(s![..897, ..]), x.slice(s![897.., ..]));
    let mut means = Array2::zeros((10, 64));
    for (digit, mut mean) in means.outer_iter_mut().enumerate() {
        let rows: Vec<usize> = (0..897).filter(|&row| labels[row] == digit).collect();
        mean.assign(&learned.select(Along(0), &rows).mean_axis(Along(0)).expect("all are there"));
    }
    // The nearer a mean, the higher its score.
    let scores = Array2::from_shape_fn((900, 10), |(row, digit)| {
        let apart = &kept.row(row) - &means.row(digit);
        -apart.dot(&apart)
    });
    let truth = labels.slice(s![897..]).to_vec();
    let best = |row: ndarray::ArrayView1<f64>| {
        (0..10).max_by(|&a, &b| row[a].total_cmp(&row[b])).expect("there are ten")
    };
    let called: Vec<usize> = scores.outer_iter().map(best).collect();
    let confusion = Confusion::of(&truth, &called, 10);
    println!("accuracy: {:.3}", confusion.accuracy().unwrap());
    println!("macro-f1: {:.3}", confusion.average(Average::Macro, Binary::f1).unwrap());
    println!("top-2: {:.3}", top_k_accuracy(scores.view(), &truth, 2).unwrap());
    println!("auc: {:.3}", auc_one_vs_rest(scores.view(), &truth, Average::Macro).unwrap());

    let caption = "Which digits are taken for which? Fives and ones for nines, and hardly ever the other way round. A row is \
        what was written, a column what was read, and the diagonal is right.";
    let alt = "A heat map of ten rows, the digits written, and ten columns, the digits read, with counts. The \
        diagonal holds 67 to 89 of about 90 each; outside it most cells are 0, and 19 fives were read as nines.";
    let axis = |name| Axis::new(name).categories((0..10).map(|digit| digit.to_string()));
    let count = |i, j| confusion.counts()[(i, j)] as f64;
    let map = Heatmap::new(axis("read as"), axis("written"), "digits", (10, 10), count).values(0);
    Figure::new(caption, alt).panel(map).save("digit_confusion")
}
