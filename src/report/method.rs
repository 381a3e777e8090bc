//! Method: scales, formulas, scope, respondents, and everything that does not count in the figures.

use crate::model::{Given, QuestionIx, Rollup};
use crate::scoring::{NotApplicable, QuestionState};

use super::anchor::Anchor;
use super::links::to_answers;
use super::page::{Block, Cell, Column, Entry, Row, Table, Tone};
use super::{Detail, GapReport, wording};

/// How the figures came about and what they leave out.
pub(super) fn method(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let mut blocks = vec![Block::heading(
        2,
        Cell::from("Method").at(Anchor::part("method")),
    )];
    blocks.push(Block::Paragraph(wording::ESTIMATE.into()));
    if detail == Detail::Brief {
        return blocks;
    }
    if detail == Detail::Full {
        blocks.extend(formulas(report));
    }
    blocks.extend(respondents(report));
    blocks.extend(others(report));
    blocks.extend(left_out(report, detail));
    blocks.extend(waivers(report));
    blocks
}

fn formulas(report: &GapReport<'_>) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let max = questionnaire.scale.max;
    let mut entries = vec![
        Entry::new(
            "Scale",
            format!("0 to {max}; {max} stands for all that a question asks"),
        ),
        Entry::new("Score", "weighted mean of what has been answered"),
        Entry::new(
            "Certain (floor)",
            "the same, with everything open counted as 0; compared with targets",
        ),
        Entry::new(
            "Possible (ceiling)",
            "the same, with everything open counted as the best answer",
        ),
        Entry::new(
            "Answered",
            "weighted share of applicable questions that have a value",
        ),
        Entry::new(
            "Evidenced",
            "floor, with every answer capped at half that no valid document, record or observation supports",
        ),
        Entry::new(
            "Strength of evidence",
            "none 25%, interview 50%, document 75% (50% where practice or effect is asked for), record or observation 100%",
        ),
        Entry::new(
            "Roll-up",
            match questionnaire.rollup {
                Rollup::Mean => {
                    "each section by its weight, so that a long section does not outweigh a short one"
                }
                Rollup::Flat => "every question by its own weight, whatever its section",
            },
        ),
        Entry::new(
            "Areas, clauses, practices",
            "further views of the same answers; an area averages its sections, a clause or practice its questions",
        ),
        Entry::new(
            "Priority",
            "risk (1–5) × severity (1–5) ÷ effort (1–5); majors first. Effort: person-days of the cheapest initiative that helps, up to 5: 1, 10: 2, 20: 3, 40: 4, more: 5, none known: 3. \
             Quick win: risk × severity at least 12 and effort at most 2",
        ),
    ];
    if report.card.conformity.is_some() {
        entries.push(Entry::new(
            "Likely grade",
            "below full: minor; below half and critical: major; three or more, and at least half, of a section's requirements \
             below half, or all of them and one not in place at all: a systemic major. ISO sets no numbers for this; a \
             percentage never decides",
        ));
    }
    if report.card.overall.levels.is_some() {
        entries.push(Entry::new(
            "Capability level",
            "ISO/IEC 33020: a level needs its own attributes at least largely (above 50%) and all lower ones fully (above 85%) achieved",
        ));
    }
    if let Some(digest) = report.inputs.digest {
        entries.push(Entry::new(
            "Questionnaire file",
            format!("SHA-256 {digest}"),
        ));
    }
    let mut blocks = vec![Block::Entries(entries)];
    if !questionnaire.scale.levels.is_empty() {
        let columns = vec![
            Column::number("Point"),
            Column::text("Name"),
            Column::text("Means"),
        ];
        let rows = questionnaire
            .scale
            .levels
            .iter()
            .map(|level| Row {
                cells: vec![
                    level.at.to_string().into(),
                    level.name.as_str().into(),
                    level.means.as_deref().unwrap_or(wording::NOTHING).into(),
                ],
                depth: 0,
            })
            .collect();
        blocks.push(Block::Table(Table { columns, rows }));
    }
    blocks
}

fn respondents(report: &GapReport<'_>) -> Vec<Block> {
    let Some(agreement) = &report.card.agreement else {
        return Vec::new();
    };
    let mut text = format!("Respondents: {}.", wording::listed(&agreement.by));
    if let (Some(alpha), Some(rating)) = (agreement.alpha, agreement.rating) {
        text += &format!(
            " Agreement (Krippendorff's alpha, ordinal) {}: {}.",
            wording::decimal(alpha, 2),
            wording::agreement(rating),
        );
    } else {
        text += " Their agreement cannot be measured: no two of them share two questions, or all say the same.";
    }
    let mut blocks = vec![Block::Paragraph(text.into())];
    let disputed = report.questions_where(|q| q.state == QuestionState::Disputed);
    if !disputed.is_empty() {
        let points = disputed
            .iter()
            .map(|ix| to_answers(report, dispute(report, *ix), &[*ix]))
            .collect();
        blocks.push(Block::Paragraph(
            "Disputed, and counted as open until settled:".into(),
        ));
        blocks.push(Block::List {
            ordered: false,
            points,
        });
    }
    blocks
}

