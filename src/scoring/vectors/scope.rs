//! What applies, what is in scope, and how much of a node is known.

use crate::model::*;
use crate::scoring::fixture::Fixture;
use crate::scoring::{NotApplicable, QuestionState, State};

/// Holds where the answer to the first profile question is the first of its list.
fn first_answer() -> Condition {
    Condition::Is {
        profile: 0,
        accepted: vec![0],
    }
}

#[test]
fn a_condition_removes_only_what_is_certainly_excluded() {
    let excluded = QuestionState::NotApplicable(NotApplicable::Condition);
    for (answer, expected) in [
        (Some(0), QuestionState::Assessed),
        (None, QuestionState::Assessed),
        (Some(1), excluded),
    ] {
        let mut f = Fixture::new(Rollup::Mean);
        let outer = f.section(None, Rollup::Mean);
        let inner = f.section(Some(outer), Rollup::Mean);
        let other = f.section(None, Rollup::Mean);
        let under_section = f.question(inner, Some(1.0));
        f.questionnaire.sections[outer.0].when = Some(first_answer());
        let own = f.question(other, Some(1.0));
        f.at(own).when = Some(first_answer());
        let always = f.question(other, Some(1.0));
        f.assessment.profile = vec![answer];
        let card = f.score();
        assert_eq!(card.question(under_section).state, expected);
        assert_eq!(card.question(own).state, expected);
        assert_eq!(card.question(always).state, QuestionState::Assessed);
    }
}

#[test]
fn a_selected_section_brings_all_below_it_into_scope() {
    let mut f = Fixture::new(Rollup::Mean);
    let outer = f.section(None, Rollup::Mean);
    let inner = f.section(Some(outer), Rollup::Mean);
    let other = f.section(None, Rollup::Mean);
    let [above, below, beside] = [outer, inner, other].map(|s| f.question(s, Some(1.0)));
    let mut states = |selected: &[SectionIx]| {
        f.assessment.sections = Some(selected.to_vec());
        let card = f.score();
        [above, below, beside].map(|q| card.question(q).state)
    };
    use QuestionState::{Assessed, OutOfScope};
    assert_eq!(states(&[outer]), [Assessed, Assessed, OutOfScope]);
    assert_eq!(states(&[inner]), [OutOfScope, Assessed, OutOfScope]);
}

#[test]
fn a_node_is_assessed_partly_or_not_at_all_or_nothing_of_it_applies() {
    let mut f = Fixture::new(Rollup::Mean);
    let sections = [(); 5].map(|()| f.section(None, Rollup::Mean));
    f.question(sections[0], Some(0.0));
    f.question(sections[1], Some(0.0));
    f.question(sections[1], None);
    f.question(sections[2], None);
    let removed = f.question(sections[3], None);
    f.not_applicable(removed);
    let card = f.score();
    assert_eq!(
        sections.map(|s| card.sections[s.0].state),
        [
            State::Assessed,
            State::Partial,
            State::NotAssessed,
            State::NotApplicable,
            State::NotApplicable,
        ],
        "the last has no questions"
    );
    f.assessment.sections = Some(sections[..3].to_vec());
    assert_eq!(f.score().sections[3].state, State::OutOfScope);
}
