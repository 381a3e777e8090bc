//! `validate`: all faults at once, each with its code, its line and its column.

mod bytes;
mod harmless;
mod hostile_sizes;
mod large;
mod sound;
mod table;
