/// Presents one pattern: `hidden` are the weights of the two hidden neurons, `output` those of the output.
pub fn present(hidden: &mut [[f64; 3]; 2], output: &mut [f64; 3], x: [f64; 2], y: f64, mu: f64) {}
