//! The answer of `check`: each demand of the target, what became of it and what stands in the way.

use crate::gap::{Criterion, Outcome, Regressed, Regression};
use crate::model::{Questionnaire, Waiver};
use crate::scoring::Judgement;

use super::criterion::{demand, outcome_tone, two};
use super::headline::{regraded, score};
use super::page::{Block, Cell, Column, Page, Row, Table, Tone};
use super::{GapReport, wording};

/// How many blocking answers are named for each demand.
const BLOCKING_NAMED: usize = 8;

/// One assessment compared with its target.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// The file, as given.
    pub file: String,
    /// The report it is taken from.
    pub report: GapReport<'a>,
    /// Each demand of the target.
    pub criteria: Vec<Criterion>,
    /// What is lower than in the baseline, if there is one.
    pub regressions: Option<Vec<Regression>>,
    /// Whether a regression misses the target.
    pub no_regression: bool,
}

impl Checked<'_> {
    /// The worst outcome: missed, undecided, met.
    pub fn outcome(&self) -> Outcome {
        let lost = self.regressions.as_ref().is_some_and(|r| !r.is_empty());
        let regressed = (self.no_regression && lost).then_some(Outcome::Missed);
        let found = self
            .criteria
            .iter()
            .map(|c| c.outcome)
            .filter(|o| *o != Outcome::NotApplicable);
        found.chain(regressed).max().unwrap_or(Outcome::Met)
    }
}

/// The answer of `check` for one assessment.
pub fn check_page(checked: &Checked<'_>) -> Page {
    let report = &checked.report;
    let questionnaire = report.questionnaire();
    let organisation = report
        .assessment()
        .organisation
        .as_deref()
        .unwrap_or("Unnamed organisation");
    let (word, tone) = match checked.outcome() {
        Outcome::Met | Outcome::NotApplicable => ("target met", Tone::Good),
        Outcome::Undecided => ("undecided: too much is unanswered to say", Tone::Caution),
        Outcome::Missed => ("target missed", Tone::Bad),
    };
    let mut blocks = vec![
        Block::heading(2, format!("{}: {organisation}", checked.file)),
        Block::Paragraph(Cell::toned(word, tone)),
    ];
    let mut standing = score(report);
    standing.extend(regraded(report));
    blocks.push(Block::Entries(standing));
    if !checked.criteria.is_empty() {
        let columns = vec![
            Column::text("Demand"),
            Column::text("Wanted"),
            Column::text("Found"),
            Column::text("Outcome"),
        ];
        let rows = checked.criteria.iter().map(|c| row(report, c)).collect();
        blocks.push(Block::Table(Table { columns, rows }));
        blocks.extend(in_the_way(report, &checked.criteria));
    }
    if let Some(lost) = &checked.regressions {
        blocks.extend(regression_blocks(questionnaire, lost));
    }
    let ineffective: Vec<Cell> = report
        .waivers()
        .filter_map(|(waiver, counts)| {
            let why = match (&waiver.reason, waiver.until) {
                (None, _) => "it has no reason".to_owned(),
                (_, Some(until)) if !counts => format!("it ended on {until}"),
                _ if !passes_over_something(report, waiver) => {
                    "there is no finding of conformity to pass over".to_owned()
                }
                _ => return None,
            };
            Some(format!("The waiver of {} counts for nothing: {why}.", waiver.id).into())
        })
        .collect();
    if !ineffective.is_empty() {
        blocks.push(Block::List {
            ordered: false,
            points: ineffective,
        });
    }
    Page { blocks }
}

fn row(report: &GapReport<'_>, criterion: &Criterion) -> Row {
    let questionnaire = report.questionnaire();
    let name = wording::node_name(questionnaire, &criterion.node);
    let (what, wanted, found) = demand(questionnaire, criterion);
    let tone = outcome_tone(criterion.outcome);
    Row {
        cells: vec![
            format!("{name}: {what}").into(),
            wanted.into(),
            found.into(),
            Cell::toned(wording::outcome(criterion.outcome), tone),
        ],
        depth: 0,
    }
}

/// Whether a waiver names something that stands in the way of conformity.
fn passes_over_something(report: &GapReport<'_>, waiver: &Waiver) -> bool {
    let questionnaire = report.questionnaire();
    let id = waiver.id.as_str();
    let question = questionnaire.find_question(id).is_some_and(|ix| {
        let judgement = report.card.question(ix).judgement;
        judgement.is_some_and(|j| !matches!(j, Judgement::Conforming | Judgement::Opportunity))
    });
    let section = questionnaire.find_section(id);
    question || section.is_some_and(|s| report.card.systemic[s.0].is_some())
}

/// For each demand not met, the answers that stand in the way.
fn in_the_way(report: &GapReport<'_>, criteria: &[Criterion]) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let points: Vec<Cell> = criteria
        .iter()
        .filter(|c| !c.blocking.is_empty() || !c.systemic.is_empty())
        .map(|c| {
            let name = wording::node_name(questionnaire, &c.node);
            let (what, _, _) = demand(questionnaire, c);
            format!("{name}, {what}: {}", blocking(report, c)).into()
        })
        .collect();
    if points.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Paragraph("In the way, what matters most first:".into()),
        Block::List {
            ordered: false,
            points,
        },
    ]
}

/// The answers in the way, those of the highest-ranked findings first.
fn blocking(report: &GapReport<'_>, criterion: &Criterion) -> String {
    let questionnaire = report.questionnaire();
    let mut questions = criterion.blocking.clone();
    questions.sort_by_key(|ix| report.finding_of(*ix).map_or(usize::MAX, |(rank, _)| rank));
    let mut names: Vec<String> = criterion
        .systemic
        .iter()
        .map(|s| format!("{} (systemic)", questionnaire.section(*s).id))
        .collect();
    names.extend(
        questions
            .iter()
            .map(|ix| questionnaire.question(*ix).id.to_string()),
    );
    let rest = names.len().saturating_sub(BLOCKING_NAMED);
    names.truncate(BLOCKING_NAMED);
    let mut text = names.join(", ");
    if rest > 0 {
        text += &format!(" and {rest} more");
    }
    if text.is_empty() {
        wording::NOTHING.to_owned()
    } else {
        text
    }
}

fn regression_blocks(questionnaire: &Questionnaire, lost: &[Regression]) -> Vec<Block> {
    if lost.is_empty() {
        let text = "Nothing is lower than in the baseline.";
        return vec![Block::Paragraph(Cell::toned(text, Tone::Good))];
    }
    let max = questionnaire.scale.max;
    let columns = vec![
        Column::text("Lower than in the baseline"),
        Column::text("What"),
        Column::text("Before"),
        Column::text("Now"),
    ];
    let rows = lost
        .iter()
        .map(|regression| {
            let (what, before, now) = match regression.lost {
                Regressed::Floor(b, n) => ("floor", two(b, max), two(n, max)),
                Regressed::Level(b, n) => ("level", b.to_string(), n.to_string()),
                Regressed::Verdict(b, n) => (
                    "verdict",
                    wording::verdict(b).to_owned(),
                    wording::verdict(n).to_owned(),
                ),
            };
            Row {
                cells: vec![
                    wording::node_name(questionnaire, &regression.node).into(),
                    what.into(),
                    before.into(),
                    Cell::toned(now, Tone::Bad),
                ],
                depth: 0,
            }
        })
        .collect();
    vec![Block::Table(Table { columns, rows })]
}
