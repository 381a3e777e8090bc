//! Properties that hold for every assessment.

use proptest::prelude::*;

use crate::model::*;

use super::fixture::{Fixture, VALUES};
use super::*;

/// What a random question looks like.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) section: usize,
    pub(super) said: Said,
    pub(super) weight: u32,
    pub(super) shall: bool,
    pub(super) critical: bool,
    design: bool,
    level: Option<u8>,
    pub(super) documented: bool,
    clause: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Said {
    Value(usize),
    Nothing,
    Unknown,
    NotApplicable,
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        6 => (0..VALUES.len()).prop_map(Said::Value),
        1 => Just(Said::Nothing),
        1 => Just(Said::Unknown),
        1 => Just(Said::NotApplicable),
    ]
}

prop_compose! {
    fn asked()(
        section in 0_usize..6,
        said in said(),
        weight in 1_u32..5,
        shall in any::<bool>(),
        critical in any::<bool>(),
        design in any::<bool>(),
        level in proptest::option::of(1_u8..=3),
        documented in any::<bool>(),
        clause in 0_usize..4,
    ) -> Asked {
        Asked { section, said, weight, shall, critical, design, level, documented, clause }
    }
}

/// Six sections in a tree: 0 {1 {2}, 3}, 4, 5, with roll-ups and weights drawn at random.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(super) root_flat: bool,
    pub(super) flat: [bool; 6],
    pub(super) weights: [u32; 6],
    pub(super) asked: Vec<Asked>,
}

impl Plan {
    /// What was said to each question.
    pub(crate) fn said(&self) -> Vec<Said> {
        self.asked.iter().map(|asked| asked.said).collect()
    }
}

prop_compose! {
    pub(crate) fn plan()(
        root_flat in any::<bool>(),
        flat in any::<[bool; 6]>(),
        weights in [1_u32..5, 1_u32..5, 1_u32..5, 1_u32..5, 1_u32..5, 1_u32..5],
        asked in prop::collection::vec(asked(), 1..30),
    ) -> Plan {
        Plan { root_flat, flat, weights, asked }
    }
}

pub(super) const PARENTS: [Option<usize>; 6] = [None, Some(0), Some(1), Some(0), None, None];

fn rollup(flat: bool) -> Rollup {
    if flat { Rollup::Flat } else { Rollup::Mean }
}

pub(crate) fn build(plan: &Plan) -> Fixture {
    let mut f = Fixture::new(rollup(plan.root_flat));
    for (n, parent) in PARENTS.into_iter().enumerate() {
        let s = f.section(parent.map(SectionIx), rollup(plan.flat[n]));
        f.questionnaire.sections[s.0].weight = f64::from(plan.weights[n]);
        f.questionnaire.sections[s.0].area = Some(AreaIx(n % 2));
    }
    for asked in &plan.asked {
        add(&mut f, asked);
    }
    f
}

fn add(f: &mut Fixture, asked: &Asked) -> QuestionIx {
    let q = f.question(SectionIx(asked.section), None);
    let question = f.at(q);
    question.weight = f64::from(asked.weight);
    question.critical = asked.critical;
    question.proves = asked.design.then_some(Proves::Design);
    question.level = asked.level.and_then(Level::new);
    question.refs = vec![Refs {
        scheme: 0,
        ids: vec![ClauseId::new(format!("8.{}", asked.clause))],
    }];
    if asked.shall {
        question.obligation = Obligation::Shall;
    }
    match asked.said {
        Said::Value(place) => f.give(q, Given::Option(place)),
        Said::Nothing => {}
        Said::Unknown => f.give(q, Given::Unknown),
        Said::NotApplicable => f.not_applicable(q),
    }
    if asked.documented {
        f.answer(q).evidence = vec![Evidence {
            kind: EvidenceKind::Document,
            reference: None,
            date: None,
            expires: None,
        }];
    }
    q
}

pub(super) fn nodes(card: &Scorecard) -> Vec<&NodeScore> {
    let views = card
        .areas
        .iter()
        .chain(card.references.iter().flat_map(|r| r.values()));
    card.sections
        .iter()
        .chain(views)
        .chain([&card.overall])
        .collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn close_option(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => close(a, b),
        _ => false,
    }
}

