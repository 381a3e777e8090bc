//! The command `itsm-gap`.

fn main() {}
