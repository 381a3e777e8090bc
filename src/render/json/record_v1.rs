//! Records of `batch`, one a line: written, and read again by `batch --merge`.

mod reading;
mod writing;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::portfolio::Text;

pub(super) use writing::write;

/// What is read of a line; there may be more keys.
#[derive(Deserialize)]
pub(super) struct Line<'a> {
    format: u32,
    #[serde(borrow)]
    state: Text<'a>,
    file: Text<'a>,
    line: Option<usize>,
    organisation: Option<Text<'a>>,
    scope: Option<Text<'a>>,
    date: Option<Text<'a>>,
    as_of: Option<Text<'a>>,
    questionnaire: Option<NamedOut<'a>>,
    overall: Option<NodeOut<'a>>,
    conformity: Option<Text<'a>>,
    stages: Option<Stages<'a>>,
    #[serde(default)]
    areas: Vec<PartOut<'a>>,
    #[serde(default)]
    sections: Vec<PartOut<'a>>,
    target: Option<TargetOut<'a>>,
    #[serde(default)]
    findings: FindingsOut<'a>,
    #[serde(default)]
    initiatives: Vec<InitiativeOut<'a>>,
    #[serde(default)]
    names: BTreeMap<Text<'a>, Text<'a>>,
    #[serde(default)]
    faults: Vec<FaultOut<'a>>,
}

#[derive(Deserialize)]
struct NamedOut<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    version: Text<'a>,
    sha256: Text<'a>,
    title: Text<'a>,
    scale: u8,
}

#[derive(Deserialize)]
struct Stages<'a> {
    #[serde(borrow)]
    stage1: Option<Text<'a>>,
    stage2: Option<Text<'a>>,
}

#[derive(Deserialize)]
struct NodeOut<'a> {
    #[serde(borrow)]
    state: Text<'a>,
    score: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    evidenced: Option<f64>,
    completeness: Option<f64>,
    confidence: Option<f64>,
    level: Option<u8>,
    level_ceiling: Option<u8>,
    verdict: Option<Text<'a>>,
    counts: CountsOut,
}

#[derive(Deserialize)]
struct PartOut<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    title: Text<'a>,
    state: Text<'a>,
    score: Option<f64>,
    floor: Option<f64>,
    ceiling: Option<f64>,
    evidenced: Option<f64>,
    completeness: Option<f64>,
    confidence: Option<f64>,
    level: Option<u8>,
    level_ceiling: Option<u8>,
    verdict: Option<Text<'a>>,
    counts: CountsOut,
}

#[derive(Deserialize)]
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

#[derive(Deserialize)]
struct TargetOut<'a> {
    asked: bool,
    #[serde(borrow)]
    outcome: Option<Text<'a>>,
    missed: Vec<Text<'a>>,
}

/// Ids by what was found.
#[derive(Default, Deserialize)]
struct FindingsOut<'a> {
    #[serde(borrow, default)]
    major: Vec<Text<'a>>,
    #[serde(default)]
    minor: Vec<Text<'a>>,
    #[serde(default)]
    below_target: Vec<Text<'a>>,
    #[serde(default)]
    opportunity: Vec<Text<'a>>,
    #[serde(default)]
    not_assessed: Vec<Text<'a>>,
}

#[derive(Deserialize)]
struct InitiativeOut<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    findings: usize,
    days: f64,
}

#[derive(Deserialize)]
struct FaultOut<'a> {
    #[serde(borrow)]
    code: Text<'a>,
    line: Option<usize>,
    column: Option<usize>,
    message: Text<'a>,
    help: Option<Text<'a>>,
}

const SCORED: &str = "scored";
const FAULTY: &str = "faulty";
const UNREAD: &str = "unreadable";
