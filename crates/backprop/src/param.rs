// ANCHOR: param
//! What a layer learns: values, their gradients, and the paths they go by.

use ndarray::{Array, ArrayViewD, ArrayViewMutD, Dimension};
use std::fmt;
use tensor::Real;

/// A value that is learned, and ∂C/∂value, which has its shape.
///
/// Gradients add up until somebody clears them: a sum over samples, over branches of a net, over
/// steps of time is a sum of contributions.
#[derive(Clone, Debug, PartialEq)]
pub struct Param<F, D: Dimension> {
    /// θ.
    pub value: Array<F, D>,
    /// ∂C/∂θ.
    pub grad: Array<F, D>,
}

impl<F: Real, D: Dimension> Param<F, D> {
    /// With a gradient of zero.
    pub fn new(value: Array<F, D>) -> Self {
        let grad = Array::zeros(value.raw_dim());
        Self { value, grad }
    }
}
// ANCHOR_END: param

// ANCHOR: params
/// Everything a model stores, one array after the other, each under its path.
///
/// What is learned comes with its gradient. What is only stored, such as a running mean, comes
/// without.
pub trait Params<F: Real> {
    /// Shows every array to `see`. What stores nothing has nothing to show.
    fn visit<'a>(&'a self, _path: Path<'_>, _see: &mut See<'_, 'a, F>) {}

    /// Hands every array to `change`, in the order of [`visit`](Self::visit).
    fn visit_mut(&mut self, _path: Path<'_>, _change: &mut Change<'_, F>) {}

    /// As how many layers it counts where a chain numbers its own: a chain as many as it has.
    fn links(&self) -> usize {
        1
    }

    /// Sets all gradients to zero.
    fn zero_grad(&mut self) {
        self.visit_mut(Path::ROOT, &mut |_, _, grad| {
            grad.into_iter().for_each(|mut grad| grad.fill(F::zero()));
        });
    }

    /// How many numbers are learned.
    fn parameters(&self) -> usize {
        let mut count = 0;
        self.visit(Path::ROOT, &mut |_, _, grad| count += grad.map_or(0, |grad| grad.len()));
        count
    }
}

/// Called with path, value and gradient.
pub type See<'f, 'a, F> = dyn FnMut(Path<'_>, ArrayViewD<'a, F>, Option<ArrayViewD<'a, F>>) + 'f;

/// Called with path, value and gradient, both to be changed.
pub type Change<'f, F> =
    dyn FnMut(Path<'_>, ArrayViewMutD<'_, F>, Option<ArrayViewMutD<'_, F>>) + 'f;
// ANCHOR_END: params

// ANCHOR: visit
impl<F: Real, D: Dimension> Params<F> for Param<F, D> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        see(path, self.value.view().into_dyn(), Some(self.grad.view().into_dyn()));
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        change(path, self.value.view_mut().into_dyn(), Some(self.grad.view_mut().into_dyn()));
    }
}
// ANCHOR_END: visit

// ANCHOR: path
/// Where in a model an array lies: `2.weight` is the weight of the third layer of a chain.
///
/// These are the names that PyTorch gives to the same arrays. A path lives on the stack and becomes
/// text when it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Path<'p> {
    above: Option<&'p Path<'p>>,
    name: Name<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Name<'p> {
    /// The model itself.
    Root,
    Word(&'p str),
    /// An element of a list, whatever it is.
    Element(usize),
    /// A layer of a chain. A chain in its place goes on counting.
    Link(usize),
}

impl<'p> Path<'p> {
    /// The model itself.
    pub const ROOT: Path<'static> = Path { above: None, name: Name::Root };

    /// The part called `name`.
    pub fn at(&'p self, name: &'p str) -> Self {
        Self { above: Some(self), name: Name::Word(name) }
    }

    /// The element `index` of a list.
    pub fn element(&'p self, index: usize) -> Self {
        Self { above: Some(self), name: Name::Element(index) }
    }

