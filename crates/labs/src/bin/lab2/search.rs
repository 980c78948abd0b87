//! LAB-2.18: hyper-parameters are searched for.

use crate::searched::{AXES, HEADER, Setting};
use crate::searches::{Finals, Plan, Tried, finals, ranked, tested, weights};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Sweep, Table};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.18",
    name: "search",
    title: "The search for hyper-parameters",
    question: "How much better than the baseline is the best of many drawn settings, and which of \
        their values matter?",
    run,
};

/// The accuracy that the best net must have on the test set.
fn floor(data: &str) -> f64 {
    match data {
        "mnist" => 0.983,
        "fashion-mnist" => 0.88,
        _ => 0.97,
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let (task, plan) = (Task::of(bench)?, Plan::of(bench));
    let tried = ranked(bench, &task, &plan)?;
    let finals = finals(bench, &task, &plan, &tried)?;
    let best = &tried[finals.best];
    let outcome = tested(bench, &task, &plan, &best.setting)?;
    let (accuracy, least) = (outcome.accuracy, floor(task.name));
    let (winner, baseline) = (finals.of(finals.best), finals.baseline());
    let error = |share: f64, samples: usize| (share * (1.0 - share) / samples as f64).sqrt();
    let unsure = error(accuracy, task.test.y.len()).hypot(error(accuracy, task.dev.y.len()));
    let gain = winner.mean() - baseline.mean();
    let gain_error = winner.standard_error().hypot(baseline.standard_error());
    let off = accuracy - winner.mean();
    let mut json = best.setting.json(&task, plan.last);
    json["test_accuracy"] = accuracy.into();
    let percent = |share: f64| 100.0 * share;

    Ok(Findings::new(setup(&task, &plan))
        .table(list(&tried, plan.shown))
        .table(halves(&tried))
        .table(final_table(&finals, &tried))
        .figure("lab2-search", &figure(&tried, bench.seed()))
        .check(Check::measured(
            format!("the best setting, trained once more, reads at least {:.1} % of the test set", percent(least)),
            format!("{:.2} %", percent(accuracy)),
            accuracy >= least,
        ))
        .check(Check::measured(
            "it beats the baseline on the development set, by more than 2 standard errors",
            format!("{} and {} %", show(&winner), show(&baseline)),
            gain > 2.0 * gain_error,
        ))
        .check(Check::measured(
            "choosing by the development set has not flattered: the test is at most 3 standard errors of \
             two sets of these sizes below it",
            format!("{} points, the limit is −{:.2}", signed(percent(off)), percent(3.0 * unsure)),
            off >= -3.0 * unsure,
        ))
        .conclusion(conclusion(&tried, &finals, &plan, accuracy))
        .file("best.json", format!("{json:#}\n"))
        .file("best.safetensors", weights(&outcome.net)?)
        .raw(trials(&tried))
        .raw(finals.sweep)
        .raw(Sweep {
            variable: "test".into(),
            series: vec![Series {
                setting: best.name(),
                runs: vec![best.setting.measures(Measures::new().with("test_accuracy", accuracy))],
            }],
        }))
}

fn setup(task: &Task, plan: &Plan) -> String {
    let Plan { trials, part, short, finalists, repeats, long, last, .. } = plan;
    let part = task.train.y.len().min(*part);
    format!(
        "{} {trials} settings are drawn, every axis on its own. {AXES} Distortion 1 shifts a picture \
         by up to a fourteenth of its side, turns it by up to 15° and scales it by up to a tenth. All \
         nets have ReLU, softmax and cross-entropy and He's initialisation, and η falls along a line \
         to 0. Every setting learns {short} epochs from {part} samples and is ranked by its accuracy \
         on the development set. The best {finalists} learn {long} epochs from all training samples, \
         {repeats} times each, and so does the baseline. The best of them learns {last} epochs from \
         the training and the development set and sees the test set, once. Its weights are kept in \
         `best.safetensors`, its setting in `best.json`.",
        task.describe(),
    )
}

/// The best trials, one a row.
fn list(tried: &[Tried], count: usize) -> Table {
    let count = count.min(tried.len());
    let caption = format!("The best {count} of {} trials.", tried.len());
    let table = Table::new(caption, ["trial"].into_iter().chain(HEADER).chain(["development %"]));
    tried.iter().take(count).fold(table, |table, tried| {
        let accuracy = format!("{:.2}", 100.0 * tried.accuracy);
        table.row(
            [tried.number.to_string()].into_iter().chain(tried.setting.row()).chain([accuracy]),
        )
    })
}

/// What the better and the worse half of the trials have in common.
fn halves(tried: &[Tried]) -> Table {
    let (better, worse) = tried.split_at(tried.len() / 2);
    let mean = |half: &[Tried], value: &dyn Fn(&Setting) -> f64| {
        half.iter().map(|tried| value(&tried.setting)).sum::<f64>() / half.len() as f64
    };
    let share = |yes: bool| f64::from(u8::from(yes));
    let caption = "Means over the better and the worse half of the trials, geometric for the rate, the \
        width, the batch and L2.";
    let table = Table::new(caption, ["", "better half", "worse half"]);
    let row = |table: Table,
               name: &str,
               show: &dyn Fn(f64) -> String,
               value: &dyn Fn(&Setting) -> f64| {
        table.row([name.to_owned(), show(mean(better, value)), show(mean(worse, value))])
    };
    let power = |x: f64| format!("{:.1e}", x.exp());
    let table = row(table, "share with Adam", &|x| format!("{x:.2}"), &|s| share(s.adam));
    let table = row(table, "η, ten times Adam's", &|x| format!("{:.3}", x.exp()), &|s| {
        (s.rate * if s.adam { 10.0 } else { 1.0 }).ln()
    });
    let table = row(table, "hidden layers", &|x| format!("{x:.1}"), &|s| s.layers as f64);
    let table = row(table, "width", &|x| format!("{:.0}", x.exp()), &|s| (s.width as f64).ln());
    let table = row(table, "batch", &|x| format!("{:.0}", x.exp()), &|s| (s.batch as f64).ln());
    let table = row(table, "dropout", &|x| format!("{x:.2}"), &|s| s.dropout);
    let table = row(table, "L2", &power, &|s| s.decay.ln());
    let table = row(table, "distortion", &|x| format!("{x:.2}"), &|s| s.distortion);
    row(table, "share normalised", &|x| format!("{x:.2}"), &|s| share(s.norm))
}

fn final_table(finals: &Finals, tried: &[Tried]) -> Table {
    let caption =
        "The best settings and the baseline, trained longer and repeated: mean ± deviation.";
    let before =
        tried.iter().take(finals.count()).map(|tried| format!("{:.2}", 100.0 * tried.accuracy));
    let sweep = &finals.sweep;
    sweep
        .table(caption)
        .column("when drawn %", before.chain(["–".into()]))
        .column("training %", crate::compare::percent(sweep, "train_accuracy"))
        .column("development %", crate::compare::percent(sweep, "dev_accuracy"))
        .column("development cost", sweep.means("dev_cost", 3))
        .column("seconds", finals.seconds.iter().map(|seconds| seconds.show(1)))
}

/// With its sign.
fn signed(points: f64) -> String {
    format!("{points:+.2}").replace('-', "−")
}

fn show(summary: &labs::Summary) -> String {
    format!("{:.2} ± {:.2}", 100.0 * summary.mean(), 100.0 * summary.deviation())
}

/// Every trial, in the order in which they were drawn.
fn trials(tried: &[Tried]) -> Sweep {
    let mut all: Vec<&Tried> = tried.iter().collect();
    all.sort_by_key(|tried| tried.number);
    let series = all.into_iter().map(|tried| Series {
        setting: tried.name(),
        runs: vec![tried.setting.measures(tried.measures.clone())],
    });
    Sweep { variable: "trial".into(), series: series.collect() }
}

/// The errors over four of the axes.
fn figure(tried: &[Tried], seed: u64) -> Figure<'static> {
    let panel = |name: Axis, value: fn(&Setting) -> f64| {
        let points = |adam: bool| {
            let of_rule = tried.iter().filter(move |tried| tried.setting.adam == adam);
            // No error at all has no place on a logarithmic axis.
            of_rule.map(move |tried| (value(&tried.setting), (100.0 * tried.error()).max(0.01)))
        };
        Chart::new(name, Axis::log("error %"))
            .scatter("Adam", points(true))
            .scatter("momentum", points(false))
            .height(180.0)
    };
    let (best, worst) = (&tried[0], &tried[tried.len() - 1]);
    let caption = format!(
        "Which values go with a small error on the development set? The best trial is wrong on {:.1} \
         %, with {} and η = {}; the worst on {:.1} %, with {} and η = {}.",
        100.0 * best.error(),
        best.setting.rule(),
        best.setting.rate,
        100.0 * worst.error(),
        worst.setting.rule(),
        worst.setting.rate,
    );
    let alt = "Four panels with a point for each trial: its error on the development set over the \
        learning rate, the width, the dropout and the distortion, with one shape for Adam and another \
        for momentum.";
    Figure::new(caption, alt)
        .seed(seed)
        .columns(2)
        .panel(panel(Axis::log("learning rate η"), |s| s.rate))
        .panel(panel(Axis::log("width"), |s| s.width as f64))
        .panel(panel(Axis::new("dropout"), |s| s.dropout))
        .panel(panel(Axis::new("distortion"), |s| s.distortion))
}

