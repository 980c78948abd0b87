//! LAB-2.19: the mistakes of a good net.

use crate::mistakes::{Pair, pairs, shared};
use crate::mistakes_shown::{Answers, curves, is, matrix, pictures, ranking, smallest};
use crate::net;
use crate::searched::Setting;
use backprop::{argmax, softmax};
use labs::compare;
use labs::task::{CLASSES, Task};
use labs::{Bench, Check, Error, Experiment, Findings, Measures, Series, Summary, Sweep, Table};
use metrics::{Average, Binary, Confusion, mann_whitney};

/// The experiment.
pub const EXPERIMENT: Experiment = Experiment {
    id: "LAB-2.19",
    name: "quality",
    title: "The mistakes of a good net",
    question: "Which classes does a good net confuse, and what do precision, recall and the ROC curve \
        say about each of them?",
    run,
};

/// A setting as the search finds them.
const GOOD: Setting = Setting {
    adam: true,
    rate: 0.002,
    layers: 2,
    width: 200,
    batch: 64,
    dropout: 0.1,
    decay: 1e-6,
    distortion: 0.3,
    norm: false,
};

/// The pairs that are expected to be confused.
fn alike(data: &str) -> &'static [(usize, usize)] {
    match data {
        // T-shirt and shirt, pullover and coat.
        "fashion-mnist" => &[(0, 6), (2, 4)],
        // A 1 is drawn with a foot, too, and a 2 with a straight neck.
        "generated" => &[(1, 2)],
        _ => &HANDWRITTEN,
    }
}

/// The pairs that handwriting is known for.
const HANDWRITTEN: [(usize, usize); 2] = [(4, 9), (3, 5)];

fn run(bench: &mut Bench) -> Result<Findings, Error> {
    let task = Task::of(bench)?;
    let epochs = if bench.quick() { 20 } else { 10 };
    let answers = answers(bench, &task, epochs)?;
    let classes = by_class(&task, &answers);
    let pairs = pairs(answers.iter().map(|answers| answers.confusion.counts()));
    let errors: usize = pairs.iter().map(Pair::count).sum();
    let accuracies: Vec<_> = answers.iter().map(|a| a.confusion.accuracy().ok()).collect();
    let accuracy = Summary::of(accuracies);
    let names = task.classes();
    let named = |&(a, b): &(usize, usize)| format!("{}/{}", names[a], names[b]);
    let expected = alike(task.name).iter().map(named).collect::<Vec<_>>().join(" and ");
    let places: Vec<_> = alike(task.name).iter().map(|&pair| place(&pairs, pair)).collect();
    let micro = compare::farthest(answers.iter().map(off_micro));
    let area = compare::farthest(answers.iter().map(|answers| off_area(&task, answers)));
    let aucs = classes.summaries("auc");
    let recalls = classes.summaries("recall");
    let [low_auc, low_recall] = [&aucs, &recalls].map(|all| smallest(all));
    let short =
        |all: &[Summary]| all.iter().map(|s| 1.0 - s.mean()).sum::<f64>() / all.len() as f64;
    let said: Vec<_> = answers.iter().map(|answers| &answers.said[..]).collect();
    let same = shared(&said, &task.test.y);

    Ok(Findings::new(format!(
        "{} Two hidden layers of {} ReLU neurons, softmax and cross-entropy, Adam with η = {} falling \
         to 0, batches of {}, dropout {}, pictures distorted a little, {epochs} epochs. The test set \
         is read by {} nets. Precision, recall and F1 are those of a class against the rest; AUC is \
         the area under its ROC curve, with the probability of the class as score.",
        task.describe(),
        GOOD.width,
        GOOD.rate,
        GOOD.batch,
        GOOD.dropout,
        answers.len(),
    ))
    .table(
        classes
            .table("Each class against the rest on the test set: mean ± deviation over the nets.")
            .column("precision", classes.means("precision", 4))
            .column("recall", classes.means("recall", 4))
            .column("F1", classes.means("f1", 4))
            .column("AUC", classes.means("auc", 5)),
    )
    .table(most_confused(&pairs, &names, answers.len(), errors))
    .figure("lab2-confusion", &matrix(&task, &answers, bench.seed(), &pairs, errors))
    .figure("lab2-roc", &curves(&task, &answers[0], &classes, bench.seed())?)
    .figure("lab2-errors", &pictures(&task, &answers, bench.seed()))
    .check(Check::exact(
        "precision and recall, micro-averaged, are the accuracy, for every net",
        format!("at most {micro:.1e} apart"),
        micro < 1e-12,
    ))
    .check(Check::exact(
        "the AUC is the chance that a sample of the class has a higher score than another, for every \
         class and net",
        format!("at most {area:.1e} apart"),
        area < 1e-12,
    ))
    .check(Check::measured(
        "the scores rank better than the answers decide: in the mean of the classes, 1 − AUC is less \
         than a tenth of 1 − recall",
        format!("{:.5} and {:.4}", short(&aucs), short(&recalls)),
        short(&aucs) < 0.1 * short(&recalls),
    ))
    .check(Check::measured(
        "the nets make the same mistakes: what one misreads, another misreads in at least a quarter of \
         the cases",
        chance(same, 1.0 - accuracy.mean()),
        same >= 0.25,
    ))
    .check(Check::measured(
        format!("{expected} among the eight pairs, of 45, that are confused most"),
        places.iter().map(|(place, _)| format!("place {place}")).collect::<Vec<_>>().join(", "),
        places.iter().all(|&(place, count)| place <= 8 && count > 0),
    ))
    .conclusion(conclusion(&task, &pairs, errors, &accuracy, low_recall, low_auc))
    .raw(classes))
}

