//! What a roadmap had promised by now against what is true.

use super::shown::{self, precise};
use super::story::rows;
use super::{Compared, Detail, words};
use crate::comparison::{Kept, Outcome, Progress, Reckoning};
use crate::model::{AreaIx, Score};
use crate::report::page::{Block, Cell, Column, Entry, Row, Table, Tone};
use crate::report::wording::{self, count};
use crate::scoring::NodeId;

/// Where the organisation was to stand, then initiative by initiative.
pub(super) fn promise(
    compared: &Compared<'_, '_>,
    reckoning: &Reckoning,
    detail: Detail,
) -> Vec<Block> {
    let mut blocks = vec![Block::Entries(entries(compared, reckoning))];
    blocks.push(Block::Table(standings(compared, reckoning)));
    blocks.push(Block::heading(3, "Initiative by initiative"));
    blocks.extend(initiatives(compared, reckoning, detail));
    let beyond: Vec<String> = reckoning
        .beyond
        .iter()
        .map(|ix| {
            compared
                .whole()
                .after
                .questionnaire
                .question(*ix)
                .id
                .to_string()
        })
        .collect();
    if !beyond.is_empty() && detail >= Detail::Normal {
        let text = format!(
            "{} closed that no initiative had promised by now: {}.",
            count(beyond.len(), "gap is", "gaps are"),
            beyond.join(", ")
        );
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Good)));
    }
    blocks
}

fn entries(compared: &Compared<'_, '_>, reckoning: &Reckoning) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(source) = &compared.roadmap {
        entries.push(Entry::new("Roadmap", source.as_str()));
    }
    let day = match reckoning.quarter {
        Some(quarter) => format!("{}; the last quarter over is {quarter}", reckoning.on),
        None => format!("{}; no quarter of the roadmap is over", reckoning.on),
    };
    entries.push(Entry::new("By", day));
    let answers = reckoning.initiatives.iter().flat_map(|kept| &kept.answers);
    let hidden = answers.filter(|a| matches!(a.progress, Progress::Outside | Progress::Gone));
    let hidden = hidden.count();
    if hidden > 0 {
        let text = Cell::toned(words::other_scope(hidden), Tone::Caution);
        entries.push(Entry::new("To be read with", text));
    }
    entries
}

/// Promised against true: whole, findings, areas.
fn standings(compared: &Compared<'_, '_>, reckoning: &Reckoning) -> Table {
    let (whole, max) = (compared.whole(), compared.max());
    let side = whole.after;
    let promised = &reckoning.promised;
    let mut rows = Vec::new();
    let mut score = |name: &str, promised: Option<Score>, real: Option<Score>, depth: usize| {
        let (promised, real) = (promised.map(Score::get), real.map(Score::get));
        rows.push(Row {
            cells: vec![
                name.into(),
                precise(promised, max).into(),
                precise(real, max).into(),
                shown::change(promised, real, max),
            ],
            depth,
        });
    };
    score(
        "Certain score",
        promised.floor,
        side.floor(&NodeId::Overall),
        0,
    );
    for (place, area) in side.questionnaire.areas.iter().enumerate() {
        let floor = side.floor(&NodeId::Area(AreaIx(place)));
        let said = promised.areas.get(area.id.as_str()).copied();
        if floor.is_some() || said.is_some() {
            score(&area.title, said, floor, 1);
        }
    }
    let nothing = || Cell::toned(wording::NOTHING, Tone::Muted);
    if let Some(real) = side.card.conformity {
        let said = promised.conformity.map(wording::readiness);
        rows.push(Row {
            cells: vec![
                "Conformity".into(),
                said.unwrap_or(wording::NOTHING).into(),
                wording::readiness(real).into(),
                nothing(),
            ],
            depth: 0,
        });
        let counts = &side.card.overall.counts;
        for (name, said, real) in [
            ("Likely majors", promised.majors, counts.major),
            ("Likely minors", promised.minors, counts.minor),
        ] {
            let difference = said.map(|said| real as f64 - said as f64);
            let shown = |d: f64| {
                let sign = if d > 0.0 { "+" } else { "" };
                shown::toned(format!("{sign}{}", wording::decimal(d, 0)), -d)
            };
            rows.push(Row {
                cells: vec![
                    name.into(),
                    said.map_or_else(nothing, |n| n.to_string().into()),
                    real.to_string().into(),
                    difference.map_or_else(nothing, shown),
                ],
                depth: 0,
            });
        }
    }
    Table {
        rows,
        columns: vec![
            Column::text("By now"),
            Column::number("Promised"),
            Column::number("True"),
            Column::number("Difference"),
        ],
    }
}

