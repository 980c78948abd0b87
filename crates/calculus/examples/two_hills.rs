//! One normal distribution for two hills: the divergence in either direction.

use calculus::{Normal, Table, midpoints};
use plot::{Axis, Chart, Figure};

fn main() -> std::io::Result<()> {
    let x = midpoints(400).mapv(|share| 16.0 * share - 8.0);
    let table = |density: &dyn Fn(f64) -> f64| {
        let density = x.mapv(density);
        Table::new(&density / density.sum()).unwrap()
    };
    let normal = |mean, deviation| Normal { mean, deviation };
    let hills = |x| 0.6 * normal(-2.0, 0.6).density(x) + 0.4 * normal(2.5, 0.9).density(x);
    let p = table(&hills);
    // Means in steps of 0.1, deviations too; the floor is for those that round to 0 on the other hill.
    let some = |i: i32| normal(0.1 * f64::from(i % 71 - 35), 0.1 * f64::from(4 + i / 71));
    let best = |cost: &dyn Fn(&Table) -> f64| {
        let of = |q: &Normal| cost(&table(&|x| q.density(x).max(1e-300)));
        (0..71 * 32).map(some).min_by(|a, b| of(a).total_cmp(&of(b))).unwrap()
    };
    let (covers, picks) = (best(&|q| p.kl(q)), best(&|q| q.kl(&p)));
    println!("covers: {:.1}", covers.mean);
    println!("covers-deviation: {:.1}", covers.deviation);
    println!("picks: {:.1}", picks.mean);
    println!("picks-deviation: {:.1}", picks.deviation);
    let line = |f: &dyn Fn(f64) -> f64| x.iter().map(|x| (*x, f(*x))).collect::<Vec<_>>();
    let chart = Chart::new(Axis::new("x").range(-6.0, 7.0), "density")
        .line("p, two hills", line(&hills))
        .line("least KL(p‖q)", line(&|x| covers.density(x)))
        .line("least KL(q‖p)", line(&|x| picks.density(x)));
    let caption = "Which normal distribution q is nearest to two hills? That depends on the direction: \
        KL(p‖q) punishes a q that is low where p is high, so q covers both; KL(q‖p) punishes a q that is high \
        where p is low, so q stays on one.";
    let alt = "Densities over x. p has a high narrow hill at −2 and a lower, wider one at 2.5. The normal \
        density of the least KL(p‖q) is broad and flat, its peak between them. That of the least KL(q‖p) \
        lies on the hill at −2 and is higher than it.";
    Figure::new(caption, alt).panel(chart).save("two_hills")
}
