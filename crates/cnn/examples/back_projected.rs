//! Which errors reach which pixel through a kernel of 2 × 2? Each pair of an error and a weight is tried alone.

use cnn::classic::{Slide, error_before};
use ndarray::Array2;
use plot::{Axis, Chart, Figure};

/// 1 at entry `at` of a 2 × 2 table, and 0 elsewhere.
fn only(at: (usize, usize)) -> Array2<f64> {
    Array2::from_shape_fn((2, 2), |place| f64::from(place == at))
}

fn name(letter: char, (i, j): (usize, usize)) -> String {
    let digit = ['₁', '₂'];
    format!("{letter}{}{}", digit[i], digit[j])
}

/// The table of a forward pass: for each of 3 × 3 pixels the products that reach it.
fn table(title: &str, forward: Slide) -> Chart<'static> {
    let places = [(0, 0), (0, 1), (1, 0), (1, 1)];
    let axis = |name: &str| Axis::new(name).range(0.5, 3.5);
    let columns = axis("column of the image").categories(["", "1", "2", "3"]);
    let rows = axis("row of the image").categories(["", "3", "2", "1"]);
    let mut chart = Chart::new(columns, rows).title(title).height(230.0);
    let mut products = vec![Vec::new(); 9];
    for error in places {
        for weight in places {
            let reached = error_before(only(error).view(), only(weight).view(), forward);
            let (at, _) = reached.indexed_iter().find(|&(_, &x)| x == 1.0).expect("one pixel");
            products[3 * at.0 + at.1].push(name('δ', error) + &name('w', weight));
        }
    }
    for (pixel, products) in products.iter().enumerate() {
        let (x, y) = ((pixel % 3 + 1) as f64, (3 - pixel / 3) as f64);
        println!("{title}, pixel {}{}: {}", pixel / 3 + 1, pixel % 3 + 1, products.join(" + "));
        let lines: Vec<String> = products.chunks(2).map(|pair| pair.join(" + ")).collect();
        for (line, text) in lines.iter().enumerate() {
            let up = 0.15 * (lines.len() as f64 - 1.0 - 2.0 * line as f64);
            let more = if line + 1 < lines.len() { " +" } else { "" };
            chart = chart.note((x, y + up), format!("{text}{more}"));
        }
    }
    chart
}

fn main() -> std::io::Result<()> {
    Figure::new(
        "Which errors reach which pixel of a 3 × 3 image, and through which weights? A corner lies in one window \
         and has one product, an edge has two, the middle four. After a convolution the corner above left has the \
         last weight, after a correlation the first.",
        "Two tables of 3 × 3 sums. In the first the corner above left is delta 11 times w 22 and the one below \
         right delta 22 times w 11; in the second they are delta 11 w 11 and delta 22 w 22. The middle holds all \
         four errors, each with another weight.",
    )
    .columns(1)
    .panel(table("forward by convolution", Slide::Convolution))
    .panel(table("forward by correlation", Slide::Correlation))
    .save("back_projected")
}
