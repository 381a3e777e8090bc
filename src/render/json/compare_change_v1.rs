//! What changed between two assessments, as JSON.

use serde::Serialize;
use serde_json::{Value, json};

use crate::comparison::{
    Change, EvidenceLost, Loss, Move, MoveKind, NodeChange, Origins, Pair, Side, Status,
};
use crate::gap::Regression;
use crate::model::{ProfileChoice, QuestionIx, Score, SectionIx};
use crate::scoring::{NodeId, NotApplicable, QuestionState};

use super::compare_node_v1::{Node, node};
use super::regressed_v1::regressed;
use super::words_v1 as words;

#[derive(Serialize)]
pub(super) struct ChangeOut {
    from: String,
    to: String,
    origins: Option<OriginsOut>,
    areas: Vec<NodeOut>,
    sections: Vec<NodeOut>,
    questions: Vec<MoveOut>,
    systemic_closed: Vec<String>,
    systemic_left: Vec<String>,
    systemic_opened: Vec<String>,
    evidence_lost: Vec<EvidenceOut>,
    scope: Value,
    regressions: Vec<RegressionOut>,
}

/// The change of the certain score in parts that add up to it; each from -1 to 1.
#[derive(Serialize)]
struct OriginsOut {
    before: f64,
    after: f64,
    change: f64,
    improved: f64,
    answered: f64,
    worsened: f64,
    lapsed: f64,
    scope: f64,
    applicability: f64,
    questionnaire: f64,
}

#[derive(Serialize)]
struct NodeOut {
    id: String,
    before_id: Option<String>,
    title: String,
    before: Option<Node>,
    after: Option<Node>,
}

#[derive(Serialize)]
struct MoveOut {
    id: String,
    before_id: Option<String>,
    what: &'static str,
    before: StatusOut,
    after: StatusOut,
    points: f64,
}

#[derive(Serialize)]
struct StatusOut {
    status: &'static str,
    state: Option<&'static str>,
    value: Option<f64>,
    grade: Option<&'static str>,
    evidenced: Option<bool>,
}

#[derive(Serialize)]
struct EvidenceOut {
    id: String,
    what: &'static str,
    value_before: Option<f64>,
    value_after: Option<f64>,
}

#[derive(Serialize)]
struct RegressionOut {
    kind: &'static str,
    id: String,
    what: &'static str,
    before: Value,
    now: Value,
}

/// Rounded to 9 decimals, with its sign.
fn signed(value: f64) -> f64 {
    let rounded = (value * 1e9).round() / 1e9;
    // A negative nothing is nothing.
    if rounded == 0.0 { 0.0 } else { rounded }
}

impl ChangeOut {
    pub(super) fn new(change: &Change<'_, '_>, from: &str, to: &str) -> Self {
        let (before, after) = (change.before, change.after);
        let section = |pair: &Pair<SectionIx>| match (pair.after, pair.before) {
            (Some(ix), _) => after.questionnaire.section(ix).id.to_string(),
            (None, Some(ix)) => before.questionnaire.section(ix).id.to_string(),
            (None, None) => String::new(),
        };
        let systemic = |all: &[Pair<SectionIx>]| all.iter().map(section).collect();
        let moves = change.moves.iter();
        let mut questions: Vec<&Move> = moves.filter(|one| one.kind != MoveKind::Outside).collect();
        questions.sort_by_key(|one| (one.pair.after.is_none(), one.pair.after, one.pair.before));
        Self {
            from: from.to_owned(),
            to: to.to_owned(),
            origins: change.origins.as_ref().map(origins),
            areas: change.areas().iter().map(|n| node_out(change, n)).collect(),
            sections: change
                .sections()
                .iter()
                .map(|n| node_out(change, n))
                .collect(),
            questions: questions.iter().map(|one| question(change, one)).collect(),
            systemic_closed: systemic(&change.systemic_closed),
            systemic_left: systemic(&change.systemic_left),
            systemic_opened: systemic(&change.systemic_opened),
            evidence_lost: change
                .evidence_lost
                .iter()
                .map(|e| evidence(change, e))
                .collect(),
            scope: scope(change),
            regressions: change
                .regressions
                .iter()
                .map(|r| regression(after, r))
                .collect(),
        }
    }
}

