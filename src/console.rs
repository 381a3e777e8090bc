//! What the terminal can show and whether a person sits at it, and the way out to it.

use std::io::{self, ErrorKind, IsTerminal, Write};

use anstream::AutoStream;

/// Columns taken where nothing says how many there are.
const WIDTH: usize = 100;
/// More columns than this are not a terminal's.
const WIDEST: usize = 1000;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless the environment says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Results.
    Stdout,
    /// Talk.
    Stderr,
}

/// What is known of one stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Console {
    /// Columns there are.
    pub width: usize,
    /// Whether to colour.
    pub color: bool,
    /// Whether to draw in ASCII.
    pub ascii: bool,
    /// Whether a person reads it and can answer.
    pub attended: bool,
    /// Whether it is shown on a terminal.
    pub terminal: bool,
}

impl Console {
    /// Looks at a stream and at the environment. `color` and `ascii` are what the user asked for.
    ///
    /// Colour: the user's choice, else `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR=0` in this order, else on a terminal whose
    /// `TERM` is not `dumb`. Width: `COLUMNS`, else the terminal's, else 100, and less where a pager shows it on a
    /// terminal that is narrower. ASCII: when asked for, or when the
    /// locale names a character set other than UTF-8; a locale that names none is taken for UTF-8.
    pub fn detect(stream: Stream, color: ColorChoice, ascii: bool) -> Self {
        let (terminal, size) = match stream {
            Stream::Stdout => (
                io::stdout().is_terminal(),
                terminal_size::terminal_size_of(io::stdout()),
            ),
            Stream::Stderr => (
                io::stderr().is_terminal(),
                terminal_size::terminal_size_of(io::stderr()),
            ),
        };
        let columns =
            |size: Option<(terminal_size::Width, _)>| size.map(|(width, _)| usize::from(width.0));
        let seen = Seen {
            terminal,
            columns: columns(size),
            behind: columns(terminal_size::terminal_size_of(io::stderr()))
                .filter(|_| stream == Stream::Stdout && is_pipe()),
            input: io::stdin().is_terminal(),
        };
        seen.console(color, ascii, &|name| {
            std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
        })
    }
}

/// What a look at the streams says.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    terminal: bool,
    columns: Option<usize>,
    /// Columns of the terminal on which a pager would show what goes into a pipe.
    behind: Option<usize>,
    input: bool,
}

/// Whether results go into a pipe, perhaps to a pager; a file is the same on every machine.
fn is_pipe() -> bool {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd as _;
        use std::os::unix::fs::FileTypeExt as _;
        let copy = io::stdout().as_fd().try_clone_to_owned();
        let kind = copy.and_then(|copy| std::fs::File::from(copy).metadata());
        kind.is_ok_and(|kind| kind.file_type().is_fifo())
    }
    #[cfg(not(unix))]
    false
}

impl Seen {
    fn console(
        self,
        color: ColorChoice,
        ascii: bool,
        env: &dyn Fn(&str) -> Option<String>,
    ) -> Console {
        // An empty variable counts as unset, as the NO_COLOR convention and POSIX locales have it.
        let env = |name: &str| env(name).filter(|value| !value.is_empty());
        Console {
            width: width(self, &env),
            color: match color {
                ColorChoice::Always => true,
                ColorChoice::Never => false,
                ColorChoice::Auto => colored(self, &env),
            },
            ascii: ascii || names_other_charset(&env),
            attended: self.terminal && self.input,
            terminal: self.terminal,
        }
    }
}

fn width(seen: Seen, env: &dyn Fn(&str) -> Option<String>) -> usize {
    let fits = |columns: &usize| (1..=WIDEST).contains(columns);
    let asked = env("COLUMNS")
        .and_then(|value| value.trim().parse().ok())
        .filter(fits);
    let terminal = seen
        .columns
        .filter(|columns| seen.terminal && fits(columns));
    // Never more than without a terminal, so that only a narrow one changes anything.
    let behind = seen.behind.filter(fits).map(|columns| columns.min(WIDTH));
    asked.or(terminal).or(behind).unwrap_or(WIDTH)
}

fn colored(seen: Seen, env: &dyn Fn(&str) -> Option<String>) -> bool {
    if env("NO_COLOR").is_some() {
        return false;
    }
    if env("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    let capable = match env("TERM") {
        Some(term) => term != "dumb",
        // Elsewhere every terminal sets it.
        None => cfg!(windows),
    };
    seen.terminal && capable && env("CLICOLOR").as_deref() != Some("0")
}

/// `TERM=dumb` says nothing about characters, so it does not count here; nor does the locale `C`, usual in CI.
fn names_other_charset(env: &dyn Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(env)
        .unwrap_or_default();
    let charset = locale
        .split('@')
        .next()
        .and_then(|locale| locale.split_once('.'))
        .map(|(_, charset)| charset);
    charset.is_some_and(|charset| {
        let bare: String = charset
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        !bare.eq_ignore_ascii_case("utf8")
    })
}

/// Writes a result to standard output, whole. A reader that has gone is no failure: `itsm-gap … | head` ends quietly.
pub fn print(bytes: &[u8]) -> io::Result<()> {
    let stdout = io::stdout().lock();
    quietly(if stdout.is_terminal() {
        // Older Windows consoles have to be told to obey colours.
        write_all(AutoStream::always(stdout), bytes)
    } else {
        write_all(stdout, bytes)
    })
}

