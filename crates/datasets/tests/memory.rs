//! However much a file promises, reading it takes memory in proportion to its size.

mod files;

use datasets::{analogy, conllu, idx, table, text};
use files::{gzip, idx};
use ndarray_rand::rand::Rng as _;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use tensor::Streams;

thread_local! {
    /// Bytes that this thread has allocated and not freed, and the most that there were.
    static ALLOCATED: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

/// The system's allocator, counting.
struct Counting;

impl Counting {
    /// Adds `bytes` to what this thread holds.
    fn count(bytes: isize) {
        let (now, most) = ALLOCATED.get();
        ALLOCATED.set((now + bytes, most.max(now + bytes)));
    }
}

// SAFETY: both methods hand their arguments to the system's allocator as they came, so that what
// the caller promises and what is promised to the caller is the system allocator's contract.
// Counting allocates nothing: the cell is made when the program is compiled and needs no `drop`.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Self::count(layout.size() as isize);
        // SAFETY: the caller's promise about `layout`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        Self::count(-(layout.size() as isize));
        // SAFETY: `pointer` came from `System.alloc` with this `layout`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many bytes `work` holds at its peak, beyond those held before.
fn peak<T>(work: impl FnOnce() -> T) -> usize {
    let (now, _) = ALLOCATED.get();
    ALLOCATED.set((now, now));
    drop(work());
    let (_, most) = ALLOCATED.get();
    usize::try_from(most - now).unwrap()
}

/// What unpacking takes, however small the file: a buffer of 32 KiB, deflate's window and tables.
const UNPACKING: usize = 128 << 10;

#[test]
fn the_count_sees_what_is_freed_again() {
    assert_eq!(peak(|| drop(Vec::<u8>::with_capacity(1000))), 1000);
}

#[test]
fn a_header_that_promises_a_terabyte_allocates_nothing_for_it() {
    let promise = idx(8, &[1 << 20, 1 << 20], &[0; 88]);
    assert_eq!(promise.len(), 100);
    assert!(peak(|| idx::Any::parse("plain", &promise).unwrap_err()) < 4096);
    let packed = gzip(&promise);
    assert!(peak(|| idx::Any::parse("packed", &packed).unwrap_err()) < UNPACKING);
}

/// As many values as so many compressed bytes can hold at most, of which few come.
#[test]
fn a_promise_that_could_be_kept_allocates_only_what_comes() {
    let mut rng = Streams::new(1).stream("noise");
    let noise: Vec<u8> = (0..2000).map(|_| rng.random()).collect();
    let packed = gzip(&idx(0x0e, &[100_000], &noise));
    assert!(1032 * packed.len() > 12 + 800_000, "{}", packed.len());
    let message = idx::Any::parse("few", &packed).unwrap_err().to_string();
    assert!(message.starts_with("few: at byte 2008: expected 100000 values of f64"), "{message}");
    assert!(peak(|| idx::Any::parse("few", &packed).unwrap_err()) < UNPACKING);
}

#[test]
fn of_a_bomb_only_the_promise_is_unpacked() {
    let bomb = gzip(&idx(8, &[16], &vec![0; 50_000_000]));
    assert!(peak(|| idx::Any::parse("bomb", &bomb).unwrap_err()) < UNPACKING);
}

#[test]
fn of_a_text_that_is_a_bomb_a_hundredfold_is_unpacked() {
    let bomb = gzip(&vec![b'a'; 50_000_000]);
    assert!(bomb.len() < 60_000);
    // A buffer that doubles holds its old half, its new whole, and up to half of that unused.
    assert!(peak(|| text::parse("bomb", &bomb).unwrap_err()) < 400 * bomb.len() + UNPACKING);
}

/// The most that each format makes of a byte, with the shortest items it can have.
#[test]
fn what_is_read_takes_memory_in_proportion_to_the_file() {
    let bytes = |text: String| text.into_bytes();
    let numbers = idx(0x0e, &[100_000], &vec![0; 800_000]);
    let tall = bytes(format!("a,b\n{}", "1,x\n".repeat(200_000)));
    let wide = bytes(format!("{}b\n{}x\n", "a,".repeat(200_000), "1,".repeat(200_000)));
    let words = bytes("1\ta\tb\tX\t\t\t\t\t\t\n\n".repeat(50_000));
    let questions = bytes(format!(": a\n{}", "a b c d\n".repeat(100_000)));
    for (name, file, times, read) in [
        ("idx", &numbers, 4, (|file| drop(idx::Any::parse("a", file).unwrap())) as fn(&[u8])),
        ("tall", &tall, 16, |file| drop(table::parse("a", file, "b", &[]).unwrap())),
        ("wide", &wide, 64, |file| drop(table::parse("a", file, "b", &[]).unwrap())),
        ("conllu", &words, 32, |file| drop(conllu::parse("a", file).unwrap())),
        ("analogy", &questions, 64, |file| drop(analogy::parse("a", file).unwrap())),
        ("text", &words, 2, |file| drop(text::parse("a", file).unwrap())),
    ] {
        let peak = peak(|| read(file));
        assert!(peak < times * file.len(), "{name}: {peak} bytes for {}", file.len());
    }
}
