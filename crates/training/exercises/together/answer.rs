/// The fold of each sample.
pub fn folds(group: &[usize], k: usize) -> Vec<usize> {
    let mut persons: Vec<usize> = Vec::new();
    let mut place = |person: usize| {
        let known = persons.iter().position(|&known| known == person);
        known.unwrap_or_else(|| {
            persons.push(person);
            persons.len() - 1
        })
    };
    group.iter().map(|&person| place(person) % k).collect()
}
