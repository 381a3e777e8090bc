//! A page with every kind of block, for the tests of all formats.

use super::figure_sample;
use crate::model::{Quarter, Score};
use crate::report::{
    Align, Bar, Block, Cell, Column, Entry, Flag, Mark, Page, Row, Span, Table, Timeline,
    TimelineYear, Tone,
};

fn entry(name: &str, value: impl Into<Cell>) -> Entry {
    Entry {
        name: name.to_owned(),
        value: value.into(),
    }
}

fn bar(label: &str, scored: Option<(f64, f64)>, remark: Cell) -> Bar {
    Bar {
        label: label.into(),
        floor: scored.map(|(floor, _)| Score::new(floor)),
        ceiling: scored.map(|(_, ceiling)| Score::new(ceiling)),
        target: Some(Score::new(0.7)),
        remark,
    }
}

fn row(depth: usize, cells: [Cell; 7]) -> Row {
    Row {
        cells: cells.into(),
        depth,
    }
}

/// A short report.
pub(crate) fn page() -> Page {
    let caution = |text: &str| Cell::toned(text, Tone::Caution);
    let bad = |text: &str| Cell::toned(text, Tone::Bad);
    let good = |text: &str| Cell::toned(text, Tone::Good);
    let muted = |text: &str| Cell::toned(text, Tone::Muted);
    Page {
        blocks: vec![
            Block::heading(1, "Harbour IT: gap analysis for ISO/IEC 20000-1:2018"),
            Block::Entries(vec![
                entry("Scope", "Managed workplace and hosting, two sites"),
                entry("As of", "2026-11-22"),
                entry("Stage 2", bad("not ready: 3 likely major nonconformities")),
                entry("Overall score", Cell::toned("2.4 of 5, target 3.5", Tone::Strong)),
                entry("Completeness", caution("83 %: between 2.4 and 3.1 once everything is answered")),
            ]),
            Block::Paragraph(
                "Incidents and requests are handled well and on record. Change, supplier and continuity management \
                 are done, but not in a way an auditor could follow; nobody has reviewed the service management \
                 system as a whole.\nThis is an estimate and no certification decision."
                    .into(),
            ),
            Block::heading(2, "Where we stand"),
            Block::Bars {
                max: 5,
                bars: vec![
                    bar("Processes", Some((0.62, 0.62)), caution("3.1, short by 0.4")),
                    bar("Assets and configuration", Some((0.31, 0.55)), bad("1.6 to 2.7")),
                    bar("People and skills", Some((0.74, 0.8)), good("3.7 to 4.0, reached")),
                    bar("Suppliers", None, muted("not assessed")),
                ],
            },
            Block::heading(3, "By clause"),
            Block::Table(Table {
                columns: vec![
                    Column::text("Clause"),
                    Column::number("Score"),
                    Column::number("Floor").rank(3),
                    Column::number("Ceiling").rank(3),
                    Column { title: "Level".into(), align: Align::Right, rank: 1 },
                    Column::text("Verdict"),
                    Column::text("What to do next").rank(2),
                ],
                rows: vec![
                    row(
                        0,
                        [
                            "8 Operation of the service management system".into(),
                            "2.6".into(),
                            "2.1".into(),
                            "3.0".into(),
                            "2".into(),
                            bad("major"),
                            "".into(),
                        ],
                    ),
                    row(
                        1,
                        [
                            "8.6.1 Incident management".into(),
                            "3.8".into(),
                            "3.8".into(),
                            "3.8".into(),
                            "3".into(),
                            good("conforming"),
                            "Keep the sample of reviewed tickets".into(),
                        ],
                    ),
                    row(
                        1,
                        [
                            "8.5.1 Change management".into(),
                            "1.2".into(),
                            "0.9".into(),
                            "1.4".into(),
                            "0".into(),
                            bad("major"),
                            "Record who approved a change, and review changes that failed".into(),
                        ],
                    ),
                    row(
                        1,
                        [
                            "8.7.2 Service continuity management".into(),
                            "–".into(),
                            "0.0".into(),
                            "5.0".into(),
                            "–".into(),
                            muted("not assessed"),
                            "Ask the head of infrastructure".into(),
                        ],
                    ),
                ],
            }),
            Block::heading(2, "Decisions wanted"),
            Block::List {
                ordered: true,
                points: vec![
                    "Name one owner for change management by the end of the quarter.".into(),
                    "Release 24 person-days a quarter for the first year; with less, stage 1 moves from 2028-03 to \
                     2028-09."
                        .into(),
                ],
            },
            Block::heading(3, "Not assessed"),
            Block::List { ordered: false, points: vec!["8.3.4 Supplier management".into(), muted("RD32 Audit plan")] },
            Block::heading(2, "What to do when"),
            Block::Timeline(timeline()),
            Block::heading(2, "How the score came about"),
            Block::Lines(vec![
                "overall          2.4  = (3.1 × 4 + 1.6 × 2) / 6".into(),
                "  8.6.1          3.8  fully, fully, largely".into(),
                muted("  8.5.1          1.2  partly (sample: 2 of 5)"),
            ]),
        ],
    }
}

/// The same with pictures, for formats that can show them.
pub(crate) fn illustrated() -> Page {
    let mut page = page();
    page.blocks.push(Block::heading(2, "In pictures"));
    page.blocks.extend(figure_sample::blocks());
    page
}

/// Three years, the first of which begins with its third quarter.
pub(crate) fn timeline() -> Timeline {
    let year = |title: &str, quarters: &[&str]| TimelineYear {
        title: title.to_owned(),
        quarters: quarters.iter().map(|q| (*q).to_owned()).collect(),
    };
    let whole = ["Q1", "Q2", "Q3", "Q4"];
    let span =
        |label: &str, (first, last, effective): (i32, i32, i32), flags: &str, days: &str| Span {
            label: label.to_owned(),
            first,
            last,
            effective,
            flags: flags.to_owned(),
            figure: days.to_owned(),
            after: Vec::new(),
            to: None,
        };
    Timeline {
        start: Quarter::new(2027, 3),
        years: vec![
            year("2027", &["Q3", "Q4"]),
            year("2028", &whole),
            year("2029", &whole),
        ],
        spans: vec![
            span(
                "Record every incident with its service",
                (-1, 0, 1),
                "^",
                "12",
            ),
            span(
                "Agree | service levels with *all* customers",
                (0, 1, 4),
                "!",
                "9",
            ),
            span(
                "Review results, duties and coming changes with each customer",
                (5, 5, 6),
                "!?",
                "17.5",
            ),
            span("Test continuity", (9, 9, 11), "", "6"),
        ],
        marks: vec![
            Mark {
                quarter: 3,
                month: 0,
                title: "2028-00 audit".to_owned(),
            },
            Mark {
                quarter: 3,
                month: 2,
                title: "2028-02 audit".to_owned(),
            },
            Mark {
                quarter: 7,
                month: 1,
                title: "2028-01 audit".to_owned(),
            },
        ],
        figures: "Days".to_owned(),
        flags: vec![
            Flag {
                sign: '!',
                meaning: "needed for a wanted date".to_owned(),
            },
            Flag {
                sign: '?',
                meaning: "to be confirmed".to_owned(),
            },
            Flag {
                sign: '^',
                meaning: "started".to_owned(),
            },
        ],
    }
}
