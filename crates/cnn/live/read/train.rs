//! Where the weights of the net come from.
//!
//! It learns from the first 1,437 of the digits of 8 × 8 pixels, and from 4,000 that `datasets::Hand` has
//! drawn on the sheet of the figure, in several sizes and places. All are turned, moved and slanted a little
//! anew in every epoch. It takes ten seconds. What comes of it is written to `weights.txt` by
//! `cargo test -p cnn --test live_read -- --ignored`.

use backprop::SoftmaxCrossEntropy;
use datasets::{Hand, digits};
use ndarray::{Array4, ArrayView2, Axis, s};
use ndarray_rand::rand::Rng as _;
use optimizers::{Adam, Descent};
use tensor::{Rng, Streams};
use training::{Augment, Augmented, Plan, Set, Trainer};

use crate::net::{self, Net};
use crate::sheet::{PIXELS, SIDE, Sheet};

/// Pictures (B, 8, 8, 1) and their digits.
pub struct Pictures {
    pub x: Array4<f32>,
    pub y: Vec<usize>,
}

/// So many of the digits of 8 × 8 pixels are learned from; the others, 360, are the test.
const LEARNED: usize = 1437;

/// The digits that are learned from, and those that are not.
pub fn real() -> [Pictures; 2] {
    let digits = digits();
    let x = digits.flat().into_shape_with_order((digits.len(), PIXELS, PIXELS, 1)).unwrap();
    let y: Vec<usize> = digits.labels.iter().map(|&digit| digit.into()).collect();
    let part = |rows: std::ops::Range<usize>| Pictures {
        x: x.slice(s![rows.clone(), .., .., ..]).to_owned(),
        y: y[rows].to_vec(),
    };
    [part(0..LEARNED), part(LEARNED..digits.len())]
}

/// A picture of 28 × 28 pixels, drawn on a sheet in some size at some place.
fn draw(picture: ArrayView2<u8>, rng: &mut Rng) -> Sheet {
    let scale = rng.random_range(1.35..2.4);
    let [down, right] =
        [(); 2].map(|()| rng.random_range(-0.5..0.5) * (SIDE as f64 - 20.0 / scale));
    let from = |cell: usize, shift: f64| {
        let pixel = 14.0 + scale * (cell as f64 + 0.5 - SIDE as f64 / 2.0 - shift);
        (0.0..28.0).contains(&pixel).then_some(pixel as usize)
    };
    let mut sheet = Sheet::default();
    for row in 0..SIDE {
        for column in 0..SIDE {
            if let (Some(i), Some(j)) = (from(row, down), from(column, right)) {
                sheet.set(row, column, picture[[i, j]] > 110);
            }
        }
    }
    sheet
}

/// So many digits drawn on sheets.
pub fn drawn(count: usize, streams: &Streams) -> (Vec<Sheet>, Vec<usize>) {
    let mut rng = streams.stream("hand");
    let hand = Hand { width: 3.4, slant: 0.3, jitter: 0.03, bend: 0.1, ..Hand::default() };
    let images = hand.digits(count, &mut rng).unwrap();
    let mut rng = streams.stream("sheet");
    let sheets = images.pixels.outer_iter().map(|picture| draw(picture, &mut rng)).collect();
    (sheets, images.labels.iter().map(|&digit| digit.into()).collect())
}

/// What the net is shown of them.
pub fn shown(sheets: &[Sheet]) -> Array4<f32> {
    let pictures: Vec<Array4<f32>> = sheets.iter().map(Sheet::picture).collect();
    let views: Vec<_> = pictures.iter().map(|picture| picture.view()).collect();
    ndarray::concatenate(Axis(0), &views).unwrap()
}

/// The net, from nothing.
pub fn train() -> Net {
    let streams = Streams::new(1);
    let [real, _] = real();
    let (sheets, labels) = drawn(4000, &streams);
    let x = ndarray::concatenate(Axis(0), &[real.x.view(), shown(&sheets).view()]).unwrap();
    let y = [real.y, labels].concat();
    let mut net = net::random(&mut streams.stream("init"));
    let augment =
        Augment { shift: 0.5, rotate: 8.0, scale: 0.08, shear: 0.1, ..Augment::default() };
    for (seed, (rate, epochs)) in (1..).zip([(0.004, 14), (0.0006, 6)]) {
        let adam = Descent::new(Adam { learning_rate: rate, ..Adam::default() }).unwrap();
        let plan = Plan { epochs, batch: 20, seed };
        let mut trainer = Trainer::new(net, SoftmaxCrossEntropy, adam, plan);
        let set = Set::new(x.view(), &y[..]);
        let data = Augmented::new(set, (PIXELS, PIXELS, 1), augment);
        trainer.fit(&data, &mut []).unwrap();
        net = trainer.model;
    }
    net
}
