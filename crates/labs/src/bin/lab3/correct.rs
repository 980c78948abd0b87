//! LAB-3.0: is the code right?

use crate::gradients::{self, Checked};
use crate::worked::{self, Example};
use cnn::classic::corr2d;
use cnn::{Error as Misfit, edge, line, output_size, sobel};
use labs::compare::farthest;
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Sweep, Table, signed};
use ndarray::{Array2, ArrayView2};
use plot::{Figure, ImageGrid};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.0",
    name: "correct",
    title: "Is the code right?",
    question: "Do the layers compute what the slides compute by hand, and are their gradients right?",
    run,
};

/// N, F, P, S, and how many places there are by hand; none where the filter does not fit.
const SIZES: [([usize; 4], Option<usize>); 10] = [
    ([10, 3, 0, 1], Some(8)),
    ([28, 5, 0, 1], Some(24)),
    ([28, 3, 0, 1], Some(26)),
    ([28, 7, 3, 1], Some(28)),
    ([24, 2, 0, 2], Some(12)),
    ([7, 3, 1, 2], Some(4)),
    ([11, 11, 5, 10], Some(2)),
    ([10, 3, 0, 2], None),
    ([28, 3, 0, 2], None),
    ([3, 5, 0, 1], None),
];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (examples, checked, slip) = (worked::examples(), gradients::all(), gradients::slip());
    let picture = picture(&task);
    let findings = Findings::new(
        "Worked examples, of the lectures and by hand, are computed in loops, by the layer, and as a \
         matrix. Gradients of every layer are compared with central differences in double precision, on \
         two pictures of 7 × 6 pixels or two sequences of 7 steps; an entry is wrong where it differs by \
         more than a millionth of its value. Nothing here depends on the seed.",
    )
    .table(worked::table(&examples))
    .table(sizes())
    .table(gradient_table(&checked))
    .figure("lab3-correct-kernels", &figure(&task, picture.view(), bench.seed()));
    Ok(judge(findings, &examples, &checked, slip)
        .check(shifts(picture.view()))
        .conclusion(conclusion(&examples, &checked, slip))
        .raw(raw(&checked)))
}

fn judge(findings: Findings, examples: &[Example], checked: &[Checked], slip: usize) -> Findings {
    let wrong = checked.len() - right(checked);
    findings
        .check(Check::exact(
            format!(
                "all {} examples agree: the lectures' with the numbers of the slides, the others with those \
                 by hand, in every way to compute them",
                examples.len()
            ),
            format!("{} do", agreeing(examples)),
            examples.iter().all(Example::agrees),
        ))
        .check(Check::exact(
            format!(
                "the gradients of all {} layers agree with central differences",
                checked.len()
            ),
            format!("{wrong} do not"),
            wrong == 0,
        ))
        .check(Check::exact(
            "and a mistake would show: errors that go back through the kernel as it stands, unturned, \
             are wrong in more than 10 entries",
            format!("in {slip}"),
            slip > 10,
        ))
        .check(Check::exact(
            "the sizes of the maps are (N − F + 2P)/S + 1, and what is no whole number is refused",
            format!("{} of {} as by hand", fitting(), SIZES.len()),
            fitting() == SIZES.len(),
        ))
}

/// Two laws of a correlation, on the first test picture.
fn shifts(picture: ArrayView2<f64>) -> Check {
    let flat = Array2::ones(picture.dim());
    let rest = farthest(corr2d(flat.view(), edge::<f64>().view()));
    let shift = farthest(moves_along(picture));
    Check::exact(
        "an even surface has no edges, and the map of a shifted picture is the shifted map",
        format!("{} and {}", signed(rest, 1), signed(shift, 1)),
        rest == 0.0 && shift == 0.0,
    )
}

fn agreeing(examples: &[Example]) -> usize {
    examples.iter().filter(|example| example.agrees()).count()
}

fn right(checked: &[Checked]) -> usize {
    checked.iter().filter(|checked| checked.wrong == 0).count()
}

fn fitting() -> usize {
    SIZES.iter().filter(|(size, wanted)| places(*size).ok() == *wanted).count()
}

