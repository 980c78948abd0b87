use super::*;
use live::{Cells, Mark, Session, transcript};
use ndarray::array;

fn touch(paint: &mut Paint, place: &Cells, cell: (usize, usize), class: usize) {
    paint.act(Action::Add(place.middle(cell), class)).unwrap();
}

fn press(paint: &mut Paint, button: &str) {
    paint.act(Action::Press(button)).unwrap();
}

fn reading(paint: &Paint, name: &str) -> String {
    paint.scene().readings.into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// The picture of that name: its levels and its words.
fn picture(paint: &Paint, name: &str) -> (Vec<i8>, Vec<String>) {
    let marks = paint.scene().marks.into_iter();
    let mut found = marks.filter_map(|mark| match mark {
        Mark::Cells { place, levels, words } if place.name == name => Some((levels, words)),
        _ => None,
    });
    found.next().unwrap()
}

/// Row 3, column 5 of the map: its window is rows 3 to 5, columns 5 to 7, and the block ends with column 6.
/// So (−1) + (−2) + (−1) on the left, nothing in the middle, and no ink on the right: −4.
#[test]
fn the_first_sentence_has_the_nine_products_of_the_right_side_of_the_block() {
    let paint = Paint::start();
    assert_eq!(reading(&paint, "window"), "1 1 0 / 1 1 0 / 1 1 0");
    assert_eq!(
        paint.scene().status,
        "Row 3, column 5: 1·(−1) + 1·0 + 0·1 + 1·(−2) + 1·0 + 0·2 + 1·(−1) + 1·0 + 0·1 = −4."
    );
    assert_eq!(picture(&paint, "products").1[..4], ["−1", "0", "0", "−2"]);
}

#[test]
fn a_pixel_is_in_the_windows_of_nine_places_and_one_in_the_corner_of_one() {
    let mut paint = Paint::start();
    press(&mut paint, "empty");
    press(&mut paint, "blur");
    for (cell, places) in [((0, 0), 1), ((0, 5), 3), ((6, 6), 9)] {
        touch(&mut paint, &IMAGE, cell, 0);
        let says = format!("{places} of 100 places");
        assert!(paint.status.contains(&says), "{}", paint.status);
    }
    touch(&mut paint, &IMAGE, (6, 6), 1);
    assert!(paint.status.contains("is paper: 9 of 100"), "{}", paint.status);
}

#[test]
fn every_preset_is_the_kernel_that_its_words_say() {
    let mut paint = Paint::start();
    for (name, kernel) in [
        ("identity", "0 0 0 / 0 1 0 / 0 0 0"),
        ("edge", "−1 −1 −1 / −1 8 −1 / −1 −1 −1"),
        ("right", "−1 0 1 / −2 0 2 / −1 0 1"),
        ("down", "−1 −2 −1 / 0 0 0 / 1 2 1"),
        ("blur", "1 1 1 / 1 1 1 / 1 1 1"),
        ("line", "0 1 0 / 0 1 0 / 0 1 0"),
    ] {
        press(&mut paint, name);
        assert_eq!(reading(&paint, "kernel"), kernel);
        assert_eq!(paint.settings.word("divisor"), if name == "blur" { "9" } else { "1" });
    }
}

/// Of a single pixel the kernel leaves its own picture, turned by half a turn.
#[test]
fn one_pixel_shows_the_kernel_upside_down() {
    let mut paint = Paint::start();
    press(&mut paint, "empty");
    touch(&mut paint, &IMAGE, (5, 5), 0);
    for (cell, times) in [((0, 0), 3), ((1, 2), 5)] {
        (0..times).for_each(|_| touch(&mut paint, &KERNEL, cell, 0));
    }
    assert_eq!(paint.kernel, array![[2.0, 0.0, 1.0], [-2.0, 0.0, 7.0], [-1.0, 0.0, 1.0]]);
    let turned = paint.kernel.slice(s![..;-1, ..;-1]).to_owned();
    assert_eq!(paint.map().slice(s![3..6, 3..6]), turned);
}

#[test]
fn inside_a_block_nothing_but_ink_counts() {
    let mut paint = Paint::start();
    touch(&mut paint, &MAP, (2, 2), 0);
    assert_eq!(reading(&paint, "sum"), "0");
    press(&mut paint, "blur");
    assert_eq!(reading(&paint, "sum"), "1");
    paint.act(Action::Set("divisor", "1")).unwrap();
    assert_eq!(reading(&paint, "sum"), "9");
}

#[test]
fn the_deepest_of_the_map_is_the_largest_of_either_sign() {
    let mut paint = Paint::start();
    let (levels, _) = picture(&paint, "map");
    assert_eq!((levels.iter().max(), levels.iter().min()), (Some(&100), Some(&-100)));
    press(&mut paint, "empty");
    assert!(picture(&paint, "map").0.iter().all(|&level| level == 0));
}

#[test]
fn sentences_are_short_enough_for_a_phone() {
    let mut paint = Paint::start();
    let mut longest = paint.status.clone();
    let mut hear = |paint: &Paint| {
        if paint.status.chars().count() > longest.chars().count() {
            longest = paint.status.clone();
        }
    };
    for preset in Preset::ALL {
        press(&mut paint, preset.name());
        hear(&paint);
        for cell in (0..10).flat_map(|row| (0..10).map(move |column| (row, column))) {
            touch(&mut paint, &MAP, cell, 0);
            hear(&paint);
            touch(&mut paint, &IMAGE, cell, 0);
            hear(&paint);
        }
    }
    assert!(longest.chars().count() <= 145, "{longest}");
}

#[test]
fn an_entry_goes_to_eight_and_no_further() {
    let mut paint = Paint::start();
    press(&mut paint, "edge");
    let before = paint.address().to_string();
    let error = paint.act(Action::Add(KERNEL.middle((1, 1)), 0)).unwrap_err();
    assert_eq!(error, "An entry lies between −8 and 8.");
    assert_eq!(paint.address().to_string(), before);
}

#[test]
fn the_state_comes_back_from_its_address() {
    let mut paint = Paint::start();
    press(&mut paint, "blur");
    touch(&mut paint, &IMAGE, (11, 0), 0);
    touch(&mut paint, &KERNEL, (0, 0), 1);
    touch(&mut paint, &MAP, (9, 9), 0);
    let back = Paint::restore(&paint.address()).unwrap();
    assert_eq!(back.address().to_string(), paint.address().to_string());
    assert_eq!(back.scene().marks, paint.scene().marks);
    assert_eq!(back.scene().readings, paint.scene().readings);
}

#[test]
fn wrong_requests_are_answered_with_an_error_and_change_nothing() {
    let mut session = Session::<Paint>::new();
    let untouched = Paint::start().address().to_string();
    for line in [
        "",
        "press fly",
        "set divisor 2",
        "add 25 25 0",
        "add 1 23 2",
        "move 0 1 1",
        "remove 0",
        "restore image=abc",
        "restore image=xyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyz",
        "restore kernel=1,2,3",
        "restore kernel=9,0,0,0,0,0,0,0,0",
        "restore kernel=0.5,0,0,0,0,0,0,0,0",
        "restore place=0,1",
        "restore place=1,11",
        "restore kernel=0,0,0,0,1,0,0,0,0;0,0,0,0,2,0,0,0,0",
        "restore place=1,1;2,2",
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
    let kept = include_str!("../paint.transcript");
    let came = transcript::<Paint>(kept);
    println!("if this is right, it belongs into paint.transcript:\n{came}");
    for (number, (came, kept)) in (1..).zip(came.lines().zip(kept.lines())) {
        assert_eq!(came, kept, "paint.transcript:{number}");
    }
    assert_eq!(came, kept);
}
