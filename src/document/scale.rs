//! How a score of 1.0 is shown.

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use crate::model::{Scale, ScaleLevel};

const KEYS: &[&str] = &["max", "levels"];
const LEVEL_KEYS: &[&str] = &["at", "name", "means"];

/// What a score of 1.0 is shown as, where nothing is said.
const DEFAULT_MAX: u8 = 5;

/// Reads the key `scale` of a questionnaire.
pub(super) fn decode(fields: &Fields<'_, '_>) -> Scale {
    let mut scale = Scale {
        max: DEFAULT_MAX,
        levels: Vec::new(),
    };
    let node = fields.get("scale").map(|value| value.node);
    let stated = node.and_then(|node| Fields::open(node, "the scale", KEYS, fields.faults));
    let Some(stated) = stated else { return scale };
    scale.max = stated.small("max", 1..=100).unwrap_or(DEFAULT_MAX);
    for item in stated.list("levels") {
        let what = "a point of the scale";
        let Some(level) = Fields::open(item, what, LEVEL_KEYS, fields.faults) else {
            continue;
        };
        let at = level.require("at");
        let number = level.small("at", 0..=scale.max);
        let previous = scale.levels.last().map(|previous| previous.at);
        if let (Some(at), Some(number), Some(previous)) = (at, number, previous)
            && previous >= number
        {
            let message = format!("{number} stands behind {previous}");
            let fault = Diagnostic::error(codes::SCALE_ORDER, at.span(), message)
                .help("list the points of the scale from the lowest to the highest");
            fields.faults.push(fault);
        }
        scale.levels.push(ScaleLevel {
            at: number.unwrap_or_default(),
            name: level.required_text("name"),
            means: level.text("means"),
        });
    }
    scale
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) {
        let text = with(QUESTIONNAIRE, part, other);
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            expected,
            "{other}"
        );
    }

    #[test]
    fn the_scale_ascends_up_to_its_maximum() {
        fault("{at: 5,", "{at: 6,", &[(codes::OUT_OF_RANGE, "6")]);
        fault("{at: 5,", "{at: 0,", &[(codes::SCALE_ORDER, "0")]);
        fault("max: 5,", "max: 0,", &[(codes::OUT_OF_RANGE, "0")]);
        fault("max: 5,", "max: 101,", &[(codes::OUT_OF_RANGE, "101")]);
    }
}
