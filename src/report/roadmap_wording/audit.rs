//! What a certification that can be held finds open.

use crate::model::QuestionIx;
use crate::report::{GapReport, wording};
use crate::roadmap::OpenAtAudit;

use super::some_questions;

/// What is open at the audit for the certificate, and what was open a while before; in sentences.
pub fn open_at_audit(report: &GapReport<'_>, open: &OpenAtAudit) -> String {
    let mut said = Vec::new();
    if open.questions.is_empty() {
        said.push("At stage 2 nothing is open that is known today.".to_owned());
    } else {
        let minors = wording::count(open.questions.len(), "likely minor", "likely minors");
        let allowed = match open.allowed {
            Some(most) => format!("within the {most} allowed"),
            None => "of any number allowed".to_owned(),
        };
        let named = some_questions(report, &open.questions);
        let each = match open.questions.len() {
            1 => "it needs",
            _ => "each needs",
        };
        said.push(format!(
            "Still open at stage 2: {minors}, {allowed}: {named}; {each} a plan of corrective action that the certification body accepts."
        ));
    }
    if !open.closed_before.is_empty() {
        let questions: Vec<QuestionIx> = open
            .closed_before
            .iter()
            .map(|wanted| wanted.question)
            .collect();
        let more = wording::count(questions.len(), "requirement is", "requirements are");
        let milestones = match questions.len() {
            1 => "its own milestone",
            _ => "their own milestones",
        };
        let named = some_questions(report, &questions);
        said.push(format!(
            "{more} open at {milestones} and closed before stage 2: {named}."
        ));
    }
    said.join(" ")
}
