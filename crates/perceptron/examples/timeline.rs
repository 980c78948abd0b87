//! Seventy years, from the first model neuron to the network that won ImageNet.

use plot::{Axis, Chart, Figure};

const EVENTS: [(&str, &str, f64); 17] = [
    ("neurons", "McCulloch and Pitts: a neuron", 1943.0),
    ("learning", "Hebb: how synapses might learn", 1949.0),
    ("reasoning", "Dartmouth; Logic Theorist", 1956.0),
    ("learning", "Rosenblatt: the perceptron", 1958.0),
    ("learning", "Widrow and Hoff: Adaline", 1960.0),
    ("learning", "Novikoff: it converges", 1962.0),
    ("doubt", "ALPAC on machine translation", 1966.0),
    ("doubt", "Minsky and Papert: Perceptrons", 1969.0),
    ("doubt", "Lighthill on British research", 1973.0),
    ("learning", "Werbos: back-propagation", 1974.0),
    ("reasoning", "MYCIN: knowledge as rules", 1976.0),
    ("learning", "Rumelhart, Hinton, Williams", 1986.0),
    ("data", "LeCun and others: MNIST", 1998.0),
    ("learning", "Hinton, Osindero, Teh: depth", 2006.0),
    ("data", "Deng and others: ImageNet", 2009.0),
    ("learning", "Glorot, Bordes, Bengio: ReLU", 2011.0),
    ("learning", "Krizhevsky and others: ImageNet", 2012.0),
];

fn main() -> std::io::Result<()> {
    let last = EVENTS.len() - 1;
    let row =
        |name: &str| EVENTS.iter().position(|event| event.1 == name).map_or(0, |at| last - at);
    let rows = EVENTS.iter().rev().map(|(_, what, year)| format!("{year} {what}"));
    let years = Axis::new("year")
        .range(1939.0, 2016.0)
        .ticks((1940..=2000).step_by(20).map(|year| (f64::from(year), year.to_string())));
    let mut chart =
        Chart::new(years, Axis::new("").range(-0.7, last as f64 + 0.7).categories(rows))
            .height(420.0);
    for &(kind, what, year) in &EVENTS {
        chart = chart.scatter(kind, [(year, row(what) as f64)]);
    }
    let caption = "When were machines that learn in favour? Around 1960, and again from 1986 on. In \
        between stand three verdicts against the field, and programs whose rules people wrote down.";
    let alt = "Seventeen events from 1943 to 2012, one a row, each a point at its year. Those about \
        learning crowd between 1958 and 1962 and again after 1986; the three verdicts against \
        the field lie between 1966 and 1973, the large data sets after 1998.";
    Figure::new(caption, alt).panel(chart).save("timeline")
}
