//! Four lists that are no nets, and what is said about them.

use cnn::Window;
use cnn::arch::{Plan, Stage};

fn main() {
    let conv = Stage::Convolve { maps: 8, window: Window::new(3) };
    let pool = Stage::MaxPool(Window::blocks(2));
    for stages in [
        vec![conv, Stage::Relu, Stage::Dense(10)],
        vec![Stage::Flatten, conv],
        vec![pool, pool, pool, pool, pool],
        vec![Stage::Flatten, Stage::Dropout(1.0), Stage::Dense(10)],
    ] {
        match (Plan { input: [28, 28, 1], stages }).summary() {
            Ok(summary) => println!("{summary}"),
            Err(error) => println!("{error}"),
        }
    }
}
