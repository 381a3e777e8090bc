//! The command `itsm-gap`.

use std::process::ExitCode;

fn main() -> ExitCode {
    itsm_gap::cli::run().into()
}
