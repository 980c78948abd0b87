//! The blocks that made nets deep, and a convolution in two steps, drawn from the layers that they have.

use std::collections::HashMap;

use backprop::{Activation, Boxed, Dense, Layer, Params, Path};
use cnn::arch::{Auxiliary, Highway, Inception, Residual, vgg};
use cnn::{Conv2d, GlobalAverage, MaxPool, Window, separable};
use ndarray::{Array4, Ix2, Ix4};
use plot::{Axis, Chart, Figure};
use tensor::{Rng, Streams};

/// A small net with a side classifier.
type Halfway = Auxiliary<Boxed<f64, Ix4, Ix4>, Boxed<f64, Ix4, Ix2>, Boxed<f64, Ix4, Ix2>>;

/// A layer as a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What stands in it, in two lines.
    pub text: (String, String),
    /// Whether ReLU is behind it.
    pub relu: bool,
}

/// A block as a drawing.
pub struct Block {
    /// Its name.
    pub title: &'static str,
    /// The layers that come before the lanes.
    pub stem: Vec<Part>,
    /// Layers beside each other, each lane with its name.
    pub lanes: Vec<(&'static str, Vec<Part>)>,
    /// What the lanes make together.
    pub meet: String,
    /// How many numbers the block learns.
    pub parameters: usize,
}

/// The layers of `net`, as the shapes of their weights and what they make of `x` tell.
///
/// Without weights, ReLU takes the positive part; a pooling is known by what it makes; the identity and
/// [`Flatten`](cnn::Flatten) are not drawn.
pub fn parts<L: Layer<f64, Ix4>>(net: &L, x: &Array4<f64>) -> Vec<Part> {
    let mut weights = HashMap::new();
    net.visit(Path::ROOT, &mut |path, value, _| {
        if let Some(layer) = path.to_string().strip_suffix("weight") {
            weights.insert(layer.trim_end_matches('.').to_owned(), value.shape().to_vec());
        }
    });
    let (mut parts, mut before) = (Vec::<Part>::new(), x.clone().into_dyn());
    net.observe(x.view(), Path::ROOT, &mut |path, y| {
        let square = |k: usize| format!("{k} × {k}");
        let text = match weights.get(&path.to_string()).map(Vec::as_slice) {
            Some(&[channels, k, _, 1]) if before.shape()[3] > 1 => {
                Some((square(k), format!("each of {channels}")))
            }
            Some(&[maps, k, _, _]) => Some((square(k), maps.to_string())),
            Some(shape) => Some(("dense".to_owned(), shape[0].to_string())),
            None if y.len() == before.len() && y.iter().eq(&before) => None,
            None if y == before.mapv(|z| z.max(0.0)) => {
                parts.last_mut().expect("ReLU is behind a layer").relu = true;
                None
            }
            None if y.ndim() == 2 => Some(("mean".to_owned(), String::new())),
            None => {
                let maps = before.view().into_dimensionality::<Ix4>().expect("a pooling sees maps");
                let made = |w| MaxPool::over(w).predict(maps).into_dyn() == y;
                let fits = |&k: &usize| made(Window::new(k).same()) || made(Window::blocks(k));
                let k = (2..8).find(fits).expect("nothing else has no weights here");
                Some((square(k), "max".to_owned()))
            }
        };
        parts.extend(text.map(|text| Part { text, relu: false }));
        before = y.to_owned();
    });
    parts
}

/// An image whose numbers are above and below 0.
fn image(channels: usize) -> Array4<f64> {
    let waves = |(_, i, j, c)| ((7 * i + 3 * j + 5 * c) as f64).sin();
    Array4::from_shape_fn((1, 4, 4, channels), waves)
}

/// A stack of VGG, a classifier in the middle, the first module of GoogLeNet, and three blocks on 64
/// channels.
pub fn blocks() -> Vec<Block> {
    let mut rng = Streams::new(1).stream("init");
    let x = image(64);
    let plan = vgg([4, 4, 64], &[(2, 64)], &[]);
    let stack = plan.build::<f64>(&mut rng).expect("the stack fits");
    let module = Inception { one: 64, three: (96, 128), five: (16, 32), pool: 32 };
    let module = module.build::<f64>(192, &mut rng);
    let branches = module.0.iter().map(|branch| ("", parts(branch, &image(192))));
    let net = halfway(&mut rng);
    let middle = net.trunk.predict(image(1).view());
    let mut conv = || Conv2d::<f64>::random(64, 64, Window::new(3).same(), &mut rng);
    let residual = Residual::new(conv().then(Activation::Relu).then(conv()));
    let highway = Highway { layer: conv().then(Activation::Relu), gate: conv() };
    let two = separable::<f64>(64, 64, Window::new(3).same(), &mut rng);
    let block = |title, stem, lanes, meet: &str, parameters| Block {
        title,
        stem,
        lanes,
        meet: meet.to_owned(),
        parameters,
    };
    let (around, costs) = (parts(&residual.shortcut, &x), (net.parameters(), net.share));
    vec![
        block("VGG, a stack", vec![], vec![("", parts(&stack, &x))], "y", stack.parameters()),
        block(
            "side classifier",
            parts(&net.trunk, &image(1)),
            vec![("main", parts(&net.main, &middle)), ("side", parts(&net.side, &middle))],
            &format!("cost of main + {} · cost of side", costs.1),
            costs.0,
        ),
        block("Inception", vec![], branches.collect(), "concatenated", module.parameters()),
        block(
            "residual",
            vec![],
            vec![("F", parts(&residual.layer, &x)), ("", around)],
            "F(x) + x",
            Params::<f64>::parameters(&residual),
        ),
        block(
            "highway",
            vec![],
            vec![("F", parts(&highway.layer, &x)), ("G", parts(&highway.gate, &x)), ("", vec![])],
            "T F(x) + (1 − T) x",
            Params::<f64>::parameters(&highway),
        ),
        block("depthwise separable", vec![], vec![("", parts(&two, &x))], "y", two.parameters()),
    ]
}

/// A net with a classifier in its middle, smaller than that of the sample `second_opinion`.
fn halfway(rng: &mut Rng) -> Halfway {
    let mut conv = |from| Conv2d::random(from, 8, Window::new(3).same(), rng);
    let (trunk, more) = (conv(1).then(Activation::Relu), conv(8).then(Activation::Relu));
    let main = more.then(GlobalAverage).then(Dense::random(8, 10, rng));
    let side = GlobalAverage.then(Dense::random(8, 10, rng));
    let (trunk, main, side) = (Boxed::new(trunk), Boxed::new(main), Boxed::new(side));
    Auxiliary { trunk, main, side, share: 0.3 }
}

/// With a comma between thousands.
fn grouped(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

/// From x at the bottom by the stem and the lanes to where they meet.
fn draw(block: &Block) -> Chart<'static> {
    let highest = block.lanes.iter().map(|(_, parts)| parts.len()).max().unwrap_or(0);
    let (stem, middle) = (block.stem.len() as f64, (block.lanes.len() as f64 - 1.0) / 2.0);
    let (top, width) = (stem + highest as f64 + 1.0, middle.max(0.6) + 0.6);
    let named = block.lanes.iter().enumerate().map(|(lane, (name, _))| (lane as f64, *name));
    let trunk = (stem > 0.0).then_some((middle, "trunk"));
    let across = Axis::new(format!("{} parameters", grouped(block.parameters)))
        .range(middle - width, middle + width)
        .ticks(named.chain(trunk).filter(|(_, name)| !name.is_empty()));
    let none: [(f64, &str); 0] = [];
    let up = Axis::new("").range(-0.35, top + 0.35).ticks(none);
    let mut chart = Chart::new(across, up)
        .title(block.title)
        .height(48.0 * (top + 0.7))
        .note((middle, 0.0), "x")
        .note((middle, top), block.meet.clone());
    let mut from = (middle, 0.2);
    for (row, part) in block.stem.iter().enumerate() {
        (chart, from) = put(chart, from, (middle, row as f64 + 1.0), part);
    }
    for (lane, (_, parts)) in block.lanes.iter().enumerate() {
        let x = lane as f64;
        let spread = middle + 0.25 * (x - middle);
        let mut from = (spread, from.1);
        for (row, part) in parts.iter().enumerate() {
            (chart, from) = put(chart, from, (x, stem + row as f64 + 1.0), part);
        }
        let over = (x, top - 0.57);
        let way =
            if parts.is_empty() { vec![from, (x, stem + 0.64), over] } else { vec![from, over] };
        chart = chart.line("", way).arrow(over, (spread, top - 0.2), "");
    }
    chart
}

/// A box around a point, and an arrow that leads to it; returns where the next arrow begins.
fn put<'a>(
    chart: Chart<'a>,
    from: (f64, f64),
    (x, y): (f64, f64),
    part: &Part,
) -> (Chart<'a>, (f64, f64)) {
    let (left, right, low, high) = (x - 0.44, x + 0.44, y - 0.36, y + 0.36);
    let corners = [(left, low), (left, high), (right, high), (right, low), (left, low)];
    let name = if part.relu { "with ReLU behind it" } else { "without ReLU" };
    let chart = chart.arrow(from, (x, low), "").line(name, corners);
    let (first, second) = part.text.clone();
    let chart = match &second[..] {
        "" => chart.note((x, y), first),
        _ => chart.note((x, y + 0.17), first).note((x, y - 0.17), second),
    };
    // The arrow keeps off the box, or it would wipe out a bit of its edge.
    (chart, (x, high + 0.07))
}

fn main() -> std::io::Result<()> {
    let figure = Figure::new(
        "Which ways lead from x upwards? One through all layers of a stack of VGG, two behind the trunk of \
         a net with a side classifier, four in Inception, and each has layers on it. The residual and the \
         highway block have a way without. In a box stand the size of the kernels and the number of maps, \
         or what else the layer is.",
        "Six drawings of boxes and arrows from x at the bottom to the top: two convolutions and a pooling \
         in a row; a convolution from which two branches start, one with a convolution, a mean and a dense \
         layer, one with a mean and a dense layer; four branches that are concatenated; two convolutions \
         with a line beside them; a convolution, a second convolution and a line beside each other; a \
         convolution of each channel by itself and one of 1 × 1 in a row.",
    );
    let panels = blocks();
    panels
        .iter()
        .fold(figure.columns(2), |figure, block| figure.panel(draw(block)))
        .save("drawn_blocks")
}
