//! The answer of `check`: each demand of the target, what became of it and what stands in the way.

use crate::gap::{Criterion, Outcome};

use super::checked::{Baseline, Checked, Earlier};
use super::criterion::{demand, left_out, outcome_tone};
use super::earlier_target::{self, EarlierTarget};
use super::headline::{regraded, score};
use super::letter_case::lower_first;
use super::page::{Block, Cell, Column, Entry, Page, Row, Table, Tone};
use super::{GapReport, lowered, waivers, wording};

/// How many blocking answers are named for each demand.
const BLOCKING_NAMED: usize = 8;
/// How many answers that lowered a figure are named.
const LOWERED_NAMED: usize = 20;
/// What is said where all is kept that was reached in the baseline, and only there.
const NOTHING_LOWER: &str =
    "No floor, level, verdict or evidenced score is lower than in the baseline.";

/// The answer of `check` for one assessment.
pub(super) fn check_page(checked: &Checked<'_>) -> Page {
    let report = &checked.report;
    let organisation = report
        .assessment()
        .organisation
        .as_deref()
        .unwrap_or("Unnamed organisation");
    let (word, tone) = match checked.outcome() {
        Outcome::Met | Outcome::NotApplicable => ("target met".to_owned(), Tone::Good),
        Outcome::Undecided => {
            let word = "undecided: too much is unanswered to say".to_owned();
            (word, Tone::Caution)
        }
        Outcome::Missed if checked.only_regressed() => (regressed(checked), Tone::Bad),
        Outcome::Missed => ("target missed".to_owned(), Tone::Bad),
    };
    let mut blocks = vec![
        Block::heading(2, format!("{}: {organisation}", checked.file)),
        Block::Paragraph(Cell::toned(word, tone)),
    ];
    let mut standing = score(report);
    standing.extend(regraded(report));
    standing.push(judged_on(report));
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
    match &checked.baseline {
        Baseline::None => {}
        Baseline::New(path) => {
            let text = format!(
                "Not compared with a baseline: there is no {path}, so this assessment is new."
            );
            blocks.push(Block::Paragraph(Cell::toned(text, Tone::Caution)));
        }
        Baseline::Faulty(fault) => {
            let text = format!("{}.", lowered::not_compared(fault));
            blocks.push(Block::Paragraph(Cell::toned(text, Tone::Caution)));
        }
        Baseline::Is(earlier) => blocks.extend(baseline_blocks(checked, earlier)),
    }
    let said = waivers::waivers(report);
    let said = said
        .iter()
        .filter_map(|(waiver, state)| waivers::sentence(waiver, state));
    let points: Vec<Cell> = said.map(Cell::from).collect();
    if !points.is_empty() {
        blocks.push(Block::List {
            ordered: false,
            points,
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

/// For each demand not met, the answers that stand in the way.
fn in_the_way(report: &GapReport<'_>, criteria: &[Criterion]) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let points: Vec<Cell> = criteria
        .iter()
        .filter_map(|c| {
            let name = wording::node_name(questionnaire, &c.node);
            let (what, _, _) = demand(questionnaire, c);
            Some(format!("{name}, {what}: {}", blocking(report, c)?).into())
        })
        .collect();
    let mut blocks = Vec::new();
    if !points.is_empty() {
        blocks.push(Block::Paragraph(
            "In the way, what matters most first:".into(),
        ));
        blocks.push(Block::List {
            ordered: false,
            points,
        });
    }
    let unselected = criteria.iter().find_map(unselected);
    blocks.extend(unselected.map(|text| Block::Paragraph(Cell::toned(text, Tone::Caution))));
    blocks
}

/// That a demand is about more than the selected sections, and how to ask about these alone.
pub(super) fn unselected(criterion: &Criterion) -> Option<String> {
    let count = left_out(criterion);
    (count > 0).then(|| {
        format!(
            "{} out of scope: conformity is about all of them, so with some sections alone it stays undecided. To \
             compare these sections, ask for a score or a level.",
            wording::count(count, "requirement is", "requirements are")
        )
    })
}

/// The answers in the way, those of the highest-ranked findings first; `None` if there are none.
pub(super) fn blocking(report: &GapReport<'_>, criterion: &Criterion) -> Option<String> {
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
    (!names.is_empty()).then(|| wording::first_of(names, BLOCKING_NAMED))
}

/// Why the target is missed though no demand is: what weighs most of all that is less than in the baseline.
fn regressed(checked: &Checked<'_>) -> String {
    if checked.falls() {
        "lower than in the baseline".to_owned()
    } else if checked.edits_questionnaire() {
        "the questionnaire was edited under the version it had in the baseline".to_owned()
    } else if let Some(easing) = checked.stopping_easing() {
        lower_first(easing.rule().title)
    } else if checked.demands_less() {
        "less is demanded than in the baseline".to_owned()
    } else if checked.withdraws() {
        "fewer questions count than in the baseline".to_owned()
    } else {
        "less evidence than in the baseline".to_owned()
    }
}

/// The day on which waivers and evidence are judged. Where nobody gave one it is easily taken for today.
fn judged_on(report: &GapReport<'_>) -> Entry {
    let as_of = report.inputs.as_of;
    let text = match as_of == report.assessment().date {
        true => format!("{as_of}, the day of the assessment"),
        false => as_of.to_string(),
    };
    Entry::new("Judged on", text)
}

/// What became of all that was reached in the baseline.
fn baseline_blocks(checked: &Checked<'_>, earlier: &Earlier<'_>) -> Vec<Block> {
    let questionnaire = checked.report.questionnaire();
    let mut blocks = Vec::new();
    let said = |text: String, fails: bool| {
        let tone = match fails {
            true => Tone::Bad,
            false => Tone::Caution,
        };
        Block::Paragraph(Cell::toned(format!("{text}."), tone))
    };
    if let Some(from) = &earlier.file.moved_from {
        let text = format!("Compared with {from}, which it has taken the place of");
        blocks.push(said(text, false));
    }
    let changed = lowered::questionnaire_changed(questionnaire, earlier);
    blocks.extend(changed.map(|text| said(text, checked.edits_questionnaire())));
    let eased = earlier.easings.iter().map(|one| {
        let stops = checked.is_stopped_by(one);
        said(one.sentence(questionnaire), stops)
    });
    blocks.extend(eased);
    blocks.extend(target_blocks(checked, earlier));
    if earlier.is_kept() {
        blocks.push(Block::Paragraph(Cell::toned(NOTHING_LOWER, Tone::Good)));
        return blocks;
    }
    if !earlier.regressions.is_empty() {
        blocks.extend(regression_blocks(checked, earlier));
    }
    let bare = lowered::bare(checked, earlier);
    blocks.extend(bare.map(|text| said(text, checked.loses_evidence())));
    let withdrawn = lowered::withdrawn(questionnaire, earlier);
    blocks.extend(withdrawn.map(|text| said(text, checked.withdraws())));
    blocks
}

/// What the target demands less than in the baseline, and what it passes over in addition.
fn target_blocks(checked: &Checked<'_>, earlier: &Earlier<'_>) -> Vec<Block> {
    let questionnaire = checked.report.questionnaire();
    let caution = |text: String| Block::Paragraph(Cell::toned(text, Tone::Caution));
    let EarlierTarget::Known { lowered, waivers } = &earlier.target else {
        let why = earlier_target::not_compared(&earlier.target);
        return why.map(caution).into_iter().collect();
    };
    let tone = match checked.demands_less() {
        true => Tone::Bad,
        false => Tone::Caution,
    };
    let rows = lowered.iter().map(|one| {
        let (what, before, now) = earlier_target::parts(questionnaire, one);
        Row {
            cells: vec![
                wording::node_name(questionnaire, &one.node).into(),
                what.into(),
                before.into(),
                Cell::toned(now, tone),
            ],
            depth: 0,
        }
    });
    let rows: Vec<Row> = rows.collect();
    let columns = [
        "Less demanded than in the baseline",
        "What",
        "Before",
        "Now",
    ];
    let table = (!rows.is_empty()).then(|| {
        Block::Table(Table {
            columns: columns.into_iter().map(Column::text).collect(),
            rows,
        })
    });
    let waivers = waivers
        .iter()
        .map(|one| caution(earlier_target::waiver(one)));
    table.into_iter().chain(waivers).collect()
}

fn regression_blocks(checked: &Checked<'_>, earlier: &Earlier<'_>) -> Vec<Block> {
    let questionnaire = checked.report.questionnaire();
    let row = |cells: Vec<Cell>| Row { cells, depth: 0 };
    let columns = |names: [&str; 4]| names.into_iter().map(Column::text).collect();
    let figures = earlier.regressions.iter().map(|regression| {
        let (what, before, now) = lowered::parts(questionnaire, regression);
        row(vec![
            wording::node_name(questionnaire, &regression.node).into(),
            what.into(),
            before.into(),
            Cell::toned(now, Tone::Bad),
        ])
    });
    let mut blocks = vec![Block::Table(Table {
        columns: columns(["Lower than in the baseline", "What", "Before", "Now"]),
        rows: figures.collect(),
    })];
    let all = lowered::lowerings(checked, earlier);
    if !all.is_empty() {
        let rest = all.len().saturating_sub(LOWERED_NAMED);
        let answers = all.iter().take(LOWERED_NAMED).map(|fall| {
            let place = match checked.places.answer(fall.question) {
                Some(place) => format!("line {}", place.line),
                None => wording::NOTHING.to_owned(),
            };
            row(vec![
                questionnaire.question(fall.question).id.as_str().into(),
                place.into(),
                fall.before.as_str().into(),
                Cell::toned(fall.now.as_str(), Tone::Bad),
            ])
        });
        blocks.push(Block::Table(Table {
            columns: columns(["Lowered by", "Where", "Before", "Now"]),
            rows: answers.collect(),
        }));
        if rest > 0 {
            let text = format!("{rest} more answers are lower.");
            blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
        }
    }
    blocks
}
