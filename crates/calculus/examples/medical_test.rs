//! A test that is right nine times of ten, and what a positive one says: counted, by Bayes, and twice.

use calculus::{Table, log_odds};
use ndarray::array;

fn main() {
    let (people, share, finds, errs) = (10_000.0, 0.01, 0.9, 0.05);
    let (ill, healthy) = (share * people, (1.0 - share) * people);
    println!("of {people} people {ill} are ill: {} test positive", finds * ill);
    println!("{healthy} are healthy: {} test positive", errs * healthy);
    let (found, all) = (finds * ill, finds * ill + errs * healthy);
    println!("ill among the positive: {:.1} %", 100.0 * found / all);

    // The first entry is ill, the second healthy.
    let positive = array![finds, errs];
    let prior = Table::new(array![share, 1.0 - share]).unwrap();
    println!("\n{:>16} {:>8} {:>10} {:>10}", "", "ill", "log-odds", "evidence");
    println!("{:>16} {:>8.4} {:>10.3}", "before", share, log_odds(share));
    let mut belief = prior;
    for test in ["one positive", "two positive", "three positive"] {
        let (posterior, evidence) = belief.bayes(positive.view()).unwrap();
        let ill = posterior.p()[[0]];
        println!("{test:>16} {ill:>8.4} {:>10.3} {evidence:>10.4}", log_odds(ill));
        belief = posterior;
    }
    println!("every positive test adds ln(0.9 / 0.05) = {:.3}", (finds / errs).ln());
}
