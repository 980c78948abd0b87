// ANCHOR: bridge
//! Decompositions: nalgebra's, on ndarray's arrays.

use crate::error::Error;
use nalgebra::{DMatrix, DVector, Dyn, SVD, SymmetricEigen};
use ndarray::{Array1, Array2, ArrayView2, Axis};

/// The same matrix for nalgebra, if all entries are finite: on others its iterations do not end.
fn there(a: ArrayView2<f64>) -> Result<DMatrix<f64>, Error> {
    match a.indexed_iter().find(|(_, value)| !value.is_finite()) {
        Some(((i, j), &value)) => Err(Error::NotFinite(i, j, value)),
        None => Ok(DMatrix::from_fn(a.nrows(), a.ncols(), |i, j| a[[i, j]])),
    }
}

/// The same matrix for ndarray.
fn back(a: &DMatrix<f64>) -> Array2<f64> {
    Array2::from_shape_fn(a.shape(), |at| a[at])
}

/// Refuses what is not its own transpose, beyond rounding.
#[track_caller]
fn check_symmetric(a: ArrayView2<f64>) -> Result<(), Error> {
    assert!(a.is_square(), "linalg: a symmetric matrix is square, this one is {:?}", a.dim());
    let largest = a.iter().fold(0.0, |most: f64, a| most.max(a.abs()));
    let differ =
        |&((i, j), &value): &((usize, usize), &f64)| (value - a[[j, i]]).abs() > 1e-12 * largest;
    a.indexed_iter().find(differ).map_or(Ok(()), |((i, j), _)| Err(Error::NotSymmetric(i, j)))
}
// ANCHOR_END: bridge

// ANCHOR: solve
/// The lower triangle L of A = L Lᵀ, (n, n), for a symmetric positive definite A.
///
/// # Errors
///
/// Where `a` is not finite, not symmetric or not positive definite.
///
/// # Panics
///
/// Where `a` is not square.
#[track_caller]
pub fn cholesky(a: ArrayView2<f64>) -> Result<Array2<f64>, Error> {
    let matrix = there(a)?;
    check_symmetric(a)?;
    matrix.cholesky().map(|found| back(&found.l())).ok_or(Error::NotPositiveDefinite)
}

/// A = Q R with QᵀQ = I and R an upper triangle: Q is (m, k), R is (k, n), k = min(m, n).
///
/// # Errors
///
/// Where `a` is not finite.
pub fn qr(a: ArrayView2<f64>) -> Result<(Array2<f64>, Array2<f64>), Error> {
    let (q, r) = there(a)?.qr().unpack();
    Ok((back(&q), back(&r)))
}

/// The solution X of A X = B, by an LU decomposition with pivots; A is (n, n), B and X are (n, k).
///
/// # Errors
///
/// Where an entry is not finite or A is singular.
///
/// # Panics
///
/// Where the shapes do not fit.
#[track_caller]
pub fn solve(a: ArrayView2<f64>, b: ArrayView2<f64>) -> Result<Array2<f64>, Error> {
    let n = b.nrows();
    assert!(a.dim() == (n, n), "solve: a is {:?}, b is {:?}", a.dim(), b.dim());
    let (matrix, right) = (there(a)?, there(b)?);
    if n == 0 {
        return Ok(b.to_owned());
    }
    let lu = matrix.lu();
    let pivots = lu.u().diagonal().abs();
    if pivots.min() <= pivots.max() * f64::EPSILON * n as f64 {
        return Err(Error::Singular);
    }
    lu.solve(&right).map(|x| back(&x)).ok_or(Error::Singular)
}
// ANCHOR_END: solve

// ANCHOR: eigen
/// The eigenvalues of a symmetric matrix, ascending, (n,), and its eigenvectors as columns, (n, n).
///
/// ```text
/// A V = V Λ        VᵀV = I
/// ```
///
/// # Errors
///
/// Where `a` is not finite or not symmetric.
///
/// # Panics
///
/// Where `a` is not square.
#[track_caller]
pub fn symmetric_eigen(a: ArrayView2<f64>) -> Result<(Array1<f64>, Array2<f64>), Error> {
    let matrix = there(a)?;
    check_symmetric(a)?;
    let found: SymmetricEigen<f64, Dyn> = SymmetricEigen::new(matrix);
    let mut order: Vec<usize> = (0..found.eigenvalues.len()).collect();
    order.sort_by(|&i, &j| found.eigenvalues[i].total_cmp(&found.eigenvalues[j]));
    let values = order.iter().map(|&i| found.eigenvalues[i]).collect();
    Ok((values, back(&found.eigenvectors).select(Axis(1), &order)))
}
// ANCHOR_END: eigen

