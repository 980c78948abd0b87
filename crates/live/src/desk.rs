//! Where the page and the figure put what they have to say to each other.

use crate::{Figure, Session};
use std::cell::{Cell, RefCell};

/// A session, and a buffer that the page writes to and reads from.
pub struct Desk<F> {
    session: RefCell<Session<F>>,
    // Cells, since the page changes what is in them.
    buffer: RefCell<Vec<Cell<u8>>>,
}

impl<F: Figure> Desk<F> {
    /// A desk with an empty buffer.
    #[expect(clippy::new_without_default, reason = "as for the session")]
    pub fn new() -> Self {
        Self { session: RefCell::new(Session::new()), buffer: RefCell::default() }
    }

    /// Where the buffer begins, now that it has room for `length` bytes.
    pub fn buffer(&self, length: usize) -> *const Cell<u8> {
        let mut buffer = self.buffer.borrow_mut();
        if buffer.len() < length {
            buffer.resize(length, Cell::new(0));
        }
        buffer.as_ptr()
    }

    /// Answers the line of `length` bytes in the buffer; the answer's length. It stands in the buffer.
    pub fn ask(&self, length: usize) -> usize {
        let mut buffer = self.buffer.borrow_mut();
        let line: Vec<u8> = buffer.iter().take(length).map(Cell::get).collect();
        let answer = self.session.borrow_mut().answer(&String::from_utf8_lossy(&line));
        *buffer = answer.bytes().map(Cell::new).collect();
        buffer.len()
    }
}

/// Makes the type a figure of the page: names the two functions that the page calls.
#[macro_export]
macro_rules! export {
    ($figure:ident) => {
        #[cfg(target_family = "wasm")]
        mod page {
            std::thread_local! {
                static DESK: $crate::Desk<super::$figure> = $crate::Desk::new();
            }

            #[unsafe(no_mangle)]
            extern "C" fn live_buffer(length: usize) -> *const std::cell::Cell<u8> {
                DESK.with(|desk| desk.buffer(length))
            }

            #[unsafe(no_mangle)]
            extern "C" fn live_ask(length: usize) -> usize {
                DESK.with(|desk| desk.ask(length))
            }
        }
    };
}
