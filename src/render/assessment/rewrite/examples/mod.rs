//! Files as people write them, each before and after a change.

mod places;
mod values;

use jiff::civil::date;

use super::{CannotRewrite, rewrite};
use crate::model::{Answer, Assessment, Evidence, EvidenceKind, Given, Response, SectionIx};
use crate::render::assessment::fixture::{mini, read};
use crate::render::template;

const HEAD: &str = "format: 1\nquestionnaire: mini@2\ndate: 2026-11-22\n";
const LONG: &str = "Two customers were asked before their moves to the new platform. The eleven that only buy the \
    workplace have not been asked.";

#[track_caller]
fn change(text: &str, edit: impl Fn(&mut Assessment)) -> String {
    let before = read(mini(), text);
    let mut after = before.clone();
    edit(&mut after);
    let changed = rewrite(text, mini(), &before, &after).unwrap();
    assert_eq!(read(mini(), &changed), after);
    changed
}

/// What stands below the usual first lines, before and after.
#[track_caller]
fn becomes(text: &str, edit: impl Fn(&mut Assessment), expected: &str) {
    let changed = change(&format!("{HEAD}{text}"), edit);
    let changed = changed.strip_prefix(HEAD).unwrap();
    assert_eq!(changed, expected, "\n{changed}");
}

fn answer<'a>(assessment: &'a mut Assessment, id: &str) -> &'a mut Answer {
    let place = mini().find_question(id).unwrap().0;
    assessment.answers[place].get_or_insert_default()
}

/// Another of the question's answers: `no` is 0, then `some`, `half`, `most`, `fully`.
fn given(id: &str, place: usize) -> impl Fn(&mut Assessment) {
    move |assessment| answer(assessment, id).given = Some(Given::Option(place))
}

fn note(id: &str, text: &str) -> impl Fn(&mut Assessment) {
    move |assessment| answer(assessment, id).note = Some(text.to_owned())
}

fn record(reference: &str) -> Evidence {
    Evidence {
        kind: EvidenceKind::Record,
        reference: Some(reference.to_owned()),
        date: Some(date(2026, 10, 31)),
        expires: None,
    }
}

fn take_back_all(assessment: &mut Assessment) {
    assessment.answers.fill(None);
}
