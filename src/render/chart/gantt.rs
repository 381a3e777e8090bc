//! The timeline as bars over quarters, with what has to end first and with milestones, in parts that fit a sheet of paper.

use std::collections::BTreeMap;

use super::label::{width, wrap};
use super::svg::{Side, Svg};
use crate::render::timeline::quarters;
use crate::render::wording;
use crate::report::{Span, Timeline};

const WIDTH: f64 = 960.0;
/// Where the names end and the figures stand.
const NAMES: f64 = 300.0;
const FIGURES: f64 = 340.0;
/// Where the quarters begin.
const LEFT: f64 = 352.0;
const SIZE: f64 = 11.5;
const LINE: f64 = 13.5;
/// Height of years, quarters and legend together.
const HEAD: f64 = 66.0;
/// No part is higher: it has to fit a sheet of paper with what stands around it.
const HIGHEST: f64 = 1000.0;
const BAR: f64 = 11.0;
/// Between lines beside each other, and from the nearest to the end of its quarter.
const LANE: f64 = 4.0;
const NEAREST: f64 = 6.0;

/// One row, laid out.
struct Row<'a> {
    span: &'a Span,
    lines: Vec<String>,
    height: f64,
}

/// Draws it in one or more parts.
pub(in crate::render) fn gantt(timeline: &Timeline, title: &str, id: &str) -> Vec<String> {
    let count = quarters(timeline);
    if count == 0 || timeline.spans.is_empty() {
        return Vec::new();
    }
    let rows: Vec<Row<'_>> = timeline
        .spans
        .iter()
        .enumerate()
        .map(|(at, span)| {
            // A flag stays with the last word.
            let flags = match span.flags.is_empty() {
                true => String::new(),
                false => format!("\u{a0}{}", span.flags),
            };
            let name = format!("{} {}{flags}", at + 1, span.label);
            let lines = wrap(&name, SIZE, NAMES, 2);
            let height = LINE * lines.len() as f64 + 7.0;
            Row {
                span,
                lines,
                height,
            }
        })
        .collect();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut height = f64::INFINITY;
    for (at, row) in rows.iter().enumerate() {
        match parts.last_mut() {
            Some((_, end)) if height + row.height <= HIGHEST => *end = at + 1,
            _ => {
                height = HEAD;
                parts.push((at, at + 1));
            }
        }
        height += row.height;
    }
    let several = parts.len();
    let draw = |(part, (start, end)): (usize, (usize, usize))| {
        let id = format!("{id}-{}", part + 1);
        let title = match several {
            1 => title.to_owned(),
            _ => wording::part(title, part + 1, several),
        };
        let svg = Svg::new(&id, &title, wording::GANTT);
        draw_part(svg, timeline, &rows[start..end], start, count)
    };
    parts.into_iter().enumerate().map(draw).collect()
}

