//! What a plan says of single initiatives: when they start, what is done, what is not wanted, who does it.

use std::collections::{BTreeMap, HashMap};

use super::calendar;
use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::fields::Fields;
use super::ids::Names;
use super::node::Entry;
use super::suggest::quote;
use crate::model::{Initiative, Plan, Quarter};

/// Reads what is said of single initiatives into a plan whose start and years are known.
pub(super) fn decode(
    fields: &Fields<'_, '_>,
    names: &Names<'_>,
    initiatives: &[Initiative],
    plan: &mut Plan,
) {
    plan.pins = quarters(fields, names, "pins");
    plan.started = quarters(fields, names, "started");
    plan.done = names.resolve_list(fields, "done").into_iter().collect();
    plan.exclude = excluded(fields, names);
    plan.owners = owners(fields, names);
    check_contradictions(fields);
    check_quarters(fields, plan);
    warn_of_ended(fields, names, initiatives, plan);
}

/// Initiatives, each with a quarter.
fn quarters(
    fields: &Fields<'_, '_>,
    names: &Names<'_>,
    key: &'static str,
) -> BTreeMap<usize, Quarter> {
    let mut quarters = BTreeMap::new();
    for entry in fields.map(key) {
        let place = names.resolve_text(entry.key.text, entry.key.span, fields.faults);
        let quarter = calendar::quarter(fields.named(entry.key.text, &entry.value));
        if let (Some(place), Some(quarter)) = (place, quarter) {
            quarters.insert(place, quarter);
        }
    }
    quarters
}

fn excluded(fields: &Fields<'_, '_>, names: &Names<'_>) -> BTreeMap<usize, String> {
    let mut excluded = BTreeMap::new();
    for Entry { key, value } in fields.map("exclude") {
        let place = names.resolve_text(key.text, key.span, fields.faults);
        let reason = match value.is_null() {
            true => None,
            false => fields.named(key.text, value).text(),
        };
        if reason.is_none() && (value.is_null() || value.as_text().is_some()) {
            let message = format!("{} is excluded without a reason", quote(key.text));
            let fault = Diagnostic::error(codes::EXCLUDE_WITHOUT_REASON, key.span, message);
            let help = "say why it is not wanted: the roadmap repeats it beside what stays open";
            fields.faults.push(fault.help(help));
        }
        if let (Some(place), Some(reason)) = (place, reason) {
            excluded.insert(place, reason);
        }
    }
    excluded
}

/// Who does it; of whom nothing is written, nothing is said.
fn owners(fields: &Fields<'_, '_>, names: &Names<'_>) -> BTreeMap<usize, String> {
    let mut owners = BTreeMap::new();
    for Entry { key, value } in fields.map("owners") {
        let place = names.resolve_text(key.text, key.span, fields.faults);
        if value.is_null() {
            continue;
        }
        let owner = fields.named(key.text, value).text();
        if owner.is_none() && value.as_text().is_some() {
            let message = format!("{} is owned by a name with nothing in it", quote(key.text));
            let fault = Diagnostic::error(codes::MISSING_KEY, value.span, message);
            let help = "write who leads it, or leave its value out while nobody is named";
            fields.faults.push(fault.help(help));
        }
        if let (Some(place), Some(owner)) = (place, owner) {
            owners.insert(place, owner);
        }
    }
    owners
}

