//! Workbooks: sheets of text, facts, grids of typed values and plots of them. A renderer gives them their shape.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;

use super::anchor::Anchor;
use super::figure::Role;
use super::page::{Block, Tone};
use crate::model::{Amount, Level, Month, Score};

/// A whole report as a workbook, ready to be drawn.
#[derive(Debug)]
pub struct Workbook<'r> {
    /// What it is.
    pub title: String,
    /// Whose it is.
    pub organisation: String,
    /// The day for which it holds, if there is one.
    pub day: Option<Date>,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet<'r>>,
}

/// One sheet.
#[derive(Debug)]
pub struct Sheet<'r> {
    /// Its name: fit for every spreadsheet program, and unique.
    pub name: Cow<'static, str>,
    /// The places that the sheet as a whole is.
    pub anchors: Vec<Anchor>,
    /// What is on it, from top to bottom.
    pub parts: Vec<Part<'r>>,
}

/// One part of a sheet. Texts may hold what users wrote: a renderer escapes them.
#[derive(Debug)]
pub enum Part<'r> {
    /// Headings, paragraphs, lists and named facts. Tables and pictures in it are left out: they are grids and plots.
    Text(Vec<Block>),
    /// Single figures with their names.
    Facts(Vec<Fact>),
    /// A table of values.
    Grid(Grid<'r>),
    /// Pictures of grids of the same workbook, side by side.
    Plots(Vec<Plot>),
    /// What follows begins a page on paper.
    NewPage,
}

/// A single figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// The figure.
    pub datum: Datum,
    /// What it means.
    pub note: String,
}

/// A table of values.
#[derive(Debug)]
pub struct Grid<'r> {
    /// Its name: unique in the workbook, of Latin letters, figures at most behind an underscore, no reference of a cell.
    pub name: Cow<'static, str>,
    /// Its columns; no two have one title.
    pub columns: Vec<GridColumn>,
    /// Its rows, each with as many values as there are columns.
    pub rows: Rows<'r>,
    /// So many columns at the left tell what a row is about.
    pub heads: usize,
    /// So many columns at the left are worth the paper; the others are for filters and for copying on.
    pub printed: usize,
}

/// The rows of a grid.
pub enum Rows<'r> {
    /// All of them.
    Held(Vec<Vec<Datum>>),
    /// So many that each is made when it is written, by its place from 0. No link leads to or from them.
    Made {
        /// How many there are.
        count: usize,
        /// Makes one.
        row: Box<dyn Fn(usize) -> Vec<Datum> + 'r>,
    },
}

impl Rows<'_> {
    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Held(rows) => rows.len(),
            Self::Made { count, .. } => *count,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, [Datum]>> {
        (0..self.len()).map(move |place| match self {
            Self::Held(rows) => Cow::Borrowed(rows.get(place).map_or(&[][..], Vec::as_slice)),
            Self::Made { row, .. } => Cow::Owned(row(place)),
        })
    }

    /// Those that are held.
    pub fn held(&self) -> &[Vec<Datum>] {
        match self {
            Self::Held(rows) => rows,
            Self::Made { .. } => &[],
        }
    }
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl FromIterator<Vec<Datum>> for Rows<'_> {
    fn from_iter<I: IntoIterator<Item = Vec<Datum>>>(rows: I) -> Self {
        Self::Held(rows.into_iter().collect())
    }
}

/// A column of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct GridColumn {
    /// Its title.
    pub title: String,
    /// Its width in characters.
    pub width: u16,
    /// How its values are coloured, also after somebody has changed them.
    pub rule: Option<ColorRule>,
}

impl GridColumn {
    /// A column of a width in characters.
    pub fn new(title: impl Into<String>, width: u16) -> Self {
        Self {
            title: title.into(),
            width,
            rule: None,
        }
    }

    /// The same column, coloured by a rule.
    pub fn rule(self, rule: ColorRule) -> Self {
        Self {
            rule: Some(rule),
            ..self
        }
    }
}

/// How the values of a column are coloured. Colour only repeats what the values say.
#[derive(Clone, Debug, PartialEq)]
pub enum ColorRule {
    /// Words with their tones.
    Words(&'static [(&'static str, Tone)]),
    /// Against a target: reached for certain, out of reach, or undecided. Names the columns of what is certain, of what
    /// is possible and of the target by their titles.
    Reached {
        /// Title of the column of what is certain.
        certain: &'static str,
        /// Title of the column of what is possible.
        possible: &'static str,
        /// Title of the column of the target.
        target: &'static str,
    },
    /// A bar, as long as the share of the most there can be.
    Bar(f64),
    /// From the worst, 0, to the best there can be.
    Scale(f64),
    /// From the least harm, 1, to the most there can be.
    Harm(f64),
    /// Below zero is bad.
    BelowZero,
    /// More than zero is bad.
    AboveZero,
}

