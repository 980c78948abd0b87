//! LAB-3.1: a shallow net in loops.

use crate::loops::{self, Twins};
use crate::net;
use crate::shown::{self, share};
use crate::trial::{Trial, accuracy};
use backprop::Params;
use cnn::Window;
use cnn::arch::{Plan, Stage};
use labs::compare::{self, above, difference, percent, points};
use labs::task::Task;
use labs::{Bench, Check, Error, Experiment, Findings, Summary, Sweep, Table, signed};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-3.1",
    name: "shallow",
    title: "A shallow net in loops",
    question: "Does one convolution read more than a perceptron with as many parameters?",
    run,
};

/// What loops and layers may differ by after the same steps, in double precision.
const ROUNDING: f64 = 1e-9;

/// Eight maps of 3 × 3 without a frame and without pooling: 26 × 26 × 8 of 28 × 28 pixels.
fn plan(task: &Task) -> Plan {
    let convolve = Stage::Convolve { maps: 8, window: Window::new(3) };
    net::plan(task.size, vec![convolve, Stage::Relu])
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let (trial, layers) = (Trial::usual(&task), plan(&task));
    let twins = loops::twins(&task);
    let count = net::parameters(&layers)?;
    let width = net::equal_width(task.inputs(), count);
    let nets = [format!("{}-{width}-10", task.inputs()), "shallow CNN".into()];
    let shifted = shown::shifted(&task);
    // The difference is about half a point: five runs cannot tell it from chance.
    let runs = 3 * bench.runs();
    let (sweep, outcomes) = compare::sweep_times(
        bench,
        "net",
        &nets,
        runs,
        String::clone,
        |net, run| match *net == nets[1] {
            true => trial.train(&layers, &task, run),
            false => trial.teach(net::mlp(task.inputs(), width, &run.streams), &task, run),
        },
        |_, outcome| {
            outcome
                .measures()
                .with("parameters", outcome.net.parameters() as f64)
                .with("test_accuracy", accuracy(&outcome.net, &shifted[0]))
                .with("shift_1", accuracy(&outcome.net, &shifted[1]))
        },
    )?;
    let gains = ["dev_accuracy", "shift_1"].map(|name| difference(&sweep, name, 0, 1));
    let caption = "A perceptron and a shallow net with as many parameters.";
    let findings = Findings::new(setup(&task, &trial, &layers, width)?)
        .table(shown::table(&sweep, &outcomes, caption))
        .table(
            sweep
                .table("The test set as it is, and shifted by one pixel.")
                .column("test %", percent(&sweep, "test_accuracy"))
                .column("1 pixel %", percent(&sweep, "shift_1")),
        )
        .table(times(&twins))
        .figure("lab3-shallow", &figure(&sweep, &gains, bench.seed()));
    Ok(judge(findings, &sweep, &gains, &twins).conclusion(conclusion(&sweep, &gains)).raw(sweep))
}

fn judge(findings: Findings, sweep: &Sweep, [_, gained]: &[Summary; 2], twins: &Twins) -> Findings {
    let [dev, moved] = ["dev_accuracy", "shift_1"].map(|name| sweep.summaries(name));
    let counts = sweep.summaries("parameters");
    let near = (counts[0].mean() / counts[1].mean() - 1.0).abs();
    findings
        .check(Check::exact(
            "in loops and in layers the same net takes the same steps: after 20, no probability \
             differs by more than 1e-9",
            match twins.apart < ROUNDING {
                true => "less".into(),
                false => format!("by {:.0e}", twins.apart),
            },
            twins.apart < ROUNDING,
        ))
        .check(Check::exact(
            "the perceptron has as many parameters, within 1.5 %",
            format!("{:.0} and {:.0}", counts[0].mean(), counts[1].mean()),
            near < 0.015,
        ))
        .check(Check::measured(
            "the convolution reads more of the development set, by more than 2 standard errors",
            format!("{} against {}", share(&dev[1]), share(&dev[0])),
            above(&dev[1], &dev[0]) > 2.0,
        ))
        .check(Check::measured(
            "and it reads more of the test set shifted by one pixel, on average",
            format!("{} against {}", share(&moved[1]), share(&moved[0])),
            gained.mean() > 0.0,
        ))
}