/// The entries of a map, whose faults are reported where it is read.
fn entries<'n, 'a>(fields: &Fields<'n, 'a>, key: &'static str) -> &'n [Entry<'a>] {
    let value = fields.get(key);
    value
        .and_then(|value| value.node.entries())
        .unwrap_or_default()
}

/// Reports what is said of an initiative that something said before rules out.
fn check_contradictions(fields: &Fields<'_, '_>) {
    let mut said: Vec<(Span, &str, &'static str)> = Vec::new();
    for key in ["pins", "started", "exclude"] {
        let entries = entries(fields, key).iter();
        said.extend(entries.map(|entry| (entry.key.span, entry.key.text, key)));
    }
    let done = fields.get("done").and_then(|value| value.node.items());
    let done = done.unwrap_or_default().iter();
    said.extend(done.filter_map(|node| Some((node.span, node.as_text()?, "done"))));
    said.sort_unstable();
    let mut first: HashMap<&str, (Span, &'static str)> = HashMap::new();
    for (span, id, key) in said {
        let &mut (other, other_key) = first.entry(id).or_insert((span, key));
        if other_key == key {
            continue;
        }
        let message = format!("{} stands both in `{other_key}` and in `{key}`", quote(id));
        let fault = Diagnostic::error(codes::PLAN_CONTRADICTION, span, message)
            .related(other, format!("here in `{other_key}`"))
            .help(
                "keep one: `pins` for what is still to start, `started` for what runs, `done` for what has ended, \
                 `exclude` for what is not wanted",
            );
        fields.faults.push(fault);
    }
}

/// Reports quarters that do not fit to those of the plan, where its start is stated.
fn check_quarters(fields: &Fields<'_, '_>, plan: &Plan) {
    let Some(start) = plan.start else {
        return;
    };
    let last = plan.last(start);
    // Of years that are faulty the end is not known.
    let end_is_known = plan.years.is_some() || fields.get("years").is_none();
    for Entry { key, value } in entries(fields, "pins") {
        let Some(pinned) = value.as_text().and_then(|text| Quarter::parse(text.trim())) else {
            continue;
        };
        let id = quote(key.text);
        let (message, help) = if pinned < start {
            (
                format!("{id} is pinned to {pinned}, before the plan starts in {start}"),
                format!("pin it to {start} or later; what has started already stands in `started`"),
            )
        } else if pinned > last && end_is_known {
            (
                format!("{id} is pinned to {pinned}, after the plan ends with {last}"),
                format!("pin it to {last} or earlier, or give the plan more `years`"),
            )
        } else {
            continue;
        };
        let fault = Diagnostic::error(codes::PIN_OUTSIDE_PLAN, value.span, message);
        fields.faults.push(fault.help(help));
    }
    for Entry { key, value } in entries(fields, "started") {
        let started = value.as_text().and_then(|text| Quarter::parse(text.trim()));
        if let Some(started) = started.filter(|started| *started > start) {
            let id = quote(key.text);
            let message =
                format!("{id} has started in {started}, after the plan starts in {start}");
            let fault = Diagnostic::error(codes::STARTED_AFTER_START, value.span, message);
            fields
                .faults
                .push(fault.help("what is to start in a certain quarter stands in `pins`"));
        }
    }
}

/// Warns of what has started so long ago that by its quarters nothing of it is left, where the plan's start is stated.
fn warn_of_ended(
    fields: &Fields<'_, '_>,
    names: &Names<'_>,
    initiatives: &[Initiative],
    plan: &Plan,
) {
    let Some(start) = plan.start else {
        return;
    };
    for Entry { key, value } in entries(fields, "started") {
        let started = value.as_text().and_then(|text| Quarter::parse(text.trim()));
        let place = names.find(key.text);
        let initiative = place.and_then(|place| initiatives.get(place));
        let (Some(started), Some(initiative)) = (started, initiative) else {
            continue;
        };
        let quarters = i32::try_from(initiative.quarters.max(1)).unwrap_or(i32::MAX);
        let run_in = i32::try_from(initiative.run_in).unwrap_or(i32::MAX);
        let end = started.plus(quarters.saturating_sub(1).min(MOST_QUARTERS));
        if end < start && end.plus(run_in.min(MOST_QUARTERS)) < start {
            let id = quote(key.text);
            let message = format!(
                "{id} has started in {started}; by its `quarters` it ended in {end}, before the plan starts in {start}"
            );
            let fault = Diagnostic::warning(codes::STARTED_LONG_AGO, value.span, message);
            fields.faults.push(fault.help(
                "list it under `done`, or give the quarter in which it was really started, or more `quarters`",
            ));
        }
    }
}

/// No initiative takes longer.
const MOST_QUARTERS: i32 = 1000;

#[cfg(test)]
mod tests {
    use super::super::fixture::{PLAN, plan_fault, plan_faults, with};
    use super::*;

    #[test]
    fn what_a_plan_speaks_of_exists() {
        plan_fault(
            "pins: {write-guide:",
            "pins: {write-guid:",
            &[(codes::UNKNOWN_ID, "write-guid")],
        );
        plan_fault(
            "done: [define-catalogue]",
            "done: [define-catalogue, define-catalogue, nothing]",
            &[
                (codes::LISTED_TWICE, "define-catalogue"),
                (codes::UNKNOWN_ID, "nothing"),
            ],
        );
        plan_fault(
            "owners: {write-guide: A. Lind",
            "owners: {inc-recorded: A. Lind",
            &[(codes::UNKNOWN_ID, "inc-recorded")],
        );
        for blank in ["''", "' '"] {
            plan_fault(
                "owners: {write-guide: A. Lind",
                &format!("owners: {{write-guide: {blank}"),
                &[(codes::MISSING_KEY, blank)],
            );
        }
        plan_fault(
            "{write-guide: 2027-Q3}",
            "[write-guide]",
            &[(codes::WRONG_TYPE, "[write-guide]")],
        );
        plan_fault("2026-Q4}", "}", &[(codes::WRONG_TYPE, "")]);
    }

    #[test]
    fn an_exclusion_has_a_reason() {
        for (reason, place) in [
            (": ''", "buy-tool"),
            (":", "buy-tool"),
            (": ' '", "buy-tool"),
        ] {
            plan_fault(
                "{buy-tool: The present one does}",
                &format!("{{buy-tool{reason}}}"),
                &[(codes::EXCLUDE_WITHOUT_REASON, place)],
            );
        }
        plan_fault(
            "buy-tool: The present one does",
            "buy-tool: [no]",
            &[(codes::WRONG_TYPE, "[no]")],
        );
    }

    #[test]
    fn of_an_initiative_one_thing_is_said() {
        let faults = plan_fault(
            "done: [define-catalogue]",
            "done: [define-catalogue, write-guide]",
            &[(codes::PLAN_CONTRADICTION, "write-guide")],
        );
        assert_eq!(
            faults[0].message,
            "`write-guide` stands both in `pins` and in `done`"
        );
        assert!(faults[0].related.as_ref().unwrap().span < faults[0].span);
        plan_fault(
            "exclude: {",
            "exclude: {introduce-incidents: R, define-catalogue: R, ",
            &[
                (codes::PLAN_CONTRADICTION, "introduce-incidents"),
                (codes::PLAN_CONTRADICTION, "define-catalogue"),
            ],
        );
    }

    #[test]
    fn pins_lie_within_the_plan_and_what_has_started_does_not_start_later() {
        let faults = plan_fault(
            "2027-Q3",
            "2026-Q4",
            &[(codes::PIN_OUTSIDE_PLAN, "2026-Q4")],
        );
        assert_eq!(
            faults[0].message,
            "`write-guide` is pinned to 2026-Q4, before the plan starts in 2027-Q1"
        );
        let faults = plan_fault(
            "2027-Q3",
            "2029-Q1",
            &[(codes::PIN_OUTSIDE_PLAN, "2029-Q1")],
        );
        assert_eq!(
            faults[0].help.as_deref(),
            Some("pin it to 2028-Q4 or earlier, or give the plan more `years`")
        );
        plan_fault("2027-Q3", "2028-Q4", &[]);
        plan_fault("2026-Q4", "2027-Q1", &[]);
        let faults = plan_fault(
            "2026-Q4",
            "2027-Q2",
            &[(codes::STARTED_AFTER_START, "2027-Q2")],
        );
        assert!(faults[0].help.as_deref().unwrap().contains("`pins`"));
        // Two quarters from 2026-Q2 on, and one of run-in: effective in 2026-Q4, before the plan.
        let faults = plan_fault(
            "2026-Q4",
            "2026-Q2",
            &[(codes::STARTED_LONG_AGO, "2026-Q2")],
        );
        assert_eq!(
            faults[0].message,
            "`introduce-incidents` has started in 2026-Q2; by its `quarters` it ended in 2026-Q3, before the plan starts in 2027-Q1"
        );
        assert!(faults[0].help.as_deref().unwrap().contains("`done`"));
        plan_fault("2026-Q4", "2026-Q3", &[]);
        let text = with(PLAN, "start: 2027-Q1\n", "");
        let text = with(&text, "2027-Q3", "1999-Q1");
        assert_eq!(
            plan_faults(&text),
            [],
            "the start depends on the assessment"
        );
    }
}
