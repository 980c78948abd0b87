//! Fails `a_small_set_is_taken_whole`: rows come several times.

pub fn rows(samples: usize, wanted: usize) -> Vec<usize> {
    (0..wanted).map(|n| n * samples / wanted).collect()
}
