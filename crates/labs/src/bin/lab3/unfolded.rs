//! LAB-3.12: loops, and one matrix product.

use backprop::Layer;
use cnn::classic::convolve;
use cnn::{CHUNK, Conv2d, Window, unfold};
use labs::compare::farthest;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Run, Series, Sweep, Table};
use ndarray::{Array2, Array4};
use ndarray_rand::RandomExt;
use ndarray_rand::rand_distr::StandardNormal;
use plot::{Axis as Scale, Chart, Figure};
use std::time::Instant;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.12",
    name: "unfolded",
    title: "Loops or one product",
    question: "What does a convolution win by unfolding its windows into a matrix, and what does it cost?",
    run,
};

/// The side of a picture, its channels, the maps, and the side of the kernel.
const SIZES: [[usize; 4]; 5] =
    [[28, 1, 8, 3], [28, 1, 8, 5], [14, 8, 16, 3], [14, 16, 32, 3], [28, 8, 16, 5]];
/// Pictures of a batch: so many that the windows of each size are more than the layer unfolds at a time.
const BATCH: usize = 24;
/// What two ways to sum the same products may differ by.
const ROUNDING: f64 = 1e-9;

/// What one size took.
struct Took {
    apart: f64,
    /// Entries of the unfolded windows over those of the pictures.
    grown: f64,
    entries: usize,
    seconds: [f64; 3],
}

fn label(&[side, channels, maps, kernel]: &[usize; 4]) -> String {
    format!("{side} × {side} × {channels} → {maps} @ {kernel} × {kernel}")
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let times = bench.runs();
    let all = bench.repeat("size", &SIZES, times, label, |size, run| Ok(measure(*size, run)))?;
    let series = SIZES.iter().zip(&all).map(|(size, runs)| Series {
        setting: label(size),
        runs: runs.iter().map(|took| Measures::new().with("grown", took.grown)).collect(),
    });
    let sweep = Sweep { variable: "pictures and filters".into(), series: series.collect() };
    let worst = farthest(all.iter().flatten().map(|took| took.apart));
    let fits = SIZES
        .iter()
        .zip(&all)
        .all(|(size, runs)| runs.iter().all(|took| took.entries == whole(*size)));
    // Medians: on a machine that does other things too, a mean tells of these.
    let seconds: Vec<[f64; 3]> =
        all.iter().map(|runs| [0, 1, 2].map(|way| middle(runs, way))).collect();
    let most = all.iter().map(|runs| runs[0].grown).fold(0.0, f64::max);
    let largest = SIZES[LARGEST];
    Ok(Findings::new(format!(
        "A convolution without a frame of {BATCH} random pictures, in double precision: in six loops as \
         on the slides; by unfolding all windows into a matrix and one product; and by the layer, which \
         unfolds as many rows of places at a time as have at most {CHUNK} numbers. The data set has no part \
         in it. Times depend on the machine and on what else it does, so no check asks for them.",
    ))
    .table(times_table(&sweep, &seconds))
    .table(memory_table(&sweep, &all))
    .figure("lab3-unfolded", &figure(&seconds, most, bench.seed()))
    .check(Check::exact(
        "the three ways give the same: no entry differs by more than 1e-9",
        if worst < ROUNDING { "none does".into() } else { format!("by {worst:.0e}") },
        worst < ROUNDING,
    ))
    .check(Check::exact(
        "unfolded, a batch has B H′ W′ K² C entries",
        format!("up to {most:.1} times those of the pictures"),
        fits,
    ))
    .conclusion(format!(
        "All three ways sum the same products, and agree to rounding. Unfolding copies a pixel into every \
         window that contains it, up to K² of them: here the matrix is up to {most:.1} times as large as \
         the pictures. For that the sums become one product of matrices, which BLAS does in blocks that \
         stay in the cache. The layer unfolds in parts: the largest matrix has {} numbers, of which it \
         holds {} at a time.",
        whole(largest),
        part(largest),
    ))
    .raw(sweep))
}

fn times_table(sweep: &Sweep, seconds: &[[f64; 3]]) -> Table {
    let ms = |way: usize| seconds.iter().map(move |took| format!("{:.3}", 1000.0 * took[way]));
    sweep
        .table(format!("Milliseconds for {BATCH} pictures, the median of the runs."))
        .column("loops", ms(0))
        .column("unfolded at once", ms(1))
        .column("unfolded in parts", ms(2))
        .column("loops / parts", seconds.iter().map(|took| format!("{:.0}", took[0] / took[2])))
}

