use super::*;
use live::{Session, transcript};
use perceptron::{Separability, separability};
use tensor::Streams;

/// Presses buttons, then lets a run come to its end.
fn after(buttons: &[&str]) -> Line {
    let mut line = Line::start();
    for button in buttons {
        line.act(Action::Press(button)).unwrap();
    }
    finish(line)
}

fn finish(mut line: Line) -> Line {
    while line.scene().running {
        line.act(Action::Tick).unwrap();
    }
    line
}

/// The epochs and mistakes of `rule::tests::the_trace_on_and_is_the_one_made_by_hand`.
#[test]
fn and_is_separated_after_six_epochs_and_ten_mistakes() {
    for buttons in [&["run"][..], &["epoch"; 6], &["step"; 24]] {
        let line = after(buttons);
        assert_eq!(line.status, "Separated after 6 epochs, 10 mistakes.", "{buttons:?}");
        assert_eq!((line.outcome, line.pupil.weights()), ("separated", [-2.0, 2.0, 1.0]));
    }
}

#[test]
fn xor_is_refused_at_the_limit() {
    let line = after(&["xor", "run"]);
    assert_eq!(line.outcome, "inseparable");
    assert_eq!(
        line.status,
        "No line separates these points; stopped after 200 epochs, the last with 4 mistakes."
    );
    let again = after(&["xor", "run"]);
    assert_eq!(again.pupil.weights(), line.pupil.weights());
}

#[test]
fn a_run_goes_on_where_it_gave_up_or_was_stopped() {
    let mut line = after(&["xor", "run"]);
    line.act(Action::Press("run")).unwrap();
    assert!(finish(line).status.contains("stopped after 400 epochs"));
    let mut line = after(&["xor"]);
    for action in [Action::Press("run"), Action::Tick, Action::Press("run")] {
        line.act(action).unwrap();
    }
    assert_eq!((line.outcome, line.status.as_str()), ("ready", "Stopped in epoch 1."));
}

#[test]
fn nothing_is_left_to_learn_once_separated() {
    let mut line = after(&["run"]);
    for button in ["step", "epoch", "run"] {
        line.act(Action::Press(button)).unwrap();
        assert!(line.status.contains("nothing left"), "{}", line.status);
        assert_eq!(line.pupil.weights(), [-2.0, 2.0, 1.0]);
    }
    line.act(Action::Add((1.0, 0.9), 0)).unwrap();
    assert_eq!((line.outcome, line.pupil.epoch, line.pupil.mistakes), ("ready", 1, 0));
    assert_eq!(line.pupil.weights(), [-2.0, 2.0, 1.0]);
}

#[test]
fn the_same_seed_makes_the_same_run_and_another_one_another() {
    let run = |seed: &str| {
        let mut line = Line::start();
        for (name, value) in [("start", "random"), ("order", "shuffled"), ("seed", seed)] {
            line.act(Action::Set(name, value)).unwrap();
        }
        for button in ["draw", "run"] {
            line.act(Action::Press(button)).unwrap();
        }
        let line = finish(line);
        assert_eq!(line.outcome, "separated", "seed {seed}");
        (line.points.all().to_vec(), line.pupil.weights(), line.pupil.mistakes)
    };
    assert_eq!(run("7"), run("7"));
    assert_ne!(run("7"), run("8"));
}

#[test]
fn the_drawn_points_are_separable_whatever_the_seed() {
    for seed in 0..50 {
        let mut line = Line::start();
        line.act(Action::Set("seed", &seed.to_string())).unwrap();
        line.act(Action::Press("draw")).unwrap();
        assert!(!hulls::are_inseparable(line.points.all()), "seed {seed}");
        assert!(line.points.all().len() >= 18, "seed {seed}");
    }
}

#[test]
fn a_state_comes_back_from_its_address_and_goes_on_alike() {
    let mut line = Line::start();
    for action in [
        Action::Set("order", "shuffled"),
        Action::Set("start", "random"),
        Action::Set("rate", "0.07"),
        Action::Press("xor"),
        Action::Add((0.35, -0.5), 1),
        Action::Press("epoch"),
        Action::Press("step"),
        Action::Press("step"),
    ] {
        line.act(action).unwrap();
    }
    let address = line.address();
    let mut back = Line::restore(&address).unwrap();
    assert_eq!(back.address(), address);
    for _ in 0..20 {
        for line in [&mut line, &mut back] {
            line.act(Action::Press("step")).unwrap();
        }
        assert_eq!(back.address(), line.address());
    }
}

