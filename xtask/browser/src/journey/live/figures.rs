//! What each live figure is about: a lesson of its own, told by its sentence, its readings and its picture.

use anyhow::Result;

use super::drive::{Drive, How};
use super::pictures;

/// The lesson of the figure, if it has one here.
pub fn go(drive: &mut Drive) -> Result<()> {
    match drive.figure {
        "perceptron/line" => line(drive),
        "calculus/graph" => graph(drive),
        "calculus/coin" => coin(drive),
        "backprop/xor" => xor(drive),
        "backprop/folding" => folding(drive),
        "backprop/saturated" => saturated(drive),
        "init/histograms" => histograms(drive),
        "optimizers/race" => race(drive),
        "metrics/threshold" => threshold(drive),
        "training/hunt" => hunt(drive),
        "cnn/paint" => pictures::paint(drive),
        "cnn/read" => pictures::read(drive),
        "cnn/field" => field(drive),
        _ => Ok(()),
    }
}

/// AND: the points of each class. The board is from −1 to 2, and the cross-hair starts in its middle.
const AND: [(usize, &[(f64, f64)]); 2] =
    [(0, &[(0.0, 0.0), (0.0, 1.0), (1.0, 0.0)]), (1, &[(1.0, 1.0)])];

/// AND, put on the board point by point, is separated, and XOR is not.
fn line(drive: &mut Drive) -> Result<()> {
    drive.press("clear")?;
    drive.says("The board is empty")?;
    if drive.how == How::Mouse {
        for (class, points) in AND {
            drive.choose_class(class)?;
            for (x, y) in points {
                let plot = format!("{} [data-plot]", drive.selector());
                drive.tab.click_in(&plot, (x + 1.0) / 3.0, (2.0 - y) / 3.0)?;
            }
        }
    } else {
        drive.press("and")?;
    }
    drive.has_points(&[3, 1], "AND")?;
    drive.press("run")?;
    drive.says("Separated after")?;
    drive.reads("wrong now", "0")?;
    drive.contrast()?;
    drive.press("xor")?;
    drive.press("run")?;
    drive.says("No line separates")?;
    drive.contrast()?;
    drive.press("and")
}

/// The slope of x² + 5x³ at 2 is 64, by two paths; before the way back begins, no adjoint is known.
fn graph(drive: &mut Drive) -> Result<()> {
    drive.press("step")?;
    drive.says("Forward: x = 2.")?;
    drive.reads("step", "1 of 10")?;
    for _ in 0..4 {
        drive.press("step")?;
    }
    drive.reads("f", "44")?;
    drive.reads("f′", "–")?;
    drive.press("step")?;
    drive.says("The way back begins")?;
    drive.shows("∂ 1")?;
    drive.press("end")?;
    drive.says("So f′ = 64.")?;
    drive.shows("∂ 64")?;
    drive.contrast()?;
    drive.slide("x", 1.0)?;
    drive.says("So f′ = 17.")?;
    drive.choose("formula", "sigmoid(2x-1)")?;
    drive.says("Nothing is computed yet; x = 1.")?;
    drive.press("end")?;
    drive.says("So f′ = 0.393.")?;
    drive.choose("formula", "two-diamonds")?;
    drive.press("run")?;
    drive.says("So f′ = 0.205.")
}

/// Flips narrow the posterior about the coin's θ, whatever the prior was.
fn coin(drive: &mut Drive) -> Result<()> {
    drive.slide("theta", 0.9)?;
    drive.reads("θ", "0.9")?;
    drive.curves(3)?;
    drive.slide("a", 4.0)?;
    drive.says("under Beta(4, 1) the first is heads with probability 0.8.")?;
    drive.press("ten")?;
    drive.reads("flips", "10")?;
    drive.shows("MAP")?;
    drive.press("run")?;
    drive.reads("flips", "200")?;
    drive.contrast()?;
    drive.press("flip")?;
    drive.says("200 flips are enough")?;
    drive.choose("bias", "hidden")?;
    drive.reads("θ", "hidden")?;
    drive.curves(2)?;
    drive.press("reveal")?;
    drive.says("This coin has θ =")?;
    drive.curves(3)
}

/// A card goes forward, back, and into the weights; at the end every card is answered as it should be.
fn xor(drive: &mut Drive) -> Result<()> {
    drive.press("step")?;
    drive.says("Forward: (0, 0) wants 0 and gets")?;
    drive.press("step")?;
    drive.says("Backward: δ is")?;
    drive.shows("δ =")?;
    drive.contrast()?;
    drive.press("step")?;
    drive.says("Every weight has moved")?;
    drive.choose("batch", "epoch")?;
    for _ in 0..3 {
        drive.press("step")?;
    }
    drive.says("the weights wait for the rest of the epoch")?;
    drive.choose("batch", "card")?;
    drive.slide("rate", 5.0)?;
    drive.press("run")?;
    drive.says("Learned after")?;
    drive.contrast()?;
    drive.press("step")?;
    drive.says("nothing is left to learn")
}

