//! Format-neutral content: headings, text, tables, bars and timelines, which each renderer draws in its own way.

use std::borrow::Cow;

use super::anchor::{Anchor, Link, mention};
use super::figure::{Figure, Glance};
use crate::model::{Quarter, Score};

/// A whole report or answer of a command, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What is shown, in order.
    pub blocks: Vec<Block>,
}

impl Block {
    /// A heading of a rank from 1 to 4.
    pub fn heading(rank: u8, text: impl Into<Cell>) -> Self {
        Self::Heading {
            rank,
            text: text.into(),
        }
    }

    /// A list of points without numbers; none without points.
    pub fn points(points: Vec<Cell>) -> Option<Self> {
        (!points.is_empty()).then_some(Self::List {
            ordered: false,
            points,
        })
    }
}

impl From<Figure> for Block {
    fn from(figure: Figure) -> Self {
        Self::Figure(Box::new(figure))
    }
}

/// One piece of content. Texts may hold what users wrote: a renderer escapes them.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading; 1 is the title of the page.
    Heading {
        /// Rank, 1–4.
        rank: u8,
        /// The heading.
        text: Cell,
    },
    /// Running text.
    Paragraph(Cell),
    /// A list of points; with `ordered`, numbered from 1.
    List {
        /// Whether the order matters.
        ordered: bool,
        /// The points.
        points: Vec<Cell>,
    },
    /// Named facts, one a line.
    Entries(Vec<Entry>),
    /// A table.
    Table(Table),
    /// Bars from 0 to 1 on one scale.
    Bars {
        /// Number shown for a score of 1.0.
        max: u8,
        /// One bar a row.
        bars: Vec<Bar>,
    },
    /// What runs when, over the quarters of some years.
    Timeline(Timeline),
    /// Fixed-width lines, such as a derivation, that are kept as they are.
    Lines(Vec<Cell>),
    /// The most important at a glance. Formats of plain text say the same in entries, and leave it out.
    Glance(Glance),
    /// A picture. Formats of plain text leave it out: what it shows is said around it.
    Figure(Box<Figure>),
    /// Content that only helps where links can be followed; other formats leave it out.
    Linked(Vec<Block>),
}

/// A name and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// What it is.
    pub value: Cell,
}

impl Entry {
    /// A named fact.
    pub fn new(name: &str, value: impl Into<Cell>) -> Self {
        Self {
            name: name.to_owned(),
            value: value.into(),
        }
    }
}

/// Text with a tone. The tone only repeats what the text says: colour never carries meaning alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// How it may be coloured.
    pub tone: Tone,
    /// Its band on a map of scores, 0–4, the lowest first. It only repeats what the text says.
    pub band: Option<u8>,
    /// The place that it is, for links to lead to.
    pub anchor: Option<Anchor>,
    /// Where stretches of the text lead, in their order.
    links: Vec<Link>,
}

impl Cell {
    /// Text with a tone.
    pub fn toned(text: impl Into<Self>, tone: Tone) -> Self {
        Self {
            tone,
            ..text.into()
        }
    }

    /// The same, as a place for links to lead to.
    pub fn at(self, anchor: Anchor) -> Self {
        Self {
            anchor: Some(anchor),
            ..self
        }
    }

    /// The same, in a band on a map of scores.
    pub fn in_band(self, band: u8) -> Self {
        Self {
            band: Some(band),
            ..self
        }
    }

    /// The same, with all of its text leading to a place.
    pub fn leading(self, to: Anchor) -> Self {
        let stretch = 0..self.text.len();
        Self {
            links: vec![Link { stretch, to }],
            ..self
        }
    }

    /// The same, with the first mention of a word that leads nowhere yet leading to a place. Where there is none,
    /// nothing changes.
    pub fn linking(mut self, word: &str, to: Anchor) -> Self {
        let mut from = 0;
        while let Some(stretch) = mention(&self.text, word, from) {
            let overlaps =
                |link: &Link| link.stretch.start < stretch.end && stretch.start < link.stretch.end;
            if !self.links.iter().any(overlaps) {
                let before = |link: &Link| link.stretch.start < stretch.start;
                let place = self.links.partition_point(before);
                self.links.insert(place, Link { stretch, to });
                break;
            }
            from = stretch.end;
        }
        self
    }

    /// Whether it says that there is nothing: empty, or a dash.
    pub fn is_nothing(&self) -> bool {
        matches!(self.text.trim(), "" | super::wording::NOTHING)
    }

