//! What a roadmap takes for granted.

use crate::model::Amount;
use crate::report::{GapReport, wording};
use crate::roadmap::{Assumption, Roadmap};

use super::amount::{money, person_days};
use super::{id, ids};

/// What was taken for granted, in a sentence.
pub fn assumption(report: &GapReport<'_>, roadmap: &Roadmap, assumption: &Assumption) -> String {
    match assumption {
        Assumption::Start(quarter) => {
            format!("The roadmap starts in {quarter}, the quarter after the assessment.")
        }
        Assumption::StartsBefore(assessed) => format!(
            "The roadmap starts in {}, before the assessment of {assessed}: its answers are taken for those of that time.",
            roadmap.settings.start
        ),
        Assumption::Years(years) => {
            let years = wording::count(*years as usize, "year", "years");
            format!("It covers {years}, up to {}.", roadmap.settings.last())
        }
        Assumption::Capacity(days, size) => {
            let of_size = match size {
                Some(size) => format!("the usual for this size ({})", size_label(report, size)),
                None => "since the plan names none".to_owned(),
            };
            format!("There are {} a quarter, {of_size}.", person_days(*days))
        }
        Assumption::LargestSize => {
            "The size of the organisation is not answered: efforts are those of the largest."
                .to_owned()
        }
        Assumption::NoBudget => "Money has no limit.".to_owned(),
        Assumption::PerRole(most) => {
            let most = wording::count(*most as usize, "initiative", "initiatives");
            format!("A role leads at most {most} at once.")
        }
        Assumption::ConformityWanted => {
            "A certification is wanted, so every requirement is to be met.".to_owned()
        }
        Assumption::ToBeConfirmed {
            questions,
            initiatives,
        } => {
            let gaps = wording::count(*questions, "question is", "questions are");
            let rest = match initiatives {
                0 => "no initiative of this roadmap rests on that".to_owned(),
                some => {
                    let rest = wording::count(*some, "initiative rests", "initiatives rest");
                    format!("{rest} on that and should be confirmed first")
                }
            };
            format!("{gaps} unanswered, unknown or disputed and counted as wholly open; {rest}.")
        }
        Assumption::Done(initiatives) => {
            let (have, they) = match initiatives.len() {
                1 => ("has", "it closes"),
                _ => ("have", "they close"),
            };
            format!(
                "By the plan {} {have} ended; what {they} counts as reached once the run-in is over.",
                ids(report, initiatives)
            )
        }
        Assumption::KeptUp {
            initiatives,
            upkeep,
            yearly_cost,
        } => {
            let (initiatives, add) = match initiatives {
                1 => ("One initiative".to_owned(), "adds"),
                many => (format!("{many} initiatives"), "add"),
            };
            let days = format!("{} a quarter", person_days(*upkeep));
            let currency = roadmap.settings.currency.as_deref();
            let cost = format!("{} a year", money(*yearly_cost, currency));
            let what = match (*upkeep > Amount::ZERO, *yearly_cost > Amount::ZERO) {
                (true, true) => format!("{days} and {cost}"),
                (true, false) => days,
                (false, _) => cost,
            };
            format!("{initiatives} done before {add} {what}, which go on beside the work planned here.")
        }
        Assumption::EndedByQuarters {
            initiative,
            started,
            end,
        } => {
            let id = id(report, *initiative);
            format!(
                "{id} has started in {started} and is taken to have ended in {end}, by its quarters: if so, list it under \
                 `done`; if not, give the quarter in which it was really started, or more `quarters`."
            )
        }
        Assumption::DoneByAnswers(count) => {
            let initiatives = wording::count(*count, "initiative is", "initiatives are");
            format!(
                "By the answers {initiatives} done already; the upkeep is part of today's work."
            )
        }
        Assumption::OutsideScope(count) => {
            let initiatives = wording::count(*count, "initiative", "initiatives");
            format!(
                "What lies outside the selected sections is taken to be in place, so that {initiatives} on it are not planned."
            )
        }
        Assumption::NothingLeft(initiative) => {
            let id = id(report, *initiative);
            format!("{id} has nothing left to close and counts as done, though the plan names it.")
        }
        Assumption::Unneeded(initiative) => {
            let id = id(report, *initiative);
            format!("{id} closes no gap; it is in the roadmap because the plan names it.")
        }
        Assumption::CostOfInitiatives => "Cost is the external cost of the initiatives alone, in full even where little is left of one: no \
            fees of a certification body, no time of those who are interviewed or trained."
            .to_owned(),
        Assumption::RolesApart => "Every role is counted as another person; person-days of all roles come out of one capacity.".to_owned(),
        Assumption::BeforeMilestones => "What the target allows no audit to find open (likely majors, what is not assessed, minors beyond the \
            number allowed) is to be closed, with its records, in a quarter that ends before the milestone that looks at it, and \
            all else where it can. That is the aim of this roadmap; the standard sets no such dates."
            .to_owned(),
        Assumption::AfterAudit {
            initiative,
            end,
            questions,
            due,
        } => {
            let id = id(report, *initiative);
            let take = wording::count(*questions, "requirement takes", "requirements take");
            format!(
                "{id} ends in {end}, and {take} effect only then or later: look at what it has not seen in a further audit, \
                 before {due}."
            )
        }
        Assumption::BeyondHorizon(month) => format!(
            "The certification in {month} lies so late that some of its milestones come after the roadmap; requirements due \
             then are not held to them."
        ),
    }
}

/// The answer to the question for the size, by its words.
fn size_label(report: &GapReport<'_>, id: &str) -> String {
    let questionnaire = report.questionnaire();
    let question = questionnaire.size_question();
    let answers = question.and_then(|place| questionnaire.profile.get(place));
    let answer = answers.and_then(|q| q.answers.iter().find(|a| a.id.as_str() == id));
    answer.map_or_else(|| id.to_owned(), |a| super::lower_first(&a.label))
}
