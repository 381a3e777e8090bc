//! Ladders of capability levels: they start at 1 and leave none out.

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use crate::model::Level;

/// Checks the levels of a section's own questions, each with its place.
pub(super) fn check(levels: &[(Level, Span)], faults: &Faults) {
    let stated = |number: u8| levels.iter().find(|(level, _)| level.get() == number);
    let Some(missing) = (1..=Level::MAX).find(|number| stated(*number).is_none()) else {
        return;
    };
    if let Some((above, span)) = (missing..=Level::MAX).find_map(stated) {
        let message = format!("level {above} cannot be reached: no question has level {missing}");
        let fault = Diagnostic::error(codes::LADDER_HOLE, *span, message)
            .help("the questions of a section have levels from 1 up, without a gap");
        faults.push(fault);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[test]
    fn a_ladder_starts_at_one_and_has_no_hole() {
        for (part, other, at) in [
            ("level: 2, area", "level: 3, area", "3"),
            ("level: 1\n", "level: 2\n", "2"),
        ] {
            let text = with(QUESTIONNAIRE, part, other);
            assert_eq!(
                pointed(&text, &questionnaire_faults(&text))[0],
                (codes::LADDER_HOLE, at)
            );
        }
    }
}
