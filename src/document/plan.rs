//! What a roadmap is to keep to: plan files.

use std::collections::BTreeMap;

use super::calendar;
use super::codes;
use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::fields::Fields;
use super::lookup::Lookup;
use super::node::{Entry, Node};
use super::plan_choices;
use super::plan_initiatives;
use super::plan_spread::{self, Length};
use super::suggest::quote;
use super::target;
use crate::model::{Initiative, Month, Plan, Questionnaire, Score, SectionIx};

/// The keys of a plan.
pub(super) const KEYS: &[&str] = &[
    "format",
    "start",
    "years",
    "capacity",
    "budget",
    "currency",
    "parallel",
    "parallel_per_role",
    "certification",
    "importance",
    "pins",
    "started",
    "done",
    "exclude",
    "owners",
    "effect",
    "target",
    "initiatives",
];

/// Reads a plan file, with the initiatives to which its places refer. Without questionnaire its ids are not looked up.
pub(super) fn decode_file(
    root: &Node<'_>,
    questionnaire: Option<&Questionnaire>,
    faults: &Faults,
) -> Option<(Plan, Vec<Initiative>)> {
    let fields = Fields::open_file(root, "a plan", KEYS, faults)?;
    let initiatives = plan_initiatives::decode(&fields, questionnaire);
    let years = fields.whole("years", 1..=Plan::MOST_YEARS);
    let length = Length::of(&fields, years);
    let mut plan = Plan {
        start: fields.get("start").and_then(calendar::quarter),
        years,
        capacity: plan_spread::capacity(&fields, length),
        budget: plan_spread::budget(&fields, length),
        currency: fields.text("currency"),
        parallel: fields.whole("parallel", 1..=u32::MAX),
        parallel_per_role: fields.whole("parallel_per_role", 1..=u32::MAX),
        certification: certification(&fields, questionnaire),
        importance: importance(&fields, questionnaire),
        effect: fields.number("effect", 0.0..=1.0).map(Score::new),
        target: fields
            .get("target")
            .map(|value| target::decode(value.node, questionnaire, faults)),
        ..Plan::default()
    };
    let names = plan_initiatives::names(questionnaire, &initiatives);
    plan_choices::decode(&fields, &names, &initiatives, &mut plan);
    Some((plan, initiatives))
}

/// The month of the decision, where there is something to be certified.
fn certification(fields: &Fields<'_, '_>, questionnaire: Option<&Questionnaire>) -> Option<Month> {
    let value = fields.get("certification")?;
    if let Some(questionnaire) = questionnaire.filter(|q| !q.has_requirements()) {
        let id = quote(questionnaire.id.as_str());
        let message = format!("{id} has no requirements, so there is nothing to certify");
        let fault = Diagnostic::error(codes::NO_REQUIREMENTS, value.span(), message);
        fields.faults.push(fault.help(
            "remove `certification`, or assess with a questionnaire of requirements, such as `iso20000`",
        ));
    }
    calendar::month(value)
}

