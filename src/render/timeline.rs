//! One row of a timeline as quarters, the same for every format that draws it with characters.

use super::glyphs::Glyphs;
use crate::report::{Span, Timeline};

/// What a quarter shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nothing has begun.
    Before,
    /// Work goes on.
    Work,
    /// Work is done, but records do not show it yet.
    RunIn,
    /// It takes effect.
    Effect,
}

impl Stage {
    /// The sign that shows it.
    pub(super) fn glyph(self, glyphs: &Glyphs) -> char {
        match self {
            Self::Before => glyphs.empty,
            Self::Work => glyphs.certain,
            Self::RunIn => glyphs.possible,
            Self::Effect => glyphs.effect,
        }
    }
}

/// The stage of each quarter.
pub(super) fn stages(span: &Span, quarters: usize) -> Vec<Stage> {
    let stage = |at: i32| match at {
        _ if at < span.first => Stage::Before,
        _ if at <= span.last => Stage::Work,
        _ if at < span.effective => Stage::RunIn,
        _ => Stage::Effect,
    };
    (0..quarters)
        .map(|at| stage(i32::try_from(at).unwrap_or(i32::MAX)))
        .collect()
}

/// How many quarters a timeline has.
pub(super) fn quarters(timeline: &Timeline) -> usize {
    timeline.years.iter().map(|year| year.quarters.len()).sum()
}

/// The name of a quarter with its year; `None` outside the timeline.
pub(super) fn name(timeline: &Timeline, quarter: i32) -> Option<String> {
    let mut at = usize::try_from(quarter).ok()?;
    for year in &timeline.years {
        match year.quarters.get(at) {
            Some(title) => return Some(format!("{}-{title}", year.title)),
            None => at -= year.quarters.len(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::glyphs::UNICODE;

    fn drawn(first: i32, last: i32, effective: i32) -> String {
        let span = Span {
            label: String::new(),
            first,
            last,
            effective,
            flags: String::new(),
            figure: String::new(),
            after: Vec::new(),
            to: None,
        };
        let stages = stages(&span, 6);
        stages.iter().map(|stage| stage.glyph(&UNICODE)).collect()
    }

    #[test]
    fn work_run_in_and_effect_follow_each_other() {
        assert_eq!(drawn(1, 2, 4), "·██░──");
        assert_eq!(drawn(0, 0, 1), "█─────", "finished and evidenced at once");
    }

    #[test]
    fn what_lies_outside_is_not_drawn() {
        assert_eq!(drawn(-2, 0, 1), "█─────");
        assert_eq!(drawn(-3, -2, 0), "──────");
        assert_eq!(drawn(4, 7, 9), "····██");
    }
}
