use super::*;
use backprop::Param;
use live::{Session, transcript};
use ndarray::{Ix1, array};
use optimizers::{Adagrad, Adam, Descent, Momentum, Optimizer, RmsProp, Sgd};

const COURSES: [Landscape; 3] = [Landscape::Ravine, Landscape::Saddle, Landscape::Beale];

/// A race after these lines: `run` goes on to the end, other words are buttons, pairs are settings.
fn after(lines: &[&str]) -> Race {
    let mut race = Race::start();
    for line in lines {
        match line.split_once(' ') {
            Some((name, value)) => race.act(Action::Set(name, value)).unwrap(),
            None => race.act(Action::Press(line)).unwrap(),
        }
        while *line == "run" && race.running {
            race.act(Action::Tick).unwrap();
        }
    }
    race
}

fn fates(race: &Race) -> [Fate; RUNNERS] {
    [0, 1, 2, 3, 4, 5].map(|i| race.runners[i].fate)
}

fn ways(race: &Race) -> Vec<&[Point]> {
    race.runners.iter().map(Runner::path).collect()
}

/// The steps that the example `race` prints.
#[test]
fn the_ravine_is_won_in_as_many_steps_as_the_figure_says() {
    use Fate::{Arrived, Racing};
    let race = after(&["run"]);
    let expected = [Arrived(86), Arrived(65), Arrived(35), Racing, Arrived(99), Arrived(156)];
    assert_eq!(fates(&race), expected);
    assert_eq!((race.steps, race.scene().outcome), (MOST, "ended"));
}

/// The steps that `saddle_and_beale` prints for the rate 0.001.
#[test]
fn beale_is_won_in_as_many_steps_as_the_sample_says() {
    let race = after(&["landscape Beale", "rate -3", "run"]);
    assert_eq!(race.runners[1].fate, Fate::Arrived(671));
    assert_eq!(race.runners[2].fate, Fate::Arrived(671));
    assert_eq!(race.runners[0].fate, Fate::Racing);
}

/// A hundred steps of each with `Descent` and a model of two parameters, bit for bit.
#[test]
fn the_runners_take_the_steps_of_descent() {
    let (learning_rate, start) = (0.01, (1.0, 1.6));
    let ball = Momentum { learning_rate, momentum: 0.5, nesterov: false };
    let optimizers: [Box<dyn Optimizer<f64>>; RUNNERS] = [
        Box::new(Descent::new(Sgd { learning_rate }).unwrap()),
        Box::new(Descent::new(ball).unwrap()),
        Box::new(Descent::new(Momentum { nesterov: true, ..ball }).unwrap()),
        Box::new(Descent::new(Adagrad { learning_rate, ..Adagrad::default() }).unwrap()),
        Box::new(Descent::new(RmsProp { learning_rate, ..RmsProp::default() }).unwrap()),
        Box::new(Descent::new(Adam { learning_rate, ..Adam::default() }).unwrap()),
    ];
    for (mut runner, mut optimizer) in field(start, learning_rate, 0.5).into_iter().zip(optimizers)
    {
        let mut theta: Param<f64, Ix1> = Param::new(array![start.0, start.1]);
        for step in 1..=100 {
            let [x, y] = Landscape::Beale.gradient((theta.value[0], theta.value[1]));
            theta.grad = array![x, y];
            optimizer.step(&mut theta);
            runner.step(Landscape::Beale, step);
            assert_eq!(runner.at(), (theta.value[0], theta.value[1]), "step {step}");
        }
    }
}

#[test]
fn the_gradient_of_every_landscape_matches_finite_differences() {
    for landscape in COURSES {
        for at in [(0.3, -0.7), (-2.0, 1.5), (4.0, 4.0), (1.0, 1.6)] {
            let slope = |dx: f64, dy: f64| {
                let [up, down] =
                    [1.0, -1.0].map(|s| landscape.cost((at.0 + s * dx, at.1 + s * dy)));
                (up - down) / 2e-5
            };
            let [x, y] = landscape.gradient(at);
            for (exact, near) in [(x, slope(1e-5, 0.0)), (y, slope(0.0, 1e-5))] {
                let close = (exact - near).abs() < 1e-6 * (1.0 + exact.abs());
                assert!(close, "{landscape:?} at {at:?}: {exact} and {near}");
            }
        }
    }
}

#[test]
fn the_goals_are_where_the_slope_is_zero() {
    for goal in [(Landscape::Ravine, (0.0, 0.0)), (Landscape::Beale, (3.0, 0.5))] {
        let (landscape, at) = goal;
        assert_eq!((landscape.cost(at), landscape.gradient(at)), (0.0, [0.0, 0.0]));
        assert!(landscape.is_goal(at) && !landscape.is_goal((at.0 + 0.06, at.1)));
    }
    assert!(Landscape::Saddle.is_goal((1.0, -4.0)) && !Landscape::Saddle.is_goal((1.0, 3.9)));
}

