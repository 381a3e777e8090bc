//! Scores from assessment to assessment: a line for each area, named where it ends.

use super::label::wrap;
use super::scale::Plot;
use super::svg::{Side, Svg};
use crate::model::Score;
use crate::report::{Trend, TrendLine};

const WIDTH: f64 = 760.0;
const PLOT: Plot = Plot {
    left: 44.0,
    top: 18.0,
    right: 530.0,
    bottom: 318.0,
};
/// Least distance between the names at the end of lines.
const APART: f64 = 19.0;
/// How many looks of lines there are; from then on they repeat, and the names tell them apart.
const LOOKS: usize = 8;
/// Room for the name of an assessment.
const NAME: f64 = 150.0;

/// Draws it.
pub(super) fn draw(mut svg: Svg, trend: &Trend) -> String {
    let most = f64::from(trend.max.max(1));
    let steps = trend.points.len().saturating_sub(1).max(1);
    let inset = 46.0;
    let pitch = (PLOT.right - PLOT.left - 2.0 * inset) / steps as f64;
    let x = |at: usize| PLOT.left + inset + pitch * at as f64;
    let values: Vec<f64> = (0..=trend.max).map(f64::from).collect();
    PLOT.grid(&mut svg, &values, most);
    for (at, name) in trend.points.iter().enumerate() {
        svg.line("grid", &[(x(at), PLOT.top), (x(at), PLOT.bottom)], false);
        let room = NAME.min(pitch.max(60.0) - 6.0);
        for (line, text) in wrap(name, 12.0, room, 2).iter().enumerate() {
            let y = PLOT.bottom + 18.0 + 15.0 * line as f64;
            svg.text("label", (x(at), y), Side::Middle, text);
        }
    }
    let y = |score: Score| PLOT.y(score.get() * most, most);
    for (place, line) in trend.lines.iter().enumerate() {
        let points: Vec<Option<(f64, f64)>> = line
            .values
            .iter()
            .enumerate()
            .map(|(at, value)| Some((x(at), y((*value)?))))
            .collect();
        let look = look(place, line);
        // A line has a gap where nothing is known.
        for run in points.split(Option::is_none).filter(|run| run.len() > 1) {
            let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
            if trend.joined {
                svg.line(&format!("curve {look}"), &run, false);
            }
        }
        for point in points.iter().flatten() {
            mark(&mut svg, place, line, *point);
        }
    }
    let ends = ends(trend, &y);
    for (place, (own, shifted)) in ends {
        let Some(line) = trend.lines.get(place) else {
            continue;
        };
        let end = x(trend.points.len().saturating_sub(1));
        let text = PLOT.right + 8.0;
        svg.line(
            "after",
            &[
                (end + 7.0, own),
                (text - 22.0, shifted),
                (text - 6.0, shifted),
            ],
            false,
        );
        mark(&mut svg, place, line, (text + 2.0, shifted));
        let figure = line.figures.last().map_or("", String::as_str);
        let class = if line.whole { "label strong" } else { "label" };
        let name = wrap(&line.name, 12.0, WIDTH - text - 46.0, 1).join(" ");
        let name = format!("{figure}  {name}");
        svg.text(class, (text + 12.0, shifted + 4.0), Side::Start, &name);
    }
    svg.finish(WIDTH, PLOT.bottom + 44.0)
}

/// For each line that has a score at the end: where it ends, and where its name stands so that none covers another.
fn ends(trend: &Trend, y: &dyn Fn(Score) -> f64) -> Vec<(usize, (f64, f64))> {
    let last = |line: &TrendLine| line.values.last().copied().flatten();
    let lines = trend.lines.iter().enumerate();
    let mut ends: Vec<(usize, (f64, f64))> = lines
        .filter_map(|(place, line)| {
            let at = y(last(line)?);
            Some((place, (at, at)))
        })
        .collect();
    ends.sort_by(|one, other| one.1.0.total_cmp(&other.1.0));
    let mut above = f64::NEG_INFINITY;
    for (_, (own, shifted)) in &mut ends {
        *shifted = own.max(above + APART);
        above = *shifted;
    }
    // What was pushed below the plot is pushed back up.
    let mut below = PLOT.bottom + APART;
    for (_, (_, shifted)) in ends.iter_mut().rev() {
        *shifted = shifted.min(below - APART);
        below = *shifted;
    }
    ends
}

/// The class of a line.
fn look(place: usize, line: &TrendLine) -> String {
    match line.whole {
        true => "trend-whole".to_owned(),
        false => format!("trend-{}", place % LOOKS),
    }
}

/// The mark of a line, another shape for each of four in a row.
fn mark(svg: &mut Svg, place: usize, line: &TrendLine, (x, y): (f64, f64)) {
    let class = format!("mark {}", look(place, line));
    match (line.whole, place % 4) {
        (true, _) => svg.circle(&class, (x, y), 5.0),
        (_, 0) => svg.circle(&class, (x, y), 3.5),
        (_, 1) => svg.rect(&class, (x - 3.0, y - 3.0), (6.0, 6.0)),
        (_, 2) => {
            let points = [(x, y - 4.0), (x + 4.0, y + 3.0), (x - 4.0, y + 3.0)];
            svg.line(&class, &points, true);
        }
        _ => {
            let points = [(x, y - 4.5), (x + 4.5, y), (x, y + 4.5), (x - 4.5, y)];
            svg.line(&class, &points, true);
        }
    }
}
