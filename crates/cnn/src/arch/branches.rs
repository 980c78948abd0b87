// ANCHOR: branches
//! Several layers beside each other, on the same image.

use backprop::{Activation, Boxed, Change, Layer, Mode, Params, Path, See};
use ndarray::{Array4, ArrayView4, Axis, Ix4, Slice, concatenate};
use tensor::{Real, Rng};

use crate::conv2d::Conv2d;
use crate::pool::MaxPool;
use crate::window::Window;

/// Layers that all see x, and whose maps are put behind each other: (B, H, W, Σ O).
///
/// On the way back each has the errors of its own maps, and ∂C/∂x is the sum over all.
#[derive(Clone, Debug)]
pub struct Branches<L>(pub Vec<L>);

impl<F: Real, L: Layer<F, Ix4, Out = Ix4>> Layer<F, Ix4> for Branches<L> {
    type Out = Ix4;
    /// Of every layer how many maps it made, and its receipt.
    type Cache = Vec<(usize, L::Cache)>;

    /// # Panics
    ///
    /// Where there is no branch, or their maps differ in size.
    #[track_caller]
    fn forward(&self, x: ArrayView4<F>, mode: &mut Mode<'_>) -> (Array4<F>, Self::Cache) {
        let passes = self.0.iter().map(|branch| branch.forward(x, mode));
        let (maps, receipts): (Vec<_>, Vec<_>) = passes.unzip();
        let views: Vec<_> = maps.iter().map(|maps| maps.view()).collect();
        let Ok(y) = concatenate(Axis(3), &views) else {
            let shapes: Vec<_> = maps.iter().map(Array4::dim).collect();
            panic!("Branches::forward: the maps are {shapes:?}, they have to differ in number only")
        };
        (y, maps.iter().map(|maps| maps.dim().3).zip(receipts).collect())
    }
    // ANCHOR_END: branches

    // ANCHOR: backward
    #[track_caller]
    fn backward(
        &mut self,
        x: ArrayView4<F>,
        y: ArrayView4<F>,
        dy: Array4<F>,
        cache: Self::Cache,
    ) -> Array4<F> {
        assert!(
            y.dim() == dy.dim(),
            "Branches::backward: y is {:?}, ∂C/∂y {:?}",
            y.dim(),
            dy.dim()
        );
        let (mut dx, mut first) = (Array4::zeros(x.dim()), 0);
        for (branch, (maps, receipt)) in self.0.iter_mut().zip(cache) {
            let own = Slice::from(first..first + maps);
            let (y, dy) = (y.slice_axis(Axis(3), own), dy.slice_axis(Axis(3), own));
            dx += &branch.backward(x, y, dy.to_owned(), receipt);
            first += maps;
        }
        dx
    }
}

impl<F: Real, L: Params<F>> Params<F> for Branches<L> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.0.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.0.visit_mut(path, change);
    }
}
// ANCHOR_END: backward

// ANCHOR: inception
/// How many maps each branch of an Inception module makes, and the 1 × 1 convolutions in front of the large
/// kernels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inception {
    /// By 1 × 1.
    pub one: usize,
    /// By 1 × 1, and by 3 × 3 behind it.
    pub three: (usize, usize),
    /// By 1 × 1, and by 5 × 5 behind it.
    pub five: (usize, usize),
    /// By 1 × 1 behind the largest of every 3 × 3.
    pub pool: usize,
}

