//! Jockey or basketball player? The perceptron draws the line from weight and height.

use datasets::people;
use ndarray::{Array2, array};
use perceptron::{Order, Perceptron, Rule, Step, Training};
use plot::{Axis, Chart, Figure};
use tensor::Streams;

fn main() -> std::io::Result<()> {
    let streams = Streams::new(7);
    let [train, test] = ["train", "test"].map(|name| people(500, &mut streams.stream(name)));
    let centred = |x: &Array2<f64>| (x - &array![75.0, 180.0]) / 10.0;
    let mut unit = Perceptron::zeros(2, Step::Bipolar);
    let training = Training { rule: Rule::Product, learning_rate: 1.0, max_epochs: 1000 };
    let x = centred(&train.x);
    let history = training.train(&mut unit, x.view(), train.t.view(), Order::Fixed).unwrap();
    println!("epochs: {}", history.mistakes.len());
    println!("mistakes: {}", history.mistakes.iter().sum::<usize>());
    let wrong = unit.mistakes(centred(&test.x).view(), test.t.view());
    println!("accuracy: {:.3}", 1.0 - wrong as f64 / test.t.len() as f64);

    let names = ["jockey", "basketball player"];
    let of = |class: f64| {
        let rows = test.x.outer_iter().zip(&test.t).filter(move |(_, t)| **t == class);
        rows.map(|(x, _)| (x[0], x[1])).take(100)
    };
    let chart = Chart::new(Axis::new("weight").unit("kg"), Axis::new("height").unit("cm"))
        .regions(names, |kg, cm| {
            let x = array![(kg - 75.0) / 10.0, (cm - 180.0) / 10.0];
            usize::from(unit.predict(x.view()) > 0.0)
        })
        .scatter(names[0], of(-1.0))
        .scatter(names[1], of(1.0));
    let caption = "Is a line enough to tell jockeys from basketball players? For these it is: the \
        perceptron found this one, and tried it on people it had not seen.";
    let alt = "Weight in kilograms and height in centimetres of 200 people. Jockeys gather at the \
        lower left, basketball players at the upper right; a falling line runs between them.";
    Figure::new(caption, alt).seed(7).panel(chart).save("jockeys")
}
