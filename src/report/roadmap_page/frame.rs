//! Whose roadmap it is, what it keeps to, and what it cannot keep.

use crate::model::Target;
use crate::report::page::{Block, Cell, Entry, Tone};
use crate::report::roadmap_wording::{conflict, person_days};
use crate::report::{GapReport, wording};

use super::View;

/// Title and limits.
pub(super) fn title(view: &View<'_, '_>) -> Vec<Block> {
    let assessment = view.report.assessment();
    let organisation = assessment
        .organisation
        .as_deref()
        .unwrap_or("Unnamed organisation");
    let settings = &view.roadmap.settings;
    let mut entries = Vec::new();
    if let Some(scope) = &assessment.scope {
        entries.push(Entry::new("Scope", scope.as_str()));
    }
    let questionnaire = view.report.questionnaire();
    entries.push(Entry::new(
        "Assessed",
        format!(
            "{} with {} ({}@{})",
            assessment.date, questionnaire.title, questionnaire.id, questionnaire.version
        ),
    ));
    let quarters = wording::count(settings.quarters(), "quarter", "quarters");
    let span = format!("{} to {}, {quarters}", settings.start, settings.last());
    entries.push(Entry::new("Time", span));
    entries.push(Entry::new("People", people(view)));
    entries.push(Entry::new("Money", budget(view)));
    if let Some(month) = settings.certification {
        entries.push(Entry::new("Certification", format!("wanted in {month}")));
    }
    let target = target(view.report, view.report.inputs.target);
    entries.push(Entry::new("Target", target));
    vec![
        Block::heading(1, format!("Roadmap: {organisation}")),
        Block::Entries(entries),
    ]
}

fn people(view: &View<'_, '_>) -> String {
    let settings = &view.roadmap.settings;
    let least = settings.capacity.iter().min().copied().unwrap_or_default();
    let most = settings.capacity.iter().max().copied().unwrap_or_default();
    let mut text = match least == most {
        true => format!("{} a quarter", person_days(most)),
        false => format!("{least}–{} a quarter", person_days(most)),
    };
    let per_role = settings.parallel_per_role;
    match settings.parallel {
        Some(most) => {
            let most = wording::count(most as usize, "initiative", "initiatives");
            text += &format!("; at most {most} at once, {per_role} for each role");
        }
        None => text += &format!("; at most {per_role} at once for each role"),
    }
    text
}

fn budget(view: &View<'_, '_>) -> String {
    let Some(budget) = &view.roadmap.settings.budget else {
        return "no limit".to_owned();
    };
    match budget.as_slice() {
        [first, rest @ ..] if rest.iter().all(|year| year == first) => {
            format!("{} a year", view.money(*first))
        }
        years => {
            let each = years.iter().enumerate();
            let each: Vec<String> = each
                .map(|(at, year)| format!("{} in year {}", view.money(*year), at + 1))
                .collect();
            // Amounts may hold commas.
            each.join("; ")
        }
    }
}

/// What is to be reached, in a few words.
fn target(report: &GapReport<'_>, target: &Target) -> String {
    let max = report.questionnaire().scale.max;
    let mut wanted = Vec::new();
    if let Some(level) = target.level {
        wanted.push(format!("capability level {level}"));
    }
    if let Some(score) = target.score {
        let score = wording::on_scale(score.get(), max);
        wanted.push(format!("a score of {score} of {max}"));
    }
    if let Some(conformity) = target.conformity {
        let most = target.max_minors.map_or_else(String::new, |most| {
            let minors = wording::count(most as usize, "minor", "minors");
            format!(" (at most {minors})")
        });
        wanted.push(format!(
            "conformity: {}{most}",
            wording::conformity(conformity)
        ));
    }
    let own = target.sections.len() + target.areas.len();
    if own > 0 {
        let parts = wording::count(own, "single area or section", "single areas and sections");
        wanted.push(format!("own targets for {parts}"));
    }
    match wanted.is_empty() {
        true => "the best answer to every question".to_owned(),
        false => wanted.join("; "),
    }
}

/// Wishes that are not kept, before anything else.
pub(super) fn conflicts(view: &View<'_, '_>) -> Vec<Block> {
    let conflicts = view.roadmap.conflicts.iter();
    let points: Vec<Cell> = conflicts
        .map(|c| Cell::toned(conflict(view.report, view.roadmap, c), Tone::Bad))
        .collect();
    if points.is_empty() {
        return Vec::new();
    }
    let list = Block::List {
        ordered: false,
        points,
    };
    view.titled("What cannot be kept", vec![list])
}
