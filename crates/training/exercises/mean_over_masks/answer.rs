/// The mean over all masks of the output of relu(w·(r ⊙ a)/q + b), each mask with its probability.
pub fn mean_output(a: &[f64], w: &[f64], b: f64, drop: f64) -> f64 {
    let n = a.len();
    let mut mean = 0.0;
    for bits in 0..1_u32 << n {
        let kept = bits.count_ones() as i32;
        let probability = (1.0 - drop).powi(kept) * drop.powi(n as i32 - kept);
        let there = |j: &usize| bits >> j & 1 == 1;
        let z = (0..n).filter(there).map(|j| w[j] * a[j] / (1.0 - drop)).sum::<f64>() + b;
        mean += probability * z.max(0.0);
    }
    mean
}
