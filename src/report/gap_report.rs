//! One organisation: all that a report on its assessment says, before it is put into a form.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::gap::{
    Distance, Finding, FindingKind, Quadrant, Subject, Targets, findings, open_predecessors,
};
use crate::model::{
    Answer, Assessment, Grade, QuestionIx, Questionnaire, Score, SectionIx, Target, Truth, Waiver,
};
use crate::roadmap::Roadmap;
use crate::scoring::{Judgement, NodeId, QuestionScore, QuestionState, Scorecard, Verdict, score};

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// SHA-256 of its file, in hexadecimal digits; `None` where nothing shows it.
    pub digest: Option<&'a str>,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The target.
    pub target: &'a Target,
    /// Day on which evidence and waivers are judged.
    pub as_of: Date,
}

/// All that a report on one assessment says.
#[derive(Clone, Debug)]
pub struct GapReport<'a> {
    /// What it is made of.
    pub inputs: Inputs<'a>,
    /// The figures.
    pub card: Scorecard,
    /// Findings in the order in which they matter.
    pub findings: Vec<Finding>,
    /// The register of required documents and what became of each.
    pub documents: Vec<DocumentState>,
    /// Places of the advice that certainly applies.
    pub advice: Vec<usize>,
    /// Other parties and the questions whose subject they perform.
    pub performed_by: Vec<(String, Vec<QuestionIx>)>,
    /// The plan of the coming years, where one was drawn up.
    pub roadmap: Option<Roadmap>,
}

/// What became of a required document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentState {
    /// All that needs it is in place.
    InPlace,
    /// Something that needs it is not wholly in place.
    Partial,
    /// Something that needs it is wholly absent.
    Missing,
    /// Something that needs it is unanswered.
    NotAssessed,
    /// All that needs it waits for an event that has not happened yet, so that there can be none.
    NoneYet,
    /// Nothing that needs it applies.
    NotApplicable,
    /// No question stands for it.
    WithoutQuestion,
}

impl<'a> GapReport<'a> {
    /// Scores the assessment and finds its gaps.
    pub fn new(inputs: Inputs<'a>) -> Self {
        let Inputs {
            questionnaire,
            assessment,
            target,
            as_of,
            ..
        } = inputs;
        let card = score(questionnaire, assessment, as_of);
        let targets = Targets::new(questionnaire, target);
        let findings = findings(questionnaire, assessment, &card, &targets);
        let holds = |advice: &crate::model::Advice| {
            advice
                .when
                .as_ref()
                .is_none_or(|w| w.holds(&assessment.profile) == Truth::True)
        };
        let advice = questionnaire
            .advice
            .iter()
            .enumerate()
            .filter(|(_, a)| holds(a));
        let register = 0..questionnaire.documents.len();
        Self {
            inputs,
            advice: advice.map(|(place, _)| place).collect(),
            documents: register
                .map(|d| document_state(questionnaire, &card, d))
                .collect(),
            performed_by: performed_by(assessment),
            roadmap: None,
            findings,
            card,
        }
    }

    /// The same report with a plan of the coming years. Its initiatives are those of the report's questionnaire.
    pub fn with_roadmap(mut self, roadmap: Roadmap) -> Self {
        self.roadmap = Some(roadmap);
        self
    }

