//! Figures: of initiatives, of quarters, of the whole.

use super::*;

#[test]
fn a_sound_roadmap_has_no_violation() {
    sample().expect(SOUND, &[]);
}

#[test]
fn a_violation_says_where_it_is_and_what_it_must_be() {
    let found = sample().violations(&with(&[("effort: 5, cost: 200", "effort: 4, cost: 200")]));
    let violation = Violation {
        code: codes::EFFORT_WRONG,
        initiative: Some("b".into()),
        quarter: None,
        line: Some(20),
        message: "`b` states 4 as its person-days, but it must be 5".into(),
    };
    assert_eq!(found, [violation]);
}

#[test]
fn each_figure_of_an_initiative_is_worked_out_again() {
    for (part, other, code) in [
        ("effort: 9,", "effort: 8,", codes::EFFORT_WRONG),
        (
            "cost: 100, upkeep: 1",
            "cost: 90, upkeep: 1",
            codes::COST_WRONG,
        ),
        (
            "cost: 100, upkeep: 1",
            "cost: 100, upkeep: 0.5",
            codes::UPKEEP_WRONG,
        ),
        ("end: 2027-Q2", "end: 2027-Q1", codes::END_WRONG),
        (
            "effective: 2027-Q4",
            "effective: 2027-Q3",
            codes::EFFECTIVE_WRONG,
        ),
        ("from: 0, to: 1", "from: 0.1, to: 1", codes::CLOSES_WRONG),
        (
            "from: null, to: 0.5",
            "from: 0, to: 0.5",
            codes::CLOSES_WRONG,
        ),
        (
            "questions: 1, of: 1",
            "questions: 1, of: 2",
            codes::CLOSES_WRONG,
        ),
        ("benefit: 3000", "benefit: 3001", codes::BENEFIT_WRONG),
        ("benefit: 15000", "benefit: 14999", codes::BENEFIT_WRONG),
        (
            "closes: [{question: q0, from: 0, to: 1, reached_before: false}",
            "closes: [{question: q0, from: 0, to: 1}, {question: q0, from: 0, to: 1}",
            codes::CLOSES_WRONG,
        ),
    ] {
        tampered(part, other, &[code]);
    }
    tampered(
        "{question: q0,",
        "{question: q9,",
        &[codes::CLOSES_WRONG, codes::CLOSES_WRONG],
    );
}

#[test]
fn each_figure_of_the_whole_is_worked_out_again() {
    for (part, other, code) in [
        ("value: 93000", "value: 94000", codes::VALUE_WRONG),
        ("bound: 96000", "bound: 92000", codes::BOUND_BELOW_VALUE),
        ("gap: 0.03125", "gap: 0.03", codes::GAP_WRONG),
        ("proven: false", "proven: true", codes::PROVEN_WITH_GAP),
        ("uncovered: [q5]", "uncovered: []", codes::UNCOVERED_WRONG),
        (
            "uncovered: [q5]",
            "uncovered: [q5, q0]",
            codes::UNCOVERED_WRONG,
        ),
        (
            "uncovered: [q5]",
            "uncovered: [q5, q9]",
            codes::UNCOVERED_WRONG,
        ),
        ("date: 2027-12", "date: 2027-10", codes::MILESTONE_WRONG),
    ] {
        tampered(part, other, &[code]);
    }
    // Those that only what is excluded closes may be called uncovered; `y` is not excluded itself.
    let mut sample = sample();
    sample.plan.exclude.insert(6, "nor this".into());
    sample.expect(&with(&[("[q5]", "[q4, q5]")]), &[]);
}

#[test]
fn the_best_possible_is_proven_where_value_and_bound_are_equal() {
    let objective = "bound: 96000, gap: 0.03125, proven: false";
    tampered(objective, "bound: 93000, gap: 0, proven: true", &[]);
}

