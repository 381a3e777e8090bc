use super::*;
use crate::interview::fixture::{TODAY, questionnaire, read};
use crate::model::Given;
use crate::scoring::{QuestionState, score};

fn assessment(header: &str, answers: &str) -> Assessment {
    read(&format!(
        "{{format: 1, questionnaire: mini@1, date: 2026-11-20, {header} answers: {{{answers}}}}}"
    ))
}

fn merged(said: &[(&str, Assessment)]) -> Merged {
    let voices: Vec<Voice<'_>> = said
        .iter()
        .map(|(by, assessment)| Voice { by, assessment })
        .collect();
    merge(questionnaire(), &voices).expect("at least one")
}

fn answer<'m>(merged: &'m Merged, id: &str) -> &'m Answer {
    let ix = questionnaire().find_question(id).expect("a question");
    merged.assessment.answer(ix).expect("an answer")
}

#[test]
fn different_roles_that_answer_different_parts_merge_without_friction() {
    let merged = merged(&[
        (
            "desk",
            assessment(
                "organisation: H, profile: {size: small},",
                "inc-recorded: fully",
            ),
        ),
        (
            "suppliers",
            assessment(
                "profile: {partners: \"yes\"},",
                "par-known: {answer: partly, by: J. Ray}",
            ),
        ),
    ]);
    assert!(merged.contradictions.is_empty());
    assert_eq!(merged.assessment.profile, [Some(0), Some(0)]);
    let recorded = answer(&merged, "inc-recorded");
    assert_eq!(
        (recorded.by.as_deref(), recorded.responses.len()),
        (Some("desk"), 0)
    );
    assert_eq!(answer(&merged, "par-known").by.as_deref(), Some("J. Ray"));
}

#[test]
fn who_said_what_is_kept_and_scoring_settles_or_disputes_it() {
    let merged = merged(&[
        (
            "A",
            assessment(
                "",
                "inc-recorded: fully, inc-ranked: partly, inc-major: fully",
            ),
        ),
        (
            "B",
            assessment(
                "",
                "inc-recorded: {answer: fully, evidence: [{kind: record, date: 2026-10-31}]}, inc-ranked: fully, inc-major: \"no\"",
            ),
        ),
    ]);
    let card = score(questionnaire(), &merged.assessment, TODAY);
    let state = |id| {
        card.question(questionnaire().find_question(id).expect("a question"))
            .state
    };
    assert_eq!(state("inc-recorded"), QuestionState::Assessed);
    assert_eq!(state("inc-ranked"), QuestionState::Disputed);
    assert_eq!(state("inc-major"), QuestionState::Disputed);
    let responses = &answer(&merged, "inc-recorded").responses;
    let by: Vec<&str> = responses
        .iter()
        .map(|response| response.by.as_str())
        .collect();
    assert_eq!(by, ["A", "B"]);
    assert_eq!(responses[1].evidence.len(), 1, "evidence is united");
}

#[test]
fn what_was_settled_stays_settled() {
    let merged = merged(&[
        (
            "A",
            assessment(
                "",
                "inc-recorded: {consensus: true, answer: partly, responses: [{by: X, answer: fully}, {by: Y, answer: \"no\"}]}",
            ),
        ),
        ("B", assessment("", "inc-recorded: \"no\"")),
    ]);
    let answer = answer(&merged, "inc-recorded");
    assert!(answer.consensus);
    assert_eq!(
        (answer.given.clone(), answer.responses.len()),
        (Some(Given::Option(1)), 3)
    );
}

#[test]
fn what_was_sampled_does_not_stand_beside_the_settlement_that_nothing_has_happened() {
    let merged = merged(&[
        (
            "A",
            assessment("", "inc-major: {consensus: true, answer: none_yet}"),
        ),
        (
            "B",
            assessment(
                "",
                "inc-major: {answer: fully, sample: {checked: 2, ok: 2}}",
            ),
        ),
    ]);
    let answer = answer(&merged, "inc-major");
    assert_eq!(
        (&answer.given, &answer.sample),
        (&Some(Given::NoneYet), &None)
    );
    let [told] = merged.contradictions.as_slice() else {
        panic!("{:?}", merged.contradictions);
    };
    assert_eq!(told.about, About::Answer(QuestionIx(2), "sample"));
    assert_eq!((told.kept.as_str(), told.lost.as_str()), ("A", "B"));
}

#[test]
fn contradictions_besides_the_answers_are_told_and_the_first_wins() {
    let merged = merged(&[
        (
            "A",
            assessment(
                "organisation: Harbour IT, profile: {size: small},",
                "inc-recorded: {answer: fully, owner: J. Ray}",
            ),
        ),
        (
            "B",
            assessment(
                "organisation: Harbour, profile: {size: large},",
                "inc-recorded: {answer: fully, owner: A. Lind}",
            ),
        ),
    ]);
    let about: Vec<About> = merged
        .contradictions
        .iter()
        .map(|one| one.about.clone())
        .collect();
    assert_eq!(
        about,
        [
            About::Header("organisation"),
            About::Profile(0),
            About::Answer(QuestionIx(0), "owner")
        ]
    );
    assert_eq!(
        merged.assessment.organisation.as_deref(),
        Some("Harbour IT")
    );
    assert_eq!(
        answer(&merged, "inc-recorded").owner.as_deref(),
        Some("J. Ray")
    );
}

#[test]
fn one_person_in_two_files_speaks_once_or_is_told_apart() {
    let says =
        |word: &str| assessment("", &format!("inc-recorded: {{answer: {word}, by: J. Ray}}"));
    let same = merged(&[("a", says("fully")), ("b", says("fully"))]);
    assert_eq!(answer(&same, "inc-recorded").responses.len(), 1);
    let changed = merged(&[("a", says("fully")), ("b", says("partly"))]);
    let by: Vec<&str> = answer(&changed, "inc-recorded")
        .responses
        .iter()
        .map(|r| r.by.as_str())
        .collect();
    assert_eq!(by, ["J. Ray", "J. Ray (b)"]);
}

#[test]
fn sections_are_united_and_the_latest_day_counts() {
    let later = read("{format: 1, questionnaire: mini@1, date: 2026-11-24, sections: [\"7\"]}");
    let both = merged(&[
        ("A", assessment("sections: [\"8.6.1\"],", "")),
        ("B", later.clone()),
    ]);
    assert_eq!(both.assessment.sections.as_ref().map(Vec::len), Some(2));
    assert_eq!(both.assessment.date, later.date);
    let all = merged(&[("A", assessment("", "")), ("B", later)]);
    assert_eq!(all.assessment.sections, None);
}
