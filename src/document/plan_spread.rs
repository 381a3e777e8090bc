//! Amounts of a plan: the same in every quarter or year, or a list with one for each.

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::initiatives::MAX_AMOUNT;
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{Amount, Plan, Spread};

/// How long a plan is.
#[derive(Clone, Copy)]
pub(super) struct Length {
    /// Its years; `None` if what is stated is a fault.
    years: Option<u32>,
    /// Whether the years are stated.
    stated: bool,
}

impl Length {
    /// As the plan says, else the usual one.
    pub(super) fn of(fields: &Fields<'_, '_>, years: Option<u32>) -> Self {
        let stated = fields.get("years").is_some();
        Self {
            years: years.or((!stated).then_some(Plan::USUAL_YEARS)),
            stated,
        }
    }
}

/// Person-days a quarter, of which there must be some.
pub(super) fn capacity(fields: &Fields<'_, '_>, length: Length) -> Option<Spread> {
    let value = fields.get("capacity")?;
    let capacity = spread(value, length, Plan::QUARTERS)?;
    // That an empty list is too short was said.
    if capacity.is_nothing() && capacity != Spread::Each(Vec::new()) {
        let message = "without capacity nothing can be done";
        let fault = Diagnostic::error(codes::NO_CAPACITY, value.span(), message);
        let help =
            "give the person-days a quarter that are free for improvement, such as `capacity: 60`";
        fields.faults.push(fault.help(help));
    }
    Some(capacity)
}

/// Money a year.
pub(super) fn budget(fields: &Fields<'_, '_>, length: Length) -> Option<Spread> {
    spread(fields.get("budget")?, length, 1)
}

/// An amount, or a list of so many for each year.
fn spread(value: Value<'_, '_>, length: Length, a_year: usize) -> Option<Spread> {
    let Some(items) = value.node.items() else {
        if value.node.entries().is_some() {
            value.wrong_type("a number, or a list of numbers", None);
            return None;
        }
        return value
            .number(0.0..=MAX_AMOUNT)
            .map(|number| Spread::Same(Amount::nearest(number)));
    };
    check_length(value, items.len(), length, a_year);
    let amounts = items.iter().map(|node| {
        let number = Value { node, ..value }.number(0.0..=MAX_AMOUNT);
        number.map(Amount::nearest)
    });
    // Collected before it is judged, so that every fault is found.
    let amounts: Vec<Option<Amount>> = amounts.collect();
    let amounts: Option<Vec<Amount>> = amounts.into_iter().collect();
    amounts.map(Spread::Each)
}

fn check_length(value: Value<'_, '_>, found: usize, length: Length, a_year: usize) {
    let Some(years) = length.years else { return };
    let wanted = years as usize * a_year;
    if found == wanted {
        return;
    }
    let period = if a_year == 1 { "year" } else { "quarter" };
    let message = format!(
        "{} has {}, but the plan has {}",
        quote(value.name),
        counted(found, "number"),
        counted(wanted, period),
    );
    let mut help = format!(
        "give {}, one for each {period}, or a single number without brackets",
        counted(wanted, "number")
    );
    if !length.stated {
        help += &format!("; without `years` a plan has {years} years");
    }
    let fitting = found.is_multiple_of(a_year).then_some(found / a_year);
    let most = Plan::MOST_YEARS as usize;
    if let Some(fitting) = fitting.filter(|years| (1..=most).contains(years)) {
        help += &format!("; to the list as it is belongs `years: {fitting}`");
    }
    let fault = Diagnostic::error(codes::LIST_LENGTH, value.span(), message);
    value.faults.push(fault.help(help));
}

fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{plan_faults, pointed};
    use super::*;

    #[track_caller]
    fn fault(keys: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
        let text = format!("{{format: 1, {keys}}}");
        let faults = plan_faults(&text);
        assert_eq!(pointed(&text, &faults), expected, "{keys}");
        faults
    }

    #[test]
    fn a_list_has_a_number_for_every_quarter_or_year() {
        let faults = fault(
            "years: 1, capacity: [1, 2, 3]",
            &[(codes::LIST_LENGTH, "[1, 2, 3]")],
        );
        assert_eq!(
            faults[0].message,
            "`capacity` has 3 numbers, but the plan has 4 quarters"
        );
        assert_eq!(
            faults[0].help.as_deref().unwrap(),
            "give 4 numbers, one for each quarter, or a single number without brackets"
        );
        let faults = fault("budget: [1]", &[(codes::LIST_LENGTH, "[1]")]);
        assert_eq!(
            faults[0].message,
            "`budget` has 1 number, but the plan has 3 years"
        );
        assert_eq!(
            faults[0].help.as_deref().unwrap(),
            "give 3 numbers, one for each year, or a single number without brackets; without `years` a plan has 3 \
             years; to the list as it is belongs `years: 1`"
        );
        fault("capacity: []", &[(codes::LIST_LENGTH, "[]")]);
        fault("budget: [1, 2, 0], capacity: 0.5", &[]);
        fault("years: 1, capacity: [0, 1, 0, 0], budget: 0", &[]);
    }

    #[test]
    fn every_number_of_a_list_is_judged() {
        fault(
            "years: 1, capacity: [-1, x, 1, ]",
            &[
                (codes::LIST_LENGTH, "[-1, x, 1, ]"),
                (codes::OUT_OF_RANGE, "-1"),
                (codes::WRONG_TYPE, "x"),
            ],
        );
        fault("budget: -1", &[(codes::OUT_OF_RANGE, "-1")]);
        fault("budget: .inf", &[(codes::OUT_OF_RANGE, ".inf")]);
        fault("budget: {a: 1}", &[(codes::WRONG_TYPE, "{a: 1}")]);
        fault("years: x, budget: [1]", &[(codes::WRONG_TYPE, "x")]);
    }

    #[test]
    fn somebody_has_to_have_time() {
        fault("capacity: 0", &[(codes::NO_CAPACITY, "0")]);
        fault("capacity: 0.001", &[(codes::NO_CAPACITY, "0.001")]);
        fault(
            "years: 1, capacity: [0, 0, 0, 0]",
            &[(codes::NO_CAPACITY, "[0, 0, 0, 0]")],
        );
    }
}
