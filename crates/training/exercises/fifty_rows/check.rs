//! Rows that are spread over a set.

use super::exercise::rows;

/// A file with ten rows of class 0, then ten of class 1, and so on to class 9.
#[test]
fn a_sorted_file_shows_all_its_classes() {
    let chosen = rows(100, 50);
    let mut classes: Vec<usize> = chosen.iter().map(|row| row / 10).collect();
    classes.dedup();
    let all = classes == (0..10).collect::<Vec<_>>();
    assert!(
        all,
        "fifty of 100 rows in ten classes: the rows {chosen:?} show the classes {classes:?}"
    );
}

/// 1797 / 50 is 35.94. What becomes of the 0.94, fifty times?
#[test]
fn there_are_as_many_as_wanted() {
    let chosen = rows(1797, 50);
    assert!(chosen.len() == 50, "fifty of 1797 rows: there are {}, {chosen:?}", chosen.len());
}

/// Seven samples, and fifty are wanted. None of them should come twice.
#[test]
fn a_small_set_is_taken_whole() {
    let chosen = rows(7, 50);
    assert!(chosen == [0, 1, 2, 3, 4, 5, 6], "fifty of 7 rows: {chosen:?}");
}

/// From row to row the distance is the same, up to 1.
#[test]
fn the_rows_are_evenly_spread() {
    for samples in 1..120 {
        for wanted in 1..60 {
            let chosen = rows(samples, wanted);
            let right: Vec<usize> = (0..wanted.min(samples))
                .map(|n| (n as f64 * samples as f64 / wanted.min(samples) as f64 + 1e-9) as usize)
                .collect();
            assert!(chosen == right, "{wanted} of {samples} rows: {chosen:?}, not {right:?}");
        }
    }
    println!("the last of fifty rows is {:?} of 1797", rows(1797, 50).last().unwrap_or(&0));
}
