//! How scores spread: a row each, from the lowest to the highest, with a box around the middle half.

use super::histogram::mark;
use super::label::{width, wrap};
use super::scale::points;
use super::svg::{Side, Svg, number};
use crate::model::Score;
use crate::report::{BoxRow, Boxes};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 196.0;
const RIGHT: f64 = 700.0;
const TOP: f64 = 36.0;
const ROW: f64 = 36.0;
/// Half the height of a box.
const HALF: f64 = 9.0;
const SIZE: f64 = 12.0;

/// Draws it.
pub(super) fn draw(mut svg: Svg, boxes: &Boxes) -> String {
    let bottom = TOP + ROW * boxes.rows.len() as f64;
    let max = f64::from(boxes.max.max(1));
    for point in points(boxes.max) {
        let x = LEFT + (RIGHT - LEFT) * point / max;
        svg.line("grid", &[(x, TOP), (x, bottom)], false);
        svg.text("tick", (x, bottom + 16.0), Side::Middle, &number(point));
    }
    for (at, row) in boxes.rows.iter().enumerate() {
        one(&mut svg, row, TOP + ROW * (at as f64 + 0.5));
    }
    svg.line("axis", &[(LEFT, bottom), (RIGHT, bottom)], false);
    legend(&mut svg, boxes);
    svg.finish(WIDTH, bottom + 24.0)
}

fn one(svg: &mut Svg, row: &BoxRow, y: f64) {
    let lines = wrap(&row.name, SIZE, LEFT - 16.0, 2);
    let above = 7.5 * (lines.len() as f64 - 1.0);
    for (at, line) in lines.iter().enumerate() {
        let place = (0.0, y + 4.0 - above + 15.0 * at as f64);
        svg.text("label", place, Side::Start, line);
    }
    svg.text("figure", (RIGHT + 14.0, y + 4.0), Side::Start, &row.figure);
    let at = |score: Score| LEFT + (RIGHT - LEFT) * score.get();
    if let Some([lowest, first, median, third, highest]) = row.five.map(|five| five.map(at)) {
        spread(svg, y, [lowest, first, median, third, highest], HALF);
    }
    if let Some(own) = row.own {
        mark(svg, (at(own), y));
    }
}

fn spread(svg: &mut Svg, y: f64, [lowest, first, median, third, highest]: [f64; 5], half: f64) {
    svg.line("whisker", &[(lowest, y), (highest, y)], false);
    for end in [lowest, highest] {
        let bar = [(end, y - half * 0.5), (end, y + half * 0.5)];
        svg.line("whisker", &bar, false);
    }
    let wide = (third - first).max(1.0);
    svg.rect("box", (first, y - half), (wide, 2.0 * half));
    let bar = [(median, y - half), (median, y + half)];
    svg.line("median", &bar, false);
}

fn legend(svg: &mut Svg, boxes: &Boxes) {
    let [ends, middle, median] = &boxes.names;
    let mut x = 0.0;
    let mut told = |svg: &mut Svg, name: &str, wide: f64| {
        let from = x;
        svg.text("label", (x + wide + 8.0, 14.0), Side::Start, name);
        x += wide + 8.0 + width(name, SIZE) + 22.0;
        from
    };
    let from = told(svg, ends, 30.0);
    svg.line("whisker", &[(from, 10.0), (from + 30.0, 10.0)], false);
    for end in [from, from + 30.0] {
        svg.line("whisker", &[(end, 5.0), (end, 15.0)], false);
    }
    let from = told(svg, middle, 26.0);
    svg.rect("box", (from, 2.0), (26.0, 16.0));
    let from = told(svg, median, 4.0);
    svg.line("median", &[(from + 2.0, 2.0), (from + 2.0, 18.0)], false);
    if let Some(own) = &boxes.own {
        let name = wrap(own, SIZE, 240.0, 1).join(" ");
        let from = told(svg, &name, 14.0);
        mark(svg, (from + 7.0, 10.0));
    }
}
