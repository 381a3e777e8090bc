//! Wishes that are not kept.

use super::*;

#[test]
fn a_conflict_names_the_wish_and_what_rules_it_out() {
    let mut lines = Vec::new();
    let sample = Sample::near_certification();
    let roadmap = sample.roadmap(&[]);
    let report = sample.report();
    let mut found = too_soon(&sample);
    lines.push(conflict(&report, &roadmap, &found));
    found.proven = false;
    found.clash.truncate(1);
    if let ConflictKind::Certification { earliest, late, .. } = &mut found.kind {
        *earliest = None;
        late.clear();
    }
    lines.push(conflict(&report, &roadmap, &found));
    assert_eq!(
        told(&lines),
        r"
A certification in 2027-07 cannot be held. What rules it out together: the person-days of 2027-Q1 and 2027-Q2; the limit of 2 initiatives at once for the role Quality manager. At least one of them must give way. The earliest month that can be held is 2027-10. In this roadmap 1 requirement comes too late: 8.7.2-9.
A certification in 2027-07 is at risk: no plan was found that keeps it. What stands in the way: the person-days of 2027-Q1. No month within the roadmap, to 2029-Q4, was found to hold: it takes more years (--years) or wider limits (--capacity).
"
    );
}

#[test]
fn a_chain_of_work_that_is_too_long_for_a_date_is_told_in_its_order() {
    let sample = Sample::near_certification();
    let roadmap = sample.roadmap(&[]);
    let report = sample.report();
    let mut found = too_soon(&sample);
    let wanted = Wanted {
        question: sample.question("8.7.2-9"),
        milestone: Due::InternalAudit,
        month: month("2027-07"),
    };
    let chain = |ids: &[&str], needed, left| Clash::Chain {
        initiatives: ids.iter().map(|id| sample.initiative(id)).collect(),
        needed,
        left,
        wanted: Some(wanted),
    };
    let mut lines = Vec::new();
    for clash in [
        vec![chain(&["budget-by-service"], 3, 2)],
        vec![chain(&["write-policy", "test-continuity"], 2, 1)],
        vec![Clash::NothingCloses(wanted)],
        ["2027-Q1", "2027-Q2", "2027-Q3", "2028-Q1"]
            .map(|text| Clash::Capacity(quarter(text)))
            .into(),
    ] {
        found.clash = clash;
        if let ConflictKind::Certification { earliest, late, .. } = &mut found.kind {
            *earliest = None;
            late.clear();
        }
        lines.push(conflict(&report, &roadmap, &found));
    }
    assert_eq!(
        told(&lines),
        r"
A certification in 2027-07 does not fit the rule of thumb of this roadmap, which counts in whole quarters. The order of the work rules it out: budget-by-service takes 3 quarters, run-in included, and only 2 are left before the internal audit is due in 2027-07; a quarter less would be needed. Where work is done in weeks, or one thing follows another within the same quarter (a management review after the internal audit, say), give it fewer `quarters` or less `run_in` under `initiatives` of the plan, or leave out what it waits for. No month within the roadmap, to 2029-Q4, was found to hold: it takes more years (--years) or wider limits (--capacity).
A certification in 2027-07 does not fit the rule of thumb of this roadmap, which counts in whole quarters. The order of the work rules it out: write-policy, then test-continuity take 2 quarters, run-in included, and only 1 is left before the internal audit is due in 2027-07; a quarter less would be needed. Where work is done in weeks, or one thing follows another within the same quarter (a management review after the internal audit, say), give it fewer `quarters` or less `run_in` under `initiatives` of the plan, or leave out what it waits for. No month within the roadmap, to 2029-Q4, was found to hold: it takes more years (--years) or wider limits (--capacity).
A certification in 2027-07 cannot be held. No initiative closes 8.7.2-9. While this is so, no later month can be held either.
A certification in 2027-07 cannot be held. What rules it out together: the person-days of 2027-Q1 to 2027-Q3 and 2028-Q1. At least one of them must give way. No month within the roadmap, to 2029-Q4, was found to hold: it takes more years (--years) or wider limits (--capacity).
"
    );
}

#[test]
fn a_pin_that_cannot_be_kept_says_what_becomes_of_it() {
    with(|sample, report, roadmap| {
        let mut lines = Vec::new();
        let pin = |clash, proven, instead| {
            let kind = ConflictKind::Pin {
                initiative: sample.initiative("agree-slas"),
                wanted: quarter("2027-Q1"),
                instead,
            };
            conflict(
                report,
                roadmap,
                &Conflict {
                    kind,
                    clash,
                    proven,
                },
            )
        };
        let wanted = Wanted {
            question: sample.question("sla-content"),
            milestone: Due::Stage2,
            month: month("2027-05"),
        };
        let chain = Clash::Chain {
            initiatives: ["run-requirements-interviews", "write-service-requirements"]
                .map(|id| sample.initiative(id))
                .into(),
            needed: 2,
            left: 0,
            wanted: None,
        };
        lines.push(pin(vec![chain], true, Some(quarter("2027-Q3"))));
        let place = sample.initiative("draft-model-sla");
        let others = vec![
            Clash::Fixed(place, quarter("2027-Q1")),
            Clash::Excluded(place),
            Clash::Budget(1),
            Clash::Budget(2),
            Clash::Parallel,
            Clash::NothingCloses(wanted),
            Clash::Horizon(place),
        ];
        lines.push(pin(others, false, None));
        let kind = ConflictKind::Started { initiative: place };
        let started = Conflict {
            kind,
            clash: vec![Clash::Capacity(quarter("2027-Q1"))],
            proven: true,
        };
        lines.push(conflict(report, roadmap, &started));
        assert_eq!(
            told(&lines),
            r"
agree-slas cannot start in 2027-Q1, to which it is pinned; it starts in 2027-Q3. The order of the work rules it out: run-requirements-interviews, then write-service-requirements take 2 quarters, and none is left before 2027-Q1.
agree-slas is pinned to 2027-Q1, but no plan was found that keeps it; it is left out. No initiative closes sla-content. The plan excludes draft-model-sla, without which it cannot be kept. draft-model-sla does not fit into the roadmap, which goes from 2027-Q1 to 2029-Q4. What stands in the way together: the budget of years 1 and 2; draft-model-sla, fixed to 2027-Q1; the limit of initiatives at once. At least one of them must give way.
draft-model-sla has started, but what has started needs more than there is. What does not suffice: the person-days of 2027-Q1.
"
        );
    });
}
