// ANCHOR: layers
//! Where the nodes of a graph are drawn.

use crate::tape::{Edge, Tape};

/// A point of a drawing: the layer to the right, the place in the layer upwards.
pub type Place = (f64, f64);

/// A drawing of a tape, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The place of each node.
    pub nodes: Vec<Place>,
    /// For each edge the places it goes through, from node to node.
    pub wires: Vec<Vec<Place>>,
}

/// The layer of each node: the length of the longest way to it.
fn layers(nodes: usize, edges: &[Edge]) -> Vec<usize> {
    let mut layers = vec![0; nodes];
    for edge in edges {
        layers[edge.to] = layers[edge.to].max(layers[edge.from] + 1);
    }
    layers
}
// ANCHOR_END: layers

// ANCHOR: items
/// What takes a place in a layer.
enum Item {
    Node(usize),
    Wire(usize),
}

/// What stands in a layer, from the top down: each node as high as what it was computed from is on
/// average, each edge that passes as high as it was.
fn items(layer: usize, layers: &[usize], edges: &[Edge], wires: &[Vec<Place>]) -> Vec<Item> {
    let height = |edge: usize| wires[edge].last().map_or(0.0, |place| place.1);
    let mut items: Vec<(f64, Item)> = Vec::new();
    for node in (0..layers.len()).filter(|&node| layers[node] == layer) {
        let into = || (0..edges.len()).filter(|&edge| edges[edge].to == node);
        let sum: f64 = into().map(height).sum();
        items.push((sum / into().count().max(1) as f64, Item::Node(node)));
    }
    for (i, edge) in edges.iter().enumerate() {
        if layers[edge.from] < layer && layer < layers[edge.to] {
            items.push((height(i), Item::Wire(i)));
        }
    }
    items.sort_by(|a, b| b.0.total_cmp(&a.0));
    items.into_iter().map(|(_, item)| item).collect()
}
// ANCHOR_END: items

// ANCHOR: layout
impl Tape {
    /// Places the nodes in layers, near the height of what they were computed from (Sugiyama, 1981).
    ///
    /// An edge that skips layers keeps a place of its own in each, so that it passes beside the nodes.
    pub fn layout(&self) -> Layout {
        let (nodes, edges) = (self.nodes().len(), self.edges());
        let layers = layers(nodes, &edges);
        let mut places = vec![(0.0, 0.0); nodes];
        let mut wires: Vec<Vec<Place>> = vec![Vec::new(); edges.len()];
        for layer in 0..=layers.iter().copied().max().unwrap_or(0) {
            let items = items(layer, &layers, &edges, &wires);
            let top = (items.len() as f64 - 1.0) / 2.0;
            for (row, item) in items.into_iter().enumerate() {
                let place = (layer as f64, top - row as f64);
                match item {
                    Item::Wire(edge) => wires[edge].push(place),
                    Item::Node(node) => {
                        places[node] = place;
                        let ends = |edge: &Edge| edge.from == node || edge.to == node;
                        let touching = edges.iter().zip(&mut wires).filter(|(edge, _)| ends(edge));
                        touching.for_each(|(_, wire)| wire.push(place));
                    }
                }
            }
        }
        Layout { nodes: places, wires }
    }
}
// ANCHOR_END: layout

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scalar;
    use proptest::prelude::*;

    /// x in layer 0; x² and x³ in layer 1; 5x³ in layer 2, beside the edge from x²; the sum in layer 3.
    #[test]
    fn the_graph_of_the_lecture_has_four_layers() {
        let tape = Tape::new();
        let x = tape.variable("x", 2.0);
        let _ = x.powi(2) + x.powi(3) * 5.0;
        let Layout { nodes, wires } = tape.layout();
        assert_eq!(nodes, [(0.0, 0.0), (1.0, 0.5), (1.0, -0.5), (2.0, -0.5), (3.0, 0.0)]);
        assert_eq!(wires[3], [(1.0, 0.5), (2.0, 0.5), (3.0, 0.0)]);
        assert_eq!(wires[1], [(0.0, 0.0), (1.0, -0.5)]);
    }

    #[test]
    fn an_empty_tape_has_an_empty_drawing() {
        assert_eq!(Tape::new().layout(), Layout { nodes: vec![], wires: vec![] });
    }

    proptest! {
        #[test]
        fn no_two_things_share_a_place_and_every_wire_goes_one_layer_at_a_time(
            program in prop::collection::vec((0..3_u8, 0..20_usize, 0..20_usize), 1..20)
        ) {
            let tape = Tape::new();
            let mut vars = vec![tape.variable("x", 0.5), tape.variable("y", 0.7)];
            for (operation, i, j) in program {
                let (u, v) = (vars[i % vars.len()], vars[j % vars.len()]);
                vars.push(match operation { 0 => u + v, 1 => u * v, _ => u.tanh() });
            }
            let Layout { nodes, wires } = tape.layout();
            let mut taken = nodes.clone();
            for (wire, edge) in wires.iter().zip(tape.edges().iter()) {
                prop_assert_eq!(wire[0], nodes[edge.from]);
                prop_assert_eq!(wire[wire.len() - 1], nodes[edge.to]);
                prop_assert!(wire.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1.0));
                taken.extend(&wire[1..wire.len() - 1]);
            }
            taken.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            prop_assert!(taken.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }
}
