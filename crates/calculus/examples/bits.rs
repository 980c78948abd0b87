//! Four letters and two codes: entropy, cross-entropy and divergence in bits.

use calculus::Table;
use ndarray::array;
use std::f64::consts::LN_2;

fn main() {
    let p = Table::new(array![0.5, 0.25, 0.125, 0.125]).unwrap();
    let even = Table::new(array![0.25, 0.25, 0.25, 0.25]).unwrap();
    let bits = |nats: f64| nats / LN_2;
    println!("{:>7} {:>6} {:>13} {:>13}", "letter", "p", "-log2 p bits", "-log2 q bits");
    for (i, letter) in ["A", "B", "C", "D"].iter().enumerate() {
        let [p, q] = [p.p()[[i]], even.p()[[i]]];
        println!("{letter:>7} {p:>6} {:>13.0} {:>13.0}", -p.log2(), -q.log2());
    }
    println!("entropy: {:.2} bits for a letter", bits(p.entropy()));
    println!("cross-entropy: {:.2} bits", bits(p.cross_entropy(&even)));
    println!("KL(p || q): {:.2} bits", bits(p.kl(&even)));
    let r = Table::new(array![0.1, 0.2, 0.3, 0.4]).unwrap();
    println!("\nin nats, with r = (0.1, 0.2, 0.3, 0.4):");
    println!("KL(p || r): {:.3}", p.kl(&r));
    println!("KL(r || p): {:.3}", r.kl(&p));
    println!("KL(p || q) + KL(q || r): {:.3}", p.kl(&even) + even.kl(&r));
    let without = Table::new(array![0.5, 0.5, 0.0, 0.0]).unwrap();
    println!("KL to one that has no C and D: {}", p.kl(&without));
    println!("and from it: {:.3}", without.kl(&p));
}
