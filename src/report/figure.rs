//! Pictures of figures: what they show, in words, points and values. Renderers give them their shape.

mod spread;

pub use spread::{BoxRow, Boxes, Histogram};

use super::anchor::Anchor;
use super::page::{Cell, Table, TimelineYear};
use crate::model::{Amount, Score};

/// A picture with its words and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is.
    pub title: String,
    /// What it shows, for those who do not see it too.
    pub description: String,
    /// What is drawn.
    pub chart: Chart,
    /// Its values; `None` where the next block on the page holds them.
    pub table: Option<Table>,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Scores on axes around a point.
    Radar(Radar),
    /// A field for each clause or practice, by its score.
    HeatMap(HeatMap),
    /// Findings between benefit and effort.
    Quadrants(Quadrants),
    /// Work of each quarter against what there is.
    Load(Load),
    /// Scores from quarter to quarter.
    Projection(Projection),
    /// Scores from assessment to assessment.
    Trend(Trend),
    /// A score that became another, cause by cause.
    Waterfall(Waterfall),
    /// How many lie in each stretch of a scale.
    Histogram(Histogram),
    /// How scores spread, a row each.
    Boxes(Boxes),
}

/// Scores of areas in each of several assessments.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Number shown for a score of 1.0.
    pub max: u8,
    /// Names of the assessments, two at least.
    pub points: Vec<String>,
    /// The areas, and the whole.
    pub lines: Vec<TrendLine>,
    /// Whether one point leads to the next: assessments of one organisation, not of several.
    pub joined: bool,
}

/// Scores of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLine {
    /// Its name.
    pub name: String,
    /// Its score in each assessment.
    pub values: Vec<Option<Score>>,
    /// The scores in words.
    pub figures: Vec<String>,
    /// Whether it is the whole, which stands out.
    pub whole: bool,
}

/// A score, what added to it or took from it, and the score that became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Number shown for a score of 1.0.
    pub max: u8,
    /// Where it begins: name, score, figure.
    pub first: (String, Score, String),
    /// What changed it, in order.
    pub falls: Vec<Fall>,
    /// Where it ends.
    pub last: (String, Score, String),
}

/// One cause of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Fall {
    /// What it is.
    pub name: String,
    /// What it adds, 0–1; negative, if it takes.
    pub change: f64,
    /// The same in words.
    pub figure: String,
    /// Whether it is made of answers; else it is hatched.
    pub answers: bool,
}

impl Chart {
    /// Leaves only those links that lead somewhere.
    pub fn retain_links(&mut self, leads: impl Fn(&Anchor) -> bool) {
        let keep = |to: &mut Option<Anchor>| *to = to.take().filter(|to| leads(to));
        match self {
            Self::HeatMap(map) => {
                let fields = map.groups.iter_mut().flat_map(|group| &mut group.fields);
                fields.for_each(|field| keep(&mut field.to));
            }
            Self::Quadrants(quadrants) => {
                let points = quadrants.points.iter_mut();
                points.for_each(|point| keep(&mut point.to));
            }
            Self::Radar(_)
            | Self::Load(_)
            | Self::Projection(_)
            | Self::Trend(_)
            | Self::Waterfall(_)
            | Self::Histogram(_)
            | Self::Boxes(_) => {}
        }
    }
}

/// Scores on axes around a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    /// Number shown for a score of 1.0.
    pub max: u8,
    /// Names of the axes, three at least.
    pub axes: Vec<String>,
    /// What is drawn over them, the most important last.
    pub series: Vec<Series>,
}

/// Scores that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub role: Role,
    /// A score for each axis or point in time.
    pub values: Vec<Option<Score>>,
}

/// What scores stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// As it is, with what is open counted as 0.
    Certain,
    /// From what is answered alone.
    Answered,
    /// At the end of a year, counted from 1.
    Year(usize),
    /// To be reached.
    Target,
}

/// Fields in groups, each in a band by its score.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    /// Names of the bands, the lowest first.
    pub bands: Vec<String>,
    /// Name of what is in no band.
    pub unknown: String,
    /// The groups.
    pub groups: Vec<HeatGroup>,
}

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatGroup {
    /// Its name; may be empty.
    pub title: String,
    /// Its fields.
    pub fields: Vec<HeatField>,
}

/// One field of a heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatField {
    /// What it stands for.
    pub label: String,
    /// Its score in words.
    pub figure: String,
    /// Place of its band; `None` where nothing is known.
    pub band: Option<usize>,
    /// Where the answers behind it are told.
    pub to: Option<Anchor>,
}

/// Findings between benefit (risk × severity) and effort.
#[derive(Clone, Debug, PartialEq)]
pub struct Quadrants {
    /// The most benefit there can be.
    pub most: u32,
    /// From this benefit on it is much.
    pub much: u32,
    /// Names of the axes: benefit, effort.
    pub axes: [String; 2],
    /// Names of the classes of effort, the least first.
    pub efforts: Vec<String>,
    /// So many classes are little work.
    pub little: usize,
    /// Quick wins, projects, fill-ins, later ones: names, and how many findings lie there.
    pub regions: [(String, usize); 4],
    /// Findings of the same benefit and effort together.
    pub points: Vec<QuadrantPoint>,
}

/// Findings of the same benefit and effort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuadrantPoint {
    /// Risk × severity.
    pub benefit: u32,
    /// Class of effort, from 0.
    pub effort: usize,
    /// How many.
    pub findings: usize,
    /// How many of them are likely majors.
    pub majors: usize,
    /// Which they are, in words.
    pub label: String,
    /// Where the first of them is told.
    pub to: Option<Anchor>,
}

/// Person-days of each quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// The quarters, by year.
    pub years: Vec<TimelineYear>,
    /// Work on initiatives.
    pub work: Vec<Amount>,
    /// Keeping up what has ended.
    pub upkeep: Vec<Amount>,
    /// What there is.
    pub capacity: Vec<Amount>,
    /// Names of the three, in this order.
    pub names: [String; 3],
}

/// Scores today and at the end of each quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// Number shown for a score of 1.0.
    pub max: u8,
    /// Name of the first point in time.
    pub today: String,
    /// The quarters after it, by year.
    pub years: Vec<TimelineYear>,
    /// Scores today and after each quarter.
    pub series: Vec<Series>,
    /// The certain scores in words.
    pub figures: Vec<String>,
    /// To be reached: its name and the score.
    pub target: Option<(String, Score)>,
}

/// The most important in a sentence and a few figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// Where the organisation stands and where it goes.
    pub verdict: Vec<Cell>,
    /// A few figures.
    pub tiles: Vec<Tile>,
}

/// A figure that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// What it counts.
    pub name: String,
    /// The figure.
    pub value: Cell,
    /// What it is to be read with.
    pub note: String,
    /// Where it comes from.
    pub to: Anchor,
}
