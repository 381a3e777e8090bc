//! What became of each question: closed, opened, lost from sight. "Unknown" is not "no", and out of view is not closed.

use crate::gap::{FindingKind, Subject};
use crate::model::{Grade, QuestionIx, Score, SectionIx};
use crate::scoring::QuestionState;

use super::{Pair, Pairs, Side};

/// How a question stands on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The questionnaire does not ask it.
    Absent,
    /// Outside of the selected sections.
    OutOfScope,
    /// Does not apply.
    NotApplicable,
    /// Applies, but has no value: not answered, unknown or disputed.
    Open,
    /// Has a value below its target.
    Gap,
    /// Nothing more is wanted of it.
    Met,
}

impl Status {
    /// Whether it counts in figures.
    pub fn applies(self) -> bool {
        matches!(self, Self::Open | Self::Gap | Self::Met)
    }

    /// The status of a question.
    pub fn of(side: &Side<'_>, ix: Option<QuestionIx>) -> Self {
        let Some(ix) = ix else {
            return Self::Absent;
        };
        let is_gap = || {
            let finding = side.finding(ix).map(|(_, finding)| finding);
            finding.is_some_and(|f| {
                f.kind != FindingKind::NotAssessed && f.grade != Some(Grade::Opportunity)
            })
        };
        match side.card.question(ix).state {
            QuestionState::OutOfScope => Self::OutOfScope,
            QuestionState::NotApplicable(_) => Self::NotApplicable,
            QuestionState::Missing | QuestionState::Unknown | QuestionState::Disputed => Self::Open,
            QuestionState::Assessed if is_gap() => Self::Gap,
            QuestionState::Assessed => Self::Met,
        }
    }
}

/// What became of a question from one side to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MoveKind {
    /// A gap before, none now.
    Closed,
    /// A gap still, but less of one.
    Eased,
    /// A gap still, as large.
    Remains,
    /// A gap still, and a larger one.
    Deepened,
    /// None before, a gap now.
    Opened,
    /// Open before, and a gap now: it may have been one all along.
    Found,
    /// Open before, and none: nobody knows whether it ever was a gap.
    Confirmed,
    /// Had a value before, and is open now.
    LostSight,
    /// Open before and now.
    StillOpen,
    /// Counted before, and does no more: not applicable, out of scope or not asked. A gap among them is not closed.
    Left,
    /// Counts now, and did not before.
    Entered,
    /// None before and none now.
    Holds,
    /// Counts on neither side.
    Outside,
}

/// What became of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The question.
    pub pair: Pair<QuestionIx>,
    /// How it stood.
    pub before: Status,
    /// How it stands.
    pub after: Status,
    /// What became of it.
    pub kind: MoveKind,
}

/// What became of every question: gaps in the order in which they mattered, those of now in that in which they matter now.
pub(super) fn moves(before: &Side<'_>, after: &Side<'_>, pairs: &Pairs) -> Vec<Move> {
    let one = |pair: &Pair<QuestionIx>| {
        let statuses = [
            Status::of(before, pair.before),
            Status::of(after, pair.after),
        ];
        let value = |side: &Side<'_>, ix: Option<QuestionIx>| -> Option<Score> {
            side.card.question(ix?).scored()
        };
        let values = (value(before, pair.before), value(after, pair.after));
        Move {
            pair: *pair,
            before: statuses[0],
            after: statuses[1],
            kind: kind(statuses, values),
        }
    };
    let mut moves: Vec<Move> = pairs.questions.iter().map(one).collect();
    let rank = |side: &Side<'_>, ix: Option<QuestionIx>| {
        let finding = ix.and_then(|ix| side.finding(ix));
        finding.map_or(usize::MAX, |(place, _)| place)
    };
    moves.sort_by_key(|one| {
        let rank = match one.kind {
            MoveKind::Closed | MoveKind::Left | MoveKind::LostSight => {
                rank(before, one.pair.before)
            }
            _ => rank(after, one.pair.after),
        };
        (one.kind, rank)
    });
    moves
}

fn kind(statuses: [Status; 2], values: (Option<Score>, Option<Score>)) -> MoveKind {
    match statuses {
        [before, after] if !before.applies() && !after.applies() => MoveKind::Outside,
        [_, after] if !after.applies() => MoveKind::Left,
        [before, _] if !before.applies() => MoveKind::Entered,
        [Status::Gap, Status::Met] => MoveKind::Closed,
        [Status::Gap, Status::Gap] if values.1 > values.0 => MoveKind::Eased,
        [Status::Gap, Status::Gap] if values.1 < values.0 => MoveKind::Deepened,
        [Status::Gap, Status::Gap] => MoveKind::Remains,
        [Status::Met, Status::Gap] => MoveKind::Opened,
        [Status::Open, Status::Gap] => MoveKind::Found,
        [Status::Open, Status::Met] => MoveKind::Confirmed,
        [Status::Open, Status::Open] => MoveKind::StillOpen,
        [_, Status::Open] => MoveKind::LostSight,
        _ => MoveKind::Holds,
    }
}

/// Sections with a systemic major on one side only: gone and still looked at, out of view, new.
pub(super) fn systemic(
    before: &Side<'_>,
    after: &Side<'_>,
    pairs: &Pairs,
) -> [Vec<Pair<SectionIx>>; 3] {
    let has = |side: &Side<'_>, ix: Option<SectionIx>| {
        let is_it = |ix| {
            side.findings
                .iter()
                .any(|f| f.subject == Subject::Systemic(ix))
        };
        ix.is_some_and(is_it)
    };
    let in_view = |ix: Option<SectionIx>| {
        let own = ix.map_or(&[][..], |ix| &after.questionnaire.section(ix).questions);
        own.iter()
            .any(|question| after.card.question(*question).applies())
    };
    let [mut gone, mut left, mut new] = [Vec::new(), Vec::new(), Vec::new()];
    for pair in &pairs.sections {
        match (has(before, pair.before), has(after, pair.after)) {
            (true, false) if in_view(pair.after) => gone.push(*pair),
            (true, false) => left.push(*pair),
            (false, true) => new.push(*pair),
            _ => {}
        }
    }
    [gone, left, new]
}
