//! How far respondents agree: Krippendorff's alpha over ordinal values.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Assessment, Questionnaire};

use super::consensus::votes;

/// Agreement among respondents.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Everybody who responded, in alphabetical order.
    pub by: Vec<String>,
    /// Krippendorff's alpha, ordinal: 1 perfect, 0 as by chance, below 0 contradiction. `None` if all answers are
    /// equal, or if no two respondents share two questions.
    pub alpha: Option<f64>,
    /// What alpha is worth.
    pub rating: Option<AgreementRating>,
}

/// What an alpha is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementRating {
    /// Below 0.667.
    Low,
    /// From 0.667.
    Fair,
    /// From 0.8.
    Good,
}

impl AgreementRating {
    fn of(alpha: f64) -> Self {
        match alpha {
            a if a < 0.667 => Self::Low,
            a if a < 0.8 => Self::Fair,
            _ => Self::Good,
        }
    }
}

/// Agreement among the respondents of an assessment; `None` if no answer has responses.
pub(super) fn agreement(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
) -> Option<Agreement> {
    let answered = || {
        assessment
            .answers
            .iter()
            .enumerate()
            .filter_map(|(ix, a)| a.as_ref().map(|a| (ix, a)))
    };
    let by: BTreeSet<&str> = answered()
        .flat_map(|(_, a)| a.responses.iter().map(|r| r.by.as_str()))
        .collect();
    if by.is_empty() {
        return None;
    }
    let units: Vec<Vec<(&str, f64)>> = answered()
        .map(|(ix, a)| votes(questionnaire, crate::model::QuestionIx(ix), a))
        .filter(|votes| !votes.is_empty())
        .collect();
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for unit in &units {
        for (first, _) in unit {
            for (second, _) in unit.iter().filter(|(second, _)| first != second) {
                *shared.entry((first, second)).or_default() += 1;
            }
        }
    }
    let enough = shared.values().any(|questions| *questions >= 2);
    let values: Vec<Vec<f64>> = units
        .iter()
        .map(|unit| unit.iter().map(|(_, value)| *value).collect())
        .collect();
    let alpha = krippendorff_alpha(&values, ordinal_distance).filter(|_| enough);
    Some(Agreement {
        by: by.into_iter().map(str::to_owned).collect(),
        alpha,
        rating: alpha.map(AgreementRating::of),
    })
}

/// Krippendorff's alpha for units with any number of values. `distance` gives the squared difference of two categories
/// from the list of (category, how often it occurs), in ascending order. `None` without disagreement to be expected.
///
/// Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), by coincidence matrix.
pub fn krippendorff_alpha(
    units: &[Vec<f64>],
    distance: impl Fn(&[(f64, f64)], usize, usize) -> f64,
) -> Option<f64> {
    let pairable: Vec<&Vec<f64>> = units.iter().filter(|unit| unit.len() >= 2).collect();
    let mut categories: Vec<f64> = pairable
        .iter()
        .flat_map(|unit| unit.iter().copied())
        .collect();
    categories.sort_by(f64::total_cmp);
    categories.dedup();
    let size = categories.len();
    let place = |value: f64| categories.iter().position(|c| *c == value).unwrap_or(0);

    let mut coincidences = vec![0.0; size * size];
    for unit in pairable {
        let share = 1.0 / count(unit.len() - 1);
        for (i, first) in unit.iter().enumerate() {
            for (j, second) in unit.iter().enumerate() {
                if i != j {
                    coincidences[place(*first) * size + place(*second)] += share;
                }
            }
        }
    }
    let totals: Vec<(f64, f64)> = categories
        .iter()
        .enumerate()
        .map(|(c, value)| (*value, coincidences[c * size..][..size].iter().sum()))
        .collect();
    let all: f64 = totals.iter().map(|(_, n)| n).sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 0..size {
        for k in 0..size {
            let squared = distance(&totals, c, k);
            observed += coincidences[c * size + k] * squared;
            expected += totals[c].1 * totals[k].1 * squared;
        }
    }
    (expected > 0.0).then(|| 1.0 - (all - 1.0) * observed / expected)
}

/// Squared difference of two ordinal categories: how many values lie between them, half of their own included.
pub fn ordinal_distance(categories: &[(f64, f64)], one: usize, other: usize) -> f64 {
    if one == other {
        return 0.0;
    }
    let (low, high) = (one.min(other), one.max(other));
    let between: f64 = categories[low..=high].iter().map(|(_, n)| n).sum();
    (between - f64::midpoint(categories[low].1, categories[high].1)).powi(2)
}

fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Given, Response, Rollup};
    use crate::scoring::fixture::{Fixture, option_at};

    /// A question for each line of voices, such as "A 1, B 0.5".
    fn agreement_over(lines: &[&str]) -> Option<Agreement> {
        let mut f = Fixture::new(Rollup::Mean);
        let s = f.section(None, Rollup::Mean);
        for line in lines {
            let q = f.question(s, None);
            let voices = line.split(", ").filter_map(|voice| voice.split_once(' '));
            let voices = voices.map(|(by, value)| Response {
                by: by.to_owned(),
                given: value.parse().ok().map(|v| Given::Option(option_at(v))),
                note: None,
                evidence: Vec::new(),
            });
            f.answer(q).responses = voices.collect();
        }
        f.score().agreement
    }

    #[test]
    fn respondents_who_share_two_questions_have_an_alpha() {
        // Two units of two values: coincidences 0.5–0.5 twice, 0–1 once each way. Of the values 0, 0.5, 0.5, 1 an ordinal
        // step from 0 to 1 is worth (4 − 1)² = 9, one to or from 0.5 is worth (3 − 1.5)² = 2.25. Observed 2 × 9 = 18;
        // expected 2 × (1 × 1 × 9 + 2 × 2.25 + 2 × 2.25) = 36; 1 − (4 − 1) × 18 ÷ 36 = −0.5.
        let agreement = agreement_over(&["B 0, A 1", "B 0.5, A 0.5", "C ?"]).expect("voices");
        assert_eq!(agreement.by, ["A", "B", "C"]);
        assert_close(agreement.alpha, -0.5);
        assert_eq!(agreement.rating, Some(AgreementRating::Low));
    }

    #[test]
    fn one_shared_question_is_too_little_for_an_alpha() {
        let agreement = agreement_over(&["A 1, B 0.5", "A 1", "A 0.5", "B 1"]).expect("voices");
        assert_eq!((agreement.alpha, agreement.rating), (None, None));
    }

    #[test]
    fn answers_without_respondents_have_no_agreement() {
        assert_eq!(agreement_over(&["", ""]), None);
    }

    #[test]
    fn an_alpha_is_low_below_two_thirds_and_good_from_four_fifths() {
        let of = AgreementRating::of;
        assert_eq!(of(0.666), AgreementRating::Low);
        assert_eq!([0.667, 0.799].map(of), [AgreementRating::Fair; 2]);
        assert_eq!([0.8, 1.0].map(of), [AgreementRating::Good; 2]);
    }

    /// Published example: 4 raters, 12 units.
    fn published_units() -> Vec<Vec<f64>> {
        let raters = [
            "1 2 3 3 2 1 4 1 2 * * *",
            "1 2 3 3 2 2 4 1 2 5 * 3",
            "* 3 3 3 2 3 4 2 2 5 1 *",
            "1 2 3 3 2 4 4 1 2 5 1 *",
        ]
        .map(|line| {
            line.split(' ')
                .map(|v| v.parse::<f64>().ok())
                .collect::<Vec<_>>()
        });
        (0..12)
            .map(|unit| raters.iter().filter_map(|r| r[unit]).collect())
            .collect()
    }

    fn assert_close(alpha: Option<f64>, expected: f64) {
        let alpha = alpha.expect("values differ");
        assert!((alpha - expected).abs() < 5e-7, "{alpha} is not {expected}");
    }

    #[test]
    fn published_example_gives_published_alphas() {
        let units = published_units();
        assert_close(krippendorff_alpha(&units, ordinal_distance), 0.815_388);
        let nominal = |_: &[(f64, f64)], a: usize, b: usize| f64::from(u8::from(a != b));
        assert_close(krippendorff_alpha(&units, nominal), 0.743_421);
        let interval = |c: &[(f64, f64)], a: usize, b: usize| (c[a].0 - c[b].0).powi(2);
        assert_close(krippendorff_alpha(&units, interval), 0.849_107);
    }

    #[test]
    fn equal_answers_have_no_alpha() {
        assert_eq!(
            krippendorff_alpha(&[vec![1.0, 1.0], vec![1.0, 1.0]], ordinal_distance),
            None
        );
        assert_eq!(krippendorff_alpha(&[], ordinal_distance), None);
    }
}
