//! A calculator of receptive fields: what one neuron behind a stack of layers sees, down to the pixels.

#[path = "field/cone.rs"]
mod cone;
#[path = "field/drawing.rs"]
mod drawing;

use cnn::Window;
use live::{Action, Address, Board, Declaration, Figure, Group, Kind, Scene, Settings, count};

use cone::{Row, cone};
use drawing::EDGE;

live::export!(Calculator);

const BOARD: Board = Board {
    label: "A neuron at the top, below it in each layer the places that it sees, at the bottom the pixels; \
            beside each layer its kernel, its stride, and r and d of its places",
    axes: ["", ""],
    range: [(0.0, EDGE), (0.0, EDGE)],
    ticks: [&[], &[]],
    stride: 1.0,
    open: false,
    classes: &[],
};

/// The largest kernel and the largest stride.
const MOST: (f64, f64) = (11.0, 3.0);

/// A layer's name, and name and label of its kernel and of its stride.
struct Layer {
    label: &'static str,
    kernel: (&'static str, &'static str),
    stride: (&'static str, &'static str),
}

/// From the image upwards.
const LAYERS: [Layer; 5] = [
    Layer { label: "Layer 1", kernel: ("k1", "kernel k₁"), stride: ("s1", "stride s₁") },
    Layer { label: "Layer 2", kernel: ("k2", "kernel k₂"), stride: ("s2", "stride s₂") },
    Layer { label: "Layer 3", kernel: ("k3", "kernel k₃"), stride: ("s3", "stride s₃") },
    Layer { label: "Layer 4", kernel: ("k4", "kernel k₄"), stride: ("s4", "stride s₄") },
    Layer { label: "Layer 5", kernel: ("k5", "kernel k₅"), stride: ("s5", "stride s₅") },
];

