// ANCHOR: tape
//! A computation graph that writes itself down, and both directions of the chain rule on it.

use std::cell::{Ref, RefCell};

/// What a node computes from the nodes before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operation {
    /// Nothing: a variable with its name.
    Variable(&'static str),
    /// The sum, difference, product or quotient of two nodes, as a sign.
    Binary(char),
    /// The sum, product or quotient of a node and a constant.
    Constant(char, f64),
    /// A power.
    Power(i32),
    /// A function of one node, by its name.
    Function(&'static str),
}

/// A node of the graph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// What it computes.
    pub operation: Operation,
    /// What came of it.
    pub value: f64,
}

/// An edge: the node `to` was computed from the node `from`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The earlier node.
    pub from: usize,
    /// The later node.
    pub to: usize,
    /// The local derivative ∂to/∂from.
    pub local: f64,
}
// ANCHOR_END: tape

// ANCHOR: record
/// The record of a computation: its nodes and its edges, in the order in which they came about.
///
/// A node can only be computed from nodes that are there. So the order of creation is a topological
/// order, and the edges stand sorted by the node they lead to.
#[derive(Debug, Default)]
pub struct Tape {
    nodes: RefCell<Vec<Node>>,
    edges: RefCell<Vec<Edge>>,
}

impl Tape {
    /// A tape with nothing on it.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new variable.
    pub fn variable(&self, name: &'static str, value: f64) -> Var<'_> {
        self.push(Operation::Variable(name), value, &[])
    }

    /// Writes down a node and, for each node it was computed from, the local derivative.
    pub(crate) fn push(&self, operation: Operation, value: f64, from: &[(usize, f64)]) -> Var<'_> {
        let to = self.nodes.borrow().len();
        self.nodes.borrow_mut().push(Node { operation, value });
        let edges = from.iter().map(|&(from, local)| Edge { from, to, local });
        self.edges.borrow_mut().extend(edges);
        Var { tape: self, index: to, value }
    }

    /// The nodes, by their index.
    pub fn nodes(&self) -> Ref<'_, [Node]> {
        Ref::map(self.nodes.borrow(), |nodes| &nodes[..])
    }

    /// The edges, sorted by the node they lead to.
    pub fn edges(&self) -> Ref<'_, [Edge]> {
        Ref::map(self.edges.borrow(), |edges| &edges[..])
    }
}

/// A number on a tape.
#[derive(Clone, Copy, Debug)]
pub struct Var<'t> {
    pub(crate) tape: &'t Tape,
    pub(crate) index: usize,
    pub(crate) value: f64,
}
// ANCHOR_END: record

// ANCHOR: forward
impl Tape {
    /// From old to new: ∂v/∂x for every node v, by index.
    ///
    /// ```text
    /// v̇ = Σ ∂v/∂u u̇        over the nodes u that v was computed from
    /// ```
    ///
    /// One pass for each variable.
    ///
    /// # Panics
    ///
    /// Where `x` is on another tape.
    #[track_caller]
    pub fn forward(&self, x: Var) -> Vec<f64> {
        let mut tangent = vec![0.0; self.nodes().len()];
        tangent[self.own(x)] = 1.0;
        for edge in self.edges().iter() {
            // What x does not reach stays at 0, though ∂v/∂u be infinite.
            if tangent[edge.from] != 0.0 {
                tangent[edge.to] += edge.local * tangent[edge.from];
            }
        }
        tangent
    }
    // ANCHOR_END: forward

    // ANCHOR: backward
    /// From new to old: ∂y/∂u for every node u, by index.
    ///
    /// ```text
    /// ū = Σ v̄ ∂v/∂u        over the nodes v that were computed from u
    /// ```
    ///
    /// One pass for each output, and all variables are in it (Linnainmaa, 1970).
    ///
    /// # Panics
    ///
    /// Where `y` is on another tape.
    #[track_caller]
    pub fn backward(&self, y: Var) -> Vec<f64> {
        self.backward_from(&[(y, 1.0)])
    }

    /// The same for Σ v̄ v, a weighted sum of several outputs.
    ///
    /// # Panics
    ///
    /// Where an output is on another tape.
    #[track_caller]
    pub fn backward_from(&self, outputs: &[(Var, f64)]) -> Vec<f64> {
        let mut adjoint = vec![0.0; self.nodes().len()];
        for &(y, weight) in outputs {
            adjoint[self.own(y)] += weight;
        }
        for edge in self.edges().iter().rev() {
            // What y was not computed from stays at 0, though ∂v/∂u be infinite.
            if adjoint[edge.to] != 0.0 {
                adjoint[edge.from] += adjoint[edge.to] * edge.local;
            }
        }
        adjoint
    }

