//! The certification and its dates.

use super::*;

/// Counted back from 2028-03: internal audit 2027-10, stage 2 2028-01.
const CALENDAR: &str = "milestones: [{id: body_engaged-1, date: 2027-06}, {id: internal_audit-1, date: 2027-10}, \
    {id: management_review-1, date: 2027-11}, {id: stage1-1, date: 2027-12}, {id: stage2-1, date: 2028-01}, \
    {id: decision-1, date: 2028-03}, {id: majors_verified-1, date: 2028-07}, {id: surveillance-1, date: 2029-03}, \
    {id: surveillance-2, date: 2030-03}, {id: recertification-1, date: 2030-12}, ";

fn certified() -> Held {
    let mut sample = sample();
    sample.plan.certification = Month::parse("2028-03");
    sample
}

fn certified_text(changes: &[(&str, &str)]) -> String {
    let wanted = [
        ("certification: null", "certification: 2028-03"),
        ("milestones: [", CALENDAR),
    ];
    with(&[&wanted[..], changes].concat())
}

#[test]
fn requirements_are_closed_in_time_for_the_certification() {
    // q0 and q3 are effective in Q2, before the internal audit in 2027-10; q1 in Q4, before stage 2 in 2028-01.
    certified().expect(&certified_text(&[]), &[]);
    let unfounded = (
        "conflicts: []",
        "conflicts: [{kind: certification, wanted: 2028-03, earliest: 2028-06, late: []}]",
    );
    certified().expect(&certified_text(&[unfounded]), &[codes::CONFLICT_UNFOUNDED]);
    // Due to the internal audit, q1 would have to be effective in Q3.
    let mut late = certified();
    late.fixture.at(QuestionIx(1)).due = None;
    late.expect(&certified_text(&[]), &[]);
    // It is a likely minor, which may be late unless the target allows none.
    late.target.max_minors = Some(0);
    late.expect(&certified_text(&[]), &[codes::CERTIFICATION_MISSED]);
    let conflict = |late: &str| {
        format!(
            "conflicts: [{{kind: certification, wanted: 2028-03, earliest: 2028-06, late: [{late}]}}]"
        )
    };
    let told = conflict("{question: q1, milestone: internal_audit, month: 2027-10}");
    late.expect(&certified_text(&[("conflicts: []", &told)]), &[]);
    let wrong = conflict("{question: q0}");
    let text = certified_text(&[("conflicts: []", &wrong)]);
    late.expect(&text, &[codes::CONFLICT_WRONG]);
}

#[test]
fn what_is_open_at_the_audit_is_said_as_it_is() {
    let said = |text: &str| {
        let with = format!("open_at_audit: {{{text}}}\nconflicts: []");
        certified_text(&[("conflicts: []", &with)])
    };
    certified().expect(&said("allowed: null, questions: []"), &[]);
    for wrong in [
        "allowed: null, questions: [q1]",
        "allowed: 3, questions: []",
    ] {
        certified().expect(&said(wrong), &[codes::OPEN_AT_AUDIT_WRONG]);
    }
}

#[test]
fn a_requirement_that_nothing_can_close_misses_every_certification() {
    let mut sample = certified();
    sample.fixture.questionnaire.initiatives[A].closes.clear();
    let codes: Vec<_> = sample
        .violations(&certified_text(&[]))
        .iter()
        .map(|violation| violation.code)
        .collect();
    assert!(codes.contains(&codes::CERTIFICATION_MISSED), "{codes:?}");
}

#[test]
fn the_audit_calendar_is_counted_from_the_decision() {
    for (part, other, code) in [
        ("2027-06", "2027-07", codes::MILESTONE_WRONG),
        (
            "{id: stage2-1, date: 2028-01}",
            "{id: stage2-1, date: 2028-02}",
            codes::MILESTONE_WRONG,
        ),
        (
            "{id: stage1-1, date: 2027-12}, ",
            "",
            codes::MILESTONE_MISSING,
        ),
        ("date: 2028-03", "date: 2028-04", codes::MILESTONE_WRONG),
        ("date: 2028-07", "date: 2028-08", codes::MILESTONE_WRONG),
        ("date: 2029-03", "date: 2029-04", codes::MILESTONE_WRONG),
        ("date: 2030-12", "date: 2031-03", codes::MILESTONE_WRONG),
        (
            "{id: decision-1, date: 2028-03}, ",
            "",
            codes::MILESTONE_MISSING,
        ),
    ] {
        certified().expect(&certified_text(&[(part, other)]), &[code]);
    }
    let stage = (
        "milestones: [",
        "milestones: [{id: stage2-1, date: 2028-01}, ",
    );
    sample().expect(&with(&[stage]), &[codes::MILESTONE_WRONG]);
}

