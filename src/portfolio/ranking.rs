//! The rows of a group by what is certain.

use std::cmp::Ordering;

use super::order::Order;
use super::row::{Assessed, Billionths, Row, small};
use super::rows::Rows;

/// A row with its rank and its figures. Where nothing is answered, or nothing applies, there is no rank.
pub type Ranked<'p> = (Option<usize>, Row<'p>, Assessed<'p>);

/// The rows of a group by what is certain, the highest floor first; equal floors share the better rank. What has no floor
/// comes last.
#[derive(Clone, Debug)]
pub struct Ranking<'p> {
    rows: &'p Rows,
    places: Vec<Place>,
}

/// A row by its place.
#[derive(Clone, Copy, Debug)]
struct Place {
    row: u32,
    floor: Billionths,
    /// From 1; 0 is none.
    rank: u32,
}

impl<'p> Ranking<'p> {
    /// The ranking of rows by their places.
    pub(super) fn of(rows: &'p Rows, places: impl Iterator<Item = usize>) -> Self {
        let place = |place: usize| {
            let floor = rows.assessed(place)?.known_floor();
            let row = small(place);
            let rank = 0;
            Some(Place { row, floor, rank })
        };
        let mut places: Vec<Place> = places.filter_map(place).collect();
        let row = |place: &Place| rows.get(place.row as usize);
        places.sort_by(|one, other| {
            // The greatest of all stands for none.
            let floor = |place: &Place| place.floor.whole();
            let by_path = || match (row(one), row(other)) {
                (Some(one), Some(other)) => Order::Path.compare(&one, &other),
                _ => Ordering::Equal,
            };
            floor(other).cmp(&floor(one)).then_with(by_path)
        });
        let (mut before, mut rank) = (None, 0);
        for (at, place) in (1..).zip(&mut places) {
            if before != Some(place.floor) {
                rank = at;
            }
            before = Some(place.floor);
            place.rank = place.floor.whole().map_or(0, |_| rank);
        }
        Self { rows, places }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The first so many of them alone.
    pub fn truncate(&mut self, most: usize) {
        self.places.truncate(most);
    }

    /// One of them, from 0.
    pub fn get(&self, at: usize) -> Option<Ranked<'p>> {
        let place = self.places.get(at)?;
        let row = self.rows.get(place.row as usize)?;
        let rank = (place.rank > 0).then_some(place.rank as usize);
        Some((rank, row, row.assessed()?))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Ranked<'p>> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}
