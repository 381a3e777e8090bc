//! One assessment compared with its target, and with an earlier one.

use crate::gap::{
    Change, Criterion, Loss, Outcome, Regressed, Regression, losses, losses_below, regressions,
    withdrawn,
};
use crate::model::{AnswerPlaces, QuestionIx, Questionnaire, Score, TextPlace};
use crate::scoring::Scorecard;

use super::GapReport;

/// One assessment compared with its target.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// The file, as given.
    pub file: String,
    /// The report it is taken from.
    pub report: GapReport<'a>,
    /// Each demand of the target.
    pub criteria: Vec<Criterion>,
    /// What it is compared with, if there is something.
    pub baseline: Baseline<'a>,
    /// Whether a regression misses the target.
    pub no_regression: bool,
    /// Whether fewer questions than in the baseline may count nevertheless.
    pub fewer_questions: bool,
    /// Where its answers stand.
    pub places: AnswerPlaces,
    /// The target's file and where each of its waivers stands, if there is a file.
    pub target_file: Option<(String, Vec<TextPlace>)>,
}

/// The earlier assessment.
#[derive(Clone, Debug)]
pub enum Baseline<'a> {
    /// None was asked for.
    None,
    /// There is none at this path: the assessment is new.
    New(String),
    /// It is this one.
    Is(Box<Earlier<'a>>),
}

/// An earlier assessment, and what is lower than in it.
#[derive(Clone, Debug)]
pub struct Earlier<'a> {
    /// Its questionnaire, which may be of another version.
    pub questionnaire: &'a Questionnaire,
    /// Its figures.
    pub card: Scorecard,
    /// What is lower now.
    pub regressions: Vec<Regression>,
    /// Which answers that may come from.
    pub losses: Vec<Loss>,
    /// Questions that counted in it and do not count any more.
    pub withdrawn: Vec<QuestionIx>,
}

impl<'a> Earlier<'a> {
    /// Compares an earlier assessment with a report.
    pub fn new(questionnaire: &'a Questionnaire, card: Scorecard, report: &GapReport<'_>) -> Self {
        let now = (report.questionnaire(), &report.card);
        Self {
            regressions: regressions((questionnaire, &card), now),
            losses: losses((questionnaire, &card), now),
            withdrawn: withdrawn((questionnaire, &card), now),
            questionnaire,
            card,
        }
    }

    /// The answers below the node that lowered it: values, or judgements where the verdict fell; what else changed only
    /// where none of these did.
    pub(super) fn lowered_by(
        &self,
        questionnaire: &Questionnaire,
        regression: &Regression,
    ) -> Vec<Loss> {
        let below = losses_below(questionnaire, &regression.node, &self.losses);
        let verdict = matches!(regression.lost, Regressed::Verdict(..));
        let direct = |loss: &Loss| match loss.change {
            // From 0 to nothing at all, and back, the floor stays, but not the verdict.
            Change::Value(was, is) => verdict || is < was.filter(|was| *was > Score::ZERO),
            Change::Judgement(..) => verdict,
            Change::CountsNow(_) | Change::CountsNoMore(_) => false,
        };
        let certain: Vec<Loss> = below.iter().filter(|l| direct(l)).copied().collect();
        if !certain.is_empty() {
            return certain;
        }
        let counts =
            |loss: &Loss| !matches!(loss.change, Change::Judgement(..) | Change::Value(None, _));
        below.into_iter().filter(counts).collect()
    }
}

impl<'a> Checked<'a> {
    /// The worst outcome: missed, undecided, met.
    pub fn outcome(&self) -> Outcome {
        let lost = self.regressions().is_some_and(|r| !r.is_empty());
        let regressed = (self.no_regression && lost || self.withdraws()).then_some(Outcome::Missed);
        let found = self
            .criteria
            .iter()
            .map(|c| c.outcome)
            .filter(|o| *o != Outcome::NotApplicable);
        found.chain(regressed).max().unwrap_or(Outcome::Met)
    }

    /// Whether the target is missed since fewer questions count than in the baseline.
    pub fn withdraws(&self) -> bool {
        let any = self
            .earlier()
            .is_some_and(|earlier| !earlier.withdrawn.is_empty());
        self.no_regression && !self.fewer_questions && any
    }

    /// Whether no demand is missed, and only a regression is.
    pub fn only_regressed(&self) -> bool {
        self.outcome() == Outcome::Missed
            && self.criteria.iter().all(|c| c.outcome != Outcome::Missed)
    }

    /// The earlier assessment, if there is one.
    pub fn earlier(&self) -> Option<&Earlier<'a>> {
        match &self.baseline {
            Baseline::Is(earlier) => Some(earlier),
            Baseline::None | Baseline::New(_) => None,
        }
    }

    /// What is lower than in the baseline, if there is one.
    pub fn regressions(&self) -> Option<&[Regression]> {
        self.earlier().map(|earlier| earlier.regressions.as_slice())
    }

    /// The questions whose answers lowered a figure, the most telling first.
    pub fn lowering(&self, regression: &Regression) -> Vec<QuestionIx> {
        let questionnaire = self.report.questionnaire();
        let losses = self
            .earlier()
            .map(|earlier| earlier.lowered_by(questionnaire, regression));
        let losses = losses.unwrap_or_default().into_iter();
        losses.map(|loss| loss.question).collect()
    }
}
