//! How many floors lie where on the scale.

use super::words;
use crate::portfolio::{Group, Portfolio, Spread};
use crate::report::page::{Cell, Column, Row, Table};
use crate::report::wording;

/// From so many assessments on narrower bands are worth it.
const MANY: usize = 200;
/// The most bands that are still told apart.
const MOST: usize = 25;

/// How many floors lie where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Distribution {
    /// Number shown for a score of 1.0.
    pub(in crate::report) max: u8,
    /// How many lie in each of equal bands from 0 to 1.
    pub(in crate::report) bands: Vec<usize>,
    /// Those without a floor.
    pub(in crate::report) none: usize,
}

impl Distribution {
    /// The floors of a group: in bands of half a point of the scale, or of a fifth of a point where there are many.
    pub(in crate::report) fn of(portfolio: &Portfolio, place: usize, group: &Group) -> Self {
        let max = group.questionnaire.scale;
        let floors = portfolio.floors(place, None);
        let spread = Spread::of(floors, bands(max, group.sites));
        Self {
            max,
            bands: spread.bands,
            none: spread.none,
        }
    }

    /// The bound below a band.
    pub(in crate::report) fn bound(&self, band: usize) -> f64 {
        band as f64 / self.bands.len().max(1) as f64
    }

    /// The bands by name, and how many lie in each; last, if there are any, those without a floor.
    pub(in crate::report) fn named(&self) -> Vec<(String, usize)> {
        let bound = |band: usize| wording::on_scale(self.bound(band), self.max);
        let bands = self.bands.iter().enumerate();
        let mut named: Vec<(String, usize)> = bands
            .map(|(band, count)| (format!("{}–{}", bound(band), bound(band + 1)), *count))
            .collect();
        if self.none > 0 {
            named.push((words::NO_FLOOR.to_owned(), self.none));
        }
        named
    }

    /// How many there are in all.
    pub(in crate::report) fn all(&self) -> usize {
        self.bands.iter().sum::<usize>() + self.none
    }

    /// As a table.
    pub(super) fn table(&self) -> Table {
        let all = self.all().max(1) as f64;
        let rows = self.named().into_iter().map(|(band, count)| Row {
            cells: vec![
                Cell::from(band),
                Cell::from(count.to_string()),
                Cell::from(wording::percent(count as f64 / all)),
            ],
            depth: 0,
        });
        Table {
            columns: vec![
                Column::text(words::FLOOR),
                Column::number("Assessments"),
                Column::number("Share"),
            ],
            rows: rows.collect(),
        }
    }
}

/// How many bands a scale is parted into.
fn bands(max: u8, sites: usize) -> usize {
    let by_point = if sites < MANY { 2 } else { 5 };
    (usize::from(max.max(1)) * by_point).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_have_round_bounds() {
        let distribution = |max, sites| Distribution {
            max,
            bands: vec![1; bands(max, sites)],
            none: 0,
        };
        let names = |max, sites| -> Vec<String> {
            let named = distribution(max, sites).named();
            named.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(5, 12)[..2], ["0.0–0.5", "0.5–1.0"]);
        assert_eq!(names(5, 12).len(), 10);
        assert_eq!(names(5, 1_000)[..2], ["0.0–0.2", "0.2–0.4"]);
        assert_eq!(names(4, 1_000).last().unwrap(), "3.8–4.0");
        assert_eq!(names(100, 1_000).len(), 25, "no more than are told apart");
    }

    #[test]
    fn what_has_no_floor_is_no_zero() {
        let distribution = Distribution {
            max: 5,
            bands: vec![0, 2],
            none: 1,
        };
        assert_eq!(distribution.all(), 3);
        let named = distribution.named();
        assert_eq!(named[0].1, 0);
        assert_eq!(named[2], (words::NO_FLOOR.to_owned(), 1));
    }
}
