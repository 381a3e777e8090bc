//! The answer of `check`: each demand of the target, what became of it and what stands in the way.

use crate::gap::{Criterion, Outcome, Regressed, Regression, Wanted};
use crate::model::{Questionnaire, Score};

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
        Block::Heading {
            rank: 2,
            text: format!("{}: {organisation}", checked.file),
        },
        Block::Paragraph(Cell::toned(word, tone)),
    ];
    if checked.criteria.is_empty() && !checked.no_regression {
        let text = "No target is set, so nothing can be missed. Give one with --target, --score, --level or --conformity.";
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Caution)));
    }
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
        .filter(|(_, counts)| !counts)
        .map(|(w, _)| {
            let why = match (&w.reason, w.until) {
                (None, _) => "it has no reason".to_owned(),
                (_, None) => "it has no date (until)".to_owned(),
                (_, Some(until)) => format!("it ended on {until}"),
            };
            format!("The waiver of {} counts for nothing: {why}.", w.id).into()
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
    let tone = match criterion.outcome {
        Outcome::Met => Tone::Good,
        Outcome::NotApplicable => Tone::Muted,
        Outcome::Undecided => Tone::Caution,
        Outcome::Missed => Tone::Bad,
    };
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

/// What is demanded, what is wanted, what was found.
pub(crate) fn demand(
    questionnaire: &Questionnaire,
    criterion: &Criterion,
) -> (&'static str, String, String) {
    let max = questionnaire.scale.max;
    let nothing = || "nothing applies".to_owned();
    match &criterion.wanted {
        Wanted::Score { target, found } => (
            "score",
            format!(
                "at least {}",
                wording::decimal(target.get() * f64::from(max), 2)
            ),
            found.map_or_else(nothing, |(floor, ceiling)| {
                let (low, high) = (two(floor, max), two(ceiling, max));
                if low == high {
                    low
                } else {
                    format!("{low}–{high}")
                }
            }),
        ),
        Wanted::Level { target, found } => (
            "level",
            format!("at least {target}"),
            found.map_or_else(nothing, |(level, ceiling)| {
                wording::level_span(level, ceiling)
            }),
        ),
        Wanted::Conformity {
            target,
            max_minors,
            majors,
            minors,
            open,
            waived,
        } => {
            let mut wanted = wording::conformity(*target).to_owned();
            if let Some(max) = max_minors {
                wanted += &format!(
                    ", at most {}",
                    wording::count(*max as usize, "minor", "minors")
                );
            }
            let mut found = format!("{majors} major, {minors} minor, {open} not assessed");
            if *waived > 0 {
                found += &format!(", {waived} waived");
            }
            ("conformity", wanted, found)
        }
        Wanted::Completeness { target, found } => (
            "answered",
            format!("at least {}", wording::percent(target.get())),
            found.map_or_else(nothing, |f| wording::percent(f.get())),
        ),
    }
}

fn two(score: Score, max: u8) -> String {
    wording::decimal(score.get() * f64::from(max), 2)
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
