//! Whether the requirements are closed in time for the certification wanted, or a conflict says that they are not.

use std::collections::BTreeSet;

use super::case::Case;
use super::work::Done;
use super::{Violation, codes};
use crate::model::{Conformity, Due, Month, Obligation, QuestionIx, Score, WrittenConflictKind};
use crate::scoring::Judgement;

/// Months from the milestone to the decision.
pub(super) fn months_before(due: Due) -> i32 {
    match due {
        Due::InternalAudit => 5,
        Due::ManagementReview => 4,
        Due::Stage1 => 3,
        Due::Stage2 => 2,
    }
}

pub(super) fn check(case: &Case<'_>, found: &mut Vec<Violation>) {
    let late = case
        .limits
        .certification
        .map(|decision| late(case, decision))
        .unwrap_or_default();
    let ids: BTreeSet<&str> = late.iter().map(|ix| case.question_id(*ix)).collect();
    let mut told = false;
    for conflict in &case.written.conflicts {
        let WrittenConflictKind::Certification {
            wanted,
            earliest,
            late: stated,
        } = &conflict.kind
        else {
            continue;
        };
        told = true;
        let mut wrong = |code, message: String| {
            found.push(Violation::new(code, message).on_line(conflict.line));
        };
        let Some(decision) = case.limits.certification else {
            let message = "a conflict is stated about a certification, but the plan wants none";
            wrong(codes::CONFLICT_UNFOUNDED, message.to_owned());
            continue;
        };
        if *wanted != decision {
            let message =
                format!("a conflict says that {wanted} is wanted, but the plan wants {decision}");
            wrong(codes::CONFLICT_WRONG, message);
        }
        if ids.is_empty() {
            let message = format!(
                "a conflict says that the certification of {decision} cannot be held, but this roadmap holds it"
            );
            wrong(codes::CONFLICT_UNFOUNDED, message);
        }
        if let Some(earliest) = earliest.filter(|earliest| *earliest <= decision) {
            let message = format!(
                "a conflict says that {decision} cannot be held, but {earliest}, which is no later, can"
            );
            wrong(codes::CONFLICT_WRONG, message);
        }
        let stated = stated.as_ref().map(|all| all.iter().map(String::as_str));
        let stated: Option<BTreeSet<&str>> = stated.map(Iterator::collect);
        if let Some(stated) = stated.filter(|stated| *stated != ids) {
            let message = format!(
                "a conflict says that these are closed too late: {}; but it is: {}",
                listed(&stated),
                listed(&ids)
            );
            wrong(codes::CONFLICT_WRONG, message);
        }
    }
    if let (Some(decision), false, false) = (case.limits.certification, told, ids.is_empty()) {
        let message = format!(
            "for a certification in {decision} these are closed too late, and no conflict says so: {}",
            listed(&ids)
        );
        found.push(Violation::new(codes::CERTIFICATION_MISSED, message));
    }
    if let (Some(decision), false) = (case.limits.certification, told) {
        check_open(case, decision, found);
    }
}

/// The requirements that are closed too late, or not at all, as far as the target forbids that: likely majors and what is
/// not assessed by their milestones, likely minors before stage 2 unless they are no more than the target allows.
fn late(case: &Case<'_>, decision: Month) -> Vec<QuestionIx> {
    let effects = case.effects();
    let available = available(case);
    let (mut late, mut minors, mut stays) = (Vec::new(), Vec::new(), Vec::new());
    for ix in requirements(case) {
        let grave = is_grave(case, ix);
        let due = case.inputs.questionnaire.question(ix).due;
        let due = match grave {
            true => due.unwrap_or(Due::InternalAudit),
            false => Due::Stage2,
        };
        let until = last_before(case, due, decision);
        if until >= case.limits.places().end {
            continue;
        }
        let lifts = available.iter().flat_map(|p| &case.works[*p].lifts);
        let best = lifts.filter(|(question, _)| *question == ix);
        let best: Option<Score> = best.map(|(_, to)| *to).max();
        let in_time = best.is_some_and(|best| case.reached(&effects, ix, until) >= best);
        // Whatever is done, a minor remains.
        if best != Some(Score::ONE) {
            stays.push(ix);
        }
        match grave {
            true if !in_time => late.push(ix),
            false if !in_time && best == Some(Score::ONE) => minors.push(ix),
            _ => {}
        }
    }
    let allowed = allowed(case);
    let too_many = |count: usize| allowed.is_some_and(|most| count > most as usize);
    if too_many(minors.len() + stays.len()) && !minors.is_empty() {
        late.extend(minors);
    }
    if too_many(stays.len()) {
        late.extend(stays);
    }
    late.sort_unstable();
    late.dedup();
    late
}

