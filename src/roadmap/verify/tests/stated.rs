//! What is said beside places and figures is looked at too.

use super::*;

/// The sound roadmap with more said in it: nothing is wrong with that, or this is.
#[track_caller]
fn said(after: &str, more: &str, codes: &[&str]) {
    tampered(after, &format!("{after}{more}"), codes);
}

#[test]
fn what_a_roadmap_was_drawn_up_from_is_what_it_is_held_against() {
    let after = "certification: null";
    said(
        after,
        "\nquestionnaire: {id: other}",
        &[codes::SOURCE_OTHER],
    );
    said(after, "\nas_of: 1999-01-01", &[codes::SOURCE_OTHER]);
    let day = TODAY.to_string();
    said(after, &format!("\nas_of: {day}"), &[]);
    said(after, "\nsensitivity: [{value: 94000, gain: 1000}]", &[]);
    let gain = "\nsensitivity: [{value: 94000, gain: 2000}]";
    said(after, gain, &[codes::GAIN_WRONG]);
}

#[test]
fn what_stands_beside_an_initiative_follows_from_questionnaire_and_answers() {
    // `c` lifts what is not answered, and presupposes nothing.
    let c = "effort: 3, cost: 0, upkeep: 0";
    said(c, ", to_be_confirmed: true, after: []", &[]);
    said(
        c,
        ", to_be_confirmed: false",
        &[codes::TO_BE_CONFIRMED_WRONG],
    );
    said(c, ", after: [a]", &[codes::AFTER_WRONG]);
    // A quarter earlier, in Q2, `b` would find 10 − 4 person-days and 1000 − 100 of money.
    let b = "effort: 5, cost: 200, upkeep: 0";
    for (limit, wrong) in [
        (
            "what: capacity, quarter: 2027-Q2, free: 6, needed: 5",
            false,
        ),
        ("what: capacity, quarter: 2027-Q2, free: 4, needed: 5", true),
        ("what: capacity, quarter: 2027-Q2, free: 6, needed: 7", true),
        ("what: budget, year: 1, free: 900, needed: 200", false),
        ("what: budget, year: 1, free: 100, needed: 200", true),
        ("what: predecessor, initiative: a, quarter: 2027-Q2", false),
    ] {
        let codes: &[&str] = if wrong { &[codes::REASON_WRONG] } else { &[] };
        said(b, &format!(", limits: [{{{limit}}}]"), codes);
    }
}

#[test]
fn kind_and_initiative_of_a_date_are_those_of_its_id() {
    let date = "date: 2027-12";
    said(date, ", kind: reassessment, initiative: null", &[]);
    said(date, ", kind: stage1", &[codes::MILESTONE_WRONG]);
    said(date, ", initiative: a", &[codes::MILESTONE_WRONG]);
}

#[test]
fn what_is_done_by_the_plan_is_kept_up_in_every_quarter() {
    let mut held = sample();
    held.fixture.questionnaire.initiatives[E].upkeep = 2.0;
    held.expect(SOUND, &[codes::PERIOD_UPKEEP_WRONG; 4]);
    // What it costs every year falls in the quarter before that in which the first year ends.
    held.fixture.questionnaire.initiatives[E].upkeep = 0.0;
    held.fixture.questionnaire.initiatives[E].yearly_cost = 50.0;
    held.expect(SOUND, &[codes::PERIOD_COST_WRONG]);
    held.fixture.questionnaire.initiatives[E].yearly_cost = 701.0;
    let codes = [codes::BUDGET_EXCEEDED, codes::PERIOD_COST_WRONG];
    held.expect(SOUND, &codes);
}
