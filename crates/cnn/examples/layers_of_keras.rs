//! The net of the Keras listing, which is never built here: every layer with its shape and parameters.

use cnn::arch::fashion;

fn main() {
    println!("{}", fashion().summary().expect("a list that fits"));
}
