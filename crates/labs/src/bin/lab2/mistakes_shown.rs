//! Pictures of what nets get wrong.

use crate::mistakes::{Pair, worst};
use labs::task::{CLASSES, Task};
use labs::{Error, Summary, Sweep};
use metrics::{Confusion, Ranking};
use ndarray::Array2;
use plot::{Axis, Chart, Figure, Heatmap, ImageGrid};

/// What a net said about the test set.
pub struct Answers {
    /// (samples, classes).
    pub probabilities: Array2<f32>,
    /// The most probable class of each sample.
    pub said: Vec<usize>,
    /// Who is taken for whom.
    pub confusion: Confusion,
}

/// Which samples of the test set are of a class.
pub fn is(task: &Task, class: usize) -> Vec<bool> {
    task.test.y.iter().map(|&label| label == class).collect()
}

/// The test set in the order of the probability of a class.
///
/// # Errors
///
/// Where a score is not finite.
pub fn ranking(
    task: &Task,
    answers: &Answers,
    class: usize,
) -> Result<Ranking, metrics::Undefined> {
    Ranking::of(answers.probabilities.column(class), &is(task, class))
}

/// The class with the smallest mean, and that mean.
pub fn smallest(all: &[Summary]) -> (usize, f64) {
    let means = all.iter().map(Summary::mean).enumerate();
    means.fold((0, f64::INFINITY), |least, one| if one.1 < least.1 { one } else { least })
}

/// The mistakes, what is so over what was said.
pub fn matrix(
    task: &Task,
    answers: &[Answers],
    seed: u64,
    pairs: &[Pair],
    errors: usize,
) -> Figure<'static> {
    let mean = |i: usize, j: usize| {
        let counts = answers.iter().map(|answers| answers.confusion.counts()[[i, j]] as f64);
        // The right answers would drown the others.
        if i == j { f64::NAN } else { counts.sum::<f64>() / answers.len() as f64 }
    };
    let names = task.classes();
    let axis = |name: &str| {
        let short = names.iter().map(|name| name.chars().take(4).collect::<String>());
        Axis::new(name).categories(short)
    };
    let top = &pairs[0];
    let caption = format!(
        "Who is taken for whom? {} and {} make {:.0} % of all mistakes, more than any other pair. Mean \
         counts of the nets; the right answers are left out.",
        names[top.a],
        names[top.b],
        100.0 * top.count() as f64 / errors.max(1) as f64,
    );
    let alt = "A matrix of ten classes by ten: rows are what the pictures show, columns what the net \
        says. The diagonal is empty; a few cells stand out from many that are nearly 0.";
    let panel = Heatmap::new(axis("said"), axis("true"), "mistakes", (CLASSES, CLASSES), mean);
    Figure::new(caption, alt).seed(seed).panel(panel.values(1))
}

/// The ROC curves of the easiest and the hardest class.
///
/// # Errors
///
/// Where a score is not finite.
pub fn curves(
    task: &Task,
    answers: &Answers,
    classes: &Sweep,
    seed: u64,
) -> Result<Figure<'static>, Error> {
    let aucs = classes.summaries("auc");
    let hardest = smallest(&aucs).0;
    let easiest =
        (0..CLASSES).fold(0, |best, k| if aucs[k].mean() > aucs[best].mean() { k } else { best });
    let names = task.classes();
    let caption = format!(
        "How many other pictures are let in with those of a class? For {} the area is {:.5}, the \
         smallest of all classes, for {} {:.5}, the largest.",
        names[hardest],
        aucs[hardest].mean(),
        names[easiest],
        aucs[easiest].mean(),
    );
    let alt = "Two ROC curves of one net over a logarithmic axis of false-positive rates. Both are \
        close to 1 from a false-positive rate of a hundredth on.";
    let x = Axis::log("false-positive rate").range(1e-4, 1.0);
    let chart = Chart::new(x, Axis::new("true-positive rate")).height(220.0);
    let chart = [hardest, easiest].into_iter().try_fold(chart, |chart, class| {
        let points = ranking(task, answers, class).and_then(|ranking| ranking.roc());
        let points = points.map_err(Error::model)?;
        Ok::<_, Error>(chart.line(names[class].clone(), points.into_iter().filter(|p| p.0 > 0.0)))
    })?;
    Ok(Figure::new(caption, alt).seed(seed).panel(chart))
}

/// The pictures that cost most, with what they are and what most nets say.
pub fn pictures(task: &Task, answers: &[Answers], seed: u64) -> Figure<'static> {
    let all: Vec<_> = answers.iter().map(|answers| answers.probabilities.view()).collect();
    let worst = worst(&all, &task.test.y, 15);
    let names = task.classes();
    let grid = worst.iter().fold(ImageGrid::grey(5), |grid, wrong| {
        let (_, wide) = task.size;
        let row = task.test.x.row(wrong.sample);
        let caption = format!("{}, said {}", names[task.test.y[wrong.sample]], names[wrong.said]);
        grid.image(caption, task.size, |i, j| f64::from(row[i * wide + j]))
    });
    let certain = worst.first().map_or(f64::NAN, |wrong| wrong.probability);
    let caption = format!(
        "Which pictures are most wrong? These cost most, in the mean of the nets; the first one's class \
         is given the probability {certain:.1e}."
    );
    let alt = "Fifteen pictures of the test set in three rows. Below each stands its class and what the \
        nets say instead.";
    Figure::new(caption, alt).seed(seed).panel(grid)
}
