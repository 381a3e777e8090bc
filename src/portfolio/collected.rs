//! Many assessments together.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::group::Group;
use super::order::Order;
use super::quartiles::Quartiles;
use super::record::{Content, Record};
use super::row::{Assessed, Billionths, Row, RowKind};

/// Many assessments together.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    rows: Vec<Row>,
    groups: Vec<Group>,
    broken: usize,
    unread: usize,
    day: Option<Date>,
}

/// Where one stands among all that answered the same questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position<'a> {
    /// The one.
    pub row: &'a Row,
    /// Its group.
    pub group: usize,
    /// What is compared: `None` is the whole, else the place of an area, or of a section at the top.
    pub part: Option<usize>,
    /// Its floor.
    pub floor: Billionths,
    /// Its rank, the highest floor first; equal floors share the better one.
    pub rank: Option<usize>,
    /// Among so many that have a floor.
    pub among: usize,
    /// How the floors of all spread.
    pub quartiles: Option<Quartiles>,
}

impl Portfolio {
    /// Adds a record. In which order they come matters for [`Order::Input`] alone.
    pub fn add(&mut self, record: &Record<'_>) {
        let mut row = Row::of(record);
        match (&record.content, &mut row.kind) {
            (Content::Scored(site), RowKind::Assessed(assessed)) => {
                let known = |g: &Group| g.questionnaire == *site.questionnaire;
                let place = self.groups.iter().position(known).unwrap_or_else(|| {
                    self.groups.push(Group::new(site));
                    self.groups.len() - 1
                });
                assessed.join(place);
                self.day = self.day.max(Some(site.as_of));
                if let Some(group) = self.groups.get_mut(place) {
                    group.add(site);
                }
            }
            (Content::Unread(_), _) => self.unread += 1,
            _ => self.broken += 1,
        }
        self.rows.push(row);
    }

    /// Puts rows and groups in order.
    pub fn sort(&mut self, order: Order) {
        if order != Order::Input {
            self.rows.sort_by(|one, other| order.compare(one, other));
        }
        let mut places: Vec<usize> = (0..self.groups.len()).collect();
        let by_name = |one: &usize, other: &usize| -> Ordering {
            let of = |place: &usize| self.groups.get(*place).map(|g| &g.questionnaire);
            of(one).cmp(&of(other))
        };
        places.sort_by(by_name);
        let mut sorted = vec![0; places.len()];
        for (new, old) in places.iter().enumerate() {
            if let Some(place) = sorted.get_mut(*old) {
                *place = new;
            }
        }
        for row in &mut self.rows {
            if let RowKind::Assessed(assessed) = &mut row.kind {
                assessed.join(sorted.get(assessed.group()).copied().unwrap_or_default());
            }
        }
        self.groups
            .sort_by(|one, other| one.questionnaire.cmp(&other.questionnaire));
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Assessments by questionnaire.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The same, to name what is in them.
    pub fn groups_mut(&mut self) -> &mut [Group] {
        &mut self.groups
    }

    /// How many inputs have faults.
    pub fn broken(&self) -> usize {
        self.broken
    }

    /// How many inputs could not be read.
    pub fn unread(&self) -> usize {
        self.unread
    }

    /// The last day on which evidence and waivers were judged; `None` without assessments.
    pub fn day(&self) -> Option<Date> {
        self.day
    }

    /// The rows of a group with their figures.
    pub fn of_group(&self, group: usize) -> impl Iterator<Item = (&Row, &Assessed)> {
        let assessed = self.rows.iter().filter_map(|r| Some((r, r.assessed()?)));
        assessed.filter(move |(_, assessed)| assessed.group() == group)
    }

    /// The rows of a group by what is certain, the highest floor first, each with its rank; equal floors share the
    /// better one. Where nothing is answered, or nothing applies, there is none, and it comes last.
    pub fn ranking(&self, group: usize) -> Vec<(Option<usize>, &Row, &Assessed)> {
        let mut all: Vec<(&Row, &Assessed)> = self.of_group(group).collect();
        let floor = |assessed: &Assessed| assessed.known_floor().whole();
        all.sort_by(|one, other| {
            floor(other.1)
                .cmp(&floor(one.1))
                .then_with(|| Order::Path.compare(one.0, other.0))
        });
        let mut ranked = Vec::with_capacity(all.len());
        let mut before: Option<(Option<u32>, usize)> = None;
        for (place, (row, assessed)) in all.into_iter().enumerate() {
            let own = floor(assessed);
            let rank = match before {
                Some((floor, rank)) if floor == own => rank,
                _ => place + 1,
            };
            before = Some((own, rank));
            ranked.push((own.map(|_| rank), row, assessed));
        }
        ranked
    }

    /// How the floors of a group spread, of the whole or of a part.
    pub fn quartiles(&self, group: usize, part: Option<usize>) -> Option<Quartiles> {
        Quartiles::of(self.of_group(group).map(|(_, a)| figure(a, part)))
    }

    /// How many of a group have a floor, of the whole or of a part.
    pub fn known(&self, group: usize, part: Option<usize>) -> usize {
        let figures = self.of_group(group).map(|(_, a)| figure(a, part).whole());
        figures.flatten().count()
    }

    /// Where every assessment of an organisation, or of a file, stands: the whole first, then each part.
    pub fn positions(&self, site: &str) -> Vec<Position<'_>> {
        let mut positions = Vec::new();
        for row in self.rows.iter().filter(|row| row.is_of(site)) {
            let Some(own) = row.assessed() else { continue };
            let parts = (0..own.parts.len()).map(Some);
            for part in std::iter::once(None).chain(parts) {
                let floor = figure(own, part).whole();
                let all = || {
                    self.of_group(own.group())
                        .filter_map(|(_, a)| figure(a, part).whole())
                };
                positions.push(Position {
                    row,
                    group: own.group(),
                    part,
                    floor: figure(own, part),
                    rank: floor.map(|own| all().filter(|other| *other > own).count() + 1),
                    among: all().count(),
                    quartiles: self.quartiles(own.group(), part),
                });
            }
        }
        positions
    }
}

/// The floor of the whole or of a part.
fn figure(assessed: &Assessed, part: Option<usize>) -> Billionths {
    match part {
        None => assessed.known_floor(),
        Some(part) => assessed
            .parts
            .get(part)
            .copied()
            .unwrap_or(Billionths::NONE),
    }
}
