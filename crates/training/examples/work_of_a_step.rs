//! What a step of 784-256-128-10 with Adam has to do, counted: operations, and bytes that are touched.

const WIDTHS: [u64; 4] = [784, 256, 128, 10];
const BATCH: u64 = 64;

/// A product (m, k) (k, n): m k n multiplications and as many additions, on three matrices.
fn product(m: u64, k: u64, n: u64) -> [u64; 2] {
    [2 * m * k * n, 4 * (m * k + k * n + m * n)]
}

fn sum(parts: impl Iterator<Item = [u64; 2]>) -> [u64; 2] {
    parts.fold([0, 0], |[o, b], [operations, bytes]| [o + operations, b + bytes])
}

fn main() {
    let layers = || WIDTHS.windows(2).map(|pair| (pair[0], pair[1]));
    let weights: u64 = layers().map(|(n, m)| (n + 1) * m).sum();
    let hidden: u64 = BATCH * WIDTHS[1..].iter().sum::<u64>();
    let pixels = BATCH * WIDTHS[0];
    let parts = [
        ("gather the batch", [0, 8 * pixels]),
        ("Z = X Wᵀ + b", sum(layers().map(|(n, m)| product(BATCH, n, m)))),
        ("f and f′", [2 * hidden, 4 * 5 * hidden]),
        ("∂C/∂W = Δᵀ X", sum(layers().map(|(n, m)| product(m, BATCH, n)))),
        ("∂C/∂X = Δ W", sum(layers().skip(1).map(|(n, m)| product(BATCH, m, n)))),
        ("are they finite", [weights, 4 * weights]),
        ("Adam", [12 * weights, 4 * 8 * weights]),
    ];
    let [operations, _] = sum(parts.iter().map(|(_, work)| *work));
    println!("                  million operations   share   MB touched   operations a byte");
    for (name, [o, b]) in parts {
        let (share, mega) = (100.0 * o as f64 / operations as f64, |x: u64| x as f64 / 1e6);
        let each = o as f64 / b as f64;
        println!("{name:17} {:18.2} {share:5.1} % {:12.2} {each:19.1}", mega(o), mega(b));
    }
    let [first, _] = product(BATCH, WIDTHS[1], WIDTHS[0]);
    println!("\nin all: {:.1} million", operations as f64 / 1e6);
    println!("∂C/∂X of the first layer, had it been asked for: {:.1} million", first as f64 / 1e6);
}
