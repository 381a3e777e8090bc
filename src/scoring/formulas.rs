//! The formulas written out plainly, and whatever is scored beside what they give.

use proptest::prelude::*;

use crate::model::*;

use super::consensus::settle;
use super::fixture::{Fixture, VALUES};
use super::properties::{Asked, PARENTS, Plan, Said, build, nodes, plan, same_figures};
use super::*;

/// The value of what was said; `None` while it is open.
fn value(asked: &Asked) -> Option<f64> {
    match asked.said {
        Said::Value(place) => Some(VALUES[place]),
        _ => None,
    }
}

/// The figures of a question; `None` if it does not apply.
fn of_question(asked: &Asked) -> Option<Figures> {
    if asked.said == Said::NotApplicable {
        return None;
    }
    let value = value(asked);
    let certain = value.unwrap_or(0.0);
    Some(Figures {
        score: value,
        floor: certain,
        ceiling: value.unwrap_or(1.0),
        evidenced: if asked.documented {
            certain
        } else {
            certain.min(0.5)
        },
        completeness: if value.is_some() { 1.0 } else { 0.0 },
        confidence: value.map(|_| if asked.documented { 0.75 } else { 0.25 }),
    })
}

/// One node of children with weights, of which those that do not apply are left out.
fn of_node(children: Vec<(f64, Option<Figures>)>) -> Option<Figures> {
    let there: Vec<(f64, Figures)> = children
        .into_iter()
        .filter_map(|(weight, figures)| Some((weight, figures?)))
        .collect();
    let all: f64 = there.iter().map(|(weight, _)| weight).sum();
    let mean = |figure: &dyn Fn(&Figures) -> f64| {
        let sum: f64 = there
            .iter()
            .map(|(weight, figures)| weight * figure(figures))
            .sum();
        sum / all
    };
    let answered = |figure: &dyn Fn(&Figures) -> Option<f64>| {
        let known = there
            .iter()
            .filter_map(|(weight, f)| Some((weight, figure(f)?)));
        let (sum, weights) = known.fold((0.0, 0.0), |(sum, of), (weight, value)| {
            (sum + weight * value, of + weight)
        });
        (weights > 0.0).then(|| sum / weights)
    };
    (all > 0.0).then(|| Figures {
        score: answered(&|f| f.score),
        floor: mean(&|f| f.floor),
        ceiling: mean(&|f| f.ceiling),
        evidenced: mean(&|f| f.evidenced),
        completeness: mean(&|f| f.completeness),
        confidence: answered(&|f| f.confidence),
    })
}

fn is_below(section: usize, above: usize) -> bool {
    section == above || PARENTS[section].is_some_and(|parent| is_below(parent, above))
}

fn questions(plan: &Plan, of: impl Fn(usize) -> bool) -> Vec<(f64, Option<Figures>)> {
    let own = plan.asked.iter().filter(|asked| of(asked.section));
    own.map(|asked| (f64::from(asked.weight), of_question(asked)))
        .collect()
}

fn of_section(plan: &Plan, section: usize) -> Option<Figures> {
    if plan.flat[section] {
        return of_node(questions(plan, |own| is_below(own, section)));
    }
    let mut children = questions(plan, |own| own == section);
    children.extend(sections(plan, Some(section)));
    of_node(children)
}

fn sections(plan: &Plan, parent: Option<usize>) -> Vec<(f64, Option<Figures>)> {
    let own = (0..PARENTS.len()).filter(|section| PARENTS[*section] == parent);
    own.map(|section| (f64::from(plan.weights[section]), of_section(plan, section)))
        .collect()
}

fn of_whole(plan: &Plan) -> Option<Figures> {
    match plan.root_flat {
        true => of_node(questions(plan, |_| true)),
        false => of_node(sections(plan, None)),
    }
}