/// What is open before stage 2 and no conflict speaks of: whether the roadmap says so.
fn check_open(case: &Case<'_>, decision: Month, found: &mut Vec<Violation>) {
    let Some(stated) = &case.written.open_at_audit else {
        return;
    };
    let until = last_before(case, Due::Stage2, decision);
    let effects = case.effects();
    let is_open = |ix: &QuestionIx| case.reached(&effects, *ix, until) < Score::ONE;
    let open: BTreeSet<&str> = match until < case.limits.places().end {
        true => requirements(case)
            .filter(is_open)
            .map(|ix| case.question_id(ix))
            .collect(),
        false => BTreeSet::new(),
    };
    let said: BTreeSet<&str> = stated
        .questions
        .iter()
        .map(|name| name.id.as_str())
        .collect();
    let line = stated.line;
    if said != open {
        let message = format!(
            "these are said to be open at the audit: {}; but it is: {}",
            listed(&said),
            listed(&open)
        );
        found.push(Violation::new(codes::OPEN_AT_AUDIT_WRONG, message).on_line(line));
    }
    if stated.allowed != allowed(case) {
        let minors = |most: Option<u32>| most.map_or("any number".to_owned(), |m| m.to_string());
        let message = format!(
            "the minors allowed at the audit are {}, but by the target {}",
            minors(stated.allowed),
            minors(allowed(case))
        );
        found.push(Violation::new(codes::OPEN_AT_AUDIT_WRONG, message).on_line(line));
    }
}

/// The requirements that are below their targets.
fn requirements(case: &Case<'_>) -> impl Iterator<Item = QuestionIx> {
    let questionnaire = case.inputs.questionnaire;
    let all = case.gaps.keys().copied();
    all.filter(move |ix| questionnaire.question(*ix).obligation == Obligation::Shall)
}

/// The last quarter that ends before the month of a milestone, counted from the first of the roadmap.
fn last_before(case: &Case<'_>, due: Due, decision: Month) -> i32 {
    let month = decision.plus(-months_before(due));
    month.quarter().plus(-1).since(case.limits.start)
}

/// How many minors the target allows at the audit; nothing: any number.
fn allowed(case: &Case<'_>) -> Option<u32> {
    match case.inputs.target.conformity {
        Some(Conformity::Ready) => Some(0),
        _ => case.inputs.target.max_minors,
    }
}

/// Whether a requirement must be closed by its milestone: it is a likely major, alone or with others of its section,
/// nothing is known of it, or the target allows no minor.
fn is_grave(case: &Case<'_>, ix: QuestionIx) -> bool {
    let (card, questionnaire) = (case.inputs.card, case.inputs.questionnaire);
    let scored = card.question(ix);
    let systemic = &card.systemic[questionnaire.question(ix).section.0];
    let together = systemic.as_ref().is_some_and(|s| s.failing.contains(&ix));
    let unknown = scored.scored().is_none();
    let alone = matches!(
        scored.judgement,
        None | Some(Judgement::Major | Judgement::NotAssessed)
    );
    alone || together || unknown || allowed(case) == Some(0)
}

/// What can be done at all: neither excluded nor dependent on what is.
pub(super) fn available(case: &Case<'_>) -> Vec<usize> {
    let excluded = |place: usize| {
        case.works[place].done != Some(Done::ByPlan)
            && case.inputs.plan.exclude.contains_key(&place)
    };
    let all = 0..case.works.len();
    let mut out: Vec<bool> = all.clone().map(excluded).collect();
    loop {
        let blocked = |place: &usize| {
            let free = case.is_done(*place) || case.started(*place).is_some();
            let mut before = case.after(*place).iter();
            !out[*place] && !free && before.any(|b| out[*b] && !case.is_done(*b))
        };
        let more: Vec<usize> = all.clone().filter(blocked).collect();
        if more.is_empty() {
            return all.filter(|place| !out[*place]).collect();
        }
        for place in more {
            out[place] = true;
        }
    }
}

fn listed(ids: &BTreeSet<&str>) -> String {
    if ids.is_empty() {
        return "none".to_owned();
    }
    let all: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    all.join(", ")
}
