//! The initiatives: who does what in which quarter, what it closes, what ends it, and why then.

use crate::model::{Amount, Quarter};
use crate::report::anchor::Anchor;
use crate::report::finding_list::now;
use crate::report::links::{to_initiative, to_mentioned};
use crate::report::page::{Block, Cell, Column, Entry, Row, Table, Tone};
use crate::report::roadmap_wording::{by_weight, id, is_major, person_days, why, why_not_earlier};
use crate::report::{Detail, GapReport, wording};
use crate::roadmap::{Lift, Limit, Planned, Roadmap};

use super::{FIRST_QUARTERS, View};
use crate::report::roadmap_years::{Year, years};

/// What starts in the first quarters, or runs already.
pub(super) fn first_steps(view: &View<'_, '_>) -> Vec<Block> {
    let until = view.roadmap.settings.quarter(FIRST_QUARTERS);
    let initiatives = view.roadmap.initiatives.iter();
    let rows: Vec<Row> = initiatives
        .filter(|planned| planned.start < until)
        .map(|planned| Row {
            cells: vec![
                planned.start.to_string().into(),
                view.leading_title(planned.initiative),
                who(view, planned)
                    .unwrap_or_else(|| wording::NOTHING.into())
                    .into(),
                planned.effort.to_string().into(),
                planned.effective.to_string().into(),
                id(view.report, planned.initiative).into(),
            ],
            depth: 0,
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("Starts"),
        Column::text("Initiative"),
        Column::text("Who"),
        Column::number("Days"),
        Column::text("Effective").rank(1),
        Column::text("Id").rank(2),
    ];
    vec![Block::Table(Table { columns, rows })]
}

/// How many next steps are told.
const NEXT_STEPS: usize = 6;

/// What starts first, or runs already: for the first page of a report.
pub(in crate::report) fn next_steps(report: &GapReport<'_>, roadmap: &Roadmap) -> Vec<Cell> {
    let view = View {
        report,
        roadmap,
        detail: Detail::Brief,
        rank: 3,
    };
    let until = roadmap.settings.quarter(FIRST_QUARTERS);
    let all = || roadmap.initiatives.iter().filter(|one| one.start < until);
    let mut points: Vec<Cell> = all().take(NEXT_STEPS).map(|one| step(&view, one)).collect();
    let more = all().count().saturating_sub(NEXT_STEPS);
    if more > 0 {
        let text = format!(
            "{more} more until the end of {}, and all that follows.",
            until.plus(-1)
        );
        points.push(Cell::toned(text, Tone::Muted).leading(Anchor::part("roadmap")));
    }
    points
}

fn step(view: &View<'_, '_>, planned: &Planned) -> Cell {
    let title = view.title(planned.initiative);
    let who = who(view, planned).map_or_else(String::new, |who| format!(" ({who})"));
    let runs = match planned.start == planned.end {
        true => format!("in {}", planned.start),
        false => format!("{} to {}", planned.start, planned.end),
    };
    let text = format!("{title}{who}, {runs}: {}.", person_days(planned.effort));
    to_initiative(view.report, text, &title, planned.initiative)
}

/// Year by year and quarter by quarter, what starts.
pub(super) fn by_year(view: &View<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let start = view.roadmap.settings.start;
    let running = starting(view, |quarter| quarter < start);
    let running: Vec<Block> = running.iter().flat_map(|i| initiative(view, i)).collect();
    blocks.extend(view.titled("Running already", running));
    for year in years(view.roadmap) {
        let title = format!("Year {}: {} to {}", year.number, year.first, year.last);
        let title = Cell::from(title).at(view.year_anchor(year.number));
        blocks.extend(view.titled(title, of_year(view, &year)));
    }
    blocks
}

fn of_year(view: &View<'_, '_>, year: &Year<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before: Option<Quarter> = None;
    for planned in starting(view, |quarter| year.holds(quarter)) {
        // Below a chapter of a report there is no rank left for quarters.
        if view.rank == 2 && before != Some(planned.start) {
            before = Some(planned.start);
            blocks.push(Block::heading(3, planned.start.to_string()));
        }
        blocks.extend(initiative(view, planned));
    }
    blocks
}

fn starting<'v>(view: &View<'v, '_>, test: impl Fn(Quarter) -> bool) -> Vec<&'v Planned> {
    let initiatives = view.roadmap.initiatives.iter();
    initiatives.filter(|planned| test(planned.start)).collect()
}

/// All that there is to say about an initiative.
fn initiative(view: &View<'_, '_>, planned: &Planned) -> Vec<Block> {
    let report = view.report;
    let Some(initiative) = report.questionnaire().initiatives.get(planned.initiative) else {
        return Vec::new();
    };
    let full = view.detail == Detail::Full;
    let mut entries = Vec::new();
    entries.extend(who(view, planned).map(|who| Entry::new("Who", who)));
    entries.push(Entry::new("When", when(view, planned)));
    entries.push(Entry::new("Takes", takes(view, planned)));
    let after: Vec<String> = initiative
        .after
        .iter()
        .map(|i| predecessor(view, planned, *i))
        .collect();
    if !after.is_empty() {
        let after = to_mentioned(report, wording::listed(&after));
        entries.push(Entry::new("After", after));
    }
    if full {
        entries.extend(closes(view, planned));
        let deliverable = initiative.deliverable.as_deref();
        entries.extend(deliverable.map(|text| Entry::new("Result", text)));
    }
    let closed_when = initiative.closed_when.as_deref();
    entries.extend(closed_when.map(|text| Entry::new("Done when", text)));
    let why = why(report, planned);
    if !why.is_empty() {
        entries.push(Entry::new("Why", to_mentioned(report, why)));
    }
    if planned.why_not_earlier != [Limit::RoadmapStart] {
        let limits = to_mentioned(report, why_not_earlier(report, planned));
        entries.push(Entry::new("Not earlier", limits));
    }
    vec![
        Block::heading(
            4,
            Cell::from(view.name(planned.initiative)).at(Anchor::initiative(&initiative.id)),
        ),
        Block::Entries(entries),
    ]
}

/// Owner and role.
fn who(view: &View<'_, '_>, planned: &Planned) -> Option<String> {
    let initiatives = &view.report.questionnaire().initiatives;
    let role = initiatives
        .get(planned.initiative)
        .and_then(|i| i.role.clone());
    match (planned.owner.clone(), role) {
        (Some(owner), Some(role)) => Some(format!("{owner}, {role}")),
        (owner, role) => owner.or(role),
    }
}

fn when(view: &View<'_, '_>, planned: &Planned) -> String {
    let runs = match planned.start == planned.end {
        true => planned.start.to_string(),
        false => format!("{} to {}", planned.start, planned.end),
    };
    let mut text = format!("{runs}; effective from {}", planned.effective);
    if let Ok(quarters @ 2..) = usize::try_from(planned.effective.since(planned.end)) {
        let quarters = wording::count(quarters, "quarter", "quarters");
        text += &format!(", {quarters} after its end");
    }
    if planned.effective > view.roadmap.settings.last() {
        text += ", beyond the roadmap";
    }
    text
}

fn takes(view: &View<'_, '_>, planned: &Planned) -> String {
    let mut text = person_days(planned.effort);
    if planned.upkeep > Amount::ZERO {
        text += &format!(", then {} a quarter", planned.upkeep);
    }
    if planned.cost > Amount::ZERO {
        text += &format!("; {} external cost", view.money(planned.cost));
    }
    if planned.yearly_cost > Amount::ZERO {
        let again = match planned.cost > Amount::ZERO {
            true => format!(
                ", then {} in every later year",
                view.money(planned.yearly_cost)
            ),
            false => format!(
                "; {} external cost in every later year",
                view.money(planned.yearly_cost)
            ),
        };
        text += &again;
    }
    text
}

/// What has to be done before, and when that ends.
fn predecessor(view: &View<'_, '_>, planned: &Planned, before: usize) -> String {
    let id = id(view.report, before);
    if let Some(unmet) = view.roadmap.unmet(planned.initiative, before) {
        return match unmet.ends {
            Some(end) => format!("{id} (ends only in {end})"),
            None => format!("{id} (neither done nor in this roadmap)"),
        };
    }
    let mut all = view.roadmap.initiatives.iter();
    match all.find(|other| other.initiative == before) {
        Some(other) => format!("{id} (ends {})", other.end),
        None => format!("{id} (done)"),
    }
}

/// Each answer that it lifts: from what, to what.
fn closes(view: &View<'_, '_>, planned: &Planned) -> Option<Entry> {
    let report = view.report;
    let questionnaire = report.questionnaire();
    let mut order: Vec<_> = planned.closes.iter().map(|lift| lift.question).collect();
    by_weight(report, &mut order);
    let line = |lift: &Lift| {
        let ix = lift.question;
        let to = wording::answer_reaching(questionnaire, ix, lift.to);
        let mut line = format!(
            "{}: {} → {to}",
            questionnaire.question(ix).id,
            now(report, ix)
        );
        if is_major(report, ix) {
            line += " (likely major)";
        }
        if lift.reached_before {
            line += " (reached earlier)";
        }
        line
    };
    let lift_of = |ix| planned.closes.iter().find(|lift| lift.question == ix);
    let lines: Vec<String> = order.into_iter().filter_map(lift_of).map(line).collect();
    (!lines.is_empty()).then(|| Entry::new("Closes", to_mentioned(report, lines.join("\n"))))
}
