//! What does not fit is refused where it is handed over: the panic names the caller's line. One test,
//! since the panic hook belongs to the whole process.

use backprop::{
    AbsoluteError, BinaryCrossEntropy, CrossEntropy, Hinge, Huber, LogisticCrossEntropy, Loss,
    SoftmaxCrossEntropy, SquaredError, Task, argmax, one_hot,
};
use ndarray::{Array2, ArrayView2, array};
use std::panic::{self, Location};
use std::sync::{Arc, Mutex};

/// The message of the panic in `f`, which has to name a line of this file.
#[track_caller]
fn refused(f: impl FnOnce() + panic::UnwindSafe) -> String {
    let said = Arc::new(Mutex::new(None));
    let seen = said.clone();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(|at| (at.file().to_owned(), at.line()));
        *seen.lock().unwrap() = Some((info.payload_as_str().unwrap_or_default().to_owned(), place));
    }));
    let outcome = panic::catch_unwind(f);
    panic::set_hook(hook);
    assert!(outcome.is_err(), "nothing panicked");
    let (message, place) = said.lock().unwrap().take().unwrap();
    let (file, line) = place.expect("every panic has a place");
    assert_eq!((file.as_str(), line), (file!(), Location::caller().line()), "{message}");
    message
}

#[test]
fn every_cost_names_what_it_was_given_and_the_callers_line() {
    let (z, none): (Array2<f64>, Array2<f64>) = (Array2::zeros((2, 3)), Array2::zeros((0, 3)));
    let (z, none): (ArrayView2<f64>, ArrayView2<f64>) = (z.view(), none.view());
    let two = Array2::zeros((2, 2));
    let empty = ": ŷ is (0, 3), an empty batch has no mean";
    let other = ": ŷ is (2, 3), y is (2, 2)";

    assert_eq!(refused(|| drop(SquaredError.loss(none, &none))), format!("SquaredError{empty}"));
    assert_eq!(refused(|| drop(AbsoluteError.loss(none, &none))), format!("AbsoluteError{empty}"));
    assert_eq!(refused(|| drop(Huber::new(1.0).loss(none, &none))), format!("Huber{empty}"));
    assert_eq!(refused(|| drop(CrossEntropy.loss(none, &none))), format!("CrossEntropy{empty}"));
    assert_eq!(refused(|| drop(Hinge.loss(none, &[]))), format!("Hinge{empty}"));

    assert_eq!(refused(|| drop(SquaredError.loss(z, &two))), format!("SquaredError{other}"));
    assert_eq!(refused(|| drop(AbsoluteError.loss(z, &two))), format!("AbsoluteError{other}"));
    assert_eq!(refused(|| drop(Huber::new(1.0).loss(z, &two))), format!("Huber{other}"));
    let binary = refused(|| drop(BinaryCrossEntropy.loss(z, &two)));
    assert_eq!(binary, format!("BinaryCrossEntropy{other}"));
    let logistic = refused(|| drop(LogisticCrossEntropy.loss(z, &two)));
    assert_eq!(logistic, format!("LogisticCrossEntropy{other}"));

    let fused = refused(|| drop(SoftmaxCrossEntropy.loss(z, &[0, 7])));
    assert_eq!(fused, "SoftmaxCrossEntropy: y[1] is class 7, ŷ has classes below 3");
    assert_eq!(
        refused(|| drop(Hinge.loss(z, &[0, 3]))),
        "Hinge: y[1] is class 3, ŷ has classes below 3"
    );
    let infinite = array![[0.5, f64::INFINITY]];
    assert_eq!(
        refused(|| drop(BinaryCrossEntropy.loss(infinite.view(), &infinite))),
        "BinaryCrossEntropy: ŷ[0, 1] is inf, a probability is from 0 to 1"
    );
    let task = refused(|| drop(Task::MultiClass(4).loss(z, &two)));
    assert_eq!(task, "Task::loss: z is (2, 3), the task has 4 outputs");
    let answer = refused(|| drop(Task::Binary.answer(z)));
    assert_eq!(answer, "Task::answer: z is (2, 3), the task has 1 outputs");
    let delta = refused(|| _ = Huber::new(-1.0));
    assert_eq!(delta, "Huber::new: δ is -1, it has to be positive");
    let narrow = Array2::<f64>::zeros((2, 0));
    let class = refused(move || drop(argmax(narrow.view())));
    assert_eq!(class, "argmax: ŷ is (2, 0), there is no class");
    let row = refused(|| drop(one_hot::<f64>(&[2], 2)));
    assert_eq!(row, "one_hot: classes[0] is 2, there are 2 classes");
}
