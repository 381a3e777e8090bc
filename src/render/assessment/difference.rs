//! Where two assessments differ first, in the words of the file.

use crate::model::{Answer, Assessment, QuestionIx, Questionnaire};

/// Names the first thing that two assessments do not agree on, such as "`note` of `inc-recorded`".
/// Lines, and answers that match no question, are not compared.
pub(super) fn first(
    questionnaire: &Questionnaire,
    one: &Assessment,
    other: &Assessment,
) -> Option<String> {
    let head = [
        ("questionnaire", one.questionnaire != other.questionnaire),
        ("organisation", one.organisation != other.organisation),
        ("scope", one.scope != other.scope),
        ("date", one.date != other.date),
        ("assessors", one.assessors != other.assessors),
        ("sections", one.sections != other.sections),
    ];
    if let Some((key, _)) = head.into_iter().find(|(_, differs)| *differs) {
        return Some(format!("`{key}`"));
    }
    if one.profile.len() != other.profile.len() {
        return Some("the number of profile questions".to_owned());
    }
    let profile = questionnaire.profile.iter().enumerate();
    for (place, question) in profile {
        if one.profile.get(place) != other.profile.get(place) {
            return Some(format!("`{}` of the profile", question.id));
        }
    }
    if one.answers.len() != other.answers.len() {
        return Some("the number of questions".to_owned());
    }
    let questions = questionnaire.questions.iter().enumerate();
    for (place, question) in questions {
        let nothing = Answer::default();
        let [said, meant] = [one, other].map(|of| of.answer(QuestionIx(place)).unwrap_or(&nothing));
        if let Some(key) = of_answers(said, meant) {
            return Some(format!("`{key}` of `{}`", question.id));
        }
    }
    None
}

fn of_answers(one: &Answer, other: &Answer) -> Option<&'static str> {
    let keys = [
        ("answer", one.given != other.given),
        ("note", one.note != other.note),
        ("by", one.by != other.by),
        ("weakness", one.weakness != other.weakness),
        ("evidence", one.evidence != other.evidence),
        ("sample", one.sample != other.sample),
        ("performed_by", one.performed_by != other.performed_by),
        ("grade", one.grade != other.grade),
        ("owner", one.owner != other.owner),
        ("due", one.due != other.due),
        ("risk", one.risk != other.risk),
        ("responses", one.responses != other.responses),
        ("consensus", one.consensus != other.consensus),
    ];
    keys.into_iter()
        .find_map(|(key, differs)| differs.then_some(key))
}
