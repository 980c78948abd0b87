//! Every place of a filter of 3 × 3 that moves over 5 × 5 pixels in a frame of zeros, two pixels at a time.

use cnn::Window;
use plot::{Figure, ImageGrid};

/// Points from one cell to the next, one of them the gap between them.
const PITCH: usize = 5;

/// The side of so many cells in points, with the gaps around them.
fn side(cells: usize) -> usize {
    cells * PITCH + 1
}

fn main() -> std::io::Result<()> {
    let (image, window) = (5, Window::new(3).padding(1).stride(2));
    let (places, _) = window.output(image, image).expect("3 fits into 7");
    let (padded, step, kernel) = (image + 2 * window.padding.0, window.stride.0, window.kernel.0);
    // The map stands to the right, halfway up.
    let (left, top) = (side(padded) + PITCH, (side(padded) - side(places)) / 2);
    let frame = |n: usize| {
        move |i: usize, j: usize| {
            let in_gap = |i: usize, j: usize| i.is_multiple_of(PITCH) || j.is_multiple_of(PITCH);
            let within = |i: usize, first: usize| (first..first + side(kernel)).contains(&i);
            let edge = |i: usize, first: usize| i == first || i + 1 == first + side(kernel);
            let (row, column) = (n / places * step * PITCH, n % places * step * PITCH);
            if j < side(padded) {
                let border = edge(i, row) && within(j, column) || edge(j, column) && within(i, row);
                let pixels = 1..=image;
                return match () {
                    () if border => 1.0,
                    () if in_gap(i, j) => 0.0,
                    () if pixels.contains(&(i / PITCH)) && pixels.contains(&(j / PITCH)) => 0.4,
                    () => 0.12,
                };
            }
            let inside = i >= top && i < top + side(places) && j >= left;
            if !inside || in_gap(i - top, j - left) {
                return 0.0;
            }
            match ((i - top) / PITCH * places + (j - left) / PITCH).cmp(&n) {
                std::cmp::Ordering::Less => 0.4,
                std::cmp::Ordering::Equal => 1.0,
                std::cmp::Ordering::Greater => 0.12,
            }
        }
    };
    let shape = (side(padded), left + side(places));
    let grid = (0..places * places).fold(ImageGrid::grey(places), |grid, n| {
        grid.image(format!("({}, {})", n / places, n % places), shape, frame(n))
    });
    Figure::new(
        "Where does a window of 3 × 3 go that moves two pixels at a time? With a frame of one zero around \
         5 × 5 pixels to nine places, three from left to right in each of three rows. Each makes the dark \
         pixel of the map beside it, whose row and column stand below.",
        "Nine pictures in three rows. In each a grid of 7 by 7 cells, the outer ones light, and beside it \
         a map of 3 by 3 cells. From picture to picture a square of 3 by 3 cells moves two cells to the \
         right, or two cells down and back to the left. The dark cell of the map moves by one, and the \
         cells before it are grey.",
    )
    .columns(1)
    .panel(grid)
    .save("frames_of_a_stride")
}
