//! Findings in the order in which they matter.

use crate::gap::{Blocks, Finding, FindingKind, Subject};
use crate::model::{Evidence, Given, Grade, QuestionIx, Score, SectionIx};
use crate::scoring::{NodeId, NotApplicable, QuestionState};

use super::anchor::Anchor;
use super::figures::quadrants;
use super::links::{self, behind, to_answers, to_initiative, to_mentioned};
use super::page::{Block, Cell, Column, Row, Table, Tone};
use super::{Detail, GapReport, wording};

/// How many findings are listed unless all are wanted.
const FINDINGS_SHOWN: usize = 10;
/// How many open questions are named unless all are wanted.
const OPEN_SHOWN: usize = 24;

/// The ranked findings.
pub(super) fn findings(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let mut blocks = vec![Block::heading(
        2,
        Cell::from("Findings").at(Anchor::part("findings")),
    )];
    let found: Vec<&Finding> = report.found().collect();
    if found.is_empty() {
        blocks.push(Block::Paragraph(
            "Nothing that is answered stays below its target.".into(),
        ));
    } else {
        blocks.push(Block::Paragraph(Cell::toned(
            "Majors first, then priority = risk × severity ÷ effort. Details of one: explain FILE ID.",
            Tone::Muted,
        )));
        blocks.extend(quadrants(report));
        blocks.extend(table(report, &found, detail));
    }
    let open: Vec<&Finding> = report.open().collect();
    if !open.is_empty() {
        blocks.push(Block::heading(
            3,
            Cell::from("Still open, what matters most first").at(Anchor::part("open")),
        ));
        if detail == Detail::Full {
            blocks.extend(table(report, &open, detail));
        } else {
            blocks.push(open_ids(report, &open));
        }
    }
    blocks
}

/// The ids of open questions, as many as fit a paragraph.
fn open_ids(report: &GapReport<'_>, open: &[&Finding]) -> Block {
    let ids = open.iter().filter_map(|f| match f.subject {
        Subject::Question(ix) => Some(report.questionnaire().question(ix).id.to_string()),
        Subject::Systemic(_) => None,
    });
    Block::Paragraph(wording::first_of(ids.collect(), OPEN_SHOWN).into())
}

fn table(report: &GapReport<'_>, findings: &[&Finding], detail: Detail) -> Vec<Block> {
    let shown = if detail == Detail::Full {
        findings.len()
    } else {
        FINDINGS_SHOWN
    };
    let requirements = report.card.conformity.is_some();
    let mut columns = vec![
        Column::number("#"),
        Column::text("Finding"),
        Column::text("Now"),
        Column::text("Goal").rank(1),
    ];
    if requirements {
        columns.push(Column::text("Grade"));
    }
    columns.extend([
        Column::number("Risk").rank(3),
        Column::number("Severity").rank(6),
        Column::number("Effort").rank(5),
        Column::number("Priority"),
        Column::text("Kind").rank(7),
        Column::text("Quadrant").rank(4),
        Column::text("What helps").rank(2),
        Column::text("Owner").rank(8),
        Column::text("Due").rank(8),
        Column::text("Blocks").rank(9),
    ]);
    let rows = findings
        .iter()
        .take(shown)
        .enumerate()
        .map(|(place, finding)| row(report, place + 1, finding, requirements))
        .collect();
    let mut blocks = vec![Block::Table(Table { columns, rows })];
    if findings.len() > shown {
        let rest = wording::count(findings.len() - shown, "finding", "findings");
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
            let text = format!("{}: {}", section.id, systemic(report, finding.section));
            let node = NodeId::Section(finding.section);
            (
                Cell::from(text).linking(section.id.as_str(), behind(report, &node)),
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
            let text = format!("{}: {}", question.id, question.text);
            (
                to_answers(report, text, &[ix]),
                now(report, ix),
                goal,
                owner,
                due,
            )
        }
    };
    let nothing = || wording::NOTHING.to_owned();
    let helps = match finding.initiatives.first() {
        Some(first) => helping(report, *first),
        None => nothing().into(),
    };
    let mut cells: Vec<Cell> = vec![
        rank.to_string().into(),
        text.at(links::subject(report, finding.subject).1),
        now.into(),
        goal.into(),
    ];
    if requirements {
        cells.push(grade_cell(report, finding));
    }
    cells.extend::<[Cell; 10]>([
        priority.risk.to_string().into(),
        priority.severity.to_string().into(),
        priority.effort.to_string().into(),
        wording::decimal(priority.value(), 1).into(),
        wording::finding_kind(finding.kind).into(),
        wording::quadrant(finding.quadrant()).into(),
        helps,
        owner.unwrap_or_else(nothing).into(),
        due.unwrap_or_else(nothing).into(),
        blocked(report, finding).into(),
    ]);
    Row { cells, depth: 0 }
}