fn importance(
    fields: &Fields<'_, '_>,
    questionnaire: Option<&Questionnaire>,
) -> BTreeMap<SectionIx, f64> {
    let lookup = questionnaire.map(Lookup::new);
    let mut importance = BTreeMap::new();
    for Entry { key, value } in fields.map("importance") {
        let section = lookup
            .as_ref()
            .and_then(|lookup| lookup.section(key.text, key.span, fields.faults));
        let number = fields
            .named(key.text, value)
            .number(0.0..=Plan::MOST_IMPORTANT);
        if let (Some(section), Some(number)) = (section, number) {
            importance.insert(section, number);
        }
    }
    importance
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{PLAN, plan_fault, pointed, questionnaire};
    use super::super::{Document, Source};
    use super::*;
    use crate::model::{Amount, Quarter, QuestionIx, Spread};

    fn read(text: &str) -> (Plan, Vec<Initiative>) {
        let source = Source::new("p", text);
        let document = Document::parse(&source).unwrap();
        document.to_plan(&questionnaire()).unwrap().value
    }

    #[test]
    fn every_key_reaches_the_plan() {
        let (plan, _) = read(PLAN);
        assert_eq!(plan.start, Quarter::parse("2027-Q1"));
        assert_eq!(plan.length(), (2, 8));
        let Some(Spread::Each(capacity)) = &plan.capacity else {
            panic!("{:?}", plan.capacity);
        };
        assert_eq!(capacity[4], Amount::nearest(60.5));
        assert_eq!(
            plan.budget.as_ref().and_then(|b| b.over(2)).unwrap()[1],
            Amount::nearest(20000.5)
        );
        assert_eq!(plan.currency.as_deref(), Some("EUR"));
        assert_eq!((plan.parallel, plan.parallel_per_role), (Some(4), Some(2)));
        assert_eq!(plan.certification, Month::parse("2028-06"));
        let importance: Vec<_> = plan.importance.values().copied().collect();
        assert_eq!(importance, [0.5, 2.0]);
        assert_eq!(plan.effect, Some(Score::new(0.7)));
        assert_eq!(plan.target.unwrap().max_minors, Some(3));
    }

    #[test]
    fn a_plan_needs_nothing_but_its_format() {
        let (plan, initiatives) = read("format: 1\nyears:\nstart:\ntarget:\nowners: {}\n");
        assert_eq!(plan, Plan::default());
        assert_eq!(plan.length(), (3, 12));
        assert_eq!(initiatives, questionnaire().initiatives);
    }

    #[test]
    fn own_initiatives_are_added_or_take_the_place_of_those_there_are() {
        let (plan, initiatives) = read(PLAN);
        let ids: Vec<&str> = initiatives.iter().map(|i| i.id.as_str()).collect();
        let all = [
            "introduce-incidents",
            "define-catalogue",
            "write-guide",
            "buy-tool",
        ];
        assert_eq!(ids, all);
        assert_eq!(initiatives[1].title, "Take over the catalogue of the group");
        assert_eq!(initiatives[0], questionnaire().initiatives[0]);
        assert_eq!(initiatives[2].after, [0, 1]);
        assert_eq!(initiatives[2].closes[0].question, QuestionIx(1));
        assert_eq!(initiatives[2].effort.days(Some(1)), 2.0);
        assert_eq!(initiatives[3].after, [2]);
        assert_eq!(plan.pins.keys().copied().collect::<Vec<_>>(), [2]);
        assert_eq!(plan.started.keys().copied().collect::<Vec<_>>(), [0]);
        assert!(plan.done.contains(&1));
        assert_eq!(plan.exclude[&3], "The present one does");
        assert_eq!(plan.owners.len(), 1, "an empty owner is none");
    }

    #[test]
    fn numbers_have_their_ranges() {
        plan_fault("parallel: 4", "parallel: 0", &[(codes::OUT_OF_RANGE, "0")]);
        plan_fault(
            "per_role: 2",
            "per_role: 1.5",
            &[(codes::OUT_OF_RANGE, "1.5")],
        );
        plan_fault("\"8\": 0.5", "\"8\": 3.5", &[(codes::OUT_OF_RANGE, "3.5")]);
        plan_fault("\"8\": 0.5", "\"8.3\": 0, \"8\": 0", &[]);
        plan_fault(
            "\"8\": 0.5",
            "\"8.7\": 1",
            &[(codes::UNKNOWN_ID, "\"8.7\"")],
        );
    }

    #[test]
    fn of_faulty_years_nothing_else_is_measured() {
        for years in ["0", "50", "2.5", "-1"] {
            let faults = plan_fault(
                "years: 2",
                &format!("years: {years}"),
                &[(codes::OUT_OF_RANGE, years)],
            );
            let help = faults[0].help.as_deref();
            assert_eq!(help, Some("write a whole number from 1 to 10"));
        }
        plan_fault("years: 2", "years: two", &[(codes::WRONG_TYPE, "two")]);
    }

    #[test]
    fn quarters_and_months_have_one_way_of_writing() {
        let faults = plan_fault(
            "start: 2027-Q1",
            "start: Q1 2027",
            &[(codes::INVALID_QUARTER, "Q1 2027")],
        );
        assert_eq!(faults[0].message, "`Q1 2027` is not a quarter");
        assert_eq!(faults[0].help.as_deref(), Some("did you mean `2027-Q1`?"));
        plan_fault(
            "start: 2027-Q1",
            "start: [2027]",
            &[(codes::WRONG_TYPE, "[2027]")],
        );
        plan_fault(
            "certification: 2028-06",
            "certification: 2028-6",
            &[(codes::INVALID_MONTH, "2028-6")],
        );
        plan_fault(
            "certification: 2028-06",
            "certification: {}",
            &[(codes::WRONG_TYPE, "{}")],
        );
    }

    #[test]
    fn without_requirements_there_is_nothing_to_certify() {
        let mut plain = questionnaire();
        for question in &mut plain.questions {
            question.obligation = crate::model::Obligation::Should;
        }
        let text = "{format: 1, certification: 2028-06}";
        let source = Source::new("p", text);
        let document = Document::parse(&source).unwrap();
        let faults = document.to_plan(&plain).unwrap_err();
        assert_eq!(
            pointed(text, &faults),
            [(codes::NO_REQUIREMENTS, "2028-06")]
        );
        assert!(faults[0].help.as_deref().unwrap().contains("`iso20000`"));
    }

    #[test]
    fn the_target_within_is_read_like_a_target_file() {
        plan_fault(
            "{level: 2,",
            "{level: 3,",
            &[(codes::LEVEL_ABOVE_LADDER, "3")],
        );
        plan_fault(
            "conformity: ready_with_actions, ",
            "",
            &[(codes::MAX_MINORS_WITHOUT_CONFORMITY, "3")],
        );
    }
}
