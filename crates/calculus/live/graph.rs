//! A computation graph, forward and backward, one node at a time.

use calculus::{Layout, Place, Scalar, Tape, Var, diamonds};
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Mark, Scene, Settings, number,
};

live::export!(Graph);

const BOARD: Board = Board {
    label: "A computation graph, from the variable x on the left to the function f on the right",
    axes: ["", ""],
    range: [(0.0, 1.0), (0.0, 1.0)],
    ticks: [&[], &[]],
    stride: 0.1,
    open: false,
    classes: &[],
};

/// What can be differentiated.
const FORMULAS: [&str; 4] = ["x^2+5x^3", "x*exp(x)", "sigmoid(2x-1)", "two-diamonds"];

/// f on a tape.
fn function<'t>(formula: &str, x: Var<'t>) -> Var<'t> {
    match formula {
        "x*exp(x)" => x * x.exp(),
        "sigmoid(2x-1)" => (x * 2.0 - 1.0).sigmoid(),
        "two-diamonds" => diamonds(x, 2),
        _ => x.powi(2) + x.powi(3) * 5.0,
    }
}

fn groups() -> Vec<Group> {
    let button = |name, label| Kind::Button.control(name, label);
    let x = Kind::Slider { range: (-2.0, 2.0), step: 0.1, first: 2.0 };
    let passes = vec![
        button("step", "step"),
        Kind::Run.control("run", "run"),
        button("end", "to the end"),
        button("reset", "reset"),
    ];
    let settings = vec![Kind::Choice(&FORMULAS).control("formula", "f(x)"), x.control("x", "x")];
    vec![
        Group { label: "Passes", controls: passes },
        Group { label: "Function", controls: settings },
    ]
}

/// A formula, and how far its passes have come.
struct Graph {
    settings: Settings,
    /// Steps that were taken: a node forward each, the start of the way back, a node backward each.
    taken: usize,
    running: bool,
    status: String,
}

/// A formula on its tape, as far as its passes have come.
struct Passes {
    labels: Vec<String>,
    values: Vec<f64>,
    /// From where, to where, the local derivative.
    edges: Vec<(usize, usize, f64)>,
    layout: Layout,
    /// The nodes whose values are known, and the first node that has been gone back through.
    forward: usize,
    back_to: usize,
    /// What has arrived at each node on the way back.
    adjoints: Vec<Option<f64>>,
}

impl Graph {
    fn passes(&self) -> Passes {
        let tape = Tape::new();
        function(self.settings.word("formula"), tape.variable("x", self.settings.number("x")));
        let edges: Vec<_> =
            tape.edges().iter().map(|edge| (edge.from, edge.to, edge.local)).collect();
        let n = tape.nodes().len();
        let forward = self.taken.min(n);
        let back_to = n - self.taken.saturating_sub(n + 1).min(n - 1);
        let mut adjoints = vec![None; n];
        if self.taken > n {
            adjoints[n - 1] = Some(1.0);
        }
        for &(from, to, local) in edges.iter().rev().filter(|(_, to, _)| *to >= back_to) {
            let passed = adjoints[to].unwrap_or(0.0) * local;
            adjoints[from] = Some(adjoints[from].unwrap_or(0.0) + passed);
        }
        let label = |node: &calculus::Node| node.operation.label(number);
        Passes {
            labels: tape.nodes().iter().map(label).collect(),
            values: tape.nodes().iter().map(|node| node.value).collect(),
            layout: tape.layout(),
            edges,
            forward,
            back_to,
            adjoints,
        }
    }

    /// All steps: every node forward, ∂f/∂f = 1, every node but x backward.
    fn steps(&self) -> usize {
        2 * self.passes().values.len()
    }

    fn step(&mut self) {
        self.taken += 1;
        let passes = self.passes();
        self.status = passes.sentence(self.taken);
        self.running &= self.taken < self.steps();
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        let running = std::mem::take(&mut self.running);
        let done = self.taken == self.steps();
        match button {
            "reset" => (self.taken, self.status) = (0, self.begin()),
            "run" if running => self.status = "Stopped.".into(),
            "step" | "run" | "end" if done => {
                self.status = "Both passes are done; reset to see them again.".into();
            }
            "step" => self.step(),
            "run" => (self.running, self.status) = (true, "Running.".into()),
            "end" => {
                self.taken = self.steps() - 1;
                self.step();
            }
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }

    fn begin(&self) -> String {
        format!("Nothing is computed yet; x = {}.", number(self.settings.number("x")))
    }
}

impl Passes {
    /// What the last of so many steps did.
    fn sentence(&self, taken: usize) -> String {
        let n = self.values.len();
        if taken <= n {
            let node = taken - 1;
            let (label, value) = (&self.labels[node], number(self.values[node]));
            let from: Vec<String> =
                self.into(node).map(|edge| number(self.values[edge.0])).collect();
            return match from.is_empty() {
                true => format!("Forward: {label} = {value}."),
                false => format!("Forward: {label} of {} is {value}.", from.join(" and ")),
            };
        }
        if taken == n + 1 {
            return "The way back begins: ∂f/∂f = 1.".into();
        }
        let node = self.back_to;
        let adjoint = self.adjoints[node].unwrap_or(0.0);
        let sent: Vec<String> = self
            .into(node)
            .map(|&(from, _, local)| {
                let (a, b) = (number(adjoint), number(local));
                format!("{a} · {b} = {} to {}", number(adjoint * local), self.labels[from])
            })
            .collect();
        let end = match self.adjoints[0] {
            Some(slope) if taken == 2 * n => format!(" So f′ = {}.", number(slope)),
            _ => String::new(),
        };
        format!("Back through {}: {}.{end}", self.labels[node], sent.join(", "))
    }