fn origins(origins: &Origins) -> OriginsOut {
    OriginsOut {
        before: signed(origins.before),
        after: signed(origins.after),
        change: signed(origins.total()),
        improved: signed(origins.improved),
        answered: signed(origins.answered),
        worsened: signed(origins.worsened),
        lapsed: signed(origins.lapsed),
        scope: signed(origins.scope),
        applicability: signed(origins.applicability),
        questionnaire: signed(origins.questionnaire),
    }
}

fn node_id(side: &Side<'_>, id: &NodeId) -> (String, String) {
    let asked = side.questionnaire;
    match id {
        NodeId::Overall => ("overall".to_owned(), String::new()),
        NodeId::Section(ix) => {
            let section = asked.section(*ix);
            (section.id.to_string(), section.title.clone())
        }
        NodeId::Area(ix) => {
            let area = asked.area(*ix);
            (area.id.to_string(), area.title.clone())
        }
        NodeId::Reference(_, id) => (id.to_string(), String::new()),
    }
}

fn node_out(change: &Change<'_, '_>, one: &NodeChange) -> NodeOut {
    let then = one.before.as_ref().map(|id| node_id(change.before, id));
    let now = one.after.as_ref().map(|id| node_id(change.after, id));
    let figures = |side: &Side<'_>, id: &Option<NodeId>| {
        let found = id.as_ref().and_then(|id| side.node(id));
        found.map(|found| node(found, None))
    };
    let (id, title) = now.clone().or(then.clone()).unwrap_or_default();
    NodeOut {
        before_id: then.map(|(id, _)| id).filter(|before| *before != id),
        id,
        title,
        before: figures(change.before, &one.before),
        after: figures(change.after, &one.after),
    }
}

/// The id of a question now, else before; and its id before, if it was another.
fn ids(change: &Change<'_, '_>, pair: Pair<QuestionIx>) -> (String, Option<String>) {
    let id = |side: &Side<'_>, ix: QuestionIx| side.questionnaire.question(ix).id.to_string();
    let then = pair.before.map(|ix| id(change.before, ix));
    let now = pair.after.map(|ix| id(change.after, ix));
    let own = now.or(then.clone()).unwrap_or_default();
    let before = then.filter(|then| *then != own);
    (own, before)
}

fn question(change: &Change<'_, '_>, one: &Move) -> MoveOut {
    let (id, before_id) = ids(change, one.pair);
    let pulls = change.origins.iter().flat_map(|origins| &origins.pulls);
    let mut own = pulls.filter(|pull| pull.pair == one.pair);
    MoveOut {
        id,
        before_id,
        what: match one.kind {
            MoveKind::Closed => "closed",
            MoveKind::Eased => "eased",
            MoveKind::Remains => "remains",
            MoveKind::Deepened => "deepened",
            MoveKind::Opened => "opened",
            MoveKind::Found => "found",
            MoveKind::Confirmed => "confirmed",
            MoveKind::LostSight => "lost_sight",
            MoveKind::StillOpen => "still_open",
            MoveKind::Left => "left",
            MoveKind::Entered => "entered",
            MoveKind::Holds => "holds",
            MoveKind::Outside => "outside",
        },
        before: status(change.before, one.pair.before, one.before),
        after: status(change.after, one.pair.after, one.after),
        points: signed(own.next().map_or(0.0, |pull| pull.points)),
    }
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Absent => "absent",
        Status::OutOfScope => "out_of_scope",
        Status::NotApplicable => "not_applicable",
        Status::Open => "open",
        Status::Gap => "gap",
        Status::Met => "met",
    }
}

