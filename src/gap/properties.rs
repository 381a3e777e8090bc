//! Properties of findings and verdicts that hold for every assessment and target.

use std::cmp::Reverse;

use proptest::prelude::*;

use crate::model::*;
use crate::scoring::Judgement;
use crate::scoring::fixture::{Fixture, VALUES};
use crate::scoring::properties::{Plan, Said, build, plan};

use super::*;

/// In how many sections the questions of a plan are.
const SECTIONS: usize = 6;

fn score() -> impl Strategy<Value = Score> {
    (0_u32..=20).prop_map(|twentieths| Score::new(f64::from(twentieths) / 20.0))
}

prop_compose! {
    fn target()(
        whole in prop::option::of(score()),
        conformity in prop::option::of(prop_oneof![Just(Conformity::Ready), Just(Conformity::ReadyWithActions)]),
        max_minors in prop::option::of(0_u32..6),
        min_completeness in prop::option::of(score()),
        min_evidenced in prop::option::of(score()),
        sections in prop::collection::btree_map((0..SECTIONS).prop_map(SectionIx), score(), 0..3),
        areas in prop::collection::btree_map((0_usize..2).prop_map(AreaIx), score(), 0..2),
    ) -> Target {
        let sections = sections.into_iter().map(|(section, score)| {
            (section, SectionTarget { level: None, score: Some(score) })
        });
        Target {
            score: whole, conformity, max_minors, min_completeness, min_evidenced, areas, sections: sections.collect(), ..Target::default()
        }
    }
}

fn outcomes(f: &Fixture, target: &Target) -> Vec<Outcome> {
    let criteria = check(&f.questionnaire, &f.score(), target);
    criteria.iter().map(|criterion| criterion.outcome).collect()
}

fn all_findings(f: &Fixture, target: &Target) -> Vec<Finding> {
    let targets = Targets::new(&f.questionnaire, target);
    findings(&f.questionnaire, &f.assessment, &f.score(), &targets)
}

/// A question with what it says, drawn from those of a plan.
fn drawn(plan: &Plan, which: prop::sample::Index) -> (QuestionIx, Said) {
    let said = plan.said();
    let place = which.index(said.len());
    (QuestionIx(place), said[place])
}

proptest! {
    #[test]
    fn a_better_answer_worsens_no_outcome(plan in plan(), target in target(), which in any::<prop::sample::Index>(), better in 0..VALUES.len()) {
        let (q, Said::Value(place)) = drawn(&plan, which) else { return Ok(()) };
        let mut f = build(&plan);
        let before = outcomes(&f, &target);
        f.give(q, Given::Option(place.max(better)));
        let after = outcomes(&f, &target);
        prop_assert_eq!(before.len(), after.len());
        prop_assert!(before.iter().zip(&after).all(|(before, after)| after <= before), "{:?} became {:?}", before, after);
    }

    #[test]
    fn what_is_decided_stays_so_whatever_the_open_answers_turn_out_to_be(
        plan in plan(), target in target(), which in any::<prop::sample::Index>(), place in 0..VALUES.len(),
    ) {
        let (q, Said::Nothing | Said::Unknown) = drawn(&plan, which) else { return Ok(()) };
        let mut f = build(&plan);
        let before = outcomes(&f, &target);
        f.give(q, Given::Option(place));
        let after = outcomes(&f, &target);
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(before == after || *before == Outcome::Undecided, "{:?} became {:?}", before, after);
        }
    }

    #[test]
    fn who_wants_more_reaches_no_more(plan in plan(), target in target(), more in score()) {
        let f = build(&plan);
        let mut higher = target.clone();
        higher.score = target.score.map(|score| score.max(more));
        for section in higher.sections.values_mut() {
            section.score = section.score.map(|score| score.max(more));
        }
        higher.conformity = target.conformity.map(|_| Conformity::Ready);
        let (low, high) = (outcomes(&f, &target), outcomes(&f, &higher));
        prop_assert!(low.iter().zip(&high).all(|(low, high)| high >= low), "{:?}, and for more {:?}", low, high);
    }

    #[test]
    fn every_answer_below_its_target_has_one_finding(plan in plan(), target in target()) {
        let f = build(&plan);
        let card = f.score();
        let targets = Targets::new(&f.questionnaire, &target);
        let found = all_findings(&f, &target);
        for ix in f.questionnaire.question_places() {
            let count = found.iter().filter(|finding| finding.subject == Subject::Question(ix)).count();
            let question = &card.questions[ix.0];
            let wanted = targets.question(ix).map(|wanted| wanted.value);
            let falls_short = |wanted: Score| question.scored().is_none_or(|value| value < wanted);
            let is_below = question.applies() && wanted.is_some_and(falls_short);
            let is_thin = question.judgement == Some(Judgement::Opportunity);
            prop_assert_eq!(count, usize::from(is_below || is_thin), "{:?}, wanted {:?}", question, wanted);
        }
    }

    #[test]
    fn findings_stand_in_the_order_of_their_priority(plan in plan(), target in target()) {
        let found = all_findings(&build(&plan), &target);
        let rank = |finding: &Finding| {
            let Priority { effort, .. } = finding.priority;
            // Benefit per effort, without fractions.
            let benefit = finding.priority.benefit();
            (finding.grade != Some(Grade::Major), Reverse(benefit * 60 / u32::from(effort)), Reverse(benefit), effort)
        };
        prop_assert!(found.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])));
        for finding in &found {
            let Priority { risk, severity, effort } = finding.priority;
            prop_assert!([risk, severity, effort].iter().all(|figure| (1..=5).contains(figure)));
        }
    }

    #[test]
    fn an_assessment_that_did_not_get_worse_has_lost_nothing(plan in plan(), which in any::<prop::sample::Index>(), better in 0..VALUES.len()) {
        let (q, Said::Value(place)) = drawn(&plan, which) else { return Ok(()) };
        let mut f = build(&plan);
        let before = f.score();
        f.give(q, Given::Option(place.max(better)));
        let after = f.score();
        let lost = regressions((&f.questionnaire, &before), (&f.questionnaire, &after));
        prop_assert!(lost.is_empty(), "{:?}", lost);
    }
}
