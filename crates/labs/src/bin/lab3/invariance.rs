//! LAB-3.10: a digit somewhere else.

use crate::net::{self, Net};
use crate::shown::{self, SHIFTS, points, share};
use crate::trial::{Trial, accuracy};
use cnn::arch::Plan;
use labs::compare::{above, percent};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Summary, Sweep};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.10",
    name: "invariance",
    title: "A digit somewhere else",
    question: "How much of its accuracy does a net lose on shifted digits, if it has seen none of them?",
    run,
};

/// The nets and the names under which they are measured.
const NETS: [(&str, &str); 4] = [
    ("perceptron", "mlp"),
    ("no pooling", "bare"),
    ("pooling", "pooled"),
    ("two blocks with pooling", "twice"),
];

/// The convolutions of a net; none for the perceptron.
fn plan(task: &Task, name: &str) -> Option<Plan> {
    match name {
        "bare" => Some(net::plan(task.size, net::conv(8, 3).to_vec())),
        "pooled" => Some(net::baseline(task.size)),
        "twice" => Some(net::plan(task.size, [net::block(8, 3), net::block(16, 3)].concat())),
        _ => None,
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let trial = Trial::usual(&task);
    let width = net::equal_width(task.inputs(), net::parameters(&net::baseline(task.size))?);
    let times = bench.runs();
    let nets = bench.repeat(
        "net",
        &NETS,
        times,
        |net| net.0.into(),
        |(_, name), run| match plan(&task, name) {
            Some(layers) => Ok(trial.train(&layers, &task, run)?.net),
            None => {
                let net = net::mlp(task.inputs(), width, &run.streams);
                Ok(trial.teach(net, &task, run)?.net)
            }
        },
    )?;
    let sweep = measure(&task, &nets);
    let lost = |name: &str, pixels: usize| lost(&sweep, name, pixels);
    let [mlp, bare, pooled, twice] = NETS.map(|(_, name)| lost(name, 1));
    let table = NETS.iter().fold(
        sweep.table("Accuracy on the shifted test set: mean ± deviation."),
        |table, (net, name)| table.column(format!("{net} %"), percent(&sweep, name)),
    );
    Ok(Findings::new(format!(
        "{} {} A perceptron with {width} hidden neurons has as many parameters as eight maps of 3 × 3 \
         with pooling; beside it stand the same maps without pooling, and two blocks of convolution \
         and pooling, 8 and 16 maps. All learn from the pictures as they are. The test set is shifted \
         by whole pixels, right, down, left and up in turn.",
        task.describe(),
        trial.describe(),
    ))
    .table(table)
    .figure("lab3-invariance", &figure(&sweep, bench.seed()))
    .check(Check::measured(
        "every net reads fewer pictures right with each of the first two pixels of a shift",
        falls(&sweep),
        NETS.iter().all(|(_, name)| {
            sweep.summaries(name)[..3].windows(2).all(|pair| pair[1].mean() < pair[0].mean())
        }),
    ))
    .check(Check::measured(
        "two blocks with pooling lose less by one pixel than the perceptron, by more than 2 standard \
         errors",
        format!("{} against {}", points(&twice), points(&mlp)),
        above(&mlp, &twice) > 2.0,
    ))
    .check(Check::measured(
        "and less than the convolution without pooling",
        format!("{} against {}", points(&twice), points(&bare)),
        above(&bare, &twice) > 2.0,
    ))
    .check(Check::measured(
        "the second block brings it: two lose less than one, by more than 2 standard errors",
        format!("{} against {}", points(&twice), points(&pooled)),
        above(&pooled, &twice) > 2.0,
    ))
    .conclusion(conclusion(&sweep))
    .raw(sweep))
}

/// A row for each shift, a column for each net.
fn measure(task: &Task, nets: &[Vec<Net>]) -> Sweep {
    let parts = shown::shifted(task);
    let series = SHIFTS.iter().zip(&parts).map(|(pixels, part)| Series {
        setting: pixels.to_string(),
        runs: (0..nets[0].len())
            .map(|run| {
                let all = NETS.iter().zip(nets);
                all.fold(Measures::new(), |measures, ((_, name), nets)| {
                    measures.with(name, accuracy(&nets[run], part))
                })
            })
            .collect(),
    });
    Sweep { variable: "shift (pixels)".into(), series: series.collect() }
}

/// What a net loses by a shift, run by run.
fn lost(sweep: &Sweep, name: &str, pixels: usize) -> Summary {
    let pairs = sweep[0].runs.iter().zip(&sweep[pixels].runs);
    let lost = pairs.map(|(still, moved)| Some(still.get(name)? - moved.get(name)?));
    Summary::of(lost.collect::<Vec<_>>())
}

fn falls(sweep: &Sweep) -> String {
    let fall = |(net, name): &(&str, &str)| {
        let [first, last] = [0, 2].map(|at| 100.0 * sweep[at].summary(name).mean());
        format!("{net} {first:.1} to {last:.1} %")
    };
    NETS.iter().map(fall).collect::<Vec<_>>().join(", ")
}

fn conclusion(sweep: &Sweep) -> String {
    let once = match lost(sweep, "pooled", 1).mean() > lost(sweep, "bare", 1).mean() {
        true => {
            "Pooling once does not help by itself here: that net loses no less by one pixel than the \
            one without. "
        }
        false => "",
    };
    let at = |name: &str, pixels: usize| share(&sweep[pixels].summary(name));
    format!(
        "{once}Shifted by one pixel, the perceptron falls from {} to {}, the convolution without pooling from \
         {} to {}, two blocks with pooling from {} to {}. At two pixels it is {}, {} and {}. A \
         convolution alone does not make a net invariant: its maps move with the picture, and the \
         dense layer behind them has a weight for every place. Pooling makes places coarser, and every \
         further block doubles the step that goes unnoticed; from three pixels on all nets read digits \
         that are where they have seen none.",
        at("mlp", 0),
        at("mlp", 1),
        at("bare", 0),
        at("bare", 1),
        at("twice", 0),
        at("twice", 1),
        at("mlp", 2),
        at("bare", 2),
        at("twice", 2),
    )
}

fn figure(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let line = |name: &str| {
        let summaries = sweep.summaries(name).into_iter().enumerate();
        summaries.map(|(at, s)| (at as f64, 100.0 * s.mean())).collect::<Vec<_>>()
    };
    let caption = format!(
        "How fast does accuracy fall when digits are shifted? At two pixels the perceptron still reads \
         {}, two blocks with pooling {}. Chance is 10 %.",
        share(&sweep[2].summary("mlp")),
        share(&sweep[2].summary("twice")),
    );
    let alt = "Accuracy over shifts from 0 to 4 pixels, a line for each of four nets. All lines fall; \
        that of the perceptron falls first, that of two blocks with pooling last.";
    let chart = Chart::new(sweep.axis(), Axis::new("accuracy (%)").range(0.0, 100.0));
    let chart = NETS.iter().fold(chart, |chart, (net, name)| chart.line(*net, line(name)));
    Figure::new(caption, alt).seed(seed).panel(chart)
}