fn answers(bench: &mut Bench, task: &Task, epochs: usize) -> Result<Vec<Answers>, Error> {
    let times = bench.runs();
    let nets = bench.repeat(
        "net",
        &[GOOD],
        times,
        |_| "good".into(),
        |setting, run| Ok(setting.train(task, (&task.train, &task.dev), epochs, run)?.net),
    )?;
    let answer = |net: &net::Net| {
        let z = net::outputs(net, task.test.x.view());
        let said = argmax(z.view());
        let confusion = Confusion::of(&task.test.y, &said, CLASSES);
        Answers { probabilities: softmax(z.view()), said, confusion }
    };
    Ok(nets.iter().flatten().map(answer).collect())
}

/// Precision, recall, F1 and AUC of every class, for every net.
fn by_class(task: &Task, answers: &[Answers]) -> Sweep {
    let series = task.classes().into_iter().enumerate().map(|(class, name)| {
        let measure = |answers: &Answers| {
            let counts = answers.confusion.of_class(class);
            let auc = ranking(task, answers, class).and_then(|ranking| ranking.auc());
            Measures::new()
                .with("precision", counts.precision().ok())
                .with("recall", counts.recall().ok())
                .with("f1", counts.f1().ok())
                .with("auc", auc.ok())
        };
        Series { setting: name, runs: answers.iter().map(measure).collect() }
    });
    Sweep { variable: "class".into(), series: series.collect() }
}

/// How far precision and recall, micro-averaged, are from the accuracy.
fn off_micro(answers: &Answers) -> f64 {
    let off = |measure: fn(&Binary) -> metrics::Measure| {
        let micro = answers.confusion.average(Average::Micro, measure);
        let accuracy = answers.confusion.accuracy();
        micro.and_then(|micro| Ok((micro - accuracy?).abs())).unwrap_or(f64::INFINITY)
    };
    off(Binary::precision).max(off(Binary::recall))
}

/// How far the areas under the curves are from the chances.
fn off_area(task: &Task, answers: &Answers) -> f64 {
    let off = |class: usize| {
        let chance = mann_whitney(answers.probabilities.column(class), &is(task, class));
        let area = ranking(task, answers, class).and_then(|ranking| ranking.auc());
        area.and_then(|area| Ok((area - chance?).abs())).unwrap_or(f64::INFINITY)
    };
    compare::farthest((0..CLASSES).map(off))
}

/// How often mistakes are shared, beside how often they would be by chance.
fn chance(same: f64, error: f64) -> String {
    match same.is_nan() {
        true => "there are no two nets to compare".into(),
        false => {
            format!("{:.0} %, where chance would make it {:.1} %", 100.0 * same, 100.0 * error)
        }
    }
}

/// The place of a pair among all, the most confused first, from 1, and its count; equals share the
/// better place.
fn place(pairs: &[Pair], (a, b): (usize, usize)) -> (usize, usize) {
    let count = pairs.iter().find(|p| p.is(a, b)).map_or(0, Pair::count);
    (1 + pairs.iter().filter(|pair| pair.count() > count).count(), count)
}

fn most_confused(pairs: &[Pair], names: &[String], nets: usize, errors: usize) -> Table {
    let caption = "The pairs that are confused most: mistakes on the test set, for each net.";
    let header = ["pair", "first taken for second", "second for first", "share of all mistakes"];
    pairs.iter().take(8).fold(Table::new(caption, header), |table, pair| {
        let each = |count: usize| format!("{:.1}", count as f64 / nets as f64);
        table.row([
            format!("{} and {}", names[pair.a], names[pair.b]),
            each(pair.a_for_b),
            each(pair.b_for_a),
            format!("{:.1} %", 100.0 * pair.count() as f64 / errors.max(1) as f64),
        ])
    })
}

fn conclusion(
    task: &Task,
    pairs: &[Pair],
    errors: usize,
    accuracy: &Summary,
    recall: (usize, f64),
    auc: (usize, f64),
) -> String {
    let names = task.classes();
    let share = |count: usize| 100.0 * count as f64 / errors.max(1) as f64;
    let three: usize = pairs.iter().take(3).map(Pair::count).sum();
    let named: Vec<_> =
        pairs.iter().take(3).map(|p| format!("{}/{}", names[p.a], names[p.b])).collect();
    let usual = match task.name {
        "fashion-mnist" => String::new(),
        _ => {
            let [nine, five] = HANDWRITTEN.map(|pair| share(place(pairs, pair).1));
            format!(
                " The pairs that handwriting is known for, 4/9 and 3/5, make {nine:.0} and {five:.0} %."
            )
        }
    };
    format!(
        "{:.2} % of the test set are read right. 3 of the 45 pairs, {}, make {:.0} % of the mistakes; \
         spread evenly it would be 7 %.{usual} The class that is missed most is {}, with a recall of \
         {:.4}. The smallest AUC is {:.5}, for {}: nine of ten samples are of other classes, and nearly \
         all of these have a score close to 0, so that the area looks perfect where the answers are not.",
        100.0 * accuracy.mean(),
        named.join(", "),
        share(three),
        names[recall.0],
        recall.1,
        auc.1,
        names[auc.0],
    )
}
