//! What is cut, what is blank, what is kept apart.

use super::*;
use crate::portfolio::sample::{portfolio, site};
use crate::portfolio::{Content, Fault, Record};
use crate::report::sheet::Value;

/// The texts above a sheet's grid, and the grid.
fn sheet<'w>(workbook: &'w Workbook<'_>, name: &str) -> (Vec<&'w str>, &'w Grid<'w>) {
    let sheet = workbook.sheets.iter().find(|s| s.name == name).unwrap();
    let [Part::Text(blocks), Part::Grid(grid)] = sheet.parts.as_slice() else {
        panic!("{name} is no table: {sheet:?}");
    };
    let texts = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(cell.text.as_str()),
        _ => None,
    });
    (texts.collect(), grid)
}

#[test]
fn what_has_no_room_is_left_out_and_said_to_be() {
    let sites = (0..5_u8).map(|n| site("q", &format!("Site {n}"), Some(0.1 * f64::from(n))));
    let faulty = (1..5).map(|n| Record {
        file: format!("bad-{n}.yaml").into(),
        line: Some(n),
        content: Content::Faulty(vec![Fault {
            code: "x".to_owned(),
            place: None,
            message: "wrong".to_owned(),
            help: None,
        }]),
    });
    let portfolio = portfolio(sites.chain(faulty));
    let cut = workbook(&portfolio, None, 3);
    for (name, said) in [
        ("Ranking", "The first 3 of 5"),
        ("Areas", "The first 3 of 5"),
        ("Not usable", "The first 3 of 4"),
    ] {
        let (texts, grid) = sheet(&cut, name);
        assert_eq!(grid.rows.len(), 3, "{name}");
        assert!(texts.iter().any(|text| text.starts_with(said)), "{texts:?}");
    }
    let whole = portfolio_workbook(&portfolio, None);
    let (texts, grid) = sheet(&whole, "Ranking");
    assert_eq!((texts.len(), grid.rows.len()), (1, 5), "nothing is cut");
}

#[test]
fn what_nobody_answered_is_blank_and_never_zero() {
    let portfolio = portfolio([
        site("q", "Open", None),
        site("q", "Poor", Some(0.0)),
        site("q", "Good", Some(0.9)),
    ]);
    let workbook = portfolio_workbook(&portfolio, None);
    let (_, map) = sheet(&workbook, "Areas");
    let row = |at: usize| &map.rows.held()[at];
    assert_eq!(row(0)[1].value, Value::Text("Good".into()));
    assert_eq!(row(1)[2].value, Value::Score(0.0), "poor is 0");
    assert_eq!(row(2)[1].value, Value::Text("Open".into()), "last");
    for blank in [0, 2, 3, 4] {
        assert!(row(2)[blank].value.is_nothing(), "column {blank}");
    }
    let (_, ranking) = sheet(&workbook, "Ranking");
    let quarter = ranking.columns.iter().position(|c| c.title == "Quarter");
    let last = &ranking.rows.held()[2];
    assert!(last[quarter.unwrap()].value.is_nothing());
}

#[test]
fn areas_of_one_name_are_told_apart() {
    let portfolio = portfolio([site("q", "One", Some(0.5))]);
    let workbook = portfolio_workbook(&portfolio, None);
    let (_, map) = sheet(&workbook, "Areas");
    let titles: Vec<&str> = map.columns.iter().map(|c| c.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Rank",
            "Organisation",
            "Overall",
            "Overall (2)",
            "Overall (3)",
            "File"
        ]
    );
}

#[test]
fn questionnaires_are_kept_apart() {
    let portfolio = portfolio([
        site("a/b", "One", Some(0.5)),
        site("a:b", "Two", Some(0.4)),
        site("c", "Three", Some(0.3)),
    ]);
    let workbook = portfolio_workbook(&portfolio, Some("three"));
    let names: Vec<&str> = workbook.sheets.iter().map(|s| &*s.name).collect();
    assert_eq!(
        names,
        [
            "Summary",
            "Ranking a-b",
            "Areas a-b",
            "Ranking a-b (2)",
            "Areas a-b (2)",
            "Ranking c",
            "Areas c",
            "Method"
        ]
    );
    let parts = workbook.sheets.iter().flat_map(|sheet| &sheet.parts);
    let mut grids: Vec<&str> = parts
        .filter_map(|part| match part {
            Part::Grid(grid) => Some(&*grid.name),
            _ => None,
        })
        .collect();
    let all = grids.len();
    grids.sort_unstable();
    grids.dedup();
    assert_eq!(grids.len(), all, "no two grids have one name: {grids:?}");
    let (_, own) = sheet(&workbook, "Ranking c");
    let first = &own.rows.held()[0];
    assert_eq!(first[0].value, Value::Count(1), "first among its own");
    assert_eq!(first[1].tone, Tone::Strong, "the one that is asked for");
}

#[test]
fn many_rows_are_made_one_by_one_and_are_the_same() {
    let row = |at: usize| vec![Datum::count(at)];
    let (few, many) = (made(MANY - 1, row), made(MANY, row));
    assert!(matches!(few, Rows::Held(_)));
    assert!(matches!(many, Rows::Made { .. }));
    assert!(few.iter().zip(many.iter()).all(|(one, other)| one == other));
}
