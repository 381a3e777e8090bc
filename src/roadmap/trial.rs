//! Temporary trial.
use super::dice::Dice;
use super::orders::orders;
use super::problem::*;
use super::relaxation::Relaxation;
use super::search::Search;

pub(super) fn instance(n: usize, quarters: usize, ratio: i64, seed: u64, budget: bool) -> Problem {
    let mut d = Dice::new(seed * 7919 + n as u64);
    let roles = 12.max(n / 8);
    let mut jobs = Vec::new();
    let mut gaps = Vec::new();
    for j in 0..n {
        let duration = [1, 1, 1, 2, 2, 3][d.below(6)];
        let effort = 1
            + d.below(16) as i64
            + if d.below(5) == 0 {
                d.below(20) as i64
            } else {
                0
            };
        let load = (0..duration)
            .map(|k| {
                100 * (effort / duration as i64 + i64::from((k as i64) < effort % duration as i64))
            })
            .collect();
        let mut after = Vec::new();
        if j > 0 {
            for _ in 0..[0, 1, 1, 2][d.below(4)] {
                let b = if d.below(3) == 0 {
                    d.below(j)
                } else {
                    j - 1 - d.below(j.min(8))
                };
                if !after.contains(&b) {
                    after.push(b);
                }
            }
        }
        let role = if d.below(4) == 0 { 0 } else { d.below(roles) };
        jobs.push(Job {
            load,
            run_in: [0, 1, 1, 2][d.below(4)],
            upkeep: [0, 25, 25, 50, 50, 75, 100][d.below(7)],
            cost: if d.below(5) == 0 {
                100000 * (1 + d.below(6)) as i64
            } else {
                0
            },
            after,
            role: Some(role),
            fixed: None,
            pinned: false,
            required: false,
        });
    }
    for q in 0..3 * n {
        let b = (1 + d.below(5)) * (1 + d.below(5));
        let first = d.below(n);
        let v = 1000 * b as i64;
        let _ = q;
        match d.below(4) {
            0 => {
                // two steps, second after the first if possible
                let second = (first + 1 + d.below(6)).min(n - 1);
                if second == first {
                    gaps.push(Gap {
                        suppliers: vec![(first, v)],
                    });
                } else {
                    gaps.push(Gap {
                        suppliers: vec![(first, v / 2), (second, v)],
                    });
                }
            }
            1 => {
                let second = d.below(n);
                if second == first {
                    gaps.push(Gap {
                        suppliers: vec![(first, v)],
                    });
                } else {
                    gaps.push(Gap {
                        suppliers: vec![(first, v), (second, v)],
                    });
                }
            }
            _ => gaps.push(Gap {
                suppliers: vec![(first, v)],
            }),
        }
    }
    let total: i64 = jobs.iter().flat_map(|j| &j.load).sum();
    let capacity = total * ratio / 100 / quarters as i64 / 100 * 100;
    let cost: i64 = jobs.iter().map(|j| j.cost).sum();
    Problem {
        capacity: vec![capacity.max(100); quarters],
        budget: budget.then(|| vec![cost * ratio / 100 / (quarters as i64 / 4); quarters / 4]),
        parallel: None,
        per_role: vec![Some(2); roles],
        jobs,
        gaps,
        deadlines: Vec::new(),
    }
}

fn json(p: &Problem) -> String {
    let jobs: Vec<_> = p.jobs.iter().map(|j| serde_json::json!({"load": j.load, "run_in": j.run_in, "upkeep": j.upkeep, "cost": j.cost, "after": j.after, "role": j.role})).collect();
    let gaps: Vec<_> = p
        .gaps
        .iter()
        .map(|g| serde_json::json!(g.suppliers))
        .collect();
    serde_json::json!({"capacity": p.capacity, "budget": p.budget, "per_role": 2, "jobs": jobs, "gaps": gaps}).to_string()
}

#[test]
fn trial() {
    let only: Option<usize> = std::env::var("N").ok().and_then(|n| n.parse().ok());
    let evals: usize = std::env::var("E")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(20000);
    let rounds: usize = std::env::var("R")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(100);
    for (n, t) in [(40, 12), (100, 16), (300, 20)] {
        if only.is_some_and(|o| o != n) {
            continue;
        }
        for ratio in [120, 70] {
            for seed in 1..=4 {
                let p = instance(n, t, ratio, seed, true);
                let name = format!("/tmp/inst/{n}_{ratio}_{seed}.json");
                let _ = std::fs::create_dir_all("/tmp/inst");
                #[allow(clippy::disallowed_methods)]
                std::fs::write(&name, json(&p)).unwrap();
                let t0 = std::time::Instant::now();
                let mut s = Search::new(&p);
                let mut found: Vec<_> = orders(&p).into_iter().map(|o| s.of_order(o)).collect();
                found.sort_by_key(|f| std::cmp::Reverse(f.worth));
                let greedy = found[0].worth.value;
                let t1 = t0.elapsed();
                let mut r = Relaxation::new(&p);
                let b = r.bound(greedy, rounds);
                let t2 = t0.elapsed() - t1;
                let lp = s.of_order(b.order.clone());
                let lpv = lp.worth.value;
                let start = if lp.worth > found[0].worth {
                    lp
                } else {
                    found[0].clone()
                };
                let best = s.improve(start, evals);
                let t3 = t0.elapsed() - t1 - t2;
                let v = best.worth.value;
                println!(
                    "{n} {ratio} {seed}: greedy {greedy} lp {lpv} best {v} bound {} gap {:.2}% (greedy {:.2}%, lp {:.2}%) times {:?} {:?} {:?}",
                    b.value,
                    100.0 * (b.value - v) as f64 / b.value as f64,
                    100.0 * (b.value - greedy) as f64 / b.value as f64,
                    100.0 * (b.value - lpv) as f64 / b.value as f64,
                    t1,
                    t2,
                    t3
                );
            }
        }
    }
}
