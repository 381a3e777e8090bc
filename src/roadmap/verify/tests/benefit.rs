//! What each initiative adds, also where several lift the same.

use super::*;

/// 30 person-days a quarter, so that `d` is planned as well, with `c` in the second quarter or before it.
fn with_both(c: u8, d: u8, benefits: (i64, i64)) -> String {
    let in_quarter = |id: &str, quarter: u8| {
        format!("{id}, start: 2027-Q{quarter}, end: 2027-Q{quarter}, effective: 2027-Q{quarter}")
    };
    let d = format!(
        "  - {{id: {}, effort: 20, cost: 0, upkeep: 0, benefit: {}}}\ndropped: [",
        in_quarter("d", d),
        benefits.1
    );
    let c = in_quarter("c", c);
    let benefit = format!("benefit: {}", benefits.0);
    with(&[
        ("c, start: 2027-Q1, end: 2027-Q1, effective: 2027-Q1", &c),
        ("benefit: 3000", &benefit),
        ("dropped: [{id: d, why: too large}, ", &d),
    ])
}

/// What is wrong with the benefits stated.
fn benefit_violations(text: &str) -> Vec<String> {
    let mut sample = sample();
    sample.plan.parallel = Some(3);
    sample.fixture.questionnaire.initiatives[3].after.clear();
    let found = sample.violations(text);
    let wrong = found.into_iter().filter(|v| v.code == codes::BENEFIT_WRONG);
    wrong.map(|v| v.message).collect()
}

#[test]
fn what_an_earlier_one_has_reached_is_no_benefit_of_a_later_one() {
    // The whole gap is worth 6000, of which `c` closes half.
    let nothing: [&str; 0] = [];
    assert_eq!(benefit_violations(&with_both(1, 2, (3000, 3000))), nothing);
    for stated in [2999, 3001, 6000] {
        let message = format!("`d` is said to add {stated} in every quarter, but it is 3000");
        assert_eq!(
            benefit_violations(&with_both(1, 2, (3000, stated))),
            [message]
        );
    }
}

#[test]
fn where_two_lift_the_same_in_the_same_quarter_either_may_count_it() {
    let nothing: [&str; 0] = [];
    for quarter in [1, 2] {
        for benefits in [(3000, 3000), (0, 6000), (1000, 5000)] {
            let text = with_both(quarter, quarter, benefits);
            assert_eq!(benefit_violations(&text), nothing);
        }
        assert_eq!(
            benefit_violations(&with_both(quarter, quarter, (3001, 2999))),
            [
                "`c` is said to add 3001 in every quarter, but it is from 0 to 3000",
                "`d` is said to add 2999 in every quarter, but it is from 3000 to 6000",
            ]
        );
    }
}
