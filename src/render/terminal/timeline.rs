//! Timelines: a row of quarters for each thing that runs, beside its shortened label.

use unicode_segmentation::UnicodeSegmentation as _;

use super::paint::paint;
use super::sheet::Sheet;
use super::wrap::{Blanks, fold, widest, width, wrap};
use crate::render::timeline::{Stage, name, quarters, stages};
use crate::render::wording;
use crate::report::{Span, Timeline, TimelineYear, Tone};

/// Blanks between columns.
const GAP: usize = 2;
/// Ways to lay a timeline out, the best first: columns of a quarter, whether figures are shown, and the room that
/// labels then need at least, unless they are shorter.
const CHOICES: [(usize, bool, usize); 9] = [
    (6, true, usize::MAX),
    (5, true, usize::MAX),
    (4, true, usize::MAX),
    (4, true, 48),
    (3, true, 24),
    (2, true, 20),
    (1, true, 20),
    (2, false, 16),
    (1, false, 12),
];
/// A blank at which no line is broken.
const TIED: &str = "\u{a0}";

/// Where things stand in a row.
struct Plan {
    label: usize,
    flags: usize,
    figure: usize,
    pitch: usize,
}

/// Texts of a row, made safe.
struct Row<'a> {
    label: String,
    flags: String,
    figure: String,
    span: &'a Span,
}

/// Draws the rows under their years and quarters, and below them what their signs mean.
pub(super) fn draw(sheet: &mut Sheet<'_>, timeline: &Timeline) {
    let rows: Vec<Row<'_>> = timeline
        .spans
        .iter()
        .map(|span| Row {
            label: sheet.line(&span.label),
            flags: sheet.line(&span.flags),
            figure: sheet.line(&span.figure),
            span,
        })
        .collect();
    let Some(plan) = plan(sheet, timeline, &rows) else {
        return listed(sheet, timeline, &rows);
    };
    head(sheet, timeline, &plan);
    if !timeline.marks.is_empty() {
        let lead = lead(sheet, &plan, wording::MILESTONES.0, "", "");
        let chart = chart(sheet, timeline, &marks(sheet, timeline, plan.pitch), &plan);
        sheet.push(format!("{lead}{chart}").trim_end());
    }
    for row in &rows {
        let stages = stages(row.span, quarters(timeline));
        let drawn: Vec<(char, Tone)> = stages
            .iter()
            .flat_map(|stage| std::iter::repeat_n(signed(sheet, *stage), plan.pitch))
            .collect();
        let chart = chart(sheet, timeline, &drawn, &plan);
        let lead = lead(sheet, &plan, &row.label, &row.flags, &row.figure);
        sheet.push(format!("{lead}{chart}").trim_end());
    }
    legend(sheet, timeline);
}

fn plan(sheet: &Sheet<'_>, timeline: &Timeline, rows: &[Row<'_>]) -> Option<Plan> {
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let natural = widest(&labels).max(match timeline.marks.is_empty() {
        true => 0,
        false => width(wording::MILESTONES.0),
    });
    let flags: Vec<&str> = rows.iter().map(|row| row.flags.as_str()).collect();
    let figures: Vec<&str> = rows.iter().map(|row| row.figure.as_str()).collect();
    let flags = widest(&flags);
    let figure = match widest(&figures) {
        0 => 0,
        widest => widest.max(width(&sheet.line(&timeline.figures))),
    };
    CHOICES.into_iter().find_map(|(pitch, shown, least)| {
        let figure = if shown { figure } else { 0 };
        let besides: usize = [flags, figure]
            .into_iter()
            .filter(|width| *width > 0)
            .map(|width| width + GAP)
            .sum();
        let separators = timeline.years.len().saturating_sub(1);
        let taken = quarters(timeline) * pitch + separators + GAP + besides;
        let room = sheet.width.checked_sub(taken)?;
        (room >= natural.min(least)).then_some(Plan {
            label: natural.min(room),
            flags,
            figure,
            pitch,
        })
    })
}