fn initiatives(compared: &Compared<'_, '_>, reckoning: &Reckoning, detail: Detail) -> Vec<Block> {
    let mut all: Vec<&Kept> = reckoning.initiatives.iter().collect();
    all.sort_by_key(|kept| rank(kept.outcome));
    let not_due = reckoning.count(|outcome| outcome == Outcome::NotYetDue);
    if detail != Detail::Full {
        all.retain(|kept| kept.outcome != Outcome::NotYetDue);
    }
    if detail == Detail::Brief {
        all.truncate(rows(detail));
    }
    let row = |kept: &&Kept| {
        let promised = &kept.promised;
        let title = promised.title.as_deref().unwrap_or_default();
        Row {
            cells: vec![
                format!("{title} [{}]", promised.id).trim_start().into(),
                promised.effective.to_string().into(),
                Cell::toned(outcome(kept), tone(kept.outcome)),
                missing(compared, kept).into(),
            ],
            depth: 0,
        }
    };
    let mut blocks = vec![Block::Table(Table {
        rows: all.iter().map(row).collect(),
        columns: vec![
            Column::text("Initiative"),
            Column::text("By"),
            Column::text("Outcome"),
            Column::text("What is missing"),
        ],
    })];
    if not_due > 0 && detail != Detail::Full {
        let text = format!(
            "{} not yet due: --detail full",
            count(not_due, "more is", "more are")
        );
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks
}

/// What needs a look comes first.
fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::NotKept => 0,
        Outcome::Late => 1,
        Outcome::Partly => 2,
        Outcome::KeptLate(_) => 3,
        Outcome::Kept => 4,
        Outcome::Early => 5,
        Outcome::Void => 6,
        Outcome::NotYetDue => 7,
    }
}

fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Kept | Outcome::Early => Tone::Good,
        Outcome::KeptLate(_) | Outcome::Partly | Outcome::Late => Tone::Caution,
        Outcome::NotKept => Tone::Bad,
        Outcome::NotYetDue | Outcome::Void => Tone::Muted,
    }
}

/// What became of it, how many answers are true, and how many of these without evidence.
fn outcome(kept: &Kept) -> String {
    let mut text = words::outcome(kept.outcome);
    if kept.of > 0 {
        text += &format!(", {} of {}", kept.reached, kept.of);
    }
    if kept.unevidenced > 0 {
        text += &format!(", {} without valid evidence", kept.unevidenced);
    }
    text
}

/// What is not true yet, and how it stands; what is alike together.
fn missing(compared: &Compared<'_, '_>, kept: &Kept) -> String {
    let side = compared.whole().after;
    let open = kept
        .answers
        .iter()
        .filter(|a| a.progress != Progress::Reached);
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    for answer in open {
        let wanted = answer
            .question
            .map(|ix| wording::answer_reaching(side.questionnaire, ix, answer.to));
        let is = shown::answer(side, answer.question);
        let text = match (answer.progress, wanted) {
            (Progress::Gone | Progress::Outside | Progress::Open, _) | (_, None) => is,
            (progress, Some(wanted)) => {
                format!("{is}, not {wanted} ({})", words::progress(progress))
            }
        };
        match parts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, ids)) => ids.push(answer.id.clone()),
            None => parts.push((text, vec![answer.id.clone()])),
        }
    }
    let part = |(text, ids): &(String, Vec<String>)| format!("{}: {text}", ids.join(", "));
    parts.iter().map(part).collect::<Vec<_>>().join("; ")
}
