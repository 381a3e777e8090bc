//! Findings between benefit and effort: a circle where some are, with their number.

use super::scale::Plot;
use super::svg::{Side, Svg};
use crate::report::Quadrants;

const WIDTH: f64 = 620.0;
const PLOT: Plot = Plot {
    left: 48.0,
    top: 30.0,
    right: 612.0,
    bottom: 350.0,
};
/// The largest circle.
const LARGEST: f64 = 20.0;
/// The smallest, which still holds a figure.
const SMALLEST: f64 = 9.0;

/// A place and a radius.
type Circle = ((f64, f64), f64);

/// The place, or the nearest beside it at which a circle covers no other.
fn free(placed: &[Circle], (x, y): (f64, f64), radius: f64) -> (f64, f64) {
    let is_free = |at: f64| {
        placed
            .iter()
            .all(|((other, height), reach)| (at - other).hypot(y - height) >= radius + reach + 1.0)
    };
    let steps = [0.0, -1.0, 1.0, -2.0, 2.0];
    let places = steps.map(|step| x + step * LARGEST);
    (places.into_iter().find(|at| is_free(*at)).unwrap_or(x), y)
}

/// Draws it.
pub(super) fn draw(mut svg: Svg, quadrants: &Quadrants) -> String {
    let most = f64::from(quadrants.most.max(1));
    let pitch = (PLOT.right - PLOT.left) / quadrants.efforts.len().max(1) as f64;
    // Half a step below what is much, since benefits are whole numbers.
    let line = PLOT.y(f64::from(quadrants.much) - 0.5, most);
    let split = PLOT.left + pitch * quadrants.little as f64;
    svg.rect(
        "region",
        (PLOT.left, PLOT.top),
        (split - PLOT.left, line - PLOT.top),
    );
    let values: Vec<f64> = (0..=5).map(|at| most * f64::from(at) / 5.0).collect();
    PLOT.grid(&mut svg, &values, most);
    for (at, effort) in quadrants.efforts.iter().enumerate() {
        let x = PLOT.left + pitch * (at as f64 + 0.5);
        svg.text("tick", (x, PLOT.bottom + 16.0), Side::Middle, effort);
    }
    svg.line("divide", &[(split, PLOT.top), (split, PLOT.bottom)], false);
    svg.line("divide", &[(PLOT.left, line), (PLOT.right, line)], false);
    let corners = [
        ((PLOT.left + 8.0, PLOT.top + 16.0), Side::Start),
        ((PLOT.right - 8.0, PLOT.top + 16.0), Side::End),
        ((PLOT.left + 8.0, PLOT.bottom - 8.0), Side::Start),
        ((PLOT.right - 8.0, PLOT.bottom - 8.0), Side::End),
    ];
    for ((name, findings), (at, side)) in quadrants.regions.iter().zip(corners) {
        svg.text("label strong", at, side, &format!("{name}: {findings}"));
    }
    let [benefit, effort] = &quadrants.axes;
    svg.text("label", (PLOT.left, 18.0), Side::Start, benefit);
    svg.text("label", (PLOT.right, PLOT.bottom + 34.0), Side::End, effort);
    let largest = quadrants.points.iter().map(|point| point.findings).max();
    let mut placed: Vec<Circle> = Vec::new();
    for point in &quadrants.points {
        let share = point.findings as f64 / largest.unwrap_or(1).max(1) as f64;
        let radius = SMALLEST.max(LARGEST * share.sqrt());
        let x = PLOT.left + pitch * (point.effort as f64 + 0.5);
        let y = PLOT.y(f64::from(point.benefit), most);
        let (x, y) = free(&placed, (x, y), radius);
        placed.push(((x, y), radius));
        let class = if point.majors > 0 {
            "point major"
        } else {
            "point"
        };
        let label = format!("{}: {}", point.findings, point.label);
        svg.leading(point.to.as_ref(), Some(&label), |svg| {
            svg.circle(class, (x, y), radius);
            if point.majors > 0 {
                svg.circle("ring", (x, y), radius + 3.0);
            }
            svg.text(
                "count",
                (x, y + 4.0),
                Side::Middle,
                &point.findings.to_string(),
            );
        });
    }
    svg.finish(WIDTH, PLOT.bottom + 42.0)
}