/// Twice the area of the polygons.
fn twice(parts: &[Vec<Point>]) -> f64 {
    let area = |part: &Vec<Point>| {
        let pairs = part.iter().zip(part.iter().cycle().skip(1));
        pairs.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs()
    };
    parts.iter().map(area).sum()
}

/// Half of the square; an ellipse with the half axes 4 and 4/√20; both sides of a saddle, which are alike.
#[test]
fn an_area_below_a_level_has_its_size() {
    let half = contours::below(EDGE, |(x, _)| x - 1e-9);
    assert!((twice(&half) / 2.0 - 40.5).abs() < 1e-6, "{}", twice(&half));
    let ellipse = contours::below(EDGE, |at| Landscape::Ravine.cost(at) - 8.0);
    let exact = std::f64::consts::PI * 16.0 / 20.0_f64.sqrt();
    assert_eq!(ellipse.len(), 1);
    assert!((twice(&ellipse) / 2.0 / exact - 1.0).abs() < 0.02, "{}", twice(&ellipse));
    let corners = contours::below(EDGE, |at| Landscape::Saddle.cost(at) + 4.0);
    assert_eq!(corners.len(), 2);
    assert!((twice(&corners[..1]) - twice(&corners[1..])).abs() < 0.02 * twice(&corners));
    assert_eq!(contours::below(EDGE, |_| 1.0), Vec::<Vec<Point>>::new());
    let square = twice(&contours::below(EDGE, |_| -1.0)) / 2.0;
    assert!((square - 81.0).abs() < 1e-9, "{square}");
}

/// Lower levels lie within higher ones, and every landscape shows each of its five.
#[test]
fn every_landscape_grows_darker_towards_its_goal() {
    for landscape in COURSES {
        let regions = landscape.marks().into_iter().filter_map(|mark| match mark {
            Mark::Shade { corners } => Some(corners),
            _ => None,
        });
        let regions: Vec<_> = regions.collect();
        assert!(regions.len() >= 5, "{landscape:?}: {}", regions.len());
        assert!(regions.iter().flatten().all(|at| BOARD.holds(*at)));
        let smallest = regions.last().unwrap();
        assert!(smallest.iter().all(|at| landscape.cost(*at) < landscape.cost((-4.4, 1.0))));
    }
}

#[test]
fn who_diverges_is_said_and_shown() {
    let race = after(&["rate -0.9", "run"]);
    assert_eq!(race.runners[0].fate, Fate::Lost(16));
    assert!(race.status.contains("Diverged: Nesterov at step 6, descent at step 16."));
    let scene = race.scene();
    let texts: Vec<_> = scene
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text { at, text, .. } => Some((text.as_str(), *at)),
            _ => None,
        })
        .collect();
    let (_, at) = texts.iter().find(|(text, _)| *text == "1 ×").expect("a cross at its number");
    assert!(BOARD.holds(*at));
    assert!(scene.readings.contains(&("1 descent", "diverged".into())));
    for mark in &scene.marks {
        if let Mark::Curve { points, .. } = mark {
            assert!(points.iter().all(|at| at.0.abs() < 1000.0 && at.1.abs() < 1000.0));
        }
    }
}

#[test]
fn no_number_is_written_over_another() {
    let numbers = |race: &Race| -> Vec<Point> {
        let of = |mark| if let Mark::Text { at, .. } = mark { Some(at) } else { None };
        race.numbers().into_iter().filter_map(of).collect()
    };
    let mut race = after(&[]);
    assert_eq!(numbers(&race), []);
    for _ in 0..60 {
        race.act(Action::Press("step")).unwrap();
        let all = numbers(&race);
        assert!(!all.is_empty());
        for (i, one) in all.iter().enumerate() {
            assert!(all[..i].iter().all(|other| !meet(*one, *other)), "{all:?}");
        }
    }
}

/// With γ = 0 there is no memory: momentum and Nesterov are descent.
#[test]
fn without_momentum_three_runners_go_one_way() {
    let race = after(&["momentum 0", "run"]);
    let ways = ways(&race);
    assert_eq!((ways[0], ways[0]), (ways[1], ways[2]));
    assert_ne!(after(&["run"]).runners[1].path(), ways[0]);
}

/// On the ridge of the saddle the slope to either side is 0, and nobody ever leaves it.
#[test]
fn on_the_ridge_nobody_comes_to_the_finish() {
    let mut race = after(&["landscape saddle"]);
    race.act(Action::Move(0, (-4.0, 0.0))).unwrap();
    race.act(Action::Press("run")).unwrap();
    while race.running {
        race.act(Action::Tick).unwrap();
    }
    assert_eq!((fates(&race), race.steps), ([Fate::Racing; RUNNERS], MOST));
    assert!(race.status.contains("On the way, nearest first: descent,"));
}

