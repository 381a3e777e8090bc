//! Every figure of the worked examples, against the JSON of the command that stands before its table.

use std::collections::BTreeMap;

use serde_json::Value;

use super::expression;
use super::markdown::Markdown;
use crate::support::Run;

/// Rows: figure, place in the JSON, arithmetic (or `–`), value.
#[test]
fn every_figure_of_the_worked_examples_is_the_one_computed() {
    let mut results: BTreeMap<String, Value> = BTreeMap::new();
    let mut checked = 0;
    for text in Markdown::below("docs") {
        for table in text.tables("figures") {
            let result = results.entry(table.of.clone()).or_insert_with(|| {
                let run = Run::at_root(&format!("{} --to json", table.of));
                serde_json::from_str(&run.exit_any(&[0, 1, 3]).stdout).unwrap()
            });
            for row in &table.rows {
                let [_, place, arithmetic, shown] = &row[..] else {
                    panic!("{}: {row:?} has not four cells", text.path.display());
                };
                let place = place.trim_matches('`');
                let at = format!("{}: {place}", text.path.display());
                let found = find(result, place).unwrap_or_else(|| panic!("{at}: not there"));
                holds(&at, found, shown.trim_matches(['`', '*']));
                if arithmetic != "–" {
                    let value =
                        expression::value(arithmetic).unwrap_or_else(|e| panic!("{at}: {e}"));
                    let found = found.as_f64().unwrap();
                    assert!(
                        (value - found).abs() < 1e-6,
                        "{at}: {arithmetic} is {value}, not {found}"
                    );
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 40, "{checked} figures were checked");
}

/// Follows a place: keys parted by dots; in a list the `id` of an item, with `_` for its own dots.
fn find<'v>(value: &'v Value, place: &str) -> Option<&'v Value> {
    place.split('.').try_fold(value, |value, step| match value {
        Value::Array(items) => items.iter().find(|item| {
            item["id"]
                .as_str()
                .is_some_and(|id| id.replace('.', "_") == step)
        }),
        _ => value.get(step),
    })
}

/// A number is shown with up to six decimals, rounded.
#[track_caller]
fn holds(at: &str, found: &Value, shown: &str) {
    match found {
        Value::Number(number) => {
            let decimals = shown
                .split_once('.')
                .map_or(0, |(_, decimals)| decimals.len());
            let exact = number.as_f64().unwrap();
            let rounded = format!("{:.decimals$}", exact + f64::EPSILON);
            assert_eq!(rounded, shown, "{at} is {exact}");
            // What is cut off is said with decimals enough.
            assert!(
                decimals >= 6 || (exact - rounded.parse::<f64>().unwrap()).abs() < 1e-9,
                "{at} is {exact}"
            );
        }
        Value::String(text) => assert_eq!(text, shown, "{at}"),
        other => assert_eq!(other.to_string(), shown, "{at}"),
    }
}

/// What docs/roadmap.md says of its example: no roadmap of these five initiatives is worth more.
#[test]
fn no_schedule_of_the_worked_example_is_worth_more() {
    /// Place of what goes before, days, run-in, upkeep in halves of a day, benefit.
    const WORK: [(Option<usize>, u32, usize, u32, u32); 5] = [
        (None, 6, 0, 0, 25),
        (Some(0), 4, 1, 2, 12),
        (Some(1), 2, 1, 0, 6),
        (None, 6, 0, 0, 12),
        (None, 8, 0, 1, 6),
    ];
    const QUARTERS: usize = 4;
    for (capacity, expected) in [(9, 160), (10, 172), (12, 196)] {
        let mut best = 0;
        // Each starts in one of the quarters, or never.
        for code in 0..5_usize.pow(5) {
            let starts: Vec<usize> = (0..5).map(|place| code / 5_usize.pow(place) % 5).collect();
            let mut load = [0; QUARTERS];
            let mut value = 0;
            let mut allowed = true;
            for (&start, (after, days, run_in, upkeep, benefit)) in starts.iter().zip(WORK) {
                if start == QUARTERS {
                    continue;
                }
                allowed &= after.is_none_or(|before| starts[before] < start);
                load[start] += 2 * days;
                load[start + 1..]
                    .iter_mut()
                    .for_each(|halves| *halves += upkeep);
                value += benefit * (QUARTERS.saturating_sub(start + run_in)) as u32;
            }
            if allowed && load.iter().all(|halves| *halves <= 2 * capacity) {
                best = best.max(value);
            }
        }
        assert_eq!(best, expected, "{capacity} person-days a quarter");
    }
}
