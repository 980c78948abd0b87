use super::*;
use live::{Session, transcript};

/// Presses buttons and sets controls (`x 0.25`), and lets every fold come to its end.
fn after(steps: &[&str]) -> Folding {
    let mut folding = Folding::start();
    for step in steps {
        let action = match step.split_once(' ') {
            Some((name, value)) => Action::Set(name, value),
            None => Action::Press(step),
        };
        folding.act(action).unwrap();
        while folding.scene().running {
            folding.act(Action::Tick).unwrap();
        }
    }
    folding
}

fn reading(folding: &Folding, name: &str) -> String {
    folding.readings().into_iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn every_fold_doubles_the_pieces() {
    let mut folding = after(&["folds 0"]);
    for folds in 0..=MOST {
        assert_eq!(reading(&folding, "pieces"), (1 << folds).to_string());
        assert_eq!(reading(&folding, "units"), (2 * folds).to_string());
        let wide = if folds == 0 { 1 } else { 2 * folds };
        assert_eq!(reading(&folding, "pieces of one layer"), wide.to_string());
        if folds < MOST {
            folding.act(Action::Press("fold")).unwrap();
            while folding.scene().running {
                folding.act(Action::Tick).unwrap();
            }
        }
    }
    assert!(folding.act(Action::Press("fold")).unwrap_err().contains("6 folds"));
}

/// 0.3 ↦ 0.6 ↦ 0.8: the four points at 0.8 are 0.2, 0.3, 0.7 and 0.8.
#[test]
fn points_that_lie_on_one_another_are_listed() {
    let folding = after(&["fold"]);
    let together = folding.together();
    for (found, right) in together.iter().zip([0.2, 0.3, 0.7, 0.8]) {
        assert!((found - right).abs() < 1e-12, "{together:?}");
    }
    assert_eq!(folding.status, "After 2 folds x = 0.3 lies at 0.8, on 3 other points.");
    let alone = after(&["folds 0"]);
    assert_eq!(alone.status, "After 0 folds x = 0.3 lies at 0.3, alone.");
}

#[test]
fn a_crease_belongs_to_two_pieces_and_is_listed_once() {
    assert_eq!(after(&["x 0.5"]).together(), [0.5]);
    assert_eq!(after(&["x 0.5", "fold"]).together(), [0.0, 0.5, 1.0]);
}

#[test]
fn a_fold_under_way_goes_from_one_graph_to_the_next() {
    let (before, then) = (after(&[]).graph(), after(&["fold"]).graph());
    let mut folding = after(&[]);
    folding.act(Action::Press("fold")).unwrap();
    assert_eq!(folding.graph(), before);
    for _ in 0..TICKS / 2 {
        folding.act(Action::Tick).unwrap();
    }
    for ((x, y), (_, from)) in folding.graph().into_iter().zip(before) {
        let to = then.iter().find(|(found, _)| *found == x).unwrap().1;
        assert!((y - (from + to) / 2.0).abs() < 1e-12);
    }
    folding.act(Action::Press("fold")).unwrap();
    assert_eq!((folding.folds(), folding.scene().running), (1, false));
}

#[test]
fn what_is_unfolded_is_as_it_was() {
    assert_eq!(after(&["fold", "unfold"]).address(), after(&[]).address());
    assert_eq!(after(&["fold", "fold", "reset"]).address(), after(&[]).address());
    let mut flat = after(&["unfold"]);
    assert!(flat.act(Action::Press("unfold")).unwrap_err().contains("flat"));
}

#[test]
fn a_state_comes_back_from_its_address() {
    let folding = after(&["x 0.17", "fold", "fold", "wide hidden"]);
    let back = Folding::restore(&folding.address()).unwrap();
    assert_eq!((back.address(), back.scene().marks), (folding.address(), folding.scene().marks));
    for wrong in ["folds=7", "folds=1.5", "folds=x", "x=1.5", "wide=1"] {
        assert!(Folding::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Folding>::new();
    let untouched = Folding::start().address().to_string();
    for line in [
        "",
        "press fly",
        "set x 2",
        "set folds 1.5",
        "add 0 0 0",
        "move 0 1 1",
        "remove 0",
        "restore x=2",
    ] {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
}

#[test]
fn a_session_has_the_answers_it_had() {
    let kept = include_str!("../folding.transcript");
    let came = transcript::<Folding>(kept);
    println!("if this is right, it belongs into folding.transcript:\n{came}");
    for (number, (came, kept)) in (1..).zip(came.lines().zip(kept.lines())) {
        assert_eq!(came, kept, "folding.transcript:{number}");
    }
    assert_eq!(came, kept);
}