/// The verdict on the sections for which something holds.
fn verdict(plan: &Plan, of: impl Fn(usize) -> bool) -> Option<Verdict> {
    let shalls = |section: usize| {
        let own = plan
            .asked
            .iter()
            .filter(move |asked| asked.section == section);
        own.filter(|asked| asked.shall && asked.said != Said::NotApplicable)
    };
    let sections = || (0..PARENTS.len()).filter(|section| of(*section));
    let all: Vec<&Asked> = sections().flat_map(shalls).collect();
    let is_low = |asked: &&Asked| value(asked).is_some_and(|value| value < 0.5);
    let is_systemic = |section: usize| {
        let (low, all) = (
            shalls(section).filter(is_low).count(),
            shalls(section).count(),
        );
        let is_major = |asked: &Asked| asked.critical && is_low(&asked);
        let none = shalls(section).any(|asked| value(asked) == Some(0.0));
        let absent = low == all && none && !shalls(section).any(is_major);
        absent || low >= 3 && low * 2 >= all
    };
    if all.is_empty() {
        return None;
    }
    if sections().any(is_systemic) || all.iter().any(|asked| asked.critical && is_low(asked)) {
        return Some(Verdict::Major);
    }
    if all.iter().any(|asked| value(asked).is_none()) {
        return Some(Verdict::NotAssessed);
    }
    match all.iter().any(|asked| value(asked) < Some(1.0)) {
        true => Some(Verdict::Minor),
        false => Some(Verdict::Conforming),
    }
}

fn voices() -> impl Strategy<Value = Vec<Option<Given>>> {
    let given = prop_oneof![
        5 => (0..VALUES.len()).prop_map(|place| Some(Given::Option(place))),
        1 => Just(Some(Given::Unknown)),
        1 => Just(None),
        1 => Just(Some(Given::NotApplicable { reason: Some("conditional".into()) })),
    ];
    prop::collection::vec(given, 1..7)
}

fn heard(voices: &[Option<Given>]) -> (Fixture, Answer) {
    let mut f = Fixture::new(Rollup::Flat);
    let section = f.section(None, Rollup::Mean);
    f.question(section, None);
    let responses = voices.iter().enumerate().map(|(place, given)| Response {
        by: format!("R{place}"),
        given: given.clone(),
        note: None,
        evidence: Vec::new(),
    });
    let answer = Answer {
        responses: responses.collect(),
        ..Answer::default()
    };
    (f, answer)
}

