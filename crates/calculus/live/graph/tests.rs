use super::*;
use calculus::derivative;
use live::{Session, transcript};

fn after(lines: &[&str]) -> Graph {
    let mut graph = Graph::start();
    for line in lines {
        match line.split_once(' ') {
            Some((name, value)) => graph.act(Action::Set(name, value)).unwrap(),
            None => graph.act(Action::Press(line)).unwrap(),
        }
    }
    graph
}

fn reading(graph: &Graph, name: &str) -> String {
    graph.scene().readings.into_iter().find(|(known, _)| *known == name).unwrap().1
}

fn texts(graph: &Graph) -> Vec<String> {
    let text = |mark| match mark {
        Mark::Text { text, .. } => Some(text),
        _ => None,
    };
    graph.scene().marks.into_iter().filter_map(text).collect()
}

#[test]
fn at_2_the_lecture_has_the_value_44_and_the_slope_64() {
    let graph = after(&["end"]);
    assert_eq!((reading(&graph, "f"), reading(&graph, "f′")), ("44".into(), "64".into()));
    assert_eq!(graph.status, "Back through ( )²: 1 · 4 = 4 to x. So f′ = 64.");
    assert_eq!(graph.scene().outcome, "done");
    let texts = texts(&graph);
    for shown in ["= 2", "= 4", "= 8", "= 40", "= 44", "∂ 64", "∂ 5", "∂ 1"] {
        assert!(texts.iter().any(|text| text == shown), "{shown}");
    }
}

/// Backward, the cube is reached before the square: first 60 arrive at x, then 4.
#[test]
fn what_arrives_at_x_adds_up() {
    let mut graph = Graph::start();
    let mut at_x = Vec::new();
    for _ in 0..10 {
        graph.act(Action::Press("step")).unwrap();
        at_x.push(graph.passes().adjoints[0]);
    }
    assert_eq!(at_x[7..], [None, Some(60.0), Some(64.0)]);
}

#[test]
fn values_appear_one_by_one_and_derivatives_after_them() {
    let mut graph = Graph::start();
    for step in 0..=10 {
        let texts = texts(&graph);
        let count = |sign: &str| texts.iter().filter(|text| text.starts_with(sign)).count();
        assert_eq!(count("= "), step.min(5), "step {step}");
        let expected = [0, 0, 0, 0, 0, 0, 1, 3, 4, 5, 5][step];
        assert_eq!(count("∂ "), expected, "step {step}");
        if step < 10 {
            graph.act(Action::Press("step")).unwrap();
        }
    }
}

#[test]
fn every_formula_has_the_slope_of_its_dual_at_every_x() {
    for formula in FORMULAS {
        for x in ["-2", "-0.5", "0", "0.3", "2"] {
            let graph = after(&[&format!("formula {formula}"), &format!("x {x}"), "end"]);
            let slope = graph.passes().adjoints[0].unwrap();
            let on_duals = |x: calculus::Dual| match formula {
                "x*exp(x)" => x * x.exp(),
                "sigmoid(2x-1)" => (x * 2.0 - 1.0).sigmoid(),
                "two-diamonds" => {
                    let u = x.tanh() + x.sigmoid();
                    u.tanh() + u.sigmoid()
                }
                _ => x.powi(2) + x.powi(3) * 5.0,
            };
            let right = derivative(on_duals, x.parse().unwrap()).1;
            assert!((slope - right).abs() < 1e-12, "{formula} at {x}: {slope}, not {right}");
        }
    }
}

#[test]
fn all_of_a_formula_is_on_the_board() {
    for formula in FORMULAS {
        let graph = after(&[&format!("formula {formula}"), "end"]);
        for mark in graph.scene().marks {
            let places = match mark {
                Mark::Line { ends, .. } => ends.to_vec(),
                Mark::Text { at, .. } | Mark::Point { at, .. } => vec![at],
                other => panic!("{other:?}"),
            };
            assert!(places.into_iter().all(|place| BOARD.holds(place)), "{formula}");
        }
    }
}

#[test]
fn a_run_ends_by_itself_and_can_be_stopped() {
    let mut graph = after(&["run"]);
    let mut ticks = 0;
    while graph.scene().running {
        graph.act(Action::Tick).unwrap();
        ticks += 1;
    }
    assert_eq!((ticks, reading(&graph, "f′")), (10, "64".into()));
    assert!(after(&["end", "step"]).status.contains("reset"));
    let stopped = after(&["run", "run"]);
    assert_eq!((stopped.scene().outcome, stopped.status.as_str()), ("ready", "Stopped."));
    assert_eq!(after(&["end", "reset"]).taken, 0);
}

#[test]
fn a_slider_keeps_the_step_and_another_formula_begins_anew() {
    let moved = after(&["end", "x 1"]);
    assert_eq!((reading(&moved, "f"), reading(&moved, "f′")), ("6".into(), "17".into()));
    assert_eq!(after(&["end", "formula x*exp(x)"]).taken, 0);
}

#[test]
fn the_address_brings_the_state_back() {
    let graph = after(&["formula two-diamonds", "x 0.7", "step", "step", "step"]);
    let address = graph.address();
    assert_eq!(address.to_string(), "formula=two-diamonds&x=0.7&step=3");
    let back = Graph::restore(&address).unwrap();
    assert_eq!((back.address(), back.status), (address, graph.status));
    for wrong in ["step=11", "step=-1", "step=x", "x=3", "formula=x"] {
        assert!(Graph::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Graph>::new();
    let untouched = Graph::start().address().to_string();
    for line in
        ["", "press fly", "set x 9", "set colour red", "add 0 0 0", "move 0 1 1", "remove 0"]
    {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
}

#[test]
fn the_transcript_is_what_the_figure_answers() {
    let kept = include_str!("../graph.transcript");
    let came = transcript::<Graph>(kept);
    println!("if this is right, it belongs into graph.transcript:\n{came}");
    for (number, (kept, came)) in (1..).zip(kept.lines().zip(came.lines())) {
        assert_eq!(came, kept, "graph.transcript:{number}");
    }
    assert_eq!(came.lines().count(), kept.lines().count());
}
