//! Fails `a_no_that_is_right_finds_nothing`: it counts all right answers, the true negatives too.

pub fn two_rates(truth: &[bool], called: &[bool]) -> (Option<f64>, Option<f64>) {
    let count = |flags: &[bool]| flags.iter().filter(|&&flag| flag).count();
    let right = truth.iter().zip(called).filter(|(is, said)| is == said).count();
    let share = |whole: usize| (whole > 0).then(|| right as f64 / whole as f64);
    (share(count(called)), share(count(truth)))
}