/// Years and quarters above the rows, with a rule below.
fn head(sheet: &mut Sheet<'_>, timeline: &Timeline, plan: &Plan) {
    let before = " ".repeat(width(&lead(sheet, plan, "", "", "")));
    let separator = sheet.glyphs.target.to_string();
    let years = timeline.years.iter().map(|year| {
        let room = year.quarters.len() * plan.pitch;
        padded(&fitting(&sheet.line(&year.title), room), room)
    });
    let years = years.collect::<Vec<_>>().join(&separator);
    let titles = |year: &TimelineYear| -> String {
        let quarters = year.quarters.iter();
        quarters
            .map(|quarter| {
                // A blank keeps the name of a quarter from that of the next.
                let room = plan.pitch.max(2) - 1;
                padded(&fitting(&sheet.line(quarter), room), plan.pitch)
            })
            .collect()
    };
    let quarters = timeline.years.iter().map(titles);
    let quarters = quarters.collect::<Vec<_>>().join(&separator);
    sheet.led(&before, &years, Tone::Strong);
    let figures = match plan.figure {
        0 => String::new(),
        _ => sheet.line(&timeline.figures),
    };
    let lead = lead(sheet, plan, "", "", &figures);
    let rule = width(&lead) + width(&quarters);
    sheet.led(&lead, &quarters, Tone::Muted);
    sheet.toned(&sheet.glyphs.single.to_string().repeat(rule), Tone::Plain);
}

/// What stands before the quarters of a row.
fn lead(sheet: &Sheet<'_>, plan: &Plan, label: &str, flags: &str, figure: &str) -> String {
    let mut lead = padded(&shortened(sheet, label, plan.label), plan.label);
    if plan.flags > 0 {
        lead += &format!("{}{}", " ".repeat(GAP), padded(flags, plan.flags));
    }
    if plan.figure > 0 {
        let before = plan.figure.saturating_sub(width(figure));
        lead += &format!("{}{figure}", " ".repeat(GAP + before));
    }
    lead + &" ".repeat(GAP)
}

/// The quarters of a row in their colours, with a line between years; nothing follows the last sign.
fn chart(sheet: &Sheet<'_>, timeline: &Timeline, signs: &[(char, Tone)], plan: &Plan) -> String {
    let mut drawn: Vec<(char, Tone)> = Vec::with_capacity(signs.len() + timeline.years.len());
    let mut rest = signs;
    for (at, year) in timeline.years.iter().enumerate() {
        if at > 0 {
            drawn.push((sheet.glyphs.target, Tone::Muted));
        }
        let (own, others) = rest.split_at((year.quarters.len() * plan.pitch).min(rest.len()));
        drawn.extend(own);
        rest = others;
    }
    while drawn.last().is_some_and(|(sign, _)| *sign == ' ') {
        drawn.pop();
    }
    let runs = drawn.chunk_by(|one, other| one.1 == other.1);
    runs.map(|run| {
        let text: String = run.iter().map(|(sign, _)| *sign).collect();
        paint(
            &text,
            run.first().map_or(Tone::Plain, |(_, tone)| *tone),
            sheet.color,
        )
    })
    .collect()
}

fn signed(sheet: &Sheet<'_>, stage: Stage) -> (char, Tone) {
    match stage {
        // Blank, so that the eye finds where the work begins.
        Stage::Before => (' ', Tone::Plain),
        Stage::Work => (stage.glyph(sheet.glyphs), Tone::Strong),
        Stage::RunIn => (stage.glyph(sheet.glyphs), Tone::Caution),
        Stage::Effect => (stage.glyph(sheet.glyphs), Tone::Good),
    }
}

