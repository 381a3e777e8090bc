//! Where we stand: areas, sections, clauses and practices with all their figures.

use crate::model::{AreaIx, Score, SectionIx};
use crate::scoring::{NodeId, NodeScore, State, Verdict, members};

use super::anchor::Anchor;
use super::figures::heat_map;
use super::links::behind;
use super::page::{Bar, Block, Cell, Column, Row, Table, Tone};
use super::{Detail, GapReport, wording};

/// How many of the weakest clauses and practices are shown unless all are wanted.
const WEAKEST_SHOWN: usize = 5;

/// Areas, sections, clauses and practices.
pub(super) fn standing(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let mut blocks = vec![Block::heading(
        2,
        Cell::from("Where we stand").at(Anchor::part("standing")),
    )];
    blocks.extend(areas(report));
    if detail == Detail::Brief {
        return blocks;
    }
    blocks.extend(sections(report, detail));
    blocks.extend(references(report, detail));
    blocks
}

/// Every area and the whole as bars.
pub(super) fn areas(report: &GapReport<'_>) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let max = questionnaire.scale.max;
    let bar = |label: String, id: &NodeId, node: &NodeScore| {
        let (figures, target) = (node.figures, report.distance(id).score);
        let remark = match figures {
            None => Cell::toned(wording::state(node.state), Tone::Muted),
            Some(figures) => {
                let mut text = match figures.score {
                    Some(score) => wording::on_scale(score, max),
                    None => wording::NOTHING.to_owned(),
                };
                let span = wording::span(figures.floor, figures.ceiling, max);
                if span != text {
                    text += &format!(" ({span})");
                }
                text += &format!(", evidenced {}", wording::on_scale(figures.evidenced, max));
                Cell::toned(text, tone_of(node, target))
            }
        };
        Bar {
            label: label.into(),
            floor: figures.map(|f| Score::new(f.floor)),
            ceiling: figures.map(|f| Score::new(f.ceiling)),
            target,
            remark: remark.leading(behind(report, id)),
        }
    };
    let mut bars: Vec<Bar> = questionnaire
        .areas
        .iter()
        .enumerate()
        .map(|(ix, area)| {
            bar(
                area.title.clone(),
                &NodeId::Area(AreaIx(ix)),
                &report.card.areas[ix],
            )
        })
        .collect();
    if bars.is_empty() {
        for root in &questionnaire.roots {
            let id = NodeId::Section(*root);
            let name = wording::node_name(questionnaire, &id);
            bars.push(bar(name, &id, &report.card.sections[root.0]));
        }
    }
    bars.push(bar(
        "Overall".into(),
        &NodeId::Overall,
        &report.card.overall,
    ));
    vec![Block::Bars { max, bars }]
}

/// Good if the target is certainly met, bad if it is out of reach.
pub(super) fn tone_of(node: &NodeScore, target: Option<Score>) -> Tone {
    match (node.figures, target) {
        (Some(f), Some(t)) if Score::new(f.floor) >= t => Tone::Good,
        (Some(f), Some(t)) if Score::new(f.ceiling) < t => Tone::Bad,
        (Some(_), Some(_)) => Tone::Caution,
        _ => Tone::Plain,
    }
}

/// Which of the optional columns a questionnaire needs.
#[derive(Clone, Copy)]
struct Shown {
    verdicts: bool,
    levels: bool,
    targets: bool,
}

/// The score with what has no evidence counted at most half, and how many answers have some: the first alone says little
/// where answers are low.
fn evidenced(report: &GapReport<'_>, id: &NodeId, score: f64) -> String {
    let questionnaire = report.questionnaire();
    let below = members(questionnaire, id);
    let support = report.card.support(|ix| below.contains(&ix));
    format!(
        "{} ({} of {})",
        wording::on_scale(score, questionnaire.scale.max),
        support.evidenced,
        support.answered
    )
}

fn columns(first: &str, shown: Shown) -> Vec<Column> {
    let mut columns = vec![
        Column::text(first),
        Column::number("Score"),
        Column::number("Possible").rank(1),
    ];
    if shown.targets {
        columns.push(Column::number("Target"));
    }
    columns.push(Column::number("Answered").rank(3));
    columns.push(Column::number("Evidenced").rank(2));
    columns.push(Column::number("Strength").rank(4));
    if shown.levels {
        columns.push(Column::text("Level"));
    }
    if shown.verdicts {
        columns.push(Column::text("Verdict"));
        columns.push(Column::number("Major"));
        columns.push(Column::number("Minor"));
    }
    columns
}

