// ANCHOR: task
//! What the outputs are to say, and the last layer and the cost that follow from it.

use ndarray::{Array2, ArrayRef2, ArrayView2};
use tensor::Real;

use crate::activation::Activation;
use crate::layer::{Layer, Mode};
use crate::loss::{LogisticCrossEntropy, Loss, SoftmaxCrossEntropy, SquaredError};
use crate::softmax::{argmax, one_hot, softmax};

/// What a net is asked for (Polish lecture 3, the problem of classification; Hungarian lecture 10).
///
/// The net itself ends in net inputs z, (B, outputs). The task is a [`Loss`] of these: it holds the
/// last activation and the cost in one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Task {
    /// Yes or no: one logistic output, targets 0 and 1.
    Binary,
    /// One of so many classes: softmax outputs, a 1 among zeros for a target.
    MultiClass(usize),
    /// Each of so many labels, or not: logistic outputs, targets 0 and 1 for each.
    MultiLabel(usize),
    /// So many numbers, in a range that is known.
    Regression(usize, Range),
}

/// Where the numbers of a regression lie, which decides its last activation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// Anywhere: no activation.
    Any,
    /// Above 0: softplus. ReLU fits as well, but below 0 it learns nothing.
    Positive,
    /// Between 0 and 1: the logistic function.
    Unit,
    /// Between −1 and 1: tanh.
    Symmetric,
}
// ANCHOR_END: task

// ANCHOR: head
impl Task {
    /// How many outputs the net needs.
    pub fn outputs(self) -> usize {
        match self {
            Self::Binary => 1,
            Self::MultiClass(outputs) | Self::MultiLabel(outputs) => outputs,
            Self::Regression(outputs, _) => outputs,
        }
    }

    /// ŷ, what the net says with its net inputs z, (B, outputs).
    ///
    /// # Panics
    ///
    /// Where z has another number of outputs.
    #[track_caller]
    pub fn answer<F: Real>(self, z: ArrayView2<F>) -> Array2<F> {
        self.check("answer", z.dim());
        match self {
            Self::Binary | Self::MultiLabel(_) => Activation::Logistic { beta: 1.0 }.predict(z),
            Self::MultiClass(_) => softmax(z),
            Self::Regression(_, range) => range.activation().predict(z),
        }
    }

    #[track_caller]
    fn check(self, method: &str, z: (usize, usize)) {
        let outputs = self.outputs();
        assert!(z.1 == outputs, "Task::{method}: z is {z:?}, the task has {outputs} outputs");
    }
}

impl Range {
    fn activation(self) -> Activation {
        match self {
            Self::Any => Activation::Identity,
            Self::Positive => Activation::Softplus,
            Self::Unit => Activation::Logistic { beta: 1.0 },
            Self::Symmetric => Activation::Tanh { beta: 1.0 },
        }
    }
}
// ANCHOR_END: head

// ANCHOR: loss
impl<F: Real> Loss<F> for Task {
    type Target = ArrayRef2<F>;

    /// # Panics
    ///
    /// `loss` also panics where a row of targets for several classes is not a 1 among zeros.
    #[track_caller]
    fn loss(&self, z: ArrayView2<F>, y: &ArrayRef2<F>) -> (F, Array2<F>) {
        self.check("loss", z.dim());
        match *self {
            Self::Binary | Self::MultiLabel(_) => LogisticCrossEntropy.loss(z, y),
            Self::MultiClass(_) => SoftmaxCrossEntropy.loss(z, &classes(y.view())),
            Self::Regression(_, range) => {
                let mut f = range.activation();
                let (y_hat, ()) = f.forward(z, &mut Mode::Eval);
                let (cost, slope) = SquaredError.loss(y_hat.view(), y);
                (cost, f.backward(z, y_hat.view(), slope, ()))
            }
        }
    }
}

