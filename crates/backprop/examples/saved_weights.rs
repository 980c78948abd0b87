//! A net is saved and loaded, and a file of another net is refused: seeds 1 and 2.

use backprop::{Activation, Layer, Mlp, weights};
use ndarray::Array2;
use tensor::Streams;

fn net(widths: &[usize], seed: u64) -> Mlp<f32> {
    let mut rng = Streams::new(seed).stream("init");
    Mlp::random(widths, Activation::Relu, Activation::Identity, &mut rng)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::temp_dir().join(format!("net-{}.safetensors", std::process::id()));
    let (saved, mut loaded) = (net(&[64, 30, 10], 1), net(&[64, 30, 10], 2));
    weights::save(&saved, &file)?;
    weights::load(&mut loaded, &file)?;
    let x = Array2::ones((1, 64));
    println!("the same weights: {}", loaded.layers == saved.layers);
    println!("the same answers: {}", loaded.predict(x.view()) == saved.predict(x.view()));

    let bytes = std::fs::read(&file)?;
    let length = u64::from_le_bytes(bytes[..8].try_into()?) as usize;
    println!("\n8 bytes of length, {length} of header, {} of numbers:", bytes.len() - 8 - length);
    println!(
        "{}",
        String::from_utf8_lossy(&bytes[8..8 + length]).trim_end().replace("},", "},\n ")
    );

    let refusal = weights::load(&mut net(&[64, 40, 10, 10], 2), &file).unwrap_err().to_string();
    println!("\n{}", refusal.replace(&file.display().to_string(), "net.safetensors"));
    std::fs::remove_file(file)?;
    Ok(())
}
