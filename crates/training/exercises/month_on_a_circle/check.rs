//! Twelve places on a circle.

use super::exercise::month;

fn apart(a: usize, b: usize) -> f64 {
    let (a, b) = (month(a), month(b));
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Two months with the same inputs are one month for the net. How many steps does a year have?
#[test]
fn every_month_has_a_place_of_its_own() {
    for a in 1..=12 {
        for b in 1..a {
            assert!(apart(a, b) > 0.01, "months {b} and {a} are both {:.3?}", month(a));
        }
    }
}

/// After the last step one should be where one began.
#[test]
fn december_is_next_to_january() {
    let (year_end, spring) = (apart(12, 1), apart(1, 2));
    let equal = (year_end - spring).abs() < 1e-9;
    assert!(equal, "12 to 1 is {year_end:.3}, 1 to 2 is {spring:.3}");
}

/// Twelve equal angles.
#[test]
fn all_steps_are_equal_on_the_unit_circle() {
    for m in 1..=12 {
        let ([x, y], step) = (month(m), apart(m, m % 12 + 1));
        assert!((x.hypot(y) - 1.0).abs() < 1e-9, "month {m} is {:.3} from the origin", x.hypot(y));
        assert!((step - apart(1, 2)).abs() < 1e-9, "from month {m} to the next is {step:.3}");
    }
    println!("January to July is {:.2} times January to February", apart(1, 7) / apart(1, 2));
}