#[test]
fn surveillance_leaves_out_no_year() {
    for other in ["2029-03", "2031-03"] {
        let tampered = ("surveillance-2, date: 2030-03", other);
        let other = format!("surveillance-2, date: {other}");
        let text = certified_text(&[(tampered.0, &other)]);
        certified().expect(&text, &[codes::MILESTONE_WRONG]);
    }
}

#[test]
fn the_audits_of_every_year_need_no_certification() {
    let audits = "milestones: [{id: internal_audit-1, date: 2027-06}, {id: management_review-1, date: 2027-07}, ";
    sample().expect(&with(&[("milestones: [", audits)]), &[]);
}

#[test]
fn what_lies_before_the_roadmap_need_not_be_listed() {
    // A decision in 2027-09, six months earlier: the certification body would have to be engaged in 2026-12.
    let mut sample = sample();
    sample.plan.certification = Month::parse("2027-09");
    sample.target.max_minors = Some(0);
    let calendar = "milestones: [{id: internal_audit-1, date: 2027-04}, {id: management_review-1, date: 2027-05}, \
        {id: stage1-1, date: 2027-06}, {id: stage2-1, date: 2027-07}, {id: decision-1, date: 2027-09}, \
        {id: majors_verified-1, date: 2028-01}, {id: recertification-1, date: 2030-06}, ";
    let changes = [
        ("certification: null", "certification: 2027-09"),
        ("milestones: [", calendar),
    ];
    let found = sample.violations(&with(&changes));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        found[0].message,
        "for a certification in 2027-09 these are closed too late, and no conflict says so: `q0`, `q1`, `q3`"
    );
}

#[test]
fn where_a_conflict_names_the_earliest_month_the_calendar_is_counted_from_that() {
    let mut late = certified();
    late.fixture.at(QuestionIx(1)).due = None;
    late.target.max_minors = Some(0);
    let conflict = "conflicts: [{kind: certification, wanted: 2028-03, earliest: 2028-06, late: [{question: q1}]}]";
    let calendar = "milestones: [{id: body_engaged-1, date: 2027-09}, {id: internal_audit-1, date: 2028-01}, \
        {id: management_review-1, date: 2028-02}, {id: stage1-1, date: 2028-03}, {id: stage2-1, date: 2028-04}, \
        {id: decision-1, date: 2028-06}, {id: majors_verified-1, date: 2028-10}, {id: recertification-1, date: 2031-03}, ";
    let text = with(&[
        ("certification: null", "certification: 2028-03"),
        ("conflicts: []", conflict),
        ("milestones: [", calendar),
    ]);
    late.expect(&text, &[]);
    let other = text.replace("earliest: 2028-06", "earliest: 2028-07");
    late.expect(
        &other,
        &[
            codes::MILESTONE_WRONG,
            codes::MILESTONE_WRONG,
            codes::MILESTONE_WRONG,
            codes::MILESTONE_WRONG,
            codes::MILESTONE_WRONG,
            codes::MILESTONE_WRONG,
            codes::MILESTONE_WRONG,
            codes::MILESTONE_WRONG,
        ],
    );
}

#[test]
fn a_conflict_about_what_is_held_names_nothing_that_is_late() {
    let stated = "conflicts: [{kind: certification, wanted: 2028-03, earliest: 2028-06, late: [{question: q0}]}]";
    let found = certified().violations(&certified_text(&[("conflicts: []", stated)]));
    let messages: Vec<_> = found.iter().map(|v| v.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "a conflict says that the certification of 2028-03 cannot be held, but this roadmap holds it",
            "a conflict says that these are closed too late: `q0`; but it is: none",
        ]
    );
}

#[test]
fn what_can_be_closed_only_in_part_is_in_time_when_that_part_is() {
    let mut partly = certified();
    partly.fixture.questionnaire.initiatives[E].closes[0].to = option_at(0.5);
    let found = partly.violations(&certified_text(&[]));
    assert!(
        !found.iter().any(|v| v.code == codes::CERTIFICATION_MISSED),
        "{found:#?}"
    );
}

