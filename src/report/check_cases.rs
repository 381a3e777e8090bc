//! A check as tests: one for each demand, each comparison with the baseline and each question that applies.

use std::collections::BTreeMap;

use crate::gap::Outcome;
use crate::model::SectionIx;

use super::check_result::{CheckResult, CheckRule, Severity, Unchecked};
use super::checked::{Baseline, Checked};
use super::criterion::demand;
use super::earlier_target;
use super::{lowered, wording};

/// All tests of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckSuite {
    /// The file, as given.
    pub file: String,
    /// Facts, by name: organisation, questionnaire, as-of day.
    pub facts: Vec<(&'static str, String)>,
    /// The tests.
    pub cases: Vec<CheckCase>,
}

/// One test.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckCase {
    /// What it belongs to: target, baseline, waivers, a section.
    pub group: String,
    /// Its name, the same every time.
    pub name: String,
    /// What became of it.
    pub outcome: CaseOutcome,
}

/// What became of a test.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseOutcome {
    /// Passed, with a remark if there is one.
    Passed(Option<String>),
    /// It is why the check fails: the kind of result, its title and the whole message.
    Failed(&'static str, String, String),
    /// Neither passed nor failed: undecided, open or waived.
    Skipped(String),
    /// It could not be said: the file is invalid or unreadable. As in `Failed`.
    Broken(&'static str, String, String),
}

/// A checked file as tests, from its results. Questions that do not apply are no tests.
pub fn check_suite(checked: &Checked<'_>, results: &[CheckResult]) -> CheckSuite {
    let report = &checked.report;
    let questionnaire = report.questionnaire();
    let mut cases = demands(checked);
    cases.extend(baseline(checked));
    let by_subject: BTreeMap<&str, Vec<&CheckResult>> =
        results.iter().fold(BTreeMap::new(), |mut all, result| {
            let list: &mut Vec<&CheckResult> = all.entry(result.subject.as_str()).or_default();
            list.push(result);
            all
        });
    let none = Vec::new();
    let of = |subject: &str, rules: &[CheckRule]| -> Option<&CheckResult> {
        let all = by_subject.get(subject).unwrap_or(&none);
        all.iter().copied().find(|r| rules.contains(&r.rule))
    };
    for result in results.iter().filter(|r| r.rule == CheckRule::SYSTEMIC) {
        cases.push(CheckCase {
            group: section(checked, result),
            name: format!("{}: the section as a whole", result.subject),
            outcome: outcome_of(result),
        });
    }
    for ix in questionnaire.question_places() {
        let scored = report.card.question(ix);
        if !scored.applies() {
            continue;
        }
        let question = questionnaire.question(ix);
        let id = question.id.as_str();
        let found = of(id, &FINDINGS);
        let waived = |r: &&CheckResult| r.waived.is_some();
        let outcome = match found {
            Some(result) if waived(&result) => outcome_of(result),
            _ if scored.scored().is_none() => {
                let state = wording::question_state(scored.state);
                CaseOutcome::Skipped(format!("{id} is open: {state}"))
            }
            Some(result) => outcome_of(result),
            None => CaseOutcome::Passed(None),
        };
        cases.push(CheckCase {
            group: wording::section_name(questionnaire, question.section),
            name: format!("{id}: {}", question.text),
            outcome,
        });
    }
    for result in results
        .iter()
        .filter(|r| [CheckRule::WAIVER_INEFFECTIVE, CheckRule::WAIVER_ENDING].contains(&r.rule))
    {
        cases.push(CheckCase {
            group: "Waivers".to_owned(),
            name: format!("waiver of {}", result.subject),
            outcome: CaseOutcome::Passed(Some(result.message.clone())),
        });
    }
    let mut facts = vec![
        (
            "questionnaire",
            format!("{}@{}", questionnaire.id, questionnaire.version),
        ),
        ("as_of", report.inputs.as_of.to_string()),
        ("outcome", wording::outcome(checked.outcome()).to_owned()),
    ];
    if let Some(organisation) = &report.assessment().organisation {
        facts.insert(0, ("organisation", organisation.clone()));
    }
    CheckSuite {
        file: checked.file.clone(),
        facts,
        cases,
    }
}

/// The rules of findings on single questions.
const FINDINGS: [CheckRule; 5] = [
    CheckRule::MAJOR,
    CheckRule::MINOR,
    CheckRule::BELOW_TARGET,
    CheckRule::NOT_ASSESSED,
    CheckRule::OPPORTUNITY,
];

/// A file that could not be checked, as tests that could not be made.
pub fn unchecked_suite(unchecked: &Unchecked) -> CheckSuite {
    let case = |result: &CheckResult| CheckCase {
        group: "File".to_owned(),
        name: format!("{}:{}: {}", result.file, placed(result), result.title),
        outcome: CaseOutcome::Broken(result.rule.id, result.title.clone(), whole(result)),
    };
    let broken = unchecked.results.iter();
    CheckSuite {
        file: unchecked.file.clone(),
        facts: Vec::new(),
        cases: broken
            .filter(|r| r.severity == Severity::Error)
            .map(case)
            .collect(),
    }
}

fn demands(checked: &Checked<'_>) -> Vec<CheckCase> {
    let questionnaire = checked.report.questionnaire();
    let case = |criterion: &crate::gap::Criterion| {
        let node = wording::node_name(questionnaire, &criterion.node);
        let (what, wanted, found) = demand(questionnaire, criterion);
        let found = format!("{node}, {what}: {wanted} is wanted, found {found}");
        CheckCase {
            group: "Target".to_owned(),
            name: format!("{node}: {what} {wanted}"),
            outcome: match criterion.outcome {
                Outcome::Met => CaseOutcome::Passed(Some(found)),
                Outcome::Missed => {
                    CaseOutcome::Failed(CheckRule::TARGET_MISSED.id, found.clone(), found)
                }
                Outcome::Undecided => CaseOutcome::Skipped(format!("undecided: {found}")),
                Outcome::NotApplicable => CaseOutcome::Skipped("nothing of it applies".to_owned()),
            },
        }
    };
    checked.criteria.iter().map(case).collect()
}

/// One test for the whole, each area and each section that is lower; one if nothing is.
fn baseline(checked: &Checked<'_>) -> Vec<CheckCase> {
    let case = |name: String, outcome| CheckCase {
        group: "Baseline".to_owned(),
        name,
        outcome,
    };
    let questionnaire = checked.report.questionnaire();
    let earlier = match &checked.baseline {
        Baseline::None => return Vec::new(),
        Baseline::New(path) => {
            let why = format!("there is no {path}, so this assessment is new");
            return vec![case(NOTHING_LOWER.to_owned(), CaseOutcome::Skipped(why))];
        }
        Baseline::Faulty(fault) => {
            let why = lowered::not_compared(fault);
            return vec![case(NOTHING_LOWER.to_owned(), CaseOutcome::Skipped(why))];
        }
        Baseline::Is(earlier) => earlier,
    };
    let mut cases: Vec<CheckCase> = Vec::new();
    for regression in &earlier.regressions {
        let fall = lowered::fall(questionnaire, regression);
        let ids = earlier.lowering(questionnaire, regression).into_iter();
        let ids: Vec<String> = ids.map(|ix| lowered::placed(checked, ix)).collect();
        let by = if ids.is_empty() {
            String::new()
        } else {
            format!(". Lowered by {}", wording::listed(&ids))
        };
        let (what, ..) = lowered::parts(questionnaire, regression);
        let whole = format!("{fall}{by}");
        let outcome = if checked.counts(regression) {
            CaseOutcome::Failed(CheckRule::REGRESSION.id, fall, whole)
        } else {
            CaseOutcome::Passed(Some(whole))
        };
        let name = wording::node_name(questionnaire, &regression.node);
        cases.push(case(
            format!("{name}: {what} not lower than in the baseline"),
            outcome,
        ));
    }
    for (rule, name, why, fails) in [
        (
            CheckRule::QUESTIONNAIRE_EDITED,
            "The questionnaire is that of the baseline",
            lowered::questionnaire_changed(questionnaire, earlier),
            checked.edits_questionnaire(),
        ),
        (
            CheckRule::TARGET_LOWERED,
            "The target demands no less than in the baseline",
            earlier_target::all(questionnaire, &earlier.target),
            checked.demands_less(),
        ),
        (
            CheckRule::EVIDENCE_LOST,
            "All answers with valid evidence in the baseline still have it",
            lowered::bare(checked, earlier),
            checked.loses_evidence(),
        ),
        (
            CheckRule::REGRESSION,
            "All questions that counted in the baseline still count",
            lowered::withdrawn(questionnaire, earlier),
            checked.withdraws(),
        ),
    ] {
        let Some(why) = why else { continue };
        let outcome = match fails {
            true => CaseOutcome::Failed(rule.id, why.clone(), why),
            false => CaseOutcome::Passed(Some(why)),
        };
        cases.push(case(name.to_owned(), outcome));
    }
    for easing in &earlier.easings {
        let why = easing.sentence(questionnaire);
        let outcome = match checked.is_stopped_by(easing) {
            true => CaseOutcome::Failed(easing.rule().id, why.clone(), why),
            false => CaseOutcome::Passed(Some(why)),
        };
        cases.push(case(easing.expected().to_owned(), outcome));
    }
    if earlier.is_kept() {
        cases.push(case(NOTHING_LOWER.to_owned(), CaseOutcome::Passed(None)));
    }
    cases
}

const NOTHING_LOWER: &str =
    "No floor, level, verdict or evidenced score is lower than in the baseline";

fn outcome_of(result: &CheckResult) -> CaseOutcome {
    if let Some(reason) = &result.waived {
        return CaseOutcome::Skipped(format!("waived: {reason}. {}", result.message));
    }
    match result.severity {
        Severity::Error => CaseOutcome::Failed(result.rule.id, result.title.clone(), whole(result)),
        Severity::Warning => CaseOutcome::Skipped(format!("undecided: {}", result.message)),
        Severity::Note => CaseOutcome::Passed(Some(result.message.clone())),
    }
}

/// The message with its place, as compilers put it before.
fn whole(result: &CheckResult) -> String {
    format!("{}:{}: {}", result.file, placed(result), result.message)
}

fn placed(result: &CheckResult) -> String {
    format!("{}:{}", result.place.line, result.place.column)
}

fn section(checked: &Checked<'_>, result: &CheckResult) -> String {
    let questionnaire = checked.report.questionnaire();
    let section: Option<SectionIx> = questionnaire.find_section(&result.subject);
    section.map_or_else(String::new, |s| wording::section_name(questionnaire, s))
}
