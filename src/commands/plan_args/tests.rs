use clap::Parser;
use jiff::civil::date;

use super::super::loading;
use super::*;
use crate::document::{Document, Source};

#[derive(Debug, Parser)]
struct Command {
    #[command(flatten)]
    plan: PlanArgs,
}

/// The flags, or what clap says of them.
fn flags(text: &str) -> Result<PlanArgs, String> {
    let words = std::iter::once("x").chain(text.split_whitespace());
    Command::try_parse_from(words)
        .map(|command| command.plan)
        .map_err(|error| error.to_string())
}

/// The plan of a file under flags, or message and help of the usage error.
fn merged(file: &str, text: &str, id: &str) -> Result<Plan, (String, String)> {
    let questionnaire = loading::questionnaire(id).unwrap().questionnaire;
    let source = Source::new("p.yaml", file);
    let document = Document::parse(&source).unwrap();
    let (plan, _) = document.to_plan(&questionnaire).unwrap().value;
    match flags(text).unwrap().merge(plan, &questionnaire, ASSESSED) {
        Ok(plan) => Ok(plan),
        Err(Failure::Usage { message, help }) => Err((message, help.unwrap())),
        Err(other) => panic!("{other:?}"),
    }
}

const ASSESSED: Date = date(2026, 11, 22);
const FILE: &str =
    "{format: 1, start: 2027-Q1, years: 1, capacity: [10, 20, 30, 40], budget: 5, parallel: 3}";

#[test]
fn flags_take_precedence_over_the_file() {
    let plan = merged(FILE, "", "iso20000").unwrap();
    assert_eq!(plan.length(), (1, 4));
    assert_eq!(plan.parallel, Some(3));
    let text = "--start 2028-Q2 --years 2 --capacity 1,2,3,4,5,6,7,8.5 --budget 9,0 --currency EUR --parallel 4 \
                --parallel-per-role 1 --certification 2029-01";
    let plan = merged(FILE, text, "iso20000").unwrap();
    let expected = Plan {
        start: Quarter::new(2028, 2),
        years: Some(2),
        capacity: Some(Spread::Each(
            [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.5]
                .map(Amount::nearest)
                .to_vec(),
        )),
        budget: Some(Spread::Each(vec![Amount::whole(9), Amount::ZERO])),
        currency: Some("EUR".to_owned()),
        parallel: Some(4),
        parallel_per_role: Some(1),
        certification: Month::new(2029, 1),
        ..Plan::default()
    };
    assert_eq!(plan, expected);
}

#[test]
fn a_flag_that_is_written_wrongly_is_told_the_right_form() {
    for (text, said) in [
        ("--start Q1/2027", "did you mean `2027-Q1`?"),
        ("--certification 2028-6", "did you mean `2028-06`?"),
        ("--capacity -5", "numbers are 0 or more"),
        ("--budget 40,000", "write 40000"),
        ("--capacity 60,x", "such as 60,60,40,60"),
        ("--budget nan", "such as 60,60,40,60"),
        ("--budget 1e12", "numbers go up to 1000000000"),
        ("--years 11", "1..=10"),
        ("--parallel 0", "1.."),
    ] {
        let message = flags(text).unwrap_err();
        assert!(message.contains(said), "{text}: {message}");
    }
}

#[test]
fn a_list_has_to_fit_to_the_years_wherever_either_comes_from() {
    let (message, help) = merged(FILE, "--years 2", "iso20000").unwrap_err();
    assert_eq!(
        message,
        "`capacity` of the plan has 4 numbers, but the roadmap has 8 quarters"
    );
    assert_eq!(
        help,
        "leave out --years 2, or give --capacity with 8 numbers separated by commas, or with a single one"
    );
    let (message, _) = merged("format: 1", "--budget 1,2", "iso20000").unwrap_err();
    assert_eq!(
        message,
        "--budget has 2 numbers, but the roadmap has 3 years"
    );
    assert!(merged(FILE, "--years 2 --capacity 60", "iso20000").is_ok());
}

#[test]
fn without_capacity_or_requirements_the_flag_is_refused() {
    let (message, _) = merged(FILE, "--capacity 0,0,0,0", "iso20000").unwrap_err();
    assert_eq!(message, "without capacity nothing can be done");
    let (message, help) =
        merged("format: 1", "--certification 2028-06", "itsm-manager").unwrap_err();
    assert!(message.contains("nothing to certify"), "{message}");
    assert!(help.contains("iso20000"), "{help}");
}

#[test]
fn flags_may_not_move_the_roadmap_away_from_what_is_fixed() {
    let questionnaire = loading::questionnaire("iso20000").unwrap().questionnaire;
    let id = |place: usize| questionnaire.initiatives[place].id.as_str();
    let file = format!(
        "{{format: 1, start: 2027-Q1, pins: {{{}: 2027-Q2}}, started: {{{}: 2026-Q4}}}}",
        id(0),
        id(1)
    );
    let (message, help) = merged(&file, "--start 2027-Q3", "iso20000").unwrap_err();
    assert_eq!(
        message,
        format!(
            "the plan pins `{}` to 2027-Q2, but the roadmap starts in 2027-Q3",
            id(0)
        )
    );
    assert_eq!(help, "give --start 2027-Q2 or earlier, or change the pin");
    let (message, _) = merged(&file, "--start 2025-Q1 --years 1", "iso20000").unwrap_err();
    assert!(message.ends_with("ends with 2025-Q4"), "{message}");
    let (message, help) = merged(&file, "--start 2026-Q3", "iso20000").unwrap_err();
    assert!(message.contains("has started in 2026-Q4"), "{message}");
    assert!(help.starts_with("give --start 2026-Q4"), "{help}");
    assert!(merged(&file, "--start 2026-Q4", "iso20000").is_ok());
}

#[test]
fn without_a_stated_start_what_is_fixed_is_held_against_the_quarter_after_the_assessment() {
    let file =
        |key: &str, quarter: &str| format!("{{format: 1, {key}: {{write-policy: {quarter}}}}}");
    let (message, _) = merged(&file("started", "2027-Q2"), "", "iso20000").unwrap_err();
    assert_eq!(
        message,
        "the plan says that `write-policy` has started in 2027-Q2, but the roadmap starts in 2027-Q1"
    );
    let (message, _) = merged(&file("pins", "2026-Q4"), "", "iso20000").unwrap_err();
    assert!(
        message.ends_with("the roadmap starts in 2027-Q1"),
        "{message}"
    );
    let (message, _) = merged(&file("pins", "2030-Q1"), "", "iso20000").unwrap_err();
    assert!(
        message.ends_with("the roadmap ends with 2029-Q4"),
        "{message}"
    );
    assert!(merged(&file("started", "2027-Q1"), "", "iso20000").is_ok());
}
