//! LAB-3.11: what the filters have learned.

use crate::net::{self, Net};
use crate::shown::share;
use crate::trial::Trial;
use backprop::{Activation, Layer};
use cnn::arch::Plan;
use cnn::{Conv2d, Window};
use labs::compare;
use labs::task::{Part, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Summary, Sweep};
use ndarray::{Array4, ArrayView2, Axis, s};
use plot::{Figure, ImageGrid};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.11",
    name: "learned",
    title: "What is learned",
    question: "What do filters look for after training that they did not look for before?",
    run,
};

const MAPS: usize = 8;
/// What two sums of the same products may differ by in single precision.
const ROUNDING: f64 = 1e-5;

/// The side of the filters.
fn side(task: &Task) -> usize {
    if task.size.0 < 28 { 3 } else { 5 }
}

fn plan(task: &Task) -> Plan {
    net::plan(task.size, net::block(MAPS, side(task)))
}

/// How much of a filter's variation is a rise in one direction: the share of its squares around the mean
/// that the best plane a x + b y takes away. 1 is an edge detector, of a random filter of K × K it is
/// 2/(K² − 1) on the average.
///
/// On a grid around 0 the columns x and y are at right angles, so each has its own share.
pub fn edge_like(filter: ArrayView2<f32>) -> f64 {
    let w = filter.mapv(f64::from);
    let mean = w.mean().unwrap_or(0.0);
    let all: f64 = w.iter().map(|w| (w - mean).powi(2)).sum();
    let middle = (w.nrows() as f64 - 1.0) / 2.0;
    let along = |axis: usize| {
        let (mut product, mut squares) = (0.0, 0.0);
        for ((i, j), w) in w.indexed_iter() {
            let x = [i, j][axis] as f64 - middle;
            product += x * w;
            squares += x * x;
        }
        product * product / squares
    };
    if all > 0.0 { (along(0) + along(1)) / all } else { 0.0 }
}

/// The mean over the filters of a net.
fn edges(net: &Net) -> f64 {
    let Some(kernels) = net::kernels(net) else { return f64::NAN };
    let all = kernels.outer_iter().map(|kernel| edge_like(kernel.index_axis(Axis(2), 0)));
    all.sum::<f64>() / kernels.len_of(Axis(0)) as f64
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (trial, side) = (Trial::usual(&task).longer(2), side(&task));
    let times = bench.runs();
    let (sweep, outcomes) = compare::repeat(
        bench,
        "filters",
        &[()],
        times,
        |()| format!("{side} × {side}"),
        |(), run| {
            let net = net::build(&plan(&task), &run.streams)?;
            let before = edges(&net);
            let outcome = trial.teach(net, &task, run)?;
            let measures: Measures = outcome.measures().with("edges_before", before);
            let measures = measures.with("edges_after", edges(&outcome.net));
            Ok((measures, outcome))
        },
    )?;
    let [before, after] = ["edges_before", "edges_after"].map(|name| sweep[0].summary(name));
    let chance = 2.0 / ((side * side) as f64 - 1.0);
    let net = &outcomes[0][0].net;
    let findings = Findings::new(format!(
        "{} {} Eight filters of {side} × {side}. How much of a filter is an edge is measured by the \
         share of its variation that a plane, rising in one direction, takes away; a random filter has \
         {:.0} % of that on the average. The figures show the first run.",
        task.describe(),
        trial.describe(),
        100.0 * chance,
    ))
    .table(
        sweep
            .table("The share of the filters' variation that rises in one direction.")
            .column("before training %", compare::percent(&sweep, "edges_before"))
            .column("after training %", compare::percent(&sweep, "edges_after"))
            .column("development %", compare::percent(&sweep, "dev_accuracy")),
    )
    .figure("lab3-learned-filters", &filters(net, &task, bench, &before, &after)?)
    .figure("lab3-learned-maps", &maps(net, &task, bench.seed()));
    Ok(judge(findings, &sweep, shifted_maps(net, &task))
        .conclusion(conclusion(&before, &after, chance))
        .raw(sweep))
}

