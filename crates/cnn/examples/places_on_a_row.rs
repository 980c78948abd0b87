//! How many places does a filter have along one side?

use cnn::{Window, output_size};

fn main() {
    println!("  N   F   P   S   places    a library has");
    for (n, f, p, s) in [
        (5, 3, 0, 1),
        (28, 5, 0, 1),
        (28, 7, 3, 1),
        (7, 3, 1, 2),
        (11, 11, 5, 10),
        (10, 3, 0, 2),
        (3, 5, 0, 1),
    ] {
        let strict = output_size(n, f, p, s).map_or("none".to_string(), |o| o.to_string());
        let window = Window::new(f).padding(p).stride(s);
        let floor = window.output(n, n).map_or("none".to_string(), |(o, _)| o.to_string());
        println!("{n:>3} {f:>3} {p:>3} {s:>3} {strict:>8} {floor:>16}");
    }
    for error in [output_size(10, 3, 0, 2), output_size(3, 5, 0, 1)] {
        println!("\n{}", error.expect_err("the last two do not fit"));
    }
}
