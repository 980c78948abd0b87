//! What a convolution allocates: never the windows of a whole batch.

#[path = "../../backprop/tests/counting/mod.rs"]
mod counting;

use backprop::{Layer, Mode};
use cnn::{Conv2d, Window};
use counting::{count, reset};
use ndarray::Array4;
use tensor::{Blas, Streams};

/// The most bytes held during `work`, beyond what was held before.
fn peak<T>(work: impl FnOnce() -> T) -> isize {
    reset();
    let before = count().held;
    let result = work();
    let peak = count().peak - before;
    drop(result);
    peak
}

/// The second convolution of the lecture's net, for 16 and for 128 images. Windows of 128 images would be
/// 128·64·500·4 bytes = 16 MB; what grows with the batch is y, 64·50·4 bytes an image, and on the way back
/// ∂C/∂x, 144·20·4.
#[test]
fn windows_take_as_much_room_for_many_images_as_for_few() {
    let mut rng = Streams::new(1).stream("init");
    let mut layer = Conv2d::<f32>::random(20, 50, Window::new(5), &mut rng);
    let [few, many] = [16, 128].map(|batch| {
        let x = Array4::zeros((batch, 12, 12, 20));
        let forward = peak(|| layer.forward(x.view(), &mut Mode::Eval));
        let z = layer.predict(x.view());
        let delta = z.clone();
        let backward = peak(|| layer.backward(x.view(), z.view(), delta, ()));
        let delta = z.clone();
        let accumulate = peak(|| layer.accumulate(x.view(), z.view(), delta, ()));
        (forward, backward, accumulate)
    });
    let (y, dx, slack) = (112 * 64 * 50 * 4, 112 * 144 * 20 * 4, 4096);
    assert!((many.0 - few.0 - y).abs() <= slack, "forward: {few:?}, {many:?}");
    assert!((many.1 - few.1 - dx).abs() <= slack, "backward: {few:?}, {many:?}");
    assert!((many.2 - few.2).abs() <= slack, "accumulate: {few:?}, {many:?}");
    // No ∂C/∂x for the first layer: 0.5 MB of windows, and nothing the size of the batch. Without BLAS the
    // product allocates what it packs.
    let packed = if Blas::detect() == Blas::Absent { 600_000 } else { 0 };
    assert!(many.2 < 600_000 + packed, "accumulate: {many:?}");
}
