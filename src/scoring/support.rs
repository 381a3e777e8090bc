//! What stands behind the verdicts: how many answers are evidenced, and how many findings an auditor would write.

use crate::model::{Obligation, QuestionIx, Questionnaire, SectionIx};

use super::conformity::fails;
use super::{Judgement, Scorecard};

/// How many of the answers with a value are evidenced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Answers with a value.
    pub answered: usize,
    /// Those that a valid document, record or observation supports.
    pub evidenced: usize,
}

impl Support {
    /// Whether some answer rests on nothing but the statement of who gave it.
    pub fn is_partial(&self) -> bool {
        self.evidenced < self.answered
    }
}

/// The two stages of a certification audit, by the requirements they look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// What is laid down, and what is to be done by then.
    One,
    /// All requirements.
    Two,
}

/// Nonconformities as an auditor would write them up: one a section, graded by the worst in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WriteUps {
    /// Sections with a likely major among their own requirements, or a systemic one.
    pub major: usize,
    /// Other sections with a likely minor among their own requirements.
    pub minor: usize,
}

/// Whether a stage looks at a question.
fn is_looked_at(questionnaire: &Questionnaire, ix: QuestionIx, stage: Stage) -> bool {
    let question = questionnaire.question(ix);
    match stage {
        Stage::One => question.in_stage1(),
        Stage::Two => question.obligation == Obligation::Shall,
    }
}

impl Scorecard {
    /// How many of the answers to some questions are evidenced.
    pub fn support(&self, counts: impl Fn(QuestionIx) -> bool) -> Support {
        let mut support = Support::default();
        for (place, question) in self.questions.iter().enumerate() {
            if question.scored().is_some() && counts(QuestionIx(place)) {
                support.answered += 1;
                support.evidenced += usize::from(question.evidenced);
            }
        }
        support
    }

    /// How many of the answers to the requirements that a stage looks at are evidenced.
    pub fn support_in(&self, questionnaire: &Questionnaire, stage: Stage) -> Support {
        self.support(|ix| is_looked_at(questionnaire, ix, stage))
    }

    /// The likely majors among the requirements that a stage looks at and that apply, how many those are, and how many of
    /// them are answered.
    pub fn majors_in(
        &self,
        questionnaire: &Questionnaire,
        stage: Stage,
    ) -> (Vec<QuestionIx>, usize, usize) {
        let all = questionnaire.question_places();
        let all = all.filter(|ix| is_looked_at(questionnaire, *ix, stage));
        let all: Vec<_> = all.filter(|ix| self.question(*ix).applies()).collect();
        let major = |ix: &QuestionIx| self.question(*ix).judgement == Some(Judgement::Major);
        let answered = all
            .iter()
            .filter(|ix| self.question(**ix).scored().is_some());
        let answered = answered.count();
        (
            all.iter().copied().filter(major).collect(),
            all.len(),
            answered,
        )
    }

    /// The requirements that bar a certification as such, as they are answered: below half, and not graded lower by a person.
    pub fn bars(&self, questionnaire: &Questionnaire) -> Vec<QuestionIx> {
        let bars = |ix: &QuestionIx| {
            let (question, scored) = (questionnaire.question(*ix), self.question(*ix));
            let counts = !scored.graded || scored.judgement == Some(Judgement::Major);
            question.bars_certification && fails(scored) && scored.judgement.is_some() && counts
        };
        questionnaire.question_places().filter(bars).collect()
    }

    /// The nonconformities as an auditor would write them up.
    pub fn write_ups(&self, questionnaire: &Questionnaire) -> WriteUps {
        let mut written = WriteUps::default();
        for section in questionnaire.section_places() {
            match self.written_up(questionnaire, section) {
                Some(Judgement::Major) => written.major += 1,
                Some(Judgement::Minor) => written.minor += 1,
                _ => {}
            }
        }
        written
    }

    /// The worst grade of a nonconformity in a section's own requirements.
    fn written_up(&self, questionnaire: &Questionnaire, section: SectionIx) -> Option<Judgement> {
        if self.systemic.get(section.0).is_some_and(Option::is_some) {
            return Some(Judgement::Major);
        }
        let own = questionnaire.section(section).questions.iter();
        let judged = || own.clone().map(|ix| self.question(*ix).judgement);
        [Judgement::Major, Judgement::Minor]
            .into_iter()
            .find(|grade| judged().any(|found| found == Some(*grade)))
    }
}
