//! A detector that never detects, and one that sees something: ten ill among a thousand.

use metrics::{Binary, Measure};

type Named = (&'static str, fn(&Binary) -> Measure);

fn main() {
    let truth: Vec<bool> = (0..1000).map(|person| person < 10).collect();
    let never = vec![false; 1000];
    // It finds 8 of the 10, and alarms 30 of the 990.
    let tries: Vec<bool> = (0..1000).map(|person| (2..40).contains(&person)).collect();

    let [never, tries] = [never, tries].map(|called| Binary::of(&truth, &called));
    let shown = |value: Measure| match value {
        Ok(value) => format!("{value:.3}"),
        Err(_) => "–".into(),
    };
    println!("{:<20} {:>7} {:>7}", "", "never", "tries");
    let measures: [Named; 7] = [
        ("accuracy", Binary::accuracy),
        ("recall", Binary::recall),
        ("specificity", Binary::specificity),
        ("precision", Binary::precision),
        ("F1", Binary::f1),
        ("balanced accuracy", Binary::balanced_accuracy),
        ("Matthews", Binary::matthews),
    ];
    for (name, measure) in measures {
        println!("{name:<20} {:>7} {:>7}", shown(measure(&never)), shown(measure(&tries)));
    }
    if let Err(reason) = never.precision() {
        println!("\nno precision of the first: {reason}");
    }
}
