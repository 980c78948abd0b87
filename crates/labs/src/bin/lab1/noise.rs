//! LAB-1.7: AND with noise on its inputs.

use crate::adaline::shares;
use crate::compare::{apart, versus};
use crate::noisy::{ALPHA, EPOCHS, MORE, MU, NEAR, NoisyAnd};
use crate::task::RANGE;
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Summary, Sweep};
use perceptron::{Separability, separability};
use plot::{Axis, Chart, Figure};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.7",
    name: "noise",
    title: "Noisy AND",
    question: "Gaussian noise of deviation σ is added to the inputs of AND. How well do the \
        perceptron and Adaline answer new samples, and do they still come to an end?",
    run,
};

const SIGMAS: [f64; 5] = [0.0, 0.05, 0.1, 0.2, 0.3];

/// The deviation of the picture.
const DRAWN: f64 = 0.3;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let sweep = bench.sweep("noise σ", SIGMAS, f64::to_string, |&sigma, streams| {
        let and = NoisyAnd::new(sigma, streams)?;
        let line = separability(and.train.x.view(), and.train.t.view())?;
        let exists = matches!(line, Separability::Separable(_));
        let (p, a) = (and.perceptron(streams)?, and.adaline(streams)?);
        Ok(Measures::new()
            .with("separable", f64::from(u8::from(exists)))
            .with("epochs", p.epochs)
            .with("accuracy", 100.0 * p.accuracy)
            .with("swing", 100.0 * p.swing)
            .with("adaline epochs", a.epochs)
            .with("adaline accuracy", 100.0 * a.accuracy)
            .with("adaline swing", 100.0 * a.swing))
    })?;
    let (p, a) = (sweep.summaries("accuracy"), sweep.summaries("adaline accuracy"));
    let (swing, adaline_swing) = (sweep[4].summary("swing"), sweep[4].summary("adaline swing"));
    let stops: Vec<_> = sweep.summaries("epochs");
    let settles = sweep.summaries("adaline epochs");
    let gave_up: usize = settles.iter().map(|s| s.missing()).sum();
    let learned = share(&stops[4]);
    // A training that ended although no line separates its samples would be a mistake.
    let against =
        |run: &&Measures| run.get("epochs").is_some() && run.get("separable") == Some(0.0);
    let impossible = sweep.series.iter().flat_map(|s| &s.runs).filter(against).count();
    let falls = |s: &[Summary]| {
        let fall = |from: usize| {
            s[from + 1].mean() < s[from].mean() && apart(&s[from], &s[from + 1]) > 2.0
        };
        s.windows(2).all(|pair| pair[1].mean() <= pair[0].mean()) && fall(2) && fall(3)
    };
    let better = |at: usize| a[at].mean() > p[at].mean() && apart(&a[at], &p[at]) > 2.0;
    let percent = |s: &[Summary]| s.iter().map(|s| format!("{:.1}", s.mean())).collect::<Vec<_>>();

    Ok(Findings::new(format!(
        "100 samples to train with and 100 to test with: 25 copies of each pattern of AND, inputs \
         0/1 with Gaussian noise of deviation σ, targets −1/1. The perceptron learns by the \
         difference rule with α = {ALPHA} until an epoch is free of errors; Adaline by LMS with \
         μ = {MU} until its mean squared error is at most {NEAR} times the smallest there is on its \
         samples. Both start from the same weights in U(−{RANGE}, {RANGE}), see the samples in \
         the same \
         fixed order and give up after {EPOCHS} epochs. Then {MORE} more epochs follow: the \
         swing is the difference between the best and the worst test accuracy from there on. A \
         linear programme decides whether any \
         line separates the training samples."
    ))
    .table(
        sweep
            .table("The perceptron: mean ± deviation over the runs; epochs where it ended.")
            .column("a line exists", shares(&sweep, "separable"))
            .column("gave up", sweep.missing("epochs"))
            .column("epochs", sweep.means("epochs", 1))
            .column("test accuracy, %", sweep.means("accuracy", 1))
            .column("swing, points", sweep.means("swing", 1)),
    )
    .table(
        sweep
            .table("Adaline on the same samples.")
            .column("gave up", sweep.missing("adaline epochs"))
            .column("epochs", sweep.means("adaline epochs", 1))
            .column("test accuracy, %", sweep.means("adaline accuracy", 1))
            .column("swing, points", sweep.means("adaline swing", 1)),
    )
    .figure("noise", &figure(&sweep, bench.seed()))
    .figure("noise-lines", &lines(bench)?)
    .check(Check::exact(
        "without noise both models answer every test sample correctly",
        format!("perceptron {} %, Adaline {} % in the worst run", p[0].min(), a[0].min()),
        p[0].min() == 100.0 && a[0].min() == 100.0,
    ))
    .check(Check::measured(
        "test accuracy falls: it never rises with σ, and falls from 0.1 to 0.2 and from 0.2 to 0.3 \
         by more than 2 standard errors, for both",
        format!("perceptron {} %, Adaline {} %", percent(&p).join(", "), percent(&a).join(", ")),
        falls(&p) && falls(&a),
    ))
    .check(Check::exact(
        "the perceptron always ends where σ = 0, and nowhere without a line",
        format!("{} of {} runs; {impossible} without a line", stops[0].count(), bench.runs()),
        stops[0].missing() == 0 && impossible == 0,
    ))
    .check(Check::measured(
        "the perceptron stops converging: at σ = 0.3 fewer than 5 % of the runs end",
        format!("{learned:.1} %"),
        learned < 5.0,
    ))
    .check(Check::measured(
        "Adaline stays stable: it comes near its smallest error at every σ",
        format!("{gave_up} of {} runs give up", bench.runs() * SIGMAS.len()),
        gave_up == 0,
    ))
    .check(Check::measured(
        format!(
            "and it stays where it is: at σ = 0.3 its accuracy swings less than half as far as the \
             perceptron's in {MORE} more epochs"
        ),
        format!("by {:.1} and {:.1} points", adaline_swing.mean(), swing.mean()),
        adaline_swing.mean() < swing.mean() / 2.0,
    ))
    .check(Check::measured(
        "from σ = 0.1 on Adaline answers more test samples correctly, by more than 2 standard errors",
        format!("at σ = 0.3, in %, {}", versus(&a[4], &p[4], 1)),
        (2..SIGMAS.len()).all(better),
    ))
    .conclusion(format!(
        "Without noise both are right on all samples. At σ = 0.3 the perceptron answers {:.1} % of \
         the test samples correctly and Adaline {:.1} %. The perceptron takes the first line that \
         separates its samples, however close it passes to them. Where there is none it goes on for \
         ever: in {MORE} more epochs its accuracy swings by {:.1} points, and whoever stops it keeps \
         the line of its last mistakes. Adaline makes small steps towards the least mean error, and \
         that minimum exists at every σ: its accuracy swings by {:.1} points.",
        p[4].mean(),
        a[4].mean(),
        swing.mean(),
        adaline_swing.mean(),
    ))
    .raw(sweep))
}

