//! A score that became another: a column for each cause, from where the one before it ends.

use super::label::wrap;
use super::scale::Plot;
use super::svg::{Side, Svg};
use crate::report::{Fall, Waterfall};

const WIDTH: f64 = 760.0;
const PLOT: Plot = Plot {
    left: 44.0,
    top: 18.0,
    right: 752.0,
    bottom: 238.0,
};
/// Height of a line of names.
const LINE: f64 = 14.0;

/// Draws it.
pub(super) fn draw(mut svg: Svg, waterfall: &Waterfall) -> String {
    let most = f64::from(waterfall.max.max(1));
    let pitch = (PLOT.right - PLOT.left) / (waterfall.falls.len() as f64 + 2.0);
    let width = (pitch * 0.62).min(90.0);
    let values: Vec<f64> = (0..=waterfall.max).map(f64::from).collect();
    PLOT.grid(&mut svg, &values, most);
    let y = |score: f64| PLOT.y(score * most, most);
    let left = |at: usize| PLOT.left + pitch * at as f64 + (pitch - width) / 2.0;
    let names = |svg: &mut Svg, at: usize, name: &str| {
        let middle = left(at) + width / 2.0;
        for (line, text) in wrap(name, 11.5, pitch - 4.0, 4).iter().enumerate() {
            let y = PLOT.bottom + 17.0 + LINE * line as f64;
            svg.text("word", (middle, y), Side::Middle, text);
        }
    };
    let ends = [
        (0, &waterfall.first),
        (waterfall.falls.len() + 1, &waterfall.last),
    ];
    for (at, (name, score, figure)) in ends {
        let top = y(score.get());
        svg.rect("work", (left(at), top), (width, PLOT.bottom - top));
        let middle = left(at) + width / 2.0;
        svg.text("figure", (middle, top - 5.0), Side::Middle, figure);
        names(&mut svg, at, name);
    }
    let mut level = waterfall.first.1.get();
    for (place, fall) in waterfall.falls.iter().enumerate() {
        let at = place + 1;
        let (from, to) = (y(level), y(level + fall.change));
        let (top, height) = (from.min(to), (from - to).abs().max(1.0));
        column(&mut svg, fall, (left(at), top), (width, height));
        svg.line(
            "divide",
            &[(left(at - 1) + width, from), (left(at), from)],
            false,
        );
        let middle = left(at) + width / 2.0;
        svg.text("figure", (middle, top - 5.0), Side::Middle, &fall.figure);
        names(&mut svg, at, &fall.name);
        level += fall.change;
    }
    let last = waterfall.falls.len() + 1;
    svg.line(
        "divide",
        &[(left(last - 1) + width, y(level)), (left(last), y(level))],
        false,
    );
    svg.line(
        "axis",
        &[(PLOT.left, PLOT.bottom), (PLOT.right, PLOT.bottom)],
        false,
    );
    svg.finish(WIDTH, PLOT.bottom + 22.0 + LINE * 4.0)
}

/// The column of a cause; what is made of no answers is hatched.
fn column(svg: &mut Svg, fall: &Fall, at: (f64, f64), size: (f64, f64)) {
    let class = if fall.change < 0.0 { "fall" } else { "rise" };
    match fall.answers {
        true => svg.rect(class, at, size),
        false => svg.hatched(&format!("{class} elsewhere"), "hatch", at, size),
    }
}
