//! A contact sheet of the house style: one figure with every kind of mark.

use plot::{Axis, Chart, Figure, Heatmap, ImageGrid};

fn main() -> std::io::Result<()> {
    sheet().save("house_style")
}

/// The contact sheet.
pub fn sheet() -> Figure<'static> {
    Figure::new(
        "What can a figure of this book show? Regions and points, contours and paths, lines, \
         histograms, means, heat maps and small images.",
        "Nine panels with an example each of decision regions, contours with two descent paths, \
         lines with labels at their ends, an error curve on logarithmic axes, two histograms, means \
         with their deviations, a confusion matrix, a signed heat map and a row of small images.",
    )
    .seed(7)
    .panel(regions())
    .panel(contours())
    .panel(lines())
    .panel(errors())
    .panel(histograms())
    .panel(means())
    .panel(confusion())
    .panel(weights())
    .panel(images())
}

/// Points spread evenly, the same on every machine: multiples of the golden ratio, modulo 1.
fn spread(n: usize) -> impl Iterator<Item = (f64, f64)> {
    (1..=n).map(|i| ((i as f64 * 0.618_034) % 1.0, (i as f64 * 0.754_878) % 1.0))
}

fn regions() -> Chart<'static> {
    let class = |x: f64, y: f64| if y > 0.6 { 2 } else { usize::from(x.hypot(y) > 0.6) };
    let of = |k| spread(60).filter(move |(x, y)| class(*x, *y) == k);
    Chart::new("input x₁", "input x₂")
        .title("Regions and points")
        .regions(["near", "far", "above"], class)
        .scatter("near", of(0))
        .scatter("far", of(1))
        .scatter("above", of(2))
        .arrow((0.25, 0.25), (0.43, 0.43), "w")
}

fn contours() -> Chart<'static> {
    let descent = |rate: f64| {
        let step = move |(x, y): &(f64, f64)| Some((x - rate * x, y - rate * 5.0 * y));
        std::iter::successors(Some((-2.5, 1.0)), step).take(16)
    };
    Chart::new(Axis::new("weight w₁").range(-3.0, 3.0), Axis::new("weight w₂").range(-1.5, 1.5))
        .title("Contours and paths")
        .contours([0.25, 1.0, 2.0, 4.0, 6.0], |x, y| 0.5 * x * x + 2.5 * y * y)
        .path("η = 0.10", descent(0.1))
        .path("η = 0.36", descent(0.36))
        .note((2.0, -1.2), "C(w)")
}

fn lines() -> Chart<'static> {
    let over =
        |f: fn(f64) -> f64| (-40..=40).map(move |i| (f64::from(i) / 10.0, f(f64::from(i) / 10.0)));
    Chart::new("input ξ", "output y")
        .title("Lines, named at their ends")
        .context(over(|x| (x / 2.0).tanh()))
        .line("tanh", over(f64::tanh))
        .line("σ", over(|x| 1.0 / (1.0 + (-x).exp())))
        .line("step", over(|x| if x < 0.0 { 0.0 } else { 1.0 }))
        .vertical(2.0, "ξ = 2")
        .label_ends()
}

fn errors() -> Chart<'static> {
    let curve = |rate: f64| {
        (0..=60)
            .map(move |k| (10f64.powf(f64::from(k) / 20.0), rate))
            .map(|(t, rate)| (t, 0.8 * t.powf(-rate) + 1e-4))
    };
    Chart::new(Axis::log("time").unit("s"), Axis::log("error"))
        .title("Logarithmic axes")
        .line("training", curve(1.2))
        .line("validation", curve(0.7))
        .horizontal(1e-3, "goal")
}

fn histograms() -> Chart<'static> {
    let normal = |shift: f64| {
        spread(400).map(move |(u, v)| {
            shift + (-2.0 * u.max(1e-9).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
        })
    };
    Chart::new("score", "count")
        .title("Histograms")
        .histogram("negative", normal(-1.0), 24)
        .histogram("positive", normal(1.5), 24)
}

fn means() -> Chart<'static> {
    let rates = Axis::new("learning rate").range(-0.5, 3.5).categories(["0.01", "0.1", "0.5", "1"]);
    Chart::new(rates, "time (epochs)")
        .title("Means and deviations")
        .spread("fixed", [(-0.1, 41.0, 9.0), (0.9, 12.0, 4.0), (1.9, 8.0, 3.0), (2.9, 9.0, 5.0)])
        .spread("shuffled", [(0.1, 38.0, 8.0), (1.1, 11.0, 3.0), (2.1, 7.0, 2.0), (3.1, 7.0, 4.0)])
}

fn confusion() -> Heatmap {
    let counts = [[50, 0, 0], [0, 47, 3], [0, 2, 48]];
    let classes = ["set.", "vers.", "virg."];
    Heatmap::new(
        Axis::new("predicted").categories(classes),
        Axis::new("true").categories(classes),
        "flowers",
        (3, 3),
        |i, j| f64::from(counts[i][j]),
    )
    .title("Heat map with values")
    .values(0)
}

fn weights() -> Heatmap {
    let wave = |i: usize, j: usize| ((i as f64) / 3.0).sin() * ((j as f64) / 4.0).cos();
    Heatmap::new("input j", "unit i", "weight", (20, 24), wave).title("Signed heat map").signed()
}

fn images() -> ImageGrid {
    let ring = |r: f64| {
        move |i: usize, j: usize| {
            let distance = (i as f64 - 7.5).hypot(j as f64 - 7.5);
            (1.0 - (distance - r).abs() / 2.0).max(0.0)
        }
    };
    let grid = ImageGrid::grey(3).title("Small images");
    (1..=6).fold(grid, |grid, r| grid.image(format!("r = {r}"), (16, 16), ring(f64::from(r))))
}
