//! The relaxation at given prices: its bound, and the slope along which prices improve.

use crate::roadmap::closure::Closure;
use crate::roadmap::problem::Problem;

use super::nodes::Nodes;
use super::prices::{Prices, whole};
use super::rows::{Row, rows};
use super::values::Values;

/// The relaxation of one problem.
pub(in crate::roadmap) struct Relaxation<'p> {
    pub(super) problem: &'p Problem,
    pub(super) nodes: Nodes,
    closure: Closure,
    pub(super) rows: Vec<Row>,
    pub(super) values: Values,
}

impl<'p> Relaxation<'p> {
    pub(in crate::roadmap) fn new(problem: &'p Problem) -> Self {
        let nodes = Nodes::new(problem);
        let closure = Closure::new(nodes.count, &nodes.requires(problem));
        Self {
            problem,
            closure,
            rows: rows(problem, &nodes),
            values: Values::new(problem, &nodes),
            nodes,
        }
    }

    /// No schedule is worth more than the first, by these prices; the second is the set behind it.
    pub(super) fn at(
        &mut self,
        prices: &Prices,
        scale: i64,
        weights: &mut [i64],
    ) -> (i64, Vec<bool>) {
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
        (bound.saturating_add(self.values.certain), inside)
    }

    /// Puts the weights of all nodes at these prices into `weights`; what is left over is returned.
    fn price(&self, prices: &[i64], shares: &[i64], scale: i64, weights: &mut [i64]) -> i128 {
        for (weight, worth) in weights.iter_mut().zip(&self.values.worth) {
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
        for (shared, share) in self.values.shared.iter().zip(shares) {
            rest += i128::from(shared.value * scale - share);
            for node in &shared.nodes {
                weights[*node] += share;
            }
        }
        rest
    }

    /// How the bound changes with each price: what is left of a limit.
    pub(super) fn slope(&self, mean: &[f64]) -> Vec<f64> {
        let rows = self.rows.iter().map(|row| {
            let used: f64 = row
                .uses
                .iter()
                .map(|(node, uses)| mean[*node] * *uses as f64)
                .sum();
            (row.there_is as f64 - used) / row.unit
        });
        let shares = self
            .values
            .shared
            .iter()
            .map(|shared| shared.nodes.iter().map(|node| mean[*node]).sum::<f64>() - 1.0);
        rows.chain(shares).collect()
    }

    pub(super) fn slope_of(&self, inside: &[bool]) -> Vec<f64> {
        let mean: Vec<f64> = inside
            .iter()
            .map(|inside| f64::from(u8::from(*inside)))
            .collect();
        self.slope(&mean)
    }
}