fn conclusion(tried: &[Tried], finals: &Finals, plan: &Plan, accuracy: f64) -> String {
    let (best, winner, baseline) = (&tried[finals.best], finals.of(finals.best), finals.baseline());
    let [rule, rate, hidden, batch, dropout, decay, distortion, norm] = best.setting.row();
    let (worst, median) = (&tried[tried.len() - 1], &tried[tried.len() / 2]);
    let share = winner.mean() - baseline.mean();
    let spread = 100.0 * (tried[0].accuracy - worst.accuracy);
    let place = match finals.best {
        0 => "It led the short trials, too".to_owned(),
        at => format!("In the short trials it was number {}: they rank only roughly", at + 1),
    };
    format!(
        "The best setting is trial {}: {rule} with η = {rate}, hidden layers {hidden}, batches of \
         {batch}, dropout {dropout}, L2 {decay}, distortion {distortion}, batch normalisation: {norm}. \
         On the development set it reads {:.2} %, the baseline {:.2} %, a difference of {:.2} points; \
         on the test set, after {} epochs on all other samples, {:.2} %. {place}. The worst trial \
         reads {:.1} %, the median {:.1} %, the best {:.1} %: {spread:.1} points hang on the choice.",
        best.number,
        100.0 * winner.mean(),
        100.0 * baseline.mean(),
        100.0 * share,
        plan.last,
        100.0 * accuracy,
        100.0 * worst.accuracy,
        100.0 * median.accuracy,
        100.0 * tried[0].accuracy,
    )
}
