//! LAB-2.22: loops over neurons, matrices, threads.

use backprop::classic::{Function, Network, Training};
use backprop::{Activation, Dense, Layer, Loss, Mlp, Mode, SquaredError, descend, one_hot};
use labs::compare;
use labs::task::{CLASSES, Part, Task};
use labs::{
    Bench, Check, Error, Experiment, Findings, Measures, Series, Sweep, Table, with_blas_threads,
};
use ndarray::{Array2, Axis};
use plot::{Axis as PlotAxis, Chart, Figure};
use std::thread::available_parallelism;
use std::time::Instant;
use tensor::{Blas, Real};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.22",
    name: "speed",
    title: "Loops, matrices, threads",
    question: "How many samples a second does the same net learn from as loops over neurons, as \
        products of matrices, and on several threads?",
    run,
};

const HIDDEN: usize = 100;
const BATCH: usize = 64;
const ETA: f64 = 0.5;

/// The same net in five ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Loops,
    Double { threads: usize },
    Single { threads: usize },
}

impl Way {
    fn name(self) -> String {
        let threads = |n| if n == 1 { "1 thread".into() } else { format!("{n} threads") };
        match self {
            Self::Loops => "loops, f64".into(),
            Self::Double { threads: n } => format!("matrices, f64, {}", threads(n)),
            Self::Single { threads: n } => format!("matrices, f32, {}", threads(n)),
        }
    }

    /// One epoch from the weights of `net`: the mean squared error afterwards, and the seconds.
    fn learn(self, net: &Network, part: &Part) -> (f64, f64) {
        match self {
            Self::Loops => loops(net.clone(), part),
            Self::Double { threads } => with_blas_threads(threads, || matrices::<f64>(net, part)),
            Self::Single { threads } => with_blas_threads(threads, || matrices::<f32>(net, part)),
        }
    }
}

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let part = task.train.first(if bench.quick() { 640 } else { 2560 });
    let cores = available_parallelism().map_or(1, usize::from);
    let mut ways = vec![Way::Loops, Way::Double { threads: 1 }, Way::Single { threads: 1 }];
    if cores > 1 {
        let threads = cores;
        ways = vec![ways[0], ways[1], Way::Double { threads }, ways[2], Way::Single { threads }];
    }
    let (mut costs, mut fastest) = (Vec::new(), Vec::new());
    for way in &ways {
        let (mut series, mut best) = (Vec::new(), f64::INFINITY);
        for number in 0..bench.runs() {
            let (cost, seconds) = bench.once(&way.name(), number, |run| {
                let rng = &mut run.streams.stream("weights");
                let sizes = [task.inputs(), HIDDEN, CLASSES];
                let (f, range) = (Function::Logistic, 0.1);
                let net = Network::random(&sizes, f, f, range, rng).map_err(Error::model)?;
                run.say("")?;
                Ok(way.learn(&net, &part))
            })?;
            series.push(Measures::new().with("cost", cost));
            best = best.min(seconds);
        }
        costs.push(Series { setting: way.name(), runs: series });
        fastest.push(part.y.len() as f64 / best);
    }
    Ok(findings(
        bench,
        &task,
        &part,
        &ways,
        Sweep { variable: "way".into(), series: costs },
        &fastest,
    ))
}

fn findings(
    bench: &Bench,
    task: &Task,
    part: &Part,
    ways: &[Way],
    sweep: Sweep,
    rates: &[f64],
) -> Findings {
    let apart: Vec<f64> = sweep.series.iter().map(|series| distance(series, &sweep[0])).collect();
    let double = |(way, _): &(&Way, &f64)| matches!(way, Way::Double { .. });
    let most = compare::farthest(ways.iter().zip(&apart).filter(double).map(|(_, &d)| d));
    let samples = part.y.len();
    let caption = format!("One epoch of {samples} samples; the fastest of {} runs.", bench.runs());
    let header = ["way", "samples/s", "times the loops", "cost afterwards", "relative distance"];
    let mut table = Table::new(caption, header);
    for (at, way) in ways.iter().enumerate() {
        let cost = sweep[at].summary("cost").show(6);
        let (rate, times) = (format!("{:.0}", rates[at]), format!("{:.1}", rates[at] / rates[0]));
        table = table.row([way.name(), rate, times, cost, format!("{:.0e}", apart[at])]);
    }
    let one = rates[1] / rates[0];
    let best = rates.iter().copied().fold(0.0, f64::max);
    Findings::new(format!(
        "{}-{HIDDEN}-{CLASSES}, logistic neurons, half the squared error, SGD with η = {ETA} in \
         batches of {BATCH}: one epoch over the first {samples} samples, from the same weights in \
         the same order, in every way. {}. Time is not in `results.csv`: it is another one at \
         every run.",
        task.inputs(),
        Blas::detect().to_string().lines().next().unwrap_or_default().trim_end_matches('.'),
    ))
    .table(table)
    .figure("lab2-speed", &figure(ways, rates, bench.seed()))
    .check(Check::exact(
        "matrices in double precision end with the cost of the loops, to a relative 10⁻¹²",
        format!("they are {most:.0e} apart at most"),
        most < 1e-12,
    ))
    .check(Check::exact(
        "in single precision they end with it to a relative 10⁻⁴, and not to 10⁻¹²",
        format!("{:.0e} apart", apart[apart.len() - 1]),
        (1e-12..1e-4).contains(&apart[apart.len() - 1]),
    ))
    .conclusion(format!(
        "The arithmetic is the same and so is what comes out; how it is written decides how long it \
         takes. Products of matrices on one thread learn from {one:.0} times as many samples a second \
         as the loops, the fastest way from {:.0} times as many.",
        best / rates[0],
    ))
    .raw(sweep)
}

