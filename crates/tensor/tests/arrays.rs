//! What the workspace relies on ndarray for: the order of the entries in memory, and products.

use ndarray::{Array, Array2, ArrayD, Dimension, IntoDimension, IxDyn, array};
use proptest::prelude::*;
// ndarray's products are OpenBLAS's, and this crate is what links it.
use tensor as _;

/// The offset Σₖ iₖ sₖ of an entry in memory.
fn offset(index: &[usize], strides: &[isize]) -> isize {
    index.iter().zip(strides).map(|(&i, &s)| i as isize * s).sum()
}

proptest! {
    /// With 0, 1, 2, … in memory each entry is its own offset, in any rank.
    #[test]
    fn an_entry_lies_at_the_sum_of_index_times_stride(
        shape in prop::collection::vec(1..5_usize, 0..5),
    ) {
        let size: usize = shape.iter().product();
        let x = ArrayD::from_shape_vec(IxDyn(&shape), (0..size).collect()).unwrap();
        for (index, &entry) in x.indexed_iter() {
            prop_assert_eq!(offset(index.slice(), x.strides()), entry as isize);
        }
        for (index, &entry) in x.t().indexed_iter() {
            prop_assert_eq!(offset(index.slice(), x.t().strides()), entry as isize);
        }
    }

    /// Row-major: the last stride is 1, each other the next one times the next length; so division
    /// with remainder leads from the offset back to the index.
    #[test]
    fn the_offset_leads_back_to_the_index(shape in prop::collection::vec(1..6_usize, 1..5)) {
        let x = ArrayD::<f64>::zeros(IxDyn(&shape));
        let strides: Vec<usize> = x.strides().iter().map(|&s| s as usize).collect();
        for k in 0..shape.len() {
            // ndarray gives an axis of length 1 the stride it likes, since nothing moves along it.
            if shape[k] > 1 {
                prop_assert_eq!(strides[k], shape[k + 1..].iter().product::<usize>());
            }
        }
        for (index, _) in x.indexed_iter() {
            let mut rest = offset(index.slice(), x.strides()) as usize;
            let mut back = vec![0; shape.len()];
            for (k, &length) in shape.iter().enumerate().rev() {
                back[k] = rest % length;
                rest /= length;
            }
            prop_assert_eq!(index.slice(), &back[..]);
        }
    }

    #[test]
    fn transposing_swaps_indices_and_moves_nothing(m in 1..6_usize, n in 1..6_usize) {
        let x = Array2::from_shape_fn((m, n), |(i, j)| 10 * i + j);
        for ((j, i), &entry) in x.t().indexed_iter() {
            prop_assert_eq!(entry, x[[i, j]]);
        }
        prop_assert_eq!(x.t().as_ptr(), x.as_ptr());
    }

    /// xᵀy = Σ xᵢ yᵢ, and (A x)ᵀ y = xᵀ (Aᵀ y).
    #[test]
    fn a_matrix_crosses_an_inner_product_transposed(
        x in prop::collection::vec(-9..10_i32, 4),
        y in prop::collection::vec(-9..10_i32, 3),
        a in prop::collection::vec(-9..10_i32, 12),
    ) {
        let double = |v: Vec<i32>| Array::from_iter(v.into_iter().map(f64::from));
        let (x, y) = (double(x), double(y));
        let a = double(a).into_shape_with_order((3, 4)).unwrap();
        prop_assert_eq!(a.dot(&x).dot(&y), x.dot(&a.t().dot(&y)));
    }
}

/// xᵀw = 1·4 + 2·5 + 3·6 = 32, and a row times a column is the same number in a 1 × 1 matrix.
#[test]
fn an_inner_product_is_a_row_times_a_column() {
    let (x, w) = (array![1.0, 2.0, 3.0], array![4.0, 5.0, 6.0]);
    assert_eq!(x.dot(&w), 32.0);
    let (row, column) = (array![[1.0, 2.0, 3.0]], array![[4.0], [5.0], [6.0]]);
    assert_eq!(row.dot(&column), array![[32.0]]);
    assert_eq!(column.t(), array![[4.0, 5.0, 6.0]]);
}

/// Three feature maps of 2 × 4 pixels: entry (1, 0, 3) lies at 1·8 + 0·4 + 3·1 = 11.
#[test]
fn feature_maps_are_a_tensor_of_three_dimensions() {
    let maps = Array::from_iter(0..24).into_shape_with_order((3, 2, 4)).unwrap();
    assert_eq!(maps.strides(), [8, 4, 1]);
    assert_eq!(maps[[1, 0, 3]], 11);
    assert_eq!((1, 0, 3).into_dimension().slice(), [1, 0, 3]);
}
