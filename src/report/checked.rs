//! One assessment compared with its target, and with an earlier one.

use crate::comparison::{Pairs, no_longer_counting};
use crate::gap::{
    Change, Criterion, EvidenceLoss, Loss, Outcome, Regressed, Regression, evidence_losses,
    less_evidenced, losses, losses_below, regressions,
};
use crate::model::{AnswerPlaces, Assessment, Id, QuestionIx, Questionnaire, Score, TextPlace};
use crate::scoring::{Scorecard, members};

use super::GapReport;
use super::earlier_target::EarlierTarget;
use super::easing::{Easing, easings};

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
    /// Whether there may be less evidence than in the baseline nevertheless.
    pub less_evidence: bool,
    /// Whether the target may demand less than that of the baseline nevertheless.
    pub lower_target: bool,
    /// Whether assessments of the baseline may be gone nevertheless.
    pub fewer_files: bool,
    /// Whether another version of the questionnaire may judge more mildly nevertheless.
    pub milder_questionnaire: bool,
    /// Whether the target asks for evidence, or that of the baseline did.
    pub asks_for_evidence: bool,
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
    /// It cannot be compared with, for this reason.
    Faulty(EarlierFault),
    /// It is this one.
    Is(Box<Earlier<'a>>),
}

/// Why there is no comparison with an earlier file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierFault {
    /// The earlier file.
    pub file: String,
    /// What is wrong with it, and where.
    pub why: String,
}

/// The earlier file of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierFile {
    /// Its path.
    pub file: String,
    /// The path that it had, if the assessment has been moved since: the one of which this file is the successor.
    pub moved_from: Option<String>,
    /// SHA-256 of its questionnaire and of that of now, in hexadecimal digits.
    pub digests: (String, String),
}

/// Whether both assessments answer the same questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameQuestionnaire {
    /// The same, byte by byte.
    Same,
    /// Another version of it: what was changed was done openly.
    NewVersion,
    /// The same version with another content, so that figures may have changed by themselves.
    Edited,
}

/// An earlier assessment, and what is lower than in it.
#[derive(Clone, Debug)]
pub struct Earlier<'a> {
    /// Where it stands.
    pub file: EarlierFile,
    /// Its questionnaire, which may be of another version.
    pub questionnaire: &'a Questionnaire,
    /// Whether that is the questionnaire of now.
    pub same_questionnaire: SameQuestionnaire,
    /// Questions that it asked and the present version does not, by their ids then.
    pub dropped: Vec<Id>,
    /// Its figures, with evidence judged on the day of the present ones.
    pub card: Scorecard,
    /// What is lower now: floors, levels and verdicts, then evidenced scores.
    pub regressions: Vec<Regression>,
    /// Which answers that may come from.
    pub losses: Vec<Loss>,
    /// Questions that counted in it and do not count any more.
    pub withdrawn: Vec<QuestionIx>,
    /// Answers that are less well evidenced than in it.
    pub evidence_losses: Vec<EvidenceLoss>,
    /// What the target asked then and now.
    pub target: EarlierTarget,
    /// What makes the comparison say less than it seems to.
    pub easings: Vec<Easing>,
}

