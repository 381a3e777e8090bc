//! A picture of every kind, for the tests of all formats that show them.

use crate::model::{Amount, Score};
use crate::report::{
    Anchor, Block, BoxRow, Boxes, Cell, Chart, Column, Fall, Figure, Glance, HeatField, HeatGroup,
    HeatMap, Histogram, Load, Projection, QuadrantPoint, Quadrants, Radar, Role, Row, Series,
    Table, Tile, TimelineYear, Tone, Trend, TrendLine, Waterfall,
};

fn scores(values: &[f64]) -> Vec<Option<Score>> {
    values
        .iter()
        .map(|value| Some(Score::new(*value)))
        .collect()
}

fn series(name: &str, role: Role, values: &[f64]) -> Series {
    Series {
        name: name.to_owned(),
        role,
        values: scores(values),
    }
}

fn year() -> Vec<TimelineYear> {
    vec![TimelineYear {
        title: "2027".to_owned(),
        quarters: vec!["Q3".to_owned(), "Q4".to_owned()],
    }]
}

/// Three areas.
pub(crate) fn radar() -> Radar {
    Radar {
        max: 5,
        axes: vec!["Processes".into(), "Assets".into(), "People".into()],
        series: vec![
            series("Target", Role::Target, &[0.6, 0.6, 0.6]),
            series("2027-Q4", Role::Year(1), &[0.8, 0.4, 0.6]),
            series("Today", Role::Certain, &[1.0, 0.0, 0.5]),
        ],
    }
}

/// Two quarters, the first of them full.
pub(crate) fn load() -> Load {
    let days = |values: [i64; 2]| values.map(Amount::whole).to_vec();
    Load {
        years: year(),
        work: days([50, 20]),
        upkeep: days([10, 20]),
        capacity: days([60, 60]),
        names: ["Work", "Upkeep", "Capacity"].map(str::to_owned),
    }
}

/// Today and two quarters.
pub(crate) fn projection() -> Projection {
    Projection {
        max: 5,
        today: "Today".to_owned(),
        years: year(),
        series: vec![
            series("From what is answered", Role::Answered, &[0.5, 0.5, 1.0]),
            series("Certain", Role::Certain, &[0.4, 0.4, 1.0]),
        ],
        figures: vec!["2.0".to_owned(), "2.0".to_owned(), "5.0".to_owned()],
        target: Some(("Target".to_owned(), Score::new(0.6))),
    }
}

/// Two groups of clauses, one of them without an answer.
pub(crate) fn heat_map() -> HeatMap {
    let field = |label: &str, figure: &str, band: Option<usize>| HeatField {
        label: label.to_owned(),
        figure: figure.to_owned(),
        band,
        to: None,
    };
    HeatMap {
        bands: vec!["0.0–2.5".to_owned(), "2.5–5.0".to_owned()],
        unknown: "not answered".to_owned(),
        groups: vec![
            HeatGroup {
                title: "Clause 8".to_owned(),
                fields: vec![
                    field("8.6.1 Incident management", "3.8", Some(1)),
                    field("8.7.2 Service continuity management", "not answered", None),
                ],
            },
            HeatGroup {
                title: "Clause 9".to_owned(),
                fields: vec![field("9.3 Management review", "0.8–2.0", Some(0))],
            },
        ],
    }
}

/// Findings of which two would lie over each other.
pub(crate) fn quadrants() -> Quadrants {
    let point = |benefit: u32, effort: usize, findings: usize, majors: usize| QuadrantPoint {
        benefit,
        effort,
        findings,
        majors,
        label: "q0, q1".to_owned(),
        to: None,
    };
    Quadrants {
        most: 25,
        much: 12,
        axes: ["Risk × severity".to_owned(), "Person-days".to_owned()],
        efforts: ["up to 5", "to 10", "to 20", "to 40", "more"]
            .map(str::to_owned)
            .to_vec(),
        little: 2,
        regions: [
            ("Quick wins", 9),
            ("Projects", 1),
            ("Fill-ins", 4),
            ("Later", 0),
        ]
        .map(|(name, count)| (name.to_owned(), count)),
        points: vec![point(11, 0, 4, 0), point(12, 0, 9, 0), point(20, 3, 1, 1)],
    }
}

