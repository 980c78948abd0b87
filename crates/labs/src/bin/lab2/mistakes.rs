//! Mistakes, gathered over several nets.

use ndarray::{ArrayView1, ArrayView2};

/// Two classes and how often they are confused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The smaller class.
    pub a: usize,
    /// The larger.
    pub b: usize,
    /// How often a sample of `a` was called `b`.
    pub a_for_b: usize,
    /// How often one of `b` was called `a`.
    pub b_for_a: usize,
}

impl Pair {
    /// Both ways together.
    pub fn count(&self) -> usize {
        self.a_for_b + self.b_for_a
    }

    /// Whether these two classes are meant.
    pub fn is(&self, a: usize, b: usize) -> bool {
        (self.a, self.b) == (a.min(b), a.max(b))
    }
}

/// All pairs with the sums over the matrices, the most confused first, equals in the order of classes.
pub fn pairs<'a>(matrices: impl Iterator<Item = ArrayView2<'a, usize>>) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for counts in matrices {
        let classes = counts.nrows();
        if pairs.is_empty() {
            let all = (0..classes).flat_map(|a| (a + 1..classes).map(move |b| (a, b)));
            pairs = all.map(|(a, b)| Pair { a, b, a_for_b: 0, b_for_a: 0 }).collect();
        }
        for pair in &mut pairs {
            pair.a_for_b += counts[[pair.a, pair.b]];
            pair.b_for_a += counts[[pair.b, pair.a]];
        }
    }
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.count()), pair.a, pair.b));
    pairs
}

/// The chance that another net misreads what one net misreads: the share, over all ordered pairs of nets,
/// of the mistakes of the first that are mistakes of the second too. NaN for one net, or none that errs.
pub fn shared(said: &[&[usize]], truth: &[usize]) -> f64 {
    let wrong = |net: &[usize], sample: usize| net[sample] != truth[sample];
    let (mut all, mut both) = (0_usize, 0_usize);
    for (i, one) in said.iter().enumerate() {
        for (j, other) in said.iter().enumerate() {
            let mistakes = (0..truth.len()).filter(|&n| i != j && wrong(one, n));
            for sample in mistakes {
                all += 1;
                both += usize::from(wrong(other, sample));
            }
        }
    }
    both as f64 / all as f64
}

/// A sample that most probability is withheld from.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// Its row.
    pub sample: usize,
    /// The wrong class with the largest mean probability.
    pub said: usize,
    /// The geometric mean of the probabilities that its own class is given.
    pub probability: f64,
}

/// The `count` samples whose classes are given the smallest probabilities, in the geometric mean over
/// the nets; `probabilities` is (samples, classes) for each net.
pub fn worst(probabilities: &[ArrayView2<f32>], truth: &[usize], count: usize) -> Vec<Wrong> {
    let nets = probabilities.len() as f64;
    // The smallest positive number stands for 0, whose logarithm has no mean.
    let log = |p: f32| f64::from(p.max(f32::MIN_POSITIVE)).ln();
    let all = truth.iter().enumerate().map(|(sample, &class)| {
        let rows: Vec<ArrayView1<f32>> = probabilities.iter().map(|p| p.row(sample)).collect();
        let sum: f64 = rows.iter().map(|row| log(row[class])).sum();
        let share = |other: usize| rows.iter().map(|row| f64::from(row[other])).sum::<f64>();
        let others = (0..rows[0].len()).filter(|&other| other != class);
        let said = others.max_by(|&a, &b| share(a).total_cmp(&share(b))).unwrap_or(class);
        Wrong { sample, said, probability: (sum / nets).exp() }
    });
    let mut all: Vec<Wrong> = all.collect();
    all.sort_by(|a, b| a.probability.total_cmp(&b.probability));
    all.truncate(count);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// 2 ↔ 0: 3 + 1; 1 ↔ 2: 2; 0 ↔ 1: 1, all twice.
    #[test]
    fn pairs_are_counted_both_ways_and_over_all_matrices() {
        let counts = array![[9, 1, 3], [0, 9, 2], [1, 0, 9]];
        let pairs = pairs([counts.view(), counts.view()].into_iter());
        assert_eq!(pairs[0], Pair { a: 0, b: 2, a_for_b: 6, b_for_a: 2 });
        assert_eq!(pairs.iter().map(Pair::count).collect::<Vec<_>>(), [8, 4, 2]);
        assert!(pairs[1].is(2, 1) && !pairs[1].is(0, 1));
    }

    /// The first net errs on 0 and 1, the second on 1: 1 of 2 mistakes is shared, and 1 of 1.
    #[test]
    fn two_of_three_mistakes_are_shared() {
        let truth = [0, 1, 2];
        let share = shared(&[&[1, 0, 2], &[0, 2, 2]], &truth);
        assert!((share - 2.0 / 3.0).abs() < 1e-15);
        assert!(shared(&[&[1, 0, 2]], &truth).is_nan());
    }

    /// Geometric means of the right class: √(0.1 · 0.4) = 0.2 and √(0.9 · 0.4) = 0.6.
    #[test]
    fn the_worst_is_the_least_probable_in_the_mean() {
        let one = array![[0.1_f32, 0.2, 0.7], [0.05, 0.9, 0.05]];
        let two = array![[0.4_f32, 0.5, 0.1], [0.5, 0.4, 0.1]];
        let worst = worst(&[one.view(), two.view()], &[0, 1], 2);
        assert_eq!((worst[0].sample, worst[0].said, worst[1].said), (0, 2, 0));
        assert!((worst[0].probability - 0.2).abs() < 1e-6);
        assert!((worst[1].probability - 0.6).abs() < 1e-6);
    }
}
