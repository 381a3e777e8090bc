//! From one assessment to its record, by the same functions as any report.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::record::{
    Fault, Finding, Initiative, Judged, Mark, Named, Part, Site, Standing, rounded,
};
use crate::gap::{self, FindingKind, Groundwork, Outcome, Subject, Targets, check, findings_with};
use crate::model::{AreaIx, Assessment, Grade, Questionnaire, Target};
use crate::scoring::{Layout, NodeId, NodeScore, Scorecard, State, Views, score_with};

/// What a record is made of.
#[derive(Clone, Copy, Debug)]
pub struct Surveyed<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// SHA-256 of its file, in hexadecimal digits.
    pub digest: &'a str,
    /// Whether every copy of this program knows it.
    pub embedded: bool,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What counts where in the questionnaire.
    pub layout: &'a Layout,
    /// The target.
    pub target: &'a Target,
    /// What it says of every question.
    pub groundwork: &'a Groundwork,
    /// Whether it was asked for.
    pub asked: bool,
    /// Day on which evidence and waivers are judged.
    pub as_of: Date,
}

/// The figures of an assessment.
pub fn survey(surveyed: &Surveyed<'_>, warnings: Vec<Fault>) -> Site {
    let Surveyed {
        questionnaire,
        assessment,
        target,
        as_of,
        ..
    } = *surveyed;
    let layout = surveyed.layout;
    let card = score_with(questionnaire, layout, Views::Areas, assessment, as_of);
    let found = findings_with(
        questionnaire,
        assessment,
        &card,
        &Targets::new(questionnaire, target),
        surveyed.groundwork,
    );
    let initiatives = helping(surveyed, &found);
    let findings: Vec<Finding> = found.iter().map(|f| finding(questionnaire, f)).collect();
    let names = match surveyed.embedded {
        true => BTreeMap::new(),
        false => names(questionnaire, &found),
    };
    let roots = questionnaire.roots.iter();
    Site {
        organisation: assessment.organisation.clone(),
        scope: assessment.scope.clone(),
        date: assessment.date,
        as_of,
        questionnaire: Named {
            id: questionnaire.id.to_string(),
            version: questionnaire.version.clone(),
            digest: surveyed.digest.to_owned(),
            title: questionnaire.title.clone(),
            scale: questionnaire.scale.max,
        },
        overall: standing(&card.overall),
        conformity: card.conformity,
        stage1: card.stage1,
        stage2: card.stage2,
        areas: (0..questionnaire.areas.len())
            .filter_map(|at| {
                let area = questionnaire.area(AreaIx(at));
                part(area.id.as_str(), &area.title, card.areas.get(at))
            })
            .collect(),
        sections: roots
            .filter_map(|ix| {
                let section = questionnaire.section(*ix);
                part(section.id.as_str(), &section.title, card.sections.get(ix.0))
            })
            .collect(),
        target: judged(surveyed, &card),
        findings,
        initiatives,
        names,
        warnings,
    }
}

fn part(id: &str, title: &str, node: Option<&NodeScore>) -> Option<Part> {
    Some(Part {
        id: id.to_owned(),
        title: title.to_owned(),
        standing: standing(node?),
    })
}

fn standing(node: &NodeScore) -> Standing {
    Standing {
        state: node.state,
        figures: node.figures,
        levels: node.levels.as_ref().map(|l| (l.level, l.ceiling)),
        verdict: node.verdict,
        counts: node.counts,
    }
    .rounded()
}

fn judged(surveyed: &Surveyed<'_>, card: &Scorecard) -> Judged {
    let questionnaire = surveyed.questionnaire;
    let criteria = check(questionnaire, card, surveyed.target);
    let decided = criteria.iter().map(|c| c.outcome);
    let outcome = decided.filter(|o| *o != Outcome::NotApplicable).max();
    let missed = criteria.iter().filter(|c| c.outcome == Outcome::Missed);
    let id = |node: &NodeId| match node {
        NodeId::Overall => "overall".to_owned(),
        NodeId::Section(ix) => questionnaire.section(*ix).id.to_string(),
        NodeId::Area(ix) => questionnaire.area(*ix).id.to_string(),
        NodeId::Reference(_, id) => id.to_string(),
    };
    let mut missed: Vec<String> = missed.map(|c| id(&c.node)).collect();
    missed.dedup();
    Judged {
        asked: surveyed.asked,
        outcome: outcome.or((!criteria.is_empty()).then_some(Outcome::Met)),
        missed,
    }
}

fn finding(questionnaire: &Questionnaire, found: &gap::Finding) -> Finding {
    let mark = match (found.kind, found.grade) {
        (FindingKind::NotAssessed, _) => Mark::Open,
        (_, Some(Grade::Major)) => Mark::Major,
        (_, Some(Grade::Minor)) => Mark::Minor,
        (_, Some(Grade::Opportunity)) => Mark::Opportunity,
        (_, None) => Mark::Below,
    };
    let id = match found.subject {
        Subject::Question(ix) => &questionnaire.question(ix).id,
        Subject::Systemic(ix) => &questionnaire.section(ix).id,
    };
    Finding {
        id: id.to_string(),
        mark,
    }
}

/// What takes the next step on what was found. Findings on what is open count for nothing: nobody knows whether there
/// is anything to be done.
fn helping(surveyed: &Surveyed<'_>, found: &[gap::Finding]) -> Vec<Initiative> {
    let questionnaire = surveyed.questionnaire;
    let mut helped = vec![0; questionnaire.initiatives.len()];
    for finding in found {
        if finding.kind != FindingKind::NotAssessed
            && let Some(first) = finding.initiatives.first()
            && let Some(count) = helped.get_mut(*first)
        {
            *count += 1;
        }
    }
    let size = surveyed.assessment.size(questionnaire);
    let profile = &surveyed.assessment.profile;
    let all = questionnaire.initiatives.iter().zip(helped);
    all.filter(|(_, findings)| *findings > 0)
        .map(|(initiative, findings)| Initiative {
            id: initiative.id.to_string(),
            findings,
            days: rounded(initiative.discounted_days(size, profile)),
        })
        .collect()
}

/// The names of all that was found and that helps.
fn names(questionnaire: &Questionnaire, found: &[gap::Finding]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for finding in found {
        let (id, name) = match finding.subject {
            Subject::Question(ix) => {
                let question = questionnaire.question(ix);
                (&question.id, &question.text)
            }
            Subject::Systemic(ix) => {
                let section = questionnaire.section(ix);
                (&section.id, &section.title)
            }
        };
        names.insert(id.to_string(), name.clone());
        if let Some(first) = finding.initiatives.first() {
            let initiative = &questionnaire.initiatives[*first];
            names.insert(initiative.id.to_string(), initiative.title.clone());
        }
    }
    names
}

impl Site {
    /// Whether it has any figure.
    pub fn is_scored(&self) -> bool {
        !matches!(
            self.overall.state,
            State::NotApplicable | State::OutOfScope | State::NotAssessed
        )
    }
}