fn conclusion(examples: &[Example], checked: &[Checked], slip: usize) -> String {
    format!(
        "{} of {} worked examples, {} of {} gradients and {} of {} sizes are right. A \
         convolution that forgets to turn its kernel on the way back is found out in {slip} entries. \
         So what the other experiments show is a matter of the nets, and not of mistakes in the \
         code.",
        agreeing(examples),
        examples.len(),
        right(checked),
        checked.len(),
        fitting(),
        SIZES.len(),
    )
}

fn places([n, f, p, s]: [usize; 4]) -> Result<usize, Misfit> {
    output_size(n, f, p, s)
}

/// The first test picture.
fn picture(task: &Task) -> Array2<f64> {
    let row = task.test.x.row(0).mapv(f64::from);
    row.into_shape_with_order(task.size).expect("height · width pixels")
}

/// The map of the picture shifted by a pixel to the right, less its map shifted so, where both are known.
fn moves_along(picture: ArrayView2<f64>) -> Array2<f64> {
    let [right, _] = sobel();
    let shifted = Array2::from_shape_fn(picture.dim(), |(i, j)| match j {
        0 => 0.0,
        _ => picture[[i, j - 1]],
    });
    let (map, moved) = (corr2d(picture, right.view()), corr2d(shifted.view(), right.view()));
    let wide = map.ncols();
    let (before, after) =
        (map.slice(ndarray::s![.., ..wide - 1]), moved.slice(ndarray::s![.., 1..]));
    &after - &before
}

fn sizes() -> Table {
    let header = ["pixels N", "filter F", "frame P", "stride S", "by hand", "places"];
    let table = Table::new("How many places a filter has along one side.", header);
    SIZES.iter().fold(table, |table, ([n, f, p, s], wanted)| {
        let found = match places([*n, *f, *p, *s]) {
            Ok(places) => places.to_string(),
            Err(Misfit::DoesNotFit { .. }) => "refused: no whole number".into(),
            Err(_) => "refused: no room".into(),
        };
        let wanted = wanted.map_or("none".into(), |places| places.to_string());
        table.row([n.to_string(), f.to_string(), p.to_string(), s.to_string(), wanted, found])
    })
}

fn gradient_table(checked: &[Checked]) -> Table {
    let table = Table::new("Gradients against central differences.", ["layer", "gradient check"]);
    checked.iter().fold(table, |table, checked| {
        let says = checked.says.lines().next().unwrap_or_default();
        table.row([checked.layer.as_str(), says])
    })
}

fn raw(checked: &[Checked]) -> Sweep {
    let series = checked.iter().map(|checked| Series {
        setting: checked.layer.clone(),
        runs: vec![Measures::new().with("wrong_entries", checked.wrong as f64)],
    });
    Sweep { variable: "layer".into(), series: series.collect() }
}

/// Kernels that are set by hand, and their maps.
fn figure(task: &Task, picture: ArrayView2<f64>, seed: u64) -> Figure<'static> {
    let [right, down] = sobel();
    let bar = line::<f64>(3);
    let kernels = [("edges", edge()), ("rise to the right", right), ("rise downwards", down)];
    let kernels = kernels.into_iter().chain([("upright line", bar)]);
    let maps: Vec<_> =
        kernels.map(|(name, kernel)| (name, corr2d(picture, kernel.view()))).collect();
    let grid =
        ImageGrid::signed(maps.len() + 1).image("picture", task.size, |i, j| picture[[i, j]]);
    let grid = maps.iter().fold(grid, |grid, (name, map)| {
        let most = map.iter().fold(f64::MIN_POSITIVE, |a, b| a.max(b.abs()));
        grid.image(*name, map.dim(), |i, j| map[[i, j]] / most)
    });
    let (height, width) = maps[0].1.dim();
    let caption = format!(
        "What does a kernel find? The first picture of the test, and the maps, {height} × {width}, of \
         four kernels that nobody has learned. Each map is scaled by its largest value.",
    );
    let alt = "Five small pictures: a figure of the test set, its outline, its left and right flanks in \
        opposite colours, its upper and lower flanks in opposite colours, and its upright strokes.";
    Figure::new(caption, alt).seed(seed).panel(grid)
}
