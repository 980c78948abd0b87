//! Umbrella, rain, season: 1000 days in a table, and the rule that factors it.

use calculus::Table;
use ndarray::Array3;

fn main() {
    // Days by umbrella (no, yes), rain (no, yes) and season (summer, winter).
    let days = [300.0, 250.0, 25.0, 60.0, 60.0, 50.0, 75.0, 180.0];
    let days = Array3::from_shape_vec((2, 2, 2), days.to_vec()).unwrap();
    let table = Table::new(days / 1000.0).unwrap();
    let (season, rain) = (table.marginal(&[0, 2]), table.marginal(&[0, 1]));
    println!("p(umbrella): {:.3}", table.marginal(&[0]).p()[[1, 0, 0]]);
    println!("p(umbrella | summer): {:.3}", season.conditional(&[2])[[1, 0, 0]]);
    println!("p(umbrella | winter): {:.3}", season.conditional(&[2])[[1, 0, 1]]);
    println!("p(umbrella | rain): {:.3}", rain.conditional(&[1])[[1, 1, 0]]);
    println!("p(umbrella | rain, summer): {:.3}", table.conditional(&[1, 2])[[1, 1, 0]]);
    println!("p(umbrella | rain, winter): {:.3}", table.conditional(&[1, 2])[[1, 1, 1]]);

    let both = table.conditional(&[2]);
    let first = table.conditional(&[1, 2]);
    let second = table.marginal(&[1, 2]).conditional(&[2]);
    println!("\n{:>31} {:>9} {:>9} {:>9}", "", "p(x,y|z)", "product", "as noted");
    let mut sums = [0.0; 3];
    for (at, name) in
        ["dry, nothing", "wet, nothing", "dry, umbrella", "wet, umbrella"].iter().enumerate()
    {
        let (x, y) = (at / 2, at % 2);
        let rain = second[[0, y, 1]];
        let row = [both[[x, y, 1]], first[[x, y, 1]] * rain, both[[x, y, 1]] * rain];
        println!("{name:>20} in winter: {:>9.4} {:>9.4} {:>9.4}", row[0], row[1], row[2]);
        sums = std::array::from_fn(|i| sums[i] + row[i]);
    }
    println!("{:>31} {:>9.4} {:>9.4} {:>9.4}", "sum:", sums[0], sums[1], sums[2]);
}
