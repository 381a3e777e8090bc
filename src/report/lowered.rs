//! What is lower than in the baseline, and which answers lowered it, in words.

use crate::gap::{Change, Loss, Regressed, Regression};
use crate::model::{QuestionIx, Questionnaire, Score};
use crate::scoring::Scorecard;

use super::checked::{Checked, Earlier};
use super::criterion::two;
use super::wording;

/// An answer that lowers a figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lowering {
    /// The question.
    pub(super) question: QuestionIx,
    /// What was said before.
    pub(super) before: String,
    /// What is said now.
    pub(super) now: String,
    /// Each figure it lowers, with what it was and is.
    pub(super) figures: Vec<String>,
}

/// Every answer that may have lowered a figure, the most telling first.
pub(super) fn lowerings(checked: &Checked<'_>, earlier: &Earlier<'_>) -> Vec<Lowering> {
    let questionnaire = checked.report.questionnaire();
    let below: Vec<(&Regression, Vec<Loss>)> = earlier
        .regressions
        .iter()
        .map(|r| (r, earlier.lowered_by(questionnaire, r)))
        .collect();
    earlier
        .losses
        .iter()
        .filter_map(|loss| {
            let lowered = below.iter().filter(|(_, losses)| losses.contains(loss));
            let figures: Vec<String> = lowered.map(|(r, _)| fall(questionnaire, r)).collect();
            (!figures.is_empty()).then(|| lowering(checked, earlier, loss, figures))
        })
        .collect()
}

/// Regressions that no answer explains, such as those of a questionnaire with other weights.
pub(super) fn unexplained<'e>(
    questionnaire: &Questionnaire,
    earlier: &'e Earlier<'_>,
) -> Vec<&'e Regression> {
    let none = |r: &&Regression| earlier.lowered_by(questionnaire, r).is_empty();
    earlier.regressions.iter().filter(none).collect()
}

fn lowering(
    checked: &Checked<'_>,
    earlier: &Earlier<'_>,
    loss: &Loss,
    figures: Vec<String>,
) -> Lowering {
    let report = &checked.report;
    let questionnaire = report.questionnaire();
    let id = &questionnaire.question(loss.question).id;
    let is_it = |other: &crate::model::Id| questionnaire.renamed.get(other).unwrap_or(other) == id;
    let mut places = earlier.questionnaire.question_places();
    let place = places.find(|ix| is_it(&earlier.questionnaire.question(*ix).id));
    let (mut before, mut now) = (
        place.map_or_else(
            || "not asked".to_owned(),
            |ix| said(earlier.questionnaire, &earlier.card, ix),
        ),
        said(questionnaire, &report.card, loss.question),
    );
    if let Change::Judgement(was, is) = loss.change {
        before += &format!(", {}", wording::judgement(was));
        now += &format!(", {}", wording::judgement(is));
    }
    Lowering {
        question: loss.question,
        before,
        now,
        figures,
    }
}

/// An answer with its value on the scale.
fn said(questionnaire: &Questionnaire, card: &Scorecard, ix: QuestionIx) -> String {
    let scored = card.question(ix);
    match scored.scored() {
        Some(value) => format!(
            "{} ({})",
            wording::given(questionnaire, ix, scored.given.as_ref()),
            wording::on_scale(value.get(), questionnaire.scale.max)
        ),
        None => wording::question_state(scored.state).to_owned(),
    }
}

/// What is lower: the name of the figure, what it was, what it is.
pub(super) fn parts(
    questionnaire: &Questionnaire,
    regression: &Regression,
) -> (&'static str, String, String) {
    let max = questionnaire.scale.max;
    let score = |before: Score, now: Score| {
        let (b, n) = (two(before, max), two(now, max));
        if b == n {
            // So small a fall would look like none.
            let exact = |score: Score| wording::decimal(score.get() * f64::from(max), 8);
            (exact(before), exact(now))
        } else {
            (b, n)
        }
    };
    match regression.lost {
        Regressed::Floor(b, n) => {
            let (before, now) = score(b, n);
            ("floor", before, now)
        }
        Regressed::Level(b, n) => ("level", b.to_string(), n.to_string()),
        Regressed::Verdict(b, n) => (
            "verdict",
            wording::verdict(b).to_owned(),
            wording::verdict(n).to_owned(),
        ),
    }
}

/// How many questions are named.
const NAMED: usize = 12;

/// Questions by their ids, the first of many.
pub(super) fn some_of(questionnaire: &Questionnaire, questions: &[QuestionIx]) -> String {
    let ids = questions.iter().take(NAMED);
    let ids: Vec<&str> = ids
        .map(|ix| questionnaire.question(*ix).id.as_str())
        .collect();
    match questions.len().saturating_sub(NAMED) {
        0 => ids.join(", "),
        rest => format!("{} and {rest} more", ids.join(", ")),
    }
}

/// What does not count any more, in a sentence; `None` if there is nothing.
pub(super) fn withdrawn(questionnaire: &Questionnaire, earlier: &Earlier<'_>) -> Option<String> {
    let all = &earlier.withdrawn;
    (!all.is_empty()).then(|| {
        format!(
            "{} in the baseline and not any more, not applicable or out of scope now: {}",
            wording::count(all.len(), "question counted", "questions counted"),
            some_of(questionnaire, all)
        )
    })
}

/// "Overall floor 2.31 → 2.25", in words.
pub(super) fn fall(questionnaire: &Questionnaire, regression: &Regression) -> String {
    let (what, before, now) = parts(questionnaire, regression);
    let name = wording::node_name(questionnaire, &regression.node);
    format!("{name}, {what} from {before} to {now}")
}
