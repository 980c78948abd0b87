//! What the readers say about files that are not what they should be.

use datasets::{idx, table};
use ndarray::Ix1;

fn labels(file: &[u8]) -> String {
    match idx::parse::<u8, Ix1>("labels-idx1", file) {
        Ok(labels) => labels.to_string(),
        Err(error) => error.to_string(),
    }
}

fn irises(text: &str) -> String {
    match table::parse("iris.csv", text.as_bytes(), "species", &["setosa", "versicolor"]) {
        Ok(irises) => format!("{:?}", irises.x.dim()),
        Err(error) => error.to_string(),
    }
}

fn main() {
    let mut file = [0, 0, 8, 1, 0, 0, 0, 5, 7, 2, 1, 0, 4];
    println!("whole\n  {}", labels(&file));
    println!("cut off\n  {}", labels(&file[..11]));
    file[4] = 0x7f;
    println!("one byte wrong\n  {}", labels(&file));
    println!("a web page\n  {}", labels(b"<!DOCTYPE html>"));

    println!("whole\n  {}", irises("cm,species\n5.1,setosa\n"));
    println!("a comma for a point\n  {}", irises("cm,species\n\"5,1\",setosa\n"));
    println!("a class too many\n  {}", irises("cm,species\n6.3,virginica\n"));
}
