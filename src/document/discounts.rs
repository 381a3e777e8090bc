//! What makes the effort of an initiative lower or higher.

use super::basis::Basis;
use super::codes;
use super::conditions;
use super::fields::Fields;
use super::node::Node;
use crate::model::Discount;

const KEYS: &[&str] = &["when", "times"];

/// A greater surcharge is a typing error.
const MAX_SURCHARGE: f64 = 10.0;

/// Discounts, then surcharges: both are factors on the person-days.
pub(super) fn decode(fields: &Fields<'_, '_>, basis: Basis<'_>) -> Vec<Discount> {
    let mut factors = Vec::new();
    for item in fields.list("discount") {
        factors.extend(factor(item, fields, basis, Kind::Discount));
    }
    for item in fields.list("surcharge") {
        factors.extend(factor(item, fields, basis, Kind::Surcharge));
    }
    factors
}

/// Whether a factor makes the effort lower or higher.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Discount,
    Surcharge,
}

fn factor(
    item: &Node<'_>,
    fields: &Fields<'_, '_>,
    basis: Basis<'_>,
    kind: Kind,
) -> Option<Discount> {
    let (what, range, never, message) = match kind {
        Kind::Discount => (
            "an entry of `discount`",
            0.0..=1.0,
            0.0,
            "`times` must be above 0 and at most 1, not `0`",
        ),
        Kind::Surcharge => (
            "an entry of `surcharge`",
            1.0..=MAX_SURCHARGE,
            1.0,
            "`times` of a surcharge must be above 1 and at most 10, not `1`",
        ),
    };
    let entry = Fields::open(item, what, KEYS, fields.faults)?;
    let value = entry.require("times");
    let times = value.and_then(|value| value.number(range));
    if let (Some(value), Some(times)) = (value, times)
        && times == never
    {
        fields
            .faults
            .error(codes::OUT_OF_RANGE, value.span(), message);
    }
    Some(Discount {
        when: conditions::decode_required(&entry, basis.profile),
        times: times.unwrap_or(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[test]
    fn a_discount_makes_the_effort_lower_and_a_surcharge_higher() {
        let faults = |key, times| {
            let text = with(QUESTIONNAIRE, "discount:", key);
            let text = with(&text, "times: 0.5", times);
            let faults = questionnaire_faults(&text);
            let pointed = pointed(&text, &faults);
            let found = pointed.iter().map(|(code, at)| (*code, (*at).to_owned()));
            found.collect::<Vec<_>>()
        };
        let wrong = |at: &str| vec![(codes::OUT_OF_RANGE, at.to_owned())];
        assert_eq!(faults("discount:", "times: 1"), []);
        assert_eq!(faults("discount:", "times: 0"), wrong("0"));
        assert_eq!(faults("discount:", "times: 1.6"), wrong("1.6"));
        assert_eq!(faults("surcharge:", "times: 1.6"), []);
        assert_eq!(faults("surcharge:", "times: 1"), wrong("1"));
        assert_eq!(faults("surcharge:", "times: 0.5"), wrong("0.5"));
        assert_eq!(faults("surcharge:", "times: 11"), wrong("11"));
    }
}
