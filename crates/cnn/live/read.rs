//! A small net reads the digit that the reader draws: what its maps see, and its answer.

#[path = "read/drawing.rs"]
mod drawing;
#[path = "read/net.rs"]
mod net;
#[path = "read/samples.rs"]
mod samples;
#[path = "read/sheet.rs"]
mod sheet;
#[cfg(test)]
#[path = "read/train.rs"]
mod train;

use live::{Action, Address, Board, Declaration, Figure, Group, Kind, Point, Scene, number};
use tensor::Streams;

use drawing::{EDGE, SHEET, percent};
use net::{MAPS, Net, Reading};
use samples::DRAWINGS;
use sheet::Sheet;

live::export!(Read);

/// The digit that is drawn at first.
const FIRST: usize = 3;

const BOARD: Board = Board {
    label: "A sheet to draw a digit on, the picture of 8 × 8 pixels that a net gets, its maps, and its answer",
    axes: ["", ""],
    range: [(0.0, EDGE), (0.0, EDGE)],
    ticks: [&[], &[]],
    stride: 1.0,
    open: true,
    classes: &["ink", "paper"],
};

fn groups() -> Vec<Group> {
    let controls = vec![
        Kind::Button.control("empty", "empty sheet"),
        Kind::Button.control("example", "next example"),
        Kind::Button.control("reset", "reset"),
    ];
    vec![Group { label: "Digit", controls }]
}

/// The net that is shipped with the book.
fn shipped() -> Net {
    // What is drawn is overwritten by the weights of the file.
    let mut net = net::random(&mut Streams::new(0).stream("init"));
    let fits = net::fill(&mut net, include_str!("read/weights.txt"));
    assert!(fits, "the weights are those of this net, as a test reads them");
    net
}

/// A sheet, and the net that looks at it.
struct Read {
    net: Net,
    sheet: Sheet,
    /// The example that lies on the sheet; the first press of the brush takes it away.
    example: Option<usize>,
    reading: Option<Reading>,
    status: String,
}

impl Read {
    fn new(sheet: Sheet, example: Option<usize>) -> Self {
        let status = String::new();
        let mut read = Self { net: shipped(), sheet, example, reading: None, status };
        read.look();
        read
    }

    fn show(&mut self, example: usize) {
        self.sheet = Sheet::read(DRAWINGS[example]).unwrap_or_default();
        self.example = Some(example);
        self.look();
    }

    /// Shows the net what is on the sheet.
    fn look(&mut self) {
        let picture = self.sheet.picture();
        let drawn = !self.sheet.is_empty();
        self.reading = drawn.then(|| net::read(&self.net, picture.view()));
        self.status = match &self.reading {
            None => "Nothing is drawn: hold the button on the sheet, and move.".into(),
            Some(reading) => said(reading),
        };
        if let Some(digit) = self.example {
            let article = if digit == 8 { "an" } else { "a" };
            self.status = format!("An example, {article} {digit}. {}", self.status);
        }
    }

    fn brush(&mut self, at: Point, class: usize) -> Result<(), String> {
        if class >= BOARD.classes.len() {
            return Err(format!("There is no brush {class}."));
        }
        let cell = SHEET.at(at).ok_or("That is beside the sheet.")?;
        if self.example.take().is_some() && class == 0 {
            self.sheet = Sheet::default();
        }
        self.sheet.brush(cell, class == 0);
        self.look();
        Ok(())
    }

    fn press(&mut self, button: &str) -> Result<(), String> {
        match button {
            "empty" => *self = Self::new(Sheet::default(), None),
            "example" => {
                let next = self.example.map_or(FIRST, |example| (example + 1) % DRAWINGS.len());
                self.show(next);
            }
            "reset" => *self = Self::start(),
            _ => return Err(format!("There is no button “{button}”.")),
        }
        Ok(())
    }

    /// The numbers of the three first maps that have the most ink, darkest first.
    fn darkest(reading: &Reading) -> String {
        let sums: Vec<f32> = (0..MAPS[0]).map(|map| reading.map(0, map).iter().sum()).collect();
        let mut maps: Vec<usize> = (0..MAPS[0]).collect();
        maps.sort_by(|&a, &b| sums[b].total_cmp(&sums[a]));
        let maps: Vec<String> = maps[..3].iter().map(|map| (map + 1).to_string()).collect();
        maps.join(", ")
    }
}

/// The answer in a sentence.
fn said(reading: &Reading) -> String {
    let [first, second, ..] = reading.ranking();
    let [sure, rest] = [first, second].map(|digit| reading.digits[digit]);
    if sure < 0.5 {
        let (sure, rest) = (percent(sure), percent(rest));
        return format!("It is not sure: {first} with {sure}, {second} with {rest}.");
    }
    format!("It says {first} with {}; next is {second} with {}.", percent(sure), percent(rest))
}

impl Figure for Read {
    fn declaration() -> Declaration {
        let title = "A net reads the digit that you draw";
        Declaration { title, board: BOARD, groups: groups(), interval: 100 }
    }

    fn start() -> Self {
        let mut read = Self::new(Sheet::default(), None);
        read.show(FIRST);
        read
    }

    fn restore(address: &Address) -> Result<Self, String> {
        let mut read = Self::start();
        if let Some(text) = address.get("example") {
            let example = text.parse().ok().filter(|example| *example < DRAWINGS.len());
            read.show(example.ok_or("An example is a digit from 0 to 9.")?);
        }
        if let Some(text) = address.get("sheet") {
            let sheet = Sheet::read(text);
            let sheet = sheet.ok_or("The address has a sheet that cannot be read.")?;
            read = Self::new(sheet, None);
        }
        Ok(read)
    }

    fn address(&self) -> Address {
        match self.example {
            Some(example) => Address::default().with("example", example),
            None => Address::default().with("sheet", self.sheet.write()),
        }
    }

    fn act(&mut self, action: Action) -> Result<(), String> {
        match action {
            Action::Press(button) => self.press(button),
            Action::Add(at, class) => self.brush(at, class),
            Action::Tick => Ok(()),
            Action::Set(name, _) => Err(format!("There is no control “{name}”.")),
            Action::Move(..) | Action::Remove(_) => Err("There are no points to move.".into()),
        }
    }

    fn scene(&self) -> Scene {
        let reading = self.reading.as_ref();
        let or_dash = |words: Option<String>| words.unwrap_or("–".into());
        let rank = |reading: &Reading, place: usize| {
            let digit = reading.ranking()[place];
            format!("{digit}, {}", percent(reading.digits[digit]))
        };
        Scene {
            marks: drawing::marks(&self.sheet, reading),
            readings: vec![
                ("answer", or_dash(reading.map(|reading| rank(reading, 0)))),
                ("next", or_dash(reading.map(|reading| rank(reading, 1)))),
                ("darkest first maps", or_dash(reading.map(Self::darkest))),
                ("ink", format!("{} of 256 cells", number(self.sheet.ink().into()))),
            ],
            values: Vec::new(),
            status: self.status.clone(),
            outcome: "ready",
            running: false,
        }
    }
}

#[cfg(test)]
#[path = "read/tests.rs"]
mod tests;
