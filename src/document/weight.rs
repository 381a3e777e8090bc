//! Weights of sections and questions.

use std::cell::Cell;

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::fields::Fields;
use super::scalar::Value;

/// The largest weight.
const MAX: f64 = 1_000_000.0;

/// The smallest weight above 0: with less, shares vanish in what is rounded.
const LEAST: f64 = 0.000_001;

/// Reads the key `weight`; 1 if absent.
pub(super) fn decode(fields: &Fields<'_, '_>) -> f64 {
    let Some(weight) = fields.number("weight", 0.0..=MAX) else {
        return 1.0;
    };
    if weight > 0.0
        && weight < LEAST
        && let Some(value) = fields.get("weight")
    {
        value.out_of_range(
            &format!("0, or from {LEAST} to {MAX}"),
            "write 0 if it is not to count, or weigh the others more",
        );
    }
    weight
}

/// A section of weight 0, which hides all below it from every figure, with those around it.
pub(super) struct Weightless<'w> {
    span: Span,
    reported: Cell<bool>,
    outer: Option<&'w Weightless<'w>>,
}

impl<'w> Weightless<'w> {
    /// The section of these fields, if that is its weight.
    pub(super) fn new(
        section: &Fields<'_, '_>,
        weight: f64,
        outer: Option<&'w Weightless<'w>>,
    ) -> Option<Self> {
        (weight == 0.0).then(|| Self {
            span: section.get("weight").map_or(section.span(), Value::span),
            reported: Cell::new(false),
            outer,
        })
    }

    /// Reports that there is a requirement below: each section once, not for every requirement in it.
    pub(super) fn report(&self, requirement: &Fields<'_, '_>) {
        for section in std::iter::successors(Some(self), |section| section.outer) {
            if section.reported.replace(true) {
                continue;
            }
            let message = "a section with requirements cannot have the weight 0";
            let fault = Diagnostic::error(codes::SHALL_WITHOUT_WEIGHT, section.span, message)
                .related(requirement.span(), "a requirement")
                .help("give it a weight above 0: no figure may leave a requirement out");
            requirement.faults.push(fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
        let text = with(QUESTIONNAIRE, part, other);
        let faults = questionnaire_faults(&text);
        assert_eq!(pointed(&text, &faults), expected, "{other}");
        faults
    }

    #[test]
    fn a_weight_is_zero_or_large_enough_to_count() {
        for sound in ["0.000001", "1e-6", "1000000"] {
            fault("weight: 1\n", &format!("weight: {sound}\n"), &[]);
            fault("weight: 2\n", &format!("weight: {sound}\n"), &[]);
        }
        for bad in ["1e-7", "0.0000009", "1e-300"] {
            let expected = [(codes::OUT_OF_RANGE, bad)];
            fault("weight: 1\n", &format!("weight: {bad}\n"), &expected);
            fault("weight: 2\n", &format!("weight: {bad}\n"), &expected);
        }
    }

    #[test]
    fn no_requirement_stands_below_a_section_without_weight() {
        let text = with(
            QUESTIONNAIRE,
            "title: Suppliers\n",
            "title: Suppliers\n    weight: 0\n",
        );
        let faults = questionnaire_faults(&text);
        assert_eq!(
            pointed(&text, &faults),
            [(codes::SHALL_WITHOUT_WEIGHT, "0")]
        );
        let requirement = faults[0].related.as_ref().unwrap().span;
        assert_eq!(&text[requirement.range()], "sup-agreed");
        let text = with(&text, "obligation: shall, na: reason", "na: reason");
        assert_eq!(questionnaire_faults(&text), []);
    }

    #[test]
    fn every_section_around_a_requirement_needs_a_weight() {
        let text = with(
            QUESTIONNAIRE,
            "title: Operation\n",
            "title: Operation\n    weight: 0.0\n",
        );
        let text = with(&text, "weight: 2\n", "weight: 0\n");
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            [
                (codes::SHALL_WITHOUT_WEIGHT, "0.0"),
                (codes::SHALL_WITHOUT_WEIGHT, "0"),
            ]
        );
    }
}
