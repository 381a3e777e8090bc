//! The order of findings, for every risk, severity and effort there is.

use std::cmp::Ordering;

use super::*;

fn priorities() -> impl Iterator<Item = Priority> {
    let scale = || 1..=5_u8;
    scale().flat_map(move |risk| {
        scale().flat_map(move |severity| {
            scale().map(move |effort| Priority {
                risk,
                severity,
                effort,
            })
        })
    })
}

/// P descending as fractions, then B descending, then effort ascending.
fn by_definition(one: Priority, other: Priority) -> Ordering {
    let (b, c) = (one.benefit(), other.benefit());
    let (e, d) = (u32::from(one.effort), u32::from(other.effort));
    (c * e).cmp(&(b * d)).then(c.cmp(&b)).then(e.cmp(&d))
}

#[test]
fn findings_stand_by_benefit_per_effort_then_benefit_then_effort() {
    for one in priorities() {
        for other in priorities() {
            assert_eq!(
                one.sort_key(None).cmp(&other.sort_key(None)),
                by_definition(one, other),
                "{one:?} and {other:?}"
            );
        }
    }
}

#[test]
fn every_major_stands_before_everything_else() {
    let last_major = priorities().map(|p| p.sort_key(Some(Grade::Major))).max();
    for grade in [None, Some(Grade::Minor), Some(Grade::Opportunity)] {
        assert!(last_major < priorities().map(|p| p.sort_key(grade)).min());
    }
}

#[test]
fn the_priority_is_benefit_per_effort() {
    let value = |risk, severity, effort| {
        Priority {
            risk,
            severity,
            effort,
        }
        .value()
    };
    assert_eq!(
        [value(5, 5, 1), value(5, 5, 2), value(1, 1, 5)],
        [25.0, 12.5, 0.2]
    );
}