// ANCHOR: svd
/// A = U diag(s) Vᵀ: U is (m, k), s is (k,) and descending, Vᵀ is (k, n), k = min(m, n).
#[derive(Clone, Debug)]
pub struct Svd {
    /// The left singular vectors, as columns.
    pub u: Array2<f64>,
    /// The singular values.
    pub s: Array1<f64>,
    /// The right singular vectors, as rows.
    pub vt: Array2<f64>,
}

/// The singular value decomposition of any matrix.
///
/// # Errors
///
/// Where `a` is not finite.
pub fn svd(a: ArrayView2<f64>) -> Result<Svd, Error> {
    let k = a.nrows().min(a.ncols());
    if k == 0 {
        let (u, vt) = (Array2::zeros((a.nrows(), 0)), Array2::zeros((0, a.ncols())));
        return Ok(Svd { u, s: Array1::zeros(0), vt });
    }
    let matrix = there(a)?;
    let mut found = parts(matrix.clone());
    for _ in 0..MOST_ROUNDS {
        let (u, s, vt) = &found;
        // Diagonal, if U and V are what they should be.
        let middle = u.transpose() * &matrix * vt.transpose();
        if (&middle - DMatrix::from_diagonal(s)).amax() <= 1e-13 * matrix.norm() {
            return Ok(Svd { u: back(u), s: s.iter().copied().collect(), vt: back(vt) });
        }
        let (left, s, right) = parts(middle);
        found = (u * left, s, right * vt);
    }
    Err(Error::NotDecomposed(MOST_ROUNDS))
}

/// How often nalgebra may try. Once is usual, twice is seldom.
const MOST_ROUNDS: usize = 20;

/// U, s and Vᵀ of nalgebra 0.35, which are now and then those of another matrix (its issue 1172).
fn parts(a: DMatrix<f64>) -> (DMatrix<f64>, DVector<f64>, DMatrix<f64>) {
    let found = SVD::new(a, true, true);
    let asked = "asked for";
    (found.u.expect(asked), found.singular_values, found.v_t.expect(asked))
}
// ANCHOR_END: svd

