//! The quarters of a finished schedule: work, upkeep, cost, and where each leads.

use jiff::civil::Date;

use crate::model::{Amount, Score, Target};

use super::Period;
use super::planned::Placed;
use super::problem::Job;
use super::projection::{Projection, Raised};

/// All quarters, in order.
pub(super) fn periods(placed: &Placed<'_>, as_of: Date, target: &Target) -> Vec<Period> {
    let Placed {
        basis,
        settings,
        candidates,
        task,
        starts,
        ..
    } = *placed;
    let quarters = settings.quarters();
    let mut raised = Vec::new();
    let (mut effort, mut upkeep) = (vec![0_i64; quarters], vec![0_i64; quarters]);
    let mut cost = vec![0_i64; quarters];
    for (job, start) in starts.iter().enumerate() {
        let Some(start) = *start else { continue };
        let own = &task.problem.jobs[job];
        for (gap, to) in &task.candidates[job].lifts {
            raised.push(Raised {
                question: candidates.gaps[*gap].question,
                from: candidates.gaps[*gap].from.unwrap_or(Score::ZERO),
                to: *to,
                from_quarter: own.effective(start),
            });
        }
        for (place, quarter) in (0..quarters).zip(0_i32..) {
            if let Some(load) = usize::try_from(quarter - start)
                .ok()
                .and_then(|since| own.load.get(since))
            {
                effort[place] += load;
            } else if quarter > own.end(start) {
                upkeep[place] += own.upkeep;
            }
            if quarter == start {
                cost[place] += own.cost;
            } else if Job::repeats_in(quarter, start) {
                cost[place] += own.yearly;
            }
        }
    }
    let projection = Projection {
        questionnaire: basis.questionnaire,
        assessment: basis.assessment,
        as_of,
        target,
        effect: settings.effect,
    };
    let standings = projection.of(&raised, task.problem.quarters());
    let amount = Amount::from_hundredths;
    let each = standings
        .into_iter()
        .enumerate()
        .map(|(place, (standing, cautious))| Period {
            quarter: settings.quarter(place),
            effort: amount(effort[place]),
            upkeep: amount(upkeep[place]),
            capacity: settings.capacity[place],
            cost: amount(cost[place]),
            standing,
            cautious,
        });
    each.collect()
}
