//! The search for prices at which the bound is low.

use super::priced::Relaxation;
use super::prices::Prices;

/// What the relaxation tells.
#[derive(Clone, Debug)]
pub(in crate::roadmap) struct Bound {
    /// No schedule within the limits is worth more.
    pub(in crate::roadmap) value: i64,
    /// The jobs in the order in which they start in the relaxation, on average.
    pub(in crate::roadmap) order: Vec<usize>,
}

/// After so many rounds without a better bound steps become half as long.
const PATIENCE: usize = 6;

impl Relaxation<'_> {
    /// Improves the prices so many times; `reached` is the worth of the best schedule known.
    ///
    /// The volume algorithm (Barahona and Anbil 2000): each step goes from the best prices along the slope of the mean of
    /// all sets found so far, which tends to a solution of the linear relaxation.
    pub(in crate::roadmap) fn bound(&mut self, reached: i64, rounds: usize) -> Bound {
        let scale = self.values.scale();
        let mut best = Prices {
            rows: vec![0.0; self.rows.len()],
            shares: self
                .values
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
            if bound <= reached {
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
            let tried = best.moved(step, &slope, &self.values.shared, scale);
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
                mixing = calmed(mixing, last, bound, reached);
                last = bound;
            }
        }
        Bound {
            value: bound.max(reached),
            order: self.order(&mean),
        }
    }

    /// The jobs by the quarters in which they have not started on average; what is never started comes last.
    pub(super) fn order(&self, mean: &[f64]) -> Vec<usize> {
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

/// How far the mean follows the next sets: half as far where many rounds have brought less than a two-hundredth of what
/// is left between the bound, `last` before them, and what is reached.
pub(super) fn calmed(mixing: f64, last: i64, bound: i64, reached: i64) -> f64 {
    if (last - bound) * 200 < last - reached {
        (mixing * 0.5).max(0.005)
    } else {
        mixing
    }
}
