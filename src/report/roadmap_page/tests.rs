//! The page as people see it.

mod timeline;

use crate::render::terminal::{TerminalStyle, draw};
use crate::report::report_page;
use crate::report::roadmap_sample::{Sample, month, provider_roadmap, too_soon};
use crate::roadmap::{DropReason, Dropped};

use super::*;

fn drawn(page: &Page, width: usize, ascii: bool) -> String {
    let style = TerminalStyle {
        width,
        color: false,
        ascii,
    };
    draw(page, &style)
}

/// The roadmap of Harbour IT in one detail and width.
fn provider(detail: Detail, width: usize) -> String {
    let sample = Sample::provider();
    let roadmap = provider_roadmap(&sample);
    let report = sample.report().with_roadmap(roadmap.clone());
    drawn(&roadmap_page(&report, &roadmap, detail), width, width < 80)
}

/// From one line up to the line before another.
fn between(text: &str, from: &str, to: &str) -> String {
    let (_, rest) = text.split_once(&format!("\n{from}\n")).expect(from);
    let (part, _) = rest.split_once(&format!("\n{to}\n")).expect(to);
    format!("\n{}\n", part.trim_end())
}

#[test]
fn a_brief_roadmap_says_at_80_columns_what_is_planned_and_what_comes_first() {
    assert_eq!(
        format!("\n{}", provider(Detail::Brief, 80)),
        r"
Roadmap: Harbour IT
═══════════════════

Scope     Managed workplace and managed hosting for outside customers, delivered
          from Quayside and Northfield
Assessed  2026-11-22 with What should the IT service manager do next?
          (itsm-manager@1.0)
Time      2027-Q1 to 2029-Q4, 12 quarters
People    15 person-days a quarter; at most 2 at once for each role
Money     no limit
Target    a score of 3.0 of 5


Summary
───────

Planned   9 initiatives; 2 left out; 1 gap that no initiative closes
Work      64 person-days of work and 10.25 of upkeep, of 180 there are
Cost      3,000 EUR, external
Leads to  floor 2.1 today, 2.3 of 5 at the end of 2029-Q4; target 3.0
How good  at most 1.3% below the best possible within these limits, measured by
          closed risk × severity over all quarters

When                Floor  Starts  Work  Upkeep  Cost (EUR)
───────────────────────────────────────────────────────────
Today                 2.1       –     –       –           –
Year 1, to 2027-Q4    2.1       5    39    0.75       3,000
Year 2, to 2028-Q4    2.3       4    25     3.5           –
Year 3, to 2029-Q4    2.3       0     0       6           –

Floor: the score with all that is unanswered counted as 0. It rises only when an
initiative is effective: what is finished is not yet evidenced.


Timeline
────────

                                          2027        │2028        │2029
                                    Days  Q1 Q2 Q3 Q4 │Q1 Q2 Q3 Q4 │Q1 Q2 Q3 Q4
────────────────────────────────────────────────────────────────────────────────
Milestones                                           ◆│           ◆│           ◆
Draft a model service level…     ^     5  ███─────────│────────────│────────────
Interview customers about what…        8  ███─────────│────────────│────────────
Check all supplier contracts…          7  ██████──────│────────────│────────────
Write a one-page requirements…         6     ███──────│────────────│────────────
Conclude service level…               13        ██████│────────────│────────────
Secure the commitments that…           5              │███─────────│────────────
Measure every agreed target…           9              │██████░░░───│────────────
Match supplier terms with the…         5              │   ██████───│────────────
Review results, duties and…            6              │      ███░░░│░░░─────────

█ work   ░ done, not yet evidenced   ─ effective   ◆ milestone
^ started or pinned


First steps
───────────

Starts   Initiative                  Who                         Days  Effective
────────────────────────────────────────────────────────────────────────────────
2027-Q1  Draft a model service       IT service manager             5  2027-Q2
         level agreement and try it
         on two services

2027-Q1  Interview customers about   IT service manager             8  2027-Q2
         what each service must do
         for them

2027-Q1  Check all supplier          K. Ozols, Supplier manager     7  2027-Q3
         contracts against one list
         and close the gaps

2027-Q2  Write a one-page            Service owner                  6  2027-Q3
         requirements sheet with
         criticality for every
         service

Not shown at this width: Id; full in other formats (--to).

This is an estimate from the answers given; it is no certification decision.
Only an accredited certification body can decide on conformity with ISO/IEC
20000-1.
"
    );
}

