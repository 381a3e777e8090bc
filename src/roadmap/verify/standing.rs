//! Whether the roadmap leads where it says: the answers then effective are scored like any others.

use super::case::{Case, Effect};
use super::{Violation, codes};
use crate::gap::{Outcome, demands};
use crate::model::{
    Answer, Assessment, Given, Level, Quarter, QuestionIx, Sample, Score, WrittenStanding,
};
use crate::scoring::{Readiness, Scorecard, Verdict, score};

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let inputs = case.inputs;
    if let Some(today) = &case.written.today {
        compare(case, inputs.card, today, "today", None, found);
    }
    let effects = case.effects();
    for period in &case.written.periods {
        let at = period.quarter.since(case.limits.start);
        if !case.limits.places().contains(&at) {
            continue;
        }
        let then = projected(case, &effects, at);
        let card = score(inputs.questionnaire, &then, inputs.as_of);
        let quarter = period.quarter;
        let after = format!("after {quarter}");
        compare(case, &card, &period.standing, &after, Some(quarter), found);
        if period.cautious_floor.is_none() && period.cautious.is_none() {
            continue;
        }
        let card = score(
            inputs.questionnaire,
            &in_part(case, &effects, at, then),
            inputs.as_of,
        );
        if let Some(stated) = period.cautious_floor {
            let is = card.overall.figures.map(|f| Score::new(f.floor));
            if stated != is {
                let message = format!(
                    "the cautious floor after {quarter} is {}, but it must be {}",
                    figure(stated),
                    figure(is)
                );
                let violation = Violation::new(codes::CAUTIOUS_FLOOR_WRONG, message);
                let violation = violation.on_line(period.standing.line);
                found.push(violation.in_quarter(quarter));
            }
        }
        if let Some(stated) = &period.cautious {
            let when = format!("in the cautious case {after}");
            compare(case, &card, stated, &when, Some(quarter), found);
        }
    }
}

/// The same assessment where every answer that has risen has done so in part only: a sample of a thousand million shows
/// no more, which is as fine as scores are.
fn in_part(case: &Case<'_>, effects: &[Effect], at: i32, then: Assessment) -> Assessment {
    let mut partly = then;
    let share = case.limits.effect.get();
    for (ix, gap) in &case.gaps {
        // What has not risen is as it was, sample and all.
        if case.reached(effects, *ix, at) <= gap.from() {
            continue;
        }
        let Some(answer) = partly.answers.get_mut(ix.0).and_then(Option::as_mut) else {
            continue;
        };
        let Some(Given::Option(option)) = answer.given else {
            continue;
        };
        let to = case.inputs.questionnaire.options(*ix).get(option);
        let Some(to) = to.and_then(|option| option.score) else {
            continue;
        };
        let from = gap.from().get();
        let value = Score::new(from + share * (to - from)).get();
        answer.sample = Some(Sample {
            of: None,
            checked: 1_000_000_000,
            ok: (value * 1e9).round() as u32,
            failing: Vec::new(),
        });
    }
    partly
}

/// The assessment as it would be after a quarter.
fn projected(case: &Case<'_>, effects: &[Effect], at: i32) -> Assessment {
    let mut assessment = case.inputs.assessment.clone();
    let count = case.inputs.questionnaire.questions.len();
    assessment.answers.resize(count, None);
    for (ix, gap) in &case.gaps {
        let reached = case.reached(effects, *ix, at);
        if reached > gap.from()
            && let Some(option) = option_of(case, *ix, reached)
        {
            let before = assessment.answers[ix.0].take().unwrap_or_default();
            assessment.answers[ix.0] = Some(lifted(before, option));
        }
    }
    assessment
}

/// What was said of the answer before it was lifted no longer counts; its evidence stays. A weakness beside an answer makes
/// an opportunity of it at most, which no figure of a quarter tells.
fn lifted(before: Answer, option: usize) -> Answer {
    Answer {
        given: Some(Given::Option(option)),
        sample: None,
        responses: Vec::new(),
        grade: None,
        ..before
    }
}

