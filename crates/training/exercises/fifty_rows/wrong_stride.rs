//! Fails `there_are_as_many_as_wanted`: the distance is rounded before it is multiplied.

pub fn rows(samples: usize, wanted: usize) -> Vec<usize> {
    (0..samples).step_by((samples / wanted).max(1)).collect()
}
