//! What makes the comparison with a baseline say less than it seems to: another organisation, an earlier day, an unknown
//! target, milder rules, better grades given by persons.

use jiff::civil::Date;

use crate::gap::{Milder, Milderness, milder};
use crate::model::{Assessment, QuestionIx, Questionnaire};
use crate::scoring::{Judgement, Scorecard, Verdict};

use super::check_result::CheckRule;
use super::earlier_target::EarlierTarget;
use super::lowered::some_of;
use super::{GapReport, wording};

/// Something that makes the comparison say less.
#[derive(Clone, Debug, PartialEq)]
pub enum Easing {
    /// Under this path stood the assessment of another organisation.
    Organisation {
        /// The one in the baseline.
        was: String,
        /// The one now.
        is: String,
    },
    /// It is dated before the baseline, so that what has ended in between counts again.
    Day {
        /// The day of the baseline.
        was: Date,
        /// The day now.
        is: Date,
    },
    /// In the baseline there is no target under this path.
    Target(String),
    /// Another version of the questionnaire judges more mildly.
    Questionnaire(Vec<Milder>),
    /// A person has replaced computed grades by better ones since.
    Grades(Vec<QuestionIx>),
}

impl Easing {
    /// The kind of result that it is.
    pub(super) fn rule(&self) -> CheckRule {
        match self {
            Self::Organisation { .. } => CheckRule::OTHER_ORGANISATION,
            Self::Day { .. } => CheckRule::EARLIER_DAY,
            Self::Target(_) => CheckRule::TARGET_UNKNOWN,
            Self::Questionnaire(_) => CheckRule::QUESTIONNAIRE_MILDER,
            Self::Grades(_) => CheckRule::REGRADED,
        }
    }

    /// What has to hold where it does not.
    pub(super) fn expected(&self) -> &'static str {
        match self {
            Self::Organisation { .. } => "The assessment is of the organisation of the baseline",
            Self::Day { .. } => "The assessment is not dated before the baseline",
            Self::Target(_) => "The target of the baseline is known",
            Self::Questionnaire(_) => "The questionnaire judges as in the baseline",
            Self::Grades(_) => "No grade was replaced by a better one since the baseline",
        }
    }

    /// It in a sentence.
    pub(super) fn sentence(&self, questionnaire: &Questionnaire) -> String {
        match self {
            Self::Organisation { was, is } => format!(
                "In the baseline this was the assessment of {was}, now it is that of {is}: that of {was} is gone"
            ),
            Self::Day { was, is } => format!(
                "It is dated {is}, before the baseline of {was}: waivers and evidence that have ended since count again"
            ),
            Self::Target(file) => format!(
                "The target is not compared with that of the baseline: there is no {file}; --baseline-target names the file it was"
            ),
            Self::Questionnaire(all) => {
                let questions: Vec<QuestionIx> = all.iter().map(|one| one.question).collect();
                let mut what: Vec<String> = Vec::new();
                for (kind, words) in [
                    (Milderness::NoRequirement, "no requirement any more"),
                    (Milderness::NotCritical, "not critical any more"),
                    (Milderness::WorthMore, "with answers worth more"),
                    (Milderness::WeighsLess, "of less weight"),
                ] {
                    let count = all.iter().filter(|one| one.what == kind).count();
                    if count > 0 {
                        what.push(format!("{count} {words}"));
                    }
                }
                format!(
                    "The questionnaire judges {} more mildly than in the baseline ({}): {}",
                    wording::count(all.len(), "question", "questions"),
                    what.join(", "),
                    some_of(questionnaire, &questions)
                )
            }
            Self::Grades(questions) => format!(
                "{} better by a person since the baseline: {}",
                wording::count(questions.len(), "answer is graded", "answers are graded"),
                some_of(questionnaire, questions)
            ),
        }
    }

    /// The questions it is about, if it is about some.
    pub fn questions(&self) -> Vec<QuestionIx> {
        match self {
            Self::Questionnaire(all) => all.iter().map(|one| one.question).collect(),
            Self::Grades(questions) => questions.clone(),
            Self::Organisation { .. } | Self::Day { .. } | Self::Target(_) => Vec::new(),
        }
    }
}

/// What makes a comparison say less than it seems to.
pub(super) fn easings(
    (questionnaire, assessment, card): (&Questionnaire, &Assessment, &Scorecard),
    report: &GapReport<'_>,
    target: &EarlierTarget,
    judged_on_own_days: bool,
) -> Vec<Easing> {
    let (now, present) = (report.assessment(), report.questionnaire());
    let mut easings = Vec::new();
    if let (Some(was), Some(is)) = (&assessment.organisation, &now.organisation)
        && was.trim() != is.trim()
    {
        easings.push(Easing::Organisation {
            was: was.clone(),
            is: is.clone(),
        });
    }
    if judged_on_own_days && now.date < assessment.date {
        easings.push(Easing::Day {
            was: assessment.date,
            is: now.date,
        });
    }
    if let EarlierTarget::Missing(file) = target {
        easings.push(Easing::Target(file.clone()));
    }
    // Under the same version that was not to happen at all, and is told so.
    if questionnaire.version != present.version {
        let milder = milder(questionnaire, present);
        if !milder.is_empty() {
            easings.push(Easing::Questionnaire(milder));
        }
    }
    let graded_then = |ix: &QuestionIx| {
        let id = &present.question(*ix).id;
        let then = present.asked_in(questionnaire, id);
        let judgement = |judgement: Judgement| Verdict::from(judgement);
        let was = then
            .and_then(|place| card.question(place).judgement)
            .map(judgement);
        let is = report.card.question(*ix).judgement.map(judgement);
        was >= is
    };
    let mut regraded = report.regraded();
    regraded.retain(|ix| !graded_then(ix));
    if !regraded.is_empty() {
        easings.push(Easing::Grades(regraded));
    }
    easings
}
