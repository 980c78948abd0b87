use super::*;
use live::{Mark, Session, transcript};

/// Presses buttons, then lets a run come to its end.
fn after(settings: &[(&str, &str)], buttons: &[&str]) -> Xor {
    let mut xor = Xor::start();
    for (name, value) in settings {
        xor.act(Action::Set(name, value)).unwrap();
    }
    for button in buttons {
        xor.act(Action::Press(button)).unwrap();
    }
    while xor.scene().running {
        xor.act(Action::Tick).unwrap();
    }
    xor
}

/// The epochs of `smooth_xor` and `rates`.
#[test]
fn xor_is_learned_in_as_many_epochs_as_the_samples_say() {
    for (rate, batch, epochs) in
        [("1", "card", 357), ("8", "card", 52), ("8", "epoch", 178), ("2", "epoch", 712)]
    {
        let xor = after(&[("rate", rate), ("batch", batch)], &["run"]);
        assert_eq!((xor.outcome, xor.lesson.epochs()), ("learned", epochs), "{rate} {batch}");
        assert!(xor.status.starts_with(&format!("Learned after {epochs} epochs")));
        assert_eq!(xor.lesson.errors.len(), epochs);
    }
}

/// The numbers of `one_pattern`: the third card, if it were the first.
#[test]
fn the_steps_of_a_card_show_the_numbers_of_the_chapter() {
    let mut xor = Xor::start();
    xor.lesson.steps = 6;
    for (status, marks) in [
        ("Forward: (1, 0) wants 1 and gets 0.347.", ["h₁ = 0.622", "h₂ = 0.378", "ŷ = 0.347"]),
        (
            "Backward: δ is −0.148 at the output, −0.035 at h₁, 0.07 at h₂.",
            ["δ = −0.035", "δ = 0.07", "δ = −0.148"],
        ),
    ] {
        xor.act(Action::Press("step")).unwrap();
        assert_eq!(xor.status, status);
        let texts: Vec<String> = xor
            .scene()
            .marks
            .into_iter()
            .filter_map(|mark| match mark {
                Mark::Text { text, .. } => Some(text),
                _ => None,
            })
            .collect();
        for mark in marks {
            assert!(texts.iter().any(|text| text == mark), "{mark} {texts:?}");
        }
    }
    xor.act(Action::Press("step")).unwrap();
    assert!(xor.status.starts_with("Every weight has moved"), "{}", xor.status);
    assert_eq!(number(xor.lesson.net.layers[1][0].weights[0]), "−0.352");
}

#[test]
fn by_epoch_the_weights_wait_for_the_fourth_card() {
    let mut xor = after(&[("batch", "epoch")], &["step", "step", "step"]);
    let first = Xor::start().lesson.net;
    assert!(xor.status.contains("wait for the rest"), "{}", xor.status);
    for _ in 0..2 {
        xor.act(Action::Press("card")).unwrap();
        assert_eq!(xor.lesson.net, first);
    }
    xor.act(Action::Press("card")).unwrap();
    assert_ne!(xor.lesson.net, first);
    assert_eq!((xor.lesson.epochs(), xor.lesson.errors.len()), (1, 1));
}

#[test]
fn buttons_that_go_further_come_to_the_same_place() {
    let by_step = after(&[], &["step"; 24]);
    for buttons in [&["card"; 8][..], &["epoch"; 2], &["step", "card", "step", "epoch", "epoch"]] {
        assert_eq!(after(&[], buttons).lesson.net, by_step.lesson.net, "{buttons:?}");
    }
}

#[test]
fn a_random_beginning_depends_on_the_seed_alone() {
    let run = |seed: &str| after(&[("start", "random"), ("seed", seed), ("rate", "2")], &["epoch"]);
    assert_eq!(run("7").lesson.net, run("7").lesson.net);
    assert_ne!(run("7").lesson.net, run("8").lesson.net);
}