// ANCHOR: pseudo_inverse
/// The Moore–Penrose pseudo-inverse A⁺, (n, m) for A (m, n) (Penrose, 1955).
///
/// ```text
/// A⁺ = V diag(1/sᵢ) Uᵀ        over the sᵢ > 0;  (AᵀA)⁻¹Aᵀ where the columns are independent
/// ```
///
/// A singular value counts as 0 up to max(m, n) ε s₁, as in NumPy's `matrix_rank`.
///
/// # Errors
///
/// Where `a` is not finite.
pub fn pseudo_inverse(a: ArrayView2<f64>) -> Result<Array2<f64>, Error> {
    let Svd { u, s, vt } = svd(a)?;
    let least = s.first().unwrap_or(&0.0) * f64::EPSILON * a.nrows().max(a.ncols()) as f64;
    let inverse = s.mapv(|s| if s > least { 1.0 / s } else { 0.0 });
    Ok((&vt.t() * &inverse).dot(&u.t()))
}
// ANCHOR_END: pseudo_inverse

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use proptest::prelude::*;
    use tensor::Streams;

    fn random(seed: u64, shape: (usize, usize)) -> Array2<f64> {
        Array2::random_using(shape, StandardNormal, &mut Streams::new(seed).stream("matrix"))
    }

    /// A (m, n) of the rank r.
    fn of_rank(seed: u64, (m, n): (usize, usize), r: usize) -> Array2<f64> {
        random(seed, (m, r)).dot(&random(seed + 1, (r, n)))
    }

    fn near(a: &Array2<f64>, b: &Array2<f64>) -> bool {
        a.dim() == b.dim() && (a - b).iter().all(|e| e.abs() < 1e-9)
    }

    /// [4 2; 2 5] = L Lᵀ with L = [2 0; 1 2].
    #[test]
    fn a_cholesky_factor_by_hand() {
        let l = cholesky(array![[4.0, 2.0], [2.0, 5.0]].view()).unwrap();
        assert!(near(&l, &array![[2.0, 0.0], [1.0, 2.0]]));
        let indefinite = array![[1.0, 2.0], [2.0, 1.0]];
        assert_eq!(cholesky(indefinite.view()), Err(Error::NotPositiveDefinite));
    }

    /// [2 1; 1 2] has the eigenvalue 1 along (1, −1) and 3 along (1, 1).
    #[test]
    fn eigenvalues_by_hand() {
        let (values, vectors) = symmetric_eigen(array![[2.0, 1.0], [1.0, 2.0]].view()).unwrap();
        assert!((values[0] - 1.0).abs() < 1e-12 && (values[1] - 3.0).abs() < 1e-12);
        assert!((vectors[[0, 0]] + vectors[[1, 0]]).abs() < 1e-12);
        assert!((vectors[[0, 1]] - vectors[[1, 1]]).abs() < 1e-12);
    }

    /// nalgebra alone gives the first of them σ₁ = 4.54 and not √15, and the second the squares of σ the
    /// sum 21.04 and not 21.
    #[test]
    fn what_the_library_decomposes_wrongly_is_decomposed() {
        let ones = Array2::<f64>::ones((3, 5));
        let full = array![[1.0, 2.0, 2.0], [2.0, -1.0, -1.0], [2.0, 1.0, -1.0]];
        let low = of_rank(2104, (6, 6), 2);
        let mut wrong = 0;
        for a in [&ones, &full, &low] {
            let Svd { u, s, vt } = svd(a.view()).unwrap();
            assert!(near(&(&u * &s).dot(&vt), a), "{a} has {s}");
            assert!((s.pow2().sum() - a.pow2().sum()).abs() < 1e-10);
            let alone = SVD::new(there(a.view()).unwrap(), true, true).recompose().unwrap();
            wrong += usize::from(!near(&back(&alone), a));
        }
        assert_eq!(wrong, 3, "nalgebra has been mended: `svd` can be two lines again");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_parts_of_a_decomposition_multiply_to_the_whole(
            seed in 0..10_000_u64, m in 1..7_usize, n in 1..7_usize
        ) {
            let a = random(seed, (m, n));
            let (q, r) = qr(a.view()).unwrap();
            prop_assert!(near(&q.dot(&r), &a) && near(&q.t().dot(&q), &Array2::eye(m.min(n))));
            prop_assert!(r.indexed_iter().all(|((i, j), r)| i <= j || *r == 0.0));
            let Svd { u, s, vt } = svd(a.view()).unwrap();
            prop_assert!(near(&(&u * &s).dot(&vt), &a));
            prop_assert!(s.iter().all(|s| *s >= 0.0) && s.as_slice().unwrap().is_sorted_by(|a, b| a >= b));
            let k = m.min(n);
            prop_assert!(near(&u.t().dot(&u), &Array2::eye(k)) && near(&vt.dot(&vt.t()), &Array2::eye(k)));
        }

        #[test]
        fn symmetric_matrices_decompose(seed in 0..10_000_u64, n in 1..7_usize) {
            let a = random(seed, (n, n));
            let (values, v) = symmetric_eigen((&a + &a.t()).view()).unwrap();
            prop_assert!(values.as_slice().unwrap().is_sorted());
            prop_assert!(near(&(&a + &a.t()).dot(&v), &(&v * &values)));
            prop_assert!(near(&v.t().dot(&v), &Array2::eye(n)));
            let definite = a.dot(&a.t()) + Array2::<f64>::eye(n);
            let l = cholesky(definite.view()).unwrap();
            prop_assert!(near(&l.dot(&l.t()), &definite));
            prop_assert!(l.indexed_iter().all(|((i, j), l)| i >= j || *l == 0.0));
            let b = random(seed + 1, (n, 2));
            prop_assert!(near(&definite.dot(&solve(definite.view(), b.view()).unwrap()), &b));
        }

        /// A A⁺ A = A, A⁺ A A⁺ = A⁺, and A A⁺, A⁺ A symmetric (Penrose, 1955): of any rank.
        #[test]
        fn the_four_penrose_identities_hold(
            seed in 0..10_000_u64, m in 1..7_usize, n in 1..7_usize, rank in 0..7_usize
        ) {
            let a = of_rank(seed, (m, n), rank);
            let p = pseudo_inverse(a.view()).unwrap();
            prop_assert_eq!(p.dim(), (n, m));
            // What A⁺ magnifies, rounding is magnified with.
            let scale = p.iter().fold(1.0, |most: f64, p| most.max(p.abs()));
            let near = |a: &Array2<f64>, b: &Array2<f64>| {
                (a - b).iter().all(|e| e.abs() < 1e-10 * scale * scale)
            };
            let (ap, pa) = (a.dot(&p), p.dot(&a));
            prop_assert!(near(&ap.dot(&a), &a) && near(&pa.dot(&p), &p));
            prop_assert!(near(&ap, &ap.t().to_owned()) && near(&pa, &pa.t().to_owned()));
        }

        #[test]
        fn with_independent_columns_it_is_the_formula_of_the_normal_equations(seed in 0..10_000_u64) {
            let q = random(seed, (6, 3));
            let gram = q.t().dot(&q);
            let by_formula = solve(gram.view(), q.t()).unwrap();
            let scale = by_formula.iter().fold(1.0, |most: f64, p| most.max(p.abs()));
            let error = pseudo_inverse(q.view()).unwrap() - by_formula;
            prop_assert!(error.iter().all(|e| e.abs() < 1e-9 * scale));
        }
    }

    #[test]
    fn the_pseudo_inverse_of_zero_and_of_nothing_is_zero_and_nothing() {
        assert_eq!(pseudo_inverse(Array2::zeros((2, 3)).view()).unwrap(), Array2::zeros((3, 2)));
        assert_eq!(pseudo_inverse(Array2::zeros((0, 3)).view()).unwrap().dim(), (3, 0));
        assert_eq!(pseudo_inverse(Array2::zeros((3, 0)).view()).unwrap().dim(), (0, 3));
    }

    #[test]
    fn what_has_no_answer_is_an_error() {
        let mut a = random(1, (3, 3));
        assert!(matches!(cholesky(a.view()), Err(Error::NotSymmetric(0, 1))));
        assert!(matches!(symmetric_eigen(a.view()), Err(Error::NotSymmetric(0, 1))));
        let singular = array![[1.0, 2.0], [2.0, 4.0]];
        assert_eq!(solve(singular.view(), Array2::eye(2).view()), Err(Error::Singular));
        assert_eq!(solve(Array2::zeros((1, 1)).view(), array![[1.0]].view()), Err(Error::Singular));
        assert_eq!(
            solve(Array2::zeros((0, 0)).view(), Array2::zeros((0, 2)).view()).unwrap().dim(),
            (0, 2)
        );
        a[[1, 2]] = f64::NAN;
        let message = "entry (1, 2) is NaN, all entries have to be finite";
        assert_eq!(svd(a.view()).unwrap_err().to_string(), message);
        for error in [
            cholesky(a.view()).err(),
            qr(a.view()).err(),
            symmetric_eigen(a.view()).err(),
            pseudo_inverse(a.view()).err(),
            solve(a.view(), a.view()).err(),
        ] {
            assert_eq!(error.unwrap().to_string(), message);
        }
    }

    #[test]
    #[should_panic(expected = "linalg: a symmetric matrix is square, this one is (2, 3)")]
    fn a_symmetric_matrix_is_square() {
        let _ = cholesky(random(1, (2, 3)).view());
    }

    #[test]
    #[should_panic(expected = "solve: a is (3, 2), b is (3, 1)")]
    fn equations_need_a_square_matrix() {
        let _ = solve(random(1, (3, 2)).view(), random(1, (3, 1)).view());
    }
}
