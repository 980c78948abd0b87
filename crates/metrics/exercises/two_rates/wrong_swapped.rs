//! Fails `precision_is_a_share_of_the_alarms`: precision and recall have changed places.

pub fn two_rates(truth: &[bool], called: &[bool]) -> (Option<f64>, Option<f64>) {
    let count = |flags: &[bool]| flags.iter().filter(|&&flag| flag).count();
    let found = truth.iter().zip(called).filter(|(is, said)| **is && **said).count();
    let share = |whole: usize| (whole > 0).then(|| found as f64 / whole as f64);
    (share(count(truth)), share(count(called)))
}