/// Rows of which the first has this place among all.
fn draw_part(
    mut svg: Svg,
    timeline: &Timeline,
    rows: &[Row<'_>],
    start: usize,
    count: usize,
) -> String {
    let pitch = (WIDTH - LEFT) / count as f64;
    let x = |quarter: i32| LEFT + pitch * f64::from(quarter).clamp(0.0, count as f64);
    let bottom = HEAD + rows.iter().map(|row| row.height).sum::<f64>();
    head(&mut svg, timeline, pitch, bottom);
    let mut tops = Vec::with_capacity(rows.len());
    let mut y = HEAD;
    for (at, row) in rows.iter().enumerate() {
        if at % 2 == 1 {
            svg.rect("stripe", (0.0, y), (WIDTH, row.height));
        }
        tops.push(y);
        y += row.height;
    }
    let middle = |at: usize| tops[at] + rows[at].height / 2.0;
    let mut lanes = Lanes::default();
    for (at, row) in rows.iter().enumerate() {
        let to = (x(row.span.first), middle(at));
        let mut elsewhere: Vec<usize> = Vec::new();
        for before in &row.span.after {
            match before
                .checked_sub(start)
                .filter(|other| *other < rows.len())
            {
                Some(other) => {
                    let end = rows[other].span.last;
                    let lane = lanes.of(other, end, pitch);
                    connect(&mut svg, (x(end + 1), middle(other)), to, lane);
                }
                None => elsewhere.push(before + 1),
            }
        }
        from_elsewhere(&mut svg, &elsewhere, to);
    }
    for (at, row) in rows.iter().enumerate() {
        svg.leading(row.span.to.as_ref(), None, |svg| {
            for (line, text) in row.lines.iter().enumerate() {
                let y = tops[at] + 13.5 + LINE * line as f64;
                let x = if line == 0 { 2.0 } else { 18.0 };
                svg.text("word", (x, y), Side::Start, text);
            }
        });
        let place = (FIGURES, middle(at) + 4.0);
        svg.text("tick", place, Side::End, &row.span.figure);
        bar(&mut svg, row.span, &x, middle(at));
    }
    svg.finish(WIDTH, bottom + 4.0)
}

/// Work, then what is not yet evidenced, then effect.
fn bar(svg: &mut Svg, span: &Span, x: &dyn Fn(i32) -> f64, middle: f64) {
    let top = middle - BAR / 2.0;
    // Work still goes on where some of it takes effect already.
    let effective = span.effective.max(span.last.saturating_add(1));
    let (first, end, effective) = (x(span.first), x(span.last + 1), x(effective));
    if end > first {
        svg.rect("work", (first, top), (end - first, BAR));
    }
    if effective > end {
        svg.hatched("run-in", "hatch", (end, top), (effective - end, BAR));
    }
    let last = x(i32::MAX);
    if last > effective {
        svg.line("effect", &[(effective, middle), (last, middle)], false);
    }
}

/// How far before the end of its quarter the way from a bar turns: each bar has a lane of its own while there is room.
#[derive(Default)]
struct Lanes(BTreeMap<i32, Vec<usize>>);

impl Lanes {
    fn of(&mut self, row: usize, quarter: i32, pitch: f64) -> f64 {
        let rows = self.0.entry(quarter).or_default();
        let place = rows
            .iter()
            .position(|other| *other == row)
            .unwrap_or_else(|| {
                rows.push(row);
                rows.len() - 1
            });
        let room = ((pitch * 0.8 - NEAREST) / LANE).max(1.0) as usize;
        NEAREST + LANE * (place % room) as f64
    }
}

/// From the end of one bar down, or up, to the start of another.
fn connect(svg: &mut Svg, (x1, y1): (f64, f64), (x2, y2): (f64, f64), lane: f64) {
    let turn = x1.min(x2) - lane;
    let away = if y2 > y1 { BAR / 2.0 } else { -BAR / 2.0 };
    svg.line(
        "after",
        &[(turn, y1 + away), (turn, y2), (x2 - 1.0, y2)],
        false,
    );
    let tip = [(x2, y2), (x2 - 4.0, y2 - 3.0), (x2 - 4.0, y2 + 3.0)];
    svg.line("tip", &tip, true);
}

/// To the start of a bar from what ends in another part, by its numbers. There is room: it has ended a quarter before.
fn from_elsewhere(svg: &mut Svg, numbers: &[usize], (x, y): (f64, f64)) {
    let text = match numbers {
        [] => return,
        [one] => one.to_string(),
        [one, other] => format!("{one}, {other}"),
        [one, rest @ ..] => format!("{one} +{}", rest.len()),
    };
    svg.line("after", &[(x - 10.0, y), (x - 1.0, y)], false);
    let tip = [(x, y), (x - 4.0, y - 3.0), (x - 4.0, y + 3.0)];
    svg.line("tip", &tip, true);
    svg.text("tick", (x - 12.0, y + 4.0), Side::End, &text);
}

fn head(svg: &mut Svg, timeline: &Timeline, pitch: f64, bottom: f64) {
    legend(svg, !timeline.marks.is_empty());
    let mut x = LEFT;
    for year in &timeline.years {
        let start = x;
        for (at, quarter) in year.quarters.iter().enumerate() {
            svg.text("tick", (x + pitch / 2.0, 46.0), Side::Middle, quarter);
            let class = if at == 0 { "axis" } else { "grid" };
            svg.line(
                class,
                &[(x, if at == 0 { 20.0 } else { 36.0 }), (x, bottom)],
                false,
            );
            x += pitch;
        }
        svg.text(
            "label strong",
            ((start + x) / 2.0, 32.0),
            Side::Middle,
            &year.title,
        );
    }
    svg.text("tick", (FIGURES, 46.0), Side::End, &timeline.figures);
    svg.line("axis", &[(0.0, HEAD - 2.0), (WIDTH, HEAD - 2.0)], false);
    for mark in &timeline.marks {
        let x = LEFT + pitch * (mark.quarter as f64 + (f64::from(mark.month) + 0.5) / 3.0);
        diamond(svg, (x, 56.0));
    }
}

fn diamond(svg: &mut Svg, (x, y): (f64, f64)) {
    let points = [(x, y - 5.0), (x + 5.0, y), (x, y + 5.0), (x - 5.0, y)];
    svg.line("milestone", &points, true);
}

fn legend(svg: &mut Svg, marked: bool) {
    let [(_, work), (_, run_in), (_, effect), _] = wording::STAGES;
    let mut x = 2.0;
    let mut named = |svg: &mut Svg, name: &str| {
        svg.text("label", (x + 28.0, 13.0), Side::Start, name);
        x += 50.0 + width(name, 12.0);
        x
    };
    svg.rect("work", (2.0, 3.0), (22.0, BAR));
    let x = named(svg, work);
    svg.hatched("run-in", "hatch", (x, 3.0), (22.0, BAR));
    let x = named(svg, run_in);
    svg.line("effect", &[(x, 8.5), (x + 22.0, 8.5)], false);
    let x = named(svg, effect);
    svg.line("after", &[(x, 8.5), (x + 18.0, 8.5)], false);
    let tip = [(x + 22.0, 8.5), (x + 18.0, 5.5), (x + 18.0, 11.5)];
    svg.line("tip", &tip, true);
    let x = named(svg, wording::BEFORE);
    if marked {
        diamond(svg, (x + 18.0, 8.5));
        named(svg, wording::MILESTONES.1);
    }
}
