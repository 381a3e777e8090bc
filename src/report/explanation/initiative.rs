//! How an initiative got its place in the roadmap: what it takes, what it is worth, why it stands there.

use crate::model::{Amount, Effort, Quarter};
use crate::report::page::{Block, Cell, Entry, Page, Tone};
use crate::report::roadmap_wording::{
    dropped, id, money, out_of_order, person_days, why, why_not_earlier,
};
use crate::report::wording;
use crate::roadmap::{EffortAccount, Place, Planned};

use super::exact;
use super::view::{View, count};
use super::worth::worth;

pub(super) fn explain(view: &View<'_, '_>) -> Page {
    let Some(own) = view.report.questionnaire().initiatives.get(view.initiative) else {
        return Page::default();
    };
    let mut blocks = vec![
        Block::heading(1, format!("How “{}” got its place", own.id)),
        Block::Paragraph(Cell::toned(own.title.as_str(), Tone::Strong)),
    ];
    let mut entries = vec![Entry::new("Place", place(view))];
    entries.extend(who(view).map(|who| Entry::new("Who", who)));
    let deliverable = own.deliverable.as_deref();
    entries.extend(deliverable.map(|text| Entry::new("Result", text)));
    let closed_when = own.closed_when.as_deref();
    entries.extend(closed_when.map(|text| Entry::new("Done when", text)));
    blocks.push(Block::Entries(entries));
    blocks.push(Block::heading(2, "Why there"));
    blocks.push(Block::Entries(reasons(view)));
    let place = view.accounts.place(view.initiative);
    if matches!(place, Place::Planned(_) | Place::LeftOut(_)) {
        blocks.push(Block::heading(2, "What it takes"));
        blocks.push(Block::Entries(takes(view, place)));
    }
    blocks.push(Block::heading(2, "What it closes"));
    blocks.extend(worth(view, place));
    Page { blocks }
}

/// Where it stands, in a line.
fn place(view: &View<'_, '_>) -> Cell {
    let settings = &view.roadmap.settings;
    let span = format!("the roadmap from {} to {}", settings.start, settings.last());
    match view.accounts.place(view.initiative) {
        Place::Planned(planned) => {
            let quarters = count(planned.end.since(planned.start) + 1);
            let runs = match planned.start == planned.end {
                true => format!("{}, {quarters}", planned.start),
                false => format!("{} to {}, {quarters}", planned.start, planned.end),
            };
            let run_in = match planned.effective.since(planned.end) {
                0 => "in the quarter in which it ends".to_owned(),
                run_in => format!(
                    "{} after its end: until then records do not show it",
                    count(run_in)
                ),
            };
            format!("{runs}; effective from {}, {run_in}", planned.effective).into()
        }
        Place::LeftOut(_) => Cell::toned(format!("left out of {span}"), Tone::Caution),
        Place::DoneByPlan(_) => Cell::toned("done, by the plan", Tone::Good),
        Place::DoneByAnswers => Cell::toned("done, by the answers", Tone::Good),
        Place::NothingApplies | Place::NotNeeded => {
            Cell::toned(format!("not needed in {span}"), Tone::Muted)
        }
    }
}

fn who(view: &View<'_, '_>) -> Option<String> {
    let role = view.report.questionnaire().initiatives[view.initiative]
        .role
        .clone();
    let owner = match view.accounts.place(view.initiative) {
        Place::Planned(planned) => planned.owner.clone(),
        _ => None,
    };
    match (owner, role) {
        (Some(owner), Some(role)) => Some(format!("{owner}, {role}")),
        (owner, role) => owner.or(role),
    }
}