    /// The questionnaire.
    pub fn questionnaire(&self) -> &'a Questionnaire {
        self.inputs.questionnaire
    }

    /// The assessment.
    pub fn assessment(&self) -> &'a Assessment {
        self.inputs.assessment
    }

    /// What was said to a question.
    pub fn answer(&self, ix: QuestionIx) -> Option<&'a Answer> {
        self.inputs.assessment.answer(ix)
    }

    /// What a node is to reach, and how far it stays below.
    pub fn distance(&self, node: &NodeId) -> Distance {
        self.targets().distance(&self.card, node)
    }

    /// The target, resolved.
    pub fn targets(&self) -> Targets<'a> {
        Targets::new(self.inputs.questionnaire, self.inputs.target)
    }

    /// The finding of a question with its rank, from 1, among what was found, or among what is open.
    pub fn finding_of(&self, ix: QuestionIx) -> Option<(usize, &Finding)> {
        let is_it = |f: &Finding| f.subject == Subject::Question(ix);
        let finding = self.findings.iter().find(|f| is_it(f))?;
        let rank = match finding.kind {
            FindingKind::NotAssessed => self.open().position(is_it),
            _ => self.found().position(is_it),
        };
        rank.map(|place| (place + 1, finding))
    }

    /// Findings on what was answered, in the order in which they matter.
    pub fn found(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|f| f.kind != FindingKind::NotAssessed)
    }

    /// Findings on what nobody answered, or answered in unison.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|f| f.kind == FindingKind::NotAssessed)
    }

    /// What was found and could do most harm: majors first, then by risk × severity.
    pub fn biggest_risks(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.found().collect();
        let harm = |f: &Finding| (f.grade == Some(Grade::Major), f.priority.benefit());
        all.sort_by_key(|f| Reverse(harm(f)));
        all
    }

    /// What can begin now and takes little work: a quick win, or else what is little work; of several what users notice, and
    /// of these the first.
    pub fn quick_win(&self) -> Option<&Finding> {
        let can_begin = |f: &&Finding| {
            f.initiatives
                .first()
                .is_some_and(|i| self.predecessors(*i).is_empty())
        };
        let quadrant = |wanted: Quadrant| {
            let all = self.found().filter(can_begin);
            let mut all = all.filter(move |f| f.quadrant() == wanted).peekable();
            let first = all.peek().copied();
            all.find(|f| self.is_noticed(f)).or(first)
        };
        quadrant(Quadrant::QuickWin).or_else(|| quadrant(Quadrant::FillIn))
    }

    /// Whether users notice what helps with a finding.
    pub fn is_noticed(&self, finding: &Finding) -> bool {
        let initiatives = &self.inputs.questionnaire.initiatives;
        let first = finding.initiatives.first();
        first.is_some_and(|place| initiatives[*place].users_notice)
    }

    /// How many initiatives are the quick wins of some finding.
    pub fn quick_wins(&self) -> usize {
        let first = self.quick().filter_map(|f| f.initiatives.first());
        first.collect::<BTreeSet<_>>().len()
    }

    /// With how many findings they help.
    pub fn quickly_helped(&self) -> usize {
        self.quick().count()
    }

    fn quick(&self) -> impl Iterator<Item = &Finding> {
        self.found().filter(|f| f.quadrant() == Quadrant::QuickWin)
    }

    /// An initiative's predecessors that are still to be done, by their places.
    pub fn predecessors(&self, initiative: usize) -> Vec<usize> {
        open_predecessors(self.inputs.questionnaire, &self.card, initiative)
    }

    /// Their ids.
    pub fn predecessor_ids(&self, initiative: usize) -> Vec<String> {
        let id = |place: usize| self.inputs.questionnaire.initiatives[place].id.to_string();
        self.predecessors(initiative).into_iter().map(id).collect()
    }

    /// The person-days of an initiative for the organisation's size, with the discounts that certainly hold.
    pub fn days(&self, initiative: usize) -> f64 {
        let size = self.inputs.assessment.size(self.inputs.questionnaire);
        let initiative = &self.inputs.questionnaire.initiatives[initiative];
        initiative.discounted_days(size, &self.inputs.assessment.profile)
    }

    /// Computed grades that a person replaced by a better one: the questions.
    pub fn regraded(&self) -> Vec<QuestionIx> {
        let rank = |judgement: Judgement| Verdict::from(judgement);
        self.questions_where(|q| {
            q.computed
                .zip(q.judgement)
                .is_some_and(|(computed, counts)| rank(counts) > rank(computed))
        })
    }

    /// Questions in a state, in the order of the questionnaire.
    pub fn questions_where(&self, test: impl Fn(&QuestionScore) -> bool) -> Vec<QuestionIx> {
        let all = self.inputs.questionnaire.question_places();
        all.filter(|ix| test(self.card.question(*ix))).collect()
    }

    /// Answered questions that no valid document, record or observation supports.
    pub fn without_evidence(&self) -> Vec<QuestionIx> {
        self.questions_where(|q| q.state == QuestionState::Assessed && !q.evidenced)
    }

    /// Waivers, each with whether it counts on the as-of day.
    pub fn waivers(&self) -> impl Iterator<Item = (&'a Waiver, bool)> + use<'a> {
        let as_of = self.inputs.as_of;
        self.inputs
            .target
            .waivers
            .iter()
            .map(move |w| (w, w.counts_on(as_of)))
    }

    /// The initiatives that take the next step on what was found: how many, and their person-days, each counted once.
    pub fn effort_of_initiatives(&self) -> (usize, f64) {
        let mut helping: Vec<usize> = self
            .found()
            .filter_map(|f| f.initiatives.first().copied())
            .collect();
        helping.sort_unstable();
        helping.dedup();
        (helping.len(), helping.iter().map(|i| self.days(*i)).sum())
    }

    /// The risk that counts for a question: the answer's, else the question's.
    pub fn risk(&self, ix: QuestionIx) -> u8 {
        self.inputs.assessment.risk(self.inputs.questionnaire, ix)
    }

    /// Sections from the top, each before its children, out-of-scope ones included.
    pub fn sections(&self) -> impl Iterator<Item = SectionIx> + use<> {
        self.inputs.questionnaire.section_places()
    }
}

