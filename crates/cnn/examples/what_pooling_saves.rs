//! The net of the PyTorch listing with its two poolings and without: shapes, parameters, products.

use cnn::arch::{Row, Stage, conv20_conv50};

/// What comes out, what is learned, and the products for one image: every weight at every place.
fn cells(row: &Row) -> String {
    let shape: Vec<String> = row.shape.iter().map(usize::to_string).collect();
    let outputs = row.shape.last().expect("no shape is empty");
    let places = row.shape.iter().product::<usize>() / outputs;
    let products = (row.parameters - outputs) * places;
    format!("{:>13}{:>10}{products:>10}", shape.join(" × "), row.parameters)
}

fn main() {
    let with = conv20_conv50();
    let mut without = with.clone();
    without.stages.retain(|stage| !matches!(stage, Stage::MaxPool(_)));
    let [with, without] = [with, without].map(|list| list.summary().expect("a list that fits"));
    let learns = |row: &&Row| row.parameters > 0;
    println!("{:<10}{:>33}{:>33}", "", "with pooling", "without");
    for (here, there) in with.rows.iter().filter(learns).zip(without.rows.iter().filter(learns)) {
        let name = here.layer.split(',').next().expect("a first part");
        println!("{name:<10}{}{}", cells(here), cells(there));
    }
    println!("\nwith: {}\nwithout: {}", with.parameters(), without.parameters());
}
