//! All assessments of a questionnaire, the highest floor first, a row each.

use std::borrow::Cow;

use super::{Ranked, grid_sheet, names, score, words};
use crate::portfolio::{Assessed, Row};
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Sheet, Value};
use crate::report::wording;

/// The sheet of the ranking.
pub(super) fn ranking<'r>(ranked: &Ranked<'r>, name: Cow<'static, str>) -> Sheet<'r> {
    let judged = ranked
        .ranking
        .iter()
        .any(|(_, _, a)| a.conformity.is_some());
    let quartiles = ranked.portfolio.quartiles(ranked.place, None);
    let (max, head) = (ranked.max(), ranked.head());
    let questionnaire = ranked.group.questionnaire.id.as_str();
    let row = move |rank: Option<usize>, row: &Row<'_>, assessed: &Assessed<'_>| {
        let mut cells = Vec::from(head(rank, row));
        let quarter = quartiles.and_then(|q| q.quarter(assessed.known_floor()));
        cells.extend([
            score(assessed.floor, max),
            score(assessed.ceiling, max),
            score(assessed.score, max),
            score(assessed.evidenced, max),
            Datum::share(assessed.completeness.get()),
        ]);
        if judged {
            let number = |number: u32| match assessed.conformity {
                Some(_) => Datum::new(Value::Count(number.into())),
                None => Datum::default(),
            };
            cells.extend([
                number(assessed.majors),
                number(assessed.minors),
                Datum::maybe(assessed.conformity.map(wording::readiness)),
            ]);
        }
        cells.extend([
            Datum::maybe(assessed.outcome.map(wording::outcome)),
            Datum::of(quarter, |quarter| Value::Count(quarter.into())),
            Datum::day(Some(assessed.date)),
            Datum::text(questionnaire),
            Datum::text(row.file),
            match row.line {
                0 => Datum::default(),
                line => Datum::new(Value::Count(line.into())),
            },
            Datum::text(wording::state(assessed.state)),
        ]);
        cells
    };
    let columns = columns(max, judged);
    let grid = Grid {
        name: names::grid("Ranking", ranked.place),
        rows: ranked.rows(row),
        heads: 2,
        printed: columns.len() - ASIDE,
        columns,
    };
    let title = words::headed(words::RANKING, ranked.portfolio, ranked.group);
    let shown = ranked.ranking.len();
    let left_out = (shown < ranked.all).then_some((shown, ranked.all));
    grid_sheet((name, &title), words::RANKING_NOTE, left_out, grid)
}

/// The last columns, which tell of the file.
const ASIDE: usize = 2;

fn columns(max: u8, judged: bool) -> Vec<GridColumn> {
    let most = f64::from(max);
    let mut columns = vec![
        GridColumn::new(words::RANK, 7),
        GridColumn::new(words::ORGANISATION, 34),
        GridColumn::new("Floor", 9).rule(ColorRule::Scale(most)),
        GridColumn::new("Ceiling", 9),
        GridColumn::new("Score", 9),
        GridColumn::new("Evidenced", 11),
        GridColumn::new("Complete", 11).rule(ColorRule::Bar(1.0)),
    ];
    if judged {
        columns.extend([
            GridColumn::new("Major", 8).rule(ColorRule::AboveZero),
            GridColumn::new("Minor", 8),
            GridColumn::new("Conformity", 18).rule(ColorRule::Words(words::READINESS)),
        ]);
    }
    columns.extend([
        GridColumn::new("Target", 11).rule(ColorRule::Words(words::OUTCOMES)),
        GridColumn::new("Quarter", 9),
        GridColumn::new("Date", 12),
        GridColumn::new(words::QUESTIONNAIRE, 15),
        GridColumn::new(words::FILE, 34),
        GridColumn::new(words::LINE, 8),
        GridColumn::new("State", 16),
    ]);
    columns
}
