//! Nets that read rows of pixels as pictures, chosen while the program runs.

use backprop::{Activation, Boxed, Change, Dense, Layer, Mode, Params, Path, See};
use cnn::Window;
use cnn::arch::{Plan, Stage};
use init::Initializer;
use labs::Error;
use labs::task::CLASSES;
use ndarray::{Array2, ArrayView1, ArrayView2, ArrayView4, ArrayViewD, CowArray, Ix1, Ix2, Ix4};
use tensor::{Real, Streams};

/// From rows of pixels to ten outputs.
pub type Net = Boxed<f32, Ix2, Ix2>;

/// A net of pictures (B, H, W, 1) that is handed rows of pixels, (B, H·W).
#[derive(Clone, Debug)]
pub struct OnPictures<L> {
    /// H and W.
    pub size: (usize, usize),
    /// The net.
    pub net: L,
}

impl<L> OnPictures<L> {
    #[track_caller]
    fn pictures<'x, F: Real>(&self, x: ArrayView2<'x, F>) -> CowArray<'x, F, Ix4> {
        let shape = (x.nrows(), self.size.0, self.size.1, 1);
        let (given, size) = (x.dim(), self.size);
        let Ok(pictures) = x.into_shape_with_order(shape) else {
            panic!("OnPictures: x is {given:?}, the pictures {size:?}")
        };
        pictures.into()
    }
}

impl<F: Real, L: Layer<F, Ix4, Out = Ix2>> Layer<F, Ix2> for OnPictures<L> {
    type Out = Ix2;
    type Cache = L::Cache;

    fn forward(&self, x: ArrayView2<F>, mode: &mut Mode<'_>) -> (Array2<F>, L::Cache) {
        self.net.forward(self.pictures(x).view(), mode)
    }

    fn backward(
        &mut self,
        x: ArrayView2<F>,
        y: ArrayView2<F>,
        dy: Array2<F>,
        cache: L::Cache,
    ) -> Array2<F> {
        let pictures = self.pictures(x);
        let dx = self.net.backward(pictures.view(), y, dy, cache);
        dx.into_shape_with_order(x.dim()).expect("as many pixels")
    }

    fn accumulate(&mut self, x: ArrayView2<F>, y: ArrayView2<F>, dy: Array2<F>, cache: L::Cache) {
        let pictures = self.pictures(x);
        self.net.accumulate(pictures.view(), y, dy, cache);
    }

    fn predict(&self, x: ArrayView2<F>) -> Array2<F> {
        self.net.predict(self.pictures(x).view())
    }

    fn observe(
        &self,
        x: ArrayView2<F>,
        path: Path<'_>,
        see: &mut dyn FnMut(Path<'_>, ArrayViewD<F>),
    ) -> Array2<F> {
        self.net.observe(self.pictures(x).view(), path, see)
    }
}

impl<F: Real, L: Params<F>> Params<F> for OnPictures<L> {
    fn visit<'a>(&'a self, path: Path<'_>, see: &mut See<'_, 'a, F>) {
        self.net.visit(path, see);
    }

    fn visit_mut(&mut self, path: Path<'_>, change: &mut Change<'_, F>) {
        self.net.visit_mut(path, change);
    }
}

/// Disjoint blocks of 2 × 2, of which the largest pixel is kept.
pub const POOL: Stage = Stage::MaxPool(Window { kernel: (2, 2), stride: (2, 2), padding: (0, 0) });

/// `maps` with kernels of `k` × `k` in a frame that keeps the size, and ReLU.
pub fn conv(maps: usize, k: usize) -> [Stage; 2] {
    [Stage::Convolve { maps, window: Window::new(k).same() }, Stage::Relu]
}

/// A convolution with ReLU, and a pooling.
pub fn block(maps: usize, k: usize) -> Vec<Stage> {
    [&conv(maps, k)[..], &[POOL]].concat()
}

/// `features` on pictures of `size`, and one dense layer that says which class it is.
pub fn plan(size: (usize, usize), features: Vec<Stage>) -> Plan {
    let classifier = vec![Stage::Flatten, Stage::Dense(CLASSES)];
    Plan { input: [size.0, size.1, 1], stages: [features, classifier].concat() }
}

