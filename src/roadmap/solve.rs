//! The best schedule of a problem that a fixed amount of search finds, and the bound above all schedules.

use super::orders::orders;
use super::problem::Problem;
use super::relaxation::Relaxation;
use super::search::{Found, Search};
use super::tidy::tidy;

/// The best schedule found, and the bound above all.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub(super) found: Found,
    pub(super) starts: Vec<Option<i32>>,
    pub(super) bound: i64,
}

impl Solved {
    /// Searches the best schedule; `kept` is one that keeps all dates, if there are any.
    pub(super) fn new(problem: &Problem, kept: Option<Found>) -> Self {
        let mut search = Search::new(problem);
        let mut begun: Vec<Found> = orders(problem)
            .into_iter()
            .map(|order| search.of_order(order))
            .collect();
        begun.extend(kept);
        let reached = begun
            .iter()
            .filter(|found| found.worth.keeps_dates())
            .map(|found| found.worth.value)
            .max();
        let (rounds, evaluations) = effort(problem.jobs.len());
        let bound = Relaxation::new(problem).bound(reached.unwrap_or(0), rounds);
        begun.push(search.of_order(bound.order.clone()));
        begun.sort_by_key(|one| std::cmp::Reverse(one.worth));
        begun.dedup_by(|one, other| one.starts == other.starts);
        // A few small ones are searched from several sides, a large one from the best.
        begun.truncate(if problem.jobs.len() <= SMALL { 3 } else { 1 });
        let each = evaluations / begun.len().max(1);
        let mut best: Option<Found> = None;
        for one in begun {
            let found = if bound.value > one.worth.value || !one.worth.keeps_dates() {
                search.improve(one, each)
            } else {
                one
            };
            if best.as_ref().is_none_or(|best| found.worth > best.worth) {
                best = Some(found);
            }
        }
        let mut found = best.unwrap_or_else(|| search.of_order(Vec::new()));
        if problem.jobs.len() <= SMALL && bound.value > found.worth.value {
            // What is small is quickly looked at once more.
            found = search.improve(found, 2 * each);
        }
        let starts = tidy(problem, &search.appraiser, &found.starts, &[]);
        Self {
            starts,
            found,
            bound: bound.value,
        }
    }
}

/// Up to so many jobs a problem is small.
const SMALL: usize = 60;

/// Rounds for the bound and evaluations for the search: fixed numbers, since a clock would break reproducibility.
fn effort(jobs: usize) -> (usize, usize) {
    let jobs = jobs.max(1);
    (
        (60_000 / jobs).clamp(60, 300),
        (500 * jobs).min(6_000_000 / jobs).clamp(500, 24_000),
    )
}
