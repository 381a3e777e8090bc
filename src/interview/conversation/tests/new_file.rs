//! How a sitting with a new file begins.

use super::*;

/// A sitting that begins with a new file.
fn held_new(script: Script) -> Sitting {
    let new = Manner {
        new: true,
        ..manner()
    };
    hold_with(
        fixture::assessment(),
        &Extent::default(),
        new,
        script,
        Memory::default(),
    )
}

#[test]
fn a_new_file_asks_first_whose_services_and_how_much() {
    let acts = [
        Act::Type("Harbour IT"),
        Act::Type("Hosting"),
        Act::Leave,
        Act::Type("Hosting, two sites"),
        Act::Type("2026-11-24"),
        Act::Type("A. Lind, T. Okafor"),
        Act::Key('2'),
        Act::Key('1'),
        Act::Key('2'),
        Act::Key('3'),
        Act::Key('1'),
    ];
    let sitting = held_new(Script::of(acts));
    assert!(
        matches!(sitting.end, End::Left),
        "{:?}",
        sitting.script.last()
    );
    let assessment = sitting.session.assessment();
    assert_eq!(assessment.organisation.as_deref(), Some("Harbour IT"));
    assert_eq!(assessment.scope.as_deref(), Some("Hosting, two sites"));
    assert_eq!(assessment.assessors, ["A. Lind", "T. Okafor"]);
    assert_eq!(assessment.profile, [Some(1), Some(0)]);
    assert_eq!(sitting.session.progress().of, 1, "a quick look");
}

#[test]
fn a_new_file_may_be_about_some_sections_only() {
    let acts = [
        Act::Type("H"),
        Act::Type(""),
        Act::Type("2026-11-24"),
        Act::Type(""),
        Act::Key('s'),
        Act::Key('s'),
        Act::Key('3'),
        Act::Pick("Partners"),
        Act::Pick("Done"),
        Act::Key('1'),
        Act::Key('1'),
        Act::Key('1'),
    ];
    let sitting = held_new(Script::of(acts));
    let section = fixture::questionnaire()
        .find_section("7")
        .expect("a section");
    assert_eq!(sitting.session.assessment().sections, Some(vec![section]));
    assert_eq!(
        sitting.session.progress(),
        crate::interview::Progress { done: 2, of: 2 }
    );
}

#[test]
fn a_file_without_a_header_is_asked_for_it_before_the_first_answer_and_told_of_it_after() {
    let without = |answers: &str| {
        fixture::read(&format!(
            "{{format: 1, questionnaire: mini@1, date: 2026-11-25, profile: {{size: small, partners: \"yes\"}}, \
             answers: {{{answers}}}}}"
        ))
    };
    let hold = |answers: &str, acts: Vec<Act>| {
        let script = Script::of(acts);
        let keeper = Memory::default();
        hold_with(
            without(answers),
            &Extent::default(),
            manner(),
            script,
            keeper,
        )
    };
    let acts = vec![
        Act::Type("Harbour IT"),
        Act::Type(""),
        Act::Key('3'),
        Act::Key('q'),
    ];
    let sitting = hold("", acts);
    let assessment = sitting.session.assessment();
    assert_eq!(assessment.organisation.as_deref(), Some("Harbour IT"));
    assert_eq!(assessment.scope, None, "it may be left empty");
    assert_eq!(sitting.given("inc-recorded"), Some(Given::Option(2)));

    let sitting = hold("inc-recorded: fully", vec![Act::Key('q')]);
    let page = format!("{:?}", sitting.script.pages);
    let told = "Not said about the organisation: its name and the scope. The key p changes it.";
    assert!(page.contains(told), "{page}");

    let narrow = Extent {
        only: Some(Only::Open),
        ..Extent::default()
    };
    let script = Script::keys("q");
    let sitting = hold_with(without(""), &narrow, manner(), script, Memory::default());
    assert_eq!(sitting.script.last().question, "Are incidents recorded?");
}