#[test]
fn an_initiative_says_who_when_and_why() {
    let text = provider(Detail::Normal, 80);
    assert_eq!(
        between(&text, "2027-Q3", "Year 2: 2028-Q1 to 2028-Q4"),
        r"

Conclude service level agreements with the customers of every service
(agree-slas)
Who          IT service manager
When         2027-Q3 to 2027-Q4; effective from 2028-Q1
Takes        13 person-days, then 0.25 a quarter
After        write-service-requirements (ends 2027-Q2) and draft-model-sla (ends
             2027-Q1)
Done when    Each service is on the list with a dated acceptance by someone with
             authority, three agreements picked at random hold all parts of the
             model, and service desk staff can say what was promised.
Why          Closes 2 gaps: sla-content and sla-duties. Opens the way for
             align-underpinning-agreements, measure-service-targets and
             align-contracts.
Not earlier  write-service-requirements ends in 2027-Q2.
"
    );
    assert_eq!(
        between(&text, "Left out", "Assumptions"),
        r"
────────

• Test wording, workload limits and chains of agreements on real cases
  (test-agreement-terms): What brings more leaves no room, not even for a start
  in 2029-Q2: only 2.5 of the 7 person-days it needs are free in 2029-Q2.
• Recheck needs, requirements sheets and catalogue every half-year
  (recheck-service-needs): It could take effect in 2030-Q1 at the earliest,
  after the end of the roadmap.


Gaps that no initiative closes
──────────────────────────────

res-cost.


What holds it back, and what more would bring
─────────────────────────────────────────────

Person-days are the bottleneck: they hold back 4 of the 8 initiatives that
something keeps from an earlier start or from the roadmap.

• One more person-day a quarter would add test-agreement-terms, let 3
  initiatives take effect earlier and raise the benefit over the whole roadmap
  by 1.4%.
• One more initiative at once for the role IT service manager would bring
  nothing.


Changes against the earlier roadmap
───────────────────────────────────

• agree-slas starts later, in 2027-Q3 instead of 2027-Q2:
  write-service-requirements ends in 2027-Q2.
"
    );
}

#[test]
fn those_left_out_for_the_same_kind_of_reason_stand_together_in_short() {
    let sample = Sample::provider();
    let mut roadmap = provider_roadmap(&sample);
    let by_others = ["steer-services-by-value", "simplify-agreements"].map(|id| Dropped {
        initiative: sample.initiative(id),
        why: DropReason::ClosedByOthers(vec![sample.initiative("agree-slas")]),
    });
    roadmap.dropped.extend(by_others);
    let report = sample.report().with_roadmap(roadmap.clone());
    let text = |detail| drawn(&roadmap_page(&report, &roadmap, detail), 80, false);
    assert_eq!(
        between(
            &text(Detail::Normal),
            "Left out",
            "Gaps that no initiative closes"
        ),
        r"
────────

• Test wording, workload limits and chains of agreements on real cases
  (test-agreement-terms): What brings more leaves no room, not even for a start
  in 2029-Q2: only 2.5 of the 7 person-days it needs are free in 2029-Q2.
• Recheck needs, requirements sheets and catalogue every half-year
  (recheck-service-needs): It could take effect in 2030-Q1 at the earliest,
  after the end of the roadmap.
• 2 would add nothing: others reach all that they close, as far as the target
  goes: steer-services-by-value and simplify-agreements.

The reason of each: explain FILE ID, or --detail full.
"
    );
    let full = text(Detail::Full);
    let full = full.split_whitespace().collect::<Vec<_>>().join(" ");
    let each = full.matches("What it closes is closed by agree-slas.");
    assert_eq!(each.count(), 2, "{full}");
}

#[test]
fn full_detail_also_shows_each_answer_and_the_result() {
    let text = provider(Detail::Full, 100);
    assert!(text.contains("\nCloses       sla-content: Repeatable → Defined\n"));
    assert!(text.contains("\nResult       A model of at most four pages."));
    assert!(!provider(Detail::Normal, 100).contains("\nResult "));
}

