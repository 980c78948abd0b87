//! A kernel slides over an image that the reader paints: what it sees at every place, and why.

#[path = "paint/drawing.rs"]
mod drawing;
#[path = "paint/preset.rs"]
mod preset;

use cnn::classic::corr2d;
use live::{
    Action, Address, Board, Declaration, Figure, Group, Kind, Point, Scene, Settings, number,
};
use ndarray::{Array2, ArrayView1, ArrayView2, s};

use drawing::{EDGE, IMAGE, KERNEL, MAP};
use preset::Preset;

live::export!(Paint);

/// The sides of image and kernel, and how large an entry of the kernel may be.
const SIDE: usize = 12;
const K: usize = 3;
const MOST: f64 = 8.0;

const BOARD: Board = Board {
    label: "An image to paint, its map, the kernel between them, and the nine products of one place",
    axes: ["", ""],
    range: [(0.0, EDGE), (0.0, EDGE)],
    ticks: [&[], &[]],
    stride: 1.0,
    open: true,
    classes: &["ink, +1", "paper, −1"],
};

fn groups() -> Vec<Group> {
    let mut kernel: Vec<_> =
        Preset::ALL.map(|preset| Kind::Button.control(preset.name(), preset.label())).to_vec();
    kernel.push(Kind::Choice(&["1", "9"]).control("divisor", "sum divided by"));
    let image =
        vec![Kind::Button.control("empty", "empty image"), Kind::Button.control("reset", "reset")];
    vec![Group { label: "Kernel", controls: kernel }, Group { label: "Image", controls: image }]
}

/// An image and a kernel, and the place of the map that is looked at.
struct Paint {
    settings: Settings,
    image: Array2<f64>,
    kernel: Array2<f64>,
    place: (usize, usize),
    status: String,
}

impl Paint {
    fn map(&self) -> Array2<f64> {
        corr2d(self.image.view(), self.kernel.view()) / self.settings.number("divisor")
    }

    /// The pixels that the kernel lies on at the place that is looked at.
    fn window(&self) -> ArrayView2<'_, f64> {
        let (row, column) = self.place;
        self.image.slice(s![row..row + K, column..column + K])
    }

    /// What the map goes from and to.
    fn range(&self) -> (String, String) {
        let map = self.map();
        let ends = (map[self.place], map[self.place]);
        let (low, high) = map.iter().fold(ends, |(low, high), &o| (low.min(o), high.max(o)));
        (number(low), number(high))
    }

    fn range_in_words(&self) -> String {
        let (low, high) = self.range();
        format!("the map goes from {low} to {high}")
    }

    /// The sum of the place that is looked at, in full.
    fn sum(&self) -> String {
        let factor = |k: f64| if k < 0.0 { format!("({})", number(k)) } else { number(k) };
        let products = self.window().into_iter().zip(&self.kernel);
        let products: Vec<String> =
            products.map(|(&i, &k)| format!("{}·{}", number(i), factor(k))).collect();
        let sum = products.join(" + ");
        let sum = match self.settings.word("divisor") {
            "1" => sum,
            divisor => format!("({sum}) / {divisor}"),
        };
        format!("{sum} = {}", number(self.map()[self.place]))
    }

    fn look(&mut self, place: (usize, usize)) {
        self.place = place;
        self.status = format!("Row {}, column {}: {}.", place.0 + 1, place.1 + 1, self.sum());
    }

    fn paint(&mut self, at: (usize, usize), ink: bool) {
        let before = self.map();
        self.image[at] = f64::from(ink);
        let changed = self.map().iter().zip(&before).filter(|(now, before)| now != before).count();
        let what = if ink { "ink" } else { "paper" };
        self.status = format!(
            "Row {}, column {} of the image is {what}: {changed} of {} places of the map change.",
            at.0 + 1,
            at.1 + 1,
            before.len()
        );
    }

    fn step(&mut self, at: (usize, usize), by: f64) -> Result<(), String> {
        let entry = self.kernel[at] + by;
        if entry.abs() > MOST {
            return Err(format!("An entry lies between −{MOST} and {MOST}."));
        }
        self.kernel[at] = entry;
        let (row, column) = (at.0 + 1, at.1 + 1);
        self.status = format!(
            "Row {row}, column {column} of the kernel is {}: {}.",
            number(entry),
            self.range_in_words()
        );
        Ok(())
    }

    fn touch(&mut self, at: Point, class: usize) -> Result<(), String> {
        if class >= BOARD.classes.len() {
            return Err(format!("There is no brush {class}."));
        }
        match (IMAGE.at(at), KERNEL.at(at), MAP.at(at)) {
            (Some(cell), ..) => self.paint(cell, class == 0),
            (_, Some(cell), _) => self.step(cell, [1.0, -1.0][class])?,
            (.., Some(cell)) => self.look(cell),
            _ => return Err("That is beside image, kernel and map.".into()),
        }
        Ok(())
    }

    fn take(&mut self, preset: Preset) -> Result<(), String> {
        self.settings.set("divisor", preset.divisor())?;
        self.kernel = preset.kernel();
        self.status = format!("{}: {}.", preset.words(), self.range_in_words());
        Ok(())
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        match (Preset::named(button), button) {
            (Some(preset), _) => self.take(preset)?,
            (_, "empty") => {
                self.image.fill(0.0);
                self.status = "Paper everywhere: every sum is 0.".into();
            }
            (_, "reset") => *self = Self::start(),
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }
}

