use super::*;
use live::{Mark, Session, transcript};
use training::Finding;

use std::sync::LazyLock;

use crate::words::{evidence, ignorance, rebuttal, short, ten_to};

/// The first cases.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| (0..60).map(Case::new).collect());

fn after(actions: &[&str]) -> Hunt {
    let mut figure = Hunt::start();
    for action in actions {
        let done = match action.split_once(' ') {
            Some((name, value)) => figure.act(Action::Set(name, value)),
            None => figure.act(Action::Press(action)),
        };
        done.unwrap();
    }
    figure
}

fn reading(figure: &Hunt, name: &str) -> String {
    figure.scene().readings.into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// The name of the fault of the case that is shown, and one that it is not.
fn names(figure: &Hunt) -> [&'static str; 2] {
    let wrong = FAULTS.iter().find(|(fault, ..)| *fault != figure.case.fault).unwrap();
    [figure.case.fault.name(), wrong.1]
}

#[test]
fn ten_cases_in_a_row_have_every_fault() {
    for (round, cases) in CASES.chunks(10).enumerate() {
        for (fault, name, _) in FAULTS {
            assert!(cases.iter().any(|case| case.fault == fault), "{name} in round {round}");
        }
    }
}

/// The diagnosis finds what was planted, and in a sound net nothing; labels are found out by the curves.
#[test]
fn the_diagnosis_gives_every_planted_fault_away() {
    for (number, case) in CASES.iter().enumerate() {
        let (all, what) = (case.diagnosis.findings(), format!("case {number}, {:?}", case.fault));
        let ends = [0, 1].map(|set| *case.costs[set].last().unwrap());
        match case.fault {
            Fault::Sound => {
                assert_eq!(all, [], "{what}");
                assert!(ends[0] < 0.25 && ends[1] < 0.6, "{what}: {ends:?}");
            }
            Fault::Shuffled => {
                assert_eq!(case.complaints(), 0, "{what}: {all:?}");
                assert!(ends[0] < 0.95 && ends[1] > ignorance(), "{what}: {ends:?}");
            }
            _ => assert!(case.finding().is_some(), "{what}: {all:?}"),
        }
    }
}

/// No finding that names one fault turns up in a case of another, but for those that follow from it.
#[test]
fn no_case_has_the_mark_of_another_fault() {
    for (number, case) in CASES.iter().enumerate() {
        for finding in case.diagnosis.findings() {
            let who: &[Fault] = match finding {
                Finding::FaintGradient(_, 0.0) => &[Fault::Cut, Fault::Zero],
                Finding::Silent(..) => &[Fault::Dead, Fault::Zero],
                Finding::Signal(..) => &[Fault::Faint, Fault::Zero],
                Finding::SmallSteps(..) => &[Fault::Slow],
                Finding::LargeSteps(..) => &[Fault::Fast],
                Finding::LargeInputs(_) => &[Fault::Unscaled],
                Finding::Unbalanced(_) => &[Fault::Rare],
                Finding::FaintGradient(..) => &[],
                Finding::NotLearned(_) => continue,
            };
            assert!(who.contains(&case.fault), "case {number}, {:?}: {finding:?}", case.fault);
        }
    }
}

/// With dead units or without any signal: the shares tell the two apart.
#[test]
fn dead_units_sit_in_one_layer_and_zero_weights_silence_all() {
    for (number, case) in CASES.iter().enumerate() {
        let silent = || case.diagnosis.signals.iter().map(|signal| signal.silent);
        let most = silent().filter(|share| *share >= 0.6).count();
        let expected = match case.fault {
            Fault::Dead => 1,
            Fault::Zero => 4,
            _ => 0,
        };
        assert_eq!(most, expected, "case {number}, {:?}", case.fault);
        let whole = silent().filter(|share| *share == 1.0).count();
        assert_eq!(whole == 4, case.fault == Fault::Zero, "case {number}");
    }
}

#[test]
fn the_right_name_closes_the_case_and_says_what_tells() {
    for number in 0..20 {
        let mut figure = after(&[&format!("case {number}")]);
        let [right, _] = names(&figure);
        figure.act(Action::Press(right)).unwrap();
        let words = figure.case.fault.words();
        assert_eq!(figure.status(), format!("Right, {words}. {}", evidence(&figure.case)));
        assert_eq!((figure.scene().outcome, figure.closed, figure.at_once), ("right", 1, 1));
    }
}

#[test]
fn a_wrong_name_is_answered_with_the_reading_that_excludes_it() {
    for number in 0..10 {
        for (fault, name, words) in FAULTS {
            let mut figure = after(&[&format!("case {number}")]);
            if figure.case.fault == fault {
                continue;
            }
            figure.act(Action::Press(name)).unwrap();
            let expected = format!("Not “{words}”. {}", rebuttal(&figure.case, fault));
            assert_eq!((figure.status(), figure.closed), (expected, 0));
        }
    }
}

#[test]
fn only_what_is_named_at_once_counts() {
    let mut figure = after(&["case 5"]);
    let [right, wrong] = names(&figure);
    for name in [wrong, right, wrong, right] {
        figure.act(Action::Press(name)).unwrap();
    }
    assert_eq!(reading(&figure, "named at once"), "0 of 1 case");
    figure.act(Action::Press("next")).unwrap();
    figure.act(Action::Press("tell")).unwrap();
    assert!(figure.status().starts_with("It is “"), "{}", figure.status());
    figure.act(Action::Press("next")).unwrap();
    let [right, _] = names(&figure);
    figure.act(Action::Press(right)).unwrap();
    assert_eq!(reading(&figure, "named at once"), "1 of 3 cases");
    assert_eq!(figure.number(), 7);
}

#[test]
fn numbers_of_any_size_are_short() {
    let written =
        [0.0, 0.012_34, 1.0, 0.999, 0.096, 12.34, 1234.0, 3.1e-7, 98_765.0, f64::NAN].map(short);
    assert_eq!(
        written,
        ["0", "0.012", "1", "1", "0.096", "12", "1200", "3 · 10⁻⁷", "10 · 10⁴", "–"]
    );
    assert_eq!([-10, 0, 23].map(ten_to), ["10⁻¹⁰", "10⁰", "10²³"]);
}

#[test]
fn every_mark_lies_on_the_board() {
    for (number, case) in CASES.iter().enumerate() {
        for mark in drawing::marks(case) {
            let points = match mark {
                Mark::Region { corners, .. } => corners,
                Mark::Line { ends, .. } => ends.to_vec(),
                Mark::Curve { points, .. } => points,
                Mark::Text { at, .. } => vec![at],
                other => panic!("{other:?}"),
            };
            assert!(points.iter().all(|&at| BOARD.holds(at)), "case {number}: {points:?}");
        }
    }
}

#[test]
fn a_state_comes_back_from_its_address() {
    let [_, wrong] = names(&after(&["case 3"]));
    for steps in [&["case 3"][..], &["case 3", wrong], &["case 3", "tell", "next"], &["tell"]] {
        let figure = after(steps);
        let back = Hunt::restore(&figure.address()).unwrap();
        assert_eq!((back.address(), back.status()), (figure.address(), figure.status()));
        assert_eq!((back.stand, back.missed), (figure.stand, figure.missed));
    }
    for wrong in
        ["case=10000", "case=x", "said=gremlins", "closed=-1", "named=1", "closed=1&named=2"]
    {
        assert!(Hunt::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Hunt>::new();
    let untouched = Hunt::start().address().to_string();
    for line in
        ["", "press fly", "set case 10000", "set rate 1", "add 0 0 0", "remove 0", "restore case=x"]
    {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
    let last = after(&["case 9999"]).act(Action::Press("next"));
    assert_eq!(last, Err("That was the last case.".into()));
}

/// `xtask` sends the same lines to the WebAssembly and wants the same answers: see its `live::tests`.
#[test]
fn a_session_has_the_answers_it_had() {
    let kept = include_str!("../hunt.transcript");
    let came = transcript::<Hunt>(kept);
    println!("if this is right, it belongs into hunt.transcript:\n{came}");
    for (number, (came, kept)) in (1..).zip(came.lines().zip(kept.lines())) {
        assert_eq!(came, kept, "hunt.transcript:{number}");
    }
    assert_eq!(came, kept);
}
