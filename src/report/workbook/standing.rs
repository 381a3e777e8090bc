//! The whole, areas, sections, clauses and practices with all their figures, a row each.

use crate::model::{AreaIx, Score};
use crate::report::anchor::Anchor;
use crate::report::page::Tone;
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Rows, Sheet, Value};
use crate::report::standing::tone_of;
use crate::report::{GapReport, wording};
use crate::scoring::{NodeId, NodeScore, State, members};

use super::{grid_sheet, words};

/// Widest bar of a share.
const WHOLE: f64 = 1.0;

/// The sheet of all figures.
pub(super) fn standing(report: &GapReport<'_>) -> Sheet<'static> {
    let questionnaire = report.questionnaire();
    let card = &report.card;
    let mut rows = vec![row(
        report,
        words::WHOLE,
        (String::new(), words::OVERALL.to_owned(), 0),
        &NodeId::Overall,
        &card.overall,
    )];
    for (place, (area, node)) in questionnaire.areas.iter().zip(&card.areas).enumerate() {
        let name = (area.id.to_string(), area.title.clone(), 0);
        let id = NodeId::Area(AreaIx(place));
        rows.push(row(report, words::AREA, name, &id, node));
    }
    for ix in report.sections() {
        let section = questionnaire.section(ix);
        let name = (section.id.to_string(), section.title.clone(), section.depth);
        let id = NodeId::Section(ix);
        rows.push(row(report, words::SECTION, name, &id, &card.sections[ix.0]));
    }
    let schemes = questionnaire.references.iter().zip(&card.references);
    for (place, (scheme, nodes)) in schemes.enumerate() {
        for (id, node) in nodes.iter().filter(|(_, node)| node.figures.is_some()) {
            let title = scheme.titles.get(id).cloned();
            let name = (id.to_string(), title.unwrap_or_else(|| id.to_string()), 0);
            let node_id = NodeId::Reference(place, id.clone());
            rows.push(row(report, &scheme.title, name, &node_id, node));
        }
    }
    let grid = Grid {
        name: "Standing".into(),
        columns: columns(report),
        rows: Rows::Held(rows),
        heads: 3,
        printed: columns(report).len() - ASIDE,
    };
    let anchors = ["standing", "sections"].map(Anchor::part);
    grid_sheet(
        words::AREAS,
        words::AREAS_NOTE,
        words::AREAS_NOTE,
        anchors.into(),
        grid,
    )
}

/// The last columns, which count questions.
const ASIDE: usize = 7;

fn columns(report: &GapReport<'_>) -> Vec<GridColumn> {
    let max = f64::from(report.questionnaire().scale.max);
    let (certain, possible, target) = ("Certain", "Possible", "Target");
    let reached = || ColorRule::Reached {
        certain,
        possible,
        target,
    };
    let mut columns = vec![
        GridColumn::new("View", 20),
        GridColumn::new("Id", 22),
        GridColumn::new("Name", 40),
        GridColumn::new("State", 15),
        GridColumn::new("Score", 9).rule(reached()),
        GridColumn::new(certain, 9).rule(ColorRule::Scale(max)),
        GridColumn::new(possible, 9),
        GridColumn::new(target, 9),
        GridColumn::new("Gap", 9).rule(ColorRule::AboveZero),
        GridColumn::new("Evidenced", 11),
        GridColumn::new("Answered", 11).rule(ColorRule::Bar(WHOLE)),
        GridColumn::new("Strength of evidence", 12).rule(ColorRule::Bar(WHOLE)),
    ];
    if report.card.overall.levels.is_some() {
        columns.extend([
            GridColumn::new("Level", 8),
            GridColumn::new("Level possible", 10),
            GridColumn::new("Level wanted", 10),
        ]);
    }
    if report.card.overall.verdict.is_some() {
        columns.extend([
            GridColumn::new("Verdict", 13).rule(ColorRule::Words(words::JUDGEMENTS)),
            GridColumn::new("Major", 8).rule(ColorRule::AboveZero),
            GridColumn::new("Minor", 8),
            GridColumn::new("Opportunity", 12),
            GridColumn::new("Conforming", 12),
        ]);
    }
    columns.extend([
        GridColumn::new("Questions", 11),
        GridColumn::new("With an answer", 10),
        GridColumn::new("Unknown", 10),
        GridColumn::new("Disputed", 10),
        GridColumn::new("Not answered", 10),
        GridColumn::new("Not applicable", 11),
        GridColumn::new("None yet", 9),
    ]);
    columns
}

fn row(
    report: &GapReport<'_>,
    view: &str,
    (own_id, name, depth): (String, String, usize),
    id: &NodeId,
    node: &NodeScore,
) -> Vec<Datum> {
    let questionnaire = report.questionnaire();
    let max = questionnaire.scale.max;
    let (figures, distance) = (node.figures, report.distance(id));
    let first = members(questionnaire, id).first().copied();
    let behind = first.map(|ix| Anchor::answer(&questionnaire.question(ix).id));
    let leading = |datum: Datum| match &behind {
        Some(to) => datum.leading(to.clone()),
        None => datum,
    };
    let anchor = match id {
        NodeId::Overall | NodeId::Reference(..) => None,
        _ => Some(Anchor::figures(&own_id.as_str().into())),
    };
    let name = Datum {
        depth: u8::try_from(depth).unwrap_or(u8::MAX),
        anchor,
        ..leading(Datum::text(name))
    };
    let state = Datum::text(wording::state(node.state));
    let on_scale = |value: Option<f64>| Datum::score(value.map(Score::new), max);
    let mut cells = vec![
        Datum::text(view),
        Datum::text(own_id),
        name,
        match node.state {
            State::NotApplicable | State::OutOfScope => state.toned(Tone::Muted),
            _ => state,
        },
        leading(on_scale(figures.and_then(|f| f.score)).toned(tone_of(node, distance.score))),
        on_scale(figures.map(|f| f.floor)),
        on_scale(figures.map(|f| f.ceiling)),
        Datum::score(distance.score.filter(|_| figures.is_some()), max),
        Datum::score(distance.score_gap.filter(|_| figures.is_some()), max),
        on_scale(figures.map(|f| f.evidenced)),
        Datum::share(figures.map(|f| f.completeness)),
        Datum::share(figures.and_then(|f| f.confidence)),
    ];
    if report.card.overall.levels.is_some() {
        let levels = node.levels.as_ref();
        cells.extend([
            Datum::level(levels.map(|l| l.level)),
            Datum::level(levels.map(|l| l.ceiling)),
            Datum::level(distance.level.filter(|_| levels.is_some())),
        ]);
    }
    let counts = &node.counts;
    let count = |count: usize, shown: bool| {
        Datum::of(shown.then_some(count), |count| Value::Count(count as u64))
    };
    if report.card.overall.verdict.is_some() {
        let judged = node.verdict.is_some();
        cells.push(Datum::maybe(node.verdict.map(wording::verdict)));
        cells.extend(
            [
                counts.major,
                counts.minor,
                counts.opportunity,
                counts.conforming,
            ]
            .map(|n| count(n, judged)),
        );
    }
    let asked = node.state != State::OutOfScope;
    cells.extend(
        [
            counts.questions,
            counts.answered,
            counts.unknown,
            counts.disputed,
            counts.missing(),
            counts.not_applicable,
            counts.none_yet,
        ]
        .map(|n| count(n, asked)),
    );
    cells
}