/// Writes a part of a result to standard output. `false`: whoever read it has gone.
pub fn pass(bytes: &[u8]) -> io::Result<bool> {
    let stdout = io::stdout().lock();
    let written = if stdout.is_terminal() {
        write_all(AutoStream::always(stdout), bytes)
    } else {
        write_all(stdout, bytes)
    };
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes talk to standard error, whole, under the same terms.
pub fn say(text: &str) -> io::Result<()> {
    let stderr = io::stderr().lock();
    quietly(if stderr.is_terminal() {
        write_all(AutoStream::always(stderr), text.as_bytes())
    } else {
        write_all(stderr, text.as_bytes())
    })
}

fn write_all(mut out: impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(bytes)?;
    out.flush()
}

fn quietly(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMINAL: Seen = Seen {
        terminal: true,
        columns: Some(132),
        behind: None,
        input: true,
    };
    const PIPE: Seen = Seen {
        terminal: false,
        columns: None,
        behind: None,
        input: true,
    };

    fn console(seen: Seen, color: ColorChoice, variables: &[(&str, &str)]) -> Console {
        seen.console(color, false, &|name| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_terminal_has_its_width_and_colour_and_a_person() {
        let console = console(
            TERMINAL,
            ColorChoice::Auto,
            &[("TERM", "xterm"), ("LANG", "de_AT.UTF-8")],
        );
        assert_eq!(
            console,
            Console {
                width: 132,
                color: true,
                ascii: false,
                attended: true,
                terminal: true,
            }
        );
    }

    #[test]
    fn a_pipe_has_100_columns_and_no_colour() {
        let console = console(PIPE, ColorChoice::Auto, &[("TERM", "xterm")]);
        assert_eq!(
            console,
            Console {
                width: 100,
                color: false,
                ascii: false,
                attended: false,
                terminal: false,
            }
        );
    }

    #[test]
    fn a_pager_on_a_narrow_terminal_is_fitted_and_a_wide_one_changes_nothing() {
        for (columns, width) in [(80, 80), (100, 100), (132, 100)] {
            let seen = Seen {
                behind: Some(columns),
                ..PIPE
            };
            assert_eq!(console(seen, ColorChoice::Auto, &[]).width, width);
        }
    }

    #[test]
    fn columns_are_honoured_where_they_make_sense() {
        for (columns, width) in [
            ("60", 60),
            ("0", 132),
            ("wide", 132),
            ("", 132),
            ("100000", 132),
        ] {
            assert_eq!(
                console(TERMINAL, ColorChoice::Auto, &[("COLUMNS", columns)]).width,
                width
            );
        }
        assert_eq!(
            console(PIPE, ColorChoice::Auto, &[("COLUMNS", "60")]).width,
            60
        );
    }

    #[test]
    fn the_users_choice_of_colour_goes_before_the_environment() {
        let color = |choice, variables: &[(&str, &str)]| console(PIPE, choice, variables).color;
        assert!(color(
            ColorChoice::Always,
            &[("NO_COLOR", "1"), ("TERM", "dumb")]
        ));
        assert!(!color(ColorChoice::Never, &[("CLICOLOR_FORCE", "1")]));
        assert!(color(ColorChoice::Auto, &[("CLICOLOR_FORCE", "1")]));
        assert!(!color(
            ColorChoice::Auto,
            &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
        ));
        assert!(!color(ColorChoice::Auto, &[("CLICOLOR_FORCE", "0")]));
    }

    #[test]
    fn a_terminal_can_be_told_not_to_colour() {
        let color =
            |variables: &[(&str, &str)]| console(TERMINAL, ColorChoice::Auto, variables).color;
        assert!(color(&[("TERM", "xterm"), ("NO_COLOR", "")]));
        assert!(!color(&[("TERM", "xterm"), ("NO_COLOR", "1")]));
        assert!(!color(&[("TERM", "xterm"), ("CLICOLOR", "0")]));
        assert!(!color(&[("TERM", "dumb")]));
    }

    #[test]
    fn ascii_follows_a_character_set_that_is_named() {
        for (locale, ascii) in [
            ("de_AT.UTF-8", false),
            ("en_US.utf8", false),
            ("de_DE@euro", false),
            ("C", false),
            ("C.UTF-8", false),
            ("de_DE.ISO-8859-1", true),
            ("de_DE.ISO8859-15@euro", true),
            ("", false),
        ] {
            assert_eq!(
                console(PIPE, ColorChoice::Auto, &[("LANG", locale)]).ascii,
                ascii,
                "{locale}"
            );
        }
        let both = [("LANG", "de_DE.ISO-8859-1"), ("LC_ALL", "de_DE.UTF-8")];
        assert!(!console(PIPE, ColorChoice::Auto, &both).ascii);
        assert!(PIPE.console(ColorChoice::Auto, true, &|_| None).ascii);
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        assert!(quietly(Err(ErrorKind::BrokenPipe.into())).is_ok());
        assert!(quietly(Err(ErrorKind::StorageFull.into())).is_err());
    }
}