    fn into(&self, node: usize) -> impl Iterator<Item = &(usize, usize, f64)> {
        self.edges.iter().filter(move |edge| edge.1 == node)
    }

    /// The place of the drawing on the board.
    fn place(&self, (right, up): Place) -> Place {
        let deepest = self.layout.nodes.iter().fold(0.0, |most: f64, place| most.max(place.0));
        ((right + 0.55) / (deepest + 1.1), 0.52 + 0.6 * up)
    }

    fn marks(&self, taken: usize) -> Vec<Mark> {
        let n = self.values.len();
        let text = |(right, up): Place, above: f64, text: String, faint| Mark::Text {
            at: (right, up + above),
            text,
            faint,
        };
        let mut marks = Vec::new();
        for (&(_, to, local), wire) in self.edges.iter().zip(&self.layout.wires) {
            let passed = if taken > n { to >= self.back_to } else { to < self.forward };
            let wire: Vec<Place> = wire.iter().map(|place| self.place(*place)).collect();
            let line = |ends: &[Place]| Mark::Line { ends: [ends[0], ends[1]], faint: !passed };
            marks.extend(wire.windows(2).map(line));
            if to < self.forward {
                let middle = ((wire[0].0 + wire[1].0) / 2.0, (wire[0].1 + wire[1].1) / 2.0);
                marks.push(text(middle, 0.0, number(local), true));
            }
        }
        let current = if taken > n + 1 { self.back_to } else { taken.min(n).wrapping_sub(1) };
        for (node, place) in self.layout.nodes.iter().enumerate() {
            let at = self.place(*place);
            marks.push(Mark::Point { at, class: 0, ring: node == current });
            marks.push(text(at, 0.07, self.labels[node].clone(), false));
            if node < self.forward {
                marks.push(text(at, -0.07, format!("= {}", number(self.values[node])), false));
            }
            if let Some(adjoint) = self.adjoints[node] {
                marks.push(text(at, -0.13, format!("∂ {}", number(adjoint)), false));
            }
        }
        marks
    }
}

impl Figure for Graph {
    fn declaration() -> Declaration {
        let title = "A computation graph, forward and backward";
        Declaration { title, board: BOARD, groups: groups(), interval: 900 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let mut graph = Self { settings, taken: 0, running: false, status: String::new() };
        graph.status = graph.begin();
        graph
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut graph = Self::start();
        graph.settings.read(address)?;
        let taken = match address.get("step") {
            Some(text) => text.parse().ok().filter(|taken| *taken <= graph.steps()),
            None => Some(0),
        };
        let wrong = || format!("There are steps from 0 to {}.", graph.steps());
        graph.taken = taken.ok_or_else(wrong)?;
        graph.status = match graph.taken {
            0 => graph.begin(),
            taken => graph.passes().sentence(taken),
        };
        Ok(graph)
    }

    fn address(&self) -> Address {
        self.settings.write(Address::default()).with("step", self.taken)
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button)?,
            Action::Tick if self.running => self.step(),
            Action::Tick => {}
            Action::Set(name, value) => {
                self.settings.set(name, value)?;
                if name == "formula" {
                    (self.taken, self.running) = (0, false);
                }
                self.status = match self.taken {
                    0 => self.begin(),
                    taken => self.passes().sentence(taken),
                };
            }
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                return Err("The nodes stay where they are.".into());
            }
        }
        Ok(())
    }

    fn scene(&self) -> Scene {
        let passes = self.passes();
        let n = passes.values.len();
        let done = self.taken == 2 * n;
        let known = |yes: bool, value: f64| if yes { number(value) } else { "–".into() };
        Scene {
            marks: passes.marks(self.taken),
            readings: vec![
                ("step", format!("{} of {}", self.taken, 2 * n)),
                ("f", known(self.taken >= n, passes.values[n - 1])),
                ("f′", known(done, passes.adjoints[0].unwrap_or(0.0))),
            ],
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: match (self.running, done) {
                (true, _) => "running",
                (false, true) => "done",
                (false, false) => "ready",
            },
            running: self.running,
        }
    }
}

#[cfg(test)]
#[path = "graph/tests.rs"]
mod tests;
