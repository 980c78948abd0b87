//! Fails `what_only_one_of_them_has_is_a_difference`: what the file has too much goes unnoticed.

use std::collections::{BTreeSet, HashMap};

pub fn differences(
    file: &HashMap<String, Vec<usize>>,
    model: &HashMap<String, Vec<usize>>,
) -> Vec<String> {
    let names: BTreeSet<&String> = model.keys().collect();
    names.into_iter().filter(|name| file.get(*name) != model.get(*name)).cloned().collect()
}
