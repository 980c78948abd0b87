//! A wrong shape is the caller's bug, so the panic names the caller's line. One test, since the
//! panic hook belongs to the whole process.

use ndarray::{Array2, array};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use tensor::{GradientCheck, add_matmul, set_blas_threads};

/// The file and line at which `f` panics.
fn place_of_panic(f: impl FnOnce()) -> (String, u32) {
    let place = Arc::new(Mutex::new(None));
    let seen = place.clone();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(|at| (at.file().to_owned(), at.line()));
        *seen.lock().unwrap() = place;
    }));
    let outcome = panic::catch_unwind(AssertUnwindSafe(f));
    panic::set_hook(hook);
    assert!(outcome.is_err(), "nothing panicked");
    place.lock().unwrap().take().unwrap()
}

#[test]
fn panics_name_the_callers_line() {
    let (a, b, mut c) = (array![[1.0, 2.0]], array![[1.0]], Array2::zeros((1, 1)));
    let mut check = GradientCheck::new();
    let calls: [(u32, &mut dyn FnMut()); 4] = [
        (line!(), &mut || add_matmul(&mut c, a.view(), b.view())),
        (line!(), &mut || drop(check.compare("a", a.view(), b.view(), |_| 0.0).clone())),
        (line!(), &mut || GradientCheck::new().assert_passed()),
        (line!(), &mut || set_blas_threads(0)),
    ];
    for (line, call) in calls {
        let (file, at) = place_of_panic(call);
        assert!(file.ends_with("callers.rs") && at == line, "{file}:{at}, not line {line}");
    }
}
