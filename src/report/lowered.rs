//! What is lower than in the baseline, and which answers lowered it, in words.

use crate::gap::{Change, Loss, Regressed, Regression};
use crate::model::{QuestionIx, Questionnaire, Score};
use crate::scoring::Scorecard;

use super::checked::{Checked, Earlier, EarlierFault, SameQuestionnaire};
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
    let (evidenced, others): (Vec<&Regression>, Vec<&Regression>) = earlier
        .regressions
        .iter()
        .partition(|r| matches!(r.lost, Regressed::Evidenced(..)));
    let below: Vec<(&Regression, Vec<Loss>)> = others
        .into_iter()
        .map(|r| (r, earlier.lowered_by(questionnaire, r)))
        .collect();
    // Where the evidence is gone, that is said by itself.
    let gone = earlier.unevidenced();
    earlier
        .losses
        .iter()
        .filter_map(|loss| {
            let lowered = below.iter().filter(|(_, losses)| losses.contains(loss));
            let mut figures: Vec<String> = lowered.map(|(r, _)| fall(questionnaire, r)).collect();
            if !gone.contains(&loss.question) {
                figures.extend(falls_with(
                    questionnaire,
                    earlier,
                    &evidenced,
                    loss.question,
                ));
            }
            (!figures.is_empty()).then(|| lowering(checked, earlier, loss, figures))
        })
        .collect()
}

/// Each answer whose valid evidence is gone, with the evidenced scores that this lowers.
pub(super) fn unevidenced(
    questionnaire: &Questionnaire,
    earlier: &Earlier<'_>,
) -> Vec<(QuestionIx, Vec<String>)> {
    let evidenced = |r: &&Regression| matches!(r.lost, Regressed::Evidenced(..));
    let evidenced: Vec<&Regression> = earlier.regressions.iter().filter(evidenced).collect();
    let gone = earlier.unevidenced().into_iter();
    gone.map(|ix| (ix, falls_with(questionnaire, earlier, &evidenced, ix)))
        .collect()
}

/// The evidenced scores of these that a question lowers.
fn falls_with(
    questionnaire: &Questionnaire,
    earlier: &Earlier<'_>,
    evidenced: &[&Regression],
    question: QuestionIx,
) -> Vec<String> {
    let lowers = |r: &&&Regression| earlier.lowering(questionnaire, r).contains(&question);
    let lowered = evidenced.iter().filter(lowers);
    lowered.map(|r| fall(questionnaire, r)).collect()
}

/// What happened to the questionnaire since the baseline, in a sentence; `None` if nothing did.
pub(super) fn questionnaire_changed(
    questionnaire: &Questionnaire,
    earlier: &Earlier<'_>,
) -> Option<String> {
    let (id, now) = (&questionnaire.id, &questionnaire.version);
    let dropped = match earlier.dropped.len() {
        0 => String::new(),
        count => {
            let ids = earlier.dropped.iter().map(ToString::to_string);
            format!(
                ". {} not asked any more: {}",
                wording::count(count, "question is", "questions are"),
                wording::first_of(ids.collect(), NAMED)
            )
        }
    };
    match earlier.same_questionnaire {
        SameQuestionnaire::Same => None,
        SameQuestionnaire::NewVersion => Some(format!(
            "The questionnaire is {id}@{now} now, and was {id}@{} in the baseline{dropped}",
            earlier.questionnaire.version
        )),
        SameQuestionnaire::Edited => {
            let (before, after) = &earlier.file.digests;
            let short = |digest: &str| digest.chars().take(12).collect::<String>();
            Some(format!(
                "The questionnaire {id}@{now} has been edited since the baseline under the same version, so that figures do \
                 not compare: its SHA-256 was {}, and is {}{dropped}",
                short(before),
                short(after)
            ))
        }
    }
}

/// Regressions that no answer explains, such as those of a questionnaire with other weights.
pub(super) fn unexplained<'e>(
    questionnaire: &Questionnaire,
    earlier: &'e Earlier<'_>,
) -> Vec<&'e Regression> {
    let none = |r: &&Regression| earlier.lowering(questionnaire, r).is_empty();
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
    let place = earlier.asked_then(questionnaire, id);
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
        Regressed::Evidenced(b, n) => {
            let (before, now) = score(b, n);
            ("evidenced score", before, now)
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
    let ids = questions.iter();
    let ids = ids.map(|ix| questionnaire.question(*ix).id.to_string());
    wording::first_of(ids.collect(), NAMED)
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

/// Which answers have lost their evidence, in a sentence; `None` if none has.
pub(super) fn bare(checked: &Checked<'_>, earlier: &Earlier<'_>) -> Option<String> {
    let all = earlier.unevidenced();
    (!all.is_empty()).then(|| {
        format!(
            "{} valid evidence in the baseline and {} none now: {}",
            wording::count(all.len(), "answer had", "answers had"),
            if all.len() == 1 { "has" } else { "have" },
            wording::first_of(all.iter().map(|ix| placed(checked, *ix)).collect(), NAMED)
        )
    })
}

/// A question with the line of its answer, if that is known.
pub(super) fn placed(checked: &Checked<'_>, ix: QuestionIx) -> String {
    let id = &checked.report.questionnaire().question(ix).id;
    match checked.places.answer(ix) {
        Some(place) => format!("{id} (line {})", place.line),
        None => id.to_string(),
    }
}

/// Why an earlier file that is there is not compared with, in a sentence.
pub(super) fn not_compared(fault: &EarlierFault) -> String {
    format!(
        "Not compared with the baseline: the earlier file has faults. {}",
        fault.why
    )
}

/// "Overall floor 2.31 → 2.25", in words.
pub(super) fn fall(questionnaire: &Questionnaire, regression: &Regression) -> String {
    let (what, before, now) = parts(questionnaire, regression);
    let name = wording::node_name(questionnaire, &regression.node);
    format!("{name}, {what} from {before} to {now}")
}
