//! An upper bound: limits are priced instead of kept, and what is left is a closed set of greatest weight.
//!
//! The Lagrangian relaxation of capacity, budget and places (Fisher 1981), its prices improved by subgradients (Held,
//! Wolfe and Crowder 1974). With time in steps ("has started by quarter t") precedence is a closure, so that the bound is
//! that of the linear relaxation, without a solver. Prices are floating-point numbers made by addition, multiplication and
//! division alone; each bound is computed from whole prices in whole numbers, so that it holds exactly.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::problem::Problem;

/// What the relaxation tells.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// No schedule within the limits is worth more.
    pub(super) value: i64,
    /// The jobs in the order in which they start in the relaxation, on average.
    pub(super) order: Vec<usize>,
}

/// A limit that is priced.
struct Row {
    /// What there is.
    there_is: i64,
    /// A usual amount, by which prices of different limits become comparable.
    unit: f64,
    /// For each node what being in the set uses; negative where it gives back.
    uses: Vec<(usize, i64)>,
}

/// Value that one of several jobs brings in a quarter, counted once.
struct Shared {
    value: i64,
    nodes: Vec<usize>,
}

/// The nodes "job has started by quarter".
struct Nodes {
    /// For each job its first node, and the quarters it may start in; none if it is fixed or can never start.
    of: Vec<Option<(usize, i32, i32)>>,
    count: usize,
}

impl Nodes {
    fn new(problem: &Problem) -> Self {
        let (earliest, latest) = (problem.earliest(), problem.latest());
        let mut of: Vec<Option<(usize, i32, i32)>> = vec![None; problem.jobs.len()];
        let mut count = 0;
        for job in problem.in_order() {
            let own = &problem.jobs[job];
            let possible =
                |before: &usize| problem.jobs[*before].fixed.is_some() || of[*before].is_some();
            let (first, last) = (
                earliest[job],
                latest[job].min(problem.quarters() - own.duration()),
            );
            if own.fixed.is_none() && first <= last && own.after.iter().all(possible) {
                of[job] = Some((count, first, last));
                // Between 0 and the number of quarters.
                count += (last - first + 1) as usize;
            }
        }
        Self { of, count }
    }

    /// The node that says whether a job has started by a quarter; `None` if it cannot have.
    fn by(&self, job: usize, quarter: i32) -> Option<usize> {
        let (node, first, last) = self.of[job]?;
        // At most the number of quarters.
        (quarter >= first).then(|| node + (quarter.min(last) - first) as usize)
    }

    fn requires(&self, problem: &Problem) -> Vec<(usize, usize)> {
        let mut requires = Vec::new();
        for (job, of) in self.of.iter().enumerate() {
            let Some((node, first, last)) = *of else {
                continue;
            };
            for quarter in first..=last {
                let here = node + (quarter - first) as usize;
                if quarter < last {
                    requires.push((here, here + 1));
                }
                for before in &problem.jobs[job].after {
                    let ended = quarter - problem.jobs[*before].duration();
                    requires.extend(self.by(*before, ended).map(|there| (here, there)));
                }
            }
        }
        requires
    }

    /// Spreads the use of a limit by a start, for each quarter in which the job may start, over the nodes.
    fn spread(&self, job: usize, use_of_start: impl Fn(i32) -> i64, uses: &mut Vec<(usize, i64)>) {
        let Some((node, first, last)) = self.of[job] else {
            return;
        };
        for quarter in first..=last {
            // A start in this quarter is "by this quarter" less "by the one before".
            let next = if quarter < last {
                use_of_start(quarter + 1)
            } else {
                0
            };
            let amount = use_of_start(quarter) - next;
            if amount != 0 {
                uses.push((node + (quarter - first) as usize, amount));
            }
        }
    }
}

/// The relaxation of one problem.
pub(super) struct Relaxation<'p> {
    problem: &'p Problem,
    nodes: Nodes,
    closure: Closure,
    /// Value of what is fixed.
    certain: i64,
    /// Value of being in the set.
    worth: Vec<i64>,
    rows: Vec<Row>,
    shared: Vec<Shared>,
}

impl<'p> Relaxation<'p> {
    pub(super) fn new(problem: &'p Problem) -> Self {
        let nodes = Nodes::new(problem);
        let closure = Closure::new(nodes.count, &nodes.requires(problem));
        let mut relaxation = Self {
            problem,
            closure,
            certain: 0,
            worth: vec![0; nodes.count],
            rows: Vec::new(),
            shared: Vec::new(),
            nodes,
        };
        relaxation.value_gaps();
        relaxation.add_rows();
        relaxation
    }