/// What is wrong about the certification itself. Figures that follow from later effects are another matter.
fn about_certification(sample: &Held, text: &str) -> Vec<String> {
    let codes = [codes::CERTIFICATION_MISSED, codes::OPEN_AT_AUDIT_WRONG];
    let found = sample.violations(text).into_iter();
    let about = found.filter(|violation| codes.contains(&violation.code));
    about.map(|violation| violation.message).collect()
}

fn said_to_be_open(text: &str) -> String {
    let with = format!("open_at_audit: {{{text}}}\nconflicts: []");
    certified_text(&[("conflicts: []", &with)])
}

/// `b`, and with it q1, takes effect only after stage 2 in 2028-01; `e`, and with it q3, in time.
fn with_a_late_minor(allowed: Option<u32>) -> Held {
    let mut sample = certified();
    sample.target.max_minors = allowed;
    sample.fixture.questionnaire.initiatives[B].run_in = 5;
    sample
}

#[test]
fn as_many_likely_minors_are_late_as_the_target_allows_and_no_more() {
    for allowed in [None, Some(1), Some(2)] {
        let sample = with_a_late_minor(allowed);
        let nothing: [&str; 0] = [];
        assert_eq!(about_certification(&sample, &certified_text(&[])), nothing);
    }
    let mut two = with_a_late_minor(Some(1));
    two.fixture.questionnaire.initiatives[E].run_in = 9;
    assert_eq!(
        about_certification(&two, &certified_text(&[])),
        [
            "for a certification in 2028-03 these are closed too late, and no conflict says so: `q1`, `q3`"
        ]
    );
    two.target.max_minors = Some(2);
    assert!(about_certification(&two, &certified_text(&[])).is_empty());
}

#[test]
fn what_is_late_is_said_to_be_open_at_the_audit() {
    let sample = with_a_late_minor(Some(1));
    let about = |text: &str| about_certification(&sample, &said_to_be_open(text));
    assert!(about("allowed: 1, questions: [q1]").is_empty());
    assert_eq!(
        about("allowed: 1, questions: []"),
        ["these are said to be open at the audit: none; but it is: `q1`"]
    );
    // Of an audit after the roadmap nothing is said to be open.
    let mut beyond = with_a_late_minor(Some(1));
    beyond.plan.certification = Month::parse("2028-06");
    let text = said_to_be_open("allowed: 1, questions: []")
        .replace("certification: 2028-03", "certification: 2028-06");
    assert!(about_certification(&beyond, &text).is_empty());
}

#[test]
fn readiness_without_actions_allows_no_minor() {
    let mut ready = certified();
    ready.target.conformity = Some(Conformity::Ready);
    ready.target.max_minors = Some(3);
    let about = |text: &str| about_certification(&ready, &said_to_be_open(text));
    assert!(about("allowed: 0, questions: []").is_empty());
    assert_eq!(
        about("allowed: 3, questions: []"),
        ["the minors allowed at the audit are 3, but by the target 0"]
    );
}

#[test]
fn what_an_initiative_holds_first_is_repeated_a_year_after_its_end() {
    // `b` ends in 2027-Q3.
    let mut sample = certified();
    sample.fixture.questionnaire.initiatives[B].milestone = Some(YearlyMilestone::InternalAudit);
    let calendar = |first: &str, second: &str| {
        let dates = format!(
            "{{id: internal_audit-1, date: {first}}}, {{id: internal_audit-2, date: {second}}}"
        );
        certified_text(&[("{id: internal_audit-1, date: 2027-10}", &dates)])
    };
    sample.expect(&calendar("2027-09", "2028-09"), &[]);
    let wrong = [codes::MILESTONE_WRONG];
    sample.expect(&calendar("2027-09", "2028-10"), &wrong);
    sample.expect(&calendar("2027-10", "2028-09"), &wrong);
    sample.expect(&certified_text(&[]), &wrong);
    // Five months before the decision, were it not planned; the fourth time by 2030-10.
    let beyond = (
        "{id: internal_audit-1",
        "{id: internal_audit-5, date: 2031-09}, {id: internal_audit-1",
    );
    let text = calendar("2027-09", "2028-09").replacen(beyond.0, beyond.1, 1);
    sample.expect(&text, &wrong);
}
