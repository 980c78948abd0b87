//! One step of momentum and one of Nesterov's from the same point, as arrows.

use plot::{Axis, Chart, Figure};

fn cost((x, y): (f64, f64)) -> f64 {
    0.5 * (x * x + 4.0 * y * y)
}

fn main() -> std::io::Result<()> {
    let (gamma, eta) = (0.8, 0.15);
    let (theta, v) = ((-3.0, 0.8), (-2.25, 1.875));
    let jump = (theta.0 - gamma * v.0, theta.1 - gamma * v.1);
    let gradient = |p: (f64, f64)| (p.0, 4.0 * p.1);
    let step = |g: (f64, f64)| (jump.0 - eta * g.0, jump.1 - eta * g.1);
    let (momentum, nesterov) = (step(gradient(theta)), step(gradient(jump)));
    println!("cost at θ: {:.2}", cost(theta));
    println!("cost after the jump: {:.2}", cost(jump));
    println!("cost after momentum: {:.2}", cost(momentum));
    println!("cost after Nesterov: {:.2}", cost(nesterov));
    Figure::new(
        "Where is the gradient taken? Here the jump crosses the valley. Momentum adds the gradient of θ, \
         which still points across and drives it further up; Nesterov the gradient of the point where \
         the jump ends, which points back.",
        "On elliptic contours a long arrow leads from θ, upper left, down to the right across the floor of \
         the valley: the jump. From its end a short arrow goes further down, to momentum, and another \
         one up to Nesterov, next to the floor.",
    )
    .panel(
        Chart::new(Axis::new("θ₁").range(-3.6, 0.8), Axis::new("θ₂").range(-1.5, 1.3))
            .equal()
            .contours([0.25, 1.0, 2.0, 4.0, 6.0], |x, y| cost((x, y)))
            .line("from θ with momentum", [theta, momentum])
            .line("from θ with Nesterov", [theta, nesterov])
            .arrow(theta, jump, "θ")
            .arrow(jump, momentum, "")
            .arrow(jump, nesterov, ""),
    )
    .save("nesterov_arrows")
}
