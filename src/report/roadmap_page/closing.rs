//! Dates, what is left out, what holds the roadmap back, what has changed, what was taken for granted.

use crate::model::QuestionIx;
use crate::report::links::to_mentioned;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::roadmap_wording::{
    assumption, bottleneck, change, milestone, out_of_order, sensitivity,
};
use crate::report::{Detail, GapReport, wording};
use crate::roadmap::{Change, Changed};

use super::{View, left_out};

/// How many gaps without an initiative are named unless all are wanted.
const UNCOVERED_NAMED: usize = 24;

/// All that is said at the end.
pub(super) fn closing(view: &View<'_, '_>) -> Vec<Block> {
    let calendar = match view.roadmap.settings.certification {
        Some(_) => "Audit calendar",
        None => "Dates",
    };
    let mut blocks = view.titled(calendar, milestones(view));
    blocks.extend(view.titled("Left out", left_out::left_out(view)));
    blocks.extend(notes(view));
    blocks
}

/// What closes nothing, holds back, has changed and was taken for granted.
pub(super) fn notes(view: &View<'_, '_>) -> Vec<Block> {
    let (report, roadmap) = (view.report, view.roadmap);
    let mut blocks = Vec::new();
    let uncovered_title = format!("Gaps that {}", view.nothing_closes());
    blocks.extend(view.titled(&uncovered_title, uncovered(view)));
    let held = roadmap.bottleneck.as_ref().map(|b| bottleneck(report, b));
    let mut held: Vec<Block> = held
        .into_iter()
        .map(|s| Block::Paragraph(to_mentioned(report, s)))
        .collect();
    let more = roadmap.sensitivity.iter();
    let more = more.map(|s| to_mentioned(report, sensitivity(report, roadmap, s)));
    held.extend(Block::points(more.collect()));
    blocks.extend(view.titled("What holds it back, and what more would bring", held));
    if let Some(changes) = &roadmap.changes {
        let said = match changes.is_empty() {
            true => vec![Block::Paragraph("Nothing has changed.".into())],
            false => Block::points(told(report, changes)).into_iter().collect(),
        };
        blocks.extend(view.titled("Changes against the earlier roadmap", said));
    }
    let early = roadmap.out_of_order.iter();
    let early = early.map(|one| Cell::toned(out_of_order(report, one), Tone::Caution));
    let assumed = roadmap.assumptions.iter();
    let assumed = assumed.map(|a| to_mentioned(report, assumption(report, roadmap, a)));
    let assumed = Block::points(early.chain(assumed).collect());
    blocks.extend(view.titled("Assumptions", assumed.into_iter().collect()));
    blocks
}

/// What moved, came and went, one by one; what has ended in a single sentence.
fn told(report: &GapReport<'_>, changes: &[Change]) -> Vec<Cell> {
    let (ended, others): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|one| one.what == Changed::Done);
    let mut points: Vec<Cell> = others
        .into_iter()
        .map(|one| to_mentioned(report, change(report, one)))
        .collect();
    if ended.len() > 1 {
        let ids: Vec<String> = ended.iter().map(|one| one.id.clone()).collect();
        let count = ended.len();
        let text = format!(
            "{count} have ended, or what they close is reached: {}.",
            wording::listed(&ids)
        );
        points.push(to_mentioned(report, text));
    } else {
        points.extend(
            ended
                .into_iter()
                .map(|one| to_mentioned(report, change(report, one))),
        );
    }
    points
}

fn milestones(view: &View<'_, '_>) -> Vec<Block> {
    let milestones = view.roadmap.milestones.iter();
    let rows: Vec<Row> = milestones
        .map(|one| Row {
            cells: vec![one.month.to_string().into(), milestone(one).into()],
            depth: 0,
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![Column::text("Month"), Column::text("What")];
    vec![Block::Table(Table { columns, rows })]
}

fn uncovered(view: &View<'_, '_>) -> Vec<Block> {
    let questionnaire = view.report.questionnaire();
    let open = &view.roadmap.uncovered;
    let text = |ix: &QuestionIx| {
        let question = questionnaire.question(*ix);
        to_mentioned(view.report, format!("{}: {}", question.id, question.text))
    };
    if open.is_empty() || view.detail == Detail::Full {
        return Block::points(open.iter().map(text).collect())
            .into_iter()
            .collect();
    }
    let ids = open.iter().take(UNCOVERED_NAMED);
    let mut ids: Vec<String> = ids
        .map(|ix| questionnaire.question(*ix).id.to_string())
        .collect();
    if open.len() > ids.len() {
        ids.push(format!("{} more", open.len() - ids.len()));
    }
    let text = format!("{}.", wording::listed(&ids));
    vec![Block::Paragraph(to_mentioned(view.report, text))]
}
