//! A retina of 5 × 7 pixels learns the alphabet, one output per letter.

use datasets::{PIXELS, letter};
use ndarray::{Array2, Axis, stack};
use perceptron::{Order, PerceptronLayer, Step};

fn main() {
    let letters: Vec<char> = ('A'..='Z').collect();
    let pictures: Vec<_> = letters.iter().map(|&name| letter(name).unwrap()).collect();
    for row in pictures[0].as_slice().unwrap().chunks(PIXELS.0) {
        println!("{}", row.iter().map(|&on| if on > 0.0 { '#' } else { '.' }).collect::<String>());
    }
    let x = stack(Axis(0), &pictures.iter().map(|p| p.view()).collect::<Vec<_>>()).unwrap();
    let t = Array2::eye(letters.len());

    let mut layer = PerceptronLayer::zeros(letters.len(), x.ncols(), Step::Unipolar);
    let mut wrong = Vec::new();
    while wrong.last() != Some(&0) {
        wrong.push(layer.epoch(x.view(), t.view(), 1.0, &mut Order::Fixed));
    }
    println!("wrong by epoch: {wrong:?}");
    println!("epochs: {}", wrong.len());

    let robust = pictures.iter().enumerate().map(|(name, picture)| {
        let survives = |pixel: usize| {
            let mut spoilt = picture.clone();
            spoilt[pixel] = 1.0 - spoilt[pixel];
            layer.predict(spoilt.view()) == t.row(name)
        };
        (0..picture.len()).filter(|&pixel| survives(pixel)).count()
    });
    let total = letters.len() * x.ncols();
    println!("robust: {} of {total} letters with one pixel wrong", robust.sum::<usize>());
}
