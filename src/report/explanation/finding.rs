//! How a finding got its rank, and what would help.

use crate::gap::{Finding, FindingKind};
use crate::model::QuestionIx;
use crate::report::finding_list::blocked;
use crate::report::page::{Block, Cell, Entry};
use crate::report::{GapReport, wording};

/// Its rank among what was found, or among what is open.
pub(super) fn finding_heading(report: &GapReport<'_>, rank: usize, finding: &Finding) -> String {
    match finding.kind {
        FindingKind::NotAssessed => format!("Open question {rank} of {}", report.open().count()),
        _ => format!("Finding {rank} of {}", report.found().count()),
    }
}

/// The arithmetic of its priority, what it stands in the way of, and the initiatives that help.
pub(super) fn ranked(report: &GapReport<'_>, ix: QuestionIx, finding: &Finding) -> Vec<Block> {
    let priority = finding.priority;
    let mut kind = wording::finding_kind(finding.kind).to_owned();
    if let Some(grade) = finding.grade {
        kind += &format!(", likely {}", wording::grade(grade));
    }
    let mut entries = vec![
        Entry::new("Kind", kind),
        Entry::new(
            "Priority",
            format!(
                "risk {} × severity {} ÷ effort {} = {}",
                priority.risk,
                priority.severity,
                priority.effort,
                wording::decimal(priority.value(), 2),
            ),
        ),
        Entry::new("Effort", effort(report, finding)),
        Entry::new("Quadrant", wording::quadrant(finding.quadrant())),
        Entry::new("In the way of", blocked(report, finding)),
    ];
    if let Some(answer) = report.answer(ix) {
        if let Some(owner) = &answer.owner {
            entries.push(Entry::new("Owner", owner.as_str()));
        }
        if let Some(due) = answer.due {
            entries.push(Entry::new("Due", due.to_string()));
        }
    }
    let points: Vec<Cell> = finding
        .initiatives
        .iter()
        .map(|place| initiative(report, *place).into())
        .collect();
    let mut blocks = vec![Block::Entries(entries)];
    if !points.is_empty() {
        blocks.push(Block::Paragraph("What helps, the next step first:".into()));
        blocks.push(Block::List {
            ordered: false,
            points,
        });
    }
    blocks
}

/// From which person-days the effort comes.
fn effort(report: &GapReport<'_>, finding: &Finding) -> String {
    let size = report.assessment().size(report.questionnaire());
    let initiatives = &report.questionnaire().initiatives;
    let cheapest = finding
        .initiatives
        .iter()
        .map(|place| {
            (
                initiatives[*place].effort.days(size),
                &initiatives[*place].id,
            )
        })
        .min_by(|a, b| a.0.total_cmp(&b.0));
    let effort = finding.priority.effort;
    match cheapest {
        None => format!("{effort}: no initiative is known"),
        Some((days, id)) => format!(
            "{effort}: the cheapest initiative that helps, {id}, takes {} person-days (up to 5: 1, 10: 2, 20: 3, 40: 4, more: 5)",
            wording::decimal(days, 1),
        ),
    }
}

/// An initiative with its effort and what has to be done before.
fn initiative(report: &GapReport<'_>, place: usize) -> String {
    let questionnaire = report.questionnaire();
    let initiative = &questionnaire.initiatives[place];
    let full = initiative
        .effort
        .days(report.assessment().size(questionnaire));
    let mut text = format!(
        "{} ({}), {} person-days",
        initiative.title,
        initiative.id,
        wording::decimal(full, 1)
    );
    if report.days(place) < full {
        text += &format!(
            ", {} with what is already there",
            wording::decimal(report.days(place), 1)
        );
    }
    let first = report.predecessor_ids(place);
    if !first.is_empty() {
        text += &format!("; first: {}", first.join(", "));
    }
    text
}
