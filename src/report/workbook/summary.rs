//! The first sheet: verdict, figures, biggest risks, decisions wanted, years ahead.

use crate::model::{AreaIx, Score};
use crate::report::anchor::Anchor;
use crate::report::figure::{Chart, Radar, Role};
use crate::report::figures::{glance, radar, wording as figures};
use crate::report::headline::{headline, majors_parted};
use crate::report::page::{Block, Cell, Tone};
use crate::report::sheet::{
    ColorRule, Datum, Fact, Grid, GridColumn, Part, Plot, PlotKind, PlotRole, PlotSeries, Sheet,
    Value,
};
use crate::report::standing::tone_of;
use crate::report::summary::{decisions, quick_win, risks, title};
use crate::report::{GapReport, wording};
use crate::scoring::NodeId;

use super::{timeline, words};

/// Name of the grid of the areas ahead.
const AHEAD: &str = "Ahead";
/// Its first column.
const AREA: &str = "Area";

/// The sheet for management.
pub(super) fn summary(report: &GapReport<'_>) -> Sheet<'static> {
    let radar = drawn(report);
    let mut text = title(report);
    text.extend(verdict(report));
    let mut parts = vec![Part::Text(text), Part::Facts(facts(report))];
    if let Some(radar) = &radar {
        parts.push(Part::Text(vec![Block::heading(2, figures::AREAS)]));
        parts.push(Part::Grid(ahead(report, radar)));
        parts.push(Part::NewPage);
        parts.push(Part::Plots(vec![radar_plot(report, radar)]));
    }
    parts.push(Part::Text(vec![
        Block::heading(2, words::SUMMARY),
        Block::Entries(headline(report)),
    ]));
    parts.push(Part::NewPage);
    let mut text = risks(report);
    text.extend(quick_win(report));
    text.extend(decisions(report));
    parts.push(Part::Text(text));
    if let Some(roadmap) = &report.roadmap {
        let years = timeline::by_year(report, roadmap);
        if !years.rows.is_empty() {
            parts.push(Part::Text(vec![Block::heading(3, words::YEARS)]));
            parts.push(Part::Grid(years));
        }
    }
    parts.push(Part::Text(vec![Block::Paragraph(Cell::toned(
        wording::ESTIMATE,
        Tone::Muted,
    ))]));
    Sheet {
        name: words::SUMMARY.into(),
        anchors: vec![Anchor::part("summary")],
        parts,
    }
}

/// The verdict in sentences, as at a glance on the page.
fn verdict(report: &GapReport<'_>) -> Vec<Block> {
    let said = glance(report).into_iter().flat_map(|block| match block {
        Block::Glance(glance) => glance.verdict,
        _ => Vec::new(),
    });
    said.map(|cell| Block::Paragraph(Cell::toned(cell, Tone::Strong)))
        .collect()
}

/// The figures of the whole.
fn facts(report: &GapReport<'_>) -> Vec<Fact> {
    let overall = &report.card.overall;
    let max = report.questionnaire().scale.max;
    let counts = &overall.counts;
    let fact = |name: &str, datum: Datum, note: String, part: &str| Fact {
        name: name.to_owned(),
        datum: datum.leading(Anchor::part(part)),
        note,
    };
    let mut facts = Vec::new();
    let target = report.distance(&NodeId::Overall).score;
    if let Some(found) = overall.figures {
        let on_scale = |score: f64| Datum::score(Some(Score::new(score)), max);
        let score = Datum::score(found.score.map(Score::new), max).toned(tone_of(overall, target));
        facts.extend([
            fact(figures::SCORE, score, words::of(max), "standing"),
            fact(
                "Certain",
                on_scale(found.floor),
                words::CERTAIN.into(),
                "standing",
            ),
            fact(
                "Possible",
                on_scale(found.ceiling),
                words::POSSIBLE.into(),
                "standing",
            ),
        ]);
        if target.is_some() {
            let datum = Datum::score(target, max);
            facts.push(fact(
                words::TARGET,
                datum,
                words::TO_REACH.into(),
                "standing",
            ));
        }
        let asked = counts.questions - counts.not_applicable;
        let evidenced = counts.answered - report.without_evidence().len();
        facts.extend([
            fact(
                figures::ANSWERED,
                Datum::share(Some(found.completeness)),
                words::answered(counts.answered, asked),
                "answers",
            ),
            fact(
                figures::EVIDENCED,
                on_scale(found.evidenced),
                words::evidenced(evidenced, counts.answered),
                "evidence",
            ),
            fact(
                "Strength of evidence",
                Datum::share(found.confidence),
                words::STRENGTH.into(),
                "evidence",
            ),
        ]);
    }
    if report.card.conformity.is_some() {
        let tone = match counts.major {
            0 => Tone::Good,
            _ => Tone::Bad,
        };
        let majors = Datum::count(counts.major).toned(tone);
        facts.extend([
            fact(
                figures::MAJORS,
                majors,
                majors_parted(report).unwrap_or_else(|| words::MAJORS.into()),
                "findings",
            ),
            fact(
                "Likely minors",
                Datum::count(counts.minor),
                String::new(),
                "findings",
            ),
        ]);
    }
    let note = wording::quick_wins(report.quick_wins(), report.quickly_helped());
    let found = Datum::count(report.found().count());
    let open = Datum::count(report.open().count());
    facts.push(fact(figures::FINDINGS, found, note, "findings"));
    facts.push(fact("Still open", open, words::OPEN.into(), "open"));
    facts
}

/// The radar of the page.
fn drawn(report: &GapReport<'_>) -> Option<Radar> {
    match radar(report)? {
        Block::Figure(figure) => match figure.chart {
            Chart::Radar(radar) => Some(radar),
            _ => None,
        },
        _ => None,
    }
}

/// An area a row; today first, the target last.
fn ahead(report: &GapReport<'_>, radar: &Radar) -> Grid<'static> {
    let questionnaire = report.questionnaire();
    let mut columns = vec![GridColumn::new(AREA, 30)];
    let max = f64::from(radar.max);
    columns.extend(radar.series.iter().rev().map(|series| {
        let column = GridColumn::new(series.name.as_str(), 12);
        match series.role {
            Role::Target => column,
            _ => column.rule(ColorRule::Scale(max)),
        }
    }));
    let ids = (0..questionnaire.areas.len()).map(AreaIx);
    let shown = |area: &AreaIx| {
        let node = report.card.areas.get(area.0);
        node.is_some_and(|node| node.figures.is_some())
    };
    let rows = ids.filter(shown).enumerate().map(|(at, area)| {
        let area = questionnaire.area(area);
        let mut cells = vec![Datum::text(area.title.as_str()).leading(Anchor::figures(&area.id))];
        let series = radar.series.iter().rev();
        cells.extend(series.map(|series| {
            Datum::of(series.values.get(at).copied().flatten(), |score| {
                Value::on_scale(score, radar.max)
            })
        }));
        cells
    });
    Grid {
        name: AHEAD.into(),
        rows: rows.collect(),
        printed: columns.len(),
        columns,
        heads: 1,
    }
}

fn radar_plot(report: &GapReport<'_>, radar: &Radar) -> Plot {
    let ahead = report.roadmap.is_some();
    Plot {
        title: figures::AREAS.to_owned(),
        description: figures::areas(radar.max, ahead),
        kind: PlotKind::Radar(radar.max),
        grid: AHEAD.into(),
        labels: AREA,
        rows: (0, radar.axes.len()),
        series: radar
            .series
            .iter()
            .map(|series| PlotSeries {
                column: series.name.clone(),
                role: PlotRole::Score(series.role),
            })
            .collect(),
    }
}
