//! Required documents and what became of them; evidence wanted, by who is to bring it.

use std::collections::BTreeMap;

use crate::model::{QuestionIx, Score, SectionIx};

use super::anchor::Anchor;
use super::finding_list::evidence;
use super::gap_report::DocumentState;
use super::links::to_answers;
use super::page::{Block, Cell, Column, Row, Table, Tone};
use super::{Detail, GapReport, document_evidence, wording};

/// How many roles are listed unless all are wanted.
const ROLES_SHOWN: usize = 8;

/// Up to so many questions of a role are named; of more their sections.
const IDS_NAMED: usize = 5;
/// How many sections are named for each role.
const SECTIONS_NAMED: usize = 3;

/// The register of required documents.
pub(super) fn documents(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let register = &report.questionnaire().documents;
    if register.is_empty() {
        return Vec::new();
    }
    let rows: Vec<Row> = register
        .iter()
        .zip(&report.documents)
        .enumerate()
        .filter(|(_, (_, state))| detail == Detail::Full || **state != DocumentState::InPlace)
        .map(|(place, (document, state))| {
            let (text, tone) = document_state(*state);
            let clauses: Vec<String> = document
                .refs
                .iter()
                .flat_map(|r| &r.ids)
                .map(ToString::to_string)
                .collect();
            Row {
                cells: vec![
                    document.id.to_string().into(),
                    document.title.as_str().into(),
                    clauses.join(", ").into(),
                    Cell::toned(text, tone).leading(Anchor::document(&document.id)),
                    document_evidence::told(&report.document_evidence(place)),
                ],
                depth: 0,
            }
        })
        .collect();
    let number = |wanted: DocumentState| {
        let all = report.documents.iter();
        all.filter(|state| **state == wanted).count()
    };
    let needless = number(DocumentState::NotApplicable);
    let waiting = number(DocumentState::NoneYet);
    let without = number(DocumentState::WithoutQuestion);
    let in_place = number(DocumentState::InPlace);
    let mut told = format!(
        "{in_place} of {} are in place, by the answers",
        register.len() - needless - waiting - without
    );
    told += &match in_place {
        0 => ".".to_owned(),
        _ => format!(
            "; for {} of them every such answer is evidenced.",
            report.documents_evidenced()
        ),
    };
    for (count, one, several) in [
        (
            waiting,
            "1 more does not exist yet, since nothing has called for it.",
            "more do not exist yet, since nothing has called for them.",
        ),
        (needless, "1 more does not apply.", "more do not apply."),
        (
            without,
            "1 more is judged with the others: it has no question of its own.",
            "more are judged with the others: they have no question of their own.",
        ),
    ] {
        told += &match count {
            0 => String::new(),
            1 => format!(" {one}"),
            _ => format!(" {count} {several}"),
        };
    }
    let columns = vec![
        Column::text("Id"),
        Column::text("Document"),
        Column::text("Clause").rank(1),
        Column::text("State"),
        Column::text("Evidence").rank(2),
    ];
    vec![
        Block::heading(2, "Required documents"),
        Block::Paragraph(told.into()),
        Block::Table(Table { columns, rows }),
    ]
}

/// The state of a document in words.
pub(crate) fn document_state(state: DocumentState) -> (&'static str, Tone) {
    match state {
        DocumentState::InPlace => ("in place", Tone::Good),
        DocumentState::Partial => ("partial", Tone::Caution),
        DocumentState::Missing => ("missing", Tone::Bad),
        DocumentState::NotAssessed => ("not assessed", Tone::Caution),
        DocumentState::NoneYet => ("none yet", Tone::Muted),
        DocumentState::NotApplicable => ("not applicable", Tone::Muted),
        DocumentState::WithoutQuestion => ("judged with the others", Tone::Muted),
    }
}