    /// Its text in parts, each with where it leads.
    pub fn parts(&self) -> Vec<(&str, Option<&Anchor>)> {
        let mut parts = Vec::with_capacity(2 * self.links.len() + 1);
        let mut done = 0;
        for Link { stretch, to } in &self.links {
            parts.push((self.text.get(done..stretch.start).unwrap_or_default(), None));
            parts.push((self.text.get(stretch.clone()).unwrap_or_default(), Some(to)));
            done = stretch.end;
        }
        parts.push((self.text.get(done..).unwrap_or_default(), None));
        parts.retain(|(text, _)| !text.is_empty());
        parts
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self {
            text: bounded(text).into_owned(),
            ..Self::default()
        }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        let text = match bounded(&text) {
            Cow::Owned(shortened) => shortened,
            Cow::Borrowed(_) => text,
        };
        Self {
            text,
            ..Self::default()
        }
    }
}

/// A longer text is no longer read by anybody, but takes memory many times over while it is laid out.
const LONGEST: usize = 20_000;

/// The text, shortened if it is very long; how much is left out is said.
fn bounded(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let upto = (0..=LONGEST).rev();
    let shown = upto.filter_map(|end| text.get(..end)).next().unwrap_or("");
    let rest = text.len() - shown.len();
    Cow::Owned(format!(
        "{shown}… ({rest} more bytes are in the assessment)"
    ))
}

/// How a text may be coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As any text.
    #[default]
    Plain,
    /// Reached, conforming.
    Good,
    /// Needs attention.
    Caution,
    /// Missed, major.
    Bad,
    /// Beside the point: notes, units, what is not applicable.
    Muted,
    /// Carries weight: headlines, totals.
    Strong,
}

/// Rows under column titles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Title.
    pub title: String,
    /// Side to which its cells are aligned.
    pub align: Align,
    /// Columns of the highest rank are left out first where there is little room; 0 always stays.
    pub rank: u8,
}

impl Column {
    /// A column of text that always stays.
    pub fn text(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            align: Align::Left,
            rank: 0,
        }
    }

    /// A column of numbers that always stays.
    pub fn number(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            align: Align::Right,
            rank: 0,
        }
    }

    /// The same column, left out where there is little room: the highest rank first.
    pub fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }
}

/// Side to which cells are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How deep it lies below the rows before it; the first cell is indented by it.
    pub depth: usize,
}

/// One bar: what is certain, what was scored, what is still possible, and the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is about.
    pub label: Cell,
    /// Certain: missing answers count 0. `None`: not scored at all, said in `remark`.
    pub floor: Option<Score>,
    /// Possible: missing answers count 1.
    pub ceiling: Option<Score>,
    /// To be reached.
    pub target: Option<Score>,
    /// Figures or words behind the bar.
    pub remark: Cell,
}

/// What runs in which quarters, and from when on it takes effect. Quarters are counted from 0 over all years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The first quarter, where the quarters are those of the calendar.
    pub start: Option<Quarter>,
    /// The years, in order.
    pub years: Vec<TimelineYear>,
    /// What runs, one a row.
    pub spans: Vec<Span>,
    /// Points in time, in a row of their own.
    pub marks: Vec<Mark>,
    /// Title of the figures beside the rows.
    pub figures: String,
    /// What the flags of the rows mean.
    pub flags: Vec<Flag>,
}

/// One year of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineYear {
    /// Its name.
    pub title: String,
    /// Names of its quarters; the first may begin, the last end within the year.
    pub quarters: Vec<String>,
}

/// One row of a timeline. What lies before the first quarter or after the last is not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What runs.
    pub label: String,
    /// Its first quarter.
    pub first: i32,
    /// Its last quarter.
    pub last: i32,
    /// The quarter from which on it takes effect.
    pub effective: i32,
    /// Single signs, each explained by a [`Flag`].
    pub flags: String,
    /// A figure, such as its person-days.
    pub figure: String,
    /// The rows that end before it begins.
    pub after: Vec<usize>,
    /// Where it is told in full.
    pub to: Option<Anchor>,
}

/// A point in time on a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The quarter.
    pub quarter: usize,
    /// The month in it, 0–2.
    pub month: u8,
    /// What it is.
    pub title: String,
}

/// A sign beside the rows of a timeline, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The sign.
    pub sign: char,
    /// What it means.
    pub meaning: String,
}
