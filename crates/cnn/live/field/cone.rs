//! What one neuron of the last layer sees in each layer below it.

use cnn::{Field, Window, receptive_field};

/// A layer below the neuron, or its own. Row 0 is the image, whose places are the pixels.
pub struct Row {
    /// What place 0 of the layer sees of the image, along a side.
    pub field: Field,
    /// The places that the neuron sees, in order.
    pub seen: Vec<usize>,
}

/// The rows of neuron 0 behind `layers`, from the pixels up to itself.
pub fn cone(layers: &[Window]) -> Vec<Row> {
    let row = |l: usize, seen| {
        let [field, _] = receptive_field(&layers[..l]);
        Row { field, seen }
    };
    let mut rows = vec![row(layers.len(), vec![0])];
    for (l, layer) in layers.iter().enumerate().rev() {
        let seen = below(&rows[rows.len() - 1].seen, layer);
        rows.push(row(l, seen));
    }
    rows.reverse();
    rows
}

/// The places under the windows of the places `seen`: place i has those from i·s to i·s + k − 1.
fn below(seen: &[usize], layer: &Window) -> Vec<usize> {
    let (k, s) = (layer.kernel.0, layer.stride.0);
    let mut places: Vec<usize> = Vec::new();
    for i in seen {
        // Windows that overlap share places.
        let first = places.last().map_or(0, |last| last + 1).max(i * s);
        places.extend(first..i * s + k);
    }
    places
}