/// Evidence that is missing or no longer valid, by who is to bring it.
pub(super) fn evidence_wanted(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    // What is not there at all needs no evidence: it is a finding.
    let mut wanted = report.without_evidence();
    wanted.retain(|ix| report.card.question(*ix).scored() != Some(Score::ZERO));
    if wanted.is_empty() {
        return Vec::new();
    }
    let questionnaire = report.questionnaire();
    let mut by_role: BTreeMap<&str, Vec<QuestionIx>> = BTreeMap::new();
    for ix in &wanted {
        let role = questionnaire
            .question(*ix)
            .ask
            .first()
            .map_or("Anyone who knows", String::as_str);
        by_role.entry(role).or_default().push(*ix);
    }
    let mut blocks = vec![
        Block::heading(
            2,
            Cell::from("Evidence wanted").at(Anchor::part("evidence")),
        ),
        Block::Paragraph(
            format!(
                "{} that something is there, without a valid document, record or observation; by who is to bring it.",
                wording::count(wanted.len(), "answer", "answers"),
            )
            .into(),
        ),
    ];
    if detail == Detail::Full {
        let columns = vec![
            Column::text("Who"),
            Column::text("Question"),
            Column::text("So far").rank(1),
            Column::text("Typical evidence"),
        ];
        let rows = by_role
            .iter()
            .flat_map(|(role, questions)| questions.iter().map(move |ix| (*role, *ix)))
            .map(|(role, ix)| {
                let question = questionnaire.question(ix);
                Row {
                    cells: vec![
                        role.into(),
                        to_answers(report, format!("{}: {}", question.id, question.text), &[ix]),
                        so_far(report, ix).into(),
                        question.evidence.join("; ").into(),
                    ],
                    depth: 0,
                }
            })
            .collect();
        blocks.push(Block::Table(Table { columns, rows }));
        return blocks;
    }
    let mut roles: Vec<_> = by_role.into_iter().collect();
    roles.sort_by_key(|(_, questions)| std::cmp::Reverse(questions.len()));
    let points = roles.iter().take(ROLES_SHOWN);
    let points = points.map(|(role, questions)| {
        let answers = wording::count(questions.len(), "answer", "answers");
        let about = match questions.len() {
            ..=IDS_NAMED => {
                let ids = questions
                    .iter()
                    .map(|ix| questionnaire.question(*ix).id.to_string());
                ids.collect::<Vec<_>>().join(", ")
            }
            _ => sections_of(report, questions),
        };
        Cell::from(format!("{role}: {answers}. {about}"))
    });
    blocks.push(Block::List {
        ordered: false,
        points: points.collect(),
    });
    let rest = roles.len().saturating_sub(ROLES_SHOWN);
    let text = match rest {
        0 => MORE.to_owned(),
        _ => format!("{} besides. {MORE}", wording::count(rest, "role", "roles")),
    };
    blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    blocks
}

/// How to see what is asked for.
const MORE: &str = "Every question with its typical evidence: --detail full.";

/// The sections of questions, those with the most questions first.
fn sections_of(report: &GapReport<'_>, questions: &[QuestionIx]) -> String {
    let questionnaire = report.questionnaire();
    let mut sections: BTreeMap<SectionIx, usize> = BTreeMap::new();
    for ix in questions {
        *sections
            .entry(questionnaire.question(*ix).section)
            .or_default() += 1;
    }
    let mut sections: Vec<(SectionIx, usize)> = sections.into_iter().collect();
    sections.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    let rest = sections.len().saturating_sub(SECTIONS_NAMED);
    let named = sections
        .iter()
        .take(SECTIONS_NAMED)
        .map(|(section, number)| {
            let name = wording::section_name(questionnaire, *section);
            format!("{name}: {number}")
        });
    let mut named: Vec<String> = named.collect();
    if rest > 0 {
        named.push(wording::count(rest, "more section", "more sections"));
    }
    named.join("; ")
}

fn so_far(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let Some(answer) = report.answer(ix) else {
        return "nothing".into();
    };
    let described: Vec<String> = answer.all_evidence().map(|e| evidence(report, e)).collect();
    if described.is_empty() {
        "nothing".into()
    } else {
        described.join("; ")
    }
}
