use std::collections::HashMap;

/// The names on which the two differ, sorted.
pub fn differences(
    file: &HashMap<String, Vec<usize>>,
    model: &HashMap<String, Vec<usize>>,
) -> Vec<String> {
    Vec::new()
}
