//! The fixed words of the workbook, in one place for other languages.

use crate::report::page::Tone;

pub(super) const TITLE: &str = "Gap report";
pub(super) const ROADMAP_TITLE: &str = "Roadmap";
pub(super) const UNNAMED: &str = "Unnamed organisation";

/// The names of the sheets.
pub(super) const SUMMARY: &str = "Summary";
pub(super) const AREAS: &str = "Areas";
pub(super) const FINDINGS: &str = "Findings";
pub(super) const DOCUMENTS: &str = "Documents";
pub(super) const ROADMAP: &str = "Roadmap";
pub(super) const TIMELINE: &str = "Timeline";
pub(super) const ANSWERS: &str = "Answers";
pub(super) const METHOD: &str = "Method";

/// What stands below the titles of the sheets.
pub(super) const AREAS_NOTE: &str = "The whole, its areas and sections, and clauses or practices as further views of the same answers. Filter the first column for \
     one of them. Names lead to the answers behind the figures.";
pub(super) const FINDINGS_NOTE: &str = "Majors first, then priority = risk × severity ÷ effort; what is still open comes after what was found. Ids lead to the answers, what helps to \
     the roadmap.";
pub(super) const NO_FINDINGS: &str =
    "Nothing that is answered stays below its target, and nothing is open.";
pub(super) const DOCUMENTS_NOTE: &str =
    "The register of required documents and what became of each. Questions lead to their answers.";
pub(super) const ROADMAP_NOTE: &str = "What is planned, by start; then what the plan says has ended, and what is left out and why. What is closed leads to the finding.";
pub(super) const NO_INITIATIVES: &str = "No initiative is planned.";
pub(super) const TIMELINE_NOTE: &str = "The load of each quarter and where it leads. The score rises only when an initiative is effective: what is finished is not yet evidenced.";
pub(super) const ANSWERS_NOTE: &str = "Every question with its answer, in the order of the questionnaire. Ids lead to the findings, sections to their figures, initiatives to the \
     roadmap.";
pub(super) const NO_ANSWERS: &str = "This questionnaire asks nothing.";

pub(super) const WHOLE: &str = "whole";
pub(super) const AREA: &str = "area";
pub(super) const SECTION: &str = "section";
pub(super) const OVERALL: &str = "Overall";
pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";
pub(super) const TODAY: &str = "Today";
pub(super) const TARGET: &str = "Target";

/// Where an initiative stands.
pub(super) const PLANNED: &str = "planned";
pub(super) const RUNNING: &str = "running";
pub(super) const ENDED: &str = "ended";
pub(super) const LEFT_OUT: &str = "left out";

pub(super) const GANTT: &str = "Initiatives in their quarters";
pub(super) const GANTT_DESCRIPTION: &str = "A bar for each initiative, from its first to its last day, and on from there until it takes effect. The Roadmap sheet holds all dates.";

/// Grades, verdicts and judgements, as words with their tones.
pub(super) const JUDGEMENTS: &[(&str, Tone)] = &[
    ("major", Tone::Bad),
    ("minor", Tone::Caution),
    ("not assessed", Tone::Caution),
    ("conforming", Tone::Good),
];
/// States of documents.
pub(super) const DOCUMENT_STATES: &[(&str, Tone)] = &[
    ("in place", Tone::Good),
    ("partial", Tone::Caution),
    ("missing", Tone::Bad),
    ("not assessed", Tone::Caution),
    ("none yet", Tone::Muted),
    ("not applicable", Tone::Muted),
    ("judged with the others", Tone::Muted),
];
/// Places between benefit and effort.
pub(super) const QUADRANTS: &[(&str, Tone)] = &[("quick win", Tone::Good), ("later", Tone::Muted)];
/// What became of a demand.
pub(in crate::report) const OUTCOMES: &[(&str, Tone)] = &[
    ("met", Tone::Good),
    ("undecided", Tone::Caution),
    ("missed", Tone::Bad),
];
/// Readiness.
pub(in crate::report) const READINESS: &[(&str, Tone)] = &[
    ("ready", Tone::Good),
    ("ready with actions", Tone::Caution),
    ("cannot be said yet", Tone::Caution),
    ("not ready", Tone::Bad),
];
/// Where an initiative stands.
pub(super) const STATES: &[(&str, Tone)] = &[
    (RUNNING, Tone::Good),
    (ENDED, Tone::Muted),
    (LEFT_OUT, Tone::Muted),
];
/// Whether something is so that had better be.
pub(super) const WANTED: &[(&str, Tone)] = &[(YES, Tone::Good), (NO, Tone::Caution)];

pub(super) const YEARS: &str = "Effort and cost by year, and where they lead";
pub(super) const CERTAIN: &str = "with everything open counted as 0; compared with the target";
pub(super) const POSSIBLE: &str = "with everything open counted as the best answer";
pub(super) const TO_REACH: &str = "to be reached by the whole";
pub(super) const STRENGTH: &str = "mean, by weight, of what is answered";
pub(super) const MAJORS: &str = "each of them would stop a certification";
pub(super) const OPEN: &str = "questions that nobody has answered or knows, or that are disputed";

/// What a score is compared with.
pub(super) fn of(max: u8) -> String {
    format!("of {max}, from what is answered")
}

/// How many questions are answered.
pub(super) fn answered(answered: usize, asked: usize) -> String {
    format!("by weight; {answered} of {asked} questions that apply")
}

/// How many answers have evidence.
pub(super) fn evidenced(evidenced: usize, answered: usize) -> String {
    let answers = crate::report::wording::count(answered, "answer", "answers");
    format!("{evidenced} of {answers} with valid evidence; the others count at most half")
}
