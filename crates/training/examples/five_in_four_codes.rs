//! How the outputs of a net spell one class of ten, and in how many places two of the words differ.

use ndarray::array;
use training::LabelCode;

fn main() {
    let codes = [LabelCode::OneHot, LabelCode::Binary, LabelCode::Thermometer];
    println!("code          outputs   5 is spelt");
    for code in codes {
        let word: String = code.encode(&[5], 10).iter().map(f64::to_string).collect();
        println!("{:<13} {:>7}   {word}", format!("{code:?}"), code.outputs(10));
    }
    println!("\nin how many places do the words differ?");
    println!("code          3 and 4   7 and 8   0 and 9");
    for code in codes {
        let differ = |a, b| {
            let words = code.encode(&[a, b], 10);
            (&words.row(0) - &words.row(1)).mapv(f64::abs).sum()
        };
        let name = format!("{code:?}");
        println!("{name:<13} {:>7} {:>9} {:>9}", differ(3, 4), differ(7, 8), differ(0, 9));
    }
    let twelve = array![[0.8, 0.9, 0.4, 0.3]];
    let nearest = LabelCode::Binary.decode(twelve.view(), 10);
    println!("\noutputs that round to 1100, a twelve: the nearest word is that of {nearest:?}");
}
