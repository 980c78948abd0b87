//! Ctrl-C, noticed between two runs.

use crate::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the user pressed Ctrl-C.
#[derive(Clone, Debug)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens to Ctrl-C from now on. The first asks the experiment to stop, the second ends the
    /// program where it is: even then no report is half written.
    pub(crate) fn listen() -> Self {
        let interrupt = Self::unarmed();
        let noticed = interrupt.clone();
        let armed = ctrlc::set_handler(move || {
            if noticed.0.swap(true, Ordering::SeqCst) {
                std::process::exit(130);
            }
        });
        if let Err(error) = armed {
            // Then Ctrl-C ends the program at once, which leaves nothing half written either.
            eprintln!("Ctrl-C will not wait for the run to end: {error}");
        }
        interrupt
    }

    /// One that nobody raises.
    pub(crate) fn never() -> Self {
        Self::unarmed()
    }

    pub(crate) fn unarmed() -> Self {
        Self(Arc::default())
    }

    #[cfg(test)]
    pub(crate) fn raise(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// # Errors
    ///
    /// [`Error::Interrupted`] once Ctrl-C was pressed.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.0.load(Ordering::SeqCst) { Err(Error::Interrupted) } else { Ok(()) }
    }
}
