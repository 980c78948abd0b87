// ANCHOR: build
//! From a list to a net.

use backprop::{Activation, Boxed, Dense, Layer};
use ndarray::{Ix2, Ix4};
use tensor::{Real, Rng};
use training::Dropout;

use super::plan::{Plan, Stage};
use crate::average::{AveragePool, GlobalAverage};
use crate::conv2d::Conv2d;
use crate::error::Error;
use crate::flatten::Flatten;
use crate::pool::MaxPool;

/// What is built so far: nothing, layers that make maps, or layers that make a row for each image.
enum Built<F: Real> {
    Nothing,
    Maps(Boxed<F, Ix4, Ix4>),
    Rows(Boxed<F, Ix4, Ix2>),
}

impl<F: Real> Built<F> {
    /// With a layer from maps to maps.
    fn maps(self, next: Boxed<F, Ix4, Ix4>) -> Self {
        match self {
            Self::Nothing => Self::Maps(next),
            Self::Maps(net) => Self::Maps(Boxed::new(net.then(next))),
            Self::Rows(_) => unreachable!("the summary has refused it"),
        }
    }

    /// With the layer that makes a row of the maps.
    fn turn(self, next: Boxed<F, Ix4, Ix2>) -> Self {
        match self {
            Self::Nothing => Self::Rows(next),
            Self::Maps(net) => Self::Rows(Boxed::new(net.then(next))),
            Self::Rows(_) => unreachable!("the summary has refused it"),
        }
    }

    /// With a layer from rows to rows.
    fn rows(self, next: Boxed<F, Ix2, Ix2>) -> Self {
        match self {
            Self::Rows(net) => Self::Rows(Boxed::new(net.then(next))),
            _ => unreachable!("the summary has refused it"),
        }
    }
}
// ANCHOR_END: build

impl Plan {
    // ANCHOR: net
    /// The net of this list: from (B, H, W, C) to (B, outputs). Weights are drawn as those of
    /// [`Conv2d::random`] and [`Dense::random`].
    ///
    /// # Errors
    ///
    /// Those of [`summary`](Self::summary), and [`Error::Order`] where maps come out in the end.
    pub fn build<F: Real>(&self, rng: &mut Rng) -> Result<Boxed<F, Ix4, Ix2>, Error> {
        let summary = self.summary()?;
        let shapes = summary.rows.iter().map(|row| &row.shape[..]);
        let before = [&self.input[..]].into_iter().chain(shapes);
        let mut net = Built::Nothing;
        for (stage, shape) in self.stages.iter().zip(before) {
            let inputs = *shape.last().expect("no shape is empty");
            let in_rows = matches!(net, Built::Rows(_));
            net = match *stage {
                Stage::Convolve { maps, window } => {
                    net.maps(Boxed::new(Conv2d::random(inputs, maps, window, rng)))
                }
                Stage::MaxPool(window) => net.maps(Boxed::new(MaxPool::over(window))),
                Stage::AveragePool(window) => net.maps(Boxed::new(AveragePool::over(window))),
                Stage::GlobalAverage => net.turn(Boxed::new(GlobalAverage)),
                Stage::Flatten => net.turn(Boxed::new(Flatten)),
                Stage::Dense(outputs) => net.rows(Boxed::new(Dense::random(inputs, outputs, rng))),
                Stage::Relu if in_rows => net.rows(Boxed::new(Activation::Relu)),
                Stage::Relu => net.maps(Boxed::new(Activation::Relu)),
                Stage::Dropout(drop) if in_rows => net.rows(Boxed::new(dropout(drop))),
                Stage::Dropout(drop) => net.maps(Boxed::new(dropout(drop))),
            };
        }
        if let Built::Rows(net) = net {
            return Ok(net);
        }
        let shape = format!("{:?}", summary.rows.last().map_or(&self.input[..], |row| &row.shape));
        let (layer, name) = (self.stages.len(), "the end".to_owned());
        Err(Error::Order { layer, name, expects: "a row of numbers", shape })
    }
    // ANCHOR_END: net
}

