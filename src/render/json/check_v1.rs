//! The answer of `check` as JSON.

use serde::Serialize;

use crate::gap::{Criterion, Demanded, LoweredDemand, Outcome, Regression, Wanted};
use crate::model::{Level, QuestionIx, Score, Waiver};
use crate::report::{
    Baseline, Checked, EarlierTarget, Easing, GapReport, Gone, SameQuestionnaire, Unchecked,
};
use crate::scoring::NodeId;

use super::regressed_v1::regressed;
use super::{TOOL, words_v1 as words};

#[derive(Serialize)]
pub(super) struct Check {
    format: u8,
    tool: &'static str,
    outcome: &'static str,
    files: Vec<File>,
    unchecked: Vec<UncheckedOut>,
    gone: Vec<GoneOut>,
}

#[derive(Serialize)]
struct GoneOut {
    file: String,
    organisation: Option<String>,
    fails: bool,
}

#[derive(Serialize)]
struct BaselineOut {
    file: String,
    state: &'static str,
    moved_from: Option<String>,
    fault: Option<String>,
    questionnaire: Option<BaselineQuestionnaire>,
}

#[derive(Serialize)]
struct BaselineQuestionnaire {
    version: String,
    sha256: String,
    change: &'static str,
    dropped: Vec<String>,
}

#[derive(Serialize)]
struct UncheckedOut {
    file: String,
    exit: u8,
}

#[derive(Serialize)]
struct File {
    file: String,
    organisation: Option<String>,
    questionnaire: String,
    as_of: String,
    outcome: &'static str,
    criteria: Vec<CriterionOut>,
    baseline: Option<BaselineOut>,
    regressions: Option<Vec<RegressionOut>>,
    withdrawn: Option<Vec<String>>,
    unevidenced: Option<Vec<String>>,
    easings: Option<Vec<EasingOut>>,
    lowered_demands: Option<Vec<LoweredDemandOut>>,
    extended_waivers: Option<Vec<String>>,
    waivers: Vec<WaiverOut>,
}

#[derive(Serialize)]
struct CriterionOut {
    node: Node,
    what: &'static str,
    wanted: serde_json::Value,
    found: serde_json::Value,
    outcome: &'static str,
    blocking: Vec<String>,
    systemic: Vec<String>,
}

#[derive(Serialize)]
struct Node {
    kind: &'static str,
    id: String,
}

#[derive(Serialize)]
struct RegressionOut {
    node: Node,
    what: &'static str,
    before: serde_json::Value,
    now: serde_json::Value,
    lowered_by: Vec<String>,
    fails: bool,
}

#[derive(Serialize)]
struct EasingOut {
    what: &'static str,
    before: Option<String>,
    now: Option<String>,
    questions: Vec<String>,
    fails: bool,
}

#[derive(Serialize)]
struct LoweredDemandOut {
    node: Node,
    what: &'static str,
    before: serde_json::Value,
    now: serde_json::Value,
    fails: bool,
}

#[derive(Serialize)]
struct WaiverOut {
    id: String,
    counts: bool,
}

