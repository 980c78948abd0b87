use super::*;
use live::{Session, transcript};

/// With these controls set: `start He`.
fn with(settings: &[&str]) -> Histograms {
    let mut figure = Histograms::start();
    for setting in settings {
        let (name, value) = setting.split_once(' ').unwrap();
        figure.act(Action::Set(name, value)).unwrap();
    }
    figure
}

#[test]
fn every_activation_is_in_a_bin() {
    for start in STARTS {
        for f in ACTIVATIONS {
            let figure = with(&[&format!("start {start}"), &format!("activation {f}")]);
            for layer in &figure.layers {
                let sum: f64 = layer.shares.iter().sum();
                assert!((sum - 1.0).abs() < 1e-9, "{start}, {f}: {sum}");
                assert!(layer.beyond <= layer.shares[net::BINS - 1]);
            }
        }
    }
}

/// A third of the variance is left after each layer of weights from ±1/√n, while tanh is nearly its input.
#[test]
fn uniform_weights_lose_two_thirds_of_the_variance_a_layer() {
    let layers = with(&["width 100"]).layers;
    for pair in layers[3..].windows(2) {
        let kept = (pair[1].signal / pair[0].signal).powi(2);
        assert!((kept - 1.0 / 3.0).abs() < 0.1, "{kept}");
    }
    assert!(layers[0].gradient < 0.02, "{}", layers[0].gradient);
}

#[test]
fn zeros_let_nothing_through_normalised_or_not() {
    for normalised in ["normalised no", "normalised yes"] {
        for layer in with(&["start zeros", normalised]).layers {
            assert_eq!((layer.signal, layer.shares[10]), (0.0, 1.0));
        }
    }
}

#[test]
fn xavier_suits_tanh_and_he_suits_relu() {
    let last = |settings: &[&str]| with(settings).layers.pop().unwrap().signal;
    let (tanh, relu) = ("activation tanh", "activation ReLU");
    assert!(last(&["width 100", tanh, "start Xavier"]) > 0.2);
    assert!(last(&["width 100", relu, "start He"]) > 0.4);
    assert!(last(&["width 100", relu, "start Xavier"]) < 0.1);
}

#[test]
fn normalised_layers_are_alike_whatever_their_weights() {
    for start in ["small", "uniform", "He", "large"] {
        let start = format!("start {start}");
        for layer in with(&["normalised yes", &start, "activation tanh"]).layers {
            assert!((layer.signal - 0.63).abs() < 0.03, "{start}: {}", layer.signal);
        }
    }
}

/// Behind normalised ReLUs the variance of the gradient grows by π/(π − 1) a layer on its way down (Yang
/// and others, 2019): its deviation by 1.21, and by 5.6 in nine layers.
#[test]
fn normalised_relus_blow_the_gradient_up() {
    let layers = with(&["normalised yes", "activation ReLU", "width 100", "start He"]).layers;
    let growth = (layers[0].gradient / layers[9].gradient).powf(1.0 / 9.0);
    assert!((growth - 1.21).abs() < 0.06, "{growth}");
}

#[test]
fn numbers_are_short() {
    let sizes = [0.0, 0.62, 12.5, 1.0, 3.14e-5, 9.96e-7, 2.5e6];
    assert_eq!(sizes.map(size), ["0", "0.62", "12.5", "1", "3.1·10⁻⁵", "1·10⁻⁶", "2.5·10⁶"]);
    assert_eq!(sizes.map(brief), ["0", "0.6", "10¹", "1", "10⁻⁵", "10⁻⁶", "10⁶"]);
}

#[test]
fn an_outline_is_as_high_as_its_bins() {
    let figure = with(&["start zeros"]);
    let corners = outline(1.0, &figure.layers[0]);
    let expected = [(1.9, 0.0), (1.9, 0.1), (1.0, 0.1), (1.0, 0.0), (1.9, 0.0)];
    for ((x, y), (right, high)) in corners.iter().zip(expected) {
        assert!((x - right).abs() + (y - high).abs() < 1e-12, "{corners:?}");
    }
    assert_eq!(corners.len(), 5);
}

#[test]
fn a_state_comes_back_from_its_address() {
    let figure = with(&["start He", "activation ReLU", "depth 4", "seed 7", "normalised yes"]);
    let back = Histograms::restore(&figure.address()).unwrap();
    assert_eq!((back.address(), back.scene().marks), (figure.address(), figure.scene().marks));
    for wrong in ["depth=0", "depth=1.5", "width=105", "start=one", "normalised=maybe", "seed=x"] {
        assert!(Histograms::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Histograms>::new();
    let untouched = Histograms::start().address().to_string();
    for line in ["", "press go", "set depth 11", "set width 1.5", "add 0 0 0", "restore depth=x"] {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
}

#[test]
fn a_session_has_the_answers_it_had() {
    let kept = include_str!("../histograms.transcript");
    let came = transcript::<Histograms>(kept);
    println!("if this is right, it belongs into histograms.transcript:\n{came}");
    for (number, (came, kept)) in (1..).zip(came.lines().zip(kept.lines())) {
        assert_eq!(came, kept, "histograms.transcript:{number}");
    }
    assert_eq!(came, kept);
}