/// `apart` is how far the maps of a moved picture are from the moved maps.
fn judge(findings: Findings, sweep: &Sweep, apart: f64) -> Findings {
    let [before, after] = ["edges_before", "edges_after"].map(|name| sweep[0].summary(name));
    let gain = Summary::of(
        sweep[0].runs.iter().map(|run| Some(run.get("edges_after")? - run.get("edges_before")?)),
    );
    findings.check(Check::exact(
        "a filter finds the same wherever it is: the maps of a picture moved by a pixel are the moved \
         maps, to rounding",
        if apart < ROUNDING { "they are".into() } else { format!("off by {apart:.0e}") },
        apart < ROUNDING,
    ))
    .check(Check::measured(
        "filters become edge-like: after training more of their variation rises in one direction than \
         before, by more than 2 standard errors",
        format!("{} after {}", share(&after), share(&before)),
        gain.mean() > 2.0 * gain.standard_error(),
    ))
}

fn conclusion(before: &Summary, after: &Summary, chance: f64) -> String {
    let word = match after.mean() > before.mean() {
        true => {
            "grown. Of eight filters some become detectors of edges and strokes with light on one side and \
            dark on the other, and some keep"
        }
        false => {
            "not grown. Training makes no detectors of edges here that chance has not made: the filters keep"
        }
    };
    format!(
        "Before training {} of the variation of a filter rises in one direction, which is what chance \
         gives ({:.0} %); after it, it is {}: that share has {word} much \
         of the noise that they started with: the dense layer behind them makes use of any filter that \
         tells strokes apart, and few epochs move a weight only so far.",
        share(before),
        100.0 * chance,
        share(after),
    )
}

/// The first convolution of `net` with what it has learned, as a layer of its own.
fn first(net: &Net, window: Window) -> Option<Conv2d<f32>> {
    let kernels = net::kernels(net)?.to_owned();
    let biases = net::biases(net)?.to_owned();
    Some(Conv2d::new(kernels, biases, window))
}

fn picture(part: &Part, size: (usize, usize)) -> Array4<f32> {
    let row = part.x.row(0).to_owned();
    row.into_shape_with_order((1, size.0, size.1, 1)).expect("height · width pixels")
}

/// How far the maps of a moved picture are from the moved maps, where no frame is near.
fn shifted_maps(net: &Net, task: &Task) -> f64 {
    let Some(layer) = first(net, Window::new(side(task))) else { return f64::NAN };
    let still = layer.predict(picture(&task.test, task.size).view());
    let moved = picture(&task.test.shifted(task.size, 1.0), task.size);
    let moved = layer.predict(moved.view());
    let apart = &moved.slice(s![.., .., 1.., ..]) - &still.slice(s![.., .., ..-1, ..]);
    compare::farthest(apart.iter().map(|&a| f64::from(a)))
}

fn filters(
    net: &Net,
    task: &Task,
    bench: &Bench,
    before: &Summary,
    after: &Summary,
) -> Result<Figure<'static>, Error> {
    let side = side(task);
    let start = net::build(&plan(task), &bench.streams(0))?;
    let grid = |title: &str, net: &Net| {
        let grid = ImageGrid::signed(MAPS).title(title);
        let Some(kernels) = net::kernels(net) else { return grid };
        kernels.outer_iter().fold(grid, |grid, kernel| {
            let most = kernel.iter().fold(f32::MIN_POSITIVE, |a, b| a.max(b.abs()));
            let caption = format!("{:.0} %", 100.0 * edge_like(kernel.index_axis(Axis(2), 0)));
            grid.image(caption, (side, side), |i, j| f64::from(kernel[[i, j, 0]] / most))
        })
    };
    let caption = format!(
        "What do filters look for? Above as they are drawn, below after training. The share under each is \
         what rises in one direction, {} on the average before and {} after.",
        share(before),
        share(after),
    );
    let alt = "Two rows of eight small filters in two colours that meet at zero. In the lower row, after \
        training, some have one colour on one side and the other on the opposite side.";
    let panels = [grid("drawn", &start), grid("learned", net)];
    Ok(panels
        .into_iter()
        .fold(Figure::new(caption, alt).seed(bench.seed()).columns(1), Figure::panel))
}