#[test]
fn each_figure_of_a_quarter_is_worked_out_again() {
    for (part, other, code) in [
        ("effort: 8,", "effort: 7,", codes::PERIOD_EFFORT_WRONG),
        (
            "effort: 5, upkeep: 1",
            "effort: 5, upkeep: 0",
            codes::PERIOD_UPKEEP_WRONG,
        ),
        (
            "capacity: 10, cost: 200",
            "capacity: 12, cost: 200",
            codes::PERIOD_CAPACITY_WRONG,
        ),
        (
            "capacity: 10, cost: 200",
            "capacity: 10, cost: 100",
            codes::PERIOD_COST_WRONG,
        ),
        ("floor: 0.25,", "floor: 0.35,", codes::FLOOR_WRONG),
        ("score: 0.25,", "score: null,", codes::SCORE_WRONG),
        ("level: null", "level: 1", codes::LEVEL_WRONG),
        ("verdict: conforming", "verdict: null", codes::VERDICT_WRONG),
        (
            "verdict: minor",
            "verdict: conforming",
            codes::VERDICT_WRONG,
        ),
        (
            "conformity: ready}",
            "conformity: ready_with_actions}",
            codes::CONFORMITY_WRONG,
        ),
        ("majors: 0", "majors: 1", codes::COUNTS_WRONG),
        ("minors: 1", "minors: 0", codes::COUNTS_WRONG),
        ("area-1: 0.25", "area-1: 0.3", codes::AREA_FLOOR_WRONG),
        ("area-2: null", "area-2: 0", codes::AREA_FLOOR_WRONG),
        ("floor: 0.166666667", "floor: 0.2", codes::FLOOR_WRONG),
        (
            "majors: 1, minors: 2}",
            "majors: 0, minors: 2}",
            codes::COUNTS_WRONG,
        ),
    ] {
        tampered(part, other, &[code]);
    }
    tampered(
        "  - {id: 2027-Q4,",
        "  - {id: 2028-Q1,",
        &[codes::PERIODS_WRONG],
    );
}

#[test]
fn an_edited_roadmap_is_sound_if_its_figures_follow() {
    // `c` moved to Q2: (5, 4 + 3) person-days, and 3000 less in Q1, so 90000; 6000 ÷ 96000 = 0.0625.
    let text = with(&[
        ("value: 93000", "value: 90000"),
        ("gap: 0.03125", "gap: 0.0625"),
        (
            "effort: 8, upkeep: 0, capacity: 10, cost: 100, floor: 0.25, score: 0.25",
            "effort: 5, upkeep: 0, capacity: 10, cost: 100, floor: 0.166666667, score: 0.2",
        ),
        ("area-1: 0.25", "area-1: 0.166666667"),
        ("effort: 4,", "effort: 7,"),
        (
            "c, start: 2027-Q1, end: 2027-Q1, effective: 2027-Q1",
            "c, start: 2027-Q2, end: 2027-Q2, effective: 2027-Q2",
        ),
    ]);
    sample().expect(&text, &[]);
}

#[test]
fn only_the_open_part_is_to_be_done_and_at_least_a_quarter() {
    let mut sample = sample();
    let q5 = QuestionIx(5);
    let reached = |to| Closes {
        question: q5,
        to: option_at(to),
    };
    // One of two open: 9 × 1/2 = 4.5, so 5 person-days: 3 and 2.
    sample.fixture.questionnaire.initiatives[A]
        .closes
        .push(reached(0.5));
    let text = |effort: &str, first: &str, second: &str, of: &str| {
        with(&[
            ("effort: 9,", effort),
            ("effort: 8,", first),
            ("effort: 4,", second),
            ("questions: 1, of: 1", of),
        ])
    };
    let half = text(
        "effort: 5,",
        "effort: 6,",
        "effort: 2,",
        "questions: 1, of: 2",
    );
    sample.expect(&half, &[]);
    // One of eight: not 9 × 1/8 but 9 × 1/4 = 2.25, so 3 person-days: 2 and 1.
    sample.fixture.questionnaire.initiatives[A]
        .closes
        .extend((0..6).map(|_| reached(0.5)));
    let quarter = text(
        "effort: 3,",
        "effort: 5,",
        "effort: 1,",
        "questions: 1, of: 8",
    );
    sample.expect(&quarter, &[]);
}