#[test]
fn what_cannot_be_kept_comes_first_and_a_certification_shows_majors() {
    let sample = Sample::near_certification();
    let mut roadmap = sample.roadmap(&[("test-continuity", "2027-Q2")]);
    roadmap.settings.certification = Some(month("2027-07"));
    roadmap.conflicts = vec![too_soon(&sample)];
    let report = sample.report().with_roadmap(roadmap.clone());
    let text = drawn(&roadmap_page(&report, &roadmap, Detail::Brief), 80, false);
    assert_eq!(
        between(&text, "Certification  wanted in 2027-07", "Timeline"),
        r"
Target         conformity: ready with actions (at most 10 minors)


What cannot be kept
───────────────────

• A certification in 2027-07 cannot be held. What rules it out together: the
  person-days of 2027-Q1 and 2027-Q2; the limit of 2 initiatives at once for the
  role Quality manager. At least one of them must give way. The earliest month
  that can be held is 2027-10. In this roadmap 1 requirement comes too late:
  8.7.2-9.


Summary
───────

Planned   1 initiative
Work      8 person-days of work and 5 of upkeep, of 180 there are
Cost      4,000 EUR, external
Leads to  floor 4.8 today, 4.8 of 5 at the end of 2029-Q4; likely majors 2
          today, 1 then
How good  at most 1.3% below the best possible within these limits, measured by
          closed risk × severity over all quarters

                                                                      Cost
When        Floor  Conformity  Majors  Minors  Starts  Work  Upkeep  (EUR)
──────────────────────────────────────────────────────────────────────────
Today         4.8  not ready        2      18       –     –       –      –
Year 1, to    4.8  not ready        1      15       1     8       1  4,000
2027-Q4
Year 2, to    4.8  not ready        1      15       0     0       2      –
2028-Q4
Year 3, to    4.8  not ready        1      15       0     0       2      –
2029-Q4

Floor: the score with all that is unanswered counted as 0. It rises only when an
initiative is effective: what is finished is not yet evidenced.
"
    );
    let report = drawn(&report_page(&report, Detail::Brief), 80, false);
    assert!(report.contains("• Decide what gives way: another date, or what stands in the way."));
}

#[test]
fn a_gap_that_only_an_excluded_initiative_closes_is_not_said_to_have_none() {
    let sample = Sample::provider();
    let mut roadmap = provider_roadmap(&sample);
    roadmap.dropped.push(Dropped {
        initiative: sample.initiative("cost-the-services"),
        why: DropReason::Excluded("The figures come with the new ledger".into()),
    });
    let report = sample.report().with_roadmap(roadmap.clone());
    let text = drawn(&roadmap_page(&report, &roadmap, Detail::Normal), 120, false);
    assert!(text.contains("; 1 gap that only excluded initiatives close, or none\n"));
    assert!(text.contains("\nGaps that only excluded initiatives close, or none\n"));
}

#[test]
fn a_report_shows_its_roadmap_in_every_detail_and_none_where_there_is_none() {
    let sample = Sample::provider();
    let roadmap = provider_roadmap(&sample);
    let (without, with) = (sample.report(), sample.report().with_roadmap(roadmap));
    for detail in [Detail::Brief, Detail::Normal, Detail::Full] {
        let text = drawn(&report_page(&with, detail), 80, false);
        assert!(text.contains("\nRoadmap\n───────\n"));
        assert!(text.contains("• Release about 40 person-days for the first year of the roadmap"));
        let without = drawn(&report_page(&without, detail), 80, false);
        assert!(!without.contains("oadmap"), "{detail:?}");
    }
    let brief = drawn(&report_page(&with, Detail::Brief), 80, false);
    assert_eq!(
        between(
            &brief,
            "Effort and cost by year, and where they lead",
            "Where we stand"
        ),
        r"

2027-Q1 to 2027-Q4  39 person-days of work, 1 of upkeep, 3,000 EUR; floor 2.1 of
                    5
2028-Q1 to 2028-Q4  25 person-days of work, 4 of upkeep; floor 2.3 of 5
2029-Q1 to 2029-Q4  0 person-days of work, 6 of upkeep; floor 2.3 of 5
"
    );
}

#[test]
fn a_roadmap_without_initiatives_says_so() {
    let sample = Sample::provider();
    let roadmap = sample.roadmap(&[]);
    let report = sample.report().with_roadmap(roadmap.clone());
    for detail in [Detail::Brief, Detail::Normal, Detail::Full] {
        let text = drawn(&roadmap_page(&report, &roadmap, detail), 80, false);
        assert!(text.contains("\nNo initiative is planned.\n"));
        assert!(!text.contains("Timeline"));
    }
}

#[test]
fn who_leads_how_much_is_told_by_person_where_there_is_one_else_by_role() {
    let text = provider(Detail::Normal, 80);
    let part = between(&text, "Who leads what", "Year 1: 2027-Q1 to 2027-Q4");
    let expected = "
Who leads                      Initiatives  Person-days  Most at once
─────────────────────────────────────────────────────────────────────
IT service manager                       5           36  2 in 2027-Q1
Service owner                            2           15  1 in 2027-Q2
K. Ozols (Supplier manager)              1            7  1 in 2027-Q1
Business relationship manager            1            6  1 in 2028-Q3

The roadmap counts these 3 roles as 3 persons.";
    assert!(part.contains(expected), "{part}");
}
