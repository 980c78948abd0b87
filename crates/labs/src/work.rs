//! Work that is no experiment, such as the training that a tool needs.

use crate::error::Error;
use crate::interrupt::Interrupt;
use crate::progress::Progress;
use crate::run::Run;
use tensor::Streams;

/// Does `work` with a progress bar of `steps` on a terminal, with random streams of `seed`, and with a
/// Ctrl-C that the work notices in [`Run::say`] and [`Run::advance`].
///
/// # Errors
///
/// What `work` returns, [`Error::Interrupted`] among it.
pub fn work<T>(
    title: &str,
    steps: usize,
    seed: u64,
    work: impl FnOnce(&Run) -> Result<T, Error>,
) -> Result<T, Error> {
    let (progress, interrupt) = (Progress::shown(), Interrupt::listen());
    progress.begin(title, steps);
    let run =
        Run { number: 0, streams: Streams::new(seed), what: String::new(), progress, interrupt };
    let done = work(&run);
    run.progress.end();
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngCore;

    #[test]
    fn the_seed_decides_what_is_drawn() {
        let draw = |run: &Run| {
            run.say("once")?;
            run.advance()?;
            Ok(run.streams.stream("x").next_u32())
        };
        let wanted = Streams::new(5).stream("x").next_u32();
        assert_eq!(work("drawing", 1, 5, draw).unwrap(), wanted);
    }
}