    #[track_caller]
    fn own(&self, var: Var) -> usize {
        assert!(std::ptr::eq(self, var.tape), "Tape: node {} is on another tape", var.index);
        var.index
    }
    // ANCHOR_END: backward
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dual, Scalar, derivative};
    use proptest::prelude::*;

    fn lecture<S: Scalar>(x: S) -> S {
        x.powi(2) + x.powi(3) * 5.0
    }

    /// x = 2: h = 4, q = 8, s = 40, p = 44. Backward: p̄ = 1, s̄ = 1, q̄ = 5, h̄ = 1,
    /// x̄ = 5 · 3x² + 1 · 2x = 60 + 4 = 64.
    #[test]
    fn the_graph_of_the_lecture_holds_every_intermediate_derivative() {
        let tape = Tape::new();
        let x = tape.variable("x", 2.0);
        let y = lecture(x);
        let values: Vec<f64> = tape.nodes().iter().map(|node| node.value).collect();
        assert_eq!(values, [2.0, 4.0, 8.0, 40.0, 44.0]);
        assert_eq!(tape.backward(y), [64.0, 1.0, 5.0, 1.0, 1.0]);
        assert_eq!(tape.forward(x), [1.0, 4.0, 12.0, 60.0, 64.0]);
    }

    /// u is used three times: y = u · u + u, ū = u + u + 1.
    #[test]
    fn a_node_used_several_times_sums_its_adjoints() {
        let tape = Tape::new();
        let u = tape.variable("u", 3.0);
        let y = u * u + u;
        assert_eq!(tape.backward(y)[u.index()], 7.0);
    }

    /// Recursion would be a million calls deep.
    #[test]
    fn a_chain_of_a_million_nodes_goes_back_without_recursion() {
        let tape = Tape::new();
        let x = tape.variable("x", 1.0);
        let y = (0..1_000_000).fold(x, |y, _| y + 1e-6);
        assert_eq!(tape.nodes().len(), 1_000_001);
        assert_eq!(tape.backward(y)[x.index()], 1.0);
        assert_eq!(tape.forward(x)[y.index()], 1.0);
    }

    #[test]
    fn every_edge_leads_to_a_later_node_in_order() {
        let tape = Tape::new();
        let x = tape.variable("x", 0.4);
        let y = (x.sigmoid() * x - x.exp() / (x + 2.0)).tanh() + lecture(x);
        assert!(tape.edges().iter().all(|edge| edge.from < edge.to && edge.to <= y.index()));
        assert!(tape.edges().is_sorted_by_key(|edge| edge.to));
    }

    /// At most two edges a node, and one multiplication an edge.
    #[test]
    fn going_back_costs_at_most_twice_the_operations_of_going_forward() {
        let tape = Tape::new();
        let x = tape.variable("x", 0.4);
        let y = (0..100).fold(x, |y, _| (y.tanh() + x) * y.sigmoid() / 2.0);
        assert!(tape.edges().len() <= 2 * tape.nodes().len() && y.index() > 400);
    }

    /// ln 0 = −∞ has the slope ∞, and 0 · ∞ would not be a number.
    #[test]
    fn what_does_not_lead_to_the_output_does_not_spoil_it() {
        let tape = Tape::new();
        let (x, zero) = (tape.variable("x", 2.0), tape.variable("0", 0.0));
        let aside = zero.ln() * x;
        let y = lecture(x);
        assert!(aside.value().is_infinite());
        assert_eq!(tape.backward(y)[x.index()], 64.0);
        assert_eq!(tape.backward(y)[zero.index()], 0.0);
        assert_eq!(tape.forward(x)[y.index()], 64.0);
    }

    /// J = [1 1; y x] for (x + y, x y) at (2, 3); (10, 1) J = (10 + 3, 10 + 2).
    #[test]
    fn several_outputs_go_back_in_one_pass() {
        let tape = Tape::new();
        let (x, y) = (tape.variable("x", 2.0), tape.variable("y", 3.0));
        let adjoint = tape.backward_from(&[(x + y, 10.0), (x * y, 1.0)]);
        assert_eq!((adjoint[x.index()], adjoint[y.index()]), (13.0, 12.0));
    }

    #[test]
    #[should_panic(expected = "Tape: node 0 is on another tape")]
    fn a_node_of_another_tape_is_refused() {
        let (one, other) = (Tape::new(), Tape::new());
        one.backward(other.variable("x", 1.0));
    }

    proptest! {
        /// The same formula as a program of random operations on numbers, duals and a tape.
        #[test]
        fn forward_backward_and_duals_agree(x in 0.2..2.0_f64, program in prop::collection::vec(0..8_u8, 1..12)) {
            fn run<S: Scalar>(x: S, program: &[u8]) -> S {
                program.iter().fold(x, |y, operation| match operation {
                    0 => y + x,
                    1 => y - x * 0.5,
                    2 => (y * x).tanh(),
                    3 => y / (x + 1.0),
                    4 => y.sigmoid(),
                    5 => (-y.tanh()).exp(),
                    6 => (y * y + 1.0).ln(),
                    _ => (y / 2.0).powi(3) - 0.1,
                })
            }
            let tape = Tape::new();
            let v = tape.variable("x", x);
            let y = run(v, &program);
            let (value, slope) = derivative(|x: Dual| run(x, &program), x);
            for other in [run(x, &program), value] {
                prop_assert!((y.value() - other).abs() <= 1e-12 * other.abs() + 1e-14);
            }
            for came in [tape.backward(y)[v.index()], tape.forward(v)[y.index()]] {
                prop_assert!((came - slope).abs() <= 1e-9 * slope.abs() + 1e-12, "{came} {slope}");
            }
        }
    }
}
