//! Blocks with a way around each.

use super::exercise::around;

/// A block whose layer makes 0 is the identity. What is the slope of that?
#[test]
fn a_layer_of_zero_has_the_slope_one() {
    for weights in [vec![], vec![0.0], vec![0.0; 5]] {
        let (y, slope) = around(3.0, &weights);
        assert!(y == 3.0 && slope == 1.0, "x = 3, weights {weights:?}: y = {y}, slope {slope}");
    }
}

/// Which inputs does the ReLU of a block let through?
#[test]
fn a_silent_layer_leaves_the_way_around() {
    let (y, slope) = around(2.0, &[-0.5]);
    assert!(y == 2.0 && slope == 1.0, "x = 2, weight -0.5: y = {y}, slope {slope}");
}

/// How many paths lead through two blocks?
#[test]
fn every_block_has_a_way_of_its_own() {
    let (y, slope) = around(1.0, &[1.0, 2.0]);
    assert!(y == 6.0 && slope == 6.0, "x = 1, weights 1 and 2: y = {y}, slope {slope}");
}

/// The ReLU of the second block sees what the first one makes.
#[test]
fn each_block_sees_the_output_of_the_one_before() {
    let (y, slope) = around(-1.0, &[-3.0, 1.0]);
    assert!(y == 4.0 && slope == -4.0, "x = -1, weights -3 and 1: y = {y}, slope {slope}");
    let slopes = [1.0, -1.0].map(|x| around(x, &[-0.5; 30]).1);
    println!("thirty blocks of weight -0.5: slope {} at 1, {:.1e} at -1", slopes[0], slopes[1]);
}
