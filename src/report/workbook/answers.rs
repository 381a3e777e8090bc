//! All answers, a row each.

use crate::model::{Obligation, QuestionIx};
use crate::report::anchor::Anchor;
use crate::report::answer_list::remarks;
use crate::report::finding_list::{evidence, now};
use crate::report::page::Tone;
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Rows, Sheet, Value};
use crate::report::{GapReport, wording};
use crate::scoring::QuestionState;

use super::{grid_sheet, several, words};

/// The most that a risk can be.
const WORST: f64 = 5.0;

/// The sheet of all answers.
pub(super) fn answers(report: &GapReport<'_>) -> Sheet<'static> {
    let questionnaire = report.questionnaire();
    let mut rows = Vec::new();
    for ix in report.sections() {
        let questions = questionnaire.section(ix).questions.iter();
        rows.extend(
            questions
                .enumerate()
                .map(|(at, q)| row(report, *q, at == 0)),
        );
    }
    let columns = columns(report);
    let grid = Grid {
        name: "Answers".into(),
        printed: columns.len() - ASIDE,
        columns,
        rows: Rows::Held(rows),
        heads: 2,
    };
    let anchors = ["answers", "evidence"].map(Anchor::part);
    grid_sheet(
        words::ANSWERS,
        words::ANSWERS_NOTE,
        words::NO_ANSWERS,
        anchors.into(),
        grid,
    )
}

/// The last columns, which are for filters.
const ASIDE: usize = 15;

/// Whether anything is a requirement of a standard.
fn requirements(report: &GapReport<'_>) -> bool {
    report.card.conformity.is_some()
}

/// Whether any question proves a capability level.
fn levels(report: &GapReport<'_>) -> bool {
    report.card.overall.levels.is_some()
}

fn columns(report: &GapReport<'_>) -> Vec<GridColumn> {
    let mut columns = vec![
        GridColumn::new("Section", 19),
        GridColumn::new("Id", 18),
        GridColumn::new("Question", 42),
        GridColumn::new("Answer", 22),
        GridColumn::new("Value", 8),
        GridColumn::new("Target", 8),
    ];
    if requirements(report) {
        columns.extend([
            GridColumn::new("Finding", 13).rule(ColorRule::Words(words::JUDGEMENTS)),
            GridColumn::new("Computed finding", 13),
            GridColumn::new("Obligation", 14),
            GridColumn::new("Critical", 9),
        ]);
    }
    columns.extend([
        GridColumn::new("Risk", 7).rule(ColorRule::Harm(WORST)),
        GridColumn::new("Evidenced", 11).rule(ColorRule::Words(words::WANTED)),
        GridColumn::new("Evidence", 36),
        GridColumn::new("Note", 40),
        GridColumn::new("Initiative", 24),
        GridColumn::new("Owner", 15),
        GridColumn::new("Due", 11),
        GridColumn::new("Strength of evidence", 11).rule(ColorRule::Bar(1.0)),
        GridColumn::new("State", 14),
        GridColumn::new("Area", 20),
        GridColumn::new("Section title", 24),
        GridColumn::new("Sampled", 10),
        GridColumn::new("In order", 10),
        GridColumn::new("Sampled of", 10),
        GridColumn::new("Answered by", 18),
        GridColumn::new("Performed by", 18),
        GridColumn::new("Who knows", 22),
        GridColumn::new("Typical evidence", 40),
        GridColumn::new("Documents", 14),
        GridColumn::new("References", 30),
        GridColumn::new("Weight", 9),
    ]);
    columns.push(match levels(report) {
        true => GridColumn::new("Level proved", 9),
        false => GridColumn::new("Answers from", 9),
    });
    columns
}

fn row(report: &GapReport<'_>, ix: QuestionIx, first: bool) -> Vec<Datum> {
    let questionnaire = report.questionnaire();
    let max = questionnaire.scale.max;
    let question = questionnaire.question(ix);
    let section = questionnaire.section(question.section);
    let (scored, answer) = (report.card.question(ix), report.answer(ix));
    let found = report.finding_of(ix);
    let name = Datum::text(section.id.as_str()).leading(Anchor::figures(&section.id));
    let id = Datum::text(question.id.as_str()).at(Anchor::answer(&question.id));
    let tone = match scored.state {
        QuestionState::Assessed => Tone::Plain,
        QuestionState::NotApplicable(_) | QuestionState::OutOfScope => Tone::Muted,
        _ => Tone::Caution,
    };
    let mut cells = vec![
        match first {
            true => name.at(Anchor::section(&section.id)),
            false => name,
        },
        match found {
            Some(_) => id.leading(Anchor::finding(&question.id)),
            None => id,
        },
        Datum::text(question.text.as_str()),
        Datum::text(now(report, ix)).toned(tone),
        Datum::score(scored.scored(), max),
        Datum::score(report.targets().question(ix).map(|t| t.value), max),
    ];
    if requirements(report) {
        let critical = question.critical.then_some(words::YES);
        cells.extend([
            Datum::maybe(scored.judgement.map(wording::judgement)),
            Datum::maybe(scored.computed.map(wording::judgement)),
            Datum::text(wording::obligation(question.obligation)),
            Datum::maybe(critical.filter(|_| question.obligation == Obligation::Shall)),
        ]);
    }
    let assessed = scored.state == QuestionState::Assessed;
    let evidenced = match scored.evidenced {
        true => words::YES,
        false => words::NO,
    };
    let shown: Vec<String> = answer
        .map(|a| a.evidence.iter().map(|e| evidence(report, e)).collect())
        .unwrap_or_default();
    let initiatives = found.map(|(_, f)| f.initiatives.as_slice());
    let initiatives = initiatives.unwrap_or_default().iter();
    let initiatives = initiatives.filter_map(|place| questionnaire.initiatives.get(*place));
    let sample = answer.and_then(|a| a.sample.as_ref());
    let sampled = |number: Option<u32>| Datum::of(number, |number| Value::Count(number.into()));
    cells.extend([
        Datum::new(Value::Count(report.risk(ix).into())),
        Datum::maybe(assessed.then_some(evidenced)),
        Datum::text(shown.join("; ")),
        Datum::text(remarks(report, ix)),
        several(initiatives.take(1).map(|i| &i.id), Anchor::initiative),
        Datum::maybe(answer.and_then(|a| a.owner.as_deref())),
        Datum::day(answer.and_then(|a| a.due)),
        Datum::share(scored.confidence.map(|c| c.get())),
        Datum::text(wording::question_state(scored.state)),
        Datum::maybe(
            question
                .area
                .map(|area| questionnaire.area(area).title.as_str()),
        ),
        Datum::text(section.title.as_str()),
        sampled(sample.map(|s| s.checked)),
        sampled(sample.map(|s| s.ok)),
        sampled(sample.and_then(|s| s.of)),
        Datum::maybe(answer.and_then(|a| a.by.as_deref())),
        Datum::maybe(answer.and_then(|a| a.performed_by.as_deref())),
        Datum::text(question.ask.join("; ")),
        Datum::text(question.evidence.join("; ")),
        several(
            question
                .documents
                .iter()
                .filter_map(|place| questionnaire.documents.get(*place))
                .map(|document| &document.id),
            Anchor::document,
        ),
        Datum::text(references(report, ix)),
        Datum::new(Value::Number(question.weight)),
    ]);
    cells.push(match levels(report) {
        true => Datum::level(question.level),
        false => Datum::of(answer.map(|a| a.responses.len()).filter(|n| *n > 0), |n| {
            Value::Count(n as u64)
        }),
    });
    cells
}

/// The clauses and practices that a question refers to.
fn references(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let questionnaire = report.questionnaire();
    let each = questionnaire.question(ix).refs.iter();
    let each: Vec<String> = each
        .filter_map(|refs| {
            let scheme = questionnaire.references.get(refs.scheme)?;
            let ids: Vec<String> = refs.ids.iter().map(ToString::to_string).collect();
            Some(format!("{}: {}", scheme.title, ids.join(", ")))
        })
        .collect();
    each.join("; ")
}