fn memory_table(sweep: &Sweep, all: &[Vec<Took>]) -> Table {
    sweep
        .table(format!("Numbers held beside the {BATCH} pictures and their maps."))
        .column("loops", ["0"; SIZES.len()])
        .column("unfolded at once", all.iter().map(|runs| runs[0].entries.to_string()))
        .column("unfolded in parts", SIZES.map(|size| part(size).to_string()))
        .column("at once / pictures", all.iter().map(|runs| format!("{:.1}", runs[0].grown)))
}

/// The size with most products, and most windows.
const LARGEST: usize = 4;

/// The windows of a batch, as numbers.
fn whole(size: [usize; 4]) -> usize {
    let [side, _, _, kernel] = size;
    BATCH * (side - kernel + 1) * row(size)
}

/// The windows of a row of places, as numbers.
fn row([side, channels, _, kernel]: [usize; 4]) -> usize {
    (side - kernel + 1) * kernel * kernel * channels
}

/// How many numbers of windows the layer holds at a time: whole rows of places.
fn part(size: [usize; 4]) -> usize {
    whole(size).min((CHUNK / row(size)).max(1) * row(size))
}

fn middle(runs: &[Took], way: usize) -> f64 {
    median(runs.iter().map(|took| took.seconds[way]).collect())
}

/// The middle one of the values, or the mean of the two in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let (low, high) = ((values.len() - 1) / 2, values.len() / 2);
    f64::midpoint(values[low], values[high])
}

fn measure([side, channels, maps, kernel]: [usize; 4], run: &Run) -> Took {
    let rng = &mut run.streams.stream("pictures");
    let window = Window::new(kernel);
    let x = Array4::random_using((BATCH, side, side, channels), StandardNormal, rng);
    let layer: Conv2d<f64> = Conv2d::random(channels, maps, window, rng);
    let start = Instant::now();
    let (w, b) = (&layer.weight.value, &layer.bias.value);
    let loops: Vec<_> = x.outer_iter().map(|x| convolve(x, w.view(), b.view(), window)).collect();
    let first = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let windows = unfold(x.view(), window);
    let flat = w.to_shape((maps, kernel * kernel * channels)).expect("as many entries");
    let product: Array2<f64> = windows.dot(&flat.t()) + b;
    let second = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let z = layer.predict(x.view());
    let third = start.elapsed().as_secs_f64();
    let by_loops = z.outer_iter().zip(&loops).map(|(z, loops)| farthest(&z - loops));
    let rows = z.to_shape(product.dim()).expect("a row for each place");
    let apart = farthest(by_loops.chain([farthest(&rows - &product)]));
    let entries = windows.len();
    Took { apart, grown: entries as f64 / x.len() as f64, entries, seconds: [first, second, third] }
}

fn figure(seconds: &[[f64; 3]], most: f64, seed: u64) -> Figure<'static> {
    let products = |size: &[usize; 4]| (whole(*size) * size[2]) as f64;
    let points = |way: usize| {
        let mut points: Vec<_> = SIZES
            .iter()
            .zip(seconds)
            .map(|(size, took)| (products(size) / 1e6, 1000.0 * took[way]))
            .collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        points
    };
    let caption = format!(
        "What does a matrix of windows bring? In the convolution with most products the layer takes {:.1} ms \
         where loops take {:.0} ms; unfolded at once, the windows have up to {most:.1} times as many entries \
         as the pictures.",
        1000.0 * seconds[LARGEST][2],
        1000.0 * seconds[LARGEST][0],
    );
    let alt = "Milliseconds over millions of products, both axes logarithmic. The line of the loops lies far \
        above the two lines of the unfolded ways.";
    let chart = Chart::new(Scale::log("million products"), Scale::log("time").unit("ms"))
        .line("loops", points(0))
        .line("unfolded at once", points(1))
        .line("unfolded in parts", points(2));
    Figure::new(caption, alt).seed(seed).panel(chart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_count_lies_between_the_two_in_the_middle() {
        assert_eq!(median(vec![7.0]), 7.0);
        assert_eq!(median(vec![9.0, 1.0]), 5.0);
        assert_eq!(median(vec![9.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![9.0, 1.0, 4.0, 2.0]), 3.0);
    }

    /// Kernels of 5 × 5 in 8 channels on 28 × 28: 24 · 24 · 24 · 200 numbers, of which 27 rows of 24 · 200 at
    /// a time.
    #[test]
    fn every_size_is_more_than_a_part_and_the_largest_has_most_products() {
        assert_eq!((whole(SIZES[LARGEST]), part(SIZES[LARGEST])), (2_764_800, 27 * 4800));
        assert!(SIZES.iter().all(|&size| part(size) < whole(size) && part(size) <= CHUNK));
        let products = |size: &[usize; 4]| whole(*size) * size[2];
        assert!(SIZES.iter().all(|size| products(size) <= products(&SIZES[LARGEST])));
    }
}