impl Check {
    pub(super) fn new(checked: &[Checked<'_>], unchecked: &[Unchecked], gone: &[Gone]) -> Self {
        let lost = gone.iter().filter(|one| one.fails);
        let worst = checked
            .iter()
            .map(Checked::outcome)
            .chain(lost.map(|_| Outcome::Missed))
            .max()
            .unwrap_or(Outcome::NotApplicable);
        Self {
            format: 1,
            tool: TOOL,
            outcome: if unchecked.is_empty() {
                words::outcome(worst)
            } else {
                "failed"
            },
            files: checked.iter().map(file).collect(),
            unchecked: unchecked
                .iter()
                .map(|u| UncheckedOut {
                    file: u.file.clone(),
                    exit: if u.unreadable { 4 } else { 2 },
                })
                .collect(),
            gone: gone
                .iter()
                .map(|one| GoneOut {
                    file: one.file.clone(),
                    organisation: one.organisation.clone(),
                    fails: one.fails,
                })
                .collect(),
        }
    }
}

fn file(checked: &Checked<'_>) -> File {
    let report = &checked.report;
    let questionnaire = report.questionnaire();
    let regressions = checked.regressions();
    let ids = |questions: &[QuestionIx]| -> Vec<String> {
        let ids = questions.iter();
        ids.map(|ix| questionnaire.question(*ix).id.to_string())
            .collect()
    };
    File {
        file: checked.file.clone(),
        organisation: report.assessment().organisation.clone(),
        questionnaire: format!("{}@{}", questionnaire.id, questionnaire.version),
        as_of: report.inputs.as_of.to_string(),
        outcome: words::outcome(checked.outcome()),
        criteria: checked
            .criteria
            .iter()
            .map(|c| criterion(report, c))
            .collect(),
        baseline: baseline(checked),
        regressions: regressions.map(|all| all.iter().map(|r| regression(checked, r)).collect()),
        withdrawn: checked.earlier().map(|earlier| ids(&earlier.withdrawn)),
        unevidenced: checked.earlier().map(|earlier| ids(&earlier.unevidenced())),
        easings: checked.earlier().map(|earlier| {
            let easings = earlier.easings.iter();
            easings.map(|one| easing(checked, one)).collect()
        }),
        lowered_demands: target_then(checked).map(|(lowered, _)| {
            let lowered = lowered.iter();
            lowered.map(|one| lowered_demand(checked, one)).collect()
        }),
        extended_waivers: target_then(checked).map(|(_, waivers)| {
            let waivers = waivers.iter();
            waivers.map(|waiver| waiver.id.to_string()).collect()
        }),
        waivers: report
            .waivers()
            .map(|(w, counts)| WaiverOut {
                id: w.id.to_string(),
                counts,
            })
            .collect(),
    }
}

fn baseline(checked: &Checked<'_>) -> Option<BaselineOut> {
    let without = |file: &str, state| BaselineOut {
        file: file.to_owned(),
        state,
        moved_from: None,
        fault: None,
        questionnaire: None,
    };
    Some(match &checked.baseline {
        Baseline::None => return None,
        Baseline::New(file) => without(file, "new"),
        Baseline::Faulty(fault) => BaselineOut {
            fault: Some(fault.why.clone()),
            ..without(&fault.file, "faulty")
        },
        Baseline::Is(earlier) => BaselineOut {
            moved_from: earlier.file.moved_from.clone(),
            questionnaire: Some(BaselineQuestionnaire {
                version: earlier.questionnaire.version.clone(),
                sha256: earlier.file.digests.0.clone(),
                change: match earlier.same_questionnaire {
                    SameQuestionnaire::Same => "none",
                    SameQuestionnaire::NewVersion => "version",
                    SameQuestionnaire::Edited => "edited",
                },
                dropped: earlier.dropped.iter().map(ToString::to_string).collect(),
            }),
            ..without(&earlier.file.file, "compared")
        },
    })
}

fn node(report: &GapReport<'_>, id: &NodeId) -> Node {
    let questionnaire = report.questionnaire();
    match id {
        NodeId::Overall => Node {
            kind: "overall",
            id: "overall".to_owned(),
        },
        NodeId::Section(ix) => Node {
            kind: "section",
            id: questionnaire.section(*ix).id.to_string(),
        },
        NodeId::Area(ix) => Node {
            kind: "area",
            id: questionnaire.area(*ix).id.to_string(),
        },
        NodeId::Reference(_, id) => Node {
            kind: "reference",
            id: id.to_string(),
        },
    }
}

fn criterion(report: &GapReport<'_>, criterion: &Criterion) -> CriterionOut {
    use serde_json::json;
    let (what, wanted, found) = match criterion.wanted {
        Wanted::Score { target, found } => (
            "score",
            json!(target.get()),
            json!({"floor": found.map(|f| f.0.get()), "ceiling": found.map(|f| f.1.get())}),
        ),
        Wanted::Level { target, found } => (
            "level",
            json!(target.get()),
            json!({"level": found.map(|f| f.0.get()), "level_ceiling": found.map(|f| f.1.get())}),
        ),
        Wanted::Conformity {
            target,
            max_minors,
            majors,
            minors,
            open,
            out_of_scope,
            waived,
        } => (
            "conformity",
            json!({"conformity": words::conformity(target), "max_minors": max_minors}),
            json!({"major": majors, "minor": minors, "not_assessed": open, "out_of_scope": out_of_scope, "waived": waived}),
        ),
        Wanted::Completeness { target, found } => (
            "completeness",
            json!(target.get()),
            json!(found.map(Score::get)),
        ),
        Wanted::Evidenced { target, found } => (
            "evidenced",
            json!(target.get()),
            json!(found.map(Score::get)),
        ),
    };
    let question = |ix: &QuestionIx| report.questionnaire().question(*ix).id.to_string();
    CriterionOut {
        node: node(report, &criterion.node),
        what,
        wanted,
        found,
        outcome: words::outcome(criterion.outcome),
        blocking: criterion.blocking.iter().map(question).collect(),
        systemic: criterion
            .systemic
            .iter()
            .map(|s| report.questionnaire().section(*s).id.to_string())
            .collect(),
    }
}

fn regression(checked: &Checked<'_>, regression: &Regression) -> RegressionOut {
    let report = &checked.report;
    let lowering = checked.lowering(regression);
    let question = |ix: QuestionIx| report.questionnaire().question(ix).id.to_string();
    let (what, before, now) = regressed(&regression.lost);
    RegressionOut {
        node: node(report, &regression.node),
        what,
        before,
        now,
        lowered_by: lowering.into_iter().map(question).collect(),
        fails: checked.counts(regression),
    }
}

/// What the target demands less than in the baseline, and what it passes over in addition, if they were compared.
fn target_then<'c>(checked: &'c Checked<'_>) -> Option<(&'c [LoweredDemand], &'c [Waiver])> {
    match &checked.earlier()?.target {
        EarlierTarget::Known { lowered, waivers } => Some((lowered, waivers)),
        EarlierTarget::Unknown | EarlierTarget::Missing(_) | EarlierTarget::Faulty(_) => None,
    }
}