/// Unknown is kept apart from missing.
fn state(state: QuestionState) -> &'static str {
    match state {
        QuestionState::Assessed => "assessed",
        QuestionState::Missing => "missing",
        QuestionState::Unknown => "unknown",
        QuestionState::Disputed => "disputed",
        QuestionState::NotApplicable(_) => "not_applicable",
        QuestionState::OutOfScope => "out_of_scope",
    }
}

fn status(side: &Side<'_>, ix: Option<QuestionIx>, status: Status) -> StatusOut {
    let question = ix.map(|ix| side.card.question(ix));
    let finding = ix.and_then(|ix| side.finding(ix));
    StatusOut {
        status: status_word(status),
        state: question.map(|question| state(question.state)),
        value: question
            .and_then(|question| question.scored())
            .map(Score::get),
        grade: finding
            .and_then(|(_, finding)| finding.grade)
            .map(words::grade),
        evidenced: question
            .filter(|question| question.scored().is_some())
            .map(|question| question.evidenced),
    }
}

fn evidence(change: &Change<'_, '_>, one: &EvidenceLost) -> EvidenceOut {
    let value = |side: &Side<'_>, ix| side.card.question(ix).scored().map(Score::get);
    EvidenceOut {
        id: ids(change, one.pair).0,
        what: match one.loss {
            Loss::Expired => "expired",
            Loss::Gone => "gone",
            Loss::Weaker => "weaker",
        },
        value_before: value(change.before, one.before),
        value_after: value(change.after, one.after),
    }
}

fn scope(change: &Change<'_, '_>) -> Value {
    let (before, after, scope) = (change.before, change.after, &change.scope);
    let questions = |side: &Side<'_>, all: &[QuestionIx]| -> Vec<String> {
        let id = |ix: &QuestionIx| side.questionnaire.question(*ix).id.to_string();
        all.iter().map(id).collect()
    };
    let sections = |side: &Side<'_>, all: &[SectionIx]| -> Vec<String> {
        let id = |ix: &SectionIx| side.questionnaire.section(*ix).id.to_string();
        all.iter().map(id).collect()
    };
    let withdrawn = scope.withdrawn.iter().map(|one| {
        let why = match one.why {
            NotApplicable::Condition => "condition",
            NotApplicable::Answer => "answer",
            NotApplicable::Informs => "informs",
        };
        json!({
            "id": after.questionnaire.question(one.question).id.as_str(),
            "before": status_word(one.before),
            "why": why,
        })
    });
    let profile = scope.profile.iter().filter_map(|(place, then, now)| {
        let question = after.questionnaire.profile.get(*place)?;
        let answer = |choice: &ProfileChoice| {
            let found = question.answers.get((*choice)?);
            found.map(|answer| answer.id.as_str())
        };
        Some(json!({"id": question.id.as_str(), "before": answer(then), "after": answer(now)}))
    });
    let restored: Vec<QuestionIx> = scope
        .restored
        .iter()
        .filter_map(|pair| pair.after)
        .collect();
    json!({
        "same": scope.is_same(),
        "words": scope.words,
        "questionnaire": scope.questionnaire,
        "new_questions": questions(after, &scope.new_questions),
        "dropped_questions": questions(before, &scope.dropped_questions),
        "sections_entered": sections(after, &scope.sections_entered),
        "sections_left": sections(before, &scope.sections_left),
        "withdrawn": withdrawn.collect::<Vec<_>>(),
        "restored": questions(after, &restored),
        "gaps_left": scope.gaps_left,
        "profile": profile.collect::<Vec<_>>(),
    })
}

fn regression(after: &Side<'_>, regression: &Regression) -> RegressionOut {
    let (what, before, now) = regressed(&regression.lost);
    RegressionOut {
        kind: match regression.node {
            NodeId::Overall => "overall",
            NodeId::Section(_) => "section",
            NodeId::Area(_) => "area",
            NodeId::Reference(..) => "reference",
        },
        id: node_id(after, &regression.node).0,
        what,
        before,
        now,
    }
}
