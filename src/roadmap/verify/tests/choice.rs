//! Which initiatives are named, and in which order.

use super::*;

#[test]
fn no_initiative_starts_before_what_it_presupposes_has_ended() {
    let text = with(&[(
        "b, start: 2027-Q3, end: 2027-Q3, effective: 2027-Q4",
        "b, start: 2027-Q2, end: 2027-Q2, effective: 2027-Q3",
    )]);
    let found = sample().violations(&text);
    let message = "`b` starts in 2027-Q2, but `a`, which it presupposes, ends only in 2027-Q2: it can start in 2027-Q3 at the earliest";
    assert_eq!(found[0].code, codes::BEFORE_PREDECESSOR);
    assert_eq!(found[0].message, message);
    // The person who moved it left the figures of the quarters, the value and where it leads as they were.
    let codes: Vec<_> = found.iter().map(|violation| violation.code).collect();
    for code in [
        codes::ROLE_EXCEEDED,
        codes::PERIOD_EFFORT_WRONG,
        codes::PERIOD_COST_WRONG,
        codes::VALUE_WRONG,
        codes::FLOOR_WRONG,
    ] {
        assert!(codes.contains(&code), "{code}");
    }
}

#[test]
fn every_candidate_is_named_once_and_nothing_else() {
    let dropped = "dropped: [{id: d, why: too large}, ";
    for (other, expected) in [
        ("dropped: [", vec![codes::CANDIDATE_UNMENTIONED]),
        (
            "dropped: [{id: d}, {id: d}, ",
            vec![codes::INITIATIVE_TWICE],
        ),
        (
            "dropped: [{id: d}, {id: a}, ",
            vec![codes::INITIATIVE_TWICE],
        ),
        (
            "dropped: [{id: d}, {id: u}, ",
            vec![codes::UNKNOWN_INITIATIVE],
        ),
        ("dropped: [{id: d}, {id: z}, ", vec![codes::NOT_NEEDED]),
        ("dropped: [{id: d}, {id: n}, ", vec![codes::NOT_NEEDED]),
    ] {
        tampered(dropped, other, &expected);
    }
    let first = "initiatives:\n";
    let planned = |id: &str| {
        format!(
            "initiatives:\n  - {{id: {id}, start: 2027-Q4, end: 2027-Q4, effective: 2027-Q4, effort: 1, cost: 0, upkeep: 0}}\n"
        )
    };
    for (id, code) in [
        ("u", codes::UNKNOWN_INITIATIVE),
        ("e", codes::DONE_PLANNED),
        ("z", codes::DONE_PLANNED),
        ("n", codes::NOT_NEEDED),
        ("a", codes::INITIATIVE_TWICE),
    ] {
        let found = sample().violations(&with(&[(first, &planned(id))]));
        assert_eq!(found[0].code, code, "{id}: {found:#?}");
    }
    let text = with(&[(first, &planned("x")), ("{id: x, why: excluded}, ", "")]);
    assert_eq!(sample().violations(&text)[0].code, codes::EXCLUDED_PLANNED);
    let text = with(&[
        (first, &planned("y")),
        (", {id: y, why: presupposes x}", ""),
    ]);
    assert_eq!(
        sample().violations(&text)[0].code,
        codes::PREDECESSOR_MISSING
    );
}

#[test]
fn a_left_out_initiative_takes_its_dependents_with_it() {
    let c = SOUND.lines().find(|line| line.contains("{id: c,")).unwrap();
    let found = sample().violations(&with(&[(c, "")]));
    let codes: Vec<_> = found.iter().map(|violation| violation.code).collect();
    assert!(codes.contains(&codes::CANDIDATE_UNMENTIONED), "{found:#?}");
    let a = SOUND.lines().find(|line| line.contains("{id: a,")).unwrap();
    let text = with(&[(a, ""), ("dropped: [", "dropped: [{id: a}, ")]);
    let found = sample().violations(&text);
    assert_eq!(found[0].code, codes::PREDECESSOR_MISSING, "{found:#?}");
}

#[test]
fn what_a_candidate_presupposes_is_a_candidate() {
    let missing = [codes::CANDIDATE_UNMENTIONED, codes::PREDECESSOR_MISSING];
    let mut needed = sample();
    needed.fixture.questionnaire.initiatives[B].after.push(N);
    needed.expect(SOUND, &missing);
    // What only the excluded or the started presuppose may be named, but need not be.
    let mut of_excluded = sample();
    of_excluded.fixture.questionnaire.initiatives[X].after = vec![N];
    let mut of_started = sample();
    of_started.fixture.questionnaire.initiatives[A].after = vec![N];
    let start = Quarter::parse("2027-Q1").unwrap();
    of_started.plan.started.insert(A, start);
    let early = "conflicts: []\nout_of_order: [{initiative: a, started: 2027-Q1, unmet: [{initiative: n, end: null}]}]";
    for (sample, conflicts) in [(of_excluded, "conflicts: []"), (of_started, early)] {
        let conflicts = ("conflicts: []", conflicts);
        sample.expect(&with(&[conflicts]), &[]);
        let named = ("dropped: [", "dropped: [{id: n}, ");
        sample.expect(&with(&[conflicts, named]), &[]);
    }
}

#[test]
fn what_only_prepares_is_not_planned_without_what_it_prepares() {
    let mut sample = sample();
    sample.fixture.questionnaire.initiatives[3].after.push(N);
    let n = "initiatives:\n  - {id: n, start: 2027-Q4, end: 2027-Q4, effective: 2027-Q4, effort: 1, cost: 0, upkeep: 0}\n";
    let text = with(&[
        ("initiatives:\n", n),
        ("effort: 0, upkeep: 1", "effort: 1, upkeep: 1"),
    ]);
    sample.expect(&text, &[codes::NOT_NEEDED]);
}

#[test]
fn what_waits_for_the_excluded_closes_nothing_unless_it_has_started_or_that_is_done() {
    let q4 = with(&[("uncovered: [q5]", "uncovered: [q4, q5]")]);
    sample().expect(&q4, &[]);
    let complains = |sample: &Held| {
        let found = sample.violations(&q4);
        found.iter().any(|v| {
            v.message == "`y` closes `q4`, of which it is said that nothing does"
                && v.code == codes::UNCOVERED_WRONG
        })
    };
    let mut started = sample();
    let y = X + 1;
    let quarter = Quarter::parse("2026-Q4").unwrap();
    started.plan.started.insert(y, quarter);
    assert!(complains(&started));
    // `z` is done by the answers, and nobody waits for it.
    let mut after_done = sample();
    after_done.plan.exclude.insert(7, "done anyway".into());
    after_done.fixture.questionnaire.initiatives[y].after = vec![7];
    assert!(complains(&after_done));
}
