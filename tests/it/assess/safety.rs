//! Nothing is lost: kills, signals, closed windows, full disks, other people.

use std::fs;

use super::{COMMENTED, QUESTIONNAIRE, place};
use crate::support::{Place, Pty};

const SIZE: (u16, u16) = (80, 24);

/// The whole embedded questionnaire, at its first question.
fn long_interview(place: &Place) -> Pty {
    let mut pty = Pty::start(&place.path(""), "assess long.yaml", SIZE);
    pty.sees("questions are answered").press("\r");
    pty.sees("0 of 66");
    pty
}

fn long() -> Place {
    let text = "# Ours.\nformat: 1\nquestionnaire: itsm-manager\norganisation: Harbour IT\nscope: Hosting\ndate: 2026-11-20\nprofile: {size: small, services: up-to-10, customers: internal, aim: neither, iso27001: none}\nanswers:   # all of them\n";
    Place::empty().file("long.yaml", text)
}

/// How many answers a file holds; it must be sound.
fn answers(place: &Place, file: &str) -> usize {
    let json = place.run_with(["report", file, "--to", "json"]).json();
    usize::try_from(json["overall"]["counts"]["answered"].as_u64().unwrap()).unwrap()
}

#[test]
fn a_kill_between_any_two_answers_loses_none() {
    for confirmed in [1, 2, 7] {
        let place = long();
        let mut pty = long_interview(&place);
        for answer in 1..=confirmed {
            pty.press("3").sees(&format!("{answer} of 66"));
        }
        pty.kill();
        assert_eq!(answers(&place, "long.yaml"), confirmed);
        let mut pty = Pty::start(&place.path(""), "assess long.yaml", SIZE);
        pty.sees(&format!("{confirmed} of 66 questions are answered"));
    }
}