#[test]
fn the_importance_of_a_section_and_the_weight_of_a_question_scale_the_value() {
    let mut important = sample();
    important.plan.importance.insert(SectionIx(0), 2.0);
    let mut weighty = sample();
    for question in &mut weighty.fixture.questionnaire.questions {
        question.weight = 2.0;
    }
    let text = with(&[
        ("value: 93000, bound: 96000", "value: 186000, bound: 192000"),
        ("benefit: 3000", "benefit: 6000"),
        ("benefit: 15000", "benefit: 30000"),
        ("benefit: 9000", "benefit: 18000"),
    ]);
    important.expect(&text, &[]);
    weighty.expect(&text, &[]);
}

#[test]
fn what_a_lifted_answer_was_before_no_longer_counts() {
    let mut sample = sample();
    let answer = sample.fixture.answer(QuestionIx(0));
    answer.given = Some(Given::Option(option_at(0.3)));
    answer.sample = Some(crate::model::Sample {
        of: None,
        checked: 1,
        ok: 0,
        failing: Vec::new(),
    });
    answer.weakness = true;
    answer.grade = Some(PersonGrade {
        grade: Grade::Major,
        by: "A. Lind".into(),
        reason: "seen".into(),
    });
    answer.responses = vec![Response {
        by: "Bo".into(),
        given: Some(Given::Option(option_at(0.0))),
        evidence: Vec::new(),
        note: None,
    }];
    // The sample caps the value at 0, as before; once lifted nothing of it is left.
    sample.expect(SOUND, &[]);
}

#[test]
fn a_violation_of_a_quarter_points_at_it() {
    let mut sample = sample();
    sample.plan.capacity = Some(Spread::Each([10, 10, 5, 10].map(Amount::whole).into()));
    let text = with(&[
        ("capacity: [10, 10, 10, 10]", "capacity: [10, 10, 5, 10]"),
        ("capacity: 10, cost: 200", "capacity: 5, cost: 200"),
        (
            "floor: 0.583333333, score: 0.583333333, verdict",
            "floor: null, score: 0.583333333, verdict",
        ),
    ]);
    let found = sample.violations(&text);
    let line = Some(
        1 + text
            .lines()
            .position(|line| line.contains("id: 2027-Q3"))
            .unwrap(),
    );
    let of = |code, message: &str| Violation {
        code,
        initiative: None,
        quarter: Quarter::parse("2027-Q3"),
        line,
        message: message.into(),
    };
    assert_eq!(
        found,
        [
            of(
                codes::CAPACITY_EXCEEDED,
                "2027-Q3 takes 5 of work and 1 of upkeep, in person-days, but there are 5"
            ),
            of(
                codes::FLOOR_WRONG,
                "the floor after 2027-Q3 is null, but it must be 0.583333333"
            ),
        ]
    );
}

#[test]
fn no_initiative_ends_after_the_roadmap() {
    let found = sample().violations(&with(&[(
        "b, start: 2027-Q3, end: 2027-Q3, effective: 2027-Q4",
        "b, start: 2028-Q1, end: 2028-Q1, effective: 2028-Q2",
    )]));
    let first = &found[0];
    assert_eq!(first.code, codes::BEYOND_ROADMAP);
    assert_eq!(first.quarter, Quarter::parse("2028-Q1"));
    assert_eq!(
        first.message,
        "`b` ends in 2028-Q1, but the roadmap ends in 2027-Q4"
    );
}

#[test]
fn the_effect_is_explained_by_the_end_and_the_run_in() {
    let message = |part: &str, other: &str| {
        let found = sample().violations(&with(&[(part, other)]));
        found[0].message.clone()
    };
    assert_eq!(
        message(
            "end: 2027-Q1, effective: 2027-Q1",
            "end: 2027-Q1, effective: 2027-Q2"
        ),
        "`c` has an effect from 2027-Q2, but with an end in 2027-Q1 and no run-in it is from 2027-Q1"
    );
    assert_eq!(
        message("effective: 2027-Q4", "effective: 2027-Q3"),
        "`b` has an effect from 2027-Q3, but with an end in 2027-Q3 and its run-in it is from 2027-Q4"
    );
}
