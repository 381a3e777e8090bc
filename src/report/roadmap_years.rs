//! The years of a roadmap, summed up from its quarters.

use crate::model::{Amount, Plan, Quarter, Score};
use crate::roadmap::{Period, Roadmap, Settings, Standing};

use super::page::TimelineYear;
use super::wording;

/// Four quarters of a roadmap.
pub(super) struct Year<'r> {
    /// Which, from 1.
    pub(super) number: usize,
    /// Its first quarter.
    pub(super) first: Quarter,
    /// Its last quarter.
    pub(super) last: Quarter,
    /// How many initiatives start in it.
    pub(super) starts: usize,
    /// Person-days of work.
    pub(super) work: Amount,
    /// Person-days of upkeep.
    pub(super) upkeep: Amount,
    /// External cost.
    pub(super) cost: Amount,
    /// Where the organisation stands at its end.
    pub(super) standing: &'r Standing,
    /// Where it stands then if initiatives have their effect in part only; nothing where they have all of it.
    pub(super) cautious: Option<&'r Standing>,
}

impl Year<'_> {
    /// Whether a quarter lies in it.
    pub(super) fn holds(&self, quarter: Quarter) -> bool {
        (self.first..=self.last).contains(&quarter)
    }
}

/// The years of a roadmap, in order.
pub(super) fn years(roadmap: &Roadmap) -> Vec<Year<'_>> {
    let years = roadmap.periods.chunks(Plan::QUARTERS).enumerate();
    years
        .filter_map(|(at, periods)| {
            let (first, last) = (periods.first()?, periods.last()?);
            let total = |of: fn(&Period) -> Amount| periods.iter().map(of).sum();
            let quarters = first.quarter..=last.quarter;
            let initiatives = roadmap.initiatives.iter();
            Some(Year {
                number: at + 1,
                first: first.quarter,
                last: last.quarter,
                starts: initiatives.filter(|i| quarters.contains(&i.start)).count(),
                work: total(|p| p.effort),
                upkeep: total(|p| p.upkeep),
                cost: total(|p| p.cost),
                standing: &last.standing,
                cautious: cautious(roadmap, last),
            })
        })
        .collect()
}

/// The cautious standing after a quarter; nothing where it is the one aimed at, or there is no floor.
pub(super) fn cautious<'p>(roadmap: &Roadmap, period: &'p Period) -> Option<&'p Standing> {
    let in_part = roadmap.settings.effect < Score::ONE;
    Some(&period.cautious).filter(|standing| in_part && standing.floor.is_some())
}

/// The share of the effect that counts in cautious floors: "80%".
pub(super) fn share_of_effect(roadmap: &Roadmap) -> String {
    let percent = roadmap.settings.effect.get() * 100.0;
    let places = u32::from(percent.round() != percent);
    format!("{}%", wording::decimal(percent, places))
}

/// The quarters of a roadmap by calendar year.
pub(super) fn quarters_by_year(settings: &Settings) -> Vec<TimelineYear> {
    let mut years: Vec<(i32, TimelineYear)> = Vec::new();
    for place in 0..settings.quarters() {
        let quarter = settings.quarter(place);
        let title = format!("Q{}", quarter.number());
        match years.last_mut() {
            Some((year, last)) if *year == quarter.year() => last.quarters.push(title),
            _ => years.push((
                quarter.year(),
                TimelineYear {
                    title: quarter.year().to_string(),
                    quarters: vec![title],
                },
            )),
        }
    }
    years.into_iter().map(|(_, year)| year).collect()
}
