//! Scores by area over the assessments, drawn and in figures; and the change cause by cause, drawn.

use super::causes::{OriginRow, rounded};
use super::shown::{self, precise, signed};
use super::{Compared, words};
use crate::comparison::{Change, Pair, Side};
use crate::model::{AreaIx, Questionnaire, Score, SectionIx};
use crate::report::figure::{Chart, Fall, Figure, Trend, TrendLine, Waterfall};
use crate::report::page::{Block, Cell, Column, Row, Table};
use crate::report::wording;
use crate::scoring::NodeId;

/// What one line stands for, by its place on each side.
struct Line {
    name: String,
    nodes: Vec<Option<NodeId>>,
}

/// The areas, or the sections at the top where there are no areas: chart and table.
pub(super) fn areas(compared: &Compared<'_, '_>) -> Vec<Block> {
    let lines = lines(compared);
    let max = compared.max();
    let sides = compared.comparison.sides;
    let values = |line: &Line| -> Vec<Option<Score>> {
        let floors = sides.iter().zip(&line.nodes);
        floors
            .map(|(side, node)| side.floor(node.as_ref()?))
            .collect()
    };
    let drawn: Vec<TrendLine> = lines
        .iter()
        .map(|line| {
            let values = values(line);
            let text = |score: &Option<Score>| precise(score.map(Score::get), max);
            TrendLine {
                name: line.name.clone(),
                figures: values.iter().map(text).collect(),
                values,
                whole: line
                    .nodes
                    .iter()
                    .flatten()
                    .any(|node| *node == NodeId::Overall),
            }
        })
        .filter(|line| line.values.iter().any(Option::is_some))
        .collect();
    let row = |line: &TrendLine| {
        let tone = if line.whole {
            crate::report::page::Tone::Strong
        } else {
            crate::report::page::Tone::Plain
        };
        let mut cells = vec![Cell::toned(line.name.as_str(), tone)];
        cells.extend(line.figures.iter().map(Cell::from));
        let end = |score: Option<&Option<Score>>| score.copied().flatten().map(Score::get);
        cells.push(shown::change(
            end(line.values.first()),
            end(line.values.last()),
            max,
        ));
        Row { cells, depth: 0 }
    };
    let mut columns = vec![Column::text("Area")];
    columns.extend(compared.labels.iter().map(|label| Column::number(label)));
    columns.push(Column::number(words::change(compared.is_sites())));
    let table = Table {
        rows: drawn.iter().map(row).collect(),
        columns,
    };
    let figure = Figure {
        title: words::TREND.to_owned(),
        description: words::trend(max, compared.is_sites()),
        table: None,
        chart: Chart::Trend(Trend {
            max,
            points: compared.labels.clone(),
            lines: drawn,
            joined: !compared.is_sites(),
        }),
    };
    vec![figure.into(), Block::Table(table)]
}

/// Areas matched over all assessments to those of the last.
fn lines(compared: &Compared<'_, '_>) -> Vec<Line> {
    let comparison = &compared.comparison;
    let last = comparison.whole.after;
    let sides = comparison.sides;
    let by_area = !last.questionnaire.areas.is_empty();
    let own: Vec<NodeId> = match by_area {
        true => (0..last.questionnaire.areas.len())
            .map(|a| NodeId::Area(AreaIx(a)))
            .collect(),
        false => last
            .questionnaire
            .roots
            .iter()
            .copied()
            .map(NodeId::Section)
            .collect(),
    };
    let line = |node: &NodeId| Line {
        name: wording::node_name(last.questionnaire, node),
        nodes: sides
            .iter()
            .map(|side| place(side, last.questionnaire, node))
            .collect(),
    };
    let mut lines: Vec<Line> = own.iter().map(line).collect();
    lines.push(Line {
        name: words::OVERALL.to_owned(),
        nodes: vec![Some(NodeId::Overall); sides.len()],
    });
    lines
}

/// The same area or section on another side.
fn place(side: &Side<'_>, last: &Questionnaire, node: &NodeId) -> Option<NodeId> {
    if side.questionnaire == last {
        return Some(node.clone());
    }
    let pairs = crate::comparison::Pairs::new(side.questionnaire, last);
    match node {
        NodeId::Area(ix) => {
            let is_it = |pair: &&Pair<AreaIx>| pair.after == Some(*ix);
            pairs.areas.iter().find(is_it)?.before.map(NodeId::Area)
        }
        NodeId::Section(ix) => {
            let is_it = |pair: &&Pair<SectionIx>| pair.after == Some(*ix);
            pairs
                .sections
                .iter()
                .find(is_it)?
                .before
                .map(NodeId::Section)
        }
        other => Some(other.clone()),
    }
}

/// The change from the first score to the last, cause by cause.
pub(super) fn waterfall(compared: &Compared<'_, '_>, causes: &[OriginRow]) -> Option<Block> {
    let (max, sites) = (compared.max(), compared.is_sites());
    let whole: &Change<'_, '_> = compared.whole();
    let [before, after] = [whole.before, whole.after].map(|side| side.floor(&NodeId::Overall));
    let (before, after) = (before?, after?);
    let shown = rounded(causes.iter().map(|cause| cause.total), max);
    let falls: Vec<Fall> = causes
        .iter()
        .zip(shown)
        .filter(|(cause, _)| cause.total.abs() > 1e-9)
        .map(|(cause, points)| Fall {
            name: words::origin(sites, cause.id).to_owned(),
            change: cause.total,
            figure: signed(points, 1),
            answers: cause.answers.is_some(),
        })
        .collect();
    if falls.is_empty() {
        return None;
    }
    let end =
        |label: &str, score: Score| (label.to_owned(), score, precise(Some(score.get()), max));
    Some(Block::from(Figure {
        title: words::origins(sites).to_owned(),
        description: words::WATERFALL_DESCRIPTION.to_owned(),
        table: None,
        chart: Chart::Waterfall(Waterfall {
            max,
            first: end(compared.first(), before),
            falls,
            last: end(compared.last(), after),
        }),
    }))
}