    /// Turns gaps into values of nodes, and of groups of nodes where several jobs bring the same.
    fn value_gaps(&mut self) {
        let quarters = self.problem.quarters();
        let dominated = Dominance::new(self.problem);
        // Steps with the same suppliers are one.
        let mut steps: BTreeMap<(Vec<usize>, i32), i64> = BTreeMap::new();
        for gap in &self.problem.gaps {
            let mut values: Vec<i64> = gap.suppliers.iter().map(|(_, value)| *value).collect();
            values.sort_unstable();
            values.dedup();
            let mut below = 0;
            for value in values.into_iter().filter(|value| *value > 0) {
                let step = value - below;
                below = value;
                let reach = |(job, worth): &(usize, i64)| (*worth >= value).then_some(*job);
                let all: Vec<usize> = gap.suppliers.iter().filter_map(reach).collect();
                let fixed = all.iter().filter_map(|job| {
                    let own = &self.problem.jobs[*job];
                    own.fixed.map(|start| own.effective(start).max(0))
                });
                let from = fixed.min().unwrap_or(quarters).min(quarters);
                self.certain += step * i64::from(quarters - from);
                let free: Vec<usize> = all
                    .iter()
                    .copied()
                    .filter(|job| self.nodes.of[*job].is_some())
                    .collect();
                let mut needed: Vec<usize> = free
                    .iter()
                    .copied()
                    .filter(|job| !free.iter().any(|other| dominated.by(*job, *other)))
                    .collect();
                needed.sort_unstable();
                needed.dedup();
                if !needed.is_empty() && from > 0 {
                    *steps.entry((needed, from)).or_default() += step;
                }
            }
        }
        for ((suppliers, until), value) in steps {
            for quarter in 0..until {
                let nodes: Vec<usize> = suppliers
                    .iter()
                    .filter_map(|job| {
                        let own = &self.problem.jobs[*job];
                        self.nodes
                            .by(*job, quarter - own.run_in - (own.duration() - 1))
                    })
                    .collect();
                match nodes.as_slice() {
                    [] => {}
                    [node] => self.worth[*node] += value,
                    _ => self.shared.push(Shared { value, nodes }),
                }
            }
        }
    }

    fn add_rows(&mut self) {
        let problem = self.problem;
        let quarters = problem.quarters();
        let spent = super::ledger::Ledger::new(problem);
        for quarter in 0..quarters {
            let at = quarter as usize;
            self.add_row(spent.free_in(at), |job, start| {
                let own = &problem.jobs[job];
                let load = usize::try_from(quarter - start)
                    .ok()
                    .and_then(|since| own.load.get(since));
                match load {
                    Some(load) => *load,
                    None if quarter > own.end(start) => own.upkeep,
                    None => 0,
                }
            });
            let runs = |job: usize, start: i32| {
                i64::from(start <= quarter && quarter <= problem.jobs[job].end(start))
            };
            if let Some(most) = problem.parallel {
                let taken = spent.running_in(at);
                self.add_row(i64::from(most) - i64::from(taken), runs);
            }
            for (role, most) in problem.per_role.iter().enumerate() {
                let Some(most) = most else { continue };
                let taken = spent.of_role_in(role, at);
                self.add_row(i64::from(*most) - i64::from(taken), |job, start| {
                    if problem.jobs[job].role == Some(role) {
                        runs(job, start)
                    } else {
                        0
                    }
                });
            }
        }
        for year in 0..problem.budget.as_ref().map_or(0, Vec::len) {
            let there_is = spent.money_in(year).unwrap_or(0);
            self.add_row(there_is, |job, start| {
                if start / 4 == year as i32 {
                    problem.jobs[job].cost
                } else {
                    0
                }
            });
        }
    }

    /// Adds a limit, unless all jobs together could not reach it.
    fn add_row(&mut self, there_is: i64, use_of_start: impl Fn(usize, i32) -> i64) {
        let (mut uses, mut most, mut largest) = (Vec::new(), 0_i64, 1_i64);
        for (job, of) in self.nodes.of.iter().enumerate() {
            let Some((_, first, last)) = *of else {
                continue;
            };
            let peak = (first..=last)
                .map(|start| use_of_start(job, start))
                .max()
                .unwrap_or(0);
            if peak > 0 {
                most = most.saturating_add(peak);
                largest = largest.max(peak);
                self.nodes
                    .spread(job, |start| use_of_start(job, start), &mut uses);
            }
        }
        if most > there_is {
            self.rows.push(Row {
                // Where what is fixed has taken too much, nothing is left, but nothing is owed either.
                there_is: there_is.max(0),
                unit: there_is.max(largest) as f64,
                uses,
            });
        }
    }

