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
    // Also where what has started is too much by itself, nothing may be added to it.
    sample.plan.capacity = Some(Spread::Each([4, 3, 10, 10].map(Amount::whole).into()));
    sample.expect(
        &with(&[
            ("capacity: [10, 10, 10, 10]", "capacity: [4, 3, 10, 10]"),
            (
                "effort: 8, upkeep: 0, capacity: 10",
                "effort: 8, upkeep: 0, capacity: 4",
            ),
            three,
            conflict,
        ]),
        &[codes::CAPACITY_EXCEEDED],
    );
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
    // A conflict about `c`, which has started too, says nothing of Q2, where it takes nothing.
    let start = Quarter::parse("2027-Q1").unwrap();
    sample.plan.started.insert(C, start);
    let found = sample.violations(&with(&[one, two, three, unfounded]));
    let quarters: Vec<_> = found.iter().map(|violation| violation.quarter).collect();
    assert_eq!(quarters, [Quarter::parse("2027-Q2")], "{found:#?}");
}

#[test]
fn a_role_that_what_has_started_overburdens_is_excused_by_a_conflict_about_that() {
    let (q1, q3) = ("2027-Q1", "2027-Q3");
    let expect = |started: &[(usize, &str)], conflict: &str, codes: &[&str]| {
        let mut sample = sample();
        sample.fixture.questionnaire.initiatives[C].role = Some("Manager".into());
        let started = started.iter();
        sample.plan.started = started
            .map(|(place, quarter)| (*place, Quarter::parse(quarter).unwrap()))
            .collect();
        let conflict = format!("conflicts: [{{kind: started, initiative: {conflict}}}]");
        sample.expect(&with(&[("conflicts: []", &conflict)]), codes);
    };
    expect(&[(A, q1), (C, q1)], "a", &[]);
    // `c` is added to what has started.
    expect(&[(A, q1)], "a", &[codes::ROLE_EXCEEDED]);
    // `b` has the role, but runs in another quarter.
    let all = [(A, q1), (B, q3), (C, q1)];
    expect(&all, "b", &[codes::ROLE_EXCEEDED]);
    expect(&all, "c", &[]);
}

#[test]
fn what_has_started_is_there_or_a_conflict_says_that_it_is_not() {
    let mut sample = sample();
    let start = Quarter::parse("2027-Q2").unwrap();
    sample.plan.started.insert(N, start);
    let left_out = ("dropped: [", "dropped: [{id: n}, ");
    sample.expect(&with(&[left_out]), &[codes::STARTED_NOT_KEPT]);
    let conflict = (
        "conflicts: []",
        "conflicts: [{kind: started, initiative: n}]",
    );
    sample.expect(&with(&[left_out, conflict]), &[]);
}

#[test]
fn a_start_that_is_not_kept_is_pointed_at() {
    let mut started = sample();
    let quarter = Quarter::parse("2027-Q2").unwrap();
    started.plan.started.insert(C, quarter);
    let mut pinned = sample();
    pinned.plan.pins.insert(C, quarter);
    for (sample, code, message) in [
        (
            started,
            codes::STARTED_NOT_KEPT,
            "`c` starts in 2027-Q1, but has started in 2027-Q2",
        ),
        (
            pinned,
            codes::PIN_NOT_KEPT,
            "`c` starts in 2027-Q1, but is pinned to 2027-Q2, and no conflict says why",
        ),
    ] {
        let violation = Violation {
            code,
            initiative: Some("c".into()),
            quarter: None,
            line: Some(19),
            message: message.into(),
        };
        assert_eq!(sample.violations(SOUND), [violation]);
    }
}

#[test]
fn what_a_conflict_or_a_dropped_one_gets_wrong_is_pointed_at() {
    let found = sample().violations(&with(&[("dropped: [", "dropped: [{id: u}, ")]));
    let violation = Violation {
        code: codes::UNKNOWN_INITIATIVE,
        initiative: Some("u".into()),
        quarter: None,
        line: Some(21),
        message: "there is no initiative `u`".into(),
    };
    assert_eq!(found, [violation]);
}

#[test]
fn the_money_of_each_year_is_that_of_its_own_quarters() {
    // A second year in which nothing is done: four more quarters at 36000, so 93000 + 144000.
    let year: String = (1..=4)
        .map(|quarter| {
            format!(
                "  - {{id: 2028-Q{quarter}, effort: 0, upkeep: 1, capacity: 10, cost: 0, floor: 0.666666667, score: 0.666666667, verdict: conforming}}\n"
            )
        })
        .collect();
    let more = format!("{year}initiatives:\n");
    let text = |budget: &str| {
        with(&[
            ("quarters: 4", "quarters: 8"),
            ("10, 10, 10, 10]", "10, 10, 10, 10, 10, 10, 10, 10]"),
            ("budget: [1000]", budget),
            (
                "value: 93000, bound: 96000, gap: 0.03125",
                "value: 237000, bound: 237000, gap: 0",
            ),
            ("initiatives:\n", &more),
        ])
    };
    let budget = |years: [i64; 2]| {
        let mut sample = sample();
        sample.plan.years = Some(2);
        sample.plan.budget = Some(Spread::Each(years.map(Amount::whole).into()));
        sample.violations(&text(&format!("budget: {years:?}")))
    };
    assert_eq!(budget([300, 0]), []);
    let found = budget([299, 1000]);
    let messages: Vec<_> = found.iter().map(|v| v.message.as_str()).collect();
    assert_eq!(
        messages,
        ["year 1 (2027-Q1 to 2027-Q4) costs 300, but there is 299"]
    );
}

#[test]
fn person_days_that_the_plan_leaves_open_go_by_the_size() {
    let mut sample = sample();
    sample.plan.capacity = None;
    let answers = ["small", "medium", "large"].map(|id| ProfileAnswer {
        id: Id::from(id),
        label: String::new(),
    });
    sample.fixture.questionnaire.profile = vec![ProfileQuestion {
        id: Id::from("size"),
        text: String::new(),
        help: None,
        existence: false,
        answers: answers.into(),
    }];
    for (place, days) in [(0, 30), (1, 60), (2, 120)] {
        sample.fixture.assessment.profile = vec![Some(place)];
        let stated = format!("capacity: [{days}, {days}, {days}, {days}]");
        let text = with(&[("capacity: [10, 10, 10, 10]", &stated)])
            .replace("capacity: 10,", &format!("capacity: {days},"));
        sample.expect(&text, &[]);
        sample.expect(
            &text.replacen(&stated, "capacity: [90, 90, 90, 90]", 1),
            &[codes::LIMIT_NOT_OF_PLAN],
        );
    }
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
