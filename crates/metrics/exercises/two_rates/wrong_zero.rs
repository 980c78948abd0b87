//! Fails `without_alarms_there_is_no_precision`: 0 in place of nothing.

pub fn two_rates(truth: &[bool], called: &[bool]) -> (Option<f64>, Option<f64>) {
    let count = |flags: &[bool]| flags.iter().filter(|&&flag| flag).count();
    let found = truth.iter().zip(called).filter(|(is, said)| **is && **said).count();
    let share = |whole: usize| Some(found as f64 / whole.max(1) as f64);
    (share(count(called)), share(count(truth)))
}
