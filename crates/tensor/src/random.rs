// ANCHOR: streams
//! Random numbers that repeat: named streams from one seed.

use rand::SeedableRng;

/// The generator of every random number in the workspace: ChaCha with 8 rounds.
///
/// It gives the same numbers on every platform. A checkpoint saves `get_word_pos` and hands it back
/// to `set_word_pos`.
pub type Rng = rand_chacha::ChaCha8Rng;

/// Independent random streams that share one seed.
///
/// What draws from one stream leaves the others as they were: a layer more does not change the
/// order in which the samples are shown.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    seed: u64,
}

impl Streams {
    /// The streams of `seed`.
    pub fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The stream called `name`, from its beginning.
    ///
    /// The seed becomes ChaCha's key and the name its stream number, by the hash FNV-1a.
    pub fn stream(&self, name: &str) -> Rng {
        let mut rng = Rng::seed_from_u64(self.seed);
        rng.set_stream(name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }));
        rng
    }
}
// ANCHOR_END: streams

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand::{Rng as _, RngCore};

    fn numbers(seed: u64, name: &str, n: usize) -> Vec<u64> {
        let mut rng = Streams::new(seed).stream(name);
        (0..n).map(|_| rng.next_u64()).collect()
    }

    /// Every sample, figure and table of the book rests on these. A second implementation, written
    /// from the definitions of ChaCha, FNV-1a and the seeding of `rand_core`, gave the same.
    #[test]
    fn the_first_numbers_never_change() {
        let init =
            [6128147690186264264, 4205491953745834228, 12547852192265746539, 15405929294036131712];
        assert_eq!(numbers(7, "init", 4), init);
        assert_eq!(numbers(7, "shuffle", 2), [543914489905049412, 7191963337432516380]);
        assert_eq!(numbers(u64::MAX, "", 2), [3803011851793977152, 11405433613973762398]);
    }

    #[test]
    fn the_same_seed_and_name_give_the_same_numbers() {
        assert_eq!(numbers(7, "init", 1000), numbers(7, "init", 1000));
        assert_ne!(numbers(7, "init", 1), numbers(8, "init", 1));
        assert_ne!(numbers(7, "init", 1), numbers(7, "inits", 1));
    }

    /// The hash of the empty name and of "a", as published for FNV-1a of 64 bits.
    #[test]
    fn the_stream_number_is_the_hash_of_the_name() {
        assert_eq!(Streams::new(7).stream("").get_stream(), 0xcbf2_9ce4_8422_2325);
        assert_eq!(Streams::new(7).stream("a").get_stream(), 0xaf63_dc4c_8601_ec8c);
    }

    fn uniform(seed: u64, name: &str) -> Vec<f64> {
        let mut rng = Streams::new(seed).stream(name);
        (0..100_000).map(|_| rng.random::<f64>() - 0.5).collect()
    }

    /// For independent streams of n = 100,000 numbers the correlation has deviation 1/√n = 0.0032;
    /// five deviations are 0.0158.
    #[test]
    fn streams_of_different_names_or_seeds_are_uncorrelated() {
        let streams = [(7, "init"), (7, "shuffle"), (7, "dropout"), (7, "init2"), (8, "init")]
            .map(|(seed, name)| uniform(seed, name));
        for (i, a) in streams.iter().enumerate() {
            for b in &streams[..i] {
                // A uniform number on (−½, ½) has variance 1/12.
                let covariance = a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64;
                assert!((12.0 * covariance).abs() < 0.0158, "{}", 12.0 * covariance);
            }
        }
    }

    /// Pairs of numbers from two streams fall into 16 × 16 cells alike: χ² with 255 degrees of
    /// freedom has mean 255 and deviation √510 = 22.6; five deviations above are 368.
    #[test]
    fn two_streams_fill_the_square_evenly() {
        let (a, b) = (uniform(7, "init"), uniform(7, "shuffle"));
        let mut cells = [0.0; 256];
        for (a, b) in a.iter().zip(&b) {
            cells[((a + 0.5) * 16.0) as usize * 16 + ((b + 0.5) * 16.0) as usize] += 1.0;
        }
        let expected = a.len() as f64 / 256.0;
        let chi2: f64 = cells.iter().map(|n| (n - expected).powi(2) / expected).sum();
        assert!((142.0..368.0).contains(&chi2), "{chi2}");
    }

    proptest! {
        #[test]
        fn a_saved_position_resumes_the_stream(seed: u64, skip in 0..1000_usize) {
            let mut rng = Streams::new(seed).stream("dropout");
            for _ in 0..skip {
                rng.next_u32();
            }
            let position = rng.get_word_pos();
            let expected: Vec<u64> = (0..40).map(|_| rng.next_u64()).collect();
            let mut resumed = Streams::new(seed).stream("dropout");
            resumed.set_word_pos(position);
            let numbers: Vec<u64> = (0..40).map(|_| resumed.next_u64()).collect();
            prop_assert_eq!(numbers, expected);
        }
    }
}