/// The share of runs that have a value, in per cent.
fn share(summary: &Summary) -> f64 {
    100.0 * summary.count() as f64 / (summary.count() + summary.missing()) as f64
}

fn figure(sweep: &Sweep, seed: u64) -> Figure<'static> {
    let shares = |values: Vec<f64>| values.into_iter().zip(0..).map(|(y, x)| (f64::from(x), y));
    let ended = |name| shares(sweep.summaries(name).iter().map(share).collect());
    let separable = sweep.summaries("separable").iter().map(|s| 100.0 * s.mean()).collect();
    let last = |name| sweep.summaries(name)[SIGMAS.len() - 1].mean();
    Figure::new(
        format!(
            "What does noise do? At σ = 0.3 the perceptron answers {:.1} % of the test samples \
             correctly, Adaline {:.1} %; where no line exists the perceptron does not end.",
            last("accuracy"),
            last("adaline accuracy")
        ),
        "Two charts over five deviations from 0 to 0.3. Above, the test accuracy of both models: \
         near 100 % up to 0.1, then falling, that of Adaline less. Below, the share of runs that \
         end: Adaline at the top throughout, the perceptron falling from 100 % at 0.1 together with \
         the share of training sets that a line separates.",
    )
    .seed(seed)
    .columns(1)
    .panel(
        Chart::new(sweep.axis(), "test accuracy (%)")
            .spread("perceptron", sweep.spread("accuracy", -0.08))
            .spread("Adaline", sweep.spread("adaline accuracy", 0.08))
            .height(170.0),
    )
    .panel(
        Chart::new(sweep.axis(), Axis::new("runs that end (%)").range(-5.0, 105.0))
            .line("a line exists", shares(separable))
            .line("perceptron", ended("epochs"))
            .line("Adaline", ended("adaline epochs"))
            .height(150.0),
    )
}

/// The first run at one σ.
fn lines(bench: &Bench) -> Result<Figure<'static>, Error> {
    let streams = bench.streams(0);
    let and = NoisyAnd::new(DRAWN, &streams)?;
    let (p, a) = (and.perceptron(&streams)?, and.adaline(&streams)?);
    let class = |positive: bool| {
        let of = and.train.x.outer_iter().zip(&and.train.t);
        let of = of.filter(move |(_, t)| (**t > 0.0) == positive);
        of.map(|(x, _)| (x[0], x[1])).collect::<Vec<_>>()
    };
    let caption = format!(
        "Where do the lines lie, in one run at σ = {DRAWN}? The perceptron's where its last mistakes \
         left it, {:.0} % right on new samples; Adaline's close to the least mean squared error, \
         {:.0} % right.",
        100.0 * p.accuracy,
        100.0 * a.accuracy
    );
    let axis = |name: &str| Axis::new(name).range(-0.7, 1.7);
    let figure = Figure::new(
        caption,
        "The plane of the inputs x₁ and x₂ with four clouds of 25 samples around the corners of \
         AND, which run into each other. Two lines, one for each model, part the cloud around \
         (1, 1) from the three others, with samples on either wrong side.",
    );
    Ok(figure.seed(bench.seed()).panel(
        Chart::new(axis("x₁"), axis("x₂"))
            .equal()
            .scatter("target −1", class(false))
            .scatter("target 1", class(true))
            .line("perceptron", p.line.segment((1.0, 1.0), 5.0))
            .line("Adaline", a.line.segment((1.0, 1.0), 5.0))
            .height(300.0),
    ))
}
