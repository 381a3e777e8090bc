//! What is shown of a record in tables and rankings.

use jiff::civil::Date;

use super::record::{Fault, Site, Standing};
use crate::gap::Outcome;
use crate::scoring::{Figures, Readiness, State};

/// What is kept of a record for tables and rankings: a look at its place in [`Rows`](super::Rows).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The file.
    pub file: &'a str,
    /// The line where the assessment begins; 0 where the whole file is one.
    pub line: u32,
    /// Name of the organisation; may be empty.
    pub name: &'a str,
    /// What was found.
    pub kind: RowKind<'a>,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind<'a> {
    /// An assessment.
    Assessed(Assessed<'a>),
    /// Nothing that can be used.
    Broken(Broken<'a>),
}

/// The figures of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessed<'a> {
    group: u32,
    /// Day of the assessment.
    pub date: Date,
    /// How much is known.
    pub state: State,
    /// Mean of what has a score.
    pub score: Billionths,
    /// What is certain.
    pub floor: Billionths,
    /// What is possible.
    pub ceiling: Billionths,
    /// What is certain and evidenced.
    pub evidenced: Billionths,
    /// Share that has a score.
    pub completeness: Billionths,
    /// Likely majors.
    pub majors: u32,
    /// Likely minors.
    pub minors: u32,
    /// Conformity of the whole.
    pub conformity: Option<Readiness>,
    /// What became of the target.
    pub outcome: Option<Outcome>,
    /// What is certain of each area, or without areas of each section at the top.
    pub parts: &'a [Billionths],
}

/// Why there are no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken<'a> {
    /// Whether it could not even be read.
    pub unread: bool,
    /// How many faults were found.
    pub faults: u32,
    /// Place of the first one.
    pub place: Option<(u32, u32)>,
    /// Its message.
    pub message: &'a str,
}

/// A figure from 0 to 1 in whole billionths, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Billionths(u32);

impl Billionths {
    /// No figure. Sorts behind all others.
    pub const NONE: Self = Self(u32::MAX);
    const ONE: f64 = 1e9;

    /// A figure, if there is one.
    pub fn new(figure: Option<f64>) -> Self {
        match figure {
            // At most a billion, so nothing is cut off.
            Some(figure) => Self((figure.clamp(0.0, 1.0) * Self::ONE).round() as u32),
            None => Self::NONE,
        }
    }

    pub(super) fn of_whole(whole: u32) -> Self {
        Self(whole)
    }

    /// The whole billionths.
    pub fn whole(self) -> Option<u32> {
        (self != Self::NONE).then_some(self.0)
    }

    /// The figure, from 0 to 1.
    pub fn get(self) -> Option<f64> {
        self.whole().map(|whole| f64::from(whole) / Self::ONE)
    }
}

/// More of a message than this is not kept.
const MESSAGE: usize = 240;

impl<'a> Row<'a> {
    /// Whether a name is that of its organisation, or its file.
    pub fn is_of(&self, site: &str) -> bool {
        self.name.trim().to_lowercase() == site.trim().to_lowercase() || self.file == site
    }

    /// Its figures, if it has any.
    pub fn assessed(&self) -> Option<Assessed<'a>> {
        match self.kind {
            RowKind::Assessed(assessed) => Some(assessed),
            RowKind::Broken(_) => None,
        }
    }
}

fn figure(standing: &Standing, of: fn(&Figures) -> Option<f64>) -> Billionths {
    Billionths::new(standing.figures.as_ref().and_then(of))
}

/// What is certain of each part of an assessment.
pub(super) fn parts(site: &Site<'_>) -> impl Iterator<Item = Billionths> {
    let parts = site.parts().iter();
    // What nobody answered is no zero.
    parts.map(|part| figure(&part.standing, |f| f.score.map(|_| f.floor)))
}

impl<'a> Broken<'a> {
    pub(super) fn new(unread: bool, faults: &'a [Fault]) -> Self {
        let first = faults.first();
        let message = first.map_or("", |fault| fault.message.as_str());
        let end = (0..=MESSAGE.min(message.len()))
            .rev()
            .find(|at| message.is_char_boundary(*at));
        Self {
            unread,
            faults: small(faults.len()),
            place: first
                .and_then(|fault| fault.place)
                .map(|(line, column)| (small(line), small(column))),
            message: message.get(..end.unwrap_or(0)).unwrap_or_default(),
        }
    }
}

pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<'a> Assessed<'a> {
    /// The figures of the whole, without parts.
    pub(super) fn new(site: &Site<'_>, group: usize) -> Self {
        let overall = &site.overall;
        Self {
            group: small(group),
            date: site.date,
            state: overall.state,
            score: figure(overall, |f| f.score),
            floor: figure(overall, |f| Some(f.floor)),
            ceiling: figure(overall, |f| Some(f.ceiling)),
            evidenced: figure(overall, |f| Some(f.evidenced)),
            completeness: figure(overall, |f| Some(f.completeness)),
            majors: small(overall.counts.major),
            minors: small(overall.counts.minor),
            conformity: site.conformity,
            outcome: site.target.outcome,
            parts: &[],
        }
    }

    /// Place of its group in the portfolio.
    pub fn group(&self) -> usize {
        self.group as usize
    }

    pub(super) fn with(self, parts: &'a [Billionths]) -> Self {
        Self { parts, ..self }
    }

    pub(super) fn joined(self, group: usize) -> Self {
        Self {
            group: small(group),
            ..self
        }
    }

    /// What is certain of the whole, as of its parts: none where nobody answered anything.
    pub fn known_floor(&self) -> Billionths {
        match self.score.whole() {
            Some(_) => self.floor,
            None => Billionths::NONE,
        }
    }

    /// What is certain of the whole, or of a part.
    pub(super) fn floor_of(&self, part: Option<usize>) -> Billionths {
        match part {
            None => self.known_floor(),
            Some(part) => self.parts.get(part).copied().unwrap_or(Billionths::NONE),
        }
    }
}

impl<'a> Site<'a> {
    /// What it is compared by: its areas, or without areas its sections at the top.
    pub fn parts(&self) -> &[super::record::Part<'a>] {
        if self.areas.is_empty() {
            &self.sections
        } else {
            &self.areas
        }
    }
}
