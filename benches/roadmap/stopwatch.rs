//! Time by the clock on the wall and on the processor.

use std::fs::File;
use std::io::Read;
use std::time::Instant;

/// Seconds that something took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    pub(crate) wall: f64,
    /// Of the thread; `None` where the system does not tell.
    pub(crate) cpu: Option<f64>,
}

impl Taken {
    /// Does something and takes its time.
    pub(crate) fn by<T>(work: impl FnOnce() -> T) -> (T, Self) {
        let (cpu, begun) = (cpu(), Instant::now());
        let done = work();
        let wall = begun.elapsed().as_secs_f64();
        let used = cpu.and_then(|before| Some(self::cpu()? - before));
        (done, Self { wall, cpu: used })
    }

    /// The processor's time for a table.
    pub(crate) fn cpu_text(self) -> String {
        self.cpu.map_or("-".to_owned(), |cpu| format!("{cpu:.3}"))
    }
}

/// The one in the middle, by the wall and by the processor.
pub(crate) fn median(taken: &[Taken]) -> Taken {
    let middle = |of: &dyn Fn(&Taken) -> f64| {
        let mut all: Vec<f64> = taken.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
    };
    Taken {
        wall: middle(&|one| one.wall),
        cpu: taken
            .iter()
            .all(|one| one.cpu.is_some())
            .then(|| middle(&|one| one.cpu.unwrap_or(f64::NAN))),
    }
}

/// Seconds that this thread has run, as Linux counts them.
fn cpu() -> Option<f64> {
    let mut text = String::new();
    File::open("/proc/thread-self/schedstat")
        .ok()?
        .read_to_string(&mut text)
        .ok()?;
    let nanoseconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
