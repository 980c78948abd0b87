//! Fails `every_difference_is_listed_in_order`: it stops at the first layer that differs.

use std::collections::{BTreeSet, HashMap};

pub fn differences(
    file: &HashMap<String, Vec<usize>>,
    model: &HashMap<String, Vec<usize>>,
) -> Vec<String> {
    let names: BTreeSet<&String> = file.keys().chain(model.keys()).collect();
    let mut found: Vec<String> =
        names.into_iter().filter(|name| file.get(*name) != model.get(*name)).cloned().collect();
    let layer = found.first().map(|name| name[..1].to_owned());
    found.retain(|name| Some(&name[..1]) == layer.as_deref());
    found
}
