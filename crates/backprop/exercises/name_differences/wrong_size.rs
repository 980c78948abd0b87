//! Fails `a_turned_matrix_is_a_difference`: as many numbers count as the same shape.

use std::collections::{BTreeSet, HashMap};

pub fn differences(
    file: &HashMap<String, Vec<usize>>,
    model: &HashMap<String, Vec<usize>>,
) -> Vec<String> {
    let names: BTreeSet<&String> = file.keys().chain(model.keys()).collect();
    let size = |shapes: &HashMap<String, Vec<usize>>, name: &String| {
        shapes.get(name).map(|shape| shape.iter().product::<usize>())
    };
    names.into_iter().filter(|name| size(file, name) != size(model, name)).cloned().collect()
}