/// Two areas and the whole in three assessments; one of the areas was not assessed at first.
pub(crate) fn trend() -> Trend {
    let line = |name: &str, values: [Option<f64>; 3], whole: bool| TrendLine {
        name: name.to_owned(),
        values: values.map(|value| value.map(Score::new)).to_vec(),
        figures: values
            .map(|v| v.map_or("–".to_owned(), |v| format!("{:.1}", v * 5.0)))
            .to_vec(),
        whole,
    };
    Trend {
        max: 5,
        points: ["2025-11", "2026-11", "2027-11"]
            .map(str::to_owned)
            .to_vec(),
        lines: vec![
            line("Processes", [Some(0.2), Some(0.4), Some(0.6)], false),
            line("Assets", [None, Some(0.4), Some(0.58)], false),
            line("Overall", [Some(0.2), Some(0.4), Some(1.0)], true),
        ],
        joined: true,
    }
}

/// From 2.0 to 3.0 by answers and by scope.
pub(crate) fn waterfall() -> Waterfall {
    let fall = |name: &str, change: f64, figure: &str, answers: bool| Fall {
        name: name.to_owned(),
        change,
        figure: figure.to_owned(),
        answers,
    };
    Waterfall {
        max: 5,
        first: ("2026-11".to_owned(), Score::new(0.4), "2.00".to_owned()),
        falls: vec![
            fall("Better answers", 0.2, "+1.00", true),
            fall("Worse answers", -0.1, "-0.50", true),
            fall("Other sections", 0.1, "+0.50", false),
        ],
        last: ("2027-11".to_owned(), Score::new(0.6), "3.00".to_owned()),
    }
}

/// A figure with a table of one row.
fn figure(title: &str, chart: Chart) -> Block {
    Block::from(Figure {
        title: title.to_owned(),
        description: "What it shows.".to_owned(),
        chart,
        table: Some(Table {
            columns: vec![Column::text("What"), Column::number("Score")],
            rows: vec![Row {
                cells: vec!["Processes".into(), "3.1".into()],
                depth: 0,
            }],
        }),
    })
}

/// All of them, with the figures at a glance.
pub(crate) fn blocks() -> Vec<Block> {
    vec![
        Block::Glance(Glance {
            verdict: vec!["Not ready.".into(), "The answers score 2.4 of 5.".into()],
            tiles: vec![Tile {
                name: "Score".to_owned(),
                value: Cell::toned("2.4", Tone::Bad),
                note: "of 5; target 3.5".to_owned(),
                to: Anchor::part("nowhere"),
            }],
        }),
        figure("Areas", Chart::Radar(radar())),
        figure("Clauses", Chart::HeatMap(heat_map())),
        figure("Findings", Chart::Quadrants(quadrants())),
        figure("Load", Chart::Load(load())),
        figure("Score", Chart::Projection(projection())),
        figure("Trend", Chart::Trend(trend())),
        figure("Change", Chart::Waterfall(waterfall())),
        figure("Many", Chart::Histogram(histogram())),
        figure("Spread", Chart::Boxes(boxes())),
    ]
}

fn histogram() -> Histogram {
    Histogram {
        max: 5,
        counts: vec![0, 2, 4, 1],
        axes: ["Floor".to_owned(), "Assessments".to_owned()],
        median: Some(("median 3.0".to_owned(), Score::new(0.6))),
        own: Some(("Harbour IT".to_owned(), vec![Score::new(0.5)])),
    }
}

fn boxes() -> Boxes {
    let row = |name: &str, five: Option<[f64; 5]>, own: Option<f64>| BoxRow {
        name: name.to_owned(),
        five: five.map(|five| five.map(Score::new)),
        own: own.map(Score::new),
        figure: "3.0".to_owned(),
    };
    Boxes {
        max: 5,
        rows: vec![
            row("Assets", Some([0.2, 0.4, 0.6, 0.8, 1.0]), Some(0.5)),
            row("Reporting", None, None),
        ],
        names: ["lowest to highest", "middle half", "median"].map(str::to_owned),
        own: Some("Harbour IT".to_owned()),
    }
}