/// Why it is there, or is not; what it waits for, and what waits for it.
fn reasons(view: &View<'_, '_>) -> Vec<Entry> {
    let report = view.report;
    let mut entries = Vec::new();
    match view.accounts.place(view.initiative) {
        Place::Planned(planned) => {
            let why = why(report, planned);
            if !why.is_empty() {
                entries.push(Entry::new("Why", why));
            }
            entries.push(Entry::new("Not earlier", why_not_earlier(report, planned)));
        }
        Place::LeftOut(reason) => entries.push(Entry::new("Why not", dropped(report, reason))),
        Place::DoneByPlan(ended) => {
            let text = match ended {
                Some(ended) => format!(
                    "The plan says that it has ended. The answers do not show all of it yet; what it closes counts as reached \
                     from {} on.",
                    ended.effective
                ),
                None => "The plan says that it has ended, and nothing is left that it could lift.".to_owned(),
            };
            entries.push(Entry::new("Why not", text));
        }
        Place::DoneByAnswers => entries.push(Entry::new(
            "Why not",
            "Every answer that it lifts stands there already, or is not asked for, so no work is left in it. Its upkeep is \
             part of today's work, and what presupposes it need not wait.",
        )),
        Place::NothingApplies => entries.push(Entry::new(
            "Why not",
            "Nothing that it closes applies to this organisation. What presupposes it need not wait.",
        )),
        Place::NotNeeded => entries.push(Entry::new(
            "Why not",
            "It closes nothing itself, and nothing in the roadmap presupposes it.",
        )),
    }
    let initiatives = &report.questionnaire().initiatives;
    let before = &initiatives[view.initiative].after;
    let behind =
        (0..initiatives.len()).filter(|other| initiatives[*other].after.contains(&view.initiative));
    let listed = |all: Vec<String>| match all.is_empty() {
        true => "nothing".to_owned(),
        false => wording::listed(&all),
    };
    let ends = |planned: &Planned| format!("ends {}", planned.end);
    let before = before.iter().map(|other| named(view, *other, ends));
    entries.push(Entry::new("Presupposes", listed(before.collect())));
    let mut early = view.roadmap.out_of_order.iter();
    if let Some(one) = early.find(|one| one.initiative == view.initiative) {
        let text = Cell::toned(out_of_order(report, one), Tone::Caution);
        entries.push(Entry::new("Out of order", text));
    }
    // What has not waited is not opened by this one.
    let waited = |other: &usize| view.roadmap.unmet(*other, view.initiative).is_none();
    let (behind, early): (Vec<usize>, Vec<usize>) = behind.partition(waited);
    let starts = |planned: &Planned| format!("starts {}", planned.start);
    let behind = behind.into_iter().map(|other| named(view, other, starts));
    entries.push(Entry::new("Opens", listed(behind.collect())));
    if !early.is_empty() {
        let started = |planned: &Planned| format!("started {}", planned.start);
        let early = early.into_iter().map(|other| named(view, other, started));
        entries.push(Entry::new("Not waited for by", listed(early.collect())));
    }
    entries
}

/// Another initiative with what became of it.
fn named(view: &View<'_, '_>, other: usize, when: impl Fn(&Planned) -> String) -> String {
    let state = match view.accounts.place(other) {
        Place::Planned(planned) => when(planned),
        Place::LeftOut(_) => "left out".to_owned(),
        Place::DoneByPlan(_) => "done by the plan".to_owned(),
        Place::DoneByAnswers => "done by the answers".to_owned(),
        Place::NothingApplies | Place::NotNeeded => "not needed".to_owned(),
    };
    format!("{} ({state})", id(view.report, other))
}

