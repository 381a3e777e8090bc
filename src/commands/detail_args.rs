//! What the details of a roadmap and of a comparison are, in the words of their help.

use clap::ValueEnum;

use crate::report::Detail;

/// How much of a roadmap is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RoadmapDetail {
    /// Summary, timeline and first steps, on about a page.
    Brief,
    /// Also quarter by quarter, each initiative with who, effort and why then, and what stays open.
    Normal,
    /// Everything, down to each answer that an initiative lifts and each initiative left out.
    Full,
}

impl From<RoadmapDetail> for Detail {
    fn from(detail: RoadmapDetail) -> Self {
        match detail {
            RoadmapDetail::Brief => Self::Brief,
            RoadmapDetail::Normal => Self::Normal,
            RoadmapDetail::Full => Self::Full,
        }
    }
}

/// How much of a comparison is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ComparisonDetail {
    /// The story, the figures, the causes of the change and the areas.
    Brief,
    /// Also the answers that moved it most, sections, gaps, lost evidence and what is looked at.
    Normal,
    /// Everything, down to each answer and each section.
    Full,
}

impl From<ComparisonDetail> for Detail {
    fn from(detail: ComparisonDetail) -> Self {
        match detail {
            ComparisonDetail::Brief => Self::Brief,
            ComparisonDetail::Normal => Self::Normal,
            ComparisonDetail::Full => Self::Full,
        }
    }
}