fn lowered_demand(checked: &Checked<'_>, lowered: &LoweredDemand) -> LoweredDemandOut {
    use serde_json::json;
    let score = |score: Option<Score>| json!(score.map(Score::get));
    let (what, before, now) = match lowered.demanded {
        Demanded::Score(b, n) => ("score", score(Some(b)), score(n)),
        Demanded::Level(b, n) => ("level", json!(b.get()), json!(n.map(Level::get))),
        Demanded::Conformity(b, n) => (
            "conformity",
            json!(words::conformity(b)),
            json!(n.map(words::conformity)),
        ),
        Demanded::MaxMinors(b, n) => ("max_minors", json!(b), json!(n)),
        Demanded::Completeness(b, n) => ("completeness", score(Some(b)), score(n)),
        Demanded::Evidenced(b, n) => ("evidenced", score(Some(b)), score(n)),
    };
    LoweredDemandOut {
        node: node(&checked.report, &lowered.node),
        what,
        before,
        now,
        fails: checked.demands_less(),
    }
}

fn easing(checked: &Checked<'_>, easing: &Easing) -> EasingOut {
    let (what, before, now) = match easing {
        Easing::Organisation { was, is } => ("organisation", Some(was.clone()), Some(is.clone())),
        Easing::Day { was, is } => ("date", Some(was.to_string()), Some(is.to_string())),
        Easing::Target(_) => ("target", None, None),
        Easing::Questionnaire(_) => ("questionnaire", None, None),
        Easing::Grades(_) => ("grades", None, None),
    };
    let questionnaire = checked.report.questionnaire();
    let questions = easing.questions().into_iter();
    EasingOut {
        what,
        before,
        now,
        questions: questions
            .map(|ix| questionnaire.question(ix).id.to_string())
            .collect(),
        fails: checked.is_stopped_by(easing),
    }
}