fn dispute(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let questionnaire = report.questionnaire();
    let voices: Vec<String> = report
        .answer(ix)
        .map(|a| a.responses.as_slice())
        .unwrap_or_default()
        .iter()
        .map(|r| {
            format!(
                "{} says {}",
                r.by,
                wording::given(questionnaire, ix, r.given.as_ref()).to_lowercase()
            )
        })
        .collect();
    format!(
        "{}: {}",
        questionnaire.question(ix).id,
        wording::listed(&voices)
    )
}

fn others(report: &GapReport<'_>) -> Vec<Block> {
    if report.performed_by.is_empty() {
        return Vec::new();
    }
    let points = report
        .performed_by
        .iter()
        .map(|(party, questions)| {
            let text = format!("{party}: {}", ids(report, questions));
            to_answers(report, text, questions)
        })
        .collect();
    vec![
        Block::Paragraph("Performed by others, who stay under the organisation's control:".into()),
        Block::List {
            ordered: false,
            points,
        },
    ]
}

fn ids(report: &GapReport<'_>, questions: &[QuestionIx]) -> String {
    let ids: Vec<String> = questions
        .iter()
        .map(|ix| report.questionnaire().question(*ix).id.to_string())
        .collect();
    ids.join(", ")
}

/// How many ids a list names unless all are wanted.
const IDS_SHOWN: usize = 12;

fn left_out(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let mut points: Vec<Cell> = Vec::new();
    let mut add = |what: &str, questions: Vec<QuestionIx>| {
        if questions.is_empty() {
            return;
        }
        let shown = if detail == Detail::Full {
            questions.len()
        } else {
            IDS_SHOWN
        };
        let named = &questions[..questions.len().min(shown)];
        let mut text = format!("{what} ({}): {}", questions.len(), ids(report, named));
        if questions.len() > shown {
            text += " …";
        }
        points.push(to_answers(report, text, named));
    };
    let state = |state| report.questions_where(move |q| q.state == state);
    add("Unknown", state(QuestionState::Unknown));
    add("Not answered", state(QuestionState::Missing));
    add(
        "Not sampled, since nothing has happened yet that could show it",
        report.questions_where(|q| q.none_yet),
    );
    add(
        "Not applicable by rule",
        state(QuestionState::NotApplicable(NotApplicable::Condition)),
    );
    add(
        "For information only",
        state(QuestionState::NotApplicable(NotApplicable::Informs)),
    );
    add("Out of scope", state(QuestionState::OutOfScope));
    for ix in state(QuestionState::NotApplicable(NotApplicable::Answer)) {
        let id = &report.questionnaire().question(ix).id;
        let reason = match report.card.question(ix).given.as_ref() {
            Some(Given::NotApplicable {
                reason: Some(reason),
            }) => reason.as_str(),
            _ => "no reason given",
        };
        let text = format!("Not applicable: {id}, because: {reason}");
        points.push(to_answers(report, text, &[ix]));
    }
    for unmatched in &report.assessment().unmatched {
        points.push(Cell::toned(
            format!(
                "Kept, but unknown to this version of the questionnaire: {}",
                unmatched.id
            ),
            Tone::Caution,
        ));
    }
    if points.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(
            3,
            Cell::from("Not in the figures").at(Anchor::part("left-out")),
        ),
        Block::List {
            ordered: false,
            points,
        },
    ]
}

fn waivers(report: &GapReport<'_>) -> Vec<Block> {
    let points: Vec<Cell> = report
        .waivers()
        .map(|(waiver, counts)| {
            let reason = waiver.reason.as_deref().unwrap_or("no reason given");
            let until = waiver
                .until
                .map_or_else(|| "no date".to_owned(), |d| format!("until {d}"));
            let text = format!("{}: {reason}, {until}", waiver.id);
            if counts {
                text.into()
            } else {
                Cell::toned(format!("{text}; counts for nothing"), Tone::Caution)
            }
        })
        .collect();
    if points.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Paragraph(
            "Waivers (a check passes over these findings; this report does not):".into(),
        ),
        Block::List {
            ordered: false,
            points,
        },
    ]
}
