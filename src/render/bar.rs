//! One bar as parts of equal width, the same for every format that draws bars with characters.

use super::glyphs::Glyphs;
use crate::model::Score;
use crate::report::Bar;

/// What one place on a bar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Below the floor.
    Certain,
    /// Between floor and ceiling.
    Possible,
    /// Above the ceiling.
    Empty,
    /// The target.
    Target,
    /// Nothing was scored.
    Blank,
}

impl Part {
    /// The sign that shows it.
    pub(super) fn glyph(self, glyphs: &Glyphs) -> char {
        match self {
            Self::Certain => glyphs.certain,
            Self::Possible => glyphs.possible,
            Self::Empty => glyphs.empty,
            Self::Target => glyphs.target,
            Self::Blank => ' ',
        }
    }
}

/// Parts for a scale of `steps`: one place more than steps, so that a mark may stand at either end of the scale.
///
/// Rounding flatters nobody: a score short of the target never touches its mark, only a full score fills the bar, and
/// a ceiling above the floor shows where there is room.
pub(super) fn parts(bar: &Bar, steps: usize) -> Vec<Part> {
    let mark = bar.target.map(|target| place(target, steps));
    let mut row: Vec<Part> = match bar.floor {
        None => vec![Part::Blank; steps + 1],
        Some(floor) => {
            let ceiling = bar.ceiling.unwrap_or(floor).max(floor);
            let certain = against(floor, bar.target, steps);
            let mut possible = against(ceiling, bar.target, steps).max(certain);
            if ceiling > floor
                && possible == certain
                && possible < steps
                && mark != Some(possible + 1)
            {
                possible += 1;
            }
            (0..=steps)
                .map(|at| match at {
                    _ if at < certain => Part::Certain,
                    _ if at < possible => Part::Possible,
                    _ if at < steps => Part::Empty,
                    _ => Part::Blank,
                })
                .collect()
        }
    };
    if let Some(place) = mark.and_then(|mark| row.get_mut(mark)) {
        *place = Part::Target;
    }
    row
}

/// Steps reached, agreeing with the target's mark on which side of it the score lies.
fn against(score: Score, target: Option<Score>, steps: usize) -> usize {
    let reached = place(score, steps);
    match target {
        Some(target) if score < target => reached.min(place(target, steps).saturating_sub(1)),
        Some(target) => reached.max(place(target, steps)),
        None => reached,
    }
}

/// Where on the scale a score lies: at an end only if it is 0 or 1.
fn place(score: Score, steps: usize) -> usize {
    let nearest = (score.get() * steps as f64).round() as usize;
    match score {
        Score::ZERO => 0,
        Score::ONE => steps,
        _ => nearest.clamp(1, steps.saturating_sub(1).max(1)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::glyphs::UNICODE;
    use crate::report::Cell;

    fn drawn(floor: f64, ceiling: f64, target: Option<f64>) -> String {
        let bar = Bar {
            label: Cell::default(),
            floor: Some(Score::new(floor)),
            ceiling: Some(Score::new(ceiling)),
            target: target.map(Score::new),
            remark: "".into(),
        };
        parts(&bar, 10)
            .iter()
            .map(|part| part.glyph(&UNICODE))
            .collect()
    }

    #[test]
    fn floor_ceiling_and_target_stand_at_their_places() {
        assert_eq!(drawn(0.4, 0.6, None), "████░░···· ");
        assert_eq!(drawn(0.4, 0.6, Some(0.8)), "████░░··│· ");
        assert_eq!(drawn(1.0, 1.0, Some(1.0)), "██████████│");
        assert_eq!(drawn(0.0, 0.0, Some(0.0)), "│········· ");
    }

    #[test]
    fn rounding_flatters_nobody() {
        assert_eq!(drawn(0.69, 0.69, Some(0.7)), "██████·│·· ");
        assert_eq!(drawn(0.7, 0.7, Some(0.7)), "███████│·· ");
        assert_eq!(drawn(0.99, 0.99, None), "█████████· ");
        assert_eq!(drawn(0.01, 0.01, None), "█········· ");
        assert_eq!(drawn(0.50, 0.51, None), "█████░···· ");
    }

    #[test]
    fn what_was_not_scored_is_no_empty_bar() {
        let bar = Bar {
            label: Cell::default(),
            floor: None,
            ceiling: None,
            target: Some(Score::new(0.5)),
            remark: "".into(),
        };
        assert_eq!(
            parts(&bar, 10)
                .iter()
                .map(|part| part.glyph(&UNICODE))
                .collect::<String>(),
            "     │     "
        );
    }

    proptest! {
        #[test]
        fn a_better_floor_never_draws_a_shorter_bar(low in 0.0..=1.0f64, more in 0.0..=1.0f64, target in 0.0..=1.0f64) {
            let certain = |floor: f64| drawn(floor, 1.0, Some(target)).chars().filter(|sign| *sign == '█').count();
            prop_assert!(certain(low) <= certain(low.max(more)));
        }
    }
}
