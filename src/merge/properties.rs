//! Whoever speaks, in whatever order and about whatever: nothing of it is lost, and nobody's place decides.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::model::{Evidence, Given, Response};
use crate::render::assessment::fixture::{assessment, cases, mini, read};
use crate::render::assessment::{Comments, draw};
use crate::scoring::{AgreementRating, QuestionState, Scorecard, score};

const NAMES: [&str; 4] = ["Ada", "Ben", "Cyd", "Dov"];

/// One to four assessments, everybody's own.
fn voices() -> impl Strategy<Value = Vec<Assessment>> {
    vec(assessment(0.4), 1..=4)
}

/// As [`voices`], of people who say what they know and show it: what only one can win, such as a sample or a grade, and
/// what others settled before is left away.
fn plain_voices() -> impl Strategy<Value = Vec<Assessment>> {
    voices().prop_map(|mut voices| {
        for voice in &mut voices {
            voice.profile = vec![None; voice.profile.len()];
            for answer in voice.answers.iter_mut().flatten() {
                *answer = Answer {
                    given: answer.given.take(),
                    note: answer.note.take(),
                    weakness: answer.weakness,
                    evidence: std::mem::take(&mut answer.evidence),
                    ..Answer::default()
                };
            }
        }
        voices
    })
}

/// Merged under the names, in this order.
fn merged(voices: &[Assessment], order: &[usize]) -> Merged {
    let voices: Vec<Voice<'_>> = order
        .iter()
        .map(|place| Voice {
            by: NAMES[*place],
            assessment: &voices[*place],
        })
        .collect();
    merge(mini(), &voices).expect("somebody speaks")
}

fn in_order(voices: &[Assessment]) -> Merged {
    merged(voices, &(0..voices.len()).collect::<Vec<_>>())
}

fn scored(assessment: &Assessment) -> Scorecard {
    score(mini(), assessment, assessment.date)
}

/// All that was shown for a question, by whomever.
fn evidence(answer: Option<&Answer>) -> Vec<Evidence> {
    answer.map_or_else(Vec::new, |answer| answer.all_evidence().cloned().collect())
}

/// What a voice counts with, and whether it says that the question does not apply; written apart from the scoring.
fn counts(ix: QuestionIx, given: &Given) -> (Option<f64>, bool) {
    match given {
        Given::Option(place) => (mini().options(ix)[*place].score, false),
        Given::NoneYet => (Some(1.0), false),
        Given::Unknown => (None, false),
        Given::NotApplicable { .. } => (None, true),
    }
}

/// What everybody says to a question.
fn said(voices: &[Assessment], ix: QuestionIx) -> Vec<&Given> {
    let answers = voices.iter().filter_map(|voice| voice.answer(ix));
    answers.filter_map(|answer| answer.given.as_ref()).collect()
}

/// What a single voice becomes.
fn named(answer: &Answer, by: &str) -> Answer {
    let mut answer = answer.clone();
    if answer.responses.is_empty() {
        answer.by.get_or_insert_with(|| by.to_owned());
    }
    answer
}

