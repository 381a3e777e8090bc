//! Timelines as charts, and as tables where nothing draws them.

use super::mermaid::gantt;
use super::{in_cell, one_line, table_row};
use crate::render::escape::markdown;
use crate::render::glyphs::UNICODE;
use crate::render::timeline::{Stage, quarters, stages};
use crate::render::wording;
use crate::report::{Span, Timeline, TimelineYear};

/// A chart, and folded below it the same as a table; the table alone where there is no chart.
pub(super) fn draw(timeline: &Timeline) -> String {
    let table = table(timeline);
    match gantt(timeline) {
        Some(chart) if !table.is_empty() => format!(
            "{chart}\n\n<details>\n<summary>{}</summary>\n\n{table}\n\n</details>",
            wording::VALUES
        ),
        _ => table,
    }
}

/// A table with a column for each year, in which a sign stands for each quarter; below it what the signs mean.
fn table(timeline: &Timeline) -> String {
    if timeline.spans.is_empty() || timeline.years.is_empty() {
        return String::new();
    }
    let flagged = timeline.spans.iter().any(|span| !span.flags.is_empty());
    let figured = timeline.spans.iter().any(|span| !span.figure.is_empty());
    let row = |label: &str, flags: &str, figure: &str, years: Vec<String>| {
        let beside = [(flags, flagged), (figure, figured)].into_iter();
        let beside = beside.filter(|(_, shown)| *shown);
        let texts = std::iter::once(label).chain(beside.map(|(text, _)| text));
        let texts: Vec<String> = texts.map(|text| in_cell(&text.into())).collect();
        table_row(texts.into_iter().chain(years))
    };
    let titles = timeline.years.iter().map(year_title).collect();
    let aligns = std::iter::once("---").chain(flagged.then_some("---"));
    let aligns = aligns.chain(figured.then_some("--:"));
    let aligns = aligns.chain(timeline.years.iter().map(|_| "---"));
    let mut lines = vec![
        row(wording::SPAN, wording::FLAGS, &timeline.figures, titles),
        table_row(aligns.map(str::to_owned)),
    ];
    let count = quarters(timeline);
    if !timeline.marks.is_empty() {
        let marked = |at: usize| timeline.marks.iter().any(|mark| mark.quarter == at);
        let signs: Vec<char> = (0..count)
            .map(|at| {
                if marked(at) {
                    UNICODE.milestone
                } else {
                    UNICODE.empty
                }
            })
            .collect();
        lines.push(row(
            wording::MILESTONES.0,
            "",
            "",
            by_year(timeline, &signs),
        ));
    }
    lines.extend(timeline.spans.iter().map(|span| {
        let signs: Vec<char> = stages(span, count)
            .into_iter()
            .map(|stage| stage.glyph(&UNICODE))
            .collect();
        row(
            &span.label,
            &span.flags,
            &span.figure,
            by_year(timeline, &signs),
        )
    }));
    format!("{}\n\n{}", lines.join("\n"), legend(timeline))
}

/// A year, with its quarters where they are not four.
fn year_title(year: &TimelineYear) -> String {
    let title = one_line(&year.title);
    match year.quarters.as_slice() {
        [first, _, _, last] => markdown(&format!("{title} {}–{}", one_line(first), one_line(last))),
        quarters => markdown(&format!("{title} {}", one_line(&quarters.join(" ")))),
    }
}

/// Signs of all quarters, cut into years.
fn by_year(timeline: &Timeline, signs: &[char]) -> Vec<String> {
    let mut rest = signs.iter();
    let mut cut = |year: &TimelineYear| -> String {
        let own: String = rest.by_ref().take(year.quarters.len()).collect();
        match own.is_empty() {
            true => own,
            false => format!("`{own}`"),
        }
    };
    timeline.years.iter().map(&mut cut).collect()
}

fn legend(timeline: &Timeline) -> String {
    let count = quarters(timeline);
    let used = |wanted: Stage, span: &Span| stages(span, count).contains(&wanted);
    let stages = wording::STAGES
        .into_iter()
        .filter(|(stage, _)| timeline.spans.iter().any(|span| used(*stage, span)))
        .map(|(stage, meaning)| format!("`{}` {meaning}", stage.glyph(&UNICODE)));
    let milestone = (!timeline.marks.is_empty())
        .then(|| format!("`{}` {}", UNICODE.milestone, wording::MILESTONES.1));
    let flags = timeline.flags.iter().map(|flag| {
        let sign = markdown(&flag.sign.to_string());
        format!("{sign} {}", markdown(&flag.meaning))
    });
    stages
        .chain(milestone)
        .chain(flags)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_timeline_is_a_table_with_a_sign_for_each_quarter() {
        assert_eq!(
            format!("\n{}\n", table(&sample::timeline())),
            r"
| What | Note | Days | 2027 Q3 Q4 | 2028 Q1–Q4 | 2029 Q1–Q4 |
| --- | --- | --: | --- | --- | --- |
| Milestones | | | `··` | `·◆··` | `·◆··` |
| Record every incident with its service | ^ | 12 | `█─` | `────` | `────` |
| Agree \| service levels with \*all\* customers | ! | 9 | `██` | `░░──` | `────` |
| Review results, duties and coming changes with each customer | !? | 17.5 | `··` | `···█` | `────` |
| Test continuity | | 6 | `··` | `····` | `···█` |

`█` work, `░` done, not yet evidenced, `─` effective, `·` not yet, `◆` milestone, ! needed for a wanted date, ? to be confirmed, ^ started
"
        );
    }
}
