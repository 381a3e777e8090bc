//! Sentences about a roadmap: why an initiative stands where it stands, what cannot be kept, what more would bring.
//!
//! Currencies are those of the report's own roadmap.

mod amount;
mod assumption;
mod audit;
mod conflict;
mod limit;
mod out_of_order;
mod outlook;
mod reason;
mod wanted;

pub(in crate::report) use amount::grouped;
pub use amount::{money, person_days};
pub use assumption::assumption;
pub use audit::open_at_audit;
pub use conflict::{certification_missed, conflict};
pub use out_of_order::out_of_order;
pub use outlook::{bottleneck, change, milestone, sensitivity};
pub use reason::{dropped, why, why_not_earlier};
pub use wanted::wanted_for;

use crate::gap::{Finding, FindingKind};
use crate::model::{Due, QuestionIx};
use crate::roadmap::Wanted;
use crate::scoring::Judgement;

use super::letter_case::lower_first;
use super::{GapReport, wording};

/// How many ids a sentence names.
const NAMED: usize = 3;

/// The id of an initiative.
pub(super) fn id(report: &GapReport<'_>, initiative: usize) -> String {
    let initiatives = &report.questionnaire().initiatives;
    let known = initiatives.get(initiative);
    known.map_or_else(|| wording::NOTHING.to_owned(), |i| i.id.to_string())
}

/// The ids of initiatives, all of them.
pub(super) fn ids(report: &GapReport<'_>, initiatives: &[usize]) -> String {
    let all: Vec<String> = initiatives.iter().map(|i| id(report, *i)).collect();
    wording::listed(&all)
}

/// The first names, and how many more there are.
fn some(mut names: Vec<String>) -> String {
    let more = names.len().saturating_sub(NAMED);
    // "1 more" takes as much room as the name itself.
    if more > 1 {
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    wording::listed(&names)
}

/// The ids of initiatives, the first of many.
fn some_ids(report: &GapReport<'_>, initiatives: &[usize]) -> String {
    some(initiatives.iter().map(|i| id(report, *i)).collect())
}

/// The ids of questions, the first of many.
fn some_questions(report: &GapReport<'_>, questions: &[QuestionIx]) -> String {
    let id = |ix: &QuestionIx| report.questionnaire().question(*ix).id.to_string();
    some(questions.iter().map(id).collect())
}

/// "before the internal audit is due in 2028-01", which may be planned for earlier; "before stage 1 in 2028-03".
fn before(wanted: &Wanted) -> String {
    let (what, month) = (wording::due(wanted.milestone), wanted.month);
    match wanted.milestone {
        Due::InternalAudit | Due::ManagementReview => {
            format!("before the {what} is due in {month}")
        }
        Due::Stage1 | Due::Stage2 => format!("before {what} in {month}"),
    }
}

/// Whether a question alone is a likely major nonconformity today.
pub(super) fn is_major(report: &GapReport<'_>, question: QuestionIx) -> bool {
    report.card.question(question).judgement == Some(Judgement::Major)
}

/// Questions by what they weigh: likely majors first, then by risk × severity.
pub(super) fn by_weight(report: &GapReport<'_>, questions: &mut [QuestionIx]) {
    let benefit = |finding: &Finding| match finding.kind {
        FindingKind::NotAssessed => (false, finding.priority.benefit()),
        _ => (true, finding.priority.benefit()),
    };
    questions.sort_by_key(|ix| {
        let found = report.finding_of(*ix).map(|(_, finding)| benefit(finding));
        std::cmp::Reverse((is_major(report, *ix), found))
    });
}

/// The words with a capital at their start, unless they start with an id; and a full stop.
fn sentence(report: &GapReport<'_>, words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches([',', ';', ':']);
    let questionnaire = report.questionnaire();
    let mut initiatives = questionnaire.initiatives.iter();
    let is_id =
        initiatives.any(|i| i.id.as_str() == first) || questionnaire.find_question(first).is_some();
    let words = match is_id {
        true => words.to_owned(),
        false => super::letter_case::capitalised(words),
    };
    match words.ends_with(['.', '!', '?']) {
        true => words,
        false => format!("{words}."),
    }
}

#[cfg(test)]
mod tests;
