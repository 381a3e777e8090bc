//! Work on several threads whose results come in the order in which it was given, in bounded memory.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// So often one looks whether to stop.
const LOOK: Duration = Duration::from_millis(50);
/// So many pieces of work are under way for each thread.
const AHEAD: usize = 4;

/// Takes work, until nobody wants its results any more.
pub(super) struct Giver<J> {
    jobs: SyncSender<(usize, J)>,
    permits: Receiver<()>,
    given: usize,
}

impl<J> Giver<J> {
    /// Gives a piece of work. `false`: nobody wants any more.
    pub(super) fn give(&mut self, job: J) -> bool {
        let wanted = self.permits.recv().is_ok() && self.jobs.send((self.given, job)).is_ok();
        self.given += 1;
        wanted
    }
}

/// Why it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// All is done.
    Done,
    /// Whoever took the results has enough.
    Enough,
    /// It was told to.
    Stopped,
}

/// Has `work` done on so many threads and hands its results to `take`, in the order in which `feed` gave it. Threads that
/// wait for input may outlive this: they end with the program.
pub(super) fn in_order<J, R, W>(
    threads: usize,
    feed: impl FnOnce(&mut Giver<J>) + Send + 'static,
    work: W,
    stop: &dyn Fn() -> bool,
    take: &mut dyn FnMut(R) -> ControlFlow<()>,
) -> Ended
where
    J: Send + 'static,
    R: Send + 'static,
    W: Fn(J) -> R + Send + Sync + 'static,
{
    let threads = threads.max(1);
    let ahead = threads * AHEAD;
    let (job_in, job_out) = mpsc::sync_channel::<(usize, J)>(ahead);
    let (permit_in, permit_out) = mpsc::sync_channel(ahead);
    let (result_in, result_out) = mpsc::sync_channel::<(usize, R)>(ahead);
    for _ in 0..ahead {
        let _ = permit_in.send(());
    }
    thread::spawn(move || {
        feed(&mut Giver {
            jobs: job_in,
            permits: permit_out,
            given: 0,
        });
    });
    let (jobs, work) = (Arc::new(Mutex::new(job_out)), Arc::new(work));
    for _ in 0..threads {
        let (jobs, work, results) = (Arc::clone(&jobs), Arc::clone(&work), result_in.clone());
        thread::spawn(move || {
            loop {
                let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((place, job)) = next else { break };
                if results.send((place, work(job))).is_err() {
                    break;
                }
            }
        });
    }
    drop(result_in);
    let mut early: BTreeMap<usize, R> = BTreeMap::new();
    let mut next = 0;
    loop {
        if stop() {
            return Ended::Stopped;
        }
        match result_out.recv_timeout(LOOK) {
            Ok((place, result)) => {
                early.insert(place, result);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ended::Done,
        }
        while let Some(result) = early.remove(&next) {
            next += 1;
            if take(result).is_break() {
                return Ended::Enough;
            }
            // Where nothing more is to be fed nobody waits for it.
            let _ = permit_in.try_send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(threads: usize, count: u64) -> Vec<u64> {
        let mut taken = Vec::new();
        let ended = in_order(
            threads,
            move |giver| {
                for number in 0..count {
                    assert!(giver.give(number));
                }
            },
            |number: u64| {
                // The first of every few takes longest.
                for _ in 0..(number % 7) * 2_000 {
                    std::hint::black_box(number);
                }
                number * number
            },
            &|| false,
            &mut |square| {
                taken.push(square);
                ControlFlow::Continue(())
            },
        );
        assert_eq!(ended, Ended::Done);
        taken
    }

    #[test]
    fn results_come_in_the_order_of_the_work() {
        let expected: Vec<u64> = (0..1_000).map(|n| n * n).collect();
        for threads in [1, 2, 8] {
            assert_eq!(squares(threads, 1_000), expected);
        }
        assert!(squares(2, 0).is_empty());
    }

    #[test]
    fn whoever_has_enough_gets_no_more() {
        let mut taken = 0;
        let ended = in_order(
            2,
            |giver| while giver.give(()) {},
            |()| (),
            &|| false,
            &mut |()| {
                taken += 1;
                match taken {
                    3 => ControlFlow::Break(()),
                    _ => ControlFlow::Continue(()),
                }
            },
        );
        assert_eq!((taken, ended), (3, Ended::Enough));
    }

    #[test]
    fn it_stops_also_while_it_waits_for_work() {
        let (hold, held) = mpsc::channel::<()>();
        let ended = in_order(
            1,
            move |_: &mut Giver<()>| {
                let _ = held.recv();
            },
            |()| (),
            &|| true,
            &mut |()| ControlFlow::Continue(()),
        );
        drop(hold);
        assert_eq!(ended, Ended::Stopped);
    }
}
