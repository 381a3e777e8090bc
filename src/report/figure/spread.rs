//! Pictures of how the scores of many spread.

use crate::model::Score;

/// How many lie in each of equal stretches of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Number shown for a score of 1.0.
    pub max: u8,
    /// How many lie in each stretch, the lowest first.
    pub counts: Vec<usize>,
    /// What the axes stand for: along the scale, and how many.
    pub axes: [String; 2],
    /// Half lie at or below it: its name and the score.
    pub median: Option<(String, Score)>,
    /// Those that stand out: what they are called, and their scores.
    pub own: Option<(String, Vec<Score>)>,
}

/// How scores spread, a row each.
#[derive(Clone, Debug, PartialEq)]
pub struct Boxes {
    /// Number shown for a score of 1.0.
    pub max: u8,
    /// The rows.
    pub rows: Vec<BoxRow>,
    /// What is drawn: from the lowest to the highest, from the first quarter to the third, the median.
    pub names: [String; 3],
    /// What the one is called that stands out.
    pub own: Option<String>,
}

/// How some scores spread.
#[derive(Clone, Debug, PartialEq)]
pub struct BoxRow {
    /// What they are scores of.
    pub name: String,
    /// The lowest, the quartiles and the highest; `None` where there is none.
    pub five: Option<[Score; 5]>,
    /// The one that stands out.
    pub own: Option<Score>,
    /// A figure in words.
    pub figure: String,
}
