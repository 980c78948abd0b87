//! What is learned: pictures of ten classes, in three parts.

use crate::{Bench, Error};
use datasets::{CLOTHING, Images, Split, digits, fashion_mnist, generated_digits, mnist};
use ndarray::{Array2, Axis, concatenate};
use tensor::{Streams, room};
use training::Set;

/// Pictures, one a row, grey levels from 0 to 1, and their classes.
#[derive(Clone, Debug)]
pub struct Part {
    /// (samples, height · width).
    pub x: Array2<f32>,
    /// The classes, from 0.
    pub y: Vec<usize>,
}

impl Part {
    fn of(images: &Images) -> Self {
        Self { x: images.flat(), y: images.labels.mapv(usize::from).to_vec() }
    }

    /// The samples with these numbers, in this order.
    pub fn pick(&self, rows: &[usize]) -> Self {
        let width = self.x.ncols();
        let mut x = room(rows.len() * width);
        rows.iter().for_each(|&row| x.extend(self.x.row(row)));
        let x = Array2::from_shape_vec((rows.len(), width), x).expect("as many rows");
        Self { x, y: rows.iter().map(|&row| self.y[row]).collect() }
    }

    /// The first `count` samples, or all there are.
    pub fn first(&self, count: usize) -> Self {
        self.pick(&(0..count.min(self.y.len())).collect::<Vec<_>>())
    }

    /// These samples and then those of `other`.
    pub fn and(&self, other: &Self) -> Self {
        let x = concatenate![Axis(0), self.x, other.x];
        Self { x, y: [&self.y[..], &other.y].concat() }
    }

    /// What a trainer and `evaluate` take.
    pub fn set(&self) -> Set<'_, f32, ndarray::Ix2, [usize]> {
        Set::new(self.x.view(), &self.y[..])
    }
}

/// A set of pictures: `train` to learn from, `dev` to decide by, `test` to judge by, once.
#[derive(Clone, Debug)]
pub struct Task {
    /// As `--data` calls it.
    pub name: &'static str,
    /// Height and width of a picture.
    pub size: (usize, usize),
    /// To learn from.
    pub train: Part,
    /// To decide by.
    pub dev: Part,
    /// To judge by.
    pub test: Part,
}

/// There are ten digits, and ten kinds of clothing.
pub const CLASSES: usize = 10;

impl Task {
    /// What the bench was told to use; the same parts in all experiments and for every seed.
    pub fn of(bench: &Bench) -> Result<Self, Error> {
        Self::named(bench.data())
    }

    /// `digits`, `generated`, `mnist` or `fashion-mnist`.
    ///
    /// # Errors
    ///
    /// A name that no set has, and a set that is not here.
    pub fn named(name: &'static str) -> Result<Self, Error> {
        let streams = Streams::new(1);
        let generated = |part, count| Part::of(&generated_digits(count, &mut streams.stream(part)));
        let [train, dev, test] = match name {
            "digits" => {
                let all = Part::of(&digits());
                let rng = &mut streams.stream("split");
                let split = training::Split::stratified(&all.y, 1.0 / 6.0, 1.0 / 6.0, rng)?;
                [split.train, split.dev, split.test].map(|rows| all.pick(&rows))
            }
            "generated" => [("train", 4000), ("dev", 1000), ("test", 1000)]
                .map(|(part, count)| generated(part, count)),
            "mnist" | "fashion-mnist" => {
                let read = if name == "mnist" { mnist } else { fashion_mnist };
                let (all, test) = (Part::of(&read(Split::Train)?), Part::of(&read(Split::Test)?));
                let rng = &mut streams.stream("split");
                let split = training::Split::stratified(&all.y, 1.0 / 6.0, 0.0, rng)?;
                [all.pick(&split.train), all.pick(&split.dev), test]
            }
            _ => {
                return Err(Error::model(format!(
                    "there is no data set '{name}'; there are digits, generated, mnist and \
                     fashion-mnist"
                )));
            }
        };
        let side = if name == "digits" { 8 } else { 28 };
        Ok(Self { name, size: (side, side), train, dev, test })
    }

    /// How many pixels a picture has.
    pub fn inputs(&self) -> usize {
        self.size.0 * self.size.1
    }

    /// What the classes are called.
    pub fn classes(&self) -> Vec<String> {
        match self.name {
            "fashion-mnist" => CLOTHING.map(String::from).to_vec(),
            _ => (0..CLASSES).map(|digit| digit.to_string()).collect(),
        }
    }

    /// A sentence about the data, for the head of a report.
    pub fn describe(&self) -> String {
        let what = match self.name {
            "digits" => "The embedded digits",
            "generated" => "Generated digits",
            "mnist" => "MNIST",
            _ => "Fashion-MNIST",
        };
        let (height, width) = self.size;
        let [train, dev, test] = [&self.train, &self.dev, &self.test].map(|part| part.y.len());
        format!(
            "{what}, {height} × {width} pixels: {train} to learn from, {dev} for development, {test} \
             for the test."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_digits_have_every_sample_once() {
        let task = Task::named("digits").unwrap();
        let [train, dev, test] = [&task.train, &task.dev, &task.test].map(|part| part.y.len());
        assert_eq!(train + dev + test, 1797);
        assert!((295..=305).contains(&dev) && (295..=305).contains(&test), "{dev} {test}");
        assert_eq!((task.train.x.ncols(), task.inputs(), task.classes().len()), (64, 64, CLASSES));
    }

    #[test]
    fn a_set_that_there_is_not_is_refused_with_those_that_there_are() {
        let message = Task::named("minst").unwrap_err().to_string();
        let names = ["'minst'", "digits", "generated", "mnist", "fashion-mnist"];
        assert!(names.iter().all(|name| message.contains(name)), "{message}");
    }

    #[test]
    fn generated_digits_are_the_same_every_time() {
        let [first, again] = [(); 2].map(|()| Task::named("generated").unwrap());
        assert_eq!(first.train.x, again.train.x);
        assert_ne!(first.train.x.row(0), first.dev.x.row(0));
        assert!(first.describe().contains("28 × 28 pixels: 4000"), "{}", first.describe());
    }
}
