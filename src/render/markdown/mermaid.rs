//! Timelines as Gantt charts in the language of Mermaid, which hosts of code draw.

use crate::model::Quarter;
use crate::render::escape::mermaid;
use crate::render::timeline::quarters;
use crate::render::wording;
use crate::report::{Mark, Span, Timeline};

/// Mermaid refuses to draw longer texts than 50,000 characters.
const LONGEST: usize = 48_000;
/// With so many quarters each has room for its name.
const NAMED: usize = 16;

/// The chart between its fences; `None` if the timeline has no dates, or is too long to be drawn.
pub(super) fn gantt(timeline: &Timeline) -> Option<String> {
    let start = timeline.start?;
    let count = i32::try_from(quarters(timeline)).ok()?;
    if timeline.spans.is_empty() || count == 0 {
        return None;
    }
    let axis = match quarters(timeline) {
        ..=NAMED => ["axisFormat %Y-Q%q", "tickInterval 3month"],
        _ => ["axisFormat %Y", "tickInterval 12month"],
    };
    let mut lines: Vec<String> = vec!["gantt".into(), "dateFormat YYYY-MM-DD".into()];
    lines.extend(axis.map(str::to_owned));
    lines.push("todayMarker off".into());
    let mut year = None;
    for (place, one) in timeline.spans.iter().enumerate() {
        let (first, last) = (one.first.clamp(0, count - 1), one.last.clamp(0, count - 1));
        let begins = start.plus(first);
        if year.replace(begins.year()) != Some(begins.year()) {
            lines.push(format!("section {}", begins.year()));
        }
        lines.push(span(place + 1, one, begins, start.plus(last + 1)));
    }
    // Last, as Mermaid would put their name there in any case.
    if !timeline.marks.is_empty() {
        lines.push(format!("section {}", mermaid(wording::MILESTONES.0)));
        lines.extend(timeline.marks.iter().map(|one| mark(start, one)));
    }
    let text = lines.join("\n    ");
    (text.len() <= LONGEST).then(|| format!("```mermaid\n{text}\n```"))
}

fn mark(start: Quarter, mark: &Mark) -> String {
    // Within the roadmap, and a quarter has three months.
    let quarter = start.plus(i32::try_from(mark.quarter).unwrap_or(0));
    let month = quarter.first_month().plus(i32::from(mark.month.min(2)));
    format!(
        "{} :milestone, {}, 0d",
        mermaid(&mark.title),
        month.first_day()
    )
}

/// A row. Its number keeps its first word from being taken for a command, and names it in other rows.
fn span(number: usize, span: &Span, begins: Quarter, ended: Quarter) -> String {
    let day = |quarter: Quarter| quarter.first_month().first_day();
    let label = format!("{number}. {} {}", span.label, span.flags);
    // What a wanted date needs stands out; the sign beside it says so too.
    let class = if span.flags.contains('!') {
        "crit, "
    } else {
        ""
    };
    format!(
        "{} :{class}{}, {}",
        mermaid(label.trim()),
        day(begins),
        day(ended)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_timeline_is_a_chart_with_a_row_for_each_span() {
        assert_eq!(
            gantt(&sample::timeline()).unwrap(),
            "```mermaid
gantt
    dateFormat YYYY-MM-DD
    axisFormat %Y-Q%q
    tickInterval 3month
    todayMarker off
    section 2027
    1. Record every incident with its service #94; :2027-07-01, 2027-10-01
    2. Agree #124; service levels with #42;all#42; customers ! :crit, 2027-07-01, 2028-01-01
    section 2028
    3. Review results, duties and coming changes with each customer !? :crit, 2028-10-01, 2029-01-01
    section 2029
    4. Test continuity :2029-10-01, 2030-01-01
    section Milestones
    2028-00 audit :milestone, 2028-04-01, 0d
    2028-02 audit :milestone, 2028-06-01, 0d
    2028-01 audit :milestone, 2029-05-01, 0d
```"
        );
    }

    #[test]
    fn no_text_becomes_a_command_or_leaves_its_row() {
        let mut timeline = sample::timeline();
        for (span, label) in timeline.spans.iter_mut().zip([
            "click here; x: y\n section z",
            "%%{init: {}}%% #35;",
            "```\n<b>\u{202e}",
            "\"call\"",
        ]) {
            span.label = label.to_owned();
        }
        let chart = gantt(&timeline).unwrap();
        let rows: Vec<&str> = chart.lines().filter(|line| line.contains(". ")).collect();
        assert_eq!(
            rows,
            [
                "    1. click here#59; x#58; y  section z #94; :2027-07-01, 2027-10-01",
                "    2. #37;#37;#123;init#58; #123;#125;#125;#37;#37; #35;35#59; ! :crit, 2027-07-01, 2028-01-01",
                "    3. #96;#96;#96; #60;b#62;#92;u#123;202e#125; !? :crit, 2028-10-01, 2029-01-01",
                "    4. #34;call#34; :2029-10-01, 2030-01-01",
            ]
        );
    }

    #[test]
    fn what_has_no_dates_or_is_too_long_is_not_drawn() {
        let mut timeline = sample::timeline();
        timeline.spans[0].label = "long ".repeat(10_000);
        assert_eq!(gantt(&timeline), None);
        let timeline = Timeline {
            start: None,
            ..sample::timeline()
        };
        assert_eq!(gantt(&timeline), None);
    }
}
