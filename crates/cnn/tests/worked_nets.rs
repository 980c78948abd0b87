//! Shapes and numbers of parameters of the nets on the slides.

use backprop::{Layer, Params};
use cnn::arch::{Plan, Row, Stage, book, conv20_conv50, fashion, shallow, vgg, vgg13};
use cnn::{Conv2d, Window, receptive_field};
use tensor::Streams;

/// The rows that learn something.
fn learned(plan: &Plan) -> Vec<Row> {
    let rows = plan.summary().unwrap().rows;
    rows.into_iter().filter(|row| row.parameters > 0).collect()
}

fn counts(plan: &Plan) -> Vec<usize> {
    learned(plan).iter().map(|row| row.parameters).collect()
}

/// k (F² c + 1).
#[test]
fn parameters_of_a_convolution_are_its_kernels_and_a_bias_for_each() {
    let mut rng = Streams::new(1).stream("init");
    for (maps, k, channels, expected) in [(20, 5, 1, 520), (50, 5, 20, 25_050), (8, 3, 1, 80)] {
        let layer = Conv2d::<f32>::random(channels, maps, Window::new(k), &mut rng);
        assert_eq!((layer.parameters(), maps * (k * k * channels + 1)), (expected, expected));
    }
}

/// 8·(9 + 1) and 10·(5408 + 1).
#[test]
fn the_shallow_net_has_eight_maps_of_26() {
    let rows = shallow().summary().unwrap().rows;
    assert_eq!((&rows[0].shape[..], &rows[2].shape[..]), (&[26, 26, 8][..], &[5408][..]));
    assert_eq!(counts(&shallow()), [80, 54_090]);
}

#[test]
fn the_second_convolution_of_the_listing_makes_fifty_maps_of_8() {
    let rows = conv20_conv50().summary().unwrap().rows;
    let shapes: Vec<&[usize]> =
        [0, 2, 3, 5, 6].iter().map(|&n: &usize| &rows[n].shape[..]).collect();
    let right: [&[usize]; 5] = [&[24, 24, 20], &[12, 12, 20], &[8, 8, 50], &[4, 4, 50], &[800]];
    assert_eq!(shapes, right);
    assert_eq!(counts(&conv20_conv50()), [520, 25_050, 400_500, 5_010]);
}

/// 28 → 14 → 7 → 3, and 3·3·256 = 2304.
#[test]
fn the_keras_net_has_the_parameters_of_its_listing() {
    let plan = fashion();
    assert_eq!(counts(&plan), [3_200, 73_856, 147_584, 295_168, 590_080, 295_040, 8_256, 650]);
    let summary = plan.summary().unwrap();
    assert_eq!(summary.parameters(), 1_413_834);
    let pooled = |row: &&Row| row.layer.starts_with("max pool");
    let sides: Vec<usize> = summary.rows.iter().filter(pooled).map(|row| row.shape[0]).collect();
    assert_eq!(sides, [14, 7, 3]);
    let flat = summary.rows.iter().find(|row| row.layer == "flatten").unwrap();
    assert_eq!(flat.shape, [2304]);
    let names: Vec<&str> = summary.rows.iter().map(|row| &row.layer[..]).collect();
    assert_eq!(
        names[14..],
        ["dense 128", "ReLU", "dropout 0.5", "dense 64", "ReLU", "dropout 0.5", "dense 10"]
    );
}

/// 28 → 14 → 7: 832, 51,264, 7·7·64·1024 + 1024 and 10,250.
#[test]
fn the_net_of_the_book_ends_in_1024_neurons() {
    assert_eq!(counts(&book()), [832, 51_264, 3_212_288, 10_250]);
}

#[test]
fn vgg_13_has_nine_tenths_of_its_parameters_in_two_dense_layers() {
    let rows = learned(&vgg13());
    assert_eq!(rows.len(), 12);
    let sum = |rows: &[Row]| rows.iter().map(|row| row.parameters).sum::<usize>();
    assert_eq!((sum(&rows[..10]), sum(&rows[10..])), (9_404_992, 119_545_856));
    assert_eq!(vgg13().summary().unwrap().parameters(), 128_950_848);
    let last_maps = &vgg13().summary().unwrap().rows[24];
    assert_eq!((&last_maps.layer[..8], &last_maps.shape[..]), ("max pool", &[7, 7, 512][..]));
}

/// A stack of three sees 7 × 7 with 27 C² weights, one kernel of 7 × 7 has 49 C².
#[test]
fn a_stack_of_small_kernels_sees_as_much_with_fewer_weights() {
    let c = 32;
    let stack = vgg([32, 32, c], &[(3, c)], &[10]);
    let three: Vec<Window> = stack.windows().into_iter().take(3).collect();
    assert_eq!(receptive_field(&three)[0].size, 7);
    let weights: usize = counts(&stack)[..3].iter().map(|count| count - c).sum();
    assert_eq!(weights, 27 * c * c);
    let one = Stage::Convolve { maps: c, window: Window::new(7).same() };
    let one = Plan { input: [32, 32, c], stages: vec![one] };
    assert_eq!(counts(&one), [49 * c * c + c]);
}

/// A net of this kind for small images: it can be built, and makes what it says.
#[test]
fn a_small_vgg_answers_for_ten_classes() {
    let plan = vgg([28, 28, 1], &[(2, 4), (2, 8)], &[32, 10]);
    let net = plan.build::<f32>(&mut Streams::new(1).stream("init")).unwrap();
    assert_eq!(net.parameters(), plan.summary().unwrap().parameters());
    let x = ndarray::Array4::zeros((2, 28, 28, 1));
    assert_eq!(net.predict(x.view()).dim(), (2, 10));
}
