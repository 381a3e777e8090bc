//! All answers, section by section.

use crate::model::{Given, QuestionIx};
use crate::scoring::QuestionState;

use super::anchor::Anchor;
use super::finding_list::{evidence, now, value};
use super::page::{Block, Cell, Column, Row, Table, Tone};
use super::{GapReport, wording};

/// Every question with its answer, value, evidence and note.
pub(super) fn answers(report: &GapReport<'_>) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let mut blocks = vec![Block::heading(
        2,
        Cell::from("Answers").at(Anchor::part("answers")),
    )];
    for ix in report.sections() {
        let section = questionnaire.section(ix);
        if section.questions.is_empty() {
            continue;
        }
        blocks.push(Block::heading(
            3,
            Cell::from(wording::section_name(questionnaire, ix)).at(Anchor::section(&section.id)),
        ));
        let columns = vec![
            Column::text("Question"),
            Column::text("Answer"),
            Column::number("Value"),
            Column::text("Evidence").rank(1),
            Column::text("Note").rank(2),
        ];
        let rows = section
            .questions
            .iter()
            .map(|q| {
                let question = questionnaire.question(*q);
                let answer = report.answer(*q);
                let shown: Vec<String> = answer
                    .map(|a| a.evidence.iter().map(|e| evidence(report, e)).collect())
                    .unwrap_or_default();
                let note = remarks(report, *q);
                let tone = match report.card.question(*q).state {
                    QuestionState::Assessed => Tone::Plain,
                    QuestionState::NotApplicable(_) | QuestionState::OutOfScope => Tone::Muted,
                    _ => Tone::Caution,
                };
                Row {
                    cells: vec![
                        Cell::from(format!("{}: {}", question.id, question.text))
                            .linking(question.id.as_str(), Anchor::finding(&question.id))
                            .at(Anchor::answer(&question.id)),
                        Cell::toned(now(report, *q), tone),
                        value(report, *q).into(),
                        if shown.is_empty() {
                            wording::NOTHING.into()
                        } else {
                            shown.join("; ").into()
                        },
                        note.into(),
                    ],
                    depth: 0,
                }
            })
            .collect();
        blocks.push(Block::Table(Table { columns, rows }));
    }
    blocks
}

/// All that was said beside the answer itself.
pub(super) fn remarks(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(Given::NotApplicable {
        reason: Some(reason),
    }) = &report.card.question(ix).given
    {
        parts.push(format!("Because: {reason}"));
    }
    if let Some(answer) = report.answer(ix) {
        parts.extend(answer.note.clone());
        let voices = answer.responses.iter().map(|voice| {
            let said = wording::given(report.questionnaire(), ix, voice.given.as_ref());
            let note = voice
                .note
                .as_ref()
                .map_or_else(String::new, |note| format!(" ({note})"));
            format!("{}: {}{note}.", voice.by, said.to_lowercase())
        });
        parts.extend(voices);
        parts.extend(
            answer
                .consensus
                .then(|| "Agreed by all of them.".to_owned()),
        );
        parts.extend(answer.by.as_ref().map(|by| format!("Answered by {by}.")));
        let party = answer.performed_by.as_ref();
        parts.extend(party.map(|party| format!("Performed by {party}.")));
    }
    if parts.is_empty() {
        wording::NOTHING.to_owned()
    } else {
        parts.join(" ")
    }
}
