//! Cost after four epochs, and the first gradient of the first layer, of plain nets and of nets with ways
//! around, by depth.

use backprop::{Activation, Batches, Boxed, Dense, Layer, Loss, Mode, Params, Path};
use backprop::{SoftmaxCrossEntropy, descend};
use cnn::{Conv2d, GlobalAverage, Window, arch::Residual};
use init::{BatchNorm, Initializer};
use ndarray::{Axis, Ix4};
use plot::{Axis as Scale, Chart, Figure};
use tensor::Streams;

/// The length of the gradient of the first kernels.
fn first_gradient(net: &impl Params<f64>) -> f64 {
    let mut square = 0.0;
    net.visit(Path::ROOT, &mut |path, _, grad| {
        if path.to_string() == "0.weight" {
            square = grad.expect("kernels are learned").iter().map(|g| g * g).sum();
        }
    });
    square.sqrt()
}

/// The mean cost of the batches of the last epoch, and the first gradient of the first layer.
fn train(layers: usize, around: bool, epochs: usize) -> (f64, f64) {
    let (mut rng, digits) = (Streams::new(1).stream("net"), datasets::digits());
    let x = digits.flat::<f64>().into_shape_with_order((1797, 8, 8, 1)).expect("8 × 8 pixels");
    let (y, same) = (digits.labels.mapv(usize::from), Window::new(3).same());
    let stem = Conv2d::random(1, 8, same.stride(2), &mut rng).then(Activation::Relu);
    let mut block = || -> Boxed<f64, Ix4, Ix4> {
        let mut layer = || Conv2d::random(8, 8, same, &mut rng).then(BatchNorm::new(8));
        let two = layer().then(Activation::Relu).then(layer());
        match around {
            true => Boxed::new(Residual::new(two).then(Activation::Relu)),
            false => Boxed::new(two.then(Activation::Relu)),
        }
    };
    let blocks: Vec<_> = (0..layers / 2 - 1).map(|_| block()).collect();
    let mut net = stem.then(blocks).then(GlobalAverage).then(Dense::random(8, 10, &mut rng));
    Initializer::HeNormal.initialize(&mut net, &mut rng);
    let mut batches = Batches::new(300, 50).expect("neither is 0");
    let (mut sum, mut gradient) = (0.0, None);
    for _epoch in 0..epochs {
        sum = 0.0;
        for rows in batches.epoch(&mut rng) {
            let (x, y) = (x.select(Axis(0), rows), y.select(Axis(0), rows).to_vec());
            let (z, receipt) = net.forward(x.view(), &mut Mode::Train(&mut rng));
            let (cost, delta) = SoftmaxCrossEntropy.loss(z.view(), &y);
            net.accumulate(x.view(), z.view(), delta, receipt);
            gradient.get_or_insert_with(|| first_gradient(&net));
            descend(&mut net, 0.1);
            sum += cost;
        }
    }
    (sum / 6.0, gradient.unwrap_or_default())
}

fn main() -> std::io::Result<()> {
    let layers = || Scale::new("layers with weights");
    let mut costs = Chart::new(layers(), Scale::new("cost of the last epoch").range(0.0, 3.0))
        .horizontal(10_f64.ln(), "ln 10");
    let mut gradients = Chart::new(layers(), Scale::log("gradient of layer 1").range(0.1, 100.0));
    for (name, around) in [("plain", false), ("with ways around", true)] {
        // What comes of deeper plain nets in four epochs hangs on the last bit of the arithmetic.
        let cost = |layers| (layers as f64, train(layers, around, 4).0);
        let gradient = |layers| (layers as f64, train(layers, around, 1).1);
        let lengths = [4, 8, 14, 20, 32, 44].map(gradient);
        costs = costs.path(name, [4, 8, 14, 20].map(cost));
        gradients = gradients.path(name, lengths);
        let [shallow, middle, deep] = [lengths[1].1, lengths[3].1, lengths[4].1];
        println!("{name}: gradient with 8 layers {shallow:.2}, with 32 {deep:.2}");
        let name = name.replace(' ', "-");
        println!("{name}-with-20: {middle:.1}");
        println!("{name}-times-as-large: {:.0}", deep / shallow);
    }
    Figure::new(
        "Do more layers help a net to learn what it is shown? Plain ones up to 8 layers; from then on the cost rises. With a way \
         around every two layers it falls all along. The first gradient of the first layer grows with the depth of \
         the plain nets, and with ways around hardly any more from 20 layers on.",
        "Two charts. Left, the cost of the last of four epochs over 4, 8, 14 and 20 layers. Right, over up to 44 layers and on a \
         logarithmic scale, the length of the first gradient of the first layer. Left, the plain curve falls to 8 layers and rises \
         after them; the other falls to half its height. Right, both rise together to 20 layers; then only the plain one goes on.",
    )
    .seed(1)
    .columns(2)
    .panel(costs)
    .panel(gradients)
    .save("depth_both_ways")
}