#[test]
fn an_address_that_no_run_leads_to_is_refused() {
    let one = "points=0,0,0;1,1,1&weights=0,0,0&progress=";
    for wrong in ["0,0,0,0", "1,3,0,0", "1,1,2,2", "1,1,1,0", "2,1,1,5", "1,0.5,0,0", "1,0,0"] {
        assert!(Line::restore(&Address::read(&format!("{one}{wrong}"))).is_err(), "{wrong}");
    }
    for wrong in ["rate=0", "rate=1e9", "points=5,5,0", "weights=7ff", "seed=-1", "order=none"] {
        assert!(Line::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
    assert!(Line::restore(&Address::read(&format!("{one}2,1,1,3"))).is_ok());
}

#[test]
fn learning_rates_have_limits() {
    let mut line = Line::start();
    for rate in ["0.01", "0.5", "2"] {
        assert_eq!(line.act(Action::Set("rate", rate)), Ok(()));
    }
    for rate in ["0", "-1", "2.01", "NaN", "1e-3", ""] {
        let error = line.act(Action::Set("rate", rate)).unwrap_err();
        assert_eq!(error, "The learning rate lies between 0.01 and 2.");
    }
    assert_eq!(line.settings.number("rate"), 2.0);
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Line>::new();
    let untouched = Line::start().address().to_string();
    for line in [
        "",
        "press",
        "press fly",
        "set",
        "set rate",
        "set rate x",
        "set colour red",
        "add 0 0 0",
        "add 0 0 7",
        "add 9 9 0",
        "add x y 0",
        "add 0 0 -1",
        "move 9 0 0",
        "move 0 1 1",
        "remove 4",
        "remove -1",
        "restore points=0",
        "restore weights=x",
        "tick tock",
        "\u{0}\u{7f}",
        "é ☃ ☃",
    ] {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
}

#[test]
fn an_empty_board_has_nothing_to_learn() {
    let mut line = after(&["clear"]);
    for button in ["step", "epoch", "run"] {
        assert_eq!(line.act(Action::Press(button)), Err("There are no points to learn.".into()));
    }
    assert_eq!(line.scene().outcome, "ready");
    assert_eq!(Line::restore(&line.address()).unwrap().points.all(), []);
}

/// Small coordinates, so that points often share a line or a place.
#[test]
fn hulls_and_the_linear_programme_agree() {
    let mut rng = Streams::new(1).stream("hulls");
    let mut seen = [0, 0];
    for _ in 0..400 {
        let points = (0..rng.random_range(2..9)).map(|_| {
            let mut coordinate = || f64::from(rng.random_range(0..4)) / 4.0;
            (coordinate(), coordinate())
        });
        let points: Vec<Point> = points.collect();
        let points: Vec<(Point, usize)> =
            points.into_iter().map(|point| (point, rng.random_range(0..2))).collect();
        let x = ndarray::Array2::from_shape_fn((points.len(), 2), |(row, i)| {
            let (x1, x2) = points[row].0;
            [x1, x2][i]
        });
        let t: ndarray::Array1<f64> = points.iter().map(|(_, class)| *class as f64).collect();
        let answer = separability(x.view(), t.view()).unwrap();
        let inseparable = matches!(answer, Separability::Inseparable(_));
        assert_eq!(hulls::are_inseparable(&points), inseparable, "{points:?}");
        seen[usize::from(inseparable)] += 1;
    }
    assert!(seen.iter().all(|n| *n > 50), "{seen:?}");
}

/// `xtask` sends the same lines to the WebAssembly and wants the same answers: see its `live::tests`.
#[test]
fn the_transcript_is_what_the_figure_answers() {
    let kept = include_str!("../line.transcript");
    let came = transcript::<Line>(kept);
    println!("if this is right, it belongs into line.transcript:\n{came}");
    for (number, (kept, came)) in (1..).zip(kept.lines().zip(came.lines())) {
        assert_eq!(came, kept, "line.transcript:{number}");
    }
    assert_eq!(came.lines().count(), kept.lines().count());
}
