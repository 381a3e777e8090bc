//! Load against capacity: a column for each quarter, the capacity as a line of steps.

use super::label::width;
use super::scale::{Plot, ticks};
use super::svg::{Side, Svg};
use crate::model::Amount;
use crate::report::Load;

const WIDTH: f64 = 760.0;
const PLOT: Plot = Plot {
    left: 44.0,
    top: 34.0,
    right: 752.0,
    bottom: 244.0,
};

/// Draws it.
pub(super) fn draw(mut svg: Svg, load: &Load) -> String {
    let count = load.capacity.len().max(1);
    let pitch = (PLOT.right - PLOT.left) / count as f64;
    let sums = load
        .work
        .iter()
        .zip(&load.upkeep)
        .map(|(work, upkeep)| *work + *upkeep);
    let most = sums.chain(load.capacity.iter().copied()).max();
    let values = ticks(most.map_or(0.0, Amount::get));
    let most = values.last().copied().unwrap_or(1.0);
    PLOT.grid(&mut svg, &values, most);
    let mut steps = Vec::with_capacity(2 * count);
    let amount = |of: &[Amount], at: usize| of.get(at).copied().map_or(0.0, Amount::get);
    for at in 0..count {
        let left = PLOT.left + pitch * at as f64;
        let (x, wide) = (left + pitch * 0.18, pitch * 0.64);
        let upkeep = PLOT.y(amount(&load.upkeep, at), most);
        let total = amount(&load.upkeep, at) + amount(&load.work, at);
        let work = PLOT.y(total, most);
        svg.hatched("upkeep", "hatch", (x, upkeep), (wide, PLOT.bottom - upkeep));
        svg.rect("work", (x, work), (wide, upkeep - work));
        let capacity = PLOT.y(amount(&load.capacity, at), most);
        steps.extend([(left, capacity), (left + pitch, capacity)]);
    }
    PLOT.quarters(&mut svg, &load.years, PLOT.left, pitch);
    svg.line("capacity", &steps, false);
    legend(&mut svg, &load.names);
    svg.finish(WIDTH, PLOT.bottom + 42.0)
}

fn legend(svg: &mut Svg, [work, upkeep, capacity]: &[String; 3]) {
    let mut x = PLOT.left;
    svg.rect("work", (x, 4.0), (22.0, 12.0));
    svg.text("label", (x + 28.0, 14.5), Side::Start, work);
    x += 52.0 + width(work, 12.0);
    svg.hatched("upkeep", "hatch", (x, 4.0), (22.0, 12.0));
    svg.text("label", (x + 28.0, 14.5), Side::Start, upkeep);
    x += 52.0 + width(upkeep, 12.0);
    svg.line("capacity", &[(x, 10.0), (x + 22.0, 10.0)], false);
    svg.text("label", (x + 28.0, 14.5), Side::Start, capacity);
}
