//! The manual: a page for the program and one for each command.

use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_mangen::Man;

use super::streams::Streams;
use crate::exit::Exit;
use crate::storage;

use super::failure::Failure;

/// Arguments of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// The command whose page is wanted, such as `report`; without it, the page of the program.
    #[arg(value_name = "COMMAND", conflicts_with = "into")]
    of: Vec<String>,

    /// Write all pages into this folder, as a packager wants them.
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

/// Writes manual pages of `command`, the whole command line.
///
/// # Errors
///
/// If there is no such command, or a page cannot be written.
pub fn run(args: &ManArgs, command: Command, streams: &Streams) -> Result<Exit, Failure> {
    let command = named_in_full(command);
    if let Some(folder) = &args.into {
        storage::create_folder(folder)?;
        write_all(&command, folder)?;
    } else {
        streams.write_result(&page(find(&command, &args.of)?)?)?;
    }
    Ok(Exit::Done)
}

/// The command with every command below it named as one types it: `itsm-gap questionnaire show`.
fn named_in_full(mut command: Command) -> Command {
    // Nobody looks up a page on `help`.
    command = command.disable_help_subcommand(true);
    command.build();
    command
}

fn find<'a>(command: &'a Command, names: &[String]) -> Result<&'a Command, Failure> {
    names.iter().try_fold(command, |above, name| {
        above.find_subcommand(name).ok_or_else(|| {
            let known: Vec<&str> = above.get_subcommands().map(Command::get_name).collect();
            Failure::usage(
                format!("there is no command {name}"),
                if known.is_empty() {
                    format!("{} has no commands below it", above.get_name())
                } else {
                    format!("one of {}", known.join(", "))
                },
            )
        })
    })
}

fn write_all(command: &Command, folder: &Path) -> Result<(), Failure> {
    let path = folder.join(format!("{}.1", page_name(command)));
    storage::write(&path, &page(command)?)?;
    command
        .get_subcommands()
        .try_for_each(|below| write_all(below, folder))
}

/// The name under which `man` finds the page: `itsm-gap-questionnaire-show`.
fn page_name(command: &Command) -> String {
    command
        .get_bin_name()
        .unwrap_or_else(|| command.get_name())
        .replace(' ', "-")
}

fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    Man::new(command.clone())
        .title(page_name(command))
        .source(concat!("itsm-gap ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)
        .map_err(|error| Failure::Internal(error.into()))?;
    Ok(with_examples(&String::from_utf8_lossy(&page)).into_bytes())
}

/// A page whose text behind the help, which is examples and exit codes, stands under the headings that readers of
/// manuals look for. Examples are kept as they are, neither filled nor hyphenated.
fn with_examples(page: &str) -> String {
    const EXTRA: &str = ".SH EXTRA\n";
    let Some((before, behind)) = page.split_once(EXTRA) else {
        return page.to_owned();
    };
    let end = behind.find("\n.SH ").map_or(behind.len(), |at| at + 1);
    let (extra, rest) = behind.split_at(end);
    let mut made = format!("{before}.SH EXAMPLES\n");
    let mut kept = false;
    for line in extra.lines() {
        let example = line.starts_with(' ');
        if example != kept {
            made.push_str(if example { ".nf\n" } else { ".fi\n" });
            kept = example;
        }
        match line.strip_prefix("Exit codes: ") {
            Some(codes) => made.push_str(&format!(".SH EXIT STATUS\n{codes}\n")),
            None if line.trim().is_empty() => made.push_str(".PP\n"),
            // The heading says it.
            None if matches!(line, "Examples:" | "Example:") => {}
            None => made.push_str(&format!("{line}\n")),
        }
    }
    if kept {
        made.push_str(".fi\n");
    }
    // A heading needs no paragraph before it.
    made.replace(".PP\n.SH", ".SH") + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_neither_filled_nor_mixed_with_exit_codes() {
        let page = "a\n.SH EXTRA\nExamples:\n  itsm\\-gap x\n  itsm\\-gap y\n\nExit codes: 0 met.\nMore.\n.SH VERSION\nv\n";
        assert_eq!(
            with_examples(page),
            "a\n.SH EXAMPLES\n.nf\n  itsm\\-gap x\n  itsm\\-gap y\n.fi\n.SH EXIT STATUS\n0 met.\nMore.\n.SH VERSION\nv\n"
        );
        assert_eq!(with_examples("a\n.SH VERSION\nv\n"), "a\n.SH VERSION\nv\n");
    }
}
