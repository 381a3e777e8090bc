//! How a figure came about: the derivation from the overall score down to the answers, and the way of an
//! initiative to its place; with the arithmetic.

mod arithmetic;
mod document;
mod finding;
mod initiative;
mod node;
mod question;
mod view;
mod worth;

use crate::model::{ClauseId, Plan, Questionnaire};
use crate::roadmap::{Accounts, Drawing};
use crate::scoring::NodeId;

use super::page::Page;
use super::{GapReport, wording};

/// Explains how a node or question got its figures, a required document its state, or an initiative its place. `id` is
/// `overall`, or the id of an area, section, question, required document, initiative, clause or practice; `SCHEME:ID` names a clause or practice whose id is also that of
/// something else. An initiative needs the report's roadmap, and the plan by which that was drawn up.
///
/// # Errors
///
/// If nothing has this id; the error carries all ids that do.
pub fn explain(report: &GapReport<'_>, plan: &Plan, id: &str) -> Result<Page, NothingToExplain> {
    let questionnaire = report.questionnaire();
    if id == "overall" {
        return Ok(node::explain(report, &NodeId::Overall));
    }
    if let Some(ix) = questionnaire.find_section(id) {
        return Ok(node::explain(report, &NodeId::Section(ix)));
    }
    if let Some(ix) = questionnaire.find_area(id) {
        return Ok(node::explain(report, &NodeId::Area(ix)));
    }
    if let Some(ix) = questionnaire.find_question(id) {
        return Ok(question::explain(report, ix));
    }
    if let Some(place) = find_document(questionnaire, id) {
        return Ok(document::explain(report, place));
    }
    if let (Some(initiative), Some(roadmap)) = (find_initiative(questionnaire, id), &report.roadmap)
    {
        let drawing = Drawing {
            questionnaire,
            assessment: report.assessment(),
            as_of: report.inputs.as_of,
            card: &report.card,
            target: report.inputs.target,
            findings: &report.findings,
            plan,
            previous: None,
            conformity_assumed: false,
        };
        return Ok(initiative::explain(&view::View {
            report,
            roadmap,
            accounts: Accounts::new(&drawing, roadmap),
            initiative,
        }));
    }
    let (wanted, id) = match id.split_once(':') {
        Some((scheme, id)) => (Some(scheme), id),
        None => (None, id),
    };
    for (place, scheme) in questionnaire.references.iter().enumerate() {
        let clause = ClauseId::new(id);
        if wanted.is_none_or(|wanted| scheme.id.as_str() == wanted)
            && report.card.references[place].contains_key(&clause)
        {
            return Ok(node::explain(report, &NodeId::Reference(place, clause)));
        }
    }
    Err(NothingToExplain {
        known: known_ids(report),
    })
}

/// Whether an id names an initiative, which only a roadmap explains, and nothing that comes before.
pub fn needs_roadmap(questionnaire: &Questionnaire, id: &str) -> bool {
    id != "overall"
        && questionnaire.find_section(id).is_none()
        && questionnaire.find_area(id).is_none()
        && questionnaire.find_question(id).is_none()
        && find_document(questionnaire, id).is_none()
        && find_initiative(questionnaire, id).is_some()
}

fn find_initiative(questionnaire: &Questionnaire, id: &str) -> Option<usize> {
    let mut initiatives = questionnaire.initiatives.iter();
    initiatives.position(|initiative| initiative.id.as_str() == id)
}

fn find_document(questionnaire: &Questionnaire, id: &str) -> Option<usize> {
    let mut documents = questionnaire.documents.iter();
    documents.position(|document| document.id.as_str() == id)
}

/// Nothing has the id that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NothingToExplain {
    /// All ids that can be explained.
    pub known: Vec<String>,
}

fn known_ids(report: &GapReport<'_>) -> Vec<String> {
    let questionnaire = report.questionnaire();
    let mut known = vec!["overall".to_owned()];
    known.extend(questionnaire.areas.iter().map(|a| a.id.to_string()));
    known.extend(questionnaire.sections.iter().map(|s| s.id.to_string()));
    known.extend(questionnaire.questions.iter().map(|q| q.id.to_string()));
    known.extend(questionnaire.documents.iter().map(|d| d.id.to_string()));
    let initiatives = questionnaire.initiatives.iter();
    known.extend(initiatives.map(|i| i.id.to_string()));
    known.extend(
        report
            .card
            .references
            .iter()
            .flat_map(|r| r.keys().map(ToString::to_string)),
    );
    known
}

/// A number as it entered the arithmetic: up to six decimals, without trailing zeros.
fn exact(value: f64) -> String {
    let text = wording::decimal(value, 6);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn exact_or_nothing(value: Option<f64>) -> String {
    value.map_or_else(|| wording::NOTHING.to_owned(), exact)
}

#[cfg(test)]
mod tests;
