/// ∂C/∂x of every pixel.
pub fn back(x: &[f64], dy: &[f64], k: usize, stride: usize) -> Vec<f64> {
    let mut dx = vec![0.0; x.len()];
    for (i, dy) in dy.iter().enumerate() {
        let mut winner = i * stride;
        for at in winner..winner + k {
            if x[at] > x[winner] {
                winner = at;
            }
        }
        dx[winner] += dy;
    }
    dx
}
