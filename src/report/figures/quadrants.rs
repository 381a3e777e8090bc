//! Findings between benefit and effort.

use std::collections::BTreeMap;

use crate::gap::{Finding, HIGH_BENEFIT, LOW_EFFORT, MOST_BENEFIT, Quadrant};
use crate::model::Grade;
use crate::report::figure::{Chart, Figure, QuadrantPoint, Quadrants};
use crate::report::links;
use crate::report::page::{Block, Cell, Column, Row, Table};
use crate::report::{GapReport, wording};

use super::wording as words;

/// How many findings of a quadrant the table names.
const NAMED: usize = 5;

/// The quadrants in the order in which they are told.
const ORDER: [Quadrant; 4] = [
    Quadrant::QuickWin,
    Quadrant::Project,
    Quadrant::FillIn,
    Quadrant::Later,
];

/// What was found, by quadrant; nothing if nothing was found.
pub(in crate::report) fn quadrants(report: &GapReport<'_>) -> Option<Block> {
    let mut points: BTreeMap<(u32, usize), QuadrantPoint> = BTreeMap::new();
    for finding in report.found() {
        let benefit = finding.priority.benefit();
        let effort = usize::from(finding.priority.effort.max(1) - 1);
        let point = points.entry((benefit, effort)).or_insert(QuadrantPoint {
            benefit,
            effort,
            findings: 0,
            majors: 0,
            label: String::new(),
            to: None,
        });
        let (id, to) = links::subject(report, finding.subject);
        match point.findings {
            0 => point.to = Some(to),
            _ => point.label.push_str(", "),
        }
        point.label.push_str(id.as_str());
        point.findings += 1;
        point.majors += usize::from(finding.grade == Some(Grade::Major));
    }
    if points.is_empty() {
        return None;
    }
    let quadrants = Quadrants {
        most: MOST_BENEFIT,
        much: HIGH_BENEFIT,
        efforts: words::EFFORTS.map(str::to_owned).to_vec(),
        little: usize::from(LOW_EFFORT),
        axes: [words::BENEFIT, words::EFFORT].map(str::to_owned),
        regions: ORDER.map(|quadrant| {
            let name = words::quadrant(quadrant).to_owned();
            (name, within(report, quadrant).count())
        }),
        points: points.into_values().collect(),
    };
    Some(Block::from(Figure {
        title: words::QUADRANTS.to_owned(),
        description: words::QUADRANTS_DESCRIPTION.to_owned(),
        table: Some(table(report)),
        chart: Chart::Quadrants(quadrants),
    }))
}

fn within<'r>(report: &'r GapReport<'_>, quadrant: Quadrant) -> impl Iterator<Item = &'r Finding> {
    report
        .found()
        .filter(move |finding| finding.quadrant() == quadrant)
}

fn table(report: &GapReport<'_>) -> Table {
    let requirements = report.card.conformity.is_some();
    let mut columns = vec![Column::text("Quadrant"), Column::number("Findings")];
    if requirements {
        columns.push(Column::number("Likely majors"));
    }
    columns.push(Column::text("First of them"));
    let rows = ORDER.map(|quadrant| {
        let all = within(report, quadrant);
        let majors = within(report, quadrant).filter(|f| f.grade == Some(Grade::Major));
        let mut cells = vec![
            words::quadrant(quadrant).into(),
            all.count().to_string().into(),
        ];
        if requirements {
            cells.push(majors.count().to_string().into());
        }
        cells.push(first(report, quadrant));
        Row { cells, depth: 0 }
    });
    Table {
        columns,
        rows: rows.into(),
    }
}

/// The first findings of a quadrant.
fn first(report: &GapReport<'_>, quadrant: Quadrant) -> Cell {
    let named: Vec<_> = within(report, quadrant)
        .take(NAMED)
        .map(|finding| links::subject(report, finding.subject))
        .collect();
    if named.is_empty() {
        return wording::NOTHING.into();
    }
    let ids: Vec<&str> = named.iter().map(|(id, _)| id.as_str()).collect();
    let text = Cell::from(ids.join(", "));
    named
        .iter()
        .fold(text, |text, (id, to)| text.linking(id.as_str(), to.clone()))
}