/// So many kills: few by default, a hundred with `ITSM_GAP_KILLS=100`.
#[test]
fn a_kill_at_any_moment_loses_no_confirmed_answer_and_damages_nothing() {
    let kills: u64 = std::env::var("ITSM_GAP_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(5);
    let place = long();
    let mut confirmed = 0;
    for kill in 0..kills {
        if confirmed > 50 {
            fs::write(place.path("long.yaml"), long().read("long.yaml")).unwrap();
            confirmed = 0;
        }
        let mut pty = Pty::start(&place.path(""), "assess long.yaml", SIZE);
        pty.sees("questions are answered")
            .press("\r")
            .sees(&format!("{confirmed} of 66"));
        // Confirmed is what the screen shows; the answer after it is caught at some moment of being saved.
        pty.press("3").sees(&format!("{} of 66", confirmed + 1));
        pty.press("4");
        std::thread::sleep(std::time::Duration::from_micros(kill * 397 % 6000));
        pty.kill();
        let kept = answers(&place, "long.yaml");
        assert!(
            [confirmed + 1, confirmed + 2].contains(&kept),
            "{kept} of {confirmed} and two more"
        );
        assert!(place.read("long.yaml").starts_with("# Ours.\n"));
        confirmed = kept;
    }
}

#[test]
fn a_closed_terminal_and_signals_leave_a_sound_file_and_nothing_else() {
    for signal in ["TERM", "HUP", "INT", ""] {
        let place = place();
        let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
        pty.sees("1 of 5")
            .press("\r")
            .sees("Are incidents ranked?")
            .press("3")
            .sees("Saved: Fully");
        if signal.is_empty() {
            pty.close();
        } else {
            pty.signal(signal);
            assert_eq!(pty.ended(), 130, "{signal}");
            // What was written last may still be on its way to the screen.
            pty.sees("go on with: itsm-gap assess");
            assert!(!pty.cursor_is_hidden());
        }
        assert_eq!(answers(&place, "a.yaml"), 2);
        let left: Vec<String> = place
            .names()
            .into_iter()
            .filter(|name| name.contains("tmp"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn what_an_editor_changed_meanwhile_is_taken_over() {
    let place = place();
    let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
    pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
    let edited = COMMENTED
        .replace(
            "  # To be asked",
            "  par-agreed: fully # by mail\n  # To be asked",
        )
        .replace("Harbour IT", "Harbour IT Ltd");
    fs::write(place.path("a.yaml"), edited).unwrap();
    pty.press("3")
        .sees("The file was changed meanwhile; taken over: 1 answer and what stands above")
        .press("q")
        .sees("Everything is saved");
    let text = place.read("a.yaml");
    for part in [
        "par-agreed: fully # by mail",
        "inc-ranked: fully",
        "Harbour IT Ltd",
        "# seen on the wall",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn of_two_answers_to_one_question_the_person_chooses() {
    let place = place();
    let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
    pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
    fs::write(
        place.path("a.yaml"),
        COMMENTED.replace("  # To be asked", "  inc-ranked: partly\n  # To be asked"),
    )
    .unwrap();
    pty.press("3")
        .sees("Which one counts?")
        .sees("Theirs")
        .press("1")
        .sees("Are major incidents reviewed?")
        .press("q")
        .sees("Everything is saved");
    assert!(place.read("a.yaml").contains("inc-ranked: fully"));
}

#[test]
fn a_file_that_was_damaged_meanwhile_is_not_overwritten() {
    let place = place();
    let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
    pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
    let damaged = COMMENTED.replace("partly ", "half ");
    fs::write(place.path("a.yaml"), &damaged).unwrap();
    pty.press("3")
        .sees("Your answer is not saved yet")
        .sees("line 10: `half` is not an answer");
    fs::write(place.path("a.yaml"), COMMENTED).unwrap();
    pty.press("1")
        .sees("Saved: Fully")
        .press("q")
        .sees("Everything is saved");
    assert!(place.read("a.yaml").contains("inc-ranked: fully"));
}

#[test]
fn where_the_file_cannot_be_saved_a_copy_takes_all_answers() {
    let place = place();
    let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
    pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
    fs::remove_file(place.path("a.yaml")).unwrap();
    fs::create_dir(place.path("a.yaml")).unwrap();
    pty.press("3")
        .sees("Your answer is not saved yet")
        .press("2")
        .sees("a.answers-1.yaml");
    assert_eq!(pty.ended(), 4);
    assert_eq!(answers(&place, "a.answers-1.yaml"), 2);
}

#[test]
fn a_file_that_is_gone_is_written_anew_only_when_told_to() {
    for (key, left) in [("1", "a.yaml"), ("2", "a.answers-1.yaml")] {
        let place = place();
        let mut pty = Pty::start(&place.path(""), "assess a.yaml", SIZE);
        pty.sees("1 of 5").press("\r").sees("Are incidents ranked?");
        fs::remove_file(place.path("a.yaml")).unwrap();
        pty.press("3")
            .sees("The file is gone")
            .sees("q save a copy and quit");
        assert!(!place.path("a.yaml").exists());
        pty.press(key);
        if key == "1" {
            pty.sees("Saved: Fully").press("q");
        }
        pty.ended();
        assert_eq!(answers(&place, left), 2);
        assert_eq!(place.path("a.yaml").exists(), key == "1");
        assert!(place.read(left).contains("# Ask the night shift as well."));
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_before_anything_is_asked() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    fs::set_permissions(place.path("a.yaml"), fs::Permissions::from_mode(0o444)).unwrap();
    let done = place.run("assess a.yaml --plain").stdin("3\nq\n").exit(4);
    done.stderr_has("error: failed to write a.yaml: permission denied")
        .stderr_has(
            "note: an interview saves every answer in the file: make it and its folder writable",
        );
    assert_eq!(place.names(), ["a.yaml", "mini.yaml"]);
}

#[test]
fn a_second_interview_over_one_file_is_told() {
    let place = place();
    let mut first = Pty::start(&place.path(""), "assess a.yaml", SIZE);
    first.sees("1 of 5");
    let done = place.run("assess a.yaml --plain").stdin("3\n").exit(4);
    done.stderr_has("failed to open a.yaml: another session (")
        .stderr_has("go on there, or wait");
    first
        .press("\r")
        .sees("Are incidents ranked?")
        .press("q")
        .sees("Everything is saved");
    first.ended();
    place.run("assess a.yaml --plain").stdin("3\nq\n").exit(0);
}

#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::empty()
        .file("mini.yaml", QUESTIONNAIRE)
        .file("real.yaml", COMMENTED);
    fs::set_permissions(place.path("real.yaml"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.yaml", place.path("a.yaml")).unwrap();
    place.run("assess a.yaml --plain").stdin("3\nq\n").exit(0);
    assert!(place.path("a.yaml").is_symlink());
    assert!(place.read("real.yaml").contains("inc-ranked: fully"));
    let mode = fs::metadata(place.path("real.yaml"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}