/// The milestones, each as near to its month as its quarter has room for.
fn marks(sheet: &Sheet<'_>, timeline: &Timeline, pitch: usize) -> Vec<(char, Tone)> {
    let blank = (' ', Tone::Plain);
    let mut row = vec![blank; quarters(timeline) * pitch];
    for mark in &timeline.marks {
        let first = mark.quarter.saturating_mul(pitch);
        let place = first + usize::from(mark.month.min(2)) * pitch / 3;
        if let Some(sign) = row.get_mut(place) {
            *sign = (sheet.glyphs.milestone, Tone::Strong);
        }
    }
    row
}

/// Names the signs that this timeline uses.
fn legend(sheet: &mut Sheet<'_>, timeline: &Timeline) {
    let count = quarters(timeline);
    let used = |wanted: Stage| {
        let mut spans = timeline.spans.iter();
        spans.any(|span| stages(span, count).contains(&wanted))
    };
    let stages = wording::STAGES
        .into_iter()
        .filter(|(stage, _)| *stage != Stage::Before && used(*stage))
        .map(|(stage, meaning)| (stage.glyph(sheet.glyphs), meaning.to_owned()));
    let milestone = (!timeline.marks.is_empty())
        .then(|| (sheet.glyphs.milestone, wording::MILESTONES.1.to_owned()));
    let flags = timeline
        .flags
        .iter()
        .map(|flag| (flag.sign, sheet.line(&flag.meaning)));
    let named: Vec<String> = stages
        .chain(milestone)
        .map(|(sign, meaning)| (sign.to_string(), meaning))
        .chain(flags.map(|(sign, meaning)| (sheet.line(&sign.to_string()), meaning)))
        .map(|(sign, meaning)| format!("{sign} {meaning}").replace(' ', TIED))
        .collect();
    sheet.blank_lines(1);
    for line in wrap(&named.join("   "), sheet.width, sheet.width, Blanks::Kept) {
        sheet.toned(&line.replace(TIED, " "), Tone::Muted);
    }
}

/// Row by row in words, where not even the narrowest quarters have room.
fn listed(sheet: &mut Sheet<'_>, timeline: &Timeline, rows: &[Row<'_>]) {
    let last = i32::try_from(quarters(timeline)).unwrap_or(i32::MAX) - 1;
    let within = |quarter: i32| name(timeline, quarter.clamp(0, last.max(0))).unwrap_or_default();
    for row in rows {
        for line in fold(&row.label, sheet.prose) {
            sheet.toned(&line, Tone::Strong);
        }
        let effective = name(timeline, row.span.effective);
        let (first, end) = (within(row.span.first), within(row.span.last));
        let text = sheet.line(&wording::span(&first, &end, effective.as_deref()));
        for line in fold(&text, sheet.prose - GAP) {
            sheet.led(&" ".repeat(GAP), &line, Tone::Plain);
        }
    }
}

/// A text in so many columns.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text cut to so many columns, behind a whole word unless that would lose a third of it, and said to be.
fn shortened(sheet: &Sheet<'_>, text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let more = sheet.line("…");
    let room = columns.saturating_sub(width(&more));
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        if width(&kept) + width(cluster) > room {
            break;
        }
        kept.push_str(cluster);
    }
    let goes_on = text.chars().nth(kept.chars().count());
    if goes_on.is_some_and(|sign| !sign.is_whitespace())
        && let Some((words, _)) = kept.rsplit_once(' ')
        && width(words) * 3 >= room * 2
    {
        kept.truncate(words.len());
    }
    let kept = kept.trim_end_matches(|sign: char| sign.is_whitespace() || ",;:".contains(sign));
    format!("{kept}{more}")
}

/// A name, or the last signs of it that have room: "27" of "2027", "1" of "Q1".
fn fitting(name: &str, room: usize) -> String {
    if width(name) <= room {
        return name.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut used = 0;
    for cluster in name.graphemes(true).rev() {
        used += width(cluster);
        if used > room || !cluster.chars().all(char::is_alphanumeric) {
            break;
        }
        kept.push(cluster);
    }
    kept.into_iter().rev().collect()
}

#[cfg(test)]
mod tests;