/// After three folds eight points lie together; one layer with the same six units has six pieces.
fn folding(drive: &mut Drive) -> Result<()> {
    drive.press("fold")?;
    drive.press("fold")?;
    drive.says("After 3 folds x = 0.3 lies at 0.4, on 7 other points.")?;
    drive.reads("pieces", "8")?;
    drive.reads("pieces of one layer", "6")?;
    drive.has_points(&[8], "three folds")?;
    drive.contrast()?;
    drive.curves(2)?;
    drive.choose("wide", "hidden")?;
    drive.curves(1)?;
    drive.slide("folds", 6.0)?;
    drive.reads("pieces", "64")?;
    drive.press("fold")?;
    drive.says("6 folds are all that fit here.")?;
    drive.slide("x", 0.5)?;
    drive.slide("folds", 0.0)?;
    drive.says("lies at 0.5, alone.")?;
    drive.press("unfold")?;
    drive.says("The sheet lies flat.")
}

/// Where the neuron starts wrong, the squared error hardly moves it and the cross-entropy does.
fn saturated(drive: &mut Drive) -> Result<()> {
    drive.says("The neuron answers 0.982 to x = 1, where 0 is wanted.")?;
    drive.press("step")?;
    drive.curves(2)?;
    drive.press("run")?;
    drive.reads("step", "300")?;
    drive.says("with the cross-entropy it is below 0.1 after")?;
    drive.contrast()?;
    drive.press("step")?;
    drive.says("The board is full")?;
    drive.slide("weight", -4.0)?;
    drive.slide("bias", 0.0)?;
    drive.press("run")?;
    drive.says("it was below 0.1 from the start")
}

/// Under ReLU the activations fade from a uniform start and not from He's; from zeros there are none.
fn histograms(drive: &mut Drive) -> Result<()> {
    drive.choose("activation", "ReLU")?;
    drive.says("After 10 layers the activations deviate by 1.1·10⁻⁴")?;
    drive.choose("start", "He")?;
    drive.says("After 10 layers the activations deviate by 0.581")?;
    drive.curves(10)?;
    drive.contrast()?;
    drive.slide("depth", 3.0)?;
    drive.says("After 3 layers")?;
    drive.curves(3)?;
    drive.choose("start", "zeros")?;
    drive.says("the activations deviate by 0;")
}

/// In the ravine Nesterov's momentum is first; who is switched off has no line, neither here nor in the legend.
fn race(drive: &mut Drive) -> Result<()> {
    drive.curves(6)?;
    drive.press("run")?;
    drive.says("At the minimum: Nesterov (35), momentum (65),")?;
    drive.reads("3 Nesterov", "there after 35")?;
    drive.curves(12)?;
    drive.contrast()?;
    drive.press("step")?;
    drive.says("The race is over.")?;
    drive.choose("adam", "off")?;
    drive.curves(10)?;
    drive.choose("landscape", "Beale")?;
    drive.says("At the start, (1, 1.6)")?;
    drive.slide("rate", -3.0)?;
    drive.press("run")?;
    drive.says("momentum (671)")
}

/// A higher threshold finds fewer; where positives are rare, the best accuracy finds none of them.
fn threshold(drive: &mut Drive) -> Result<()> {
    drive.says("Threshold 0: 398 of 500 positives are found")?;
    drive.slide("threshold", 1.0)?;
    drive.says("Threshold 1: 208 of 500 positives are found")?;
    drive.contrast()?;
    drive.press("balanced")?;
    drive.says("Threshold 0.01: 397 of 500 positives are found")?;
    drive.slide("share", 1.0)?;
    drive.press("accuracy")?;
    drive.says("0 of 10 positives are found, 0 of 990 negatives")?;
    drive.reads("precision", "–, nothing is called positive")
}

/// A wrong name is answered, the right one named, and the next net has another fault.
fn hunt(drive: &mut Drive) -> Result<()> {
    drive.says("Case 1: what is wrong with this net?")?;
    drive.press("sound")?;
    drive.says("Not “nothing is wrong”.")?;
    drive.press("zero")?;
    drive.says("Right, all weights start at 0.")?;
    drive.contrast()?;
    drive.press("next")?;
    drive.says("Case 2: what is wrong with this net?")?;
    drive.press("tell")?;
    drive.says("It is “gradient cut off”.")?;
    drive.reads("named at once", "0 of 2 cases")
}

/// Three layers of 3 × 3 see what one of 7 × 7 sees; behind a pooling a layer adds twice as much; a layer
/// that is set is part of the stack.
fn field(drive: &mut Drive) -> Result<()> {
    drive.says("A neuron of layer 2 sees 5 pixels along a side")?;
    drive.press("threes")?;
    drive.reads("r", "1, 3, 5, 7")?;
    drive.shows("r = 7")?;
    drive.contrast()?;
    drive.press("seven")?;
    drive.reads("r", "1, 7")?;
    drive.press("lecture")?;
    drive.reads("r", "1, 5, 6, 14, 16")?;
    drive.reads("d", "1, 1, 2, 2, 4")?;
    drive.slide("depth", 5.0)?;
    drive.says("sees 24 pixels along a side, 16 + (3 − 1)·4")?;
    drive.curves(20 + 24)?;
    drive.slide("s1", 3.0)?;
    drive.slide("k1", 11.0)?;
    drive.says("sees 68 pixels along a side")?;
    drive.contrast()?;
    drive.slide("k1", 1.0)?;
    drive.says("a stride is larger than its kernel.")?;
    drive.press("seven")?;
    drive.slide("k3", 11.0)?;
    drive.reads("r", "1, 7, 9, 19")
}