/// Effort factor by factor, cost, and upkeep until the end.
fn takes(view: &View<'_, '_>, place: Place<'_>) -> Vec<Entry> {
    let own = &view.report.questionnaire().initiatives[view.initiative];
    let account = view.accounts.effort(view.initiative);
    let mut entries = vec![Entry::new(
        "Days",
        format!("{}, {}", exact(account.days), size(view)),
    )];
    for (at, discount) in own.discounts.iter().enumerate() {
        let when = wording::condition(view.report.questionnaire(), &discount.when);
        let times = exact(discount.times);
        let name = match discount.is_surcharge() {
            true => "Surcharge",
            false => "Discount",
        };
        entries.push(match account.discounts.contains(&at) {
            true => Entry::new(name, format!("× {times}, since {when}")),
            false => {
                let text = format!("none: × {times} only where {when}");
                Entry::new(name, Cell::toned(text, Tone::Muted))
            }
        });
    }
    entries.push(Entry::new("Open part", open_part(&account)));
    entries.push(Entry::new("Effort", effort(view, &account)));
    let settings = &view.roadmap.settings;
    let cost = Amount::nearest(own.cost);
    entries.push(match (cost == Amount::ZERO, place) {
        (true, _) => Entry::new("Cost", "nothing external"),
        (false, Place::Planned(planned)) => {
            let cost = money(cost, settings.currency.as_deref());
            let spent = match planned.start < settings.start {
                true => ", spent before the roadmap",
                false => ", all of it when it starts",
            };
            Entry::new("Cost", format!("{cost} external{spent}"))
        }
        (false, _) => {
            let cost = money(cost, settings.currency.as_deref());
            Entry::new("Cost", format!("{cost} external"))
        }
    });
    let yearly = Amount::nearest(own.yearly_cost);
    if yearly > Amount::ZERO {
        let yearly = money(yearly, settings.currency.as_deref());
        let text = format!("{yearly} external in every year after that of the start");
        entries.push(Entry::new("Cost again", text));
    }
    let upkeep = Amount::nearest(own.upkeep);
    entries.push(match (upkeep == Amount::ZERO, place) {
        (true, _) => Entry::new("Upkeep", "nothing"),
        (false, Place::Planned(planned)) => Entry::new("Upkeep", kept_up(view, planned, upkeep)),
        (false, _) => Entry::new("Upkeep", format!("{} a quarter", person_days(upkeep))),
    });
    entries
}

/// For which size the days are.
fn size(view: &View<'_, '_>) -> String {
    let questionnaire = view.report.questionnaire();
    let own = &questionnaire.initiatives[view.initiative];
    if let Effort::Fixed(_) = own.effort {
        return "the same for every size".to_owned();
    }
    let question = questionnaire
        .size_question()
        .and_then(|place| questionnaire.profile.get(place));
    let answered = view.report.assessment().size(questionnaire);
    match answered.and_then(|place| question?.answers.get(place)) {
        Some(answer) => format!("for the size {} ({})", answer.id, answer.label),
        None => "for the largest size, since the size is not answered".to_owned(),
    }
}

fn open_part(account: &EffortAccount) -> String {
    let (open, all) = account.open;
    if all == 0 {
        return "× 1, the whole work: it closes nothing itself".to_owned();
    }
    let lifted = format!("it lifts {open} of the {all} answers that apply");
    match account.at_least() {
        true => format!(
            "× {}: {lifted}, but never counts for less",
            exact(account.share)
        ),
        false => format!("× {open} ÷ {all}: {lifted}"),
    }
}

/// The product, rounded up.
fn effort(view: &View<'_, '_>, account: &EffortAccount) -> String {
    let own = &view.report.questionnaire().initiatives[view.initiative];
    let mut factors = vec![exact(account.days)];
    let discounts = account.discounts.iter();
    factors.extend(discounts.filter_map(|place| Some(exact(own.discounts.get(*place)?.times))));
    let (open, all) = account.open;
    if account.share < 1.0 {
        factors.push(match account.at_least() {
            true => exact(account.share),
            false => format!("{open} ÷ {all}"),
        });
    }
    let days = person_days(account.effort);
    let rounded = match account.exact.fract() == 0.0 {
        true => String::new(),
        false => format!("{}, rounded up to ", exact(account.exact)),
    };
    match factors.as_slice() {
        [_] if rounded.is_empty() => days,
        factors => format!("{} = {rounded}{days}", factors.join(" × ")),
    }
}

fn kept_up(view: &View<'_, '_>, planned: &Planned, upkeep: Amount) -> String {
    let last = view.roadmap.settings.last();
    let first: Quarter = planned.end.plus(1).max(view.roadmap.settings.start);
    let quarters = (last.since(first) + 1).max(0);
    let total = Amount::from_hundredths(upkeep.hundredths().saturating_mul(i64::from(quarters)));
    match quarters {
        0 => format!(
            "{} a quarter, but only after the roadmap",
            person_days(upkeep)
        ),
        quarters => format!(
            "{upkeep} a quarter × {} ({first} to {last}) = {}",
            count(quarters),
            person_days(total)
        ),
    }
}
