//! What runs when, drawn by quarters.

use crate::report::anchor::Anchor;
use crate::report::letter_case::lower_first;
use crate::report::page::{Block, Flag, Mark, Span, Timeline};
use crate::report::roadmap_wording::milestone;
use crate::report::roadmap_years::quarters_by_year;
use crate::roadmap::{MilestoneKind, Planned};

use super::View;

/// Signs beside an initiative, and what they mean.
const WANTED: (char, &str) = ('!', "needed for a wanted date");
const UNSURE: (char, &str) = ('?', "gap to be confirmed first");
const FIXED: (char, &str) = ('^', "started or pinned");

/// All initiatives over all quarters, and the milestones among them.
pub(super) fn timeline(view: &View<'_, '_>) -> Vec<Block> {
    let roadmap = view.roadmap;
    let settings = &roadmap.settings;
    if roadmap.initiatives.is_empty() {
        return Vec::new();
    }
    let used = |(sign, meaning): (char, &str)| {
        let marked = roadmap
            .initiatives
            .iter()
            .filter(|i| flags(i).contains(sign));
        // A sign on every row tells nothing; it is said below instead.
        let some = (1..roadmap.initiatives.len()).contains(&marked.count());
        some.then(|| Flag {
            sign,
            meaning: meaning.to_owned(),
        })
    };
    let used: Vec<Flag> = [WANTED, UNSURE, FIXED]
        .into_iter()
        .filter_map(used)
        .collect();
    let timeline = Timeline {
        start: Some(settings.start),
        years: quarters_by_year(settings),
        spans: roadmap
            .initiatives
            .iter()
            .map(|i| span(view, i, &used))
            .collect(),
        marks: marks(view),
        figures: "Days".to_owned(),
        flags: used,
    };
    let mut blocks = vec![Block::Timeline(timeline)];
    blocks.extend(on_all(view));
    blocks.extend(dates(view));
    blocks
}

/// What is so of every initiative, in sentences instead of signs.
fn on_all(view: &View<'_, '_>) -> Option<Block> {
    let all = &view.roadmap.initiatives;
    let every = |sign: char| all.len() > 1 && all.iter().all(|i| flags(i).contains(sign));
    let said: Vec<&str> = [
        (WANTED, "Every initiative is needed for a wanted date."),
        (
            UNSURE,
            "Every initiative rests on gaps that are to be confirmed first.",
        ),
    ]
    .into_iter()
    .filter(|((sign, _), _)| every(*sign))
    .map(|(_, text)| text)
    .collect();
    (!said.is_empty()).then(|| Block::Paragraph(said.join(" ").into()))
}

fn span(view: &View<'_, '_>, planned: &Planned, used: &[Flag]) -> Span {
    let place = |quarter: crate::model::Quarter| quarter.since(view.roadmap.settings.start);
    let initiatives = &view.report.questionnaire().initiatives;
    Span {
        label: view.title(planned.initiative),
        first: place(planned.start),
        last: place(planned.end),
        effective: place(planned.effective),
        flags: flags(planned)
            .chars()
            .filter(|sign| used.iter().any(|flag| flag.sign == *sign))
            .collect(),
        figure: planned.effort.to_string(),
        after: predecessors(view, planned),
        to: initiatives
            .get(planned.initiative)
            .map(|known| Anchor::initiative(&known.id)),
    }
}

/// The rows of what has to end before it.
fn predecessors(view: &View<'_, '_>, planned: &Planned) -> Vec<usize> {
    let initiatives = &view.report.questionnaire().initiatives;
    let after = initiatives
        .get(planned.initiative)
        .map(|i| i.after.as_slice());
    let rows = view.roadmap.initiatives.iter().enumerate();
    // What has started without waiting follows nothing.
    let waited = |other: &Planned| {
        view.roadmap
            .unmet(planned.initiative, other.initiative)
            .is_none()
    };
    rows.filter(|(_, other)| after.is_some_and(|after| after.contains(&other.initiative)))
        .filter(|(_, other)| waited(other))
        .map(|(row, _)| row)
        .collect()
}

fn flags(planned: &Planned) -> String {
    let all = [
        (WANTED, !planned.wanted.is_empty()),
        (UNSURE, planned.to_be_confirmed),
        (FIXED, planned.fixed.is_some()),
    ];
    let shown = all.into_iter().filter(|(_, shown)| *shown);
    shown.map(|((sign, _), _)| sign).collect()
}

/// The milestones within the roadmap.
fn marks(view: &View<'_, '_>) -> Vec<Mark> {
    let settings = &view.roadmap.settings;
    let milestones = view.roadmap.milestones.iter();
    milestones
        .filter_map(|milestone| {
            let quarter = milestone.month.quarter();
            let place = usize::try_from(quarter.since(settings.start)).ok()?;
            // A quarter has three months, so nothing is cut off.
            let month = milestone.month.since(quarter.first_month()) as u8;
            (place < settings.quarters()).then(|| Mark {
                quarter: place,
                month,
                title: format!(
                    "{} {}",
                    milestone.month,
                    lower_first(&self::milestone(milestone))
                ),
            })
        })
        .collect()
}

/// The way to the certification in a line; what comes after, and every year, stands in the calendar.
fn dates(view: &View<'_, '_>) -> Option<Block> {
    let mut milestones = view.roadmap.milestones.iter();
    let decision = milestones
        .find(|m| m.kind == MilestoneKind::Decision)?
        .month;
    let on_the_way = |kind: MilestoneKind| {
        !matches!(
            kind,
            MilestoneKind::Reassessment | MilestoneKind::ContinuityTest
        )
    };
    let milestones = view.roadmap.milestones.iter();
    let each: Vec<String> = milestones
        .filter(|m| m.month <= decision && on_the_way(m.kind))
        .map(|m| format!("{} {}", m.month, lower_first(&milestone(m))))
        .collect();
    let text = format!("To the certification: {}.", each.join("; "));
    (!each.is_empty()).then(|| Block::Paragraph(text.into()))
}