    /// Improves the prices so many times; `reached` is the worth of the best schedule known.
    ///
    /// The volume algorithm (Barahona and Anbil 2000): each step goes from the best prices along the slope of the mean of
    /// all sets found so far, which tends to a solution of the linear relaxation.
    pub(super) fn bound(&mut self, reached: i64, rounds: usize) -> Bound {
        let scale = self.scale();
        let mut best = Prices {
            rows: vec![0.0; self.rows.len()],
            shares: self
                .shared
                .iter()
                .map(|shared| (shared.value * scale) as f64 / shared.nodes.len() as f64)
                .collect(),
        };
        let mut weights = vec![0_i64; self.nodes.count];
        let (mut bound, inside) = self.at(&best, scale, &mut weights);
        let mut mean: Vec<f64> = inside
            .iter()
            .map(|inside| f64::from(u8::from(*inside)))
            .collect();
        let (mut pace, mut mixing, mut since) = (0.5_f64, 0.1_f64, 0);
        let mut last = bound;
        for round in 1..rounds.max(1) {
            if bound <= reached || (self.rows.is_empty() && self.shared.is_empty()) {
                break;
            }
            let slope = self.slope(&mean);
            let square: f64 = slope
                .iter()
                .zip(best.iter())
                .map(|(part, price)| {
                    if *part > 0.0 && price <= 0.0 {
                        0.0
                    } else {
                        part * part
                    }
                })
                .sum();
            if square <= 1e-12 {
                break;
            }
            let step = pace * ((bound - reached).max(1) * scale) as f64 / square;
            let tried = best.moved(step, &slope, &self.shared, scale);
            let (found, inside) = self.at(&tried, scale, &mut weights);
            // Along the slope of the mean, or against it?
            for (mean, inside) in mean.iter_mut().zip(&inside) {
                *mean += mixing * (f64::from(u8::from(*inside)) - *mean);
            }
            if found < bound {
                let fresh: f64 = self
                    .slope_of(&inside)
                    .iter()
                    .zip(&slope)
                    .map(|(one, other)| one * other)
                    .sum();
                bound = found;
                best = tried;
                since = 0;
                if fresh > 0.0 {
                    pace = (pace * 1.1).min(2.0);
                }
            } else {
                since += 1;
                if since >= PATIENCE {
                    since = 0;
                    pace = (pace * 0.66).max(0.000_5);
                }
            }
            if round % 50 == 0 {
                if (last - bound) * 200 < last - reached {
                    mixing = (mixing * 0.5).max(0.005);
                }
                last = bound;
            }
        }
        Bound {
            value: bound.max(reached),
            order: self.order(&mean),
        }
    }

    fn at(&mut self, prices: &Prices, scale: i64, weights: &mut [i64]) -> (i64, Vec<bool>) {
        let rows: Vec<i64> = prices
            .rows
            .iter()
            .zip(&self.rows)
            .map(|(price, row)| whole(price / row.unit))
            .collect();
        let shares: Vec<i64> = prices.shares.iter().map(|share| whole(*share)).collect();
        let rest = self.price(&rows, &shares, scale, weights);
        let (chosen, inside) = self.closure.solve(weights);
        let total = rest + i128::from(chosen);
        let bound = i64::try_from(total.div_euclid(i128::from(scale))).unwrap_or(i64::MAX);
        (bound.saturating_add(self.certain), inside)
    }

    /// Puts the weights of all nodes at these prices into `weights`; what is left over is returned.
    fn price(&self, prices: &[i64], shares: &[i64], scale: i64, weights: &mut [i64]) -> i128 {
        for (weight, worth) in weights.iter_mut().zip(&self.worth) {
            *weight = worth * scale;
        }
        let mut rest = 0_i128;
        for (row, price) in self.rows.iter().zip(prices) {
            if *price > 0 {
                rest += i128::from(*price) * i128::from(row.there_is);
                for (node, uses) in &row.uses {
                    weights[*node] -= price * uses;
                }
            }
        }
        for (shared, share) in self.shared.iter().zip(shares) {
            rest += i128::from(shared.value * scale - share);
            for node in &shared.nodes {
                weights[*node] += share;
            }
        }
        rest
    }

