//! What a small net sees of a drawn 3, and what it says, where nobody can draw.

use backprop::Params;
use plot::{Figure, ImageGrid};
use tensor::Streams;

#[path = "../live/read/net.rs"]
mod net;
#[expect(dead_code, reason = "the rest belongs to the hand that draws")]
#[path = "../live/read/sheet.rs"]
mod sheet;

const THREE: &str = "00001fe01fe018700030007003e003e000f00070003038703cf01fe007800000";

/// The maps of a layer, in twelve greys, the largest of all pixels full ink.
fn maps(reading: &net::Reading, layer: usize, title: &str) -> ImageGrid {
    let (side, most) = ([8, 4][layer], reading.largest(layer));
    (0..net::MAPS[layer]).fold(ImageGrid::grey(8).title(title), |grid, map| {
        let pixels = reading.map(layer, map);
        let grey = move |i: usize, j: usize| {
            f64::from((12.0 * pixels[side * i + j] / most).round()) / 12.0
        };
        grid.image("", (side, side), grey)
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut net = net::random(&mut Streams::new(0).stream("init"));
    assert!(
        net::fill(&mut net, include_str!("../live/read/weights.txt")),
        "a weight for each place"
    );
    let sheet = sheet::Sheet::read(THREE).ok_or("the drawing is a sheet")?;
    let picture = sheet.picture();
    let reading = net::read(&net, picture.view());
    let digit = reading.ranking()[0];
    println!("answer: {digit}");
    println!("weights: {}", Params::<f32>::parameters(&net));
    let drawn = ImageGrid::grey(8)
        .title("drawn, and as the net gets it")
        .image("", (16, 16), |i, j| f64::from(u8::from(sheet.has(i, j))))
        .image("", (8, 8), |i, j| f64::from((12.0 * picture[[0, i, j, 0]]).round()) / 12.0);
    Figure::new(
        "What does a net see of a digit? Some maps of its first layer answer to strokes that lie, others to one side \
         of those that stand; maps of the second are dark at pieces of the digit. From these it says: a 3.",
        "Three rows of small grey pictures. First a 3 drawn on 16 × 16 cells, and the same in 8 × 8 grey pixels. \
         Then eight maps of 8 × 8 pixels: some are dark along the strokes that lie, others along one side of those that \
         stand. Last sixteen maps of 4 × 4 pixels, each dark in a few places.",
    )
    .columns(1)
    .panel(drawn)
    .panel(maps(&reading, 0, "8 maps of the first layer"))
    .panel(maps(&reading, 1, "16 maps of the second"))
    .save("read")?;
    Ok(())
}
