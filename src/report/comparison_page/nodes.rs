//! Sections on both sides: score, level, verdict.

use super::shown::{self, precise};
use super::{Compared, Detail, words};
use crate::comparison::{NodeChange, Side};
use crate::gap::Regression;
use crate::model::Score;
use crate::report::lowered::parts;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::wording;
use crate::scoring::{NodeId, NodeScore};

/// So many sections are shown whatever their depth; of more, those below a depth only if all are wanted.
const MOST: usize = 20;
const DEEPEST: usize = 1;

/// The sections that changed, or all of them.
pub(super) fn sections(compared: &Compared<'_, '_>, detail: Detail) -> Vec<Block> {
    let whole = compared.whole();
    let all = whole.sections();
    let changed: Vec<&NodeChange> = all
        .iter()
        .filter(|node| detail == Detail::Full || differs(compared, node))
        .collect();
    let deep = |node: &&NodeChange| depth(compared, node) > DEEPEST;
    let hidden = match detail {
        Detail::Brief | Detail::Normal if changed.len() > MOST => {
            changed.iter().copied().filter(deep).count()
        }
        _ => 0,
    };
    let same = all.len() - changed.len();
    let changed: Vec<&NodeChange> = changed
        .into_iter()
        .filter(|node| hidden == 0 || !deep(node))
        .collect();
    let mut blocks = vec![Block::heading(3, "By section")];
    if !compared.comparison.steps.is_empty() {
        let text = words::first_to_last(compared.first(), compared.last());
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    if changed.is_empty() {
        blocks.push(Block::Paragraph("No section has changed.".into()));
        return blocks;
    }
    let sides = [whole.before, whole.after];
    let has = |of: fn(&NodeScore) -> bool| sides.iter().any(|side| of(&side.card.overall));
    let (levels, verdicts) = (has(|n| n.levels.is_some()), has(|n| n.verdict.is_some()));
    let mut columns = vec![
        Column::text("Section"),
        Column::number(compared.first()),
        Column::number(compared.last()),
        Column::number(words::change(compared.is_sites())),
    ];
    if levels {
        columns.push(Column::text("Level"));
    }
    if verdicts {
        columns.push(Column::text("Verdict").rank(1));
    }
    let row = |node: &&NodeChange| {
        let mut cells = vec![Cell::from(name(compared, node))];
        cells.extend(scores(compared, node));
        let of = |side: &Side<'_>, id: &Option<NodeId>, text: fn(&NodeScore) -> String| {
            let node = id.as_ref().and_then(|id| side.node(id));
            node.map_or_else(|| wording::NOTHING.to_owned(), text)
        };
        let both = |text: fn(&NodeScore) -> String| {
            let then = of(whole.before, &node.before, text);
            let now = of(whole.after, &node.after, text);
            match then == now {
                true => then,
                false => format!("{then} → {now}"),
            }
        };
        if levels {
            cells.push(both(|node| wording::levels(node.levels.as_ref())).into());
        }
        if verdicts {
            cells.push(both(verdict).into());
        }
        Row {
            cells,
            depth: depth(compared, node),
        }
    };
    blocks.push(Block::Table(Table {
        rows: changed.iter().map(row).collect(),
        columns,
    }));
    let mut rest = Vec::new();
    if hidden > 0 {
        rest.push(format!(
            "{hidden} more below these have changed: --detail full."
        ));
    }
    if same > 0 {
        let sections = wording::count(same, "section is", "sections are");
        rest.push(match compared.is_sites() {
            false => format!("{sections} as before."),
            true => format!("{sections} alike."),
        });
    }
    if !rest.is_empty() {
        let text = rest.join(" ");
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Muted)));
    }
    blocks
}

/// Floors, levels and verdicts that are lower.
pub(super) fn lower(compared: &Compared<'_, '_>) -> Vec<Block> {
    let whole = compared.whole();
    if whole.regressions.is_empty() {
        return Vec::new();
    }
    let title = words::lower(compared.is_sites());
    let questionnaire = whole.after.questionnaire;
    let row = |regression: &Regression| {
        let (what, before, now) = parts(questionnaire, regression);
        Row {
            cells: vec![
                wording::node_name(questionnaire, &regression.node).into(),
                what.into(),
                before.into(),
                Cell::toned(now, Tone::Bad),
            ],
            depth: 0,
        }
    };
    let table = Table {
        rows: whole.regressions.iter().map(row).collect(),
        columns: ["Where", "What", "Before", "Now"].map(Column::text).into(),
    };
    vec![Block::heading(3, title), Block::Table(table)]
}

fn verdict(node: &NodeScore) -> String {
    let found = node.verdict.map(wording::verdict);
    found.unwrap_or(wording::NOTHING).to_owned()
}

fn differs(compared: &Compared<'_, '_>, node: &NodeChange) -> bool {
    let whole = compared.whole();
    let facts = |side: &Side<'_>, id: &Option<NodeId>| {
        let found = id.as_ref().and_then(|id| side.node(id))?;
        let floor = found.figures.map(|figures| Score::new(figures.floor));
        let level = found.levels.as_ref().map(|levels| levels.level);
        Some((floor, level, found.verdict))
    };
    facts(whole.before, &node.before) != facts(whole.after, &node.after)
}

/// The score on both sides and its change; where there is none, why.
pub(super) fn scores(compared: &Compared<'_, '_>, node: &NodeChange) -> [Cell; 3] {
    let (whole, max) = (compared.whole(), compared.max());
    let floor = |side: &Side<'_>, id: &Option<NodeId>| {
        id.as_ref().and_then(|id| side.floor(id)).map(Score::get)
    };
    let then = floor(whole.before, &node.before);
    let now = floor(whole.after, &node.after);
    let cell = |side: &Side<'_>, id: &Option<NodeId>, value: Option<f64>| match (id, value) {
        (_, Some(_)) => Cell::from(precise(value, max)),
        (Some(id), None) => {
            let state = side.node(id).map(|node| wording::state(node.state));
            Cell::toned(state.unwrap_or(wording::NOTHING), Tone::Muted)
        }
        (None, None) => Cell::toned("not asked", Tone::Muted),
    };
    [
        cell(whole.before, &node.before, then),
        cell(whole.after, &node.after, now),
        shown::change(then, now, max),
    ]
}

/// The name of a node, as it is now, or else as it was.
pub(super) fn name(compared: &Compared<'_, '_>, node: &NodeChange) -> String {
    let whole = compared.whole();
    match (&node.after, &node.before) {
        (Some(id), _) => wording::node_name(whole.after.questionnaire, id),
        (None, Some(id)) => wording::node_name(whole.before.questionnaire, id),
        (None, None) => String::new(),
    }
}

fn depth(compared: &Compared<'_, '_>, node: &NodeChange) -> usize {
    let whole = compared.whole();
    match (&node.after, &node.before) {
        (Some(NodeId::Section(ix)), _) => whole.after.questionnaire.section(*ix).depth,
        (None, Some(NodeId::Section(ix))) => whole.before.questionnaire.section(*ix).depth,
        _ => 0,
    }
}