    /// The two parts of a chain whose first part counts as `links`.
    pub fn split(&'p self, links: usize) -> (Self, Self) {
        let (above, first) = match self.name {
            Name::Link(first) => (self.above, first),
            _ => (Some(self), 0),
        };
        let link = |index| Self { above, name: Name::Link(index) };
        (link(first), link(first + links))
    }
}
// ANCHOR_END: path

// ANCHOR: display
impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(above) = self.above.filter(|above| !matches!(above.name, Name::Root)) {
            write!(out, "{above}.")?;
        }
        match self.name {
            Name::Root => Ok(()),
            Name::Word(word) => out.write_str(word),
            Name::Element(index) | Name::Link(index) => write!(out, "{index}"),
        }
    }
}
// ANCHOR_END: display

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Ix1, array};

    /// Something learned and something stored.
    struct Both(Param<f64, Ix1>, Array<f64, Ix1>);

    impl Params<f64> for Both {
        fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, f64>) {
            self.0.visit(path.at("weight"), see);
            see(path.at("mean"), self.1.view().into_dyn(), None);
        }

        fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, f64>) {
            self.0.visit_mut(path.at("weight"), change);
            change(path.at("mean"), self.1.view_mut().into_dyn(), None);
        }
    }

    fn both() -> Both {
        let mut both = Both(Param::new(array![1.0, 2.0, 3.0]), array![7.0, 8.0]);
        both.0.grad.fill(5.0);
        both
    }

    #[test]
    fn a_parameter_begins_without_a_gradient() {
        let weight = Param::new(array![[1.0, 2.0]]);
        assert_eq!((weight.value, weight.grad), (array![[1.0, 2.0]], array![[0.0, 0.0]]));
    }

    #[test]
    fn gradients_are_cleared_and_values_stay() {
        let mut both = both();
        both.zero_grad();
        assert_eq!((both.0.grad, both.0.value), (array![0.0, 0.0, 0.0], array![1.0, 2.0, 3.0]));
        assert_eq!(both.1, array![7.0, 8.0]);
    }

    #[test]
    fn what_is_learned_counts_and_what_is_stored_does_not() {
        assert_eq!(both().parameters(), 3);
    }

    /// The views live as long as the model: they can be collected.
    #[test]
    fn a_visit_shows_path_value_and_gradient() {
        let both = both();
        let mut all = Vec::new();
        both.visit(Path::ROOT, &mut |path, value, grad| all.push((path.to_string(), value, grad)));
        assert_eq!((&all[0].0[..], all[0].1.len()), ("weight", 3));
        assert_eq!(all[0].2, Some(array![5.0, 5.0, 5.0].view().into_dyn()));
        assert_eq!(
            (&all[1].0[..], &all[1].1, &all[1].2),
            ("mean", &both.1.view().into_dyn(), &None)
        );
    }

    #[test]
    fn a_path_is_written_with_dots() {
        let root = Path::ROOT;
        assert_eq!(root.to_string(), "");
        assert_eq!(root.at("encoder").element(3).at("weight").to_string(), "encoder.3.weight");
    }

    /// A chain of 2 and 1 links: parts 0 and 2; the first of them splits into 0 and 1.
    #[test]
    fn a_chain_in_a_chain_goes_on_counting() {
        let (first, second) = Path::ROOT.split(2);
        assert_eq!((first.to_string(), second.to_string()), ("0".into(), "2".into()));
        let (one, two) = first.split(1);
        assert_eq!((one.to_string(), two.to_string()), ("0".into(), "1".into()));
        let (three, four) = second.split(1);
        assert_eq!((three.to_string(), four.to_string()), ("2".into(), "3".into()));
    }

    #[test]
    fn a_chain_in_a_named_part_counts_from_0() {
        let part = Path::ROOT.at("decoder");
        let (_, second) = part.split(1);
        assert_eq!(second.at("bias").to_string(), "decoder.1.bias");
        let element = second.element(4);
        let (first, _) = element.split(1);
        assert_eq!(first.to_string(), "decoder.1.4.0");
    }
}
