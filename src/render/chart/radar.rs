//! The radar: an axis for each area, a shape for each series.

use std::f64::consts::TAU;

use super::label::wrap;
use super::svg::{Side, Svg};
use crate::model::Score;
use crate::report::{Radar, Role};

const WIDTH: f64 = 520.0;
const CENTRE: (f64, f64) = (260.0, 204.0);
const RADIUS: f64 = 138.0;
const SIZE: f64 = 12.5;
/// Room for the name of an axis.
const NAME: f64 = 116.0;
/// Height of a line of names or of the legend.
const LINE: f64 = 16.0;

/// Draws it.
pub(super) fn draw(mut svg: Svg, radar: &Radar) -> String {
    let axes = radar.axes.len().max(1);
    let at = |axis: usize, share: f64| {
        let angle = TAU * axis as f64 / axes as f64;
        let reach = RADIUS * share;
        (
            CENTRE.0 + reach * angle.sin(),
            CENTRE.1 - reach * angle.cos(),
        )
    };
    for ring in 1..=radar.max {
        let share = f64::from(ring) / f64::from(radar.max);
        let points: Vec<_> = (0..axes).map(|axis| at(axis, share)).collect();
        svg.line("grid", &points, true);
    }
    for (axis, name) in radar.axes.iter().enumerate() {
        svg.line("grid", &[CENTRE, at(axis, 1.0)], false);
        name_axis(&mut svg, name, at(axis, 1.09));
    }
    for ring in 0..=radar.max {
        let (x, y) = at(0, f64::from(ring) / f64::from(radar.max));
        svg.text("tick", (x - 5.0, y + 4.0), Side::End, &ring.to_string());
    }
    for series in &radar.series {
        let score = |value: &Option<Score>| value.map(Score::get);
        let values = series.values.iter().map(score).enumerate();
        let points: Vec<_> = values
            .filter_map(|(axis, value)| Some(at(axis, value?)))
            .collect();
        let class = class(series.role);
        svg.line(&format!("shape {class}"), &points, true);
        points
            .iter()
            .for_each(|point| mark(&mut svg, series.role, *point));
    }
    let mut y = CENTRE.1 + RADIUS + 52.0;
    for pair in radar.series.iter().rev().collect::<Vec<_>>().chunks(2) {
        for (series, x) in pair.iter().zip([96.0, 296.0]) {
            let class = class(series.role);
            svg.line(
                &format!("shape {class}"),
                &[(x - 30.0, y - 4.0), (x - 6.0, y - 4.0)],
                false,
            );
            mark(&mut svg, series.role, (x - 18.0, y - 4.0));
            svg.text("label", (x, y), Side::Start, &series.name);
        }
        y += LINE + 4.0;
    }
    svg.finish(WIDTH, y - 6.0)
}

/// The name of an axis outside of its end, on the side where there is room.
fn name_axis(svg: &mut Svg, name: &str, (x, y): (f64, f64)) {
    let side = match x - CENTRE.0 {
        off if off.abs() < RADIUS * 0.1 => Side::Middle,
        off if off > 0.0 => Side::Start,
        _ => Side::End,
    };
    let lines = wrap(name, SIZE, NAME, 3);
    let above = match side {
        // The figure at the end of the axis stands between.
        Side::Middle if y < CENTRE.1 => LINE * (lines.len() as f64 - 1.0) + 4.0,
        Side::Middle => -LINE * 0.7,
        _ => LINE * (lines.len() as f64 - 1.0) / 2.0 - 4.0,
    };
    for (at, line) in lines.iter().enumerate() {
        svg.text("label", (x, y - above + LINE * at as f64), side, line);
    }
}

fn class(role: Role) -> String {
    match role {
        Role::Certain => "certain".to_owned(),
        Role::Answered => "answered".to_owned(),
        // From the third year on the look repeats itself: the shapes still lie within each other.
        Role::Year(number) => format!("year-{}", number.clamp(1, 3)),
        Role::Target => "target".to_owned(),
    }
}

/// The mark of a value, another for each series.
fn mark(svg: &mut Svg, role: Role, (x, y): (f64, f64)) {
    let class = format!("mark {}", class(role));
    match role {
        Role::Certain => svg.circle(&class, (x, y), 3.5),
        Role::Year(1) => svg.rect(&class, (x - 3.0, y - 3.0), (6.0, 6.0)),
        Role::Year(2) => {
            svg.line(
                &class,
                &[(x, y - 4.0), (x + 4.0, y + 3.0), (x - 4.0, y + 3.0)],
                true,
            );
        }
        Role::Year(_) => svg.line(
            &class,
            &[(x, y - 4.5), (x + 4.5, y), (x, y + 4.5), (x - 4.5, y)],
            true,
        ),
        Role::Answered | Role::Target => {}
    }
}
