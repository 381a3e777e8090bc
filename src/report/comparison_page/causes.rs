//! The causes of the change of the score, in figures.

use super::Compared;
use super::words;
use crate::comparison::{Change, Origins, Pull};

/// One cause of the change.
#[derive(Clone, Debug, PartialEq)]
pub struct OriginRow {
    /// What it is, as the JSON contract calls it.
    pub id: &'static str,
    /// What it changed in each step, 0–1 with its sign; one step where two assessments are compared.
    pub steps: Vec<f64>,
    /// What it changed in all steps together.
    pub total: f64,
    /// How many answers it is made of, in all steps; none for what is no answer.
    pub answers: Option<usize>,
}

/// The causes of the change; `None` where an assessment has no figures.
pub fn origin_rows(compared: &Compared<'_, '_>) -> Option<Vec<OriginRow>> {
    let comparison = &compared.comparison;
    let steps: Vec<&Origins> = match comparison.steps.as_slice() {
        [] => vec![comparison.whole.origins.as_ref()?],
        steps => {
            let origins = steps.iter().map(|step| step.origins.as_ref());
            origins.collect::<Option<_>>()?
        }
    };
    let parts: [fn(&Origins) -> f64; 7] = [
        |o| o.improved,
        |o| o.answered,
        |o| o.worsened,
        |o| o.lapsed,
        |o| o.scope,
        |o| o.applicability,
        |o| o.questionnaire,
    ];
    let rows = parts.into_iter().enumerate().map(|(place, part)| {
        let values: Vec<f64> = steps.iter().map(|origins| part(origins)).collect();
        OriginRow {
            id: words::origin_id(place),
            total: values.iter().sum(),
            steps: values,
            answers: (place < 4).then(|| number(comparison, place)),
        }
    });
    Some(rows.collect())
}

/// How many answers a cause is made of.
fn number(comparison: &crate::comparison::Comparison<'_, '_>, place: usize) -> usize {
    let changes: Vec<&Change<'_, '_>> = match comparison.steps.as_slice() {
        [] => vec![&comparison.whole],
        steps => steps.iter().collect(),
    };
    let is_it = |change: &Change<'_, '_>, pull: &Pull| cause(change, pull) == place;
    changes
        .iter()
        .map(|change| {
            let pulls = change.origins.iter().flat_map(|origins| &origins.pulls);
            pulls.filter(|pull| is_it(change, pull)).count()
        })
        .sum()
}

/// To which cause an answer belongs.
fn cause(change: &Change<'_, '_>, pull: &Pull) -> usize {
    let scored = |side: &crate::comparison::Side<'_>, ix: Option<_>| {
        ix.is_some_and(|ix| side.card.question(ix).scored().is_some())
    };
    let then = scored(change.before, pull.pair.before);
    let now = scored(change.after, pull.pair.after);
    match (then, now, pull.points > 0.0) {
        (false, true, _) => 1,
        (true, false, _) => 3,
        (_, _, true) => 0,
        (_, _, false) => 2,
    }
}

/// Values on the scale in hundredths that add up to their rounded sum: the largest takes the difference.
pub(super) fn rounded(values: impl Iterator<Item = f64>, max: u8) -> Vec<f64> {
    let exact: Vec<f64> = values.map(|value| value * f64::from(max)).collect();
    let hundredths = |value: f64| ((value * 1e9).round() / 1e7).round();
    let mut parts: Vec<f64> = exact.iter().map(|value| hundredths(*value)).collect();
    let difference = hundredths(exact.iter().sum()) - parts.iter().sum::<f64>();
    let largest = parts
        .iter()
        .enumerate()
        .max_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()));
    if let Some((place, _)) = largest {
        parts[place] += difference;
    }
    parts.into_iter().map(|part| part / 100.0).collect()
}
