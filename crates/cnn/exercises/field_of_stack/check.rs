//! What a neuron sees through several layers.

use super::exercise::field;
use cnn::{Window, receptive_field};

/// Does a neuron of the first layer see more when the neuron beside it is further away?
#[test]
fn one_layer_sees_its_kernel() {
    for layer in [(5, 1), (3, 2), (2, 2)] {
        let r = field(&[layer]);
        assert!(r == layer.0, "one layer {layer:?} sees {} pixels, found {r}", layer.0);
    }
}

/// Three neighbours see three pixels each. How many different ones are that?
#[test]
fn fields_of_neighbours_overlap() {
    let r = field(&[(3, 1), (3, 1)]);
    assert!(r == 5, "two layers of 3 × 3 see 5 pixels, found {r}");
}

/// How far apart, in pixels, are the neurons that the second layer looks at?
#[test]
fn a_stride_widens_what_comes_after_it() {
    let r = field(&[(3, 2), (3, 1)]);
    assert!(r == 7, "3 × 3 with stride 2, then 3 × 3: 7 pixels, found {r}");
}

/// What does a stack without layers see? And do strides multiply, or add up?
#[test]
fn it_is_the_field_of_the_crate() {
    let stacks: [&[(usize, usize)]; 5] = [
        &[],
        &[(5, 1), (2, 2), (5, 1), (2, 2)],
        &[(7, 2), (3, 2), (3, 1), (3, 2), (1, 1)],
        &[(11, 4), (3, 2), (5, 1)],
        &[(1, 3), (1, 2), (2, 1)],
    ];
    for layers in stacks {
        let windows: Vec<Window> = layers.iter().map(|&(k, s)| Window::new(k).stride(s)).collect();
        let (r, right) = (field(layers), receptive_field(&windows)[0].size);
        assert!(r == right, "{layers:?}: {right} pixels, found {r}");
    }
    let (first, last) =
        (field(&[(3, 2), (3, 1), (3, 1), (3, 1)]), field(&[(3, 1), (3, 1), (3, 1), (3, 2)]));
    println!("four layers of 3 × 3, stride 2 in the first: {first} pixels; in the last: {last}");
}
