//! What holds a roadmap back, what more would bring, what has changed, and what the audit calendar says.

use crate::report::{GapReport, wording};
use crate::roadmap::{
    Bottleneck, Change, Changed, Fixed, Limit, Milestone, MilestoneKind, Roadmap, Sensitivity,
    Stimulus,
};

use super::amount::person_days;
use super::limit::limits;
use super::some_ids;

/// What holds most of the benefit back, in a sentence.
pub fn bottleneck(_report: &GapReport<'_>, bottleneck: &Bottleneck) -> String {
    let Bottleneck { held, of, stimulus } = bottleneck;
    let held = match (held, of) {
        (1, 1) => "the one initiative".to_owned(),
        (2, 2) => "both initiatives".to_owned(),
        (held, of) if held == of => format!("all {of} initiatives"),
        (held, of) => format!(
            "{held} of the {}",
            wording::count(*of, "initiative", "initiatives")
        ),
    };
    let held = format!("{held} that something keeps from an earlier start or from the roadmap");
    match stimulus {
        Stimulus::Capacity(_) => format!("Person-days are the bottleneck: they hold back {held}."),
        Stimulus::Budget(_) => format!("Money is the bottleneck: it holds back {held}."),
        Stimulus::Parallel(_) => {
            format!("The number of initiatives at once is the bottleneck: it holds back {held}.")
        }
        Stimulus::Role(role, _) => {
            format!("The role {role} is the bottleneck: it holds back {held}.")
        }
        Stimulus::Order => format!(
            "The order of the work is the bottleneck, not people or money: it holds back {held}."
        ),
    }
}

/// What more of something would bring, in a sentence.
pub fn sensitivity(report: &GapReport<'_>, roadmap: &Roadmap, sensitivity: &Sensitivity) -> String {
    let what = match &sensitivity.stimulus {
        Stimulus::Capacity(days) => {
            let days = person_days(*days);
            let (number, unit) = days.split_once(' ').unwrap_or((&days, ""));
            match number {
                "1" => format!("One more {unit} a quarter"),
                _ => format!("{number} more {unit} a quarter"),
            }
        }
        Stimulus::Budget(percent) => format!("A budget {percent}% higher"),
        Stimulus::Parallel(more) => match more {
            1 => "One more initiative at once".to_owned(),
            more => format!("{more} more initiatives at once"),
        },
        Stimulus::Role(role, more) => match more {
            1 => format!("One more initiative at once for the role {role}"),
            more => format!("{more} more initiatives at once for the role {role}"),
        },
        Stimulus::Order => "Freedom from the order of the work".to_owned(),
    };
    let Sensitivity {
        gain,
        added,
        earlier,
        ..
    } = sensitivity;
    if *gain <= 0 && added.is_empty() && *earlier == 0 {
        return format!("{what} would bring nothing.");
    }
    let mut brings = Vec::new();
    if !added.is_empty() {
        brings.push(format!("add {}", some_ids(report, added)));
    }
    if *earlier > 0 {
        let initiatives = wording::count(*earlier, "initiative", "initiatives");
        brings.push(format!("let {initiatives} take effect earlier"));
    }
    brings.push(format!(
        "raise the benefit over the whole roadmap by {}",
        share(*gain, roadmap.objective.value)
    ));
    format!("{what} would {}.", wording::listed(&brings))
}

/// A gain in percent of the value reached, with one decimal; what is more than nothing is never shown as that.
fn share(gain: i64, value: i64) -> String {
    if value <= 0 {
        return "all there is".to_owned();
    }
    let percent = 100.0 * gain as f64 / value as f64;
    match percent {
        percent if gain > 0 && percent < 0.1 => "less than 0.1%".to_owned(),
        percent => format!("{}%", wording::decimal(percent, 1)),
    }
}

/// What happens at a milestone.
pub fn milestone(milestone: &Milestone) -> String {
    let (title, counted) = match milestone.kind {
        MilestoneKind::BodyEngaged => ("Certification body engaged", false),
        MilestoneKind::ContinuityTest => ("Test of the continuity plans", true),
        MilestoneKind::InternalAudit => ("Internal audit", true),
        MilestoneKind::ManagementReview => ("Management review", true),
        MilestoneKind::Stage1 => ("Stage 1 of the certification audit", false),
        MilestoneKind::Stage2 => ("Stage 2 of the certification audit", false),
        MilestoneKind::Decision => ("Decision on the certification", false),
        MilestoneKind::MajorsVerified => (
            "Last month to have majors of stage 2 verified as closed, else stage 2 is repeated",
            false,
        ),
        MilestoneKind::Surveillance => ("Surveillance audit", true),
        MilestoneKind::Recertification => ("Recertification audit", true),
        MilestoneKind::Reassessment => {
            return format!(
                "Assess again: year {} of the roadmap ends",
                milestone.number
            );
        }
    };
    // What an organisation does itself, or has done, may well come earlier.
    let latest = match (milestone.initiative, counted) {
        (Some(_), _) => ", as planned",
        (None, true) => ", at the latest",
        (None, false) => "",
    };
    match counted && milestone.number > 1 {
        true => format!("{title} {}{latest}", milestone.number),
        false => format!("{title}{latest}"),
    }
}

/// What became of an initiative of an earlier roadmap, in a sentence.
pub fn change(report: &GapReport<'_>, change: &Change) -> String {
    let id = &change.id;
    match &change.what {
        Changed::Moved { from, to, because }
            if to > from && because.contains(&Limit::Fixed(Fixed::Started)) =>
        {
            format!("{id} began late, in {to} instead of {from}.")
        }
        Changed::Moved { from, to, because } => {
            let way = if to > from { "later" } else { "earlier" };
            let (past, within): (Vec<Limit>, Vec<Limit>) = because
                .iter()
                .cloned()
                .partition(|limit| *limit == Limit::RoadmapStart);
            let mut why = limits(report, &within);
            if !past.is_empty() {
                let past = "it has not begun, and this roadmap starts later";
                why.insert(0, past.to_owned());
            }
            let why = match why.is_empty() {
                true => "this brings more than it disturbs".to_owned(),
                false => why.join("; "),
            };
            format!("{id} starts {way}, in {to} instead of {from}: {why}.")
        }
        Changed::Added(quarter) => format!("{id} is new and starts in {quarter}."),
        Changed::Removed(quarter) => {
            format!("{id}, planned for {quarter} before, is left out.")
        }
        Changed::Done => format!("{id} has ended, or what it closes is reached."),
        Changed::Unknown => format!("{id} is no longer known."),
    }
}