/// A stack that the reader can take: its name, its label, and kernel and stride of its layers.
type Preset = (&'static str, &'static str, &'static [(usize, usize)]);

const PRESETS: [Preset; 4] = [
    ("threes", "3 × 3, three times", &[(3, 1), (3, 1), (3, 1)]),
    ("lecture", "the lecture’s net", &[(5, 1), (2, 2), (5, 1), (2, 2)]),
    ("vgg", "VGG, first two stacks", &[(3, 1), (3, 1), (2, 2), (3, 1), (3, 1)]),
    ("seven", "7 × 7, once", &[(7, 1)]),
];

/// What a layer is until somebody sets it.
const PLAIN: (usize, usize) = (3, 1);

fn groups() -> Vec<Group> {
    let slider = |most, first| Kind::Slider { range: (1.0, most), step: 1.0, first };
    let mut stacks: Vec<_> =
        PRESETS.iter().map(|&(name, label, _)| Kind::Button.control(name, label)).collect();
    stacks.push(Kind::Button.control("reset", "reset"));
    let depth = slider(LAYERS.len() as f64, 2.0).control("depth", "depth");
    let mut groups = vec![
        Group { label: "Stacks", controls: stacks },
        Group { label: "Depth", controls: vec![depth] },
    ];
    groups.extend(LAYERS.iter().map(|Layer { label, kernel, stride }| {
        let kernel = slider(MOST.0, PLAIN.0 as f64).control(kernel.0, kernel.1);
        let stride = slider(MOST.1, PLAIN.1 as f64).control(stride.0, stride.1);
        Group { label, controls: vec![kernel, stride] }
    }));
    groups
}

/// The settings, if all are whole numbers.
fn whole(settings: Settings) -> Result<Settings, String> {
    let fits = settings.values().iter().all(|(name, _)| settings.number(name).fract() == 0.0);
    fits.then_some(settings).ok_or_else(|| "Layers, kernels and strides are whole numbers.".into())
}

/// A stack of layers. Layers above its depth keep what they were set to.
struct Calculator {
    settings: Settings,
}

impl Calculator {
    fn layers(&self) -> Vec<Window> {
        let number = |name| self.settings.number(name) as usize;
        let window =
            |layer: &Layer| Window::new(number(layer.kernel.0)).stride(number(layer.stride.0));
        LAYERS.iter().take(number("depth")).map(window).collect()
    }

    fn rows(&self) -> Vec<Row> {
        cone(&self.layers())
    }

    fn take(&mut self, stack: &[(usize, usize)]) -> Result<(), String> {
        self.settings.set("depth", &stack.len().to_string())?;
        for (l, layer) in LAYERS.iter().enumerate() {
            let (kernel, stride) = stack.get(l).unwrap_or(&PLAIN);
            self.settings.set(layer.kernel.0, &kernel.to_string())?;
            self.settings.set(layer.stride.0, &stride.to_string())?;
        }
        Ok(())
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        if button == "reset" {
            *self = Self::start();
            return Ok(());
        }
        let preset = PRESETS.iter().find(|(name, ..)| *name == button);
        let (.., stack) = preset.ok_or_else(|| format!("There is no button “{button}”."))?;
        self.take(stack)
    }

    /// Sets a control; a layer that is set is part of the stack, and so are those below it.
    fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
        let mut settings = self.settings.clone();
        settings.set(name, value)?;
        let of = |layer: &Layer| [layer.kernel.0, layer.stride.0].contains(&name);
        if let Some(l) = LAYERS.iter().position(of)
            && (l as f64) >= settings.number("depth")
        {
            settings.set("depth", &(l + 1).to_string())?;
        }
        self.settings = whole(settings)?;
        Ok(())
    }

    /// The field of the neuron, with the last step of its formula, and how many places lead to it.
    fn status(&self) -> String {
        let (layers, rows) = (self.layers(), self.rows());
        let n = layers.len();
        let (below, size) = (&rows[n - 1].field, rows[n].field.size);
        let sum = format!("{} + ({} − 1)·{}", below.size, layers[n - 1].kernel.0, below.jump);
        let (pixels, seen) = (count(size, "pixel"), rows[0].seen.len());
        if seen < size {
            return format!(
                "The field of a neuron of layer {n} is {pixels} along a side, {sum}. It sees {seen} of them: \
                 a stride is larger than its kernel."
            );
        }
        let way: Vec<usize> = rows[1..n].iter().rev().map(|row| row.seen.len()).collect();
        let way = match &way[..] {
            [] => String::new(),
            [one] => format!("; on the way down it sees {}", count(*one, "place")),
            [first @ .., last] => {
                format!("; on the way down it sees {} and {last} places", listed(first))
            }
        };
        format!("A neuron of layer {n} sees {pixels} along a side, {sum}{way}.")
    }
}

/// `1, 3, 5`.
fn listed(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

impl Figure for Calculator {
    fn declaration() -> Declaration {
        let title = "A calculator of receptive fields";
        Declaration { title, board: BOARD, groups: groups(), interval: 1000 }
    }

    fn start() -> Self {
        let controls = groups().into_iter().flat_map(|group| group.controls);
        Self { settings: Settings::new(controls) }
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut settings = Self::start().settings;
        settings.read(address)?;
        Ok(Self { settings: whole(settings)? })
    }

    fn address(&self) -> Address {
        self.settings.write(Address::default())
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button),
            Action::Set(name, value) => self.set(name, value),
            Action::Tick => Ok(()),
            Action::Add(..) | Action::Move(..) | Action::Remove(_) => {
                Err("What a neuron sees follows from its layers: set these instead.".into())
            }
        }
    }

    fn scene(&self) -> Scene {
        let (layers, rows) = (self.layers(), self.rows());
        let each = |of: fn(&Row) -> usize| listed(&rows.iter().map(of).collect::<Vec<_>>());
        Scene {
            marks: drawing::marks(&layers, &rows),
            readings: vec![
                ("r", each(|row| row.field.size)),
                ("d", each(|row| row.field.jump)),
                ("places seen", each(|row| row.seen.len())),
            ],
            values: self.settings.values(),
            status: self.status(),
            outcome: "ready",
            running: false,
        }
    }
}

#[cfg(test)]
#[path = "field/tests.rs"]
mod tests;
