//! What holds for any two assessments.

use proptest::prelude::*;

use super::*;
use crate::model::*;
use crate::scoring::fixture::{Fixture, TODAY, VALUES};
use crate::scoring::shares;

/// What is said to a question: a value by its place, nothing, or that it does not apply.
#[derive(Clone, Copy, Debug)]
enum Said {
    Value(usize),
    Nothing,
    NotApplicable,
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        5 => (0..VALUES.len()).prop_map(Said::Value),
        1 => Just(Said::Nothing),
        1 => Just(Said::NotApplicable),
    ]
}

/// One side: roll-ups, weights, a selection, the number of questions, and how they are called.
#[derive(Clone, Debug)]
struct Drawn {
    root_flat: bool,
    flat: [bool; 4],
    weights: [u32; 4],
    selected: Option<Vec<usize>>,
    said: Vec<(Said, u32)>,
    renamed: bool,
}

prop_compose! {
    fn drawn()(
        root_flat in any::<bool>(),
        flat in any::<[bool; 4]>(),
        weights in [0_u32..4, 1_u32..4, 1_u32..4, 1_u32..4],
        selected in prop::option::of(prop::collection::vec(0_usize..4, 1..4)),
        said in prop::collection::vec((said(), 0_u32..4), 1..14),
        renamed in any::<bool>(),
    ) -> Drawn {
        Drawn { root_flat, flat, weights, selected, said, renamed }
    }
}

const PARENTS: [Option<usize>; 4] = [None, Some(0), Some(0), None];

impl Drawn {
    fn build(&self) -> Fixture {
        let rollup = |flat: bool| if flat { Rollup::Flat } else { Rollup::Mean };
        let mut fixture = Fixture::new(rollup(self.root_flat));
        for (place, parent) in PARENTS.into_iter().enumerate() {
            fixture.section(parent.map(SectionIx), rollup(self.flat[place]));
            fixture.questionnaire.sections[place].weight = f64::from(self.weights[place]);
        }
        for (place, (said, weight)) in self.said.iter().enumerate() {
            let ix = fixture.question(SectionIx(place % 4), None);
            fixture.at(ix).weight = f64::from(*weight);
            match said {
                Said::Value(value) => fixture.give(ix, Given::Option(*value)),
                Said::Nothing => {}
                Said::NotApplicable => fixture.not_applicable(ix),
            }
        }
        if self.renamed {
            fixture.at(QuestionIx(0)).id = Id::from("new-name");
            let bridge = (Id::from("q0"), Id::from("new-name"));
            fixture.questionnaire.renamed = [bridge].into();
        }
        let selected = self.selected.as_ref();
        fixture.assessment.sections =
            selected.map(|places| places.iter().map(|place| SectionIx(*place)).collect());
        fixture
    }
}

fn side(fixture: &Fixture) -> Side<'_> {
    let target = Target::default();
    Side::new(&fixture.questionnaire, &fixture.assessment, &target, TODAY)
}

fn parts(origins: &Origins) -> [f64; 3] {
    [origins.scope, origins.applicability, origins.questionnaire]
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_change(before in drawn(), after in drawn()) {
        let (before, after) = (before.build(), after.build());
        let (before, after) = (side(&before), side(&after));
        if let Some(origins) = Change::new(&before, &after).origins {
            let sum = origins.answers() + origins.elsewhere();
            prop_assert!((sum - origins.total()).abs() < 1e-9, "{sum} {origins:?}");
            let pulls: f64 = origins.pulls.iter().map(|pull| pull.points).sum();
            prop_assert!((pulls - origins.answers()).abs() < 1e-9);
            prop_assert!(origins.improved >= 0.0 && origins.worsened <= 0.0);
        }
    }

    #[test]
    fn swapping_both_turns_every_sign(one in drawn(), other in drawn()) {
        let (one, other) = (one.build(), other.build());
        let (one, other) = (side(&one), side(&other));
        let (there, back) = (Change::new(&one, &other), Change::new(&other, &one));
        prop_assert_eq!(there.origins.is_some(), back.origins.is_some());
        if let (Some(there), Some(back)) = (&there.origins, &back.origins) {
            for (there, back) in parts(there).into_iter().zip(parts(back)) {
                prop_assert!((there + back).abs() < 1e-9, "{there} {back}");
            }
            prop_assert!((there.improved + back.worsened).abs() < 1e-9);
            prop_assert!((there.answered + back.lapsed).abs() < 1e-9);
        }
        let count = |change: &Change<'_, '_>, kind| change.of(kind).count();
        for (kind, mirrored) in [
            (MoveKind::Closed, MoveKind::Opened),
            (MoveKind::Eased, MoveKind::Deepened),
            (MoveKind::Left, MoveKind::Entered),
            (MoveKind::Remains, MoveKind::Remains),
        ] {
            prop_assert_eq!(count(&there, kind), count(&back, mirrored), "{:?}", kind);
        }
    }

    #[test]
    fn nothing_changes_against_oneself(drawn in drawn()) {
        let fixture = drawn.build();
        let same = side(&fixture);
        let change = Change::new(&same, &same);
        if let Some(origins) = &change.origins {
            prop_assert!(origins.pulls.is_empty());
            prop_assert_eq!(parts(origins), [0.0; 3]);
        }
        prop_assert!(change.scope.is_same());
        prop_assert!(change.evidence_lost.is_empty() && change.regressions.is_empty());
        let still = [MoveKind::Remains, MoveKind::StillOpen, MoveKind::Holds, MoveKind::Outside];
        prop_assert!(change.moves.iter().all(|one| still.contains(&one.kind)));
    }

    #[test]
    fn shares_are_those_of_the_score(drawn in drawn()) {
        let fixture = drawn.build();
        let card = fixture.score();
        match (shares(&fixture.questionnaire, &card.questions), card.overall.figures) {
            (Some(shares), Some(figures)) => {
                prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                let value = |at: usize| card.questions[at].scored().map_or(0.0, Score::get);
                let floor: f64 = shares.iter().enumerate().map(|(at, share)| share * value(at)).sum();
                prop_assert!((floor - figures.floor).abs() < 1e-9);
            }
            (shares, figures) => prop_assert!(shares.is_none() && figures.is_none()),
        }
    }
}