/// What holds unless an experiment varies it: eight maps of 3 × 3.
pub fn baseline(size: (usize, usize)) -> Plan {
    plan(size, block(8, 3))
}

/// The net of `plan` before the first step, with the weights of He's rule and biases of 0.
///
/// # Errors
///
/// Where a layer cannot follow the one before it, or a window has no place.
pub fn build(plan: &Plan, streams: &Streams) -> Result<Net, Error> {
    let rng = &mut streams.stream("weights");
    let net = plan.build(rng)?;
    Ok(start(OnPictures { size: (plan.input[0], plan.input[1]), net }, streams))
}

/// Draws the weights of `net` by He's rule, and forgets its type.
pub fn start<L>(mut net: L, streams: &Streams) -> Net
where
    L: Layer<f32, Ix2, Out = Ix2, Cache: Send + 'static> + Clone + Send + Sync + 'static,
{
    Initializer::HeNormal.initialize(&mut net, &mut streams.stream("weights"));
    Boxed::new(net)
}

/// A multilayer perceptron with one hidden layer of ReLU.
pub fn mlp(inputs: usize, hidden: usize, streams: &Streams) -> Net {
    let rng = &mut streams.stream("weights");
    let first = Dense::random(inputs, hidden, rng).then(Activation::Relu);
    start(first.then(Dense::random(hidden, CLASSES, rng)), streams)
}

/// How many hidden neurons give a perceptron with one hidden layer about so many parameters.
pub fn equal_width(inputs: usize, parameters: usize) -> usize {
    let each = (inputs + 1 + CLASSES) as f64;
    (((parameters - CLASSES) as f64) / each).round().max(1.0) as usize
}

/// How many numbers the net of `plan` learns.
///
/// # Errors
///
/// Those of [`build`].
pub fn parameters(plan: &Plan) -> Result<usize, Error> {
    Ok(plan.summary()?.parameters())
}

/// The kernels of the first convolution, as views (O, K, K, C).
pub fn kernels(net: &Net) -> Option<ArrayView4<'_, f32>> {
    let mut first = None;
    net.visit(Path::ROOT, &mut |_, value, _| {
        if first.is_none() && value.ndim() == 4 {
            first = value.into_dimensionality::<Ix4>().ok();
        }
    });
    first
}

/// The biases of the first layer, (O,).
pub fn biases(net: &Net) -> Option<ArrayView1<'_, f32>> {
    let mut first = None;
    net.visit(Path::ROOT, &mut |_, value, _| {
        if first.is_none() && value.ndim() == 1 {
            first = value.into_dimensionality::<Ix1>().ok();
        }
    });
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 8 · (9 + 1) = 80, and 14 · 14 · 8 = 1568 numbers go to ten outputs.
    #[test]
    fn the_baseline_has_so_many_parameters() {
        let plan = baseline((28, 28));
        let net = build(&plan, &Streams::new(1)).unwrap();
        assert_eq!((net.parameters(), parameters(&plan).unwrap()), (80 + 15_690, 80 + 15_690));
        assert_eq!(net.predict(Array2::zeros((3, 784)).view()).dim(), (3, CLASSES));
        assert_eq!(kernels(&net).unwrap().dim(), (8, 3, 3, 1));
    }

    /// 785 · 68 + 69 · 10 = 54,070 are nearest to the 54,170 of the shallow net.
    #[test]
    fn a_perceptron_of_equal_size_is_found() {
        assert_eq!(equal_width(784, 54_170), 68);
        assert_eq!(mlp(784, 68, &Streams::new(1)).parameters(), 54_070);
    }

    #[test]
    fn errors_go_back_to_rows_of_pixels() {
        let mut net = build(&baseline((8, 8)), &Streams::new(1)).unwrap();
        let x = Array2::from_shape_fn((2, 64), |(i, j)| ((i + j) % 5) as f32 / 5.0);
        let (y, cache) = net.forward(x.view(), &mut Mode::Eval);
        assert_eq!(net.backward(x.view(), y.view(), y.clone(), cache).dim(), (2, 64));
    }
}
