//! Costs over the margin: the mistake that is meant, and three that can be descended.

use calculus::Surrogate;
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let line = |surrogate: Surrogate| {
        let margins = (-300..=300).map(|i| f64::from(i) / 100.0);
        margins.map(move |m| (m, surrogate.cost(m)))
    };
    Figure::new(
        "Which cost can stand in for the number of mistakes? Any that lies above it and has a slope. They \
         differ in what they ask of right answers: the hinge is content from 1 on, the logarithm never quite, and \
         the square punishes those that are too right.",
        "Costs over the margin from −3 to 3. The count of mistakes is 1 up to 0, then 0. The hinge falls in a \
         straight line to 0 at 1 and stays there. The logarithmic cost falls smoothly towards 0. The squared cost \
         is a parabola with its bottom at 1 and rises again. All three pass through 1 at 0 and lie above the count.",
    )
    .panel(
        Chart::new(Axis::new("margin m = t z"), Axis::new("cost").range(0.0, 4.2))
            .line("mistake, ⟦m ≤ 0⟧", [(-3.0, 1.0), (0.0, 1.0), (0.0, 0.0), (3.0, 0.0)])
            .line("hinge", line(Surrogate::Hinge))
            .line("logarithmic", line(Surrogate::Logarithmic))
            .line("squared", line(Surrogate::Squared)),
    )
    .save("margins")
}
