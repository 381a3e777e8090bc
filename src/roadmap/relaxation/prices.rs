//! Prices of limits and of shared value.

use super::values::Shared;

/// What limits cost, and what each supplier of shared value is credited with; both scaled.
#[derive(Clone, Debug)]
pub(super) struct Prices {
    pub(super) rows: Vec<f64>,
    pub(super) shares: Vec<f64>,
}

impl Prices {
    pub(super) fn iter(&self) -> impl Iterator<Item = f64> + '_ {
        self.rows.iter().chain(&self.shares).copied()
    }

    pub(super) fn moved(&self, step: f64, slope: &[f64], shared: &[Shared], scale: i64) -> Self {
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

/// The nearest whole number of a price.
pub(super) fn whole(price: f64) -> i64 {
    // Prices are far below the largest number.
    price.round() as i64
}
