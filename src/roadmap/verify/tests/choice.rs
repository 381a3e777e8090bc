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
