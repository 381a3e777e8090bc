//! What is looked at on both sides, and what only on one.

use super::{Compared, Detail};
use crate::comparison::{Side, Status};
use crate::model::{Given, ProfileChoice, QuestionIx, SectionIx};
use crate::report::page::{Block, Cell, Tone};
use crate::report::wording::{self, count};
use crate::scoring::NotApplicable;

/// How many ids a sentence names unless all are wanted.
const NAMED: usize = 8;

/// The differences, a point each.
pub(super) fn scope(compared: &Compared<'_, '_>, detail: Detail) -> Vec<Block> {
    let whole = compared.whole();
    let scope = &whole.scope;
    if scope.is_same() {
        let text = "The same on both sides: scope, sections, questions, profile.";
        return vec![Block::Paragraph(text.into())];
    }
    let (before, after) = (whole.before, whole.after);
    let most = match detail {
        Detail::Full => usize::MAX,
        Detail::Brief | Detail::Normal => NAMED,
    };
    let mut points: Vec<Cell> = Vec::new();
    if scope.gaps_left > 0 {
        let text = format!(
            "{} out of view without being closed: listed under Gaps.",
            count(scope.gaps_left, "gap is", "gaps are")
        );
        points.push(Cell::toned(text, Tone::Caution));
    }
    if scope.words {
        let text = |side: &Side<'_>| {
            let scope = side.assessment.scope.as_deref();
            scope.map_or_else(
                || "not stated".to_owned(),
                |scope| format!("“{}”", scope.trim()),
            )
        };
        points.push(format!("Scope: {} before, {} now.", text(before), text(after)).into());
    }
    if scope.questionnaire {
        let (then, now) = (before.version(), after.version());
        let text = match then == now {
            true => format!("Both name {now}, but its questions weigh or are judged otherwise."),
            false => format!("Questionnaire: {then} before, {now} now."),
        };
        points.push(text.into());
    }
    let sections = |side: &Side<'_>, list: &[SectionIx]| {
        let names = list
            .iter()
            .map(|ix| wording::section_name(side.questionnaire, *ix));
        wording::first_of(names.collect(), most)
    };
    let questions = |side: &Side<'_>, list: &mut dyn Iterator<Item = QuestionIx>| {
        let ids = list.map(|ix| side.questionnaire.question(ix).id.to_string());
        wording::first_of(ids.collect(), most)
    };
    let mut list = |text: &str, named: String, tone: Tone| {
        if !named.is_empty() {
            points.push(Cell::toned(format!("{text}: {named}."), tone));
        }
    };
    list(
        "Sections that left the scope",
        sections(before, &scope.sections_left),
        Tone::Caution,
    );
    list(
        "Sections that came into scope",
        sections(after, &scope.sections_entered),
        Tone::Plain,
    );
    let new = questions(after, &mut scope.new_questions.iter().copied());
    list("New questions", new, Tone::Plain);
    let dropped = questions(before, &mut scope.dropped_questions.iter().copied());
    list("Questions not asked any more", dropped, Tone::Plain);
    let restored = questions(
        after,
        &mut scope.restored.iter().filter_map(|pair| pair.after),
    );
    list(
        "Questions that apply now, and did not",
        restored,
        Tone::Plain,
    );
    for one in scope.withdrawn.iter().take(most) {
        points.push(withdrawn(after, one));
    }
    let hidden = scope.withdrawn.len().saturating_sub(most);
    if hidden > 0 {
        points.push(format!("{hidden} more questions do not apply any more: --detail full").into());
    }
    for change in &scope.profile {
        points.push(profile(after, *change).into());
    }
    vec![Block::List {
        ordered: false,
        points,
    }]
}

fn withdrawn(side: &Side<'_>, one: &crate::comparison::Withdrawn) -> Cell {
    let question = side.questionnaire.question(one.question);
    let given = side
        .assessment
        .answer(one.question)
        .and_then(|a| a.given.as_ref());
    let why = match (one.why, given) {
        (
            NotApplicable::Answer,
            Some(Given::NotApplicable {
                reason: Some(reason),
            }),
        ) => reason.clone(),
        (NotApplicable::Answer, _) => "no reason given".to_owned(),
        (NotApplicable::Condition, _) => "by the profile".to_owned(),
        (NotApplicable::Informs, _) => "it only informs".to_owned(),
    };
    let was = match one.before {
        Status::Gap => "a gap before",
        Status::Met => "met before",
        _ => "open before",
    };
    let tone = match one.before {
        Status::Gap => Tone::Caution,
        _ => Tone::Plain,
    };
    let text = format!("Does not apply any more, {was}: {} ({why}).", question.id);
    Cell::toned(text, tone)
}

fn profile(side: &Side<'_>, (place, then, now): (usize, ProfileChoice, ProfileChoice)) -> String {
    let question = side.questionnaire.profile.get(place);
    let answer = |choice: ProfileChoice| {
        let found = question.and_then(|q| q.answers.get(choice?));
        found.map_or("not answered", |answer| answer.label.as_str())
    };
    let id = question.map_or("", |question| question.id.as_str());
    format!(
        "Profile, {id}: {} before, {} now.",
        answer(then),
        answer(now)
    )
}
