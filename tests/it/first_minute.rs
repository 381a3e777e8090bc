//! What somebody meets who has just installed the program, and knows nothing of it.

use clap::CommandFactory;
use itsm_gap::cli::Cli;

use crate::support::{Place, Run};

const EXAMPLE: &str = "examples/01-it-provider/assessment.yaml";

#[test]
fn without_arguments_the_screen_ends_with_what_to_begin_with() {
    let done = Run::at_root("").columns(80).exit(2).no_stdout();
    let screen: Vec<&str> = done.stderr.lines().rev().take(24).collect();
    assert!(
        screen
            .iter()
            .any(|line| line.starts_with("  itsm-gap assess my.yaml")),
        "{done:?}"
    );
    assert!(done.stderr.lines().count() <= 36, "{done:?}");
}

#[test]
fn no_example_and_no_list_of_commands_is_broken_at_80_columns() {
    fn look(command: &clap::Command, name: &str) {
        let more = command.get_after_help().map(ToString::to_string);
        for line in more.iter().flat_map(|text| text.lines()) {
            assert!(line.chars().count() <= 80, "{name}: {line}");
        }
        for below in command.get_subcommands() {
            let name = format!("{name} {}", below.get_name());
            // Two columns of names, as clap sets them.
            let room = 80 - command_column(command);
            let about = below.get_about().map(ToString::to_string);
            let about = about.unwrap_or_default();
            let nested = name.split(' ').count() > 2;
            assert!(nested || about.chars().count() <= room, "{name}: {about}");
            look(below, &name);
        }
    }
    fn command_column(command: &clap::Command) -> usize {
        let names = command.get_subcommands().map(|c| c.get_name().len());
        names.max().unwrap_or_default() + 4
    }
    look(&Cli::command(), "itsm-gap");
}

#[test]
fn a_file_in_place_of_a_command_is_met_with_the_command() {
    let place = Place::with_fixtures();
    place
        .run("partial.yaml")
        .exit(2)
        .stderr_has("itsm-gap report partial.yaml");
    place
        .run("my.yaml")
        .exit(2)
        .stderr_has("itsm-gap assess my.yaml");
    let wrong = place.run("reprot").exit(2);
    assert!(wrong.stderr.contains("'report'"), "{wrong:?}");
    assert!(!wrong.stderr.contains("a command comes first"), "{wrong:?}");
}

#[test]
fn an_assessment_that_is_not_there_says_how_it_comes_about() {
    for command in ["report", "roadmap", "explain"] {
        Place::empty()
            .run_with([command, "my file.yaml"])
            .exit(4)
            .no_stdout()
            .stderr_has("there is no such file")
            .stderr_has("itsm-gap assess 'my file.yaml'");
    }
}

#[test]
fn explain_begins_with_the_whole() {
    let alone = Run::at_root(&format!("explain {EXAMPLE}")).quietly();
    let overall = Run::at_root(&format!("explain {EXAMPLE} overall")).quietly();
    assert_eq!(alone.stdout, overall.stdout);
}

#[test]
fn words_find_what_can_be_explained() {
    Run::new(
        crate::support::root(),
        ["explain", EXAMPLE, "incident management"],
    )
    .exit(2)
    .stderr_has("did you mean `incident-management`?");
    Run::at_root(&format!("explain {EXAMPLE} third-partys"))
        .exit(2)
        .stderr_has("did you mean `third-parties`?");
}

#[test]
fn a_clause_where_a_section_is_wanted_leads_to_what_there_is() {
    Run::at_root(&format!("report {EXAMPLE} --section 8.6.1"))
        .exit(2)
        .stderr_has("its sections: requirements, ")
        .stderr_has("`explain FILE 8.6.1`");
    Run::at_root(&format!("report {EXAMPLE} --section daily-proceses"))
        .exit(2)
        .stderr_has("did you mean `daily-processes`?");
}

#[test]
fn who_wants_a_pdf_is_told_the_way() {
    Run::at_root(&format!("report {EXAMPLE} -o report.pdf"))
        .exit(2)
        .stderr_has("for a PDF write .html");
}

#[test]
fn the_list_of_questionnaires_tells_days_and_what_a_quick_look_takes() {
    let list = Run::at_root("questionnaire list").columns(120).quietly();
    list.within(120)
        .stdout_has("4 days")
        .stdout_has("39 questions, 45 minutes");
}

#[cfg(unix)]
#[test]
fn a_pager_on_a_narrow_terminal_gets_lines_that_fit_and_a_file_is_as_ever() {
    use crate::support::{Pty, root};
    // At 80 columns this stands on one line, at 100 it is broken.
    let words = "delivered from Quayside and Northfield";
    let report = format!("$IT report {EXAMPLE} --detail brief");
    let counted = |line: &str| {
        let mut terminal = Pty::shell(root(), line);
        terminal.ended();
        terminal.sees("lines: ");
        terminal.screen()
    };
    let piped = counted(&format!("echo lines: $({report} | grep -c '{words}')"));
    assert!(piped.contains("lines: 1"), "{piped}");
    let place = Place::empty();
    let file = place.path("report.txt").display().to_string();
    let kept = counted(&format!(
        "{report} > {file}; echo lines: $(grep -c '{words}' {file})"
    ));
    assert!(kept.contains("lines: 0"), "{kept}");
}
