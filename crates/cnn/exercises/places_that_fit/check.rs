//! How often a filter fits.

use super::exercise::places;
use cnn::output_size;

/// Five pixels, a filter of three: it starts at pixel 0, and where else?
#[test]
fn the_first_place_counts() {
    let o = places(5, 3, 0, 1);
    assert!(o == Some(3), "n = 5, f = 3, p = 0, s = 1: {o:?}");
}

/// How wide is the image together with its frame?
#[test]
fn there_are_zeros_on_both_sides() {
    let o = places(5, 3, 1, 1);
    assert!(o == Some(5), "n = 5, f = 3, p = 1, s = 1: {o:?}");
}

/// Where does the last place end, and where does the image?
#[test]
fn pixels_that_are_left_over_are_refused() {
    let o = places(10, 3, 0, 2);
    assert!(o.is_none(), "n = 10, f = 3, p = 0, s = 2 leaves a pixel over: {o:?}");
}

/// What if the filter is wider than the image with its frame?
#[test]
fn it_is_the_size_of_the_crate() {
    for (n, f, p, s) in (1..12)
        .flat_map(|n| (1..8).flat_map(move |f| (0..3).map(move |p| (n, f, p))))
        .flat_map(|(n, f, p)| (1..5).map(move |s| (n, f, p, s)))
    {
        let (o, right) = (places(n, f, p, s), output_size(n, f, p, s).ok());
        assert!(o == right, "n = {n}, f = {f}, p = {p}, s = {s}: {o:?}, not {right:?}");
    }
    let fitting: Vec<usize> = (0..=3).filter(|&p| places(28, 3, p, 2).is_some()).collect();
    println!("28 pixels, a filter of 3 in steps of 2: the paddings that fit are {fitting:?}");
}