#[test]
fn the_best_are_named_first() {
    let race = after(&["run"]);
    assert_eq!(
        race.status.split_once(" On").unwrap().0,
        "2000 steps. At the minimum: Nesterov (35), momentum (65), descent (86), RMSprop (99), \
         Adam (156)."
    );
}

#[test]
fn who_is_switched_off_is_not_seen_and_runs_on() {
    let mut race = after(&["step", "step", "adam off", "step"]);
    assert!(!race.status.contains("Adam"), "{}", race.status);
    assert!(race.scene().readings.iter().all(|(name, _)| *name != "6 Adam"));
    race.act(Action::Set("adam", "on")).unwrap();
    assert!(race.status.contains("Adam"), "{}", race.status);
    assert_eq!(ways(&race), ways(&after(&["step", "step", "step"])));
    let all_off = ["sgd off", "momentum_on off", "nesterov off", "adagrad off", "rmsprop off"];
    let mut race = after(&all_off);
    assert!(race.act(Action::Press("run")).is_ok());
    race.act(Action::Set("adam", "off")).unwrap();
    assert!(!race.running);
    assert!(race.act(Action::Press("run")).unwrap_err().contains("Nobody is in the race"));
}

#[test]
fn the_start_is_dragged_and_the_race_begins_again() {
    let mut race = after(&["step", "step"]);
    for action in [Action::Move(0, (2.004, -1.0)), Action::Add((2.0, -1.0), 0)] {
        race.act(action).unwrap();
        assert_eq!((race.start, race.steps), ((2.0, -1.0), 0));
        assert_eq!(race.status, "At the start, (2, −1), with η = 0.0501.");
        assert!(race.runners.iter().all(|runner| runner.at() == (2.0, -1.0)));
    }
    race.act(Action::Press("reset")).unwrap();
    assert_eq!(race.start, (2.0, -1.0));
    race.act(Action::Set("landscape", "Beale")).unwrap();
    assert_eq!(race.start, (1.0, 1.6));
}

#[test]
fn a_rate_is_written_with_its_four_places() {
    let shown = [-3.0, -2.9, -1.3, -0.1, 0.0].map(|power| short(10.0_f64.powf(power)));
    assert_eq!(shown, ["0.001", "0.0013", "0.0501", "0.7943", "1"]);
}

#[test]
fn a_run_is_stopped_by_its_button_and_ends_by_itself() {
    let mut race = Race::start();
    for action in [Action::Press("run"), Action::Tick, Action::Press("run")] {
        race.act(action).unwrap();
    }
    assert_eq!((race.steps, race.scene().outcome), (1, "ready"));
    let only_ahead =
        ["sgd off", "momentum_on off", "adagrad off", "rmsprop off", "adam off", "run"];
    let mut race = after(&only_ahead);
    assert_eq!((race.steps, race.scene().outcome), (35, "ended"));
    race.act(Action::Press("step")).unwrap();
    assert!(race.status.starts_with("The race is over. 35 steps."), "{}", race.status);
}

#[test]
fn a_state_comes_back_from_its_address_and_goes_on_alike() {
    let mut race = after(&["landscape Beale", "rate -2.1", "momentum 0.55", "adagrad off"]);
    race.act(Action::Move(0, (-1.25, 0.5))).unwrap();
    for _ in 0..40 {
        race.act(Action::Press("step")).unwrap();
    }
    let mut back = Race::restore(&race.address()).unwrap();
    assert_eq!(back.address(), race.address());
    for race in [&mut race, &mut back] {
        race.act(Action::Press("step")).unwrap();
    }
    assert_eq!((ways(&back), &back.status), (ways(&race), &race.status));
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Race>::new();
    let untouched = Race::start().address().to_string();
    for line in [
        "press fly",
        "set rate 0.5",
        "set momentum 1",
        "set landscape moon",
        "set adam maybe",
        "add 0 5 0",
        "move 0 9 0",
        "move 1 0 0",
        "remove 0",
        "restore steps=x",
        "restore steps=2001",
        "restore start=9,9",
        "restore rate=1",
    ] {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
}

/// `xtask` sends the same lines to the WebAssembly and wants the same answers: see its `live::tests`.
#[test]
fn the_transcript_is_what_the_figure_answers() {
    let kept = include_str!("../race.transcript");
    let came = transcript::<Race>(kept);
    println!("if this is right, it belongs into race.transcript:\n{came}");
    for (number, (kept, came)) in (1..).zip(kept.lines().zip(came.lines())) {
        assert_eq!(came, kept, "race.transcript:{number}");
    }
    assert_eq!(came.lines().count(), kept.lines().count());
}