fn document_state(questionnaire: &Questionnaire, card: &Scorecard, place: usize) -> DocumentState {
    let linked: Vec<&QuestionScore> = questionnaire
        .questions_on_document(place)
        .map(|q| card.question(q))
        .collect();
    if linked.is_empty() {
        return DocumentState::WithoutQuestion;
    }
    let applying = || linked.iter().filter(|q| q.applies());
    let values: Vec<Option<Score>> = applying().map(|q| q.scored()).collect();
    if !values.is_empty() && applying().all(|q| q.none_yet && q.scored().is_some()) {
        return DocumentState::NoneYet;
    }
    state_by_values(&values)
}

/// From the values of the questions that tell of a document: none, not applicable; all 0, missing; any open, not assessed; any below 1,
/// partial; else in place.
fn state_by_values(values: &[Option<Score>]) -> DocumentState {
    if values.is_empty() {
        DocumentState::NotApplicable
    } else if values.iter().all(|v| *v == Some(Score::ZERO)) {
        DocumentState::Missing
    } else if values.contains(&None) {
        DocumentState::NotAssessed
    } else if values.iter().flatten().any(|v| *v < Score::ONE) {
        DocumentState::Partial
    } else {
        DocumentState::InPlace
    }
}

fn performed_by(assessment: &Assessment) -> Vec<(String, Vec<QuestionIx>)> {
    let mut parties: std::collections::BTreeMap<&str, Vec<QuestionIx>> =
        std::collections::BTreeMap::new();
    for (place, answer) in assessment.answers.iter().enumerate() {
        if let Some(party) = answer.as_ref().and_then(|a| a.performed_by.as_deref()) {
            parties.entry(party).or_default().push(QuestionIx(place));
        }
    }
    parties
        .into_iter()
        .map(|(party, questions)| (party.to_owned(), questions))
        .collect()
}

/// Whether a question is open: it applies, but has no value.
pub(super) fn is_open(question: &QuestionScore) -> bool {
    matches!(
        question.state,
        QuestionState::Missing | QuestionState::Unknown | QuestionState::Disputed
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_missing_only_where_every_answer_about_it_is_zero() {
        let state = |values: &[Option<f64>]| {
            let values: Vec<_> = values.iter().map(|v| v.map(Score::new)).collect();
            state_by_values(&values)
        };
        let (no, half, full, open) = (Some(0.0), Some(0.5), Some(1.0), None);
        assert_eq!(state(&[no, no]), DocumentState::Missing);
        assert_eq!(state(&[no, full]), DocumentState::Partial);
        assert_eq!(state(&[half, full]), DocumentState::Partial);
        assert_eq!(state(&[no, open]), DocumentState::NotAssessed);
        assert_eq!(state(&[full, open]), DocumentState::NotAssessed);
        assert_eq!(state(&[full, full]), DocumentState::InPlace);
        assert_eq!(state(&[]), DocumentState::NotApplicable);
    }
}
