//! Blocks, ready for a template.

use super::cell::Text;
use super::places::Places;
use super::table::TableView;
use crate::model::Score;
use crate::render::bar::Part;
use crate::render::chart::{self, svg::number};
use crate::render::glyphs::UNICODE;
use crate::render::timeline::name;
use crate::render::wording;
use crate::report::{Bar, Block, Chart, Figure, Tile, Timeline};

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
        /// Classes of the parts of bars, and what they mean.
        legend: Vec<(&'static str, &'static str)>,
        bars: Vec<BarView<'a>>,
    },
    Timeline {
        label: &'a str,
        charts: Vec<String>,
        notes: Vec<(String, String)>,
        figures: &'a str,
        rows: Vec<SpanView<'a>>,
    },
    Figure(FigureView<'a>),
    Glance {
        verdict: Vec<Text<'a>>,
        tiles: Vec<TileView<'a>>,
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

/// A picture with its words and values.
pub(super) struct FigureView<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// The class of its shape: what stands beside it, and how wide it is.
    pub(super) class: &'static str,
    pub(super) chart: String,
    pub(super) table: Option<TableView<'a>>,
}

/// A figure that stands out.
pub(super) struct TileView<'a> {
    pub(super) name: &'a str,
    pub(super) value: Text<'a>,
    pub(super) note: &'a str,
    pub(super) to: Option<&'a str>,
}

/// One row of a timeline in words.
pub(super) struct SpanView<'a> {
    pub(super) label: &'a str,
    /// The language of the label, if that is not the page's.
    pub(super) lang: Option<&'a str>,
    pub(super) to: Option<&'a str>,
    pub(super) figure: &'a str,
    pub(super) runs: String,
    pub(super) after: String,
}

/// The pieces of blocks that stand under a heading.
pub(super) fn pieces<'a>(
    blocks: &[&'a Block],
    label: &'a str,
    places: &Places<'a>,
    charts: &mut Charts,
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
                legend: legend(bars),
                bars: bars.iter().map(|bar| bar_view(bar, places)).collect(),
            },
            Block::Timeline(timeline) => Piece::Timeline {
                label,
                charts: gantt(timeline, label, places, &charts.next()),
                notes: notes(timeline),
                figures: &timeline.figures,
                rows: spans(timeline, places),
            },
            Block::Figure(figure) => Piece::Figure(FigureView {
                title: &figure.title,
                description: &figure.description,
                class: shape(&figure.chart),
                chart: drawn(figure, places, &charts.next()),
                table: figure
                    .table
                    .as_ref()
                    .map(|t| TableView::new(t, &figure.title, places)),
            }),
            Block::Glance(glance) => Piece::Glance {
                verdict: glance.verdict.iter().map(text).collect(),
                tiles: glance
                    .tiles
                    .iter()
                    .map(|tile| tile_view(tile, places))
                    .collect(),
            },
            Block::Lines(lines) => Piece::Lines(lines.iter().map(text).collect()),
            Block::Linked(inner) => {
                let inner: Vec<&Block> = inner.iter().collect();
                pieces.extend(self::pieces(&inner, label, places, charts));
                continue;
            }
        });
    }
    pieces
}

/// A timeline as charts, with those of its links that lead to a place of the page.
fn gantt(timeline: &Timeline, label: &str, places: &Places<'_>, id: &str) -> Vec<String> {
    let mut timeline = timeline.clone();
    for span in &mut timeline.spans {
        span.to = span.to.take().filter(|to| places.has(to));
    }
    chart::gantt(&timeline, label, id)
}

/// A figure as a chart, with those of its links that lead to a place of the page.
fn drawn(figure: &Figure, places: &Places<'_>, id: &str) -> String {
    let mut figure = figure.clone();
    figure.chart.retain_links(|to| places.has(to));
    chart::draw(&figure, id)
}

/// What the parts of these bars mean.
fn legend(bars: &[Bar]) -> Vec<(&'static str, &'static str)> {
    let targeted = bars.iter().any(|bar| bar.target.is_some());
    let signs = wording::SIGNS.into_iter().filter_map(|(part, meaning)| {
        let class = match part {
            Part::Certain => "certain",
            Part::Possible => "possible",
            Part::Empty | Part::Blank => "track",
            Part::Target => "target",
        };
        (part != Part::Target || targeted).then_some((class, meaning))
    });
    signs.collect()
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

/// The number of charts so far, which gives each its name.
#[derive(Default)]
pub(super) struct Charts(usize);

impl Charts {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("chart-{}", self.0)
    }
}

/// Whether a chart is as wide as the page, or leaves room for its values beside it.
fn shape(chart: &Chart) -> &'static str {
    match chart {
        Chart::Radar(_) => "beside",
        Chart::HeatMap(_) => "broad",
        Chart::Quadrants(_)
        | Chart::Load(_)
        | Chart::Projection(_)
        | Chart::Trend(_)
        | Chart::Waterfall(_)
        | Chart::Histogram(_)
        | Chart::Boxes(_) => "",
    }
}

fn tile_view<'a>(tile: &'a Tile, places: &Places<'a>) -> TileView<'a> {
    TileView {
        name: &tile.name,
        value: Text::new(&tile.value, places),
        note: &tile.note,
        to: places.known(&tile.to),
    }
}

fn spans<'a>(timeline: &'a Timeline, places: &Places<'a>) -> Vec<SpanView<'a>> {
    let within = |quarter: i32| name(timeline, quarter.max(0)).unwrap_or_default();
    let spans = timeline.spans.iter().map(|span| SpanView {
        label: &span.label,
        lang: places.language_of(&span.label),
        to: span.to.as_ref().and_then(|anchor| places.known(anchor)),
        after: numbers(&span.after),
        figure: &span.figure,
        runs: wording::span(
            &within(span.first),
            &within(span.last),
            name(timeline, span.effective).as_deref(),
        ),
    });
    spans.collect()
}

/// What flags mean, and the milestones.
fn notes(timeline: &Timeline) -> Vec<(String, String)> {
    let flags = timeline.flags.iter();
    let mut notes: Vec<(String, String)> = flags
        .map(|flag| (flag.sign.to_string(), flag.meaning.clone()))
        .collect();
    let titles: Vec<&str> = timeline
        .marks
        .iter()
        .map(|mark| mark.title.as_str())
        .collect();
    if !titles.is_empty() {
        notes.push((UNICODE.milestone.to_string(), titles.join("; ")));
    }
    notes
}

/// The numbers of rows, counted from 1.
fn numbers(rows: &[usize]) -> String {
    let numbers: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
    numbers.join(", ")
}