// ANCHOR: dropout
fn dropout(drop: f64) -> Dropout {
    Dropout::new(drop).expect("the summary has looked at it")
}
// ANCHOR_END: dropout

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Window;
    use crate::arch::{Summary, book, conv20_conv50, fashion, shallow, summarize};
    use backprop::{Params, Path, check_layer};
    use ndarray::Array4;
    use ndarray_rand::RandomExt;
    use ndarray_rand::rand_distr::StandardNormal;
    use tensor::Streams;

    fn rng() -> Rng {
        Streams::new(1).stream("init")
    }

    /// Every kind of layer, with dropout among maps and among rows.
    fn small() -> Plan {
        let conv = |maps, k| Stage::Convolve { maps, window: Window::new(k).same() };
        let features =
            [conv(2, 3), Stage::Relu, Stage::MaxPool(Window::blocks(2)), Stage::Dropout(0.2)];
        let more =
            [conv(3, 1), Stage::AveragePool(Window::new(2)), Stage::Flatten, Stage::Dense(4)];
        let last = [Stage::Relu, Stage::Dropout(0.3), Stage::Dense(3)];
        Plan { input: [6, 6, 2], stages: [&features[..], &more, &last].concat() }
    }

    #[test]
    fn gradient_matches_through_every_kind_of_layer() {
        let mut net = small().build(&mut rng()).unwrap();
        let x =
            Array4::random_using((3, 6, 6, 2), StandardNormal, &mut Streams::new(2).stream("x"));
        check_layer(&mut net, x.view(), 1).assert_passed();
    }

    #[test]
    fn the_net_makes_what_the_list_says() {
        let of_list = |plan: &Plan| plan.summary().unwrap().rows;
        let of_net = |plan: &Plan| {
            let [height, width, channels] = plan.input;
            let net = plan.build::<f32>(&mut rng()).unwrap();
            let Summary { rows } =
                summarize(&net, Array4::zeros((1, height, width, channels)).view());
            rows
        };
        for plan in [small(), conv20_conv50(), fashion(), book(), shallow()] {
            let (list, net) = (of_list(&plan), of_net(&plan));
            assert_eq!(list.len(), net.len());
            for (list, net) in list.iter().zip(&net) {
                assert_eq!((&list.shape, list.parameters), (&net.shape, net.parameters));
            }
        }
    }

    #[test]
    fn what_the_layers_would_refuse_with_a_panic_is_an_error() {
        let (last, wide) = ([Stage::Flatten, Stage::Dense(10)], Window::new(2).padding(2));
        let conv = |maps| Stage::Convolve { maps, window: Window::new(3) };
        for (input, first) in [
            ([4, 4, 1], vec![Stage::MaxPool(wide)]),
            ([4, 4, 1], vec![conv(0)]),
            ([4, 4, 0], vec![conv(2)]),
            ([0, 4, 1], vec![]),
            ([4, 4, 1], vec![Stage::Flatten, Stage::Dense(0)]),
        ] {
            let plan = Plan { input, stages: [&first[..], &last].concat() };
            assert!(plan.build::<f32>(&mut rng()).is_err(), "{plan:?}");
        }
    }

    #[test]
    fn paths_count_the_layers_of_the_list() {
        let net = conv20_conv50().build::<f32>(&mut rng()).unwrap();
        let mut paths = Vec::new();
        net.visit(Path::ROOT, &mut |path, _, _| paths.push(path.to_string()));
        assert_eq!(paths[2..6], ["3.weight", "3.bias", "7.weight", "7.bias"]);
    }

    #[test]
    fn a_net_that_ends_in_maps_is_refused() {
        let plan = Plan { input: [4, 4, 1], stages: vec![Stage::MaxPool(Window::blocks(2))] };
        let error = plan.build::<f32>(&mut rng()).err().unwrap().to_string();
        assert_eq!(error, "layer 1, the end: expects a row of numbers, what comes is [2, 2, 1]");
        let plan = Plan { input: [4, 4, 1], stages: vec![] };
        assert!(plan.build::<f32>(&mut rng()).err().unwrap().to_string().ends_with("[4, 4, 1]"));
    }

    #[test]
    fn a_mean_of_each_map_ends_a_net_too() {
        let conv = Stage::Convolve { maps: 5, window: Window::new(3) };
        let plan = Plan { input: [6, 6, 1], stages: vec![conv, Stage::GlobalAverage] };
        let net = plan.build::<f32>(&mut rng()).unwrap();
        assert_eq!(net.predict(Array4::zeros((2, 6, 6, 1)).view()).dim(), (2, 5));
        let plan = Plan { input: [6, 6, 4], stages: vec![Stage::GlobalAverage] };
        assert_eq!(plan.build::<f32>(&mut rng()).unwrap().parameters(), 0);
    }
}