/// What a systemic major says of its section: "systemic, many requirements of Incident management fail".
pub(super) fn systemic(report: &GapReport<'_>, section: SectionIx) -> String {
    let title = &report.questionnaire().section(section).title;
    let found = report.card.systemic.get(section.0);
    match found.and_then(Option::as_ref) {
        Some(found) if found.absent => format!("systemic, hardly anything of {title} is in place"),
        _ => format!("systemic, many requirements of {title} fail"),
    }
}

/// The answer as it counts today, with the sample that capped it.
pub(super) fn now(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let questionnaire = report.questionnaire();
    let scored = report.card.question(ix);
    if scored.scored().is_none() {
        let state = wording::question_state(scored.state).to_owned();
        let by_rule = scored.state == QuestionState::NotApplicable(NotApplicable::Condition);
        let informs = scored.state == QuestionState::NotApplicable(NotApplicable::Informs);
        return match &scored.given {
            Some(Given::Option(_))
                if by_rule || informs || scored.state == QuestionState::OutOfScope =>
            {
                let said = wording::given(questionnaire, ix, scored.given.as_ref());
                format!("{state} (answered: {said})")
            }
            _ => state,
        };
    }
    let mut text = wording::given(questionnaire, ix, scored.given.as_ref());
    if let (Some(_), Some(sample)) = (
        scored.uncapped,
        report.answer(ix).and_then(|a| a.sample.as_ref()),
    ) {
        text += &format!(", but {} of {} sampled", sample.ok, sample.checked);
        if !sample.failing.is_empty() {
            text += &format!(" (not {})", wording::listed(&sample.failing));
        }
    }
    text
}

/// An initiative with what has to be done before.
pub(super) fn what_helps(report: &GapReport<'_>, initiative: usize) -> String {
    let title = &report.questionnaire().initiatives[initiative].title;
    match report.predecessor_ids(initiative).as_slice() {
        [] => title.clone(),
        first => format!("{title} (first: {})", first.join(", ")),
    }
}

/// The same, leading to the initiatives.
fn helping(report: &GapReport<'_>, initiative: usize) -> Cell {
    let title = &report.questionnaire().initiatives[initiative].title;
    let text = to_mentioned(report, what_helps(report, initiative));
    to_initiative(report, text, title, initiative)
}

fn grade_cell(report: &GapReport<'_>, finding: &Finding) -> Cell {
    let Some(grade) = finding.grade else {
        return match finding.kind {
            FindingKind::NotAssessed => Cell::toned("not assessed", Tone::Caution),
            _ => Cell::toned(wording::NOTHING, Tone::Muted),
        };
    };
    let tone = match grade {
        Grade::Major => Tone::Bad,
        Grade::Minor => Tone::Caution,
        Grade::Opportunity => Tone::Plain,
    };
    let mut text = wording::grade(grade).to_owned();
    let by_person = match finding.subject {
        Subject::Question(ix) => report.answer(ix).and_then(|a| a.grade.as_ref()),
        Subject::Systemic(_) => None,
    };
    if let Some(person) = by_person {
        let computed = finding.computed.map_or("conforming", wording::grade);
        text += &format!(" (computed: {computed}; {}: {})", person.by, person.reason);
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
    wording::evidence(evidence, report.inputs.as_of)
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
        Subject::Systemic(section) => report.card.systemic[section.0]
            .as_ref()
            .map_or_else(String::new, wording::systemic_reason),
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
