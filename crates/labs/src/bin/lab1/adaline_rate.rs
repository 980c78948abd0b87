//! LAB-1.9: the learning rate of Adaline, and where it becomes too large.

use crate::adaline::{ADMISSIBLE, LOWEST, diverged, shares, start};
use crate::task::{RANGE, failures, missing, steps};
use crate::ways::{Case, Settings, cases};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Sweep, Table};
use ndarray::Array1;
use perceptron::{Adaline, Stop};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-1.9",
    name: "adaline-rate",
    title: "Learning rate of Adaline",
    question: "How does the time depend on the learning rate μ, and beyond which μ do the weights \
        grow without bound, by LMS and by steepest descent?",
    run,
};

const RATES: [f64; 8] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1.0];
/// More than elsewhere: at the smallest rate steepest descent needs about 1100 steps.
const PATIENCE: usize = 2000;
/// What lies just below and just above a bound, as a share of it.
const SHARES: [f64; 2] = [0.99, 1.01];
/// How long a run may take to diverge. At 1 % above a bound what grows does so by 2 % a step: one
/// start of 20,000 has so little of it that 1000 steps are too few.
const LONG: usize = 3000;
/// How long the figure lets each rate work.
const EPOCHS: usize = 20;

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let cases = cases()?;
    let mut rates = |case: &Case| {
        bench.sweep("rate μ", RATES, f64::to_string, |&mu, streams| {
            measure(case, (mu, ADMISSIBLE, PATIENCE), streams)
        })
    };
    let (lms, steepest) = (rates(&cases[0])?, rates(&cases[1])?);
    let sides = bench.sweep(
        "way, rate",
        cases.iter().flat_map(|case| SHARES.map(|share| (case, share))),
        |(case, share)| format!("{}, {share} × bound", case.name),
        // The lowest error there is as the goal: nothing but divergence ends a run early.
        |(case, share), streams| measure(case, (share * case.bound, LOWEST, LONG), streams),
    )?;

    let empty = Table::new(
        "The bounds on the learning rate, and the share of runs that diverge on either side.",
        ["way", "bound on μ", "diverged at 0.99 × bound", "at 1.01 × bound"],
    );
    let shares = shares(&sides, "diverged");
    let bounds = cases.iter().zip(shares.chunks(2)).fold(empty, |table, (case, shares)| {
        let [below, above] = [0, 1].map(|side| shares[side].clone());
        table.row([case.name.to_owned(), short(case.bound), below, above])
    });
    let figure = figure(&cases)?;
    let mut findings = Findings::new(setup())
        .table(table(&lms, "LMS", "epochs"))
        .table(table(&steepest, "Steepest descent", "steps"))
        .table(bounds)
        .figure("adaline-rate", &figure);
    for (at, case) in cases.iter().enumerate() {
        let [below, above] = [2 * at, 2 * at + 1].map(|row| sides[row].summary("diverged").mean());
        findings = findings.check(Check::exact(
            case.claim,
            format!(
                "μ = {}; diverged: {} at 1 % below, {} at 1 % above",
                short(case.bound),
                shares[2 * at],
                shares[2 * at + 1]
            ),
            (case.bound - case.expected).abs() < 1e-9 && below == 0.0 && above == 1.0,
        ));
    }
    let slower = [&lms, &steepest].map(|sweep| {
        let [slow, fast] = [0.001, 0.01].map(|rate| of(sweep, rate).summary("epochs").mean());
        slow / fast
    });
    let [one, two] = [0.5, 1.0].map(|rate| of(&steepest, rate));
    let hovers = of(&lms, 0.2);
    let best = of(&lms, 0.05).summary("epochs");
    let fate = |series: &Series| {
        let diverged = series.summary("diverged").mean() * series.runs.len() as f64;
        format!("{}, {diverged} diverge", failures(&[series]))
    };
    let neither = |series: &Series| {
        missing(&[series]) == series.runs.len() && series.summary("diverged").max() == 0.0
    };
    Ok(findings
        .check(Check::exact(
            "at the bound itself, μ = 1 on −1/1, steepest descent leaps over the bowl and back: it \
             neither arrives nor diverges",
            fate(two),
            neither(two),
        ))
        .check(Check::exact(
            "at μ = ½ on −1/1 steepest descent is there in one step: 2μR is the unit matrix",
            format!("{} to {} steps", one.summary("epochs").min(), one.summary("epochs").max()),
            one.summary("epochs").min() == 1.0 && one.summary("epochs").max() == 1.0,
        ))
        .check(Check::exact(
            "a rate below its bound does not suffice for LMS: at μ = 0.2 it neither arrives nor \
             diverges",
            fate(hovers),
            neither(hovers),
        ))
        .check(Check::measured(
            "small rates are slow in proportion: μ = 0.001 takes 10 × as long as 0.01, ± 10 %",
            format!("{:.1} × by LMS, {:.1} × by steepest descent", slower[0], slower[1]),
            slower.iter().all(|ratio| (ratio / 10.0 - 1.0).abs() < 0.1),
        ))
        .conclusion(format!(
            "Small rates are safe and slow: a tenth of the rate takes about ten times as long. The \
             best rate lies below the bound, and for LMS far below it. At μ = 0.05 LMS needs {} \
             epochs; at μ = 0.2 it stays at ξ = {:.2} for ever, because each pattern undoes what \
             the others achieved; from ⅓ on the weights grow. Steepest descent looks at all \
             patterns before it moves, bears three times that rate, and at μ = ½ needs one step.",
            best.show(1),
            hovers.summary("stays").mean(),
        ))
        .raw(lms)
        .raw(steepest)
        .raw(sides))
}

