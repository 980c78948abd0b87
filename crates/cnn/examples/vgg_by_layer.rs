//! The layers of `vgg13` that learn something, and how much of it is in the dense ones, in %.

use cnn::arch::{Summary, vgg13};

fn main() -> Result<(), cnn::Error> {
    let mut rows = vgg13().summary()?.rows;
    rows.retain(|row| row.parameters > 0);
    let dense = rows.iter().filter(|row| row.layer.starts_with("dense")).map(|row| row.parameters);
    let (dense, all) = (dense.sum::<usize>(), Summary { rows });
    println!("{all}");
    println!("share-of-the-dense-layers: {:.0}", 100.0 * dense as f64 / all.parameters() as f64);
    Ok(())
}