fn row(
    report: &GapReport<'_>,
    label: String,
    depth: usize,
    id: &NodeId,
    node: &NodeScore,
    shown: Shown,
) -> Row {
    let max = report.questionnaire().scale.max;
    let distance = report.distance(id);
    let to = behind(report, id);
    let mut cells: Vec<Cell> = vec![Cell::from(label).leading(to.clone())];
    match node.figures {
        None => {
            let state = Cell::toned(wording::state(node.state), Tone::Muted);
            cells.push(state);
            let rest = columns("", shown).len() - cells.len();
            cells.extend(std::iter::repeat_n(Cell::default(), rest));
            return Row { cells, depth };
        }
        Some(figures) => {
            let score = wording::on_scale_or_nothing(figures.score, max);
            cells.push(Cell::toned(score, tone_of(node, distance.score)).leading(to));
            cells.push(wording::span(figures.floor, figures.ceiling, max).into());
            if shown.targets {
                cells
                    .push(wording::on_scale_or_nothing(distance.score.map(Score::get), max).into());
            }
            cells.push(wording::percent(figures.completeness).into());
            cells.push(evidenced(report, id, figures.evidenced).into());
            let strength = figures
                .confidence
                .map_or_else(|| wording::NOTHING.into(), wording::percent);
            cells.push(strength.into());
        }
    }
    if shown.levels {
        let mut text = wording::levels(node.levels.as_ref());
        if let Some(wanted) = distance.level {
            text += &format!(" of {wanted}");
        }
        cells.push(text.into());
    }
    if shown.verdicts {
        cells.push(verdict_cell(node.verdict));
        for count in [node.counts.major, node.counts.minor] {
            let count = number(count);
            cells.push(match count.is_nothing() {
                true => count,
                false => count.leading(behind(report, id)),
            });
        }
    }
    Row { cells, depth }
}

fn number(count: usize) -> Cell {
    if count == 0 {
        Cell::toned(wording::NOTHING, Tone::Muted)
    } else {
        count.to_string().into()
    }
}

fn verdict_cell(verdict: Option<Verdict>) -> Cell {
    match verdict {
        None => Cell::toned(wording::NOTHING, Tone::Muted),
        Some(found) => {
            let tone = match found {
                Verdict::Major => Tone::Bad,
                Verdict::NotAssessed | Verdict::Minor => Tone::Caution,
                Verdict::Conforming => Tone::Good,
            };
            Cell::toned(wording::verdict(found), tone)
        }
    }
}

fn sections(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let questionnaire = report.questionnaire();
    let target = report.inputs.target;
    let shown = Shown {
        verdicts: report.card.overall.verdict.is_some(),
        levels: report.card.overall.levels.is_some(),
        targets: target.score.is_some()
            || !target.areas.is_empty()
            || target.sections.values().any(|s| s.score.is_some()),
    };
    let is_out = |ix: &SectionIx| report.card.sections[ix.0].state == State::OutOfScope;
    let hidden = report
        .sections()
        .filter(|ix| detail != Detail::Full && is_out(ix))
        .count();
    let rows = report
        .sections()
        .filter(|ix| detail == Detail::Full || !is_out(ix))
        .map(|ix| {
            let id = NodeId::Section(ix);
            let section = questionnaire.section(ix);
            let label = wording::section_name(questionnaire, ix);
            row(
                report,
                label,
                section.depth,
                &id,
                &report.card.sections[ix.0],
                shown,
            )
        })
        .collect();
    let mut blocks = vec![
        Block::heading(3, Cell::from("By section").at(Anchor::part("sections"))),
        Block::Table(Table {
            columns: columns("Section", shown),
            rows,
        }),
    ];
    if hidden > 0 {
        let text = format!(
            "{} out of scope.",
            wording::count(hidden, "section is", "sections are")
        );
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks
}

fn references(report: &GapReport<'_>, detail: Detail) -> Vec<Block> {
    let shown = Shown {
        verdicts: report.card.overall.verdict.is_some(),
        levels: false,
        targets: false,
    };
    let mut blocks = Vec::new();
    for (scheme, nodes) in report.card.references.iter().enumerate() {
        let mut listed: Vec<_> = nodes.iter().filter(|(_, n)| n.figures.is_some()).collect();
        if listed.is_empty() {
            continue;
        }
        let all = listed.len();
        let scheme_of = &report.questionnaire().references[scheme];
        let title = &scheme_of.title;
        let mut heading = format!("By {title}");
        if detail != Detail::Full && all > WEAKEST_SHOWN {
            listed.retain(|(_, n)| n.figures.is_some_and(|f| f.score.is_some_and(|s| s < 1.0)));
            listed.sort_by_key(|(_, n)| n.figures.and_then(|f| f.score).map(Score::new));
            listed.truncate(WEAKEST_SHOWN);
            heading = format!(
                "Weakest of what is answered, by {title} ({} of {all})",
                listed.len()
            );
        }
        let rows = listed
            .into_iter()
            .map(|(id, node)| {
                let place = NodeId::Reference(scheme, id.clone());
                let asked = wording::count(node.counts.questions, "question", "questions");
                let name = scheme_of.name_of(id);
                row(report, format!("{name} ({asked})"), 0, &place, node, shown)
            })
            .collect();
        blocks.push(Block::heading(3, heading));
        blocks.extend(heat_map(report, scheme));
        blocks.push(Block::Table(Table {
            columns: columns("Clause or practice", shown),
            rows,
        }));
    }
    if !blocks.is_empty() && report.card.systemic.iter().any(Option::is_some) {
        let text = "A systemic major counts in its section, and in a clause or practice to which all requirements of the section refer.";
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks
}
