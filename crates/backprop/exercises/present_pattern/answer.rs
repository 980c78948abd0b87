/// Presents one pattern: `hidden` are the weights of the two hidden neurons, `output` those of the output.
pub fn present(hidden: &mut [[f64; 3]; 2], output: &mut [f64; 3], x: [f64; 2], y: f64, mu: f64) {
    let answer = |w: &[f64; 3], a: [f64; 3]| {
        let z: f64 = w.iter().zip(a).map(|(w, a)| w * a).sum();
        1.0 / (1.0 + (-z).exp())
    };
    let x = [1.0, x[0], x[1]];
    let a = [1.0, answer(&hidden[0], x), answer(&hidden[1], x)];
    let y_hat = answer(output, a);

    let delta2 = (y_hat - y) * y_hat * (1.0 - y_hat);
    let delta1 = [1, 2].map(|j| a[j] * (1.0 - a[j]) * delta2 * output[j]);

    for (w, a) in output.iter_mut().zip(a) {
        *w -= mu * delta2 * a;
    }
    for (weights, delta) in hidden.iter_mut().zip(delta1) {
        for (w, x) in weights.iter_mut().zip(x) {
            *w -= mu * delta * x;
        }
    }
}
