//! An allocator that counts: how many bytes are held, the most that were, and how often it was asked.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What this thread has allocated and not freed, in bytes; the most there was; the number of allocations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Bytes held now.
    pub held: isize,
    /// The most bytes held since [`reset`].
    pub peak: isize,
    /// Allocations since [`reset`].
    pub allocations: usize,
}

thread_local! {
    static COUNT: Cell<Count> = const { Cell::new(Count { held: 0, peak: 0, allocations: 0 }) };
}

/// What was counted.
pub fn count() -> Count {
    COUNT.get()
}

/// Begins peak and number anew.
pub fn reset() {
    let Count { held, .. } = COUNT.get();
    COUNT.set(Count { held, peak: held, allocations: 0 });
}

fn add(bytes: isize, allocations: usize) {
    let now = COUNT.get();
    let held = now.held + bytes;
    let allocations = now.allocations + allocations;
    COUNT.set(Count { held, peak: now.peak.max(held), allocations });
}

/// The system's allocator, counting.
pub struct Counting;

// SAFETY: both methods hand their arguments to the system's allocator as they came, so that what
// the caller promises and what is promised to the caller is the system allocator's contract.
// Counting allocates nothing: the cell is made when the program is compiled and needs no `drop`.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size() as isize, 1);
        // SAFETY: the caller's promise about `layout`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        add(-(layout.size() as isize), 0);
        // SAFETY: `pointer` came from `System.alloc` with this `layout`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;
