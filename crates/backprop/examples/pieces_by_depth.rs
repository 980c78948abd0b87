//! Straight pieces by depth, counted, and what one layer can do with the same units.

use backprop::{Params, pieces, tent, zigzag};

fn main() {
    println!("folds  units  parameters  pieces   one layer  parameters  pieces");
    for folds in [1, 2, 3, 4, 6, 8, 10] {
        let (deep, wide) = (vec![tent(); folds], zigzag(2 * folds));
        let (units, cells) = (2 * folds, 1 << 12);
        let (a, b) = (deep.parameters(), wide.parameters());
        let (deep, wide) = (pieces(&deep, cells), pieces(&wide, 2 * folds * 16));
        println!("{folds:5} {units:6} {a:11} {deep:7}   {units:9} {b:11} {wide:7}");
    }
}
