//! What the plan limits and fixes.

use super::*;

#[test]
fn the_limits_stated_are_those_of_the_plan() {
    for (part, other) in [
        ("capacity: [10, 10, 10, 10]", "capacity: [10, 10, 12, 10]"),
        ("budget: [1000]", "budget: null"),
        ("parallel: 2", "parallel: 3"),
        ("parallel_per_role: 1", "parallel_per_role: 2"),
        ("certification: null", "certification: 2028-06"),
        ("start: 2027-Q1\nquarters", "start: 2027-Q2\nquarters"),
        ("quarters: 4", "quarters: 8"),
    ] {
        tampered(part, other, &[codes::LIMIT_NOT_OF_PLAN]);
    }
}

#[test]
fn people_money_and_places_suffice_in_every_quarter() {
    let limited = |change: fn(&mut Plan), part, other, codes: &[&str]| {
        let mut sample = sample();
        change(&mut sample.plan);
        sample.expect(&with(&[(part, other)]), codes);
    };
    // Q1 takes 5 + 3 = 8 person-days, Q3 5 and 1 of upkeep.
    limited(
        |plan| plan.capacity = Some(Spread::Each([8, 10, 5, 10].map(Amount::whole).into())),
        "capacity: [10, 10, 10, 10]",
        "capacity: [8, 10, 5, 10]",
        &[
            codes::CAPACITY_EXCEEDED,
            codes::PERIOD_CAPACITY_WRONG,
            codes::PERIOD_CAPACITY_WRONG,
        ],
    );
    limited(
        |plan| plan.budget = Some(Spread::Same(Amount::whole(299))),
        "budget: [1000]",
        "budget: [299]",
        &[codes::BUDGET_EXCEEDED],
    );
    limited(
        |plan| plan.parallel = Some(1),
        "parallel: 2",
        "parallel: 1",
        &[codes::PARALLEL_EXCEEDED],
    );
    let mut sample = sample();
    sample.fixture.questionnaire.initiatives[C].role = Some("Manager".into());
    sample.expect(SOUND, &[codes::ROLE_EXCEEDED]);
}

#[test]
fn a_pin_is_kept_or_a_conflict_says_that_it_is_not() {
    let quarter = |text| Quarter::parse(text).unwrap();
    let mut sample = sample();
    sample.plan.pins.insert(B, quarter("2027-Q3"));
    sample.expect(SOUND, &[]);
    let conflict = |text: &str| with(&[("conflicts: []", &format!("conflicts: [{text}]"))]);
    let kept = "{kind: pin, initiative: b, wanted: 2027-Q3, instead: 2027-Q3}";
    sample.expect(&conflict(kept), &[codes::CONFLICT_UNFOUNDED]);
    sample.plan.pins.insert(B, quarter("2027-Q2"));
    sample.expect(SOUND, &[codes::PIN_NOT_KEPT]);
    let told = "{kind: pin, initiative: b, wanted: 2027-Q2, instead: 2027-Q3}";
    sample.expect(&conflict(told), &[]);
    let wrong = "{kind: pin, initiative: b, wanted: 2027-Q2, instead: 2027-Q4}";
    sample.expect(&conflict(wrong), &[codes::CONFLICT_WRONG]);
    let other = "{kind: pin, initiative: a, wanted: 2027-Q2}";
    let expected = [codes::CONFLICT_UNFOUNDED, codes::PIN_NOT_KEPT];
    sample.expect(&conflict(other), &expected);
}

#[test]
fn a_pinned_initiative_that_closes_nothing_is_in_the_roadmap() {
    let mut sample = sample();
    sample
        .plan
        .pins
        .insert(N, Quarter::parse("2027-Q4").unwrap());
    let missing = [codes::CANDIDATE_UNMENTIONED, codes::PIN_NOT_KEPT];
    sample.expect(SOUND, &missing);
    let n = "initiatives:\n  - {id: n, start: 2027-Q4, end: 2027-Q4, effective: 2027-Q4, effort: 1, cost: 0, upkeep: 0}\n";
    let text = with(&[
        ("initiatives:\n", n),
        ("effort: 0, upkeep: 1", "effort: 1, upkeep: 1"),
    ]);
    sample.expect(&text, &[]);
    // What is done needs no start, whoever pins it.
    let mut done = self::sample();
    done.plan.pins.insert(E, Quarter::parse("2027-Q4").unwrap());
    done.expect(SOUND, &[]);
}

