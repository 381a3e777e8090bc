//! The score from today to the last quarter, against the target.

use super::label::width;
use super::scale::Plot;
use super::svg::{Side, Svg};
use crate::model::Score;
use crate::report::{Projection, Role};

const WIDTH: f64 = 760.0;
const PLOT: Plot = Plot {
    left: 44.0,
    top: 34.0,
    right: 752.0,
    bottom: 254.0,
};

/// Draws it.
pub(super) fn draw(mut svg: Svg, projection: &Projection) -> String {
    let most = f64::from(projection.max.max(1));
    let quarters: usize = projection
        .years
        .iter()
        .map(|year| year.quarters.len())
        .sum();
    let pitch = (PLOT.right - PLOT.left) / (quarters as f64 + 1.0);
    let x = |at: usize| PLOT.left + pitch * (at as f64 + 0.5);
    let values: Vec<f64> = (0..=projection.max).map(f64::from).collect();
    PLOT.grid(&mut svg, &values, most);
    PLOT.quarters(&mut svg, &projection.years, PLOT.left + pitch, pitch);
    svg.text(
        "tick",
        (x(0), PLOT.bottom + 16.0),
        Side::Middle,
        &projection.today,
    );
    if let Some((_, target)) = &projection.target {
        let y = PLOT.y(target.get() * most, most);
        svg.line("target", &[(PLOT.left, y), (PLOT.right, y)], false);
    }
    for series in &projection.series {
        let values = series.values.iter().enumerate();
        let points: Vec<(f64, f64)> = values
            .filter_map(|(at, value)| Some((x(at), PLOT.y(value.map(Score::get)? * most, most))))
            .collect();
        let class = class(series.role);
        svg.line(&format!("curve {class}"), &points, false);
        for point in &points {
            mark(&mut svg, series.role, *point);
        }
        if series.role == Role::Certain {
            figures(&mut svg, &points, &projection.figures);
        }
    }
    legend(&mut svg, projection);
    svg.finish(WIDTH, PLOT.bottom + 42.0)
}

/// The figures at the first point, the last, and at every rise.
fn figures(svg: &mut Svg, points: &[(f64, f64)], figures: &[String]) {
    for (at, ((x, y), text)) in points.iter().zip(figures).enumerate() {
        let rises = at == 0 || figures.get(at - 1) != Some(text);
        if rises || at + 1 == points.len() {
            svg.text("figure", (*x, y + 19.0), Side::Middle, text);
        }
    }
}

fn class(role: Role) -> &'static str {
    match role {
        Role::Certain | Role::Year(_) => "certain",
        Role::Answered => "answered",
        Role::Target => "target",
    }
}

fn mark(svg: &mut Svg, role: Role, (x, y): (f64, f64)) {
    match role {
        Role::Answered => svg.rect("mark answered", (x - 3.0, y - 3.0), (6.0, 6.0)),
        _ => svg.circle("mark certain", (x, y), 3.5),
    }
}

fn legend(svg: &mut Svg, projection: &Projection) {
    let mut left = PLOT.left;
    for series in projection.series.iter().rev() {
        let class = class(series.role);
        svg.line(
            &format!("curve {class}"),
            &[(left, 10.0), (left + 26.0, 10.0)],
            false,
        );
        mark(svg, series.role, (left + 13.0, 10.0));
        svg.text("label", (left + 32.0, 14.5), Side::Start, &series.name);
        left += 56.0 + width(&series.name, 12.0);
    }
    if let Some((name, _)) = &projection.target {
        svg.line("target", &[(left, 10.0), (left + 26.0, 10.0)], false);
        svg.text("label", (left + 32.0, 14.5), Side::Start, name);
    }
}