pub(super) fn same_figures(a: Option<Figures>, b: Option<Figures>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => {
            close_option(a.score, b.score)
                && close(a.floor, b.floor)
                && close(a.ceiling, b.ceiling)
                && close(a.evidenced, b.evidenced)
                && close(a.completeness, b.completeness)
                && close_option(a.confidence, b.confidence)
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn floor_score_and_ceiling_stand_in_order(plan in plan()) {
        for node in nodes(&build(&plan).score()) {
            let Some(f) = node.figures else { continue };
            prop_assert!(f.floor <= f.ceiling + 1e-9);
            prop_assert!(f.evidenced <= f.floor + 1e-9);
            prop_assert!(f.score.is_none_or(|s| s <= f.ceiling + 1e-9));
            prop_assert!(f.score.is_none_or(|s| f.floor <= s + 1e-9));
            prop_assert!((0.0..=1.0 + 1e-9).contains(&f.ceiling) && f.floor >= 0.0);
        }
    }

    #[test]
    fn a_better_answer_never_lowers_anything(plan in plan(), which in any::<prop::sample::Index>(), better in 0..VALUES.len()) {
        let mut f = build(&plan);
        let q = QuestionIx(which.index(plan.asked.len()));
        let Said::Value(place) = plan.asked[q.0].said else { return Ok(()) };
        let better = place.max(better);
        let before = f.score();
        f.give(q, Given::Option(better));
        let after = f.score();
        for (b, a) in nodes(&before).into_iter().zip(nodes(&after)) {
            if let (Some(fb), Some(fa)) = (b.figures, a.figures) {
                prop_assert!(fa.floor >= fb.floor - 1e-9 && fa.ceiling >= fb.ceiling - 1e-9);
                prop_assert!(fa.score.zip(fb.score).is_none_or(|(a, b)| a >= b - 1e-9));
            }
            prop_assert!(a.verdict >= b.verdict);
            if let (Some(lb), Some(la)) = (&b.levels, &a.levels) {
                prop_assert!(la.level >= lb.level && la.ceiling >= lb.ceiling);
            }
        }
    }

    #[test]
    fn a_not_applicable_question_changes_nothing(plan in plan(), mut extra in asked()) {
        let mut f = build(&plan);
        let before = f.score();
        extra.said = Said::NotApplicable;
        extra.level = None;
        add(&mut f, &extra);
        let after = f.score();
        prop_assert!(same_figures(before.overall.figures, after.overall.figures));
        prop_assert_eq!(before.overall.verdict, after.overall.verdict);
        for (b, a) in before.sections.iter().zip(&after.sections) {
            prop_assert!(same_figures(b.figures, a.figures));
            prop_assert_eq!(&b.levels, &a.levels);
        }
        for (b, a) in before.areas.iter().zip(&after.areas) {
            prop_assert!(same_figures(b.figures, a.figures));
        }
    }

    #[test]
    fn scaling_the_weights_of_siblings_changes_nothing(plan in plan(), factor in 2_u32..1000) {
        let mut scaled = build(&plan);
        for question in &mut scaled.questionnaire.questions {
            question.weight *= f64::from(factor);
        }
        for section in &mut scaled.questionnaire.sections {
            // Own questions and subsections are siblings, and so are the sections at the top.
            section.weight *= f64::from(factor);
        }
        let (before, after) = (build(&plan).score(), scaled.score());
        prop_assert!(same_figures(before.overall.figures, after.overall.figures));
        for (b, a) in before.sections.iter().zip(&after.sections) {
            prop_assert!(same_figures(b.figures, a.figures));
        }
    }

    #[test]
    fn the_order_of_questions_is_irrelevant(plan in plan()) {
        let mut reversed = plan.clone();
        reversed.asked.reverse();
        let (before, after) = (build(&plan).score(), build(&reversed).score());
        prop_assert!(same_figures(before.overall.figures, after.overall.figures));
        prop_assert_eq!(before.overall.counts, after.overall.counts);
        prop_assert_eq!(before.overall.verdict, after.overall.verdict);
        prop_assert_eq!(before.conformity, after.conformity);
        for (b, a) in nodes(&before).into_iter().zip(nodes(&after)) {
            prop_assert!(same_figures(b.figures, a.figures));
            prop_assert_eq!(b.levels.as_ref().map(|l| l.level), a.levels.as_ref().map(|l| l.level));
        }
    }

    #[test]
    fn equal_answers_give_that_value_everywhere(plan in plan(), place in 0..VALUES.len()) {
        let mut equal = plan;
        for asked in &mut equal.asked {
            asked.said = Said::Value(place);
        }
        for node in nodes(&build(&equal).score()) {
            let Some(f) = node.figures else { continue };
            prop_assert!(close_option(f.score, Some(VALUES[place])));
            prop_assert!(close(f.floor, VALUES[place]) && close(f.ceiling, VALUES[place]));
        }
    }

    #[test]
    fn answering_stays_within_the_old_floor_and_ceiling(plan in plan(), which in any::<prop::sample::Index>(), place in 0..VALUES.len()) {
        let mut plan = plan;
        let q = QuestionIx(which.index(plan.asked.len()));
        plan.asked[q.0].said = Said::Nothing;
        let mut f = build(&plan);
        let before = f.score();
        f.give(q, Given::Option(place));
        let after = f.score();
        for (b, a) in nodes(&before).into_iter().zip(nodes(&after)) {
            let (Some(fb), Some(fa)) = (b.figures, a.figures) else { continue };
            prop_assert!(fa.floor >= fb.floor - 1e-9 && fa.ceiling <= fb.ceiling + 1e-9);
        }
    }

    #[test]
    fn one_answer_changes_only_its_ancestors_and_views(plan in plan(), which in any::<prop::sample::Index>(), place in 0..VALUES.len()) {
        let mut f = build(&plan);
        let q = QuestionIx(which.index(plan.asked.len()));
        let before = f.score();
        f.give(q, Given::Option(place));
        let after = f.score();
        let home = f.questionnaire.question(q).section;
        let ancestors: Vec<_> = f.questionnaire.ancestry(home).collect();
        for s in f.questionnaire.section_places().filter(|s| !ancestors.contains(s)) {
            prop_assert_eq!(&before.sections[s.0], &after.sections[s.0]);
        }
        let clause = &f.questionnaire.question(q).refs[0].ids[0];
        for (id, node) in before.references[0].iter().filter(|(id, _)| *id != clause) {
            prop_assert_eq!(node, &after.references[0][id]);
        }
    }
}
