//! One assessment of a comparison, scored and held against its target.

use jiff::civil::Date;

use crate::gap::{Finding, Subject, Targets, findings};
use crate::model::{Assessment, QuestionIx, Questionnaire, Score, Target};
use crate::scoring::{NodeId, NodeScore, Scorecard, score};

/// One assessment with its figures and findings.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The questionnaire, in the version that this assessment answers.
    pub questionnaire: &'a Questionnaire,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The figures.
    pub card: Scorecard,
    /// Findings in the order in which they matter.
    pub findings: Vec<Finding>,
    /// Where each question has its finding, if it has one.
    finding_of: Vec<Option<usize>>,
}

impl<'a> Side<'a> {
    /// Scores an assessment and finds its gaps. Evidence is judged on the as-of day.
    pub fn new(
        questionnaire: &'a Questionnaire,
        assessment: &'a Assessment,
        target: &Target,
        as_of: Date,
    ) -> Self {
        let card = score(questionnaire, assessment, as_of);
        let targets = Targets::new(questionnaire, target);
        let findings = findings(questionnaire, assessment, &card, &targets);
        let mut finding_of = vec![None; questionnaire.questions.len()];
        for (place, finding) in findings.iter().enumerate() {
            if let Subject::Question(ix) = finding.subject {
                finding_of[ix.0] = Some(place);
            }
        }
        Self {
            questionnaire,
            assessment,
            card,
            findings,
            finding_of,
        }
    }

    /// The day on which its evidence is judged.
    pub fn as_of(&self) -> Date {
        self.card.as_of
    }

    /// The finding of a question with its place among all.
    pub fn finding(&self, ix: QuestionIx) -> Option<(usize, &Finding)> {
        let place = self.finding_of.get(ix.0).copied().flatten()?;
        self.findings.get(place).map(|finding| (place, finding))
    }

    /// The certain score of a node; `None` where nothing applies.
    pub fn floor(&self, node: &NodeId) -> Option<Score> {
        let figures = self.node(node)?.figures;
        figures.map(|figures| Score::new(figures.floor))
    }

    /// The figures of a node.
    pub fn node(&self, node: &NodeId) -> Option<&NodeScore> {
        self.card.node(node)
    }

    /// The questionnaire's id and version.
    pub fn version(&self) -> String {
        format!("{}@{}", self.questionnaire.id, self.questionnaire.version)
    }
}
