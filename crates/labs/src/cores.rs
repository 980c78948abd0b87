//! Independent jobs, one to a core.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tensor::{Blas, set_blas_threads};

/// Does the jobs 0, 1, …, `count` − 1 and hands back what came of them, in that order. After an error no
/// job is begun any more.
///
/// # Errors
///
/// That of the first job that has one.
pub(crate) fn each<T: Send, E: Send>(
    count: usize,
    work: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(count);
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(usize::MAX));
    let done = Mutex::new(Vec::with_capacity(count));
    let worker = || {
        loop {
            let job = next.fetch_add(1, Ordering::SeqCst);
            if job >= count || failed.load(Ordering::SeqCst) != usize::MAX {
                break;
            }
            let outcome = work(job);
            if outcome.is_err() {
                failed.fetch_min(job, Ordering::SeqCst);
            }
            done.lock().unwrap_or_else(|held| held.into_inner()).push((job, outcome));
        }
    };
    with_blas_threads(1, || {
        thread::scope(|scope| (0..cores).for_each(|_| drop(scope.spawn(worker))));
    });
    let mut done = done.into_inner().unwrap_or_else(|held| held.into_inner());
    done.sort_by_key(|(job, _)| *job);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Does `work` with BLAS on so many threads, and gives it back those that it had: the cores have one owner
/// at a time.
pub fn with_blas_threads<T>(threads: usize, work: impl FnOnce() -> T) -> T {
    let before = match Blas::detect() {
        Blas::OpenBlas { threads, .. } => threads,
        Blas::Absent => 1,
    };
    let _before = Threads(before);
    set_blas_threads(threads);
    work()
}

/// As many threads as BLAS is to have when this goes out of scope.
struct Threads(usize);

impl Drop for Threads {
    fn drop(&mut self) {
        set_blas_threads(self.0.max(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_the_jobs_is_in_their_order() {
        let squares = each::<_, ()>(100, |job| {
            thread::sleep(std::time::Duration::from_micros(100 - job as u64));
            Ok(job * job)
        });
        assert_eq!(squares.unwrap(), (0..100).map(|job| job * job).collect::<Vec<_>>());
        assert_eq!(each::<(), ()>(0, |_| Err(())), Ok(vec![]));
    }

    #[test]
    fn after_an_error_no_job_is_begun() {
        let begun = AtomicUsize::new(0);
        let outcome = each(1000, |job| {
            begun.fetch_add(1, Ordering::SeqCst);
            if job == 5 {
                Err("five")
            } else {
                thread::sleep(std::time::Duration::from_millis(1));
                Ok(())
            }
        });
        assert_eq!(outcome, Err("five"));
        assert!(begun.into_inner() < 100);
    }
}
