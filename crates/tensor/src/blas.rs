// ANCHOR: openblas
//! What OpenBLAS says of itself.

use crate::kernel::VARIABLE;
use std::fmt;

/// The functions of OpenBLAS that are not part of BLAS.
#[cfg(feature = "blas")]
mod openblas {
    use std::ffi::{CStr, c_char, c_int};
    use std::sync::OnceLock;

    unsafe extern "C" {
        fn openblas_get_corename() -> *const c_char;
        fn openblas_get_config() -> *const c_char;
        pub(super) safe fn openblas_get_num_threads() -> c_int;
        pub(super) safe fn openblas_set_num_threads(threads: c_int);
    }

    /// The kernel in use and the library's configuration, asked for once.
    pub(super) fn names() -> &'static [String; 2] {
        static NAMES: OnceLock<[String; 2]> = OnceLock::new();
        NAMES.get_or_init(|| {
            // SAFETY: both functions take nothing and return a NUL-terminated string in static
            // memory. OpenBLAS writes the configuration anew at each call; the OnceLock lets one
            // caller in, once, and both strings are copied before it lets anyone else pass.
            unsafe {
                [openblas_get_corename(), openblas_get_config()].map(|text| CStr::from_ptr(text))
            }
            .map(|text| text.to_string_lossy().into_owned())
        })
    }
}
// ANCHOR_END: openblas

// ANCHOR: blas
/// What computes the matrix products of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blas {
    /// ndarray's own product: the program is built without the feature `blas`.
    Absent,
    /// OpenBLAS.
    OpenBlas {
        /// Its name and version.
        version: String,
        /// The kernel in use.
        core: String,
        /// The kernel that would be faster on this processor, where there is one.
        better: Option<&'static str>,
        /// How many threads share one product.
        threads: usize,
    },
}

impl Blas {
    /// Asks the library that is loaded.
    pub fn detect() -> Self {
        #[cfg(feature = "blas")]
        {
            use crate::kernel::{self, Cpu};
            let [core, config] = openblas::names();
            // Only a library that holds all kernels can be told to use another.
            let better = kernel::choose(Cpu::detect(), Some(core), None)
                .filter(|_| config.contains("DYNAMIC_ARCH"));
            let version = config.split(' ').take(2).collect::<Vec<_>>().join(" ");
            let threads = openblas::openblas_get_num_threads().unsigned_abs() as usize;
            Self::OpenBlas { version, core: core.clone(), better, threads }
        }
        #[cfg(not(feature = "blas"))]
        Self::Absent
    }
}
// ANCHOR_END: blas

// ANCHOR: report
impl fmt::Display for Blas {
    /// Two lines for a reader who wonders why training is slow.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::OpenBlas { version, core, better, threads } = self else {
            return out.write_str("Products run on ndarray's own kernel: built without OpenBLAS.");
        };
        let plural = if *threads == 1 { "" } else { "s" };
        writeln!(out, "Products run on {version}, kernel {core}, {threads} thread{plural}.")?;
        match better {
            Some(better) => write!(out, "This processor can do better: set {VARIABLE}={better}."),
            None => write!(out, "No kernel known here suits this processor better."),
        }
    }
}
// ANCHOR_END: report

// ANCHOR: threads
/// Lets `threads` threads share each matrix product from now on; without BLAS there is only one.
///
/// A program that starts threads of its own calls this with 1 before it does: the processor has one
/// owner at a time.
///
/// # Panics
///
/// Where `threads` is 0.
#[track_caller]
pub fn set_blas_threads(threads: usize) {
    assert!(threads > 0, "set_blas_threads: a product needs a thread");
    #[cfg(feature = "blas")]
    openblas::openblas_set_num_threads(threads.try_into().unwrap_or(i32::MAX));
}
// ANCHOR_END: threads

#[cfg(test)]
mod tests {
    use super::*;

    fn prescott(better: Option<&'static str>) -> Blas {
        let (version, core) = ("OpenBLAS 0.3.21".into(), "Prescott".into());
        Blas::OpenBlas { version, core, better, threads: 1 }
    }

    #[test]
    fn the_report_names_the_kernel_and_the_better_one() {
        let report = prescott(Some("Haswell")).to_string();
        assert_eq!(
            report,
            "Products run on OpenBLAS 0.3.21, kernel Prescott, 1 thread.\n\
             This processor can do better: set OPENBLAS_CORETYPE=Haswell."
        );
        assert!(prescott(None).to_string().ends_with("suits this processor better."));
    }

    #[test]
    fn the_report_says_when_there_is_no_blas() {
        assert!(Blas::Absent.to_string().contains("built without OpenBLAS"));
        assert_eq!(Blas::detect() == Blas::Absent, cfg!(not(feature = "blas")));
    }

    #[test]
    #[cfg(feature = "blas")]
    fn the_number_of_threads_is_the_number_set() {
        let threads = || match Blas::detect() {
            Blas::OpenBlas { threads, .. } => threads,
            Blas::Absent => unreachable!("built with BLAS"),
        };
        let before = threads();
        set_blas_threads(1);
        assert_eq!(threads(), 1);
        set_blas_threads(before);
        assert_eq!(threads(), before);
    }

    #[test]
    #[should_panic(expected = "set_blas_threads: a product needs a thread")]
    fn a_product_on_no_thread_is_refused() {
        set_blas_threads(0);
    }
}
