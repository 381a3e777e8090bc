//! Blocks, ready for a template.

use super::cell::Text;
use super::places::Places;
use super::table::TableView;
use crate::model::Score;
use crate::render::chart::svg::number;
use crate::render::timeline::name;
use crate::render::wording;
use crate::report::{Bar, Block, Timeline};

/// A block under its heading.
pub(super) enum Piece<'a> {
    /// A heading of the lowest rank.
    Heading(Text<'a>),
    Paragraph(Text<'a>),
    List {
        ordered: bool,
        points: Vec<Text<'a>>,
    },
    Entries(Vec<(&'a str, Text<'a>)>),
    Table(TableView<'a>),
    Bars {
        label: &'a str,
        max: u8,
        bars: Vec<BarView<'a>>,
    },
    Timeline {
        label: &'a str,
        figures: &'a str,
        rows: Vec<SpanView<'a>>,
    },
    Lines(Vec<Text<'a>>),
}

/// One bar; all places in hundredths of the scale.
pub(super) struct BarView<'a> {
    pub(super) label: Text<'a>,
    pub(super) floor: Option<String>,
    /// From the floor to the ceiling.
    pub(super) possible: String,
    pub(super) target: Option<String>,
    pub(super) remark: Text<'a>,
}

/// One row of a timeline in words.
pub(super) struct SpanView<'a> {
    pub(super) label: &'a str,
    pub(super) figure: &'a str,
    pub(super) runs: String,
}

/// The pieces of blocks that stand under a heading.
pub(super) fn pieces<'a>(
    blocks: &[&'a Block],
    label: &'a str,
    places: &Places<'a>,
) -> Vec<Piece<'a>> {
    let text = |cell| Text::new(cell, places);
    let mut label = label;
    let mut pieces = Vec::with_capacity(blocks.len());
    for block in blocks {
        pieces.push(match block {
            Block::Heading { text: heading, .. } => {
                label = &heading.text;
                Piece::Heading(text(heading))
            }
            Block::Paragraph(cell) => Piece::Paragraph(text(cell)),
            Block::List { ordered, points } => Piece::List {
                ordered: *ordered,
                points: points.iter().map(text).collect(),
            },
            Block::Entries(entries) => {
                let entries = entries.iter();
                Piece::Entries(entries.map(|e| (e.name.as_str(), text(&e.value))).collect())
            }
            Block::Table(table) => Piece::Table(TableView::new(table, label, places)),
            Block::Bars { max, bars } => Piece::Bars {
                label,
                max: *max,
                bars: bars.iter().map(|bar| bar_view(bar, places)).collect(),
            },
            Block::Timeline(timeline) => Piece::Timeline {
                label,
                figures: &timeline.figures,
                rows: spans(timeline),
            },
            Block::Lines(lines) => Piece::Lines(lines.iter().map(text).collect()),
            Block::Linked(inner) => {
                let inner: Vec<&Block> = inner.iter().collect();
                pieces.extend(self::pieces(&inner, label, places));
                continue;
            }
        });
    }
    pieces
}

fn bar_view<'a>(bar: &'a Bar, places: &Places<'a>) -> BarView<'a> {
    let hundredths = |score: Score| number(score.get() * 100.0);
    let possible = bar.floor.zip(bar.ceiling).map_or(0.0, |(floor, ceiling)| {
        (ceiling.get() - floor.get()).max(0.0)
    });
    BarView {
        label: Text::new(&bar.label, places),
        floor: bar.floor.map(hundredths),
        possible: number(possible * 100.0),
        target: bar.target.map(hundredths),
        remark: Text::new(&bar.remark, places),
    }
}

fn spans(timeline: &Timeline) -> Vec<SpanView<'_>> {
    let within = |quarter: i32| name(timeline, quarter.max(0)).unwrap_or_default();
    let spans = timeline.spans.iter().map(|span| SpanView {
        label: &span.label,
        figure: &span.figure,
        runs: wording::span(
            &within(span.first),
            &within(span.last),
            name(timeline, span.effective).as_deref(),
        ),
    });
    spans.collect()
}