/// The largest relative distance of two ways, run by run.
fn distance(one: &Series, other: &Series) -> f64 {
    let costs = |series: &Series| -> Vec<f64> {
        series.runs.iter().filter_map(|run| run.get("cost")).collect()
    };
    let pairs = costs(one).into_iter().zip(costs(other));
    compare::farthest(pairs.map(|(a, b)| (a - b) / b))
}

/// The rates as bars of one length a way.
fn figure(ways: &[Way], rates: &[f64], seed: u64) -> Figure<'static> {
    let names: Vec<String> = ways.iter().map(|way| way.name()).collect();
    let places = rates.iter().enumerate().map(|(at, &rate)| (at as f64, rate));
    let caption = format!(
        "How many samples a second? {:.0} as loops, {:.0} in the fastest way.",
        rates[0],
        rates.iter().copied().fold(0.0, f64::max),
    );
    let alt = "Samples a second on a logarithmic axis, a mark for each way. The loops come far below \
        all ways with matrices.";
    let axis = PlotAxis::new("way").range(-0.5, ways.len() as f64 - 0.5).categories(names);
    let chart = Chart::new(axis, PlotAxis::log("samples a second"));
    Figure::new(caption, alt).seed(seed).panel(chart.scatter("", places.collect::<Vec<_>>()))
}

/// In loops: the targets are rows of 0 and 1.
fn loops(mut net: Network, part: &Part) -> (f64, f64) {
    let (x, y) = (part.x.mapv(f64::from), one_hot::<f64>(&part.y, CLASSES));
    let order: Vec<usize> = (0..part.y.len()).collect();
    let way = Training { learning_rate: ETA, batch: BATCH, admissible_error: 0.0, max_epochs: 1 };
    let start = Instant::now();
    way.epoch(&mut net, x.view(), y.view(), &order);
    let seconds = start.elapsed().as_secs_f64();
    let net = dense::<f64>(&net);
    (SquaredError.loss(net.predict(x.view()).view(), &y).0, seconds)
}

/// As products of matrices, in either precision.
fn matrices<F: Real>(net: &Network, part: &Part) -> (f64, f64) {
    let (x, y) = (part.x.mapv(|x| F::of(f64::from(x))), one_hot::<F>(&part.y, CLASSES));
    let mut net = dense::<F>(net);
    let start = Instant::now();
    for (x, y) in x.axis_chunks_iter(Axis(0), BATCH).zip(y.axis_chunks_iter(Axis(0), BATCH)) {
        let (y_hat, trace) = net.forward(x, &mut Mode::Eval);
        let (_, slope) = SquaredError.loss(y_hat.view(), &y);
        net.accumulate(x, y_hat.view(), slope, trace);
        descend(&mut net, F::of(ETA));
    }
    let seconds = start.elapsed().as_secs_f64();
    (SquaredError.loss(net.predict(x.view()).view(), &y).0.as_f64(), seconds)
}

/// The neurons' weights as matrices; the bias comes first in a neuron.
fn dense<F: Real>(net: &Network) -> Mlp<F> {
    let layers = net.layers.iter().map(|neurons| {
        let shape = (neurons.len(), neurons[0].weights.len() - 1);
        let weight = Array2::from_shape_fn(shape, |(k, i)| F::of(neurons[k].weights[i + 1]));
        Dense::new(weight, neurons.iter().map(|neuron| F::of(neuron.weights[0])).collect())
    });
    let layers: Vec<_> = layers.collect();
    let activations = vec![Activation::Logistic { beta: 1.0 }; layers.len()];
    Mlp { layers, activations }
}