/// Names in their order, each where it comes first: a file may name somebody twice.
fn each_once(names: &[String]) -> Vec<String> {
    let first = |(place, name): &(usize, &String)| !names[..*place].contains(name);
    let all = names.iter().enumerate().filter(first);
    all.map(|(_, name)| name.clone()).collect()
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn the_order_of_respondents_decides_no_figure(voices in plain_voices(), turn in 0_usize..4) {
        let mut order: Vec<usize> = (0..voices.len()).collect();
        let one = scored(&merged(&voices, &order).assessment);
        let many = order.len();
        order.rotate_left(turn % many);
        order.swap(0, turn % many);
        let other = scored(&merged(&voices, &order).assessment);
        for (one, other) in one.questions.iter().zip(&other.questions) {
            prop_assert_eq!((one.state, one.value, one.confidence), (other.state, other.value, other.confidence));
            prop_assert_eq!((one.evidenced, one.judgement), (other.evidenced, other.judgement));
        }
        prop_assert_eq!(&one.overall, &other.overall);
        prop_assert_eq!(one.conformity, other.conformity);
        if let (Some(one), Some(other)) = (one.agreement, other.agreement) {
            prop_assert_eq!(&one.by, &other.by);
            prop_assert_eq!(one.alpha.is_some(), other.alpha.is_some());
            let apart = one.alpha.unwrap_or_default() - other.alpha.unwrap_or_default();
            prop_assert!(apart.abs() < 1e-9, "{apart}");
        }
    }

    #[test]
    fn one_respondent_merges_to_himself(alone in assessment(0.6)) {
        let merged = in_order(std::slice::from_ref(&alone));
        prop_assert_eq!(merged.contradictions, []);
        let answers = alone.answers.iter().map(|answer| Some(named(answer.as_ref()?, "Ada")));
        let answers = answers.collect();
        let assessors = each_once(&alone.assessors);
        prop_assert_eq!(merged.assessment, Assessment { answers, assessors, ..alone });
    }

    #[test]
    fn who_says_the_same_twice_changes_nothing(alone in assessment(0.6)) {
        let once = in_order(std::slice::from_ref(&alone)).assessment;
        let twice = in_order(&[once.clone(), once.clone()]).assessment;
        let (one, other) = (scored(&once), scored(&twice));
        for (place, (one, other)) in one.questions.iter().zip(&other.questions).enumerate() {
            // Who speaks for himself alone is scored as he is; of several voices the same one is one.
            prop_assert_eq!((one.state, one.value), (other.state, other.value), "question {}", place);
        }
        prop_assert_eq!(one.overall.figures, other.overall.figures);
    }

    #[test]
    fn the_median_is_the_lower_one_and_disputes_are_those_from_half_the_scale_on(voices in plain_voices()) {
        let merged = in_order(&voices);
        let card = scored(&merged.assessment);
        for ix in mini().question_places() {
            let said = said(&voices, ix);
            let votes: Vec<f64> = said.iter().filter_map(|given| counts(ix, given).0).collect();
            let not_applicable = said.iter().any(|given| counts(ix, given).1);
            let question = card.question(ix);
            if !question.applies() {
                prop_assert!(votes.is_empty() || question.state == QuestionState::OutOfScope
                    || mini().question(ix).weight == 0.0, "{question:?}");
                continue;
            }
            let answers = voices.iter().filter(|voice| voice.answer(ix).is_some());
            let several = answers.count() > 1;
            let lowest = votes.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = votes.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let apart = votes.len() > 1 && highest - lowest >= 0.5;
            let disputed = several && (apart || (not_applicable && !votes.is_empty()));
            prop_assert_eq!(question.state == QuestionState::Disputed, disputed, "{:?}", said);
            let Some(value) = question.value.map(|value| value.get()) else {
                prop_assert!(votes.is_empty());
                continue;
            };
            prop_assert!((lowest..=highest).contains(&value));
            let (below, upto) = (
                votes.iter().filter(|vote| **vote < value).count(),
                votes.iter().filter(|vote| **vote <= value).count(),
            );
            prop_assert!(2 * below < votes.len() && 2 * upto >= votes.len(), "{value} of {votes:?}");
        }
    }

    #[test]
    fn agreement_stays_within_its_range_and_is_rated_by_it(voices in voices()) {
        let Some(agreement) = scored(&in_order(&voices).assessment).agreement else { return Ok(()) };
        let mut sorted = agreement.by.clone();
        sorted.sort();
        sorted.dedup();
        prop_assert_eq!(&sorted, &agreement.by);
        let Some(alpha) = agreement.alpha else {
            prop_assert_eq!(agreement.rating, None);
            return Ok(());
        };
        prop_assert!((-1.0..=1.0 + 1e-9).contains(&alpha), "{alpha}");
        let good = agreement.rating == Some(AgreementRating::Good);
        prop_assert_eq!(good, alpha >= 0.8);
        prop_assert_eq!(agreement.rating == Some(AgreementRating::Low), alpha < 0.667);
    }

    #[test]
    fn who_all_agree_have_an_alpha_of_one_unless_all_answers_are_equal(
        one in plain_voices().prop_map(|mut voices| voices.remove(0)), many in 2_usize..=4,
    ) {
        // Each with a note of his own, so that nobody's voice is taken for another's.
        let voices: Vec<Assessment> = (0..many).map(|place| {
            let mut voice = one.clone();
            voice.answers.iter_mut().flatten().for_each(|answer| answer.note = Some(format!("Note {place}")));
            voice
        }).collect();
        let agreement = scored(&in_order(&voices).assessment).agreement;
        let votes = mini().question_places().filter_map(|ix| counts(ix, one.answer(ix)?.given.as_ref()?).0);
        let votes: Vec<f64> = votes.collect();
        let differ = votes.iter().any(|vote| *vote != votes[0]);
        match agreement.and_then(|agreement| agreement.alpha) {
            Some(alpha) => prop_assert!(differ && (alpha - 1.0).abs() < 1e-9, "{alpha} of {votes:?}"),
            None => prop_assert!(!differ, "{votes:?}"),
        }
    }

    #[test]
    fn nobody_alone_has_an_agreement(alone in plain_voices().prop_map(|mut voices| voices.remove(0))) {
        let agreement = scored(&in_order(&[alone]).assessment).agreement;
        prop_assert_eq!(agreement, None);
    }

    #[test]
    fn evidence_and_words_of_all_are_kept_and_nothing_is_added(voices in voices()) {
        let merged = in_order(&voices).assessment;
        for ix in mini().question_places() {
            let there = evidence(merged.answer(ix));
            let shown: Vec<Evidence> = voices.iter().flat_map(|voice| evidence(voice.answer(ix))).collect();
            for one in &shown {
                prop_assert!(there.contains(one), "{one:?}");
            }
            for one in &there {
                prop_assert!(shown.contains(one), "{one:?}");
            }
            let Some(answer) = merged.answer(ix) else {
                prop_assert!(voices.iter().all(|voice| voice.answer(ix).is_none()));
                continue;
            };
            let mut notes = answer.note.clone().unwrap_or_default();
            notes.extend(answer.responses.iter().filter_map(|response| response.note.as_deref()));
            for own in voices.iter().filter_map(|voice| voice.answer(ix)) {
                let own = own.note.iter().chain(own.responses.iter().filter_map(|one| one.note.as_ref()));
                for note in own {
                    prop_assert!(notes.contains(note.as_str()), "{note:?} is not in {notes:?}");
                }
            }
        }
    }

    #[test]
    fn every_voice_is_heard_under_a_name_of_its_own(voices in voices()) {
        let merged = in_order(&voices).assessment;
        for ix in mini().question_places() {
            let responses = merged.answer(ix).map_or(&[][..], |answer| &answer.responses);
            for (place, one) in responses.iter().enumerate() {
                prop_assert!(responses.iter().skip(place + 1).all(|other| other.by != one.by));
            }
            let answers: Vec<&Answer> = voices.iter().filter_map(|voice| voice.answer(ix)).collect();
            if let [_, _, ..] = answers.as_slice() {
                let spoke = |given: &Option<Given>| responses.iter().any(|one: &Response| one.given == *given);
                for answer in answers {
                    match answer.responses.is_empty() {
                        true => prop_assert!(spoke(&answer.given), "{answer:?}"),
                        false => prop_assert!(answer.responses.iter().all(|one| spoke(&one.given))),
                    }
                }
            }
        }
    }

    #[test]
    fn roles_that_answer_different_parts_lose_nothing(whole in assessment(0.7), parts in 2_usize..=4) {
        let mut voices = vec![whole.clone(); parts];
        for (part, voice) in voices.iter_mut().enumerate() {
            for (place, answer) in voice.answers.iter_mut().enumerate() {
                answer.take_if(|_| place % parts != part);
            }
        }
        let merged = in_order(&voices);
        prop_assert_eq!(merged.contradictions, []);
        let answers = whole.answers.iter().enumerate();
        let answers = answers.map(|(place, answer)| Some(named(answer.as_ref()?, NAMES[place % parts]))).collect();
        // A name that stands in two files is one person's.
        let assessors = each_once(&whole.assessors);
        prop_assert_eq!(merged.assessment, Assessment { answers, assessors, ..whole });
    }

    #[test]
    fn what_is_merged_saved_and_read_back_is_equal(voices in voices()) {
        let merged = in_order(&voices).assessment;
        let text = draw(mini(), &merged, &Comments::default());
        prop_assert_eq!(read(mini(), &text), merged, "{}", text);
    }

    #[test]
    fn merging_what_was_merged_before_keeps_the_figures(voices in plain_voices(), at in 1_usize..4) {
        let at = at.min(voices.len() - 1);
        if at == 0 { return Ok(()) }
        let part = |from: usize, to: usize| merged(&voices, &(from..to).collect::<Vec<_>>()).assessment;
        let both = [part(0, at), part(at, voices.len())];
        let (at_once, in_parts) = (in_order(&voices).assessment, in_order(&both).assessment);
        let (one, other) = (scored(&at_once), scored(&in_parts));
        for (one, other) in one.questions.iter().zip(&other.questions) {
            prop_assert_eq!((one.state, one.value), (other.state, other.value));
        }
        prop_assert_eq!(one.overall.figures, other.overall.figures);
    }

    #[test]
    fn what_is_sent_in_is_kept_saved_and_taken_only_once(there in assessment(0.5), sent in plain_voices()) {
        let sent: Vec<Contribution<'_>> = sent.iter().zip(NAMES).map(|(sent, by)| Contribution {
            by,
            profile: &sent.profile,
            answers: &sent.answers,
        }).collect();
        let once = contribute(&there, "Owner", &sent).assessment;
        let text = draw(mini(), &once, &Comments::default());
        prop_assert_eq!(read(mini(), &text), once.clone(), "{}", text);
        for ix in mini().question_places() {
            let now = evidence(once.answer(ix));
            let before = evidence(there.answer(ix));
            prop_assert!(before.iter().all(|one| now.contains(one)));
        }
        let one = contribute(&there, "Owner", &sent[..1]).assessment;
        prop_assert_eq!(contribute(&one, "Owner", &sent[..1]).assessment, one);
    }
}