#[test]
fn some_beginnings_do_not_get_there() {
    let stuck = |seed: u32| {
        let xor =
            after(&[("start", "random"), ("seed", &seed.to_string()), ("rate", "2")], &["run"]);
        assert!(xor.outcome == "learned" || xor.status.starts_with("Stopped after 5000 epochs"));
        xor.outcome == "unfinished"
    };
    let stuck = (1..=12).filter(|seed| stuck(*seed)).count();
    assert!((1..12).contains(&stuck), "{stuck}");
}

#[test]
fn nothing_is_left_to_learn_once_it_is_learned() {
    let mut xor = after(&[("rate", "8")], &["run"]);
    let net = xor.lesson.net.clone();
    for button in ["step", "card", "epoch", "run"] {
        xor.act(Action::Press(button)).unwrap();
        assert!(xor.status.contains("nothing is left"), "{}", xor.status);
        assert_eq!((&xor.lesson.net, xor.outcome), (&net, "learned"));
    }
    xor.act(Action::Press("reset")).unwrap();
    assert_eq!((xor.outcome, xor.lesson.steps), ("ready", 0));
    assert!(xor.lesson.errors.is_empty());
}

#[test]
fn a_run_is_stopped_by_its_button() {
    let mut xor = Xor::start();
    for action in [Action::Press("run"), Action::Tick, Action::Press("run")] {
        xor.act(action).unwrap();
    }
    assert_eq!((xor.outcome, xor.status.as_str()), ("ready", "Stopped in epoch 1."));
}

#[test]
fn a_state_comes_back_from_its_address_and_goes_on_alike() {
    let settings = [("batch", "epoch"), ("start", "random"), ("seed", "3"), ("rate", "0.5")];
    let mut xor = after(&settings, &["epoch", "epoch", "card", "step", "step"]);
    let address = xor.address();
    let mut back = Xor::restore(&address).unwrap();
    assert_eq!(back.address(), address);
    for _ in 0..30 {
        for xor in [&mut xor, &mut back] {
            xor.act(Action::Press("step")).unwrap();
        }
        assert_eq!((&back.lesson.net, &back.status), (&xor.lesson.net, &xor.status));
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Xor>::new();
    let untouched = Xor::start().address().to_string();
    for line in [
        "press fly",
        "set rate 0",
        "set rate 11",
        "set seed -1",
        "set batch twice",
        "add 0 0 0",
        "move 0 1 1",
        "remove 0",
        "restore steps=x",
        "restore steps=1000000",
        "restore rate=99",
    ] {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
}

#[test]
fn nobody_learns_for_ever() {
    let address = Address::read("start=random&seed=1&steps=270000");
    let mut xor = Xor::restore(&address).unwrap();
    if !xor.lesson.learned() {
        assert!(xor.act(Action::Press("run")).unwrap_err().contains("reset"));
    }
}

/// What shows the answers shows those of the network: the share of the map that answers 1.
#[test]
fn the_map_has_the_answers_of_the_network() {
    let width = |class: usize, xor: &Xor| -> f64 {
        let area = |mark: &Mark| match mark {
            Mark::Region { class: c, corners } if *c == class && corners.len() == 4 => {
                (corners[2].0 - corners[0].0) * (corners[2].1 - corners[0].1)
            }
            _ => 0.0,
        };
        xor.scene().marks.iter().map(area).sum()
    };
    let (start, done) = (Xor::start(), after(&[("rate", "8")], &["run"]));
    assert_eq!(width(1, &start), 0.0);
    assert!((0.2..0.7).contains(&(width(1, &done) / width(0, &start))));
    let whole = width(0, &done) + width(1, &done);
    assert!((whole - width(0, &start)).abs() < 1e-9);
}

/// `xtask` sends the same lines to the WebAssembly and wants the same answers: see its `live::tests`.
#[test]
fn the_transcript_is_what_the_figure_answers() {
    let kept = include_str!("../xor.transcript");
    let came = transcript::<Xor>(kept);
    println!("if this is right, it belongs into xor.transcript:\n{came}");
    for (number, (kept, came)) in (1..).zip(kept.lines().zip(came.lines())) {
        assert_eq!(came, kept, "xor.transcript:{number}");
    }
    assert_eq!(came.lines().count(), kept.lines().count());
}
