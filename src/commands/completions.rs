//! What a shell needs to complete commands, flags and file names.

use clap::{Args, Command};
use clap_complete::Shell;

use super::streams::Streams;
use crate::exit::Exit;

use super::failure::Failure;
use super::output::OutputArgs;

/// Arguments of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell that is to complete.
    #[arg(value_name = "SHELL")]
    shell: Shell,

    #[command(flatten)]
    output: OutputArgs,
}

/// Writes the completions of `command`, the whole command line.
///
/// # Errors
///
/// If they cannot be written.
pub fn run(
    args: &CompletionsArgs,
    mut command: Command,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    let script = with_dash_in_name(&String::from_utf8_lossy(&script));
    args.output.write(&script, streams)?;
    Ok(Exit::Done)
}

/// The script as it must be for a program with a dash in its name: clap_complete 4.6 names what is below the program in
/// two ways for bash, so that flags and values would not be found.
fn with_dash_in_name(script: &str) -> String {
    script.replace("itsm__subcmd__gap", "itsm__gap")
}
