//! Forms for respondents without a terminal: made, filled in as various programs do, and read back.

mod damaged;
mod export;
mod filled;
pub(crate) mod form;
mod hostile;
mod merging;
mod office;
mod round_trip;
mod versions;