/// The place of the map in this row and this column, both from 1.
fn place_of_map(row: f64, column: f64) -> Result<(usize, usize), String> {
    let (rows, columns) = MAP.shape;
    let inside = |k: f64, most: usize| k.fract() == 0.0 && k >= 1.0 && k <= most as f64;
    if !inside(row, rows) || !inside(column, columns) {
        return Err(format!("The map has {rows} rows and {columns} columns."));
    }
    Ok((row as usize - 1, column as usize - 1))
}

impl Figure for Paint {
    fn declaration() -> Declaration {
        let title = "A kernel slides over an image";
        Declaration { title, board: BOARD, groups: groups(), interval: 100 }
    }

    fn start() -> Self {
        let settings = Settings::new(groups().into_iter().flat_map(|group| group.controls));
        let (image, kernel) = (drawing::first_image(), Preset::Right.kernel());
        let mut paint = Self { settings, image, kernel, place: (0, 0), status: String::new() };
        paint.look((2, 4));
        paint
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut paint = Self::start();
        paint.settings.read(address)?;
        if let Some(text) = address.get("image") {
            paint.image = drawing::read_image(text)?;
        }
        match address.rows::<{ K * K }>("kernel")?[..] {
            [] => {}
            [entries] if entries.iter().any(|k| k.fract() != 0.0 || k.abs() > MOST) => {
                return Err(format!("An entry is a whole number between −{MOST} and {MOST}."));
            }
            [entries] => paint.kernel.iter_mut().zip(entries).for_each(|(to, entry)| *to = entry),
            _ => return Err("There is one kernel.".into()),
        }
        let place = match address.rows("place")?[..] {
            [] => paint.place,
            [[row, column]] => place_of_map(row, column)?,
            _ => return Err("One place of the map is looked at.".into()),
        };
        paint.look(place);
        Ok(paint)
    }

    fn address(&self) -> Address {
        let mut entries = [0.0; K * K];
        entries.iter_mut().zip(&self.kernel).for_each(|(to, &entry)| *to = entry);
        let place = [(self.place.0 + 1) as f64, (self.place.1 + 1) as f64];
        self.settings
            .write(Address::default().with("image", drawing::write_image(&self.image)))
            .with_rows("kernel", &[entries])
            .with_rows("place", &[place])
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button),
            Action::Set(name, value) => {
                self.settings.set(name, value)?;
                self.look(self.place);
                Ok(())
            }
            Action::Add(at, class) => self.touch(at, class),
            Action::Tick => Ok(()),
            Action::Move(..) | Action::Remove(_) => Err("There are no points to move.".into()),
        }
    }

    fn scene(&self) -> Scene {
        let words = |of: ArrayView2<f64>| {
            let row = |row: ArrayView1<f64>| row.iter().map(|&v| number(v)).collect::<Vec<_>>();
            of.outer_iter().map(|of| row(of).join(" ")).collect::<Vec<_>>().join(" / ")
        };
        let (low, high) = self.range();
        Scene {
            marks: drawing::marks(self),
            readings: vec![
                ("kernel", words(self.kernel.view())),
                ("window", words(self.window())),
                ("sum", number(self.map()[self.place])),
                ("map", format!("{low} to {high}")),
            ],
            values: self.settings.values(),
            status: self.status.clone(),
            outcome: "ready",
            running: false,
        }
    }
}

#[cfg(test)]
#[path = "paint/tests.rs"]
mod tests;
