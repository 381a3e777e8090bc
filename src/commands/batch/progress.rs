//! How far a batch has come, for people who wait.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::commands::streams::Streams;

/// So often it is drawn anew.
const TICK: Duration = Duration::from_millis(200);

/// A bar on standard error, where a person sees it.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins. Where results appear on the same terminal meanwhile, or nobody looks, nothing is drawn.
    pub(super) fn new(streams: &Streams, shows_at_once: bool, count: Option<usize>) -> Self {
        let crossing = shows_at_once && std::io::stdout().is_terminal();
        if !std::io::stderr().is_terminal() || crossing {
            return Self {
                bar: ProgressBar::hidden(),
            };
        }
        let style = streams.talk_style();
        let (form, done) = match count {
            Some(_) => ("{wide_bar} {pos}/{len} {per_sec} {eta}", count),
            None => ("{spinner} {pos} inputs, {per_sec}", None),
        };
        let bar = ProgressBar::with_draw_target(
            done.map(|count| count as u64),
            ProgressDrawTarget::stderr_with_hz(5),
        );
        let mut drawn = ProgressStyle::with_template(form)
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .progress_chars("█▉ ");
        if style.ascii {
            drawn = drawn.progress_chars("#> ").tick_chars("|/-\\ ");
        }
        bar.set_style(drawn);
        bar.enable_steady_tick(TICK);
        Self { bar }
    }

    /// So many more are done.
    pub(super) fn advance(&self, count: usize) {
        self.bar.inc(count as u64);
    }

    /// All is done: nothing of it stays.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
