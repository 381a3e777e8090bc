//! Orders in which a search begins.

#[cfg(test)]
mod tests;

use super::problem::Problem;

/// Several orders of all jobs, each after its predecessors.
pub(super) fn orders(problem: &Problem) -> Vec<Vec<usize>> {
    let wanted = wanted_first(problem);
    let by = |weigh: fn(i64) -> i64| by_ratio(problem, &wanted, weigh);
    // Benefit per person-day; the same with little regard for effort, and with none.
    vec![by(|days| days), by(|days| days.isqrt()), by(|_| 1)]
}

/// What wanted dates need, the most urgent first.
fn wanted_first(problem: &Problem) -> Vec<usize> {
    let mut wanted: Vec<(i32, usize)> = Vec::new();
    for deadline in problem.dates() {
        // Of several that would do, the one that needs the least work.
        let cheapest = deadline
            .suppliers
            .iter()
            .min_by_key(|job| (days(problem, &closure(problem, **job, &[])), **job));
        if let Some(job) = cheapest {
            wanted.push((
                deadline.last - problem.jobs[*job].run_in - problem.jobs[*job].duration(),
                *job,
            ));
        }
    }
    wanted.sort_unstable();
    let mut order = Vec::new();
    for (_, job) in wanted {
        for member in closure(problem, job, &order) {
            order.push(member);
        }
    }
    order
}

/// Repeatedly the job that, with all it still waits for, brings most for its weight.
fn by_ratio(problem: &Problem, first: &[usize], weigh: fn(i64) -> i64) -> Vec<usize> {
    let jobs = problem.jobs.len();
    let mut value = vec![0_i64; jobs];
    for gap in &problem.gaps {
        for (job, worth) in &gap.suppliers {
            value[*job] += worth;
        }
    }
    let mut order = first.to_vec();
    let mut taken = vec![false; jobs];
    for job in first {
        taken[*job] = true;
    }
    loop {
        let mut best: Option<(i64, i64, usize)> = None;
        for job in (0..jobs).filter(|job| !taken[*job]) {
            let members = closure_of(problem, job, &taken);
            let worth: i64 = members.iter().map(|member| value[*member]).sum();
            let weight = weigh(days(problem, &members).max(1)).max(1);
            // Compared by cross-multiplication; of equal ones the first.
            let better = best.is_none_or(|(w, d, _)| {
                i128::from(worth) * i128::from(d) > i128::from(w) * i128::from(weight)
            });
            if better {
                best = Some((worth, weight, job));
            }
        }
        let Some((_, _, job)) = best else {
            return order;
        };
        for member in closure_of(problem, job, &taken) {
            taken[member] = true;
            order.push(member);
        }
    }
}

fn days(problem: &Problem, members: &[usize]) -> i64 {
    members
        .iter()
        .flat_map(|job| &problem.jobs[*job].load)
        .sum()
}

fn closure(problem: &Problem, job: usize, without: &[usize]) -> Vec<usize> {
    let mut taken = vec![false; problem.jobs.len()];
    for other in without {
        taken[*other] = true;
    }
    closure_of(problem, job, &taken)
}

/// A job and all it waits for that is not taken, each after what it waits for.
pub(super) fn closure_of(problem: &Problem, job: usize, taken: &[bool]) -> Vec<usize> {
    if taken[job] {
        return Vec::new();
    }
    let mut members = Vec::new();
    let mut seen: std::collections::BTreeSet<usize> = std::collections::BTreeSet::from([job]);
    // Each job with the next of its predecessors to look at.
    let mut path = vec![(job, 0)];
    while let Some((here, next)) = path.last_mut() {
        match problem.jobs[*here].after.get(*next) {
            Some(before) => {
                *next += 1;
                if !taken[*before] && seen.insert(*before) {
                    path.push((*before, 0));
                }
            }
            None => {
                members.push(*here);
                path.pop();
            }
        }
    }
    members
}
