// ANCHOR: fans
//! How many numbers a neuron sums, forward and backward.

/// Of a weight whose first axis counts outputs and whose last counts inputs. What lies between is the
/// window of a convolution: (out, in) and (O, K, K, C).
///
/// ```text
/// inputs = C·K·K          outputs = O·K·K
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fans {
    /// How many inputs a net input sums: the fan-in.
    pub inputs: usize,
    /// How many net inputs an input goes to: the fan-out.
    pub outputs: usize,
}

impl Fans {
    /// Of a weight of this shape.
    ///
    /// # Panics
    ///
    /// Where the shape has fewer than two axes, or one of length 0.
    #[track_caller]
    pub fn of(shape: &[usize]) -> Self {
        assert!(
            shape.len() > 1 && !shape.contains(&0),
            "Fans::of: a weight is (outputs, .., inputs), this is {shape:?}"
        );
        let (first, last) = (shape[0], shape[shape.len() - 1]);
        let window: usize = shape[1..shape.len() - 1].iter().product();
        Self { inputs: window * last, outputs: window * first }
    }
}
// ANCHOR_END: fans

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 neurons on 784 pixels; 16 filters of 3 × 3 on 8 channels: 3 · 3 · 8 = 72 and 3 · 3 · 16 = 144.
    #[test]
    fn a_window_counts_on_both_sides() {
        assert_eq!(Fans::of(&[100, 784]), Fans { inputs: 784, outputs: 100 });
        assert_eq!(Fans::of(&[16, 3, 3, 8]), Fans { inputs: 72, outputs: 144 });
        assert_eq!(Fans::of(&[16, 5, 8]), Fans { inputs: 40, outputs: 80 });
    }

    #[test]
    #[should_panic(expected = "Fans::of: a weight is (outputs, .., inputs), this is [10]")]
    fn a_bias_has_none() {
        Fans::of(&[10]);
    }

    #[test]
    #[should_panic(expected = "this is [0, 3]")]
    fn an_empty_layer_has_none() {
        Fans::of(&[0, 3]);
    }
}
