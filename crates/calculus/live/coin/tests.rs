use super::*;
use live::{Session, transcript};

fn after(lines: &[&str]) -> Coin {
    let mut coin = Coin::start();
    for line in lines {
        match line.split_once(' ') {
            Some((name, value)) => coin.act(Action::Set(name, value)).unwrap(),
            None => coin.act(Action::Press(line)).unwrap(),
        }
    }
    coin
}

fn reading(coin: &Coin, name: &str) -> String {
    coin.scene().readings.into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// The points of the curve of a class.
fn curve(coin: &Coin, of: usize) -> Vec<(f64, f64)> {
    let points = |mark| match mark {
        Mark::Curve { class, points } if class == of => Some(points),
        _ => None,
    };
    coin.scene().marks.into_iter().find_map(points).unwrap_or_default()
}

#[test]
fn before_the_first_flip_the_flat_prior_knows_nothing() {
    let coin = Coin::start();
    assert_eq!(
        coin.status,
        "No flips yet: under Beta(1, 1) the first is heads with probability 0.5."
    );
    for name in ["ML", "MAP"] {
        assert_eq!(reading(&coin, name), "–");
    }
    assert_eq!(
        (reading(&coin, "next is heads"), reading(&coin, "θ")),
        ("0.5".into(), "hidden".into())
    );
    assert_eq!(curve(&coin, 0), curve(&coin, 1));
    assert!(curve(&coin, 0).iter().all(|(_, y)| (y - 1.0).abs() < 1e-12));
    assert!(curve(&coin, 2).is_empty());
}

/// A coin that always shows heads: Beta(2, 3) and ten heads is Beta(12, 3). ML 1, MAP 11/13, next 12/15.
#[test]
fn the_three_answers_are_those_of_the_posterior() {
    let coin = after(&["theta 1", "a 2", "b 3", "ten"]);
    assert_eq!(coin.posterior(), Beta { a: 12.0, b: 3.0 });
    assert_eq!(reading(&coin, "ML"), "1");
    assert_eq!(reading(&coin, "MAP"), number(11.0 / 13.0));
    assert_eq!(reading(&coin, "next is heads"), "0.8");
    assert_eq!(
        coin.status,
        "10 of 10 were heads. 10 heads in 10 flips: the next is heads with probability 0.8."
    );
    let (peak, _) = curve(&coin, 0).into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    assert!((peak - 11.0 / 13.0).abs() < 0.005, "{peak}");
    let lines = coin.scene().marks.into_iter().filter(|mark| matches!(mark, Mark::Line { .. }));
    assert_eq!(lines.count(), 3);
}

#[test]
fn single_flips_say_what_they_showed() {
    assert!(after(&["theta 1", "flip"]).status.starts_with("Heads. 1 head in 1 flip:"));
    assert!(after(&["theta 0", "flip"]).status.starts_with("Tails. 0 heads in 1 flip:"));
}

#[test]
fn curves_run_from_edge_to_edge_and_fit_on_the_board() {
    for coin in [after(&["a 20", "ten"]), after(&["theta 0", "run", "ten"]), after(&["b 7"])] {
        for class in [0, 1] {
            let points = curve(&coin, class);
            assert!(points[0].0.abs() < 1e-12 && (points[200].0 - 1.0).abs() < 1e-12);
            assert!(points.iter().all(|point| BOARD.holds((point.0.clamp(0.0, 1.0), point.1))));
        }
    }
}

/// A change of the prior keeps the flips; another coin forgets them.
#[test]
fn the_same_flips_under_another_prior() {
    let coin = after(&["ten", "a 5"]);
    assert_eq!(coin.flips, 10);
    assert!(coin.status.starts_with("Another prior, the same flips."));
    for line in ["seed 2", "theta 0.3", "bias chosen"] {
        assert_eq!(after(&["ten", line]).flips, 0, "{line}");
    }
    let chosen = after(&["theta 0.3"]);
    assert_eq!((chosen.settings.word("bias"), reading(&chosen, "θ")), ("chosen", "0.3".into()));
}

#[test]
fn one_by_one_or_in_tens_the_flips_are_the_same() {
    let (tens, mut ones) = (after(&["ten", "ten"]), Coin::start());
    for _ in 0..20 {
        ones.act(Action::Press("flip")).unwrap();
    }
    assert_eq!(tens.heads(20), ones.heads(20));
    assert_eq!(tens.address(), ones.address());
}

#[test]
fn the_hidden_coin_is_revealed_and_stays_so() {
    let coin = after(&["reveal"]);
    let theta = reading(&coin, "θ");
    assert!(
        theta.starts_with("0.") && coin.status.starts_with(&format!("This coin has θ = {theta}."))
    );
    assert_eq!(curve(&coin, 2).len(), 2);
    let back = Coin::restore(&coin.address()).unwrap();
    assert_eq!(reading(&back, "θ"), theta);
    assert_eq!(after(&["reveal", "reset"]).address(), Coin::start().address());
}

#[test]
fn a_run_ends_after_two_hundred_flips() {
    let mut coin = after(&["run"]);
    assert_eq!(coin.scene().outcome, "running");
    for _ in 0..100 {
        coin.act(Action::Tick).unwrap();
    }
    assert_eq!((coin.flips, coin.scene().outcome, coin.running), (MOST, "ended", false));
    for button in ["run", "flip", "ten"] {
        coin.act(Action::Press(button)).unwrap();
        assert!(coin.status.starts_with("200 flips are enough"), "{}", coin.status);
        assert!(!coin.running && coin.flips == MOST);
    }
    // What 200 flips say of a coin errs by √(¼/200) = 0.035; four times that.
    assert!((coin.posterior().mean() - coin.theta()).abs() < 0.14);
    let stopped = after(&["run", "run"]);
    assert!(!stopped.running && stopped.status.starts_with("Stopped."));
}

#[test]
fn the_address_brings_the_state_back() {
    let coin = after(&["a 3", "b 4", "seed 9", "ten", "flip"]);
    let address = coin.address();
    assert_eq!(address.to_string(), "a=3&b=4&bias=hidden&theta=0.7&seed=9&flips=11");
    let back = Coin::restore(&address).unwrap();
    assert_eq!((back.address(), back.posterior()), (address, coin.posterior()));
    for wrong in ["flips=201", "flips=-1", "flips=x", "a=0", "bias=bent", "theta=2"] {
        assert!(Coin::restore(&Address::read(wrong)).is_err(), "{wrong}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Coin>::new();
    let untouched = Coin::start().address().to_string();
    for line in
        ["", "press fly", "set a 0", "set colour red", "add 0 0 0", "move 0 1 1", "remove 0"]
    {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
    assert!(session.answer("describe").contains("\"open\":false"));
}

#[test]
fn the_transcript_is_what_the_figure_answers() {
    let kept = include_str!("../coin.transcript");
    assert!(kept.lines().count() > 100);
    let came = transcript::<Coin>(kept);
    println!("if this is right, it belongs into coin.transcript:\n{came}");
    for (number, (kept, came)) in (1..).zip(kept.lines().zip(came.lines())) {
        assert_eq!(came, kept, "coin.transcript:{number}");
    }
    assert_eq!(came.lines().count(), kept.lines().count());
}
