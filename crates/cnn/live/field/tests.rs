use super::*;
use drawing::{DEEPEST, DOT, STROKE};
use live::{Mark, Point, Session, transcript};
use proptest::prelude::*;

/// A stack of these kernels and strides.
fn stack(layers: &[(usize, usize)]) -> Calculator {
    let mut calculator = Calculator::start();
    calculator.take(layers).unwrap();
    calculator
}

fn pressed(button: &str) -> Calculator {
    let mut calculator = Calculator::start();
    calculator.act(Action::Press(button)).unwrap();
    calculator
}

fn reading(calculator: &Calculator, name: &str) -> String {
    calculator.scene().readings.into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// r and d of every row, from the pixels up.
fn r_and_d(calculator: &Calculator) -> [String; 2] {
    ["r", "d"].map(|name| reading(calculator, name))
}

/// The curves of a scene: those of one point are dots, those of two strokes, the others go around bands.
fn curves(calculator: &Calculator, points: usize) -> Vec<Vec<Point>> {
    let marks = calculator.scene().marks.into_iter();
    let curves = marks.filter_map(|mark| match mark {
        Mark::Curve { points, .. } => Some(points),
        _ => None,
    });
    curves.filter(|curve| curve.len() == points).collect()
}

/// Three times two more pixels; 5, one more, four steps of two, one of two; 3 and 5, one more, then twice
/// two steps of two.
#[test]
fn every_preset_sees_what_the_formula_says() {
    for (button, r, d) in [
        ("threes", "1, 3, 5, 7", "1, 1, 1, 1"),
        ("seven", "1, 7", "1, 1"),
        ("lecture", "1, 5, 6, 14, 16", "1, 1, 2, 2, 4"),
        ("vgg", "1, 3, 5, 6, 10, 14", "1, 1, 1, 2, 2, 2"),
    ] {
        assert_eq!(r_and_d(&pressed(button)), [r, d], "{button}");
    }
}

/// Two more pixels with every layer: 11 after five of them.
#[test]
fn each_layer_of_3_by_3_sees_two_more_pixels() {
    assert_eq!(r_and_d(&stack(&[(3, 1); 5]))[0], "1, 3, 5, 7, 9, 11");
}

/// 2, then twice two more with every layer; behind them it adds one.
#[test]
fn with_the_pooling_first_each_layer_sees_four_more_pixels() {
    let first = stack(&[(2, 2), (3, 1), (3, 1), (3, 1)]);
    assert_eq!(r_and_d(&first), ["1, 2, 6, 10, 14", "1, 2, 2, 2, 2"]);
    let last = stack(&[(3, 1), (3, 1), (3, 1), (2, 2)]);
    assert_eq!(r_and_d(&last), ["1, 3, 5, 7, 8", "1, 1, 1, 1, 2"]);
}

#[test]
fn the_sentence_has_the_last_step_and_the_places_on_the_way() {
    assert_eq!(
        pressed("lecture").status(),
        "A neuron of layer 4 sees 16 pixels along a side, 14 + (2 − 1)·2; on the way down it sees 2, 6 and \
         12 places."
    );
    assert_eq!(
        Calculator::start().status(),
        "A neuron of layer 2 sees 5 pixels along a side, 3 + (3 − 1)·1; on the way down it sees 3 places."
    );
    let seven = "A neuron of layer 1 sees 7 pixels along a side, 1 + (7 − 1)·1.";
    assert_eq!(pressed("seven").status(), seven);
    assert!(stack(&[(1, 1)]).status().contains("sees 1 pixel along"));
}

/// Places 0, 1 and 2 look at one pixel each: 0, 2 and 4. With a kernel of 3 each sees three, and nothing is
/// left out.
#[test]
fn a_stride_larger_than_its_kernel_leaves_pixels_out() {
    let holes = stack(&[(1, 2), (3, 1)]);
    assert_eq!(holes.rows()[0].seen, [0, 2, 4]);
    assert_eq!(
        holes.status(),
        "The field of a neuron of layer 2 is 5 pixels along a side, 1 + (3 − 1)·2. It sees 3 of them: a \
         stride is larger than its kernel."
    );
    let filled = stack(&[(3, 1), (1, 3), (2, 1)]);
    assert_eq!(filled.rows()[1].seen, [0, 3]);
    assert_eq!(reading(&filled, "places seen"), "6, 2, 2, 1");
    assert!(filled.status().contains("sees 6 pixels along a side, 3 + (2 − 1)·3"));
}

#[test]
fn a_layer_that_is_set_is_part_of_the_stack() {
    let mut calculator = Calculator::start();
    calculator.act(Action::Set("k4", "11")).unwrap();
    assert_eq!(r_and_d(&calculator)[0], "1, 3, 5, 7, 17");
    assert_eq!(calculator.settings.word("depth"), "4");
    calculator.act(Action::Set("s1", "2")).unwrap();
    assert_eq!(calculator.settings.word("depth"), "4");
    calculator.act(Action::Set("depth", "1")).unwrap();
    assert_eq!(r_and_d(&calculator), ["1, 3", "1, 2"]);
    calculator.act(Action::Set("depth", "4")).unwrap();
    assert_eq!(r_and_d(&calculator)[0], "1, 3, 7, 11, 31");
}

/// 3 × 3 three times: 1 + 3 + 5 + 7 places, the neuron in the middle, its neighbours a pixel apart.
#[test]
fn a_narrow_cone_has_a_dot_for_each_place() {
    let dots = curves(&pressed("threes"), 1);
    assert_eq!(dots.len(), 16);
    let pixels = &dots[..7];
    let neuron = &dots[15];
    assert!(pixels.windows(2).all(|pair| (pair[1][0].0 - pair[0][0].0 - 24.0).abs() < 1e-9));
    assert!((neuron[0].0 - pixels[3][0].0).abs() < 1e-9 && neuron[0].1 > pixels[3][0].1);
}

/// Along 230 units: up to 20 pixels are dots, up to 60 are strokes, more are a band.
#[test]
fn a_wide_cone_has_strokes_and_a_wider_one_a_band() {
    let widths = |layers: &[(usize, usize)]| {
        let calculator = stack(layers);
        let size = calculator.rows()[layers.len()].field.size;
        (size, [1, 2, 5].map(|points| curves(&calculator, points).len()))
    };
    assert_eq!(widths(&[(11, 1), (10, 1)]), (20, [1 + 10 + 20, 0, 0]));
    assert_eq!(widths(&[(11, 1), (11, 1)]), (21, [1, 11 + 21, 0]));
    let longer = |first| [(first, 2), (11, 1), (11, 1), (6, 1)];
    assert_eq!(widths(&longer(10)), (60, [1, 6 + 16 + 26 + 60, 0]));
    assert_eq!(widths(&longer(11)), (61, [1, 6 + 16 + 26, 1]));
}

/// A point between two rows lies in the shades whose corners have one on either side of it, in height and
/// along their lower edge.
#[test]
fn never_more_shades_lie_on_one_another_than_lines_stand_out_from() {
    for k in 1..=11 {
        for s in 1..=3 {
            let calculator = stack(&[(k, s), (9, 1)]);
            let low = 42.0;
            let feet: Vec<Vec<f64>> = calculator
                .scene()
                .marks
                .into_iter()
                .filter_map(|mark| match mark {
                    Mark::Shade { corners } => {
                        let foot = |(x, y): Point| (y == low).then_some(x);
                        Some(corners.into_iter().filter_map(foot).collect())
                    }
                    _ => None,
                })
                .collect();
            let feet: Vec<Vec<f64>> = feet.into_iter().filter(|feet| feet.len() == 2).collect();
            assert!(!feet.is_empty());
            for x in 60..290 {
                let over = |feet: &&Vec<f64>| {
                    let (left, right) = (feet[0].min(feet[1]), feet[0].max(feet[1]));
                    (left..=right).contains(&(f64::from(x) + 0.5))
                };
                assert!(feet.iter().filter(over).count() <= DEEPEST, "{k}, {s}, {x}");
            }
        }
    }
}

#[test]
fn a_band_breaks_where_pixels_are_left_out() {
    let calculator = stack(&[(2, 3), (11, 3), (7, 1)]);
    let rows = calculator.rows();
    assert_eq!((rows[3].field.size, rows[0].seen.len()), (86, 58));
    assert_eq!(curves(&calculator, 5).len(), 29);
}

/// A kernel and a stride for each of one to five layers.
fn stacks() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((1..=11_usize, 1..=3_usize), 1..=5)
}

