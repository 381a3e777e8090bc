//! The figures of the whole, an area or a section in a comparison, as JSON.

use serde::Serialize;

use crate::scoring::NodeScore;

use super::figures_v1::figure;
use super::words_v1 as words;

/// Figures are from 0 to 1; what does not apply is null.
#[derive(Serialize)]
pub(super) struct Node {
    state: &'static str,
    score: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    evidenced: Option<f64>,
    completeness: Option<f64>,
    confidence: Option<f64>,
    level: Option<u8>,
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conformity: Option<&'static str>,
    answered: usize,
    unknown: usize,
    disputed: usize,
    minor: usize,
    major: usize,
}

/// The figures of a node.
pub(super) fn node(node: &NodeScore, conformity: Option<&'static str>) -> Node {
    let figures = node.figures;
    Node {
        state: words::state(node.state),
        score: figures.and_then(|f| f.score).map(figure),
        floor: figures.map(|f| figure(f.floor)),
        ceiling: figures.map(|f| figure(f.ceiling)),
        evidenced: figures.map(|f| figure(f.evidenced)),
        completeness: figures.map(|f| figure(f.completeness)),
        confidence: figures.and_then(|f| f.confidence).map(figure),
        level: node.levels.as_ref().map(|levels| levels.level.get()),
        verdict: node.verdict.map(words::verdict),
        conformity,
        answered: node.counts.answered,
        unknown: node.counts.unknown,
        disputed: node.counts.disputed,
        minor: node.counts.minor,
        major: node.counts.major,
    }
}
