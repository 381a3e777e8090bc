//! The day of an assessment, put into a file that says none.

use jiff::civil::Date;

use super::head::KEYS;
use crate::document::{Document, Source};
use crate::render::revision::revise;
use crate::render::yaml_value::Value;

/// The text of an assessment with a day, and all else as it was; `None` if it says one, or has no place for it.
pub fn put_date(text: &str, date: Date) -> Option<String> {
    let source = Source::new("", text);
    let (_, outline) = Document::parse_with_outline(&source).ok()?;
    if outline
        .member("date")
        .is_some_and(|member| !member.value.is_empty())
    {
        return None;
    }
    // What else it says is not known here, and stays because it says the same before and after.
    let keys = || KEYS.into_iter().chain(["answers"]);
    let before: Vec<_> = keys().map(|key| (key, Value::Absent)).collect();
    let after: Vec<_> = keys()
        .map(|key| match key {
            "date" => (key, Value::Day(date)),
            _ => (key, Value::Absent),
        })
        .collect();
    let mut dated = revise(
        source.text(),
        &outline,
        &before,
        &after,
        &Default::default(),
    )
    .ok()?;
    if let Some(mark) = text.strip_suffix(source.text()) {
        dated.insert_str(0, mark);
    }
    Some(dated)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_put_where_it_belongs_and_only_where_there_is_none() {
        for (before, after) in [
            (
                "# Mine.\nformat: 1\nquestionnaire: x\nscope: A # all\nanswers:\n  a: b\n",
                "# Mine.\nformat: 1\nquestionnaire: x\nscope: A # all\ndate: 2026-11-22\nanswers:\n  a: b\n",
            ),
            (
                "format: 1\nquestionnaire: x\ndate:      # soon\nprofile: {a: b}\n",
                "format: 1\nquestionnaire: x\ndate: 2026-11-22      # soon\nprofile: {a: b}\n",
            ),
            (
                "{format: 1, questionnaire: x, answers: {a: b}}",
                "{format: 1, questionnaire: x, date: 2026-11-22, answers: {a: b}}",
            ),
            (
                "{\"format\": 1, \"questionnaire\": \"x\"}",
                "{\"format\": 1, \"questionnaire\": \"x\", \"date\": \"2026-11-22\"}",
            ),
        ] {
            let dated = put_date(before, date(2026, 11, 22));
            assert_eq!(dated.as_deref(), Some(after));
            assert_eq!(put_date(after, date(2027, 1, 1)), None);
        }
    }
}