fn setup() -> String {
    format!(
        "Adaline learns AND with targets −1/1 from weights in U(−{RANGE}, {RANGE}), until ξ ≤ \
         {ADMISSIBLE}: by LMS with the patterns in fixed order, or by steepest descent, one step \
         down the gradient of all four. On inputs −1/1 the slope tells the error, ‖∇ξ‖² = 4 (ξ − \
         ¼), and steepest descent stops at ‖∇ξ‖ ≤ 0.2. A run has diverged when ξ is 10⁹ times that \
         at the start, or at w = 0 if that is more.\n\nThe bound of steepest descent is 1/λ_max, \
         with λ_max the largest eigenvalue of R = ⟨x xᵀ⟩. That of LMS is the μ at which the \
         product of the matrices I − 2μ x xᵀ over an epoch has an eigenvalue of absolute value 1. \
         Each bound is tried 1 % below and 1 % above, for {LONG} epochs or steps with no goal."
    )
}

/// At most three decimals.
fn short(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// One run: its time, whether it diverged, and the error of one that does neither.
fn measure(case: &Case, settings: Settings, streams: &Streams) -> Result<Measures, Error> {
    let mut unit = start(2, RANGE, streams)?;
    let curve = (case.down)(&case.and, &mut unit, settings)?;
    let stays = (curve.stop == Stop::MaxEpochs).then(|| case.and.surface.mse(unit.weights.view()));
    Ok(Measures::new()
        .with("epochs", steps(&curve))
        .with("diverged", diverged(&curve))
        .with("stays", stays))
}

fn table(sweep: &Sweep, way: &str, unit: &str) -> Table {
    sweep
        .table(format!(
            "{way} on inputs −1/1: {unit} until ξ ≤ {ADMISSIBLE}, at most {PATIENCE}; how many runs fail, how many because they diverge, and the error at which the other failed ones stay."
        ))
        .column(unit, sweep.means("epochs", 1))
        .column("failed", sweep.missing("epochs"))
        .column("diverged", shares(sweep, "diverged"))
        .column("ξ of other failed runs", sweep.means("stays", 3))
}

/// The runs at this rate.
fn of(sweep: &Sweep, rate: f64) -> &Series {
    let at = RATES.iter().position(|known| *known == rate);
    &sweep[at.expect("the rate is one of RATES")]
}

/// What a few epochs from w = 0 make of the error, at every rate.
fn figure(cases: &[Case]) -> Result<Figure<'static>, Error> {
    let mut figure = Figure::new(
        "Which learning rate is too large? Beyond the dashed bounds the error grows. LMS gets \
         worse long before.",
        "The error after a few epochs over the learning rate, on a logarithmic axis, in two \
         panels. The curve of LMS falls, rises early and crosses a dashed line; that of steepest descent falls to the lowest error, stays there nearly up to its own dashed line and then shoots up. With \
         inputs −1/1 the lines stand at 0.333 and 1, with inputs 0/1 at 0.5 and 0.628.",
    );
    for (title, pair) in ["inputs −1/1", "inputs 0/1"].into_iter().zip(cases.chunks(2)) {
        let rate = Axis::new("learning rate μ").range(0.0, 1.1);
        let error = Axis::log(format!("error ξ after {EPOCHS} epochs")).range(0.1, 1e4);
        let mut chart = Chart::new(rate, error).title(title).height(200.0);
        for (name, case) in ["LMS", "steepest descent"].into_iter().zip(pair) {
            let mut points = Vec::new();
            for mu in (1..=220).map(|i| 0.005 * f64::from(i)) {
                let mut unit = Adaline { weights: Array1::zeros(3) };
                (case.down)(&case.and, &mut unit, (mu, LOWEST, EPOCHS))?;
                points.push((mu, case.and.surface.mse(unit.weights.view())));
            }
            chart = chart.line(name, points).vertical(case.bound, format!("{:.3}", case.bound));
        }
        figure = figure.panel(chart);
    }
    Ok(figure)
}