impl Inception {
    /// The module on `channels` (Szegedy and others, 2014; Russian notes §5.4): every branch keeps the size,
    /// and ReLU is behind every convolution.
    ///
    /// The 1 × 1 in front is a bottleneck: from C to O maps with kernels of K × K by way of R, C·R + K²·R·O
    /// weights do what K²·C·O did.
    pub fn build<F: Real>(self, channels: usize, rng: &mut Rng) -> Branches<Boxed<F, Ix4, Ix4>> {
        let mut conv = |from, to, k| {
            Conv2d::random(from, to, Window::new(k).same(), rng).then(Activation::Relu)
        };
        let ((before_three, three), (before_five, five)) = (self.three, self.five);
        Branches(vec![
            Boxed::new(conv(channels, self.one, 1)),
            Boxed::new(conv(channels, before_three, 1).then(conv(before_three, three, 3))),
            Boxed::new(conv(channels, before_five, 1).then(conv(before_five, five, 5))),
            Boxed::new(MaxPool::over(Window::new(3).same()).then(conv(channels, self.pool, 1))),
        ])
    }
}
// ANCHOR_END: inception

#[cfg(test)]
mod tests {
    use super::*;
    use backprop::check_layer;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    const SMALL: Inception = Inception { one: 2, three: (2, 3), five: (1, 2), pool: 1 };

    fn rng() -> Rng {
        Streams::new(1).stream("init")
    }

    fn normal(shape: (usize, usize, usize, usize)) -> Array4<f64> {
        Array4::random_using(shape, StandardNormal, &mut Streams::new(4).stream("x"))
    }

    #[test]
    fn gradient_matches_through_all_four_branches() {
        let mut module = SMALL.build(3, &mut rng());
        check_layer(&mut module, normal((2, 4, 5, 3)).view(), 1).assert_passed();
    }

    #[test]
    fn maps_of_the_branches_stand_behind_each_other() {
        let (module, x) = (SMALL.build(3, &mut rng()), normal((2, 4, 5, 3)));
        let y = module.predict(x.view());
        assert_eq!(y.dim(), (2, 4, 5, 2 + 3 + 2 + 1));
        let second = module.0[1].predict(x.view());
        assert_eq!(y.slice(ndarray::s![.., .., .., 2..5]), second);
    }

    /// GoogLeNet's first module, 192 channels to 64 + 128 + 32 + 32: weights and biases of each convolution.
    #[test]
    fn the_bottleneck_makes_the_large_kernels_cheap() {
        let module = Inception { one: 64, three: (96, 128), five: (16, 32), pool: 32 };
        let net = module.build::<f32>(192, &mut rng());
        let one = 192 * 64 + 64;
        let three = 192 * 96 + 96 + 9 * 96 * 128 + 128;
        let five = 192 * 16 + 16 + 25 * 16 * 32 + 32;
        assert_eq!(net.parameters(), one + three + five + 192 * 32 + 32);
        assert_eq!(net.parameters(), 163_696);
        // 5 × 5 from 192 to 32 directly has 153,600 weights, by way of 16 maps 15,872.
        assert_eq!((25 * 192 * 32, 192 * 16 + 25 * 16 * 32), (153_600, 15_872));
    }

    #[test]
    fn a_gradient_lies_under_the_number_of_its_branch() {
        let module = SMALL.build::<f64>(3, &mut rng());
        let mut paths = Vec::new();
        module.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
        assert_eq!((&paths[0][..], &paths[4][..]), ("0.0.weight", "1.2.weight"));
    }

    #[test]
    #[should_panic(
        expected = "the maps are [(1, 3, 3, 1), (1, 2, 2, 1)], they have to differ in number"
    )]
    fn maps_of_different_sizes_are_refused() {
        let conv = |k| Conv2d::<f64>::random(1, 1, Window::new(k), &mut rng());
        Branches(vec![conv(2), conv(3)]).predict(normal((1, 4, 4, 1)).view());
    }

    #[test]
    #[should_panic(expected = "Branches::backward: y is (1, 3, 3, 1), ∂C/∂y (1, 4, 4, 1)")]
    fn errors_of_another_size_are_refused() {
        let mut both = Branches(vec![Conv2d::<f64>::random(1, 1, Window::new(2), &mut rng())]);
        let x = normal((1, 4, 4, 1));
        let (y, receipt) = both.forward(x.view(), &mut Mode::Eval);
        both.backward(x.view(), y.view(), x.clone(), receipt);
    }
}
