//! Three measurements of 569 tumours before anything is done to them, and one of them as its logarithm.

use datasets::breast_cancer;
use training::{Summary, class_counts, describe};

fn main() {
    let tumours = breast_cancer();
    println!("column                        min        max       mean  deviation");
    for (name, summary) in tumours.features.iter().zip(describe(tumours.x.view())) {
        if ["mean radius", "mean smoothness", "area error"].contains(&&name[..]) {
            println!("{name:<23} {summary}");
        }
    }
    let area = tumours.features.iter().position(|name| name == "area error").unwrap();
    let logarithm = tumours.x.column(area).mapv(f64::ln);
    println!("{:<23} {}", "ln of area error", Summary::of(logarithm.view()));
    let counts = class_counts(&tumours.labels.to_vec(), tumours.classes.len());
    println!("\nsamples of each class: {:?} {counts:?}", tumours.classes);
}
