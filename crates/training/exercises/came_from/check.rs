//! The way back of a turn.

use super::exercise::came_from;

fn near((a, b): (f64, f64), (row, column): (f64, f64)) -> bool {
    (a - row).abs() < 1e-9 && (b - column).abs() < 1e-9
}

/// About which point is the picture turned? In a row of 3 pixels, 0, 1, 2, which is in the middle?
#[test]
fn the_middle_stays() {
    let found = came_from(1.0, 1.0, 3, 3, 30.0);
    assert!(near(found, (1.0, 1.0)), "3 × 3, turned by 30°: (1, 1) stays, found {found:?}");
    let found = came_from(1.0, 2.5, 3, 6, 30.0);
    assert!(near(found, (1.0, 2.5)), "3 × 6, turned by 30°: (1, 2.5) stays, found {found:?}");
}

/// By 180°, what is in the upper left was where? Is the angle in the unit that `sin` expects?
#[test]
fn half_a_turn_exchanges_corners() {
    let found = came_from(0.0, 0.0, 4, 4, 180.0);
    assert!(
        near(found, (3.0, 3.0)),
        "4 × 4, turned by 180°: (0, 0) comes from (3, 3), found {found:?}"
    );
}

/// Turn a sheet of paper by a quarter against the clock. Which edge is at the top now? And does the new pixel go
/// there, or come from there?
#[test]
fn the_top_comes_from_the_right() {
    let found = came_from(0.0, 1.0, 3, 3, 90.0);
    assert!(
        near(found, (1.0, 2.0)),
        "3 × 3, turned by 90° against the clock: the middle of the top row comes from the middle of the right \
         column, (1, 2), found {found:?}"
    );
}

/// Does the place stay as far from the middle as it was?
#[test]
fn the_distance_from_the_middle_stays() {
    for degrees in [10.0, -75.0, 200.0] {
        let (row, column) = came_from(6.0, 1.0, 8, 10, degrees);
        let distance = (row - 3.5).hypot(column - 4.5);
        assert!(
            (distance - 2.5_f64.hypot(3.5)).abs() < 1e-9,
            "8 × 10, turned by {degrees}°: (6, 1) is {:.3} from the middle, its place of origin {distance:.3}",
            2.5_f64.hypot(3.5)
        );
    }
    let inside = |v: f64| (0.0..=7.0).contains(&v);
    let corners = [(0.0, 0.0), (0.0, 7.0), (7.0, 0.0), (7.0, 7.0)];
    let from = corners.map(|(i, j)| came_from(i, j, 8, 8, 45.0));
    let count = from.iter().filter(|(i, j)| inside(*i) && inside(*j)).count();
    println!(
        "8 × 8, turned by 45°: {count} of 4 corners come from inside, the first from row {:.2}",
        from[0].0
    );
}
