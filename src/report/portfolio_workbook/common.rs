//! What is found at most sites, and what would help most of them: all of it, a row each.

use super::{grid_sheet, words};
use crate::portfolio::{Group, Help, Mark, Portfolio, Tally};
use crate::report::portfolio_page::words as page;
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Rows, Sheet, Value};

/// The sheet of findings; none where nothing was found.
pub(super) fn findings(portfolio: &Portfolio) -> Option<Sheet<'static>> {
    // Without requirements there are neither majors nor minors.
    let groups = portfolio.groups().iter();
    let found: Vec<Tally> = groups
        .flat_map(|group| group.common_findings().into_iter().map(|(_, tally)| tally))
        .collect();
    let is_found = |mark: &Mark| found.iter().any(|tally| tally.of(*mark) > 0);
    let marks: Vec<Mark> = Mark::ALL.into_iter().filter(is_found).collect();
    let row = |group: &Group, (id, tally): (&str, Tally)| {
        let mut cells = head(group, id, tally.found());
        cells.extend(marks.iter().map(|mark| Datum::count(tally.of(*mark))));
        cells
    };
    let rows = rows(portfolio, |group| {
        let all = group.common_findings().into_iter();
        all.map(|one| row(group, one)).collect()
    });
    let columns = marks.iter();
    let columns = columns.map(|mark| GridColumn::new(words::mark(*mark), 12));
    sheet(
        portfolio,
        (words::FINDINGS, page::FINDINGS, words::FINDINGS_NOTE),
        ("What", columns.collect()),
        rows,
    )
}

/// The sheet of initiatives; none where none would help.
pub(super) fn initiatives(portfolio: &Portfolio) -> Option<Sheet<'static>> {
    let row = |group: &Group, (id, help): (&str, Help)| {
        let mut cells = head(group, id, help.sites);
        cells.push(Datum::count(help.findings));
        cells.push(Datum::new(Value::Number(help.days())));
        let each = help.days() / help.sites.max(1) as f64;
        cells.push(Datum::new(Value::Number((each * 1e9).round() / 1e9)));
        cells
    };
    let rows = rows(portfolio, |group| {
        let all = group.helpful_initiatives().into_iter();
        all.map(|one| row(group, one)).collect()
    });
    let columns = vec![
        GridColumn::new("Findings", 11),
        GridColumn::new("Person-days, all", 13),
        GridColumn::new("Person-days, each", 13),
    ];
    sheet(
        portfolio,
        (
            words::INITIATIVES,
            page::INITIATIVES,
            words::INITIATIVES_NOTE,
        ),
        ("Initiative", columns),
        rows,
    )
}

/// The rows of all groups, each with its questionnaire where there are several.
fn rows(portfolio: &Portfolio, of: impl Fn(&Group) -> Vec<Vec<Datum>>) -> Vec<Vec<Datum>> {
    let several = portfolio.groups().len() > 1;
    let mut all = Vec::new();
    for group in portfolio.groups() {
        let named = &group.questionnaire;
        let name = format!("{}@{}", named.id, named.version);
        for mut row in of(group) {
            if several {
                row.insert(0, Datum::text(name.as_str()));
            }
            all.push(row);
        }
    }
    all
}

/// The cells of what, and at how many sites.
fn head(group: &Group, id: &str, sites: usize) -> Vec<Datum> {
    vec![
        Datum::text(id),
        Datum::text(group.name(id)),
        Datum::count(sites),
        Datum::share(Some(sites as f64 / group.sites.max(1) as f64)),
    ]
}

fn sheet(
    portfolio: &Portfolio,
    (name, title, note): (&'static str, &str, &str),
    (what, more): (&'static str, Vec<GridColumn>),
    rows: Vec<Vec<Datum>>,
) -> Option<Sheet<'static>> {
    if rows.is_empty() {
        return None;
    }
    let several = portfolio.groups().len() > 1;
    let mut columns = Vec::new();
    if several {
        columns.push(GridColumn::new(words::QUESTIONNAIRE, 18));
    }
    columns.extend([
        GridColumn::new("Id", 20),
        GridColumn::new(what, 60),
        GridColumn::new("Assessments", 13),
        GridColumn::new("Share", 10).rule(ColorRule::Bar(1.0)),
    ]);
    columns.extend(more);
    let grid = Grid {
        name: name.into(),
        rows: Rows::Held(rows),
        heads: 1 + usize::from(several),
        printed: columns.len(),
        columns,
    };
    Some(grid_sheet((name.into(), title), note, None, grid))
}
