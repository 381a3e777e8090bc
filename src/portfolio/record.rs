//! One of many assessments in figures: all that is kept of it, enough to rebuild every aggregate.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::gap::Outcome;
use crate::model::Level;
use crate::scoring::{Counts, Figures, Readiness, State, Verdict};

/// A text of the questionnaire or the assessment, copied only where it outlives them.
pub type Text<'a> = Cow<'a, str>;

/// What became of one input.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<'a> {
    /// The file; `-` for standard input.
    pub file: Text<'a>,
    /// The line where the assessment begins, from 1, where its file may hold several.
    pub line: Option<usize>,
    /// What was found in it.
    pub content: Content<'a>,
}

/// What was found in an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<'a> {
    /// An assessment.
    Scored(Box<Site<'a>>),
    /// Something that cannot be used: all its faults.
    Faulty(Vec<Fault>),
    /// Nothing: it could not be read.
    Unread(Fault),
}

/// One assessment in figures, all rounded to 9 decimals.
#[derive(Clone, Debug, PartialEq)]
pub struct Site<'a> {
    /// Whose services were assessed.
    pub organisation: Option<Text<'a>>,
    /// What of them was assessed.
    pub scope: Option<Text<'a>>,
    /// Day of the assessment.
    pub date: Date,
    /// Day on which evidence and waivers were judged.
    pub as_of: Date,
    /// The questionnaire.
    pub questionnaire: Cow<'a, Named>,
    /// The whole.
    pub overall: Standing,
    /// Conformity of the whole; `None` without requirements.
    pub conformity: Option<Readiness>,
    /// Readiness for the documentation audit.
    pub stage1: Option<Readiness>,
    /// Readiness for the certification audit.
    pub stage2: Option<Readiness>,
    /// The areas, in the order of the questionnaire.
    pub areas: Vec<Part<'a>>,
    /// The sections at the top, in the order of the questionnaire.
    pub sections: Vec<Part<'a>>,
    /// What became of the target.
    pub target: Judged<'a>,
    /// What was found, in the order in which it matters.
    pub findings: Vec<Finding<'a>>,
    /// What takes the next step on what was found, in the order of the questionnaire.
    pub initiatives: Vec<Initiative<'a>>,
    /// Questions, sections and initiatives above by their names, where the questionnaire is not one that every copy of
    /// this program knows.
    pub names: BTreeMap<Text<'a>, Text<'a>>,
    /// What deserves a look in the file.
    pub warnings: Vec<Fault>,
}

/// The questionnaire behind an assessment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file, in hexadecimal digits.
    pub digest: String,
    /// Its title.
    pub title: String,
    /// Number shown for a score of 1.0.
    pub scale: u8,
}

/// An area, or a section, with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// Its id.
    pub id: Text<'a>,
    /// Its title.
    pub title: Text<'a>,
    /// Its figures.
    pub standing: Standing,
}

/// The figures of a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// How much of it is known.
    pub state: State,
    /// Its figures, rounded to 9 decimals; `None` where nothing applies.
    pub figures: Option<Figures>,
    /// Capability level that is certain, and that is possible.
    pub levels: Option<(Level, Level)>,
    /// The worst judgement below.
    pub verdict: Option<Verdict>,
    /// Numbers of questions.
    pub counts: Counts,
}

/// What became of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged<'a> {
    /// Whether it was asked for, rather than the questionnaire's own.
    pub asked: bool,
    /// The worst of all its demands; `None` if it demands nothing.
    pub outcome: Option<Outcome>,
    /// The nodes of which a demand was missed.
    pub missed: Vec<Text<'a>>,
}

/// What stays below its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The question, or the section whose requirements fail together.
    pub id: Text<'a>,
    /// What it is.
    pub mark: Mark,
}

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Likely major nonconformity.
    Major,
    /// Likely minor nonconformity.
    Minor,
    /// Below its target, without being a requirement.
    Below,
    /// Conforming, but thin.
    Opportunity,
    /// Nothing is known.
    Open,
}

impl Mark {
    /// All of them, the worst first.
    pub const ALL: [Self; 5] = [
        Self::Major,
        Self::Minor,
        Self::Below,
        Self::Opportunity,
        Self::Open,
    ];
}

/// An initiative that helps.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative<'a> {
    /// Its id.
    pub id: Text<'a>,
    /// On how many findings it takes the next step.
    pub findings: usize,
    /// Its person-days for this organisation, rounded to 9 decimals.
    pub days: f64,
}

/// A fault of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Stable name of the kind of fault.
    pub code: String,
    /// Line in the input and column in characters, both from 1, if it has a place.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// A number as records give it: rounded to 9 decimals, so that what was read again is equal.
pub(super) fn rounded(value: f64) -> f64 {
    let rounded = (value * 1e9).round() / 1e9;
    // Neither a negative zero nor what is not a number would come back as it was.
    if rounded.is_finite() && rounded != 0.0 {
        rounded
    } else {
        0.0
    }
}

impl Standing {
    /// Figures that are rounded, wherever they come from.
    pub fn rounded(self) -> Self {
        let figures = self.figures.map(|f| Figures {
            score: f.score.map(rounded),
            floor: rounded(f.floor),
            ceiling: rounded(f.ceiling),
            evidenced: rounded(f.evidenced),
            completeness: rounded(f.completeness),
            confidence: f.confidence.map(rounded),
        });
        Self { figures, ..self }
    }
}
