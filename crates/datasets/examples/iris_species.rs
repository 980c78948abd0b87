//! Iris: means by species, and the petals that tell them apart.

use datasets::{Labelled, iris};
use ndarray::Axis;
use plot::{Chart, Figure};

fn main() -> std::io::Result<()> {
    let Labelled { x, labels, features, classes } = iris();
    println!("shape: {:?}", x.dim());
    let rows = |class: usize| labels.indexed_iter().filter(move |&(_, &label)| label == class);
    let species: Vec<_> = (0..classes.len())
        .map(|class| x.select(Axis(0), &rows(class).map(|(row, _)| row).collect::<Vec<_>>()))
        .collect();
    println!("{:<19}{}", "mean", classes.iter().map(|c| format!("{c:>12}")).collect::<String>());
    for (j, feature) in features.iter().enumerate() {
        let means = species.iter().map(|x| format!("{:12.2}", x.column(j).mean().unwrap()));
        println!("{feature:<19}{}", means.collect::<String>());
    }

    let mut chart = Chart::new(
        plot::Axis::new("petal length").unit("cm"),
        plot::Axis::new("petal width").unit("cm"),
    );
    for (name, x) in classes.iter().zip(&species) {
        chart = chart.scatter(name, x.outer_iter().map(|x| (x[2], x[3])));
    }
    let caption = "Do two lengths name the species of an iris? Setosa stands apart; versicolor and \
        virginica overlap.";
    let alt = "Length and width of the petals of 150 flowers, along a rising band. Setosa is a \
        separate group at the lower left; above a gap versicolor passes into virginica, with a few \
        flowers of each among the other.";
    Figure::new(caption, alt).panel(chart).save("iris_species")
}
