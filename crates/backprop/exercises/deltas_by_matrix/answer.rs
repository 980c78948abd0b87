use ndarray::Array2;

/// δ¹ … δᴸ, from the weights W¹ … Wᴸ, the activations a¹ … aᴸ⁻¹ and δᴸ, (B, outputs).
pub fn deltas(weights: &[Array2<f64>], a: &[Array2<f64>], last: Array2<f64>) -> Vec<Array2<f64>> {
    let mut all = vec![last];
    for l in (0..a.len()).rev() {
        let back = all[0].dot(&weights[l + 1]);
        all.insert(0, back * a[l].mapv(|a| 1.0 - a * a));
    }
    all
}
