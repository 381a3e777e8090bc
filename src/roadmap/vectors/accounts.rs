//! The steps from days to effort, and from gaps to benefit.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::{Fixture, initiative};

use super::drawn::{A, B, C, D, Drawn, E, worked};

#[test]
fn every_initiative_has_its_place() {
    let mut drawn = worked();
    let s = SectionIx(0);
    let f = &mut drawn.fixture;
    let (met, removed) = (f.question(s, Some(1.0)), f.question(s, None));
    f.not_applicable(removed);
    let all = &mut f.questionnaire.initiatives;
    all.push(initiative("f", 1.0, &[(met, 1.0)]));
    all.push(initiative("g", 1.0, &[(removed, 1.0)]));
    all.push(initiative("h", 1.0, &[]));
    drawn.plan.done.insert(7);
    all.push(initiative("i", 1.0, &[]));
    drawn.look(|drawing, roadmap| {
        let accounts = Accounts::new(drawing, roadmap);
        let planned =
            |place| matches!(accounts.place(place), Place::Planned(one) if one.initiative == place);
        assert!(planned(A) && planned(B) && planned(C));
        assert_eq!(accounts.place(D), Place::LeftOut(&roadmap.dropped[0].why));
        assert_eq!(
            accounts.place(E),
            Place::DoneByPlan(Some(&roadmap.ended[0]))
        );
        assert_eq!(accounts.place(5), Place::DoneByAnswers);
        assert_eq!(accounts.place(6), Place::NothingApplies);
        assert_eq!(accounts.place(7), Place::DoneByPlan(None));
        assert_eq!(accounts.place(8), Place::NotNeeded);
    });
}

/// An initiative that closes so many questions, of which so many are open.
fn partly(open: usize, all: usize) -> Drawn {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let questions: Vec<_> = (0..all)
        .map(|place| {
            (
                f.question(s, Some(if place < open { 0.5 } else { 1.0 })),
                1.0,
            )
        })
        .collect();
    f.questionnaire.initiatives = vec![initiative("a", 20.0, &questions)];
    Drawn::new(f, 50)
}

fn effort(drawn: &Drawn) -> EffortAccount {
    drawn.look(|drawing, roadmap| {
        let account = Accounts::new(drawing, roadmap).effort(0);
        assert_eq!(roadmap.initiatives[0].effort, account.effort);
        account
    })
}

#[test]
fn the_open_part_of_the_work_is_left_at_least_a_quarter_rounded_up() {
    let account = effort(&partly(2, 3));
    assert_eq!((account.days, account.open), (20.0, (2, 3)));
    assert_eq!(account.exact, 13.333_333_333);
    assert_eq!(account.effort, Amount::whole(14));
    assert!(!account.at_least());
    let account = effort(&partly(1, 5));
    assert_eq!((account.share, account.exact), (0.25, 5.0));
    assert!(account.at_least(), "a fifth is less than a quarter");
    let account = effort(&partly(1, 4));
    assert_eq!(account.effort, Amount::whole(5));
    assert!(!account.at_least(), "a quarter is open");
}

#[test]
fn discounts_and_surcharges_that_certainly_hold_change_the_days_of_the_size() {
    let mut drawn = partly(1, 1);
    let f = &mut drawn.fixture;
    let answer = |id: &str| ProfileAnswer {
        id: Id::from(id),
        label: String::new(),
    };
    let asked = |id: &str| ProfileQuestion {
        id: Id::from(id),
        text: String::new(),
        help: None,
        existence: false,
        answers: vec![answer("one"), answer("other")],
    };
    f.questionnaire.profile = vec![asked("size"), asked("tool"), asked("unanswered")];
    f.assessment.profile = vec![Some(1), Some(0), None];
    let when = |profile, place| Condition::Is {
        profile,
        accepted: vec![place],
    };
    let discount = |when, times| Discount { when, times };
    let own = &mut f.questionnaire.initiatives[0];
    own.effort = Effort::BySize(vec![10.0, 30.0]);
    own.discounts = vec![
        discount(when(1, 1), 0.1),
        discount(when(1, 0), 0.5),
        discount(when(2, 0), 0.1),
        discount(when(1, 0), 1.6),
        discount(when(2, 0), 3.0),
    ];
    let account = effort(&drawn);
    assert_eq!(
        (account.days, account.discounts.as_slice()),
        (30.0, &[1, 3][..])
    );
    assert_eq!((account.exact, account.effort), (24.0, Amount::whole(24)));
}