proptest! {
    /// A place sees what the places under its window see: counted pixel by pixel, through all layers.
    #[test]
    fn what_is_seen_is_what_a_path_leads_to(layers in stacks()) {
        let rows = stack(&layers).rows();
        let mut seen = vec![true];
        for (l, &(k, s)) in layers.iter().enumerate().rev() {
            let mut under = vec![false; (seen.len() - 1) * s + k];
            for i in (0..seen.len()).filter(|&i| seen[i]) {
                under[i * s..][..k].fill(true);
            }
            let places: Vec<usize> = (0..under.len()).filter(|&i| under[i]).collect();
            prop_assert_eq!(&rows[l].seen, &places);
            seen = under;
        }
        prop_assert_eq!(rows[layers.len()].field.size, seen.len());
    }

    #[test]
    fn everything_lies_on_the_board_and_nothing_on_its_neighbour(layers in stacks()) {
        let calculator = stack(&layers);
        for mark in calculator.scene().marks {
            let points = match mark {
                Mark::Region { corners, .. } | Mark::Shade { corners } => corners,
                Mark::Curve { points, .. } => points,
                Mark::Line { ends, .. } => ends.to_vec(),
                Mark::Text { at, .. } => vec![at],
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            };
            prop_assert!(points.iter().all(|&point| BOARD.holds(point)), "{points:?}");
        }
        for (points, least) in [(1, DOT), (2, STROKE)] {
            for pair in curves(&calculator, points).windows(2) {
                let same_row = pair[0][0].1 == pair[1][0].1;
                prop_assert!(!same_row || pair[1][0].0 - pair[0][0].0 >= least - 1e-9);
            }
        }
    }

    #[test]
    fn sentences_are_short_enough_for_a_phone(layers in stacks()) {
        let status = stack(&layers).status();
        prop_assert!(status.chars().count() <= 145, "{status}");
    }

    #[test]
    fn a_stack_comes_back_from_its_address(layers in stacks()) {
        let calculator = stack(&layers);
        let back = Calculator::restore(&calculator.address()).unwrap();
        prop_assert_eq!(back.address(), calculator.address());
        prop_assert_eq!(back.scene().marks, calculator.scene().marks);
    }
}

