//! Writes down every command and flag, from the definition of the command line itself.

use std::fmt::Write as _;

use clap::{Arg, ArgAction, Command, CommandFactory};
use itsm_gap::cli::Cli;
use snapbox::IntoData;

use crate::support::root;

const HEAD: &str = "\
# Commands

<!-- Written by the test docs::commands from the definition of the command line. Do not edit:
     SNAPSHOTS=overwrite cargo test --test it docs::commands -->

Results go to standard output, talk to standard error. Flags may stand before or behind the files. `-` as a FILE reads standard
input, once. How to read what comes out: [scoring](scoring.md), [roadmap](roadmap.md), [JSON](json.md). The files that go in:
[files](files/README.md).
";

const EXIT_CODES: &str = "
## Exit codes

| Code | Meaning |
|---|---|
| 0 | Done. The target that was asked for is met. |
| 1 | The target, or a wanted date, is missed; or a roadmap given to `--verify` does not hold. |
| 2 | The input or the usage is invalid. |
| 3 | Undecided: too much is unanswered to say. |
| 4 | A file could not be read or written, or is being worked on elsewhere. |
| 130 | Interrupted by a person. |

Of several results the first of 130, 4, 2, 1, 3, 0 counts. A reader of a pipe who goes early is no failure.
";

/// The page as it must be.
fn page() -> String {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let mut page = HEAD.to_owned();
    page += "\n| Command | Does |\n|---|---|\n";
    index(&mut page, &command, "");
    page += "\n## Flags of every command\n";
    let global = command
        .get_arguments()
        .filter(|arg| shown(arg) && arg.is_global_set());
    table(&mut page, global);
    page += "\n`--help` explains a command, with examples; `-h` in short. `--version` prints the version.\n";
    page += EXIT_CODES;
    for below in command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        section(&mut page, below, "", 2);
    }
    page
}

/// A row for every command, linked to its section.
fn index(page: &mut String, command: &Command, above: &str) {
    for below in command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        let name = format!("{above}{}", below.get_name());
        if below.has_subcommands() {
            index(page, below, &format!("{name} "));
            continue;
        }
        let anchor = name.replace(' ', "-");
        let about = below
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let _ = writeln!(page, "| [`{name}`](#{anchor}) | {} |", cell(&about));
    }
}

fn section(page: &mut String, command: &Command, above: &str, depth: usize) {
    let name = format!("{above}{}", command.get_name());
    let about = command.get_long_about().or(command.get_about());
    let _ = write!(page, "\n{} {name}\n\n", "#".repeat(depth));
    if let Some(about) = about {
        let _ = writeln!(page, "{}.", about.to_string().trim_end_matches('.'));
    }
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let _ = write!(page, "\n```text\n{usage}\n```\n");
    let mut headings: Vec<Option<&str>> = Vec::new();
    for arg in own(command) {
        if !headings.contains(&arg.get_help_heading()) {
            headings.push(arg.get_help_heading());
        }
    }
    headings.sort_by_key(Option::is_some);
    for heading in headings {
        if let Some(heading) = heading {
            let _ = write!(page, "\n{heading}:\n");
        }
        let (files, flags): (Vec<_>, Vec<_>) = own(command)
            .filter(|arg| arg.get_help_heading() == heading)
            .partition(|arg| arg.is_positional());
        table(page, files.into_iter().chain(flags));
    }
    if let Some(more) = command.get_after_long_help().or(command.get_after_help()) {
        let _ = write!(page, "\n```text\n{}\n```\n", more.to_string().trim_end());
    }
    for below in command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
    {
        section(page, below, &format!("{name} "), depth + 1);
    }
}

/// What belongs to this command alone.
fn own(command: &Command) -> impl Iterator<Item = &Arg> {
    command
        .get_arguments()
        .filter(|arg| shown(arg) && !arg.is_global_set())
}

fn shown(arg: &Arg) -> bool {
    !arg.is_hide_set() && !["help", "version"].contains(&arg.get_id().as_str())
}

fn table<'a>(page: &mut String, args: impl Iterator<Item = &'a Arg>) {
    let rows: Vec<String> = args.map(row).collect();
    if !rows.is_empty() {
        let _ = write!(
            page,
            "\n| Argument | Meaning |\n|---|---|\n{}",
            rows.concat()
        );
    }
}

fn row(arg: &Arg) -> String {
    let values = arg.get_value_names().unwrap_or_default();
    let value = values
        .iter()
        .map(|name| format!(" {name}"))
        .collect::<String>();
    let mut names: Vec<String> = Vec::new();
    names.extend(arg.get_short().map(|short| format!("`-{short}`")));
    match arg.get_long() {
        Some(long) if arg.get_action().takes_values() => names.push(format!("`--{long}{value}`")),
        Some(long) => names.push(format!("`--{long}`")),
        None => names.push(format!("`{}`", value.trim())),
    }
    let help = arg.get_long_help().or(arg.get_help());
    let mut meaning = cell(&help.map(ToString::to_string).unwrap_or_default());
    if !meaning.ends_with('.') {
        meaning.push('.');
    }
    let several = matches!(arg.get_action(), ArgAction::Append);
    if several && !arg.is_positional() {
        meaning += match arg.get_value_delimiter() {
            Some(_) => " Several are parted by commas, or the flag is repeated.",
            None => " May be repeated.",
        };
    }
    if several && arg.is_positional() {
        let least = arg.get_num_args().map_or(1, |number| number.min_values());
        meaning += match (arg.is_required_set(), least) {
            (false, _) => " Any number of them.",
            (true, 0 | 1) => " One or more.",
            (true, _) => " Two or more.",
        };
    }
    if arg.get_action().takes_values() {
        for value in arg
            .get_possible_values()
            .iter()
            .filter(|value| !value.is_hide_set())
        {
            let _ = write!(meaning, "<br>`{}`", value.get_name());
            if let Some(help) = value.get_help() {
                let _ = write!(meaning, ": {}", cell(&help.to_string()));
            }
        }
        for default in arg.get_default_values() {
            let _ = write!(meaning, "<br>Default: `{}`.", default.to_string_lossy());
        }
    }
    if arg.is_required_set() && !arg.is_positional() {
        meaning += " Required.";
    }
    let names = names.join(", ").replace('|', "\\|");
    format!("| {names} | {meaning} |\n")
}

/// A text as the cell of a table: on one line, without borders and tags.
fn cell(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut cell = String::new();
    for (place, part) in words.join(" ").split('`').enumerate() {
        let part = part.replace('|', "\\|");
        match place % 2 {
            0 => cell += &part.replace('<', "\\<"),
            _ => {
                let _ = write!(cell, "`{part}`");
            }
        }
    }
    cell
}

#[test]
fn every_command_and_flag_is_written_down() {
    let path = root().join("docs/commands.md");
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        page().into_data().raw(),
        snapbox::Data::read_from(&path, None).raw(),
    );
}
