//! Three flips, three tails: what comes next? Three answers, from three beliefs; a grid and a formula.

use calculus::{Beta, Table, flips, midpoints};

fn main() {
    let theta = midpoints(1000);
    let likelihood = theta.mapv(|theta| flips(theta, 0, 3));
    println!("{:>22} {:>8} {:>8} {:>12} {:>8}", "", "ML", "MAP", "next: heads", "by grid");
    for (name, a, b) in
        [("all equally", 1.0, 1.0), ("about even", 2.0, 2.0), ("a coin", 50.0, 50.0)]
    {
        let prior = Beta { a, b };
        let density = theta.mapv(|theta| prior.density(theta));
        let table = Table::new(&density / density.sum()).unwrap();
        let (posterior, _) = table.bayes(likelihood.view()).unwrap();
        let by_grid = posterior.expectation(|at| theta[at[0]]);
        let exact = prior.observe(0, 3);
        println!(
            "{:>22} {:>8.4} {:>8.4} {:>12.4} {by_grid:>8.4}",
            format!("{name}, Beta({a}, {b})"),
            Beta { a: 1.0, b: 1.0 }.observe(0, 3).mode().unwrap(),
            exact.mode().unwrap(),
            exact.mean(),
        );
    }
    let next: f64 = theta.iter().map(|theta| theta * flips(*theta, 0, 3)).sum::<f64>() / 1000.0;
    println!("without the evidence, flat prior: {next:.4} for heads");
    let tails: f64 = theta.iter().map(|t| (1.0 - t) * flips(*t, 0, 3)).sum::<f64>() / 1000.0;
    println!("                                  {tails:.4} for tails");
}
