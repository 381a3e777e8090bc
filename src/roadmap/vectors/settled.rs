//! Defaults of the plan, and what is said of them.

use crate::model::*;
use crate::roadmap::*;
use crate::scoring::fixture::{Fixture, TODAY};

use super::drawn::{Drawn, quarter};

/// An organisation whose size is one of these, by place.
fn sized(sizes: &[&str], answer: Option<usize>) -> Drawn {
    let mut f = Fixture::new(Rollup::Mean);
    let answers = sizes.iter().map(|id| ProfileAnswer {
        id: Id::from(*id),
        label: String::new(),
    });
    f.questionnaire.profile = vec![ProfileQuestion {
        id: Id::from("size"),
        text: String::new(),
        help: None,
        existence: false,
        answers: answers.collect(),
    }];
    f.assessment.profile = vec![answer];
    let mut drawn = Drawn::new(f, 0);
    drawn.plan = Plan::default();
    drawn
}

fn days(drawn: &Drawn) -> f64 {
    drawn.draw_up().settings.capacity[0].get()
}

#[test]
fn person_days_go_by_the_size_where_the_plan_says_nothing() {
    let words = ["small", "medium", "large"];
    assert_eq!(
        [0, 1, 2].map(|place| days(&sized(&words, Some(place)))),
        [30.0, 60.0, 120.0]
    );
    assert_eq!(
        days(&sized(&["large", "small"], Some(1))),
        30.0,
        "by the word"
    );
    let other = ["to 50", "to 250", "to 500", "more"];
    assert_eq!(
        [0, 1, 2, 3].map(|place| days(&sized(&other, Some(place)))),
        [30.0, 60.0, 60.0, 120.0],
        "by the place"
    );
    assert_eq!(
        days(&sized(&words, None)),
        120.0,
        "unanswered is the largest"
    );
    let mut unasked = sized(&words, None);
    unasked.fixture.questionnaire.profile.clear();
    assert_eq!(days(&unasked), 60.0);
}

#[test]
fn every_default_is_said() {
    let first = |drawn: &Drawn| {
        let all = drawn.draw_up().assumptions;
        let own =
            |a: &Assumption| !matches!(a, Assumption::CostOfInitiatives | Assumption::RolesApart);
        all.into_iter().filter(own).collect::<Vec<_>>()
    };
    let start = Quarter::of(TODAY).plus(1);
    assert_eq!(
        first(&sized(&["small", "large"], None)),
        [
            Assumption::Start(start),
            Assumption::Years(3),
            Assumption::Capacity(Amount::whole(120), None),
            Assumption::LargestSize,
            Assumption::NoBudget,
            Assumption::PerRole(2),
        ]
    );
    let mut said = sized(&["small", "large"], Some(0));
    said.plan = Plan {
        start: Some(Quarter::of(TODAY)),
        years: Some(2),
        budget: Some(Spread::Same(Amount::whole(5))),
        parallel_per_role: Some(1),
        ..Plan::default()
    };
    let small = Assumption::Capacity(Amount::whole(30), Some("small".into()));
    assert_eq!(first(&said), std::slice::from_ref(&small));
    said.plan.start = Some(Quarter::of(TODAY).plus(-1));
    assert_eq!(first(&said), [Assumption::StartsBefore(TODAY), small]);
}

#[test]
fn a_roadmap_has_four_quarters_a_year() {
    let mut drawn = Drawn::new(Fixture::new(Rollup::Mean), 10);
    drawn.plan.years = Some(2);
    let settings = drawn.draw_up().settings;
    assert_eq!(settings.quarters(), 8);
    assert_eq!(
        (settings.quarter(2), settings.last()),
        (quarter(3), quarter(8))
    );
    assert_eq!([0, 3, 4, 7].map(Settings::year), [0, 0, 1, 1]);
}
