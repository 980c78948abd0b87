//! A transposed convolution in one dimension.

use super::exercise::prints;

/// One number, one print. On which side does the first weight stand?
#[test]
fn a_print_is_the_kernel_times_the_number() {
    let y = prints(&[2.0], &[1.0, 10.0, 100.0], 1, 0);
    assert!(y == [2.0, 20.0, 200.0], "2 prints (1, 10, 100): {y:?}");
}

/// A print of two pixels begins every three: what is between them?
#[test]
fn prints_begin_a_stride_apart() {
    let y = prints(&[4.0, 5.0], &[1.0, 1.0], 3, 0);
    assert!(y == [4.0, 4.0, 0.0, 5.0, 5.0], "4 and 5 print (1, 1) with stride 3: {y:?}");
}

/// The third pixel is the last of one print and the first of the next.
#[test]
fn where_prints_overlap_they_add_up() {
    let y = prints(&[1.0, 2.0, 3.0], &[1.0, 10.0, 100.0], 2, 0);
    let wanted = [1.0, 10.0, 102.0, 20.0, 203.0, 30.0, 300.0];
    assert!(y == wanted, "1, 2 and 3 print (1, 10, 100) with stride 2: {y:?}");
    let ones = prints(&[1.0; 4], &[1.0; 4], 2, 0);
    let uneven = ones.iter().filter(|&&pixel| pixel != 2.0).count();
    println!("four ones print {ones:?}: {} pixels, and {uneven} are not 2", ones.len());
}

/// One pixel less on either side.
#[test]
fn the_frame_is_cut_off_at_both_ends() {
    let y = prints(&[1.0, 2.0, 3.0], &[1.0, 10.0, 100.0], 2, 1);
    let wanted = [10.0, 102.0, 20.0, 203.0, 30.0];
    assert!(y == wanted, "the same, and one pixel cut off at both ends: {y:?}");
}