#[test]
fn of_what_has_started_only_the_part_within_the_roadmap_counts() {
    let mut sample = sample();
    sample
        .plan
        .started
        .insert(A, Quarter::parse("2026-Q4").unwrap());
    sample.expect(SOUND, &[codes::STARTED_NOT_KEPT]);
    // 4 person-days are left in Q1, upkeep begins in Q2; its cost is spent, and q0 is closed in Q1:
    // 3000 + 15000 more in Q1 than nothing, so 18000 + 27000 + 27000 + 36000 = 108000.
    let text = with(&[
        (
            "value: 93000, bound: 96000, gap: 0.03125",
            "value: 108000, bound: 108000, gap: 0",
        ),
        (
            "effort: 8, upkeep: 0, capacity: 10, cost: 100, floor: 0.25, score: 0.25, level: null, verdict: major, conformity: not_ready, majors: 1, minors: 2, areas: {area-1: 0.25,",
            "effort: 7, upkeep: 0, capacity: 10, cost: 0, floor: 0.416666667, score: 0.416666667, verdict: minor, areas: {area-1: 0.416666667,",
        ),
        ("effort: 4, upkeep: 0", "effort: 0, upkeep: 1"),
        (
            "a, start: 2027-Q1, end: 2027-Q2, effective: 2027-Q2",
            "a, start: 2026-Q4, end: 2027-Q1, effective: 2027-Q1",
        ),
    ]);
    sample.expect(&text, &[]);
    let mut free = self::sample();
    free.plan.started.clear();
    let codes: Vec<_> = free.violations(&text).iter().map(|v| v.code).collect();
    assert!(codes.contains(&codes::BEFORE_ROADMAP));
}

#[test]
fn only_what_has_started_may_exceed_a_limit_and_a_conflict_says_so() {
    let mut sample = sample();
    sample
        .plan
        .started
        .insert(A, Quarter::parse("2027-Q1").unwrap());
    sample.plan.capacity = Some(Spread::Each([8, 3, 10, 10].map(Amount::whole).into()));
    let changes = [
        ("capacity: [10, 10, 10, 10]", "capacity: [8, 3, 10, 10]"),
        (
            "effort: 8, upkeep: 0, capacity: 10",
            "effort: 8, upkeep: 0, capacity: 8",
        ),
        (
            "effort: 4, upkeep: 0, capacity: 10",
            "effort: 4, upkeep: 0, capacity: 3",
        ),
    ];
    sample.expect(&with(&changes), &[codes::CAPACITY_EXCEEDED]);
    let conflict = (
        "conflicts: []",
        "conflicts: [{kind: started, initiative: a}]",
    );
    let [one, two, three] = changes;
    sample.expect(&with(&[one, two, three, conflict]), &[]);
    // In Q1 it is `c` that is too much.
    sample.plan.capacity = Some(Spread::Each([7, 3, 10, 10].map(Amount::whole).into()));
    let one = ("capacity: [10, 10, 10, 10]", "capacity: [7, 3, 10, 10]");
    let two = (
        "effort: 8, upkeep: 0, capacity: 10",
        "effort: 8, upkeep: 0, capacity: 7",
    );
    sample.expect(
        &with(&[one, two, three, conflict]),
        &[codes::CAPACITY_EXCEEDED],
    );
    let unfounded = (
        "conflicts: []",
        "conflicts: [{kind: started, initiative: c}]",
    );
    sample.expect(
        &with(&[one, two, three, unfounded]),
        &[
            codes::CONFLICT_UNFOUNDED,
            codes::CAPACITY_EXCEEDED,
            codes::CAPACITY_EXCEEDED,
        ],
    );
}

#[test]
fn what_is_not_stated_has_the_defaults() {
    let mut sample = sample();
    sample.plan = Plan {
        done: [E].into(),
        exclude: [(X, String::new())].into(),
        ..Plan::default()
    };
    let found = sample.violations(SOUND);
    let messages: Vec<_> = found.iter().map(|v| v.message.as_str()).collect();
    for message in [
        "the number of quarters is 4, but by the plan 12",
        "the capacity is 10 in each of 4, but by the plan 120 in each of 12",
        "the budget is 1000 in each of 1, but by the plan without limit",
        "the number of initiatives at once is 2, but by the plan without limit",
        "the number of initiatives at once for a role is 1, but by the plan 2",
    ] {
        assert!(messages.contains(&message), "{message}: {messages:#?}");
    }
}