impl<'a> Earlier<'a> {
    /// Compares an earlier assessment with a report. `judged_on_own_days`: nobody named a day for both.
    pub fn new(
        file: EarlierFile,
        (questionnaire, assessment): (&'a Questionnaire, &Assessment),
        card: Scorecard,
        report: &GapReport<'_>,
        target: EarlierTarget,
        judged_on_own_days: bool,
    ) -> Self {
        let easings = easings(
            (questionnaire, assessment, &card),
            report,
            &target,
            judged_on_own_days,
        );
        let (then, now) = (
            (questionnaire, &card),
            (report.questionnaire(), &report.card),
        );
        let mut lower = regressions(then, now);
        lower.extend(less_evidenced(then, now));
        let pairs = Pairs::new(questionnaire, report.questionnaire()).questions;
        let dropped = pairs.into_iter().filter(|pair| pair.after.is_none());
        let id = |ix: QuestionIx| questionnaire.question(ix).id.clone();
        Self {
            same_questionnaire: match file.digests.0 == file.digests.1 {
                _ if questionnaire.version != now.0.version => SameQuestionnaire::NewVersion,
                true => SameQuestionnaire::Same,
                false => SameQuestionnaire::Edited,
            },
            dropped: dropped.filter_map(|pair| pair.before).map(id).collect(),
            regressions: lower,
            losses: losses(then, now),
            withdrawn: no_longer_counting(then, now),
            evidence_losses: evidence_losses(then, now),
            target,
            easings,
            file,
            questionnaire,
            card,
        }
    }

    /// The questions whose valid evidence is gone.
    pub fn unevidenced(&self) -> Vec<QuestionIx> {
        let gone = self.evidence_losses.iter().filter(|loss| loss.gone);
        gone.map(|loss| loss.question).collect()
    }

    /// The questions below the node whose answers are less well evidenced.
    pub(super) fn less_evidenced_below(
        &self,
        questionnaire: &Questionnaire,
        regression: &Regression,
    ) -> Vec<QuestionIx> {
        let below = members(questionnaire, &regression.node);
        let all = self.evidence_losses.iter().map(|loss| loss.question);
        all.filter(|ix| below.contains(ix)).collect()
    }

    /// The questions whose answers lowered it, the most telling first.
    pub(super) fn lowering(
        &self,
        questionnaire: &Questionnaire,
        regression: &Regression,
    ) -> Vec<QuestionIx> {
        if let Regressed::Evidenced(..) = regression.lost {
            return self.less_evidenced_below(questionnaire, regression);
        }
        let losses = self.lowered_by(questionnaire, regression).into_iter();
        losses.map(|loss| loss.question).collect()
    }

    /// Whether a floor, level or verdict is lower.
    pub fn has_fallen(&self) -> bool {
        let evidenced = |r: &Regression| matches!(r.lost, Regressed::Evidenced(..));
        !self.regressions.iter().all(evidenced)
    }

    /// Whether there is less evidence: an answer without any more, or a lower evidenced score.
    pub fn has_less_evidence(&self) -> bool {
        let evidenced = |r: &Regression| matches!(r.lost, Regressed::Evidenced(..));
        self.regressions.iter().any(evidenced) || self.evidence_losses.iter().any(|l| l.gone)
    }

    /// Whether nothing at all is less or lower, in figures that can be compared.
    pub fn is_kept(&self) -> bool {
        self.regressions.is_empty()
            && self.withdrawn.is_empty()
            && !self.has_less_evidence()
            && self.same_questionnaire != SameQuestionnaire::Edited
            && self.target.lowered().is_empty()
            && !matches!(self.target, EarlierTarget::Faulty(_))
            && self.easings.is_empty()
    }

    /// Where it asked what is called like this now, if it did.
    pub(super) fn asked_then(&self, now: &Questionnaire, id: &Id) -> Option<QuestionIx> {
        now.asked_in(self.questionnaire, id)
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
        let regressed = self.regressed().then_some(Outcome::Missed);
        let found = self
            .criteria
            .iter()
            .map(|c| c.outcome)
            .filter(|o| *o != Outcome::NotApplicable);
        found.chain(regressed).max().unwrap_or(Outcome::Met)
    }

    /// Whether the target is missed because of the baseline.
    fn regressed(&self) -> bool {
        self.falls()
            || self.withdraws()
            || self.loses_evidence()
            || self.edits_questionnaire()
            || self.demands_less()
            || self.is_eased()
    }

    fn stops(&self, what: impl Fn(&Earlier<'a>) -> bool) -> bool {
        self.no_regression && self.earlier().is_some_and(what)
    }

    /// Whether the target is missed since a floor, level or verdict is lower than in the baseline.
    pub fn falls(&self) -> bool {
        self.stops(Earlier::has_fallen)
    }

    /// Whether the target is missed since fewer questions count than in the baseline.
    pub fn withdraws(&self) -> bool {
        !self.fewer_questions && self.stops(|earlier| !earlier.withdrawn.is_empty())
    }

    /// Whether the target is missed since there is less evidence than in the baseline. Evidence that no target asks
    /// for is nobody's duty: its loss is named, and stops nothing.
    pub fn loses_evidence(&self) -> bool {
        let counts = self.asks_for_evidence && !self.less_evidence;
        counts && self.stops(Earlier::has_less_evidence)
    }

    /// Whether the target is missed since the questionnaire was edited under the version it had in the baseline.
    pub fn edits_questionnaire(&self) -> bool {
        self.stops(|earlier| earlier.same_questionnaire == SameQuestionnaire::Edited)
    }

    /// Whether the target is missed since it demands less than that of the baseline.
    pub fn demands_less(&self) -> bool {
        !self.lower_target && self.stops(|earlier| !earlier.target.lowered().is_empty())
    }

    /// Whether the target is missed since the comparison says less than it has to.
    pub fn is_eased(&self) -> bool {
        self.stopping_easing().is_some()
    }

    /// The first reason for which it does.
    pub(super) fn stopping_easing(&self) -> Option<&Easing> {
        let mut easings = self.earlier()?.easings.iter();
        easings.find(|one| self.is_stopped_by(one))
    }

    /// Whether the target is missed since the comparison says less for this reason.
    pub fn is_stopped_by(&self, easing: &Easing) -> bool {
        let allowed = match easing {
            Easing::Organisation { .. } => self.fewer_files,
            Easing::Day { .. } => false,
            Easing::Target(_) => self.lower_target,
            Easing::Questionnaire(_) => self.milder_questionnaire,
            // As a waiver: a person answers for it, and gives a reason.
            Easing::Grades(_) => true,
        };
        self.no_regression && !allowed
    }

    /// Whether a regression is a reason why the target is missed.
    pub fn counts(&self, regression: &Regression) -> bool {
        match regression.lost {
            Regressed::Evidenced(..) => self.loses_evidence(),
            _ => self.no_regression,
        }
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
            Baseline::None | Baseline::New(_) | Baseline::Faulty(_) => None,
        }
    }

    /// What is lower than in the baseline, if there is one.
    pub fn regressions(&self) -> Option<&[Regression]> {
        self.earlier().map(|earlier| earlier.regressions.as_slice())
    }

    /// The questions whose answers lowered a figure, the most telling first.
    pub fn lowering(&self, regression: &Regression) -> Vec<QuestionIx> {
        let questionnaire = self.report.questionnaire();
        let earlier = self.earlier();
        let lowering = earlier.map(|earlier| earlier.lowering(questionnaire, regression));
        lowering.unwrap_or_default()
    }
}
