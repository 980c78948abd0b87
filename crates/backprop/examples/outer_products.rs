//! The weight gradient of a batch is a sum of outer products δ aᵀ, one for every sample.

use backprop::{Dense, Layer};
use ndarray::{Array1, Array2, Axis, array};

fn main() {
    let a = array![[1.0, 2.0, 3.0], [4.0, -1.0, 0.5]];
    let delta = array![[0.5, -1.0], [2.0, 1.0]];
    let mut sum = Array2::<f64>::zeros((2, 3));
    for (a, delta) in a.outer_iter().zip(delta.outer_iter()) {
        let outer = Array2::from_shape_fn((2, 3), |(j, i)| delta[j] * a[i]);
        println!("δ = {delta}, a = {a}, δ aᵀ =\n{outer}\n");
        sum += &outer;
    }
    println!("their sum:\n{sum}\n");
    println!("δᵀ a, one product:\n{}\n", delta.t().dot(&a));

    let mut layer = Dense::new(Array2::zeros((2, 3)), Array1::zeros(2));
    layer.accumulate(a.view(), delta.view(), delta.clone(), ());
    println!("the gradient of the layer's weights:\n{}", layer.weight.grad);
    println!("and of its biases, the sum over the rows: {}", delta.sum_axis(Axis(0)));
}