    /// How the bound changes with each price: what is left of a limit.
    fn slope(&self, mean: &[f64]) -> Vec<f64> {
        let rows = self.rows.iter().map(|row| {
            let used: f64 = row
                .uses
                .iter()
                .map(|(node, uses)| mean[*node] * *uses as f64)
                .sum();
            (row.there_is as f64 - used) / row.unit
        });
        let shares = self
            .shared
            .iter()
            .map(|shared| shared.nodes.iter().map(|node| mean[*node]).sum::<f64>() - 1.0);
        rows.chain(shares).collect()
    }

    fn slope_of(&self, inside: &[bool]) -> Vec<f64> {
        let mean: Vec<f64> = inside
            .iter()
            .map(|inside| f64::from(u8::from(*inside)))
            .collect();
        self.slope(&mean)
    }

    /// So fine that whole prices lose little, so coarse that nothing overflows.
    fn scale(&self) -> i64 {
        let values = self
            .worth
            .iter()
            .copied()
            .chain(self.shared.iter().map(|shared| shared.value));
        let total: i128 = values.map(i128::from).sum();
        let room = (1_i128 << 50) / total.max(1);
        i64::try_from(room.clamp(1, 1 << 20)).unwrap_or(1)
    }

    /// The jobs by the quarters in which they have not started on average; what is never started comes last.
    fn order(&self, mean: &[f64]) -> Vec<usize> {
        let waits = |job: usize| match self.nodes.of[job] {
            None => f64::INFINITY,
            Some((node, first, last)) => {
                let count = (last - first + 1) as usize;
                let started: f64 = mean[node..node + count].iter().sum();
                let beyond = f64::from(self.problem.quarters() - last) * mean[node + count - 1];
                f64::from(self.problem.quarters()) - started - beyond
            }
        };
        let mut order = self.problem.in_order();
        order.sort_by(|one, other| waits(*one).total_cmp(&waits(*other)));
        order
    }
}

/// What limits cost, and what each supplier of shared value is credited with; both scaled.
#[derive(Clone, Debug)]
struct Prices {
    rows: Vec<f64>,
    shares: Vec<f64>,
}

impl Prices {
    fn iter(&self) -> impl Iterator<Item = f64> + '_ {
        self.rows.iter().chain(&self.shares).copied()
    }

    fn moved(&self, step: f64, slope: &[f64], shared: &[Shared], scale: i64) -> Self {
        let (of_rows, of_shares) = slope.split_at(self.rows.len());
        let down = |price: &f64, part: &f64| price - step * part;
        let shares = self.shares.iter().zip(of_shares).zip(shared);
        Self {
            rows: self
                .rows
                .iter()
                .zip(of_rows)
                .map(|(price, part)| down(price, part).max(0.0))
                .collect(),
            shares: shares
                .map(|((share, part), shared)| {
                    down(share, part).clamp(0.0, (shared.value * scale) as f64)
                })
                .collect(),
        }
    }
}

/// After so many rounds without a better bound steps become half as long.
const PATIENCE: usize = 6;

/// The nearest whole number of a price.
fn whole(price: f64) -> i64 {
    // Prices are far below the largest number.
    price.round() as i64
}

/// Which jobs have their effect no later than others that presuppose them.
struct Dominance {
    /// For each job those that it waits for, directly or not, with the least quarters from their start to its start.
    lag: Vec<BTreeMap<usize, i32>>,
    effect: Vec<i32>,
}

impl Dominance {
    fn new(problem: &Problem) -> Self {
        let mut lag: Vec<BTreeMap<usize, i32>> = vec![BTreeMap::new(); problem.jobs.len()];
        for job in problem.in_order() {
            let mut own: BTreeMap<usize, i32> = BTreeMap::new();
            for before in &problem.jobs[job].after {
                let duration = problem.jobs[*before].duration();
                let mut add = |earlier: usize, quarters: i32| {
                    let entry = own.entry(earlier).or_insert(quarters);
                    *entry = (*entry).max(quarters);
                };
                add(*before, duration);
                for (earlier, quarters) in &lag[*before] {
                    add(*earlier, quarters + duration);
                }
            }
            lag[job] = own;
        }
        Self {
            lag,
            effect: problem
                .jobs
                .iter()
                .map(|job| job.duration() - 1 + job.run_in)
                .collect(),
        }
    }

    /// Whether `job` can never have its effect before `other`, which it presupposes.
    fn by(&self, job: usize, other: usize) -> bool {
        self.lag[job]
            .get(&other)
            .is_some_and(|quarters| quarters + self.effect[job] >= self.effect[other])
    }
}
