//! Three classes of 90, 9 and 1: what the means over the classes say of a model that never finds the third.

use metrics::{Average, Binary, Confusion, Measure};

type Named = (&'static str, fn(&Binary) -> Measure);

fn main() {
    let truth: Vec<usize> = (0..100).map(|i| if i < 90 { 0 } else { 1 + i / 99 }).collect();
    let called: Vec<usize> = truth.iter().map(|&class| class.min(1)).collect();
    let confusion = Confusion::of(&truth, &called, 3).named(["common", "rare", "single"]);
    println!("{confusion}\n");

    let measures: [Named; 3] =
        [("precision", Binary::precision), ("recall", Binary::recall), ("F1", Binary::f1)];
    println!("{:>10} {:>9} {:>9} {:>9}", "", "micro", "macro", "weighted");
    for (name, measure) in measures {
        print!("{name:>10}");
        for average in [Average::Micro, Average::Macro, Average::Weighted] {
            match confusion.average(average, measure) {
                Ok(value) => print!(" {value:>9.3}"),
                Err(_) => print!(" {:>9}", "–"),
            }
        }
        println!();
    }
    if let Err(reason) = confusion.average(Average::Macro, Binary::precision) {
        println!("\nno macro precision: {reason}");
    }
}
