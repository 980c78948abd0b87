use std::collections::{BTreeSet, HashMap};

/// The names on which the two differ, sorted.
pub fn differences(
    file: &HashMap<String, Vec<usize>>,
    model: &HashMap<String, Vec<usize>>,
) -> Vec<String> {
    let names: BTreeSet<&String> = file.keys().chain(model.keys()).collect();
    names.into_iter().filter(|name| file.get(*name) != model.get(*name)).cloned().collect()
}
