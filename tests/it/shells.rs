//! Completions in the shells themselves, and the manual in what reads manuals.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::{Place, Pty, Run};

/// Whether a program is there. In CI, where `ITSM_GAP_REQUIRE_SHELLS` is set, it must be.
fn have(program: &str) -> bool {
    let found = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    assert!(
        found || std::env::var_os("ITSM_GAP_REQUIRE_SHELLS").is_none(),
        "{program} is not installed"
    );
    if !found {
        let _ = writeln!(std::io::stderr(), "skipped: {program} is not installed");
    }
    found
}

/// What a program of the machine prints, with the completions of a shell in `completions`.
fn printed(shell: &str, script: &str) -> String {
    let place = Place::empty();
    place
        .run(&format!("completions {shell} -o completions"))
        .quietly();
    let output = Command::new(shell)
        .args(["-c", script])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn bash_completes_commands_flags_and_values() {
    if !have("bash") {
        return;
    }
    let complete = |line: &str| {
        printed(
            "bash",
            &format!(
                "source ./completions; COMP_WORDS=({line} ''); [[ '{line}' == *' ' ]] || unset 'COMP_WORDS[-1]'; \
                 COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); \
                 $(complete -p itsm-gap | sed 's/.*-F \\([^ ]*\\).*/\\1/') itsm-gap \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
                 printf '%s\\n' \"${{COMPREPLY[@]}}\""
            ),
        )
    };
    assert_eq!(complete("itsm-gap rep"), "report\n");
    assert_eq!(complete("itsm-gap report --as"), "--as-of\n--ascii\n");
    assert_eq!(
        complete("itsm-gap questionnaire "),
        "-h\n-V\n--color\n--ascii\n--help\n--version\nlist\nshow\nexport\nschema\nhelp\n"
    );
    assert!(complete("itsm-gap report --to ").contains("html\n"));
}

#[test]
fn fish_completes_with_what_each_command_is_for() {
    if !have("fish") {
        return;
    }
    let commands = printed("fish", "source completions; complete -C 'itsm-gap re'");
    assert!(
        commands.starts_with("report\tWrite the report of one assessment"),
        "{commands}"
    );
    let values = printed(
        "fish",
        "source completions; complete -C 'itsm-gap report --detail '",
    );
    assert!(values.contains("brief\t"), "{values}");
}

#[test]
fn zsh_completes_at_its_prompt() {
    if !have("zsh") {
        return;
    }
    let place = Place::empty();
    place
        .run("completions zsh -o functions/_itsm-gap")
        .exit(4)
        .stderr_has("folder does not exist");
    std::fs::create_dir(place.path("functions")).unwrap();
    place
        .run("completions zsh -o functions/_itsm-gap")
        .quietly();
    let mut zsh = Pty::shell(&place.path(""), "PS1='%% ' exec zsh -f -i");
    zsh.sees("% ")
        .press(
            "fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D; echo rea''dy\r",
        )
        .sees("ready")
        .press("itsm-gap roadm\t")
        .sees("itsm-gap roadmap ")
        .press("--cert\t")
        .sees("itsm-gap roadmap --certification=");
}

#[test]
fn elvish_completes_at_its_prompt() {
    if !have("elvish") {
        return;
    }
    let place = Place::empty();
    place.run("completions elvish -o itsm-gap.elv").quietly();
    let mut elvish = Pty::shell(&place.path(""), "HOME=$PWD exec elvish -norc");
    elvish
        .sees("~")
        .press("eval (slurp < itsm-gap.elv); echo rea''dy\r")
        .sees("ready")
        .press("itsm-gap roadm\t")
        .sees("itsm-gap roadmap")
        .press(" --cert\t")
        .sees("itsm-gap roadmap --certification");
}

#[test]
fn powershell_gets_a_script() {
    // It is not in Debian.
    let script = Run::at_root("completions powershell").quietly().stdout;
    let first = script.lines().find(|line| !line.is_empty()).unwrap();
    assert!(first.starts_with("using namespace"), "{first}");
    assert!(script.contains("'itsm-gap;roadmap'"), "{script}");
    Run::at_root("completions tcsh")
        .exit(2)
        .no_stdout()
        .stderr_has("possible values: bash");
}

#[test]
fn the_manual_has_a_page_for_each_command_and_no_reader_complains() {
    let place = Place::empty();
    place.run("man --into share/man1").quietly().no_stdout();
    let pages = std::fs::read_dir(place.path("share/man1")).unwrap();
    let mut names: Vec<String> = pages
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in [
        "itsm-gap.1",
        "itsm-gap-report.1",
        "itsm-gap-questionnaire-show.1",
    ] {
        assert!(names.iter().any(|n| n == name), "{name} in {names:?}");
    }
    assert_eq!(
        place.run("man questionnaire show").quietly().stdout,
        place.read("share/man1/itsm-gap-questionnaire-show.1")
    );
    let report = place.read("share/man1/itsm-gap-report.1");
    assert!(report.contains(".SH EXAMPLES\n"), "{report}");
    if !have("mandoc") {
        return;
    }
    for name in names {
        let lint = Command::new("mandoc")
            .args(["-T", "lint", "-W", "error"])
            .arg(place.path("share/man1").join(&name))
            .output()
            .unwrap();
        assert!(lint.status.success(), "{name}: {lint:?}");
    }
}

#[test]
fn a_page_that_is_not_there_is_a_usage_error_with_those_there_are() {
    Run::at_root("man reprot")
        .exit(2)
        .no_stdout()
        .stderr_has("there is no command reprot")
        .stderr_has("report, ");
    Run::at_root("man report extra").exit(2).no_stdout();
    Run::at_root("man report --into folder").exit(2).no_stdout();
}
