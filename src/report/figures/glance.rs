//! The most important in a sentence and a few figures, and what comes next.

use crate::gap::{Wanted, check};
use crate::model::{Amount, Score};
use crate::report::anchor::Anchor;
use crate::report::figure::{Glance, Tile};
use crate::report::page::{Block, Cell, Tone};
use crate::report::roadmap_page::{self, target_reached};
use crate::report::roadmap_wording::{certification_missed, money};
use crate::report::roadmap_years::years;
use crate::report::{GapReport, headline, standing, wording};
use crate::scoring::{NodeId, Stage};

use super::wording as words;

/// Where the organisation stands and where it goes, at a glance.
pub(in crate::report) fn glance(report: &GapReport<'_>) -> Vec<Block> {
    let glance = Glance {
        verdict: verdict(report),
        tiles: tiles(report),
    };
    let mut blocks = vec![Block::Glance(glance)];
    blocks.extend(super::radar(report));
    let next = report.roadmap.as_ref();
    let next = next.map(|roadmap| roadmap_page::next_steps(report, roadmap));
    if let Some(points) = next.filter(|points| !points.is_empty()) {
        blocks.push(Block::Linked(vec![
            Block::heading(3, words::NEXT),
            Block::List {
                ordered: false,
                points,
            },
        ]));
    }
    blocks
}

fn verdict(report: &GapReport<'_>) -> Vec<Cell> {
    let conformity = report.card.conformity;
    let mut said: Vec<Cell> = conformity
        .map(|c| {
            words::ready(
                c,
                report.card.support_in(report.questionnaire(), Stage::Two),
            )
            .into()
        })
        .into_iter()
        .collect();
    let barred = wording::barred(report.questionnaire(), &report.card);
    said.extend(barred.map(|why| Cell::toned(words::barred(&why), Tone::Bad)));
    said.push(scored(report).into());
    let missed = report.roadmap.as_ref();
    let missed = missed.and_then(|roadmap| certification_missed(report, roadmap));
    said.extend(missed.map(|text| Cell::toned(text, Tone::Bad).leading(Anchor::part("roadmap"))));
    let led = report.roadmap.as_ref().and_then(target_reached);
    said.extend(led.map(|(outcome, when, _)| {
        Cell::from(words::led(outcome, &when)).leading(Anchor::part("roadmap"))
    }));
    said
}

fn scored(report: &GapReport<'_>) -> String {
    let max = report.questionnaire().scale.max;
    let Some(score) = report.card.overall.figures.and_then(|f| f.score) else {
        return words::NOTHING_ANSWERED.to_owned();
    };
    let criteria = check(report.questionnaire(), &report.card, report.inputs.target);
    let wanted = criteria
        .iter()
        .find_map(|criterion| match criterion.wanted {
            Wanted::Score { target, .. } if criterion.node == NodeId::Overall => {
                Some((wording::on_scale(target.get(), max), criterion.outcome))
            }
            _ => None,
        });
    let wanted = wanted.as_ref();
    words::scored(
        &wording::on_scale(score, max),
        max,
        wanted.map(|(target, outcome)| (target.as_str(), *outcome)),
    )
}

fn tiles(report: &GapReport<'_>) -> Vec<Tile> {
    let overall = &report.card.overall;
    let max = report.questionnaire().scale.max;
    let counts = &overall.counts;
    let tile = |name: &str, value: Cell, note: String, part: &str| Tile {
        name: name.to_owned(),
        value,
        note,
        to: Anchor::part(part),
    };
    let mut tiles = Vec::new();
    if let Some(figures) = overall.figures {
        let target = report.distance(&NodeId::Overall).score;
        let score = wording::on_scale_or_nothing(figures.score, max);
        let span = wording::span(figures.floor, figures.ceiling, max);
        let note = match target {
            Some(target) => {
                let target = wording::on_scale(Score::get(target), max);
                format!("of {max}; certain and possible {span}; target {target}")
            }
            None => format!("of {max}; certain and possible {span}"),
        };
        let score = Cell::toned(score, standing::tone_of(overall, target));
        tiles.push(tile(words::SCORE, score, note, "standing"));
        if report.card.conformity.is_some() {
            let tone = if counts.major > 0 {
                Tone::Bad
            } else {
                Tone::Good
            };
            let majors = Cell::toned(counts.major.to_string(), tone);
            let minors = wording::count(counts.minor, "likely minor", "likely minors");
            // What an auditor would write up stands with the verdict below.
            let note = match headline::majors_parted(report) {
                Some(parted) => format!("{parted}; {minors}"),
                None => {
                    let written = report.card.write_ups(report.questionnaire());
                    let unit = wording::unit(report.questionnaire());
                    let (major, minor) = (written.major, written.minor);
                    format!("{minors}; one a {unit}: {major} major, {minor} minor")
                }
            };
            tiles.push(tile(words::MAJORS, majors, note, "findings"));
        }
        let answered = wording::percent(figures.completeness);
        let asked = counts.questions - counts.not_applicable;
        let note = format!("by weight; {} of {asked} questions", counts.answered);
        tiles.push(tile(words::ANSWERED, answered.into(), note, "answers"));
        let evidenced = counts.answered - report.without_evidence().len();
        let note = format!(
            "of {} with valid evidence",
            wording::count(counts.answered, "answer", "answers")
        );
        tiles.push(tile(
            words::EVIDENCED,
            evidenced.to_string().into(),
            note,
            "evidence",
        ));
    }
    let note = wording::quick_wins(report.quick_wins(), report.quickly_helped());
    let found = report.found().count().to_string();
    tiles.push(tile(words::FINDINGS, found.into(), note, "findings"));
    tiles.extend(
        first_year(report)
            .map(|(days, note)| tile(words::FIRST_YEAR, days.into(), note, "roadmap")),
    );
    tiles
}

/// Person-days of the first year of the roadmap, and what else it takes.
fn first_year(report: &GapReport<'_>) -> Option<(String, String)> {
    let roadmap = report.roadmap.as_ref()?;
    let first = years(roadmap).into_iter().next()?;
    let days = wording::decimal((first.work + first.upkeep).get(), 0);
    let mut note = format!(
        "person-days for {}",
        wording::count(first.starts, "initiative", "initiatives")
    );
    if first.cost > Amount::ZERO {
        let cost = money(first.cost, roadmap.settings.currency.as_deref());
        note += &format!("; {cost} external cost");
    }
    Some((days, note))
}
