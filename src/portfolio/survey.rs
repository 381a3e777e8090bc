//! From one assessment to its record, by the same functions as any report.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::record::{
    Fault, Finding, Initiative, Judged, Mark, Named, Part, Site, Standing, Text, rounded,
};
use crate::gap::{FindingKind, Groundwork, Outcome, Ranked, Subject, Targets, demands, ranked};
use crate::model::{AreaIx, Assessment, Grade, Questionnaire, Target};
use crate::scoring::{Layout, NodeId, NodeScore, Scorecard, State, Views, score_with};

/// What a record is made of.
#[derive(Clone, Copy, Debug)]
pub struct Surveyed<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// How records name it.
    pub named: &'a Named,
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

impl Named {
    /// How records name a questionnaire, whose file has this SHA-256 in hexadecimal digits.
    pub fn new(questionnaire: &Questionnaire, digest: String) -> Self {
        Self {
            id: questionnaire.id.to_string(),
            version: questionnaire.version.clone(),
            digest,
            title: questionnaire.title.clone(),
            scale: questionnaire.scale.max,
        }
    }
}

/// The figures of an assessment.
pub fn survey<'a>(surveyed: &Surveyed<'a>, warnings: Vec<Fault>) -> Site<'a> {
    let Surveyed {
        questionnaire,
        assessment,
        target,
        as_of,
        ..
    } = *surveyed;
    let layout = surveyed.layout;
    let card = score_with(questionnaire, layout, Views::Areas, assessment, as_of);
    let found = ranked(
        questionnaire,
        assessment,
        &card,
        &Targets::new(questionnaire, target),
        surveyed.groundwork,
    );
    let initiatives = helping(surveyed, &found);
    let findings = found.iter().map(|f| finding(questionnaire, f));
    let names = match surveyed.embedded {
        true => BTreeMap::new(),
        false => names(questionnaire, &found),
    };
    let roots = questionnaire.roots.iter();
    Site {
        organisation: assessment.organisation.as_deref().map(Text::from),
        scope: assessment.scope.as_deref().map(Text::from),
        date: assessment.date,
        as_of,
        questionnaire: Cow::Borrowed(surveyed.named),
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
        findings: findings.collect(),
        initiatives,
        names,
        warnings,
    }
}

fn part<'a>(id: &'a str, title: &'a str, node: Option<&NodeScore>) -> Option<Part<'a>> {
    Some(Part {
        id: id.into(),
        title: title.into(),
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

fn judged<'a>(surveyed: &Surveyed<'a>, card: &Scorecard) -> Judged<'a> {
    let questionnaire = surveyed.questionnaire;
    let criteria = demands(questionnaire, card, surveyed.target);
    let decided = criteria.iter().map(|c| c.outcome);
    let outcome = decided.filter(|o| *o != Outcome::NotApplicable).max();
    let missed = criteria.iter().filter(|c| c.outcome == Outcome::Missed);
    let id = |node: &NodeId| -> Text<'a> {
        match node {
            NodeId::Overall => "overall".into(),
            NodeId::Section(ix) => questionnaire.section(*ix).id.as_str().into(),
            NodeId::Area(ix) => questionnaire.area(*ix).id.as_str().into(),
            NodeId::Reference(_, id) => id.to_string().into(),
        }
    };
    let mut missed: Vec<Text<'a>> = missed.map(|c| id(&c.node)).collect();
    missed.dedup();
    Judged {
        asked: surveyed.asked,
        outcome: outcome.or((!criteria.is_empty()).then_some(Outcome::Met)),
        missed,
    }
}

fn finding<'a>(questionnaire: &'a Questionnaire, found: &Ranked) -> Finding<'a> {
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
        id: id.as_str().into(),
        mark,
    }
}

/// What takes the next step on what was found. Findings on what is open count for nothing: nobody knows whether there
/// is anything to be done.
fn helping<'a>(surveyed: &Surveyed<'a>, found: &[Ranked]) -> Vec<Initiative<'a>> {
    let questionnaire = surveyed.questionnaire;
    let mut helped = vec![0; questionnaire.initiatives.len()];
    for finding in found {
        if finding.kind != FindingKind::NotAssessed
            && let Some(next) = finding.next_step
            && let Some(count) = helped.get_mut(next)
        {
            *count += 1;
        }
    }
    let size = surveyed.assessment.size(questionnaire);
    let profile = &surveyed.assessment.profile;
    let all = questionnaire.initiatives.iter().zip(helped);
    all.filter(|(_, findings)| *findings > 0)
        .map(|(initiative, findings)| Initiative {
            id: initiative.id.as_str().into(),
            findings,
            days: rounded(initiative.discounted_days(size, profile)),
        })
        .collect()
}

/// The names of all that was found and that helps.
fn names<'a>(questionnaire: &'a Questionnaire, found: &[Ranked]) -> BTreeMap<Text<'a>, Text<'a>> {
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
        names.insert(id.as_str().into(), name.as_str().into());
        if let Some(next) = finding.next_step {
            let initiative = &questionnaire.initiatives[next];
            names.insert(
                initiative.id.as_str().into(),
                initiative.title.as_str().into(),
            );
        }
    }
    names
}

impl Site<'_> {
    /// Whether it has any figure.
    pub fn is_scored(&self) -> bool {
        !matches!(
            self.overall.state,
            State::NotApplicable | State::OutOfScope | State::NotAssessed
        )
    }
}