fn setup(task: &Task, trial: &Trial, layers: &Plan, width: usize) -> Result<String, Error> {
    let shape = &layers.summary()?.rows[0].shape;
    Ok(format!(
        "{} {} Eight filters of 3 × 3 without a frame make {} × {} × {} numbers, which one dense layer \
         reads. A perceptron with {width} hidden neurons has as many parameters. The net of the slide \
         in plain loops is compared with the same net in layers on pictures of 28 × 28; smaller ones \
         stand in a frame of zeros.",
        task.describe(),
        trial.describe(),
        shape[0],
        shape[1],
        shape[2],
    ))
}

fn times(twins: &Twins) -> Table {
    let ms = |seconds: f64| format!("{:.2}", 1000.0 * seconds);
    Table::new("A step of learning with one picture of 28 × 28.", ["written as", "milliseconds"])
        .row(["loops".to_owned(), ms(twins.seconds[0])])
        .row(["layers".to_owned(), ms(twins.seconds[1])])
}

fn conclusion(sweep: &Sweep, [gain, moved]: &[Summary; 2]) -> String {
    let word = |gain: &Summary| if gain.mean() > 0.0 { "more" } else { "less" };
    let show = |name: &str, at: usize| share(&sweep[at].summary(name));
    format!(
        "The perceptron reads {} of the development set right, the shallow net {}: {} {}. On the test \
         set shifted by one pixel they read {} and {}. Of the parameters of the shallow net 80 belong \
         to the filters and all others to the dense layer behind them: what the convolution brings is \
         brought by these 80.",
        show("dev_accuracy", 0),
        show("dev_accuracy", 1),
        points(gain).replace('−', ""),
        word(gain),
        show("shift_1", 0),
        show("shift_1", 1),
    ) + match moved.mean() > 0.0 {
        true => " On shifted digits it is ahead too, as expected. ",
        false => {
            " It was expected to be ahead on shifted digits too; that is not found: without pooling its \
            maps move with the digit, and the dense layer behind them has a weight for every place. "
        }
    } + &losses(sweep)
}

/// What the shift takes from both.
fn losses(sweep: &Sweep) -> String {
    let lost = |at: usize| {
        let [still, moved] =
            ["test_accuracy", "shift_1"].map(|name| sweep[at].summary(name).mean());
        format!("{} points", signed(100.0 * (still - moved), 2))
    };
    format!("By the shift the perceptron loses {}, the shallow net {}.", lost(0), lost(1))
}

fn figure(sweep: &Sweep, [gain, moved]: &[Summary; 2], seed: u64) -> Figure<'static> {
    let caption = format!(
        "Does a convolution read more than a perceptron of equal size? {} on new pictures, {} on \
         pictures shifted by one pixel.",
        points(gain),
        points(moved),
    );
    let alt = "Accuracy of a perceptron and of a shallow convolutional net, on the development set, the \
        test set, and the test set shifted by one pixel. The shifted set is lowest for both.";
    let chart = Chart::new(sweep.axis(), Axis::new("accuracy (%)"))
        .spread("development", shown::scaled(sweep, "dev_accuracy", -0.1))
        .spread("test", shown::scaled(sweep, "test_accuracy", 0.0))
        .spread("test, 1 pixel", shown::scaled(sweep, "shift_1", 0.1));
    Figure::new(caption, alt).seed(seed).panel(chart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use labs::Measures;

    #[test]
    fn what_a_shift_takes_from_both_is_told_as_it_was_measured() {
        let sweep = shown::made(&["", ""], 2, |at, run| {
            let still = 0.9 + 0.01 * run as f64;
            let lost = [0.4, -0.001][at];
            Measures::new().with("test_accuracy", still).with("shift_1", still - lost)
        });
        let told = "By the shift the perceptron loses 40.00 points, the shallow net −0.10 points.";
        assert_eq!(losses(&sweep), told);
    }
}
