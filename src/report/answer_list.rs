//! All answers, section by section.

use crate::scoring::QuestionState;

use super::finding_list::{evidence, now, value};
use super::page::{Block, Cell, Column, Row, Table, Tone};
use super::{GapReport, wording};

/// Every question with its answer, value, evidence and note.
pub(super) fn answers(report: &GapReport<'_>) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let mut blocks = vec![Block::Heading {
        rank: 2,
        text: "Answers".into(),
    }];
    for ix in report.sections() {
        let section = questionnaire.section(ix);
        if section.questions.is_empty() {
            continue;
        }
        blocks.push(Block::Heading {
            rank: 3,
            text: wording::section_name(questionnaire, ix),
        });
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
                let note = answer
                    .and_then(|a| a.note.as_deref())
                    .unwrap_or(wording::NOTHING);
                let tone = match report.card.question(*q).state {
                    QuestionState::Assessed => Tone::Plain,
                    QuestionState::NotApplicable(_) | QuestionState::OutOfScope => Tone::Muted,
                    _ => Tone::Caution,
                };
                Row {
                    cells: vec![
                        format!("{}: {}", question.id, question.text).into(),
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
