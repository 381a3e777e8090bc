//! The figures that every node of the JSON report has.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Score;
use crate::report::GapReport;
use crate::scoring::{Counts, NodeId, NodeScore};

use super::words_v1 as words;

/// Figures are from 0 to 1; what does not apply is null.
#[derive(Serialize)]
pub(super) struct Figures {
    state: &'static str,
    score: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    evidenced: Option<f64>,
    completeness: Option<f64>,
    confidence: Option<f64>,
    level: Option<u8>,
    level_ceiling: Option<u8>,
    level_distribution: Option<BTreeMap<String, usize>>,
    limiting: Vec<String>,
    index: Option<f64>,
    verdict: Option<&'static str>,
    counts: CountsOut,
    target: TargetOut,
    gap: GapOut,
}

#[derive(Serialize)]
struct CountsOut {
    questions: usize,
    answered: usize,
    unknown: usize,
    disputed: usize,
    not_applicable: usize,
    none_yet: usize,
    conforming: usize,
    opportunity: usize,
    minor: usize,
    major: usize,
}

#[derive(Serialize)]
struct TargetOut {
    score: Option<f64>,
    level: Option<u8>,
    conformity: Option<&'static str>,
}

#[derive(Serialize)]
struct GapOut {
    score: Option<f64>,
    level: Option<u8>,
}

/// A figure as the contract gives it: rounded to 9 decimals.
pub(super) fn figure(value: f64) -> f64 {
    Score::new(value).get()
}

impl Figures {
    pub(super) fn new(report: &GapReport<'_>, id: &NodeId, node: &NodeScore) -> Self {
        let figures = node.figures;
        let distance = report.distance(id);
        let levels = node.levels.as_ref();
        let limiting = report.card.limiting(report.questionnaire(), id);
        let section =
            |ix: &crate::model::SectionIx| report.questionnaire().section(*ix).id.to_string();
        Self {
            state: words::state(node.state),
            score: figures.and_then(|f| f.score).map(figure),
            floor: figures.map(|f| figure(f.floor)),
            ceiling: figures.map(|f| figure(f.ceiling)),
            evidenced: figures.map(|f| figure(f.evidenced)),
            completeness: figures.map(|f| figure(f.completeness)),
            confidence: figures.and_then(|f| f.confidence).map(figure),
            level: levels.map(|l| l.level.get()),
            level_ceiling: levels.map(|l| l.ceiling.get()),
            level_distribution: levels.map(|l| {
                let entries = l.distribution.iter().enumerate().filter(|(_, n)| **n > 0);
                entries.map(|(level, n)| (level.to_string(), *n)).collect()
            }),
            limiting: limiting.iter().map(section).collect(),
            // An index reaches 5, beyond the range of a score.
            index: levels.map(|l| (l.index * 1e9).round() / 1e9),
            verdict: node.verdict.map(words::verdict),
            counts: counts(&node.counts),
            target: TargetOut {
                score: distance.score.map(Score::get),
                level: distance.level.map(crate::model::Level::get),
                conformity: distance.conformity.map(words::conformity),
            },
            gap: GapOut {
                score: distance.score_gap.map(Score::get),
                level: distance.level_gap,
            },
        }
    }
}

fn counts(counts: &Counts) -> CountsOut {
    CountsOut {
        questions: counts.questions,
        answered: counts.answered,
        unknown: counts.unknown,
        disputed: counts.disputed,
        not_applicable: counts.not_applicable,
        none_yet: counts.none_yet,
        conforming: counts.conforming,
        opportunity: counts.opportunity,
        minor: counts.minor,
        major: counts.major,
    }
}
