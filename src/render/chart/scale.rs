//! Axes: where values lie, and which of them are written beside the axis.

use super::svg::{Side, Svg, number};
use crate::report::TimelineYear;

/// Where a drawing has room for points.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Plot {
    /// The height of a value between 0 and the most.
    pub(super) fn y(self, value: f64, most: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * value / most
    }

    /// Lines across at these values, with the values beside them.
    pub(super) fn grid(self, svg: &mut Svg, values: &[f64], most: f64) {
        for value in values {
            let y = self.y(*value, most);
            svg.line("grid", &[(self.left, y), (self.right, y)], false);
            svg.text(
                "tick",
                (self.left - 6.0, y + 4.0),
                Side::End,
                &number(*value),
            );
        }
    }

    /// Quarters below the axis, each as wide as `pitch`, with their years; the first begins at `from`.
    pub(super) fn quarters(self, svg: &mut Svg, years: &[TimelineYear], from: f64, pitch: f64) {
        let mut x = from;
        for year in years {
            let start = x;
            for quarter in &year.quarters {
                svg.text(
                    "tick",
                    (x + pitch / 2.0, self.bottom + 16.0),
                    Side::Middle,
                    quarter,
                );
                x += pitch;
            }
            let middle = (start + x) / 2.0;
            svg.text(
                "label",
                (middle, self.bottom + 33.0),
                Side::Middle,
                &year.title,
            );
            svg.line(
                "axis",
                &[(start, self.bottom), (start, self.bottom + 38.0)],
                false,
            );
        }
        svg.line("axis", &[(x, self.bottom), (x, self.bottom + 38.0)], false);
        svg.line(
            "axis",
            &[(self.left, self.bottom), (self.right, self.bottom)],
            false,
        );
    }
}

/// Round values from 0 to at least the most, four to six of them.
pub(super) fn ticks(most: f64) -> Vec<f64> {
    let rough = (most / 5.0).max(0.2);
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * power);
    let step = steps.into_iter().find(|step| *step >= rough - 1e-9);
    let step = step.unwrap_or(power * 10.0);
    let count = (most / step - 1e-9).ceil().max(1.0) as usize;
    (0..=count).map(|at| at as f64 * step).collect()
}

/// The points of a scale of scores that are written at its axis: each, or of a long scale every fifth or so.
pub(super) fn points(max: u8) -> Vec<f64> {
    let step = usize::from(max / 10) + 1;
    (0..=max).step_by(step).map(f64::from).collect()
}

/// Whole round numbers from 0 to at least the most, seven of them at most.
pub(super) fn whole_ticks(most: usize) -> Vec<f64> {
    let powers = (0..).map(|power| 10_usize.saturating_pow(power));
    let mut steps = powers.flat_map(|power| [1, 2, 5].map(|step| power.saturating_mul(step)));
    let step = steps
        .find(|step| most.div_ceil(*step) <= 6)
        .unwrap_or(most)
        .max(1);
    let count = most.div_ceil(step).max(1);
    (0..=count).map(|at| (at * step) as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_most() {
        assert_eq!(ticks(60.0), [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(ticks(61.0), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(ticks(0.0), [0.0, 0.2]);
    }

    #[test]
    fn numbers_of_things_are_whole() {
        assert_eq!(whole_ticks(0), [0.0, 1.0]);
        assert_eq!(whole_ticks(3), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(whole_ticks(12), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0]);
        assert_eq!(whole_ticks(1_001).last(), Some(&1_200.0));
        assert_eq!(points(5).len(), 6);
        assert_eq!(points(100).len(), 10);
    }

    #[test]
    fn values_lie_between_bottom_and_top() {
        let plot = Plot {
            left: 0.0,
            top: 10.0,
            right: 100.0,
            bottom: 110.0,
        };
        assert_eq!(
            [0.0, 2.5, 5.0].map(|value| plot.y(value, 5.0)),
            [110.0, 60.0, 10.0]
        );
    }
}
