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
    let mut left = Left::new(problem);
    let mut order = first.to_vec();
    for job in first {
        left.take(*job);
    }
    // What each would bring for its weight, until something that it waits for is taken.
    let mut ratio: Vec<(i64, i64)> = (0..jobs).map(|job| left.ratio(job, weigh)).collect();
    loop {
        let mut best: Option<(i64, i64, usize)> = None;
        for job in (0..jobs).filter(|job| !left.taken[*job]) {
            let (worth, weight) = ratio[job];
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
        for member in closure_of(problem, job, &left.taken) {
            for resting in left.take(member) {
                ratio[resting] = left.ratio(resting, weigh);
            }
            order.push(member);
        }
    }
}

/// For each job what it brings and takes with all that it waits for and that is not taken.
struct Left {
    followers: Vec<Vec<usize>>,
    own: Vec<(i64, i64)>,
    sum: Vec<(i64, i64)>,
    taken: Vec<bool>,
    /// For each job the walk that has come by it last.
    seen: Vec<usize>,
    walks: usize,
}

impl Left {
    fn new(problem: &Problem) -> Self {
        let jobs = problem.jobs.len();
        let mut own: Vec<(i64, i64)> = (0..jobs).map(|job| (0, days(problem, &[job]))).collect();
        for gap in &problem.gaps {
            for (job, worth) in &gap.suppliers {
                own[*job].0 += worth;
            }
        }
        let mut left = Self {
            followers: problem.followers(),
            own,
            sum: vec![(0, 0); jobs],
            taken: vec![false; jobs],
            seen: vec![0; jobs],
            walks: 0,
        };
        for job in 0..jobs {
            let (worth, days) = left.own[job];
            for resting in left.resting(job) {
                let (sum, load) = &mut left.sum[resting];
                (*sum, *load) = (*sum + worth, *load + days);
            }
        }
        left
    }

    /// A job, and all that wait for it, directly or not.
    fn resting(&mut self, job: usize) -> Vec<usize> {
        self.walks += 1;
        let mut found = vec![job];
        let mut at = 0;
        while let Some(here) = found.get(at).copied() {
            at += 1;
            for follower in &self.followers[here] {
                if self.seen[*follower] != self.walks {
                    self.seen[*follower] = self.walks;
                    found.push(*follower);
                }
            }
        }
        found
    }

    /// Takes a job; what waits for it, and itself, has that much less before it.
    fn take(&mut self, job: usize) -> Vec<usize> {
        self.taken[job] = true;
        let (worth, days) = self.own[job];
        let resting = self.resting(job);
        for other in &resting {
            let (sum, load) = &mut self.sum[*other];
            (*sum, *load) = (*sum - worth, *load - days);
        }
        resting
    }

    /// What a job brings, and its weight.
    fn ratio(&self, job: usize, weigh: fn(i64) -> i64) -> (i64, i64) {
        let (worth, days) = self.sum[job];
        (worth, weigh(days.max(1)).max(1))
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
    let mut seen = taken.to_vec();
    seen[job] = true;
    // Each job with the next of its predecessors to look at.
    let mut path = vec![(job, 0)];
    while let Some((here, next)) = path.last_mut() {
        match problem.jobs[*here].after.get(*next) {
            Some(before) => {
                *next += 1;
                if !seen[*before] {
                    seen[*before] = true;
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
