//! What roadmaps must reach, and whether they do: of each figure the worst instance counts.

use crate::instance::{Instance, Room};
use crate::stopwatch::Taken;

/// What was measured of an instance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    pub(crate) instance: Instance,
    /// To the printed bound.
    pub(crate) gap: f64,
    /// To the proven optimum, where one is known.
    pub(crate) short: Option<f64>,
    pub(crate) taken: Taken,
}

/// What is held against a goal.
enum Figure {
    Short,
    Gap,
    Seconds,
}

/// Initiatives, room (both if none is named), figure, and what it may be at most; shares in percent.
const GOALS: [(usize, Option<Room>, Figure, f64); 8] = [
    (40, None, Figure::Short, 0.5),
    (40, None, Figure::Seconds, 0.2),
    (100, Some(Room::Ample), Figure::Gap, 1.5),
    (100, Some(Room::Tight), Figure::Gap, 7.0),
    (100, None, Figure::Seconds, 1.0),
    (300, Some(Room::Ample), Figure::Gap, 4.0),
    (300, Some(Room::Tight), Figure::Gap, 4.0),
    (300, None, Figure::Seconds, 3.0),
];

/// Prints each goal with the worst that was measured.
pub(crate) fn print(measured: &[Measured]) {
    println!();
    for (initiatives, room, figure, most) in GOALS {
        let of_series = measured.iter().filter(|one| {
            one.instance.initiatives == initiatives
                && room.is_none_or(|room| room == one.instance.room)
        });
        let figures = of_series.filter_map(|one| match figure {
            Figure::Short => one.short.map(|short| 100.0 * short),
            Figure::Gap => Some(100.0 * one.gap),
            // The machine may do other things at the same time.
            Figure::Seconds => Some(one.taken.cpu.unwrap_or(one.taken.wall)),
        });
        let mut figures: Vec<f64> = figures.collect();
        figures.sort_by(f64::total_cmp);
        let Some(worst) = figures.last() else {
            continue;
        };
        let mean = figures.iter().sum::<f64>() / figures.len() as f64;
        let (what, unit) = match figure {
            Figure::Short => ("below the proven optimum", "%"),
            Figure::Gap => ("below the printed bound", "%"),
            Figure::Seconds => ("to draw up", "s"),
        };
        let room = room.map_or(String::new(), |room| format!(", {room}"));
        println!(
            "{} {initiatives} initiatives{room}: at most {most} {unit} {what} wanted; worst of {} is {worst:.3} {unit}, \
             mean {mean:.3} {unit}",
            if *worst <= most { "PASS" } else { "MISS" },
            figures.len(),
        );
    }
}