/// A value with its tone, the place that it is and where it leads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// The value.
    pub value: Value,
    /// How it may be coloured.
    pub tone: Tone,
    /// How deep it lies below the rows before it.
    pub depth: u8,
    /// The place that it is.
    pub anchor: Option<Anchor>,
    /// Where it leads.
    pub to: Option<Anchor>,
}

/// A value of its own kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// There is none: unknown, missing or not applicable.
    #[default]
    Nothing,
    /// Text.
    Text(String),
    /// A whole number.
    Count(u64),
    /// A score on the questionnaire's scale.
    Score(f64),
    /// A share, 0–1.
    Share(f64),
    /// A number of which one decimal is shown.
    Number(f64),
    /// Person-days.
    Days(Amount),
    /// Money.
    Money(Amount),
    /// A day.
    Day(Date),
    /// A month.
    Month(Month),
}

impl Value {
    /// A score on a scale.
    pub fn on_scale(score: Score, max: u8) -> Self {
        // To billionths, so that 5 × 0.29 is 1.45, and is rounded as everywhere.
        Self::Score((score.get() * f64::from(max) * 1e9).round() / 1e9)
    }

    /// Whether there is none.
    pub fn is_nothing(&self) -> bool {
        *self == Self::Nothing
    }
}

impl Datum {
    /// A value without more.
    pub fn new(value: Value) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }

    /// Text; nothing, if it is empty or a dash.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.trim() {
            "" | super::wording::NOTHING => Self::default(),
            _ => Self::new(Value::Text(super::page::Cell::from(text).text)),
        }
    }

    /// Text, where there is some.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or_else(Self::default, Self::text)
    }

    /// A whole number.
    pub fn count(number: usize) -> Self {
        Self::new(Value::Count(u64::try_from(number).unwrap_or(u64::MAX)))
    }

    /// A score on a scale, where there is one.
    pub fn score(score: Option<Score>, max: u8) -> Self {
        Self::of(score, |score| Value::on_scale(score, max))
    }

    /// A share, where there is one.
    pub fn share(share: Option<f64>) -> Self {
        Self::of(share, |share| Value::Share(Score::new(share).get()))
    }

    /// A capability level, where there is one.
    pub fn level(level: Option<Level>) -> Self {
        Self::of(level, |level| Value::Count(level.get().into()))
    }

    /// A day, where there is one.
    pub fn day(day: Option<Date>) -> Self {
        Self::of(day, Value::Day)
    }

    /// A value of what there is.
    pub fn of<T>(what: Option<T>, value: impl FnOnce(T) -> Value) -> Self {
        what.map_or_else(Self::default, |what| Self::new(value(what)))
    }

    /// The same with a tone.
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same, as a place.
    pub fn at(self, anchor: Anchor) -> Self {
        Self {
            anchor: Some(anchor),
            ..self
        }
    }

    /// The same, leading to a place.
    pub fn leading(self, to: Anchor) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }
}

/// A picture of columns of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// What it is.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// What is drawn.
    pub kind: PlotKind,
    /// Name of the grid.
    pub grid: Cow<'static, str>,
    /// Title of the column that names what the values belong to.
    pub labels: &'static str,
    /// The first row and how many.
    pub rows: (usize, usize),
    /// The columns, the most important last.
    pub series: Vec<PlotSeries>,
}

/// What is drawn of a grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlotKind {
    /// Scores on axes around a point, up to so much.
    Radar(u8),
    /// Columns on top of each other, against a line.
    Load,
    /// Lines over time, up to so much.
    Projection(u8),
    /// A column for how many there are of each.
    Counts,
    /// Bars from the first to the third quarter of scores, up to so much, parted at the median: the first series is where
    /// they begin, the others are their lengths.
    Quarters(u8),
    /// Bars from day to day: the first series is where they begin, the others are their lengths in days.
    Timeline {
        /// The first day.
        from: Date,
        /// The day after the last.
        until: Date,
    },
}

/// A column of a grid in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotSeries {
    /// Title of the column.
    pub column: String,
    /// What it stands for.
    pub role: PlotRole,
}

/// What a series of a picture stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlotRole {
    /// Scores.
    Score(Role),
    /// Work.
    Work,
    /// Keeping up what has ended.
    Upkeep,
    /// What there is.
    Capacity,
    /// Where bars begin: not seen.
    Begin,
    /// Until what has ended takes effect.
    RunIn,
    /// A number of things.
    Count,
    /// From the first quarter to the median.
    LowerHalf,
    /// From the median to the third quarter.
    UpperHalf,
}
