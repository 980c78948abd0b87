//! What the net of the lecture computes for one digit, and how large its windows are, counted.

use cnn::Window;

fn main() {
    let conv = Window::new(5);
    println!("                                                         MB of 1000 images");
    println!("layer           outputs   sums over   million products   unfolded, and before");
    let mut all = 0;
    for (name, side, channels, maps) in
        [("conv 20 @ 5 × 5", 28, 1, 20), ("conv 50 @ 5 × 5", 12, 20, 50)]
    {
        let (down, across) = conv.output(side, side).expect("5 fits into 28 and 12");
        let (places, area) = (down * across, conv.kernel.0 * conv.kernel.1 * channels);
        let products = places * area * maps;
        all += products;
        let megabytes = |numbers: usize| 1000.0 * 4.0 * numbers as f64 / 1e6;
        let (windows, pixels) = (megabytes(places * area), megabytes(side * side * channels));
        let million = products as f64 / 1e6;
        print!("{name:15} {:7} {area:11} {million:18.3}", places * maps);
        println!("{windows:11.1} {pixels:12.1}");
    }
    for (name, inputs, outputs) in [("dense 500", 800, 500), ("dense 10", 500, 10)] {
        all += inputs * outputs;
        let million = (inputs * outputs) as f64 / 1e6;
        println!("{name:15} {outputs:7} {inputs:11} {million:18.3}");
    }
    println!("\nmillion-products-of-an-image: {:.3}", all as f64 / 1e6);
    // ∂C/∂W and ∂C/∂X take as many each; the first layer leaves ∂C/∂X out.
    let training = 3 * all - 576 * 25 * 20;
    let operations = 2.0 * 60_000.0 * training as f64 / 1e9;
    println!("billion-operations-of-an-epoch: {operations:.0}");
}
