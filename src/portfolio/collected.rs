//! Many assessments together.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::group::Group;
use super::order::Order;
use super::quartiles::Quartiles;
use super::ranking::Ranking;
use super::record::{Content, Named, Record};
use super::row::{Assessed, Billionths, Row, small};
use super::rows::Rows;

/// Many assessments together.
#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    rows: Rows,
    /// The places of rows, in order.
    order: Vec<u32>,
    groups: Vec<Group>,
    broken: usize,
    unread: usize,
    day: Option<Date>,
    /// The first and the last day on which something was assessed.
    assessed: Option<(Date, Date)>,
}

/// Where one stands among all that answered the same questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position<'a> {
    /// The one.
    pub row: Row<'a>,
    /// Its place among all rows.
    pub place: usize,
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
        self.order.push(small(self.rows.len()));
        match &record.content {
            Content::Scored(site) => {
                self.day = self.day.max(Some(site.as_of));
                self.span((site.date, site.date));
                let group = self.place(&site.questionnaire).unwrap_or_else(|| {
                    self.groups.push(Group::new(site));
                    self.groups.len() - 1
                });
                if let Some(group) = self.groups.get_mut(group) {
                    group.add(site);
                }
                self.rows.push(record, group);
            }
            Content::Unread(_) => {
                self.unread += 1;
                self.rows.push(record, 0);
            }
            Content::Faulty(_) => {
                self.broken += 1;
                self.rows.push(record, 0);
            }
        }
    }

    /// Adds all of others behind its own.
    pub fn append(&mut self, others: Self) {
        let before = self.rows.len();
        let places = others.order.iter().map(|place| *place as usize);
        self.order.extend(places.map(|place| small(before + place)));
        let mut own = Vec::with_capacity(others.groups.len());
        for theirs in others.groups {
            let known = self.place(&theirs.questionnaire);
            own.push(known.unwrap_or(self.groups.len()));
            match known.and_then(|place| self.groups.get_mut(place)) {
                Some(group) => group.append(theirs),
                None => self.groups.push(theirs),
            }
        }
        let group = |theirs: usize| own.get(theirs).copied().unwrap_or_default();
        self.rows.append(&others.rows, group);
        self.broken += others.broken;
        self.unread += others.unread;
        self.day = self.day.max(others.day);
        if let Some(span) = others.assessed {
            self.span(span);
        }
    }

    fn span(&mut self, (first, last): (Date, Date)) {
        self.assessed = Some(match self.assessed {
            Some((earliest, latest)) => (earliest.min(first), latest.max(last)),
            None => (first, last),
        });
    }

    /// Whether not all were assessed on the same day.
    pub fn of_several_days(&self) -> bool {
        self.assessed.is_some_and(|(first, last)| first < last)
    }

    /// The place of the group of a questionnaire, if there is one.
    fn place(&self, questionnaire: &Named) -> Option<usize> {
        let mut groups = self.groups.iter();
        groups.position(|group| group.questionnaire == *questionnaire)
    }

    /// Puts rows and groups in order.
    pub fn sort(&mut self, order: Order) {
        self.rows.sort(&mut self.order, order);
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
        let group = |old: usize| sorted.get(old).copied().unwrap_or_default();
        self.rows.regroup(group);
        self.groups
            .sort_by(|one, other| one.questionnaire.cmp(&other.questionnaire));
    }

    /// All rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> + Clone {
        self.places().filter_map(|place| self.rows.get(place))
    }

    /// A row by its place among all, from 0.
    pub fn row(&self, place: usize) -> Option<Row<'_>> {
        self.rows.get(*self.order.get(place)? as usize)
    }

    /// The figures of all rows that have some, in order.
    pub fn assessed(&self) -> impl Iterator<Item = Assessed<'_>> {
        self.places().filter_map(|place| self.rows.assessed(place))
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn places(&self) -> impl Iterator<Item = usize> + Clone {
        self.order.iter().map(|place| *place as usize)
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
    pub fn of_group(&self, group: usize) -> impl Iterator<Item = (Row<'_>, Assessed<'_>)> {
        let assessed = self.rows().filter_map(|row| Some((row, row.assessed()?)));
        assessed.filter(move |(_, assessed)| assessed.group() == group)
    }

    /// The floors of a group, of the whole or of a part, in the order of its rows.
    pub fn floors(&self, group: usize, part: Option<usize>) -> impl Iterator<Item = Billionths> {
        let assessed = self.assessed().filter(move |a| a.group() == group);
        assessed.map(move |assessed| assessed.floor_of(part))
    }

    /// The rows of a group by what is certain.
    pub fn ranking(&self, group: usize) -> Ranking<'_> {
        let own = |place: &usize| {
            let assessed = self.rows.assessed(*place);
            assessed.is_some_and(|assessed| assessed.group() == group)
        };
        Ranking::of(&self.rows, self.places().filter(own))
    }

    /// How the floors of a group spread, of the whole or of a part.
    pub fn quartiles(&self, group: usize, part: Option<usize>) -> Option<Quartiles> {
        Quartiles::of(self.floors(group, part))
    }

    /// How many of a group have a floor, of the whole or of a part.
    pub fn known(&self, group: usize, part: Option<usize>) -> usize {
        self.floors(group, part)
            .filter_map(Billionths::whole)
            .count()
    }

    /// Where every assessment of an organisation, or of a file, stands: the whole first, then each part.
    pub fn positions(&self, site: &str) -> Vec<Position<'_>> {
        let mut positions = Vec::new();
        let own = self.rows().enumerate().filter(|(_, row)| row.is_of(site));
        for (place, row) in own {
            let Some(own) = row.assessed() else { continue };
            let parts = (0..own.parts.len()).map(Some);
            for part in std::iter::once(None).chain(parts) {
                let floor = own.floor_of(part).whole();
                let all = || {
                    let floors = self.floors(own.group(), part);
                    floors.filter_map(Billionths::whole)
                };
                positions.push(Position {
                    row,
                    place,
                    group: own.group(),
                    part,
                    floor: own.floor_of(part),
                    rank: floor.map(|own| all().filter(|other| *other > own).count() + 1),
                    among: all().count(),
                    quartiles: self.quartiles(own.group(), part),
                });
            }
        }
        positions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::sample::site;
    use crate::portfolio::{Fault, Finding, Initiative, Mark};

    /// Assessments of three questionnaires with findings, and one that could not be read.
    fn records() -> Vec<Record<'static>> {
        let mut records = Vec::new();
        for (n, mark) in (0..12_u32).zip(Mark::ALL.into_iter().cycle()) {
            let questionnaire = ["c", "a", "b"][n as usize % 3];
            let floor = (n > 1).then(|| f64::from(n % 5) / 5.0);
            let mut record = site(questionnaire, &format!("Site {}", n * 7 % 12), floor);
            if let Content::Scored(site) = &mut record.content {
                site.findings.push(Finding {
                    id: format!("f{}", n % 4).into(),
                    mark,
                });
                site.initiatives.push(Initiative {
                    id: "i".into(),
                    findings: n as usize,
                    days: 0.1 * f64::from(n),
                });
                site.names.insert("i".into(), "Introduce it".into());
            }
            records.push(record);
        }
        records.push(Record {
            file: "gone.yaml".into(),
            line: None,
            content: Content::Unread(Fault {
                code: "unreadable".to_owned(),
                place: None,
                message: "gone".to_owned(),
                help: None,
            }),
        });
        records
    }

    fn portfolio(records: &[Record<'_>]) -> Portfolio {
        let mut portfolio = Portfolio::default();
        records.iter().for_each(|record| portfolio.add(record));
        portfolio
    }

    #[test]
    fn it_is_the_same_however_it_was_split_up() {
        let records = records();
        for order in [Order::Input, Order::Path, Order::Floor] {
            let mut whole = portfolio(&records);
            whole.sort(order);
            for size in 1..records.len() {
                let mut joined = Portfolio::default();
                for some in records.chunks(size) {
                    joined.append(portfolio(some));
                }
                joined.sort(order);
                assert!(joined.rows().eq(whole.rows()), "{size} at once");
                assert_eq!(joined.groups(), whole.groups(), "{size} at once");
                assert_eq!(joined.unread(), whole.unread());
                assert_eq!(joined.day(), whole.day());
            }
        }
    }

    #[test]
    fn a_row_belongs_to_the_group_of_its_questionnaire() {
        let mut portfolio = portfolio(&records());
        portfolio.sort(Order::Path);
        for (place, id) in ["a", "b", "c"].into_iter().enumerate() {
            let group = &portfolio.groups()[place];
            assert_eq!((group.questionnaire.id.as_str(), group.sites), (id, 4));
            assert_eq!(portfolio.of_group(place).count(), 4);
            assert_eq!(portfolio.ranking(place).len(), 4);
            assert_eq!(group.name("i"), "Introduce it");
        }
        let places: Vec<Option<Row<'_>>> = (0..14).map(|place| portfolio.row(place)).collect();
        assert!(places[..13].iter().copied().eq(portfolio.rows().map(Some)));
        assert_eq!(places[13], None);
    }

    #[test]
    fn equal_floors_share_the_better_rank() {
        let floors = [Some(0.2), None, Some(0.6), Some(0.2), Some(0.1)];
        let named = floors.into_iter().zip(["d", "e", "c", "a", "b"]);
        let records: Vec<Record<'_>> = named.map(|(f, name)| site("q", name, f)).collect();
        let portfolio = portfolio(&records);
        let ranking = portfolio.ranking(0);
        let ranked: Vec<(Option<usize>, &str)> = ranking
            .iter()
            .map(|(rank, row, _)| (rank, row.name))
            .collect();
        assert_eq!(
            ranked,
            [
                (Some(1), "c"),
                (Some(2), "a"),
                (Some(2), "d"),
                (Some(4), "b"),
                (None, "e")
            ]
        );
    }
}
