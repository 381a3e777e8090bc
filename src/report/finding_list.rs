//! Findings in the order in which they matter.

use crate::gap::{Blocks, Finding, Subject};
use crate::model::{Evidence, Grade, QuestionIx, Score};

use super::page::{Block, Cell, Column, Row, Table, Tone};
use super::{Detail, GapReport, wording};

/// How many findings are listed unless all are wanted.
const FINDINGS_SHOWN: usize = 12;

/// The ranked findings.
pub(super) fn findings(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let mut blocks = vec![Block::Heading {
        rank: 2,
        text: "Findings".into(),
    }];
    if report.findings.is_empty() {
        blocks.push(Block::Paragraph("Nothing stays below its target.".into()));
        return blocks;
    }
    let shown = if detail == Detail::Full {
        report.findings.len()
    } else {
        FINDINGS_SHOWN
    };
    let requirements = report.card.conformity.is_some();
    let mut columns = vec![
        Column::number("#"),
        Column::text("Finding"),
        Column::text("Now"),
        Column::text("Goal"),
    ];
    if requirements {
        columns.push(Column::text("Grade"));
    }
    columns.extend([
        Column::number("Risk").rank(3),
        Column::number("Severity").rank(6),
        Column::number("Effort").rank(5),
        Column::number("Priority").rank(1),
        Column::text("Kind").rank(7),
        Column::text("Quadrant").rank(4),
        Column::text("What helps").rank(2),
        Column::text("Owner").rank(8),
        Column::text("Due").rank(8),
        Column::text("Blocks").rank(9),
    ]);
    let rows = report
        .findings
        .iter()
        .take(shown)
        .enumerate()
        .map(|(place, finding)| row(report, place + 1, finding, requirements))
        .collect();
    blocks.push(Block::Paragraph(Cell::toned(
        "Majors first, then priority = risk × severity ÷ effort. Details of one: explain FILE ID.",
        Tone::Muted,
    )));
    blocks.push(Block::Table(Table { columns, rows }));
    if report.findings.len() > shown {
        let rest = wording::count(report.findings.len() - shown, "finding", "findings");
        let text = format!("{rest} more with --detail full, or in Markdown and JSON.");
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks
}

fn row(report: &GapReport<'_>, rank: usize, finding: &Finding, requirements: bool) -> Row {
    let questionnaire = report.questionnaire();
    let priority = finding.priority;
    let (text, now, goal, owner, due) = match finding.subject {
        Subject::Systemic(section) => {
            let section = questionnaire.section(section);
            let text = format!(
                "{}: systemic, many requirements of {} fail",
                section.id, section.title
            );
            (
                text,
                wording::NOTHING.into(),
                wording::NOTHING.into(),
                None,
                None,
            )
        }
        Subject::Question(ix) => {
            let question = questionnaire.question(ix);
            let goal = finding.target.map_or_else(
                || wording::NOTHING.to_owned(),
                |t| wording::answer_reaching(questionnaire, ix, t.value),
            );
            let answer = report.answer(ix);
            let owner = answer.and_then(|a| a.owner.clone());
            let due = answer.and_then(|a| a.due).map(|d| d.to_string());
            (
                format!("{}: {}", question.id, question.text),
                now(report, ix),
                goal,
                owner,
                due,
            )
        }
    };
    let helps = finding
        .initiatives
        .first()
        .map(|i| questionnaire.initiatives[*i].title.clone());
    let nothing = || wording::NOTHING.to_owned();
    let mut cells: Vec<Cell> = vec![
        rank.to_string().into(),
        text.into(),
        now.into(),
        goal.into(),
    ];
    if requirements {
        cells.push(grade_cell(finding));
    }
    cells.extend::<[Cell; 10]>([
        priority.risk.to_string().into(),
        priority.severity.to_string().into(),
        priority.effort.to_string().into(),
        wording::decimal(priority.value(), 1).into(),
        wording::finding_kind(finding.kind).into(),
        wording::quadrant(priority.quadrant()).into(),
        helps.unwrap_or_else(nothing).into(),
        owner.unwrap_or_else(nothing).into(),
        due.unwrap_or_else(nothing).into(),
        blocked(report, finding).into(),
    ]);
    Row { cells, depth: 0 }
}

/// The answer as it counts today, with the sample that capped it.
pub(super) fn now(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let questionnaire = report.questionnaire();
    let scored = report.card.question(ix);
    if scored.scored().is_none() {
        return wording::question_state(scored.state).to_owned();
    }
    let mut text = wording::given(questionnaire, ix, scored.given.as_ref());
    if let (Some(_), Some(sample)) = (
        scored.uncapped,
        report.answer(ix).and_then(|a| a.sample.as_ref()),
    ) {
        text += &format!(", but {} of {} sampled", sample.ok, sample.checked);
    }
    text
}

fn grade_cell(finding: &Finding) -> Cell {
    let Some(grade) = finding.grade else {
        return Cell::toned("not assessed", Tone::Caution);
    };
    let tone = match grade {
        Grade::Major => Tone::Bad,
        Grade::Minor => Tone::Caution,
        Grade::Opportunity => Tone::Plain,
    };
    let mut text = wording::grade(grade).to_owned();
    if finding.computed != finding.grade {
        let computed = finding.computed.map_or("conforming", wording::grade);
        text += &format!(" (computed: {computed})");
    }
    Cell::toned(text, tone)
}

/// What a finding stands in the way of.
pub(super) fn blocked(report: &GapReport<'_>, finding: &Finding) -> String {
    let parts: Vec<String> = finding
        .blocks
        .iter()
        .map(|b| match b {
            Blocks::Level(section, level) => {
                format!(
                    "level {level} of {}",
                    report.questionnaire().section(*section).id
                )
            }
            Blocks::Conformity(wanted) => format!("conformity ({})", wording::conformity(*wanted)),
        })
        .collect();
    if parts.is_empty() {
        wording::NOTHING.to_owned()
    } else {
        wording::listed(&parts)
    }
}

/// One piece of evidence in words, with why it does not count, where it does not.
pub(super) fn evidence(report: &GapReport<'_>, evidence: &Evidence) -> String {
    let as_of = report.inputs.as_of;
    let mut text = wording::evidence_kind(evidence.kind).to_owned();
    if let Some(reference) = &evidence.reference {
        text += &format!(" {reference}");
    }
    if let Some(date) = evidence.date {
        text += &format!(" ({date})");
    }
    if !evidence.is_valid_on(as_of) {
        text += match evidence.last_valid_day() {
            Err(_) => ", does not count: a record without a date",
            Ok(Some(last)) if last < as_of => ", expired",
            Ok(_) => ", does not count: dated after the as-of day",
        };
    }
    text
}

/// The value of a question on the scale, or a dash.
pub(super) fn value(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let max = report.questionnaire().scale.max;
    wording::on_scale_or_nothing(report.card.question(ix).scored().map(Score::get), max)
}

/// Why something is a finding, in one sentence.
pub fn finding_reason(report: &GapReport<'_>, finding: &Finding) -> String {
    let questionnaire = report.questionnaire();
    match finding.subject {
        Subject::Systemic(section) => {
            let found = report.card.systemic[section.0].as_ref();
            let (failing, applicable) = found.map_or((0, 0), |s| (s.failing.len(), s.applicable));
            format!(
                "{failing} of {applicable} applicable requirements of the section are below half"
            )
        }
        Subject::Question(ix) => {
            let today = now(report, ix);
            let goal = finding
                .target
                .map(|t| wording::answer_reaching(questionnaire, ix, t.value));
            match (goal, finding.grade) {
                (Some(goal), _) => format!("{today}; {goal} is wanted"),
                (None, Some(Grade::Opportunity)) => format!("{today}, but thin"),
                (None, _) => format!("{today}, graded by a person"),
            }
        }
    }
}
