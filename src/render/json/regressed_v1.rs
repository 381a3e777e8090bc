//! What is lower than before, and from what to what.

use serde_json::{Value, json};

use crate::gap::Regressed;

use super::words_v1 as words;

/// The name of the figure, what it was and what it is.
pub(super) fn regressed(lost: &Regressed) -> (&'static str, Value, Value) {
    match *lost {
        Regressed::Floor(b, n) => ("floor", json!(b.get()), json!(n.get())),
        Regressed::Evidenced(b, n) => ("evidenced", json!(b.get()), json!(n.get())),
        Regressed::Level(b, n) => ("level", json!(b.get()), json!(n.get())),
        Regressed::Verdict(b, n) => (
            "verdict",
            json!(words::verdict(b)),
            json!(words::verdict(n)),
        ),
    }
}
