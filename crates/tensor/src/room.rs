// ANCHOR: room
//! Room for a data set.

use std::mem::MaybeUninit;

/// An empty vector with room for `count` elements, on large pages where the system has them to give;
/// Linux only, elsewhere it is `Vec::with_capacity`.
///
/// Samples are read in random order. The 188 MB of MNIST in single precision lie on 46,000 pages of 4 KiB,
/// more than a processor knows the places of, so that nearly every sample begins with a search. Pages of
/// 2 MiB are ninety.
pub fn room<T>(count: usize) -> Vec<T> {
    let mut room = Vec::with_capacity(count);
    prefer_large_pages(room.spare_capacity_mut());
    room
}

#[cfg(target_os = "linux")]
fn prefer_large_pages<T>(room: &mut [MaybeUninit<T>]) {
    const LARGE: usize = 2 << 20;
    let (bytes, start) = (size_of_val(room), room.as_mut_ptr().cast::<u8>());
    let before = start.align_offset(LARGE);
    if let Some(inside) = bytes.checked_sub(before)
        && inside >= LARGE
    {
        // SAFETY: the range begins on a page and ends inside `room`. The advice says how its memory is
        // to be mapped; it neither reads nor writes it, and a system that refuses it changes nothing.
        unsafe { libc::madvise(start.add(before).cast(), inside, libc::MADV_HUGEPAGE) };
    }
}

#[cfg(not(target_os = "linux"))]
fn prefer_large_pages<T>(_: &mut [MaybeUninit<T>]) {}
// ANCHOR_END: room

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_and_nothing_in_it() {
        for count in [0, 1, 1000, 3_000_000] {
            let mut room = room::<f32>(count);
            assert!(room.is_empty() && room.capacity() >= count);
            let before = room.as_ptr();
            room.extend((0..count).map(|x| x as f32));
            assert_eq!(room.as_ptr(), before, "it had to move");
            assert_eq!(room.last().copied(), (count > 0).then_some(count as f32 - 1.0));
        }
        assert!(room::<()>(7).is_empty());
    }

    /// Where pages are large on request, and the system says of which memory it was asked.
    #[cfg(target_os = "linux")]
    #[test]
    fn large_pages_are_asked_for() {
        let kernel = "/sys/kernel/mm/transparent_hugepage/enabled";
        let never = |setting: String| setting.contains("[never]");
        if std::fs::read_to_string(kernel).map_or(true, never) {
            return;
        }
        let mut room = room::<u8>(64 << 20);
        room.resize(64 << 20, 1);
        let (at, map) = (room.as_ptr().addr(), std::fs::read_to_string("/proc/self/smaps"));
        let Some(map) = map.ok().filter(|map| map.contains("VmFlags:")) else { return };
        let mut inside = false;
        let flags = map.lines().find(|line| {
            let range = line.split(' ').next().and_then(|range| range.split_once('-'));
            let ends = range.map(|(a, b)| [a, b].map(|end| usize::from_str_radix(end, 16)));
            if let Some([Ok(start), Ok(end)]) = ends {
                inside = (start..end).contains(&(at + (4 << 20)));
            }
            inside && line.starts_with("VmFlags:")
        });
        assert!(flags.is_some_and(|flags| flags.contains(" hg")), "{flags:?}");
    }
}