/// The answer that has a value.
fn option_of(case: &Case<'_>, ix: QuestionIx, value: Score) -> Option<usize> {
    let mut options = case.inputs.questionnaire.options(ix).iter();
    options.position(|option| option.score.map(Score::new) == Some(value))
}

fn compare(
    case: &Case<'_>,
    card: &Scorecard,
    stated: &WrittenStanding,
    when: &str,
    quarter: Option<Quarter>,
    found: &mut Vec<Violation>,
) {
    let mut differ = |code, what: &str, stated_as: String, is: String| {
        if stated_as != is {
            let message = format!("{what} {when} is {stated_as}, but it must be {is}");
            let violation = Violation::new(code, message).on_line(stated.line);
            found.push(Violation {
                quarter,
                ..violation
            });
        }
    };
    let figures = card.overall.figures;
    differ(
        codes::FLOOR_WRONG,
        "the floor",
        figure(stated.floor),
        figure(figures.map(|f| Score::new(f.floor))),
    );
    differ(
        codes::SCORE_WRONG,
        "the score",
        figure(stated.score),
        figure(figures.and_then(|f| f.score).map(Score::new)),
    );
    let level = |level: Option<Level>| level.map_or_else(nothing, |level| level.to_string());
    differ(
        codes::LEVEL_WRONG,
        "the level",
        level(stated.level),
        level(card.overall.levels.as_ref().map(|levels| levels.level)),
    );
    let word = |word: Option<&str>| word.map_or_else(nothing, str::to_owned);
    differ(
        codes::VERDICT_WRONG,
        "the verdict",
        word(stated.verdict.as_deref()),
        word(card.overall.verdict.map(verdict)),
    );
    if let Some(conformity) = &stated.conformity {
        differ(
            codes::CONFORMITY_WRONG,
            "the conformity",
            word(conformity.as_deref()),
            word(card.conformity.map(readiness)),
        );
    }
    if let Some(target) = &stated.target {
        let inputs = case.inputs;
        let demands = demands(inputs.questionnaire, card, inputs.target);
        let worst = demands.into_iter().map(|demand| demand.outcome).max();
        differ(
            codes::TARGET_WRONG,
            "what becomes of the target",
            word(target.as_deref()),
            word(worst.map(outcome)),
        );
    }
    let counts = &card.overall.counts;
    for (what, number, is) in [
        ("the number of likely majors", stated.majors, counts.major),
        ("the number of likely minors", stated.minors, counts.minor),
    ] {
        if let Some(number) = number {
            differ(
                codes::COUNTS_WRONG,
                what,
                number.to_string(),
                is.to_string(),
            );
        }
    }
    for (id, floor) in &stated.areas {
        let area = case.inputs.questionnaire.find_area(id);
        let node = area.and_then(|area| card.areas.get(area.0));
        let is = node
            .and_then(|node| node.figures)
            .map(|f| Score::new(f.floor));
        let what = format!("the floor of `{id}`");
        differ(codes::AREA_FLOOR_WRONG, &what, figure(*floor), figure(is));
    }
}

fn figure(score: Option<Score>) -> String {
    score.map_or_else(nothing, |score| score.get().to_string())
}

fn nothing() -> String {
    "null".to_owned()
}

/// The words of the contract.
fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Major => "major",
        Verdict::NotAssessed => "not_assessed",
        Verdict::Minor => "minor",
        Verdict::Conforming => "conforming",
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotApplicable => "not_applicable",
        Outcome::Undecided => "undecided",
        Outcome::Missed => "missed",
    }
}

fn readiness(readiness: Readiness) -> &'static str {
    match readiness {
        Readiness::NotReady => "not_ready",
        Readiness::Indeterminate => "indeterminate",
        Readiness::ReadyWithActions => "ready_with_actions",
        Readiness::Ready => "ready",
        Readiness::NotApplicable => "not_applicable",
    }
}
