/// The rate at `share` of the way from `low` to `high`, in equal factors.
pub fn rate(low: f64, high: f64, share: f64) -> f64 {
    low.powf(1.0 - share) * high.powf(share)
}
