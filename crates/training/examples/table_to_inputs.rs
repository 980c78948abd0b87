//! Three columns of a table become six inputs of a net.

use ndarray::array;
use training::{Column, Encoder};

fn values(values: [&str; 4]) -> Column {
    Column::Values(values.map(String::from).to_vec())
}

fn main() {
    let train = [
        Column::Numbers(array![30.0, 50.0, 30.0, 50.0]),
        values(["blue", "brown", "green", "blue"]),
        values(["Mon", "Tue", "Tue", "Mon"]),
    ];
    let encoder = Encoder::fit(&train);
    println!("inputs: {}\n\n{}\n", encoder.inputs(), encoder.encode(&train).unwrap());
    let new = |eyes: &str| {
        let eyes = Column::Values(vec![eyes.into()]);
        encoder.encode(&[Column::Numbers(array![60.0]), eyes, Column::Values(vec!["Mon".into()])])
    };
    for eyes in ["green", "grey"] {
        match new(eyes) {
            Ok(x) => println!("60, {eyes}, Mon: {x}"),
            Err(error) => println!("60, {eyes}, Mon: {error}"),
        }
    }
}