proptest! {
    #[test]
    fn every_figure_is_that_of_the_formulas(plan in plan()) {
        let card = build(&plan).score();
        prop_assert!(same_figures(card.overall.figures, of_whole(&plan)));
        for (section, node) in card.sections.iter().enumerate() {
            let expected = of_section(&plan, section);
            prop_assert!(same_figures(node.figures, expected), "{:?} is not {:?}", node.figures, expected);
        }
    }

    #[test]
    fn every_verdict_is_the_worst_below(plan in plan()) {
        let card = build(&plan).score();
        prop_assert_eq!(card.overall.verdict, verdict(&plan, |_| true));
        for (section, node) in card.sections.iter().enumerate() {
            prop_assert_eq!(node.verdict, verdict(&plan, |own| is_below(own, section)));
        }
    }

    #[test]
    fn between_floor_and_ceiling_lies_what_is_open_and_nothing_else(plan in plan()) {
        for node in nodes(&build(&plan).score()) {
            let Some(f) = node.figures else { continue };
            prop_assert!(((f.ceiling - f.floor) - (1.0 - f.completeness)).abs() < 1e-9, "{f:?}");
            prop_assert_eq!(f.score.is_none(), f.completeness.abs() < 1e-12);
        }
    }

    #[test]
    fn unknown_and_missing_are_scored_alike(plan in plan()) {
        let mut open = plan.clone();
        for asked in open.asked.iter_mut().filter(|asked| asked.said == Said::Unknown) {
            asked.said = Said::Nothing;
        }
        let (one, other) = (build(&plan).score(), build(&open).score());
        for (one, other) in nodes(&one).into_iter().zip(nodes(&other)) {
            prop_assert!(same_figures(one.figures, other.figures));
            prop_assert_eq!(one.verdict, other.verdict);
            prop_assert_eq!(&one.levels, &other.levels);
        }
        prop_assert_eq!(one.conformity, other.conformity);
    }

    #[test]
    fn not_to_know_an_answer_any_more_widens_what_is_possible(plan in plan(), which in any::<prop::sample::Index>()) {
        let mut f = build(&plan);
        let q = QuestionIx(which.index(plan.asked.len()));
        if plan.asked[q.0].said == Said::NotApplicable {
            return Ok(());
        }
        let before = f.score();
        f.give(q, Given::Unknown);
        let after = f.score();
        for (b, a) in nodes(&before).into_iter().zip(nodes(&after)) {
            let (Some(b), Some(a)) = (b.figures, a.figures) else { continue };
            prop_assert!(a.floor <= b.floor + 1e-9 && a.ceiling >= b.ceiling - 1e-9);
            prop_assert!(a.completeness <= b.completeness + 1e-9 && a.evidenced <= b.evidenced + 1e-9);
        }
    }

    #[test]
    fn evidence_never_lowers_what_is_shown_and_changes_nothing_else(plan in plan(), which in any::<prop::sample::Index>()) {
        let place = which.index(plan.asked.len());
        let (mut bare, mut shown) = (plan.clone(), plan);
        bare.asked[place].documented = false;
        shown.asked[place].documented = true;
        let (bare, shown) = (build(&bare).score(), build(&shown).score());
        for (b, a) in nodes(&bare).into_iter().zip(nodes(&shown)) {
            let (Some(bare), Some(shown)) = (b.figures, a.figures) else { continue };
            prop_assert!(shown.evidenced >= bare.evidenced - 1e-9);
            prop_assert!(shown.confidence.zip(bare.confidence).is_none_or(|(a, b)| a >= b - 1e-9));
            let same = Figures { evidenced: bare.evidenced, confidence: bare.confidence, ..shown };
            prop_assert!(same_figures(Some(same), Some(bare)));
            prop_assert_eq!((a.verdict, &a.levels), (b.verdict, &b.levels));
        }
    }

    #[test]
    fn voices_settle_on_the_lower_median_whatever_their_order(voices in voices(), by in any::<prop::sample::Index>()) {
        let (f, answer) = heard(&voices);
        let settled = settle(&f.questionnaire, QuestionIx(0), &answer);
        let mut turned = voices.clone();
        turned.rotate_left(by.index(voices.len()));
        let (_, other) = heard(&turned);
        prop_assert_eq!(&settle(&f.questionnaire, QuestionIx(0), &other), &settled);
        let mut values: Vec<f64> = voices
            .iter()
            .filter_map(|given| match given { Some(Given::Option(place)) => Some(VALUES[*place]), _ => None })
            .collect();
        values.sort_by(f64::total_cmp);
        let not_applicable = voices.iter().flatten().any(|given| matches!(given, Given::NotApplicable { .. }));
        let median = values.len().checked_sub(1).map(|last| values[last / 2]);
        if let (Some(first), Some(last)) = (values.first(), values.last()) {
            prop_assert_eq!(settled.median, median);
            prop_assert_eq!(settled.disputed, not_applicable || last - first >= 0.5 - 1e-9);
        } else {
            prop_assert!(!settled.disputed && settled.median.is_none());
        }
        // Whoever does not know has no vote.
        let (_, more) = heard(&[voices, vec![Some(Given::Unknown)]].concat());
        if !values.is_empty() {
            prop_assert_eq!(settle(&f.questionnaire, QuestionIx(0), &more).median, settled.median);
        }
    }

    #[test]
    fn agreement_is_whole_without_contradiction_and_never_more(units in prop::collection::vec(prop::collection::vec(0_usize..5, 0..5), 1..12)) {
        let values: Vec<Vec<f64>> = units.iter().map(|unit| unit.iter().map(|place| VALUES[*place]).collect()).collect();
        let alpha = krippendorff_alpha(&values, ordinal_distance);
        prop_assert!(alpha.is_none_or(|alpha| alpha <= 1.0 + 1e-9 && alpha.is_finite()), "{alpha:?}");
        let agreed = values.iter().all(|unit| unit.windows(2).all(|pair| pair[0] == pair[1]));
        if agreed {
            prop_assert!(alpha.is_none_or(|alpha| (alpha - 1.0).abs() < 1e-9), "{alpha:?}");
        }
        let reversed: Vec<Vec<f64>> = values.iter().rev().map(|unit| unit.iter().rev().copied().collect()).collect();
        let again = krippendorff_alpha(&reversed, ordinal_distance);
        prop_assert!(alpha.zip(again).is_none_or(|(one, other)| (one - other).abs() < 1e-9));
        prop_assert_eq!(alpha.is_none(), again.is_none());
    }
}
