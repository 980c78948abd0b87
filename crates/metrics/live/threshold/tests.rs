use super::*;
use live::{Session, transcript};

/// Presses buttons and sets controls (`share 10`).
fn after(steps: &[&str]) -> Threshold {
    let mut figure = Threshold::start();
    for step in steps {
        let action = match step.split_once(' ') {
            Some((name, value)) => Action::Set(name, value),
            None => Action::Press(step),
        };
        figure.act(action).unwrap();
    }
    figure
}

fn reading(figure: &Threshold, name: &str) -> String {
    figure.readings().into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// The point of the board that is ringed, as rates.
fn point(figure: &Threshold) -> Point {
    let ringed = figure.scene().marks.into_iter().find_map(|mark| match mark {
        Mark::Point { at, ring: true, .. } => Some(at),
        _ => None,
    });
    let ((x, y), Panel { from, to }) = (ringed.unwrap(), CURVE);
    ((x - from.0) / (to.0 - from.0), (y - from.1) / (to.1 - from.1))
}

#[test]
fn the_point_moves_from_corner_to_corner_as_the_threshold_falls() {
    let mut before = (0.0, 0.0);
    for threshold in (-50..=50).rev() {
        let set = format!("threshold {}", f64::from(threshold) / 10.0);
        let now = point(&after(&[&set]));
        assert!(now.0 >= before.0 - 1e-12 && now.1 >= before.1 - 1e-12, "{set}: {now:?}");
        before = now;
    }
    assert!(before.0 > 0.99 && before.1 > 0.99, "{before:?}");
}

/// Both classes are alike about 0, so a threshold there errs as often either way.
#[test]
fn in_the_middle_both_rates_mirror_each_other() {
    let (fpr, tpr) = point(&after(&["share 50"]));
    assert!((fpr + tpr - 1.0).abs() < 1e-12, "{fpr} {tpr}");
    assert_eq!(reading(&after(&["apart 0"]), "AUC"), "0.5");
}

#[test]
fn with_few_positives_the_best_accuracy_calls_nothing_positive() {
    let rare = after(&["share 1", "apart 1", "accuracy"]);
    assert_eq!(rare.counts().true_positives, 0);
    assert_eq!(reading(&rare, "accuracy"), "0.99");
    assert_eq!(reading(&rare, "recall"), "0");
    assert_eq!(reading(&rare, "precision"), "–, nothing is called positive");
}

#[test]
fn fewer_positives_lower_the_precision_and_leave_the_area() {
    let (even, rare) = (after(&["share 50"]), after(&["share 10"]));
    let value = |figure: &Threshold, name| reading(figure, name).parse::<f64>().unwrap();
    assert!(value(&rare, "precision") < value(&even, "precision") - 0.3);
    assert!((value(&rare, "AUC") - value(&even, "AUC")).abs() < 0.005);
}

type Named = (&'static str, fn(&Binary) -> Measure);

#[test]
fn a_chosen_threshold_is_no_worse_than_any_of_the_slider() {
    let measures: [Named; 2] = [("balanced", Binary::balanced_accuracy), ("f1", Binary::f1)];
    for (button, measure) in measures {
        let figure = after(&["share 20", button]);
        let chosen = measure(&figure.counts()).unwrap();
        for threshold in -500..=500 {
            let other = measure(&figure.ranking.at(f64::from(threshold) / 100.0));
            assert!(other.is_ok_and(|other| other <= chosen + 0.002), "{button}: {threshold}");
        }
    }
}

#[test]
fn the_matrix_holds_all_samples() {
    for steps in [&["share 1"][..], &["threshold -5"], &["apart 3", "threshold 2"]] {
        assert_eq!(after(steps).counts().samples(), SAMPLES);
    }
}

#[test]
fn every_mark_lies_on_the_board() {
    for steps in [&[][..], &["share 1", "apart 3"], &["threshold 5"], &["threshold -5", "apart 0"]]
    {
        for mark in after(steps).scene().marks {
            let points = match mark {
                Mark::Region { corners, .. }
                | Mark::Shade { corners }
                | Mark::Frame { corners } => corners,
                Mark::Line { ends, .. } => ends.to_vec(),
                Mark::Curve { points, .. } => points,
                Mark::Text { at, .. } | Mark::Point { at, .. } => vec![at],
                Mark::Cells { place, .. } => vec![place.from],
            };
            assert!(points.iter().all(|&at| BOARD.holds(at)), "{points:?}");
        }
    }
}

#[test]
fn a_state_comes_back_from_its_address() {
    let figure = after(&["apart 2.3", "share 7", "threshold -0.25", "f1"]);
    let back = Threshold::restore(&figure.address()).unwrap();
    assert_eq!((back.address(), back.scene().marks), (figure.address(), figure.scene().marks));
    for wrong in ["share=0", "share=1.5", "share=x", "threshold=6", "apart=-1"] {
        assert!(Threshold::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Threshold>::new();
    let untouched = Threshold::start().address().to_string();
    for line in [
        "",
        "press fly",
        "set threshold 6",
        "set share 1.5",
        "set apart x",
        "add 0 0 0",
        "move 0 1 1",
        "remove 0",
        "restore share=0",
    ] {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
}

#[test]
fn a_session_has_the_answers_it_had() {
    let kept = include_str!("../threshold.transcript");
    let came = transcript::<Threshold>(kept);
    println!("if this is right, it belongs into threshold.transcript:\n{came}");
    for (number, (came, kept)) in (1..).zip(came.lines().zip(kept.lines())) {
        assert_eq!(came, kept, "threshold.transcript:{number}");
    }
    assert_eq!(came, kept);
}