/// What the filters of `net` make of `x`, after ReLU.
fn found(net: &Net, task: &Task, x: &Array4<f32>) -> Option<Array4<f32>> {
    let layer = first(net, Window::new(side(task)).same())?;
    Some(Activation::Relu.predict(layer.predict(x.view()).view()))
}

/// A picture of the test set and what each filter makes of it.
fn maps(net: &Net, task: &Task, seed: u64) -> Figure<'static> {
    let (height, width) = task.size;
    let x = picture(&task.test, task.size);
    let grid = ImageGrid::grey(5).image("picture", task.size, |i, j| f64::from(x[[0, i, j, 0]]));
    let (grid, silent) = match &found(net, task, &x) {
        None => (grid, 0),
        Some(made) => (0..MAPS).fold((grid, 0), |(grid, silent), map| {
            let own = made.slice(s![0, .., .., map]);
            let most = own.iter().fold(f32::MIN_POSITIVE, |a, &b| a.max(b));
            let name = format!("map {}", map + 1);
            let grid = grid.image(name, (height, width), |i, j| f64::from(own[[i, j]] / most));
            (grid, silent + usize::from(own.iter().all(|&a| a == 0.0)))
        }),
    };
    let caption = format!(
        "What does each filter find in a picture? Its map after ReLU, scaled by its largest value; {} of \
         {MAPS} find nothing here.",
        match silent {
            0 => "none".into(),
            n => n.to_string(),
        },
    );
    let alt = "A picture of the test set and eight maps of it. Each map is bright along other parts of the \
        strokes: upper or lower flanks, left or right ones, or the strokes as a whole.";
    Figure::new(caption, alt).seed(seed).panel(grid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::{Params, Path};
    use ndarray::{Array2, array};
    use tensor::Streams;

    /// Biases begin at 0: here they are what training could have made of them.
    #[test]
    fn maps_are_those_of_the_nets_own_first_layer_after_relu() {
        let task = Task::named("digits").unwrap();
        let mut net = net::build(&plan(&task), &Streams::new(1)).unwrap();
        net.visit_mut(Path::ROOT, &mut |path: Path<'_>, mut value, _| {
            if path.to_string().ends_with("bias") {
                value.iter_mut().zip(0_u8..).for_each(|(b, at)| *b = 0.3 * f32::from(at) - 1.0);
            }
        });
        let x = picture(&task.test, task.size);
        let mut own = Vec::new();
        let row = task.test.x.slice(s![..1, ..]);
        net.observe(row, Path::ROOT, &mut |_, y| own.push(y.to_owned()));
        let maps: Vec<_> = own.into_iter().filter(|y| y.ndim() == 4).collect();
        assert_eq!(found(&net, &task, &x).unwrap().into_dyn(), maps[1]);
        assert_ne!(maps[0], maps[1], "some sums are below 0");
    }

    #[test]
    fn detectors_are_told_of_where_the_share_has_grown_alone() {
        let told = |after: f64| {
            let [before, after] = [0.25, after].map(|share| Summary::of([Some(share)]));
            conclusion(&before, &after, 0.25)
        };
        assert!(told(0.3).contains("some become detectors"));
        assert!(!told(0.2).contains("some become") && told(0.2).contains("not grown"));
    }

    /// Sobel's kernel: 1·2 + 2·2 + 1·2 = 8 along x, 8²/6 of 12, which is 8/9; a bump has nothing.
    #[test]
    fn a_plane_is_an_edge_and_a_bump_is_none() {
        let plane = Array2::from_shape_fn((5, 5), |(i, j)| 2.0 * i as f32 - j as f32);
        assert!((edge_like(plane.view()) - 1.0).abs() < 1e-6);
        let sobel = array![[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]];
        assert!((edge_like(sobel.view()) - 8.0 / 9.0).abs() < 1e-6);
        let bump = array![[0.0, 1.0, 0.0], [1.0, 4.0, 1.0], [0.0, 1.0, 0.0]];
        assert!(edge_like(bump.view()) < 1e-9);
    }
}