#[test]
fn the_longest_sentences_are_short_too() {
    for layers in [[(11, 3); 5], [(10, 3), (10, 3), (10, 3), (10, 3), (11, 3)], [(2, 3); 5]] {
        let status = stack(&layers).status();
        assert!(status.chars().count() <= 145, "{status}");
    }
}

#[test]
fn wrong_calls_are_answered_and_change_nothing() {
    let mut session = Session::<Calculator>::new();
    let untouched = Calculator::start().address().to_string();
    for line in [
        "",
        "press fly",
        "set depth 6",
        "set depth 0",
        "set depth 1.5",
        "set k5 2.5",
        "set k5 12",
        "set s1 0",
        "set k6 3",
        "add 0 0 0",
        "remove 0",
        "restore k1=0",
        "restore s2=1.5",
        "restore depth=x",
    ] {
        let answer = session.answer(line);
        assert!(answer.contains("\"outcome\":\"error\""), "{line:?}: {answer}");
        assert!(answer.contains(&untouched), "{line:?}: {answer}");
    }
    assert!(session.answer("tick").contains("\"outcome\":\"ready\""));
}

/// `xtask` sends the same lines to the WebAssembly and wants the same answers: see its `live::tests`.
#[test]
fn a_session_has_the_answers_it_had() {
    let kept = include_str!("../field.transcript");
    let came = transcript::<Calculator>(kept);
    println!("if this is right, it belongs into field.transcript:\n{came}");
    for (number, (came, kept)) in (1..).zip(came.lines().zip(kept.lines())) {
        assert_eq!(came, kept, "field.transcript:{number}");
    }
    assert_eq!(came, kept);
}
