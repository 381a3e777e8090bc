//! What is known of a question besides its answer, in a few lines.

use super::session::Session;
use crate::model::{Answer, Given, QuestionIx};
use crate::report::{Entry, wording};

/// Who knows, and all that was said beside the answer itself.
pub(super) fn of_question(session: &Session<'_>, ix: QuestionIx) -> Vec<Entry> {
    let question = session.questionnaire().question(ix);
    let mut entries = Vec::new();
    if !question.ask.is_empty() {
        entries.push(Entry::new("Who knows", wording::listed(&question.ask)));
    }
    if let Some(answer) = session.answer(ix) {
        said(session, ix, answer, &mut entries);
    }
    entries
}

fn said(session: &Session<'_>, ix: QuestionIx, answer: &Answer, entries: &mut Vec<Entry>) {
    let voices = answer.responses.iter().map(|voice| {
        let said = wording::given(session.questionnaire(), ix, voice.given.as_ref());
        format!("{}: {said}", voice.by)
    });
    let voices: Vec<String> = voices.collect();
    if !voices.is_empty() {
        entries.push(Entry::new("Respondents", voices.join("; ")));
    }
    if let Some(Given::NotApplicable {
        reason: Some(reason),
    }) = &answer.given
    {
        entries.push(Entry::new("Because", reason.as_str()));
    }
    if let Some(note) = &answer.note {
        entries.push(Entry::new("Note", note.as_str()));
    }
    if !answer.evidence.is_empty() {
        let shown = answer.evidence.iter();
        let shown: Vec<String> = shown
            .map(|e| wording::evidence(e, session.as_of()))
            .collect();
        entries.push(Entry::new("Evidence", shown.join("; ")));
    }
    if answer.sample.is_some() {
        entries.push(Entry::new("Sample", sample(answer)));
    }
    let rest = rest(answer);
    if !rest.is_empty() {
        entries.push(Entry::new("Also", rest.join("; ")));
    }
}

/// A sample in words; empty without one.
pub(super) fn sample(answer: &Answer) -> String {
    let Some(sample) = &answer.sample else {
        return String::new();
    };
    let of = sample.of.map(|of| format!(" of {of}")).unwrap_or_default();
    let mut text = format!("{} checked{of}, {} in order", sample.checked, sample.ok);
    if !sample.failing.is_empty() {
        text += &format!(" (not {})", wording::listed(&sample.failing));
    }
    text
}

/// What is told in a word or two each.
fn rest(answer: &Answer) -> Vec<String> {
    let named = |name: &str, value: &Option<String>| Some(format!("{name} {}", value.as_ref()?));
    let mut parts = Vec::new();
    if answer.weakness {
        parts.push("weakness".to_owned());
    }
    if let Some(grade) = &answer.grade {
        parts.push(format!(
            "graded {} by {}",
            wording::grade(grade.grade),
            grade.by
        ));
    }
    parts.extend(named("performed by", &answer.performed_by));
    parts.extend(named("owner", &answer.owner));
    parts.extend(answer.due.map(|due| format!("due {due}")));
    parts.extend(answer.risk.map(|risk| format!("risk {risk}")));
    parts.extend(named("answered by", &answer.by));
    parts
}
