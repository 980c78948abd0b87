//! Fails `every_pair_of_channel_and_map_has_a_kernel`: all channels share the kernel of a map.

pub fn stack(n: usize, c: usize) -> (usize, usize) {
    let layers = (n - 1) / 2;
    (layers, layers * 9 * c)
}
