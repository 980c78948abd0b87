//! Four ages in three scalings; then the last of them with a slip of the keyboard.

use ndarray::array;
use training::{Scaler, unit_norm};

fn main() {
    for last in [70.0, 700.0] {
        let ages = array![[20.0], [30.0], [40.0], [last]];
        println!("ages                  {ages}", ages = ages.column(0));
        for (name, scaler) in [
            ("min-max", Scaler::min_max(ages.view())),
            ("mean normalisation", Scaler::mean(ages.view())),
            ("standardised", Scaler::standard(ages.view())),
        ] {
            let scaled = scaler.apply(ages.view());
            println!("{name:<21} {:>6.3}", scaled.column(0));
        }
        println!();
    }
    let rows = array![[3.0, 4.0], [30.0, 40.0], [0.0, 0.0]];
    println!("unit norm, rows       {:>4.1}", unit_norm(rows.view()));
}
