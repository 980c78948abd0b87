use super::*;
use live::{Session, transcript};

fn after(actions: &[&str]) -> Saturated {
    let mut figure = Saturated::start();
    for action in actions {
        let done = match action.split_once(' ') {
            Some((name, value)) => figure.act(Action::Set(name, value)),
            None => figure.act(Action::Press(action)),
        };
        done.unwrap();
    }
    while figure.scene().running {
        figure.act(Action::Tick).unwrap();
    }
    figure
}

/// The rows 0, 100 and 300 of the sample `saturated_start`.
#[test]
fn it_learns_as_the_sample_does() {
    let figure = after(&["run"]);
    for (cost, rows) in [[0.982, 0.964, 0.203], [0.982, 0.041, 0.012]].into_iter().enumerate() {
        for (step, row) in [0, 100, 300].into_iter().zip(rows) {
            let answer = figure.pair.answers[cost][step];
            assert!((answer - row).abs() < 5e-4, "cost {cost}, step {step}: {answer}");
        }
    }
    assert_eq!(
        figure.status,
        "With the squared error it is still at 0.203 after 300 steps; \
         with the cross-entropy it is below 0.1 after 50 steps."
    );
    assert_eq!(figure.outcome, "ended");
}

#[test]
fn delta_starts_with_the_slope_of_the_logistic_function_or_without_it() {
    let figure = Saturated::start();
    let y_hat = figure.pair.last(0);
    let [squared, cross] = [0, 1].map(|cost| figure.pair.delta(cost));
    assert!((squared - y_hat * y_hat * (1.0 - y_hat)).abs() < 1e-15);
    assert!((cross - y_hat).abs() < 1e-15);
}

#[test]
fn steps_and_a_run_lead_to_the_same_place() {
    let run = after(&["weight 1.5", "rate 0.5", "run"]);
    let steps = after(&[&["weight 1.5", "rate 0.5"][..], &["step"; STEPS]].concat());
    assert_eq!((run.address(), run.status), (steps.address(), steps.status));
    assert_eq!(run.pair.answers, steps.pair.answers);
}

#[test]
fn a_full_board_takes_no_more_steps() {
    let mut figure = after(&["run"]);
    for button in ["step", "run"] {
        figure.act(Action::Press(button)).unwrap();
        assert_eq!((figure.pair.steps(), figure.outcome), (STEPS, "ended"));
    }
    figure.act(Action::Press("reset")).unwrap();
    assert_eq!((figure.pair.steps(), figure.outcome), (0, "ready"));
}

#[test]
fn a_run_can_be_stopped_and_goes_on() {
    let mut figure = Saturated::start();
    for action in [Action::Press("run"), Action::Tick, Action::Press("run")] {
        figure.act(action).unwrap();
    }
    assert_eq!((figure.outcome, figure.status.as_str()), ("ready", "Stopped at step 3."));
    figure.act(Action::Press("run")).unwrap();
    while figure.scene().running {
        figure.act(Action::Tick).unwrap();
    }
    assert_eq!(figure.pair.answers, after(&["run"]).pair.answers);
}

#[test]
fn another_start_begins_again() {
    let figure = after(&["run", "bias -4"]);
    assert_eq!(figure.pair.steps(), 0);
    assert_eq!(figure.status, "The neuron answers 0.119 to x = 1, where 0 is wanted.");
    let right = after(&["bias -4", "weight -4", "run"]);
    assert!(right.status.contains("below 0.1 from the start"), "{}", right.status);
}

#[test]
fn a_state_comes_back_from_its_address() {
    let figure = after(&["weight -1.5", "rate 0.3", "step", "step"]);
    let back = Saturated::restore(&figure.address()).unwrap();
    assert_eq!((back.address(), back.pair.answers), (figure.address(), figure.pair.answers));
    for wrong in ["steps=301", "steps=-1", "steps=x", "rate=0", "weight=5"] {
        assert!(Saturated::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Saturated>::new();
    let untouched = Saturated::start().address().to_string();
    for line in
        ["", "press fly", "set rate x", "set seed 1", "add 0 0 0", "remove 0", "restore steps=x"]
    {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
}

#[test]
fn a_session_has_the_answers_it_had() {
    let kept = include_str!("../saturated.transcript");
    let came = transcript::<Saturated>(kept);
    println!("if this is right, it belongs into saturated.transcript:\n{came}");
    for (number, (came, kept)) in (1..).zip(came.lines().zip(kept.lines())) {
        assert_eq!(came, kept, "saturated.transcript:{number}");
    }
    assert_eq!(came, kept);
}
