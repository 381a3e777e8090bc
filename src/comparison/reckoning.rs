//! What a roadmap had promised by now against what is true, initiative by initiative.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{Id, Quarter, QuestionIx, Questionnaire, Score};

use super::{Change, MoveKind, Promise, PromisedInitiative, PromisedStanding, Side, Status};

/// A promise held against the last assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// The day of reckoning.
    pub on: Date,
    /// The last quarter that was over by then; `None` if none was.
    pub quarter: Option<Quarter>,
    /// Where the organisation was to stand after it.
    pub promised: PromisedStanding,
    /// What became of each initiative, in the order of the roadmap.
    pub initiatives: Vec<Kept>,
    /// Gaps closed that no initiative had promised by now.
    pub beyond: Vec<QuestionIx>,
}

/// What became of an initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What was promised.
    pub promised: PromisedInitiative,
    /// What became of it.
    pub outcome: Outcome,
    /// What became of its answers.
    pub answers: Vec<AnswerKept>,
    /// Of the answers that apply: how many are true.
    pub reached: usize,
    /// How many of them apply.
    pub of: usize,
    /// How many of those that are true have no valid evidence.
    pub unevidenced: usize,
}

/// What became of the promise of an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All that it promised by now is true.
    Kept,
    /// All is true, but was not yet in an assessment after it was due, on this day.
    KeptLate(Date),
    /// All is true before it was due.
    Early,
    /// Due, and some of it is true.
    Partly,
    /// Due, and none of it is true, though some answers have risen.
    Late,
    /// Due, and nothing has moved.
    NotKept,
    /// Its effect was promised for later.
    NotYetDue,
    /// Nothing that it promised applies any more, or it promised no answer.
    Void,
}

/// What became of a promised answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerKept {
    /// Its question as the roadmap calls it.
    pub id: String,
    /// Its question now, if it is still asked.
    pub question: Option<QuestionIx>,
    /// Its value when it was promised.
    pub from: Option<Score>,
    /// Its value as promised.
    pub to: Score,
    /// Its value now.
    pub now: Option<Score>,
    /// What became of it.
    pub progress: Progress,
}

/// How far a promised answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is true.
    Reached,
    /// It has risen, not far enough.
    Risen,
    /// It has not moved.
    Unmoved,
    /// It is worse than before.
    Fallen,
    /// Nobody knows now.
    Open,
    /// It does not apply any more, or is out of scope.
    Outside,
    /// It is not asked any more.
    Gone,
}

impl Reckoning {
    /// Holds a promise against the last side. `between` are the assessments that were made in the meantime.
    pub(super) fn new(promise: &Promise, whole: &Change<'_, '_>, between: &[Side<'_>]) -> Self {
        let on = whole.after.as_of();
        let (quarter, promised) = promise.by(on);
        let kept = |one: &PromisedInitiative| kept(one, whole.after, between);
        let initiatives: Vec<Kept> = promise.initiatives.iter().map(kept).collect();
        let by_now: BTreeSet<QuestionIx> = initiatives
            .iter()
            .filter(|kept| kept.promised.is_due(on))
            .flat_map(|kept| &kept.answers)
            .filter_map(|answer| answer.question)
            .collect();
        let closed = whole.of(MoveKind::Closed).filter_map(|one| one.pair.after);
        Self {
            on,
            quarter,
            promised: promised.clone(),
            beyond: closed.filter(|ix| !by_now.contains(ix)).collect(),
            initiatives,
        }
    }

    /// Initiatives whose effect was promised by now, those of which nothing applies any more included.
    pub fn due(&self) -> impl Iterator<Item = &Kept> {
        let due = |kept: &&Kept| kept.promised.is_due(self.on);
        self.initiatives.iter().filter(due)
    }

    /// How many initiatives came out so.
    pub fn count(&self, test: impl Fn(Outcome) -> bool) -> usize {
        self.initiatives
            .iter()
            .filter(|kept| test(kept.outcome))
            .count()
    }

    /// Whether nothing that it names is known to the questionnaire: it belongs to another one.
    pub fn is_foreign(&self) -> bool {
        let mut answers = self
            .initiatives
            .iter()
            .flat_map(|kept| &kept.answers)
            .peekable();
        answers.peek().is_some() && answers.all(|answer| answer.question.is_none())
    }
}

fn kept(promised: &PromisedInitiative, last: &Side<'_>, between: &[Side<'_>]) -> Kept {
    let answers = answers(promised, last);
    let applying = || {
        let counts = |a: &&AnswerKept| !matches!(a.progress, Progress::Outside | Progress::Gone);
        answers.iter().filter(counts)
    };
    let of = applying().count();
    let reached = || applying().filter(|answer| answer.progress == Progress::Reached);
    let unevidenced = reached()
        .filter_map(|answer| answer.question)
        .filter(|ix| !last.card.question(*ix).evidenced);
    let is_due = promised.is_due(last.as_of());
    let outcome = match (is_due, reached().count()) {
        _ if of == 0 => Outcome::Void,
        (false, all) if all == of => Outcome::Early,
        (false, _) => Outcome::NotYetDue,
        (true, all) if all == of => match not_yet(promised, between) {
            Some(day) => Outcome::KeptLate(day),
            None => Outcome::Kept,
        },
        (true, 0) if applying().any(|answer| answer.progress == Progress::Risen) => Outcome::Late,
        (true, 0) => Outcome::NotKept,
        (true, _) => Outcome::Partly,
    };
    Kept {
        promised: promised.clone(),
        outcome,
        reached: reached().count(),
        of,
        unevidenced: unevidenced.count(),
        answers,
    }
}

/// The last day on which it was due and an assessment did not show it yet.
fn not_yet(promised: &PromisedInitiative, between: &[Side<'_>]) -> Option<Date> {
    let missed = |side: &&Side<'_>| {
        let open = |answer: &AnswerKept| {
            !matches!(
                answer.progress,
                Progress::Reached | Progress::Outside | Progress::Gone
            )
        };
        promised.is_due(side.as_of()) && answers(promised, side).iter().any(open)
    };
    between.iter().filter(missed).map(Side::as_of).max()
}

fn answers(promised: &PromisedInitiative, side: &Side<'_>) -> Vec<AnswerKept> {
    let answer = |one: &super::PromisedAnswer| {
        let question = find(side.questionnaire, &one.question);
        let now = question.and_then(|ix| side.card.question(ix).scored());
        let progress = match (Status::of(side, question), now) {
            (Status::Absent, _) => Progress::Gone,
            (Status::OutOfScope | Status::NotApplicable, _) => Progress::Outside,
            (_, None) => Progress::Open,
            (_, Some(now)) if now >= one.to => Progress::Reached,
            (_, Some(now)) => match now.cmp(&one.from.unwrap_or(Score::ZERO)) {
                std::cmp::Ordering::Greater => Progress::Risen,
                std::cmp::Ordering::Equal => Progress::Unmoved,
                std::cmp::Ordering::Less => Progress::Fallen,
            },
        };
        AnswerKept {
            id: one.question.clone(),
            question,
            from: one.from,
            to: one.to,
            now,
            progress,
        }
    };
    promised.answers.iter().map(answer).collect()
}

/// A question by its id, also by one that it had in an earlier version.
fn find(questionnaire: &Questionnaire, id: &str) -> Option<QuestionIx> {
    let renamed = questionnaire.renamed.get(id).map(Id::as_str);
    let found = questionnaire.find_question(id);
    found.or_else(|| questionnaire.find_question(renamed?))
}