/// The class of every row, which has to be a 1 among zeros.
#[track_caller]
fn classes<F: Real>(y: ArrayView2<F>) -> Vec<usize> {
    let classes = argmax(y);
    let rows = one_hot::<F>(&classes, y.ncols());
    for (row, (given, wanted)) in y.outer_iter().zip(rows.outer_iter()).enumerate() {
        assert!(given == wanted, "Task::loss: y[{row}] is {given}, not a 1 among zeros");
    }
    classes
}
// ANCHOR_END: loss

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BinaryCrossEntropy, CrossEntropy, check_loss};
    use ndarray::array;

    const RANGES: [Range; 4] = [Range::Any, Range::Positive, Range::Unit, Range::Symmetric];

    #[test]
    fn every_task_has_its_number_of_outputs() {
        let outputs = |task: Task| task.outputs();
        assert_eq!(outputs(Task::Binary), 1);
        assert_eq!(outputs(Task::MultiClass(10)), 10);
        assert_eq!(outputs(Task::MultiLabel(4)), 4);
        assert_eq!(outputs(Task::Regression(2, Range::Any)), 2);
    }

    /// The probabilities of classes sum to 1, those of labels to anything between 0 and 3.
    #[test]
    fn classes_share_one_and_labels_do_not() {
        let z = array![[2.0, 2.0, -2.0]];
        let classes = Task::MultiClass(3).answer(z.view());
        let labels = Task::MultiLabel(3).answer(z.view());
        approx::assert_abs_diff_eq!(classes.sum(), 1.0, epsilon = 1e-15);
        approx::assert_abs_diff_eq!(labels, array![[0.881, 0.881, 0.119]], epsilon = 5e-4);
    }

    #[test]
    fn the_answers_of_a_regression_stay_in_its_range() {
        let z = array![[-9.0, -0.5, 0.0, 0.5, 9.0]];
        let answers = RANGES.map(|range| Task::Regression(5, range).answer(z.view()));
        assert_eq!(answers[0], z);
        assert!(answers[1].iter().all(|&a| a > 0.0));
        assert!(answers[2].iter().all(|&a| 0.0 < a && a < 1.0));
        assert!(answers[3].iter().all(|&a| -1.0 < a && a < 1.0));
    }

    #[test]
    fn the_cost_of_a_task_is_that_of_its_answers() {
        let z = array![[0.5, -1.0, 2.0], [0.0, 1.0, -0.5]];
        let y = array![[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]];
        let cost = |task: Task| task.loss(z.view(), &y).0;
        let classes = CrossEntropy.loss(Task::MultiClass(3).answer(z.view()).view(), &y).0;
        let labels = BinaryCrossEntropy.loss(Task::MultiLabel(3).answer(z.view()).view(), &y).0;
        approx::assert_abs_diff_eq!(cost(Task::MultiClass(3)), classes, epsilon = 1e-14);
        approx::assert_abs_diff_eq!(cost(Task::MultiLabel(3)), labels, epsilon = 1e-14);
        for range in RANGES {
            let task = Task::Regression(3, range);
            let right = SquaredError.loss(task.answer(z.view()).view(), &y).0;
            assert_eq!(cost(task), right);
        }
    }

    #[test]
    fn task_gradient_matches_finite_differences() {
        let z = array![[0.5, -1.0, 2.0], [0.3, 1.0, -0.5]];
        let y = array![[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]];
        let tasks = [Task::MultiClass(3), Task::MultiLabel(3)];
        for task in tasks.into_iter().chain(RANGES.map(|range| Task::Regression(3, range))) {
            check_loss(&task, z.view(), &y).assert_passed();
        }
        check_loss(&Task::Binary, array![[0.5]].view(), &array![[1.0]]).assert_passed();
    }

    /// Softplus at z = −2 has the slope σ(−2) = 0.12; ReLU has 0, and stays where it is.
    #[test]
    fn below_zero_softplus_learns_and_relu_does_not() {
        let (z, y) = (array![[-2.0]], array![[3.0]]);
        let (_, slope) = Task::Regression(1, Range::Positive).loss(z.view(), &y);
        assert!(slope[[0, 0]] < -0.1);
        let (cost, error) = SquaredError.loss(Activation::Relu.predict(z.view()).view(), &y);
        let relu = Activation::Relu.backward(z.view(), array![[0.0]].view(), error, ());
        assert_eq!((cost, relu[[0, 0]]), (4.5, 0.0));
    }

    #[test]
    #[should_panic(expected = "Task::loss: y[1] is [0, 1, 1], not a 1 among zeros")]
    fn two_classes_at_once_are_refused() {
        let y = array![[1.0, 0.0, 0.0], [0.0, 1.0, 1.0]];
        Task::MultiClass(3).loss(Array2::zeros((2, 3)).view(), &y);
    }

    #[test]
    #[should_panic(expected = "Task::loss: z is (2, 2), the task has 1 outputs")]
    fn a_yes_or_no_has_one_output() {
        Task::Binary.loss(Array2::<f64>::zeros((2, 2)).view(), &Array2::zeros((2, 2)));
    }
}