#[test]
fn what_others_have_reached_by_then_is_taken_off() {
    let mut drawn = worked();
    drawn.plan.capacity = Some(Spread::Same(Amount::whole(30)));
    drawn.look(|drawing, roadmap| {
        let accounts = Accounts::new(drawing, roadmap);
        let c = accounts.closes(C)[0];
        assert_eq!(
            (c.question, c.from, c.to),
            (QuestionIx(2), None, Score::HALF)
        );
        assert_eq!(
            (c.risk, c.severity, c.weight, c.importance),
            (3, 2, 1.0, 1.0)
        );
        assert_eq!((c.value, c.reached, c.through), (3_000, 0, None));
        assert_eq!((c.adds(), c.part()), (3_000, 0.5));
        let d = accounts.closes(D)[0];
        assert_eq!((d.value, d.reached, d.through), (6_000, 3_000, Some(C)));
        assert_eq!((d.adds(), d.part()), (3_000, 1.0));
        let b = accounts.closes(B)[0];
        assert_eq!((b.from, b.part()), (Some(Score::HALF), 1.0));
        for one in &roadmap.initiatives {
            let adds: i64 = accounts
                .closes(one.initiative)
                .iter()
                .map(|c| c.adds())
                .sum();
            assert_eq!(adds, one.benefit);
        }
    });
}

#[test]
fn of_those_before_it_the_first_that_reaches_the_best_answer_counts() {
    let mut f = Fixture::new(Rollup::Mean);
    let s = f.section(None, Rollup::Mean);
    let shared = f.question(s, Some(0.0));
    let lifts = [("a", 0.5), ("b", 0.5), ("c", 0.75), ("d", 1.0)];
    for (place, (id, to)) in lifts.into_iter().enumerate() {
        let own = f.question(s, Some(0.0));
        f.questionnaire.initiatives.push(Initiative {
            after: (0..place).collect(),
            ..initiative(id, 4.0, &[(shared, to), (own, 1.0)])
        });
    }
    Drawn::new(f, 10).look(|drawing, roadmap| {
        let accounts = Accounts::new(drawing, roadmap);
        let before = [A, B, C, D].map(|place| {
            let of_shared = accounts.closes(place)[0];
            (of_shared.reached, of_shared.through)
        });
        let half = (7_500, Some(A));
        assert_eq!(before, [(0, None), half, half, (11_250, Some(C))]);
    });
}

#[test]
fn what_ended_before_the_roadmap_counts_from_the_end_of_its_run_in() {
    // `a` has its effect in Q2; `e` has ended, and has its own after so many quarters of run-in.
    let through = |run_in, (a_to, e_to)| {
        let mut drawn = worked();
        let all = &mut drawn.fixture.questionnaire.initiatives;
        all[A] = Initiative {
            quarters: 2,
            ..initiative("a", 9.0, &[(QuestionIx(0), a_to)])
        };
        all[E] = Initiative {
            run_in,
            ..initiative("e", 1.0, &[(QuestionIx(0), e_to)])
        };
        drawn.look(|drawing, roadmap| {
            let accounts = Accounts::new(drawing, roadmap);
            assert!(roadmap.initiatives.iter().any(|one| one.initiative == A));
            [A, E].map(|place| accounts.closes(place)[0].through)
        })
    };
    let (half, whole) = (0.5, 1.0);
    assert_eq!(through(1, (whole, half)), [Some(E), None]);
    assert_eq!(through(3, (half, whole)), [None, Some(A)]);
    assert_eq!(
        through(2, (half, whole)),
        [None, Some(A)],
        "of a quarter what has ended counts last"
    );
}
