//! Whatever somebody wrote and whatever changes: the result reads as meant, and no comment is lost.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::person::{comments, write};
use super::{entries, rewrite};
use crate::catalogue;
use crate::document::fixture::Dice;
use crate::document::outline::Member;
use crate::document::{Document, Source};
use crate::model::{Answer, Assessment, Given, QuestionIx, QuestionnaireRef};
use crate::render::assessment::fixture::{assessment, cases, fit, mini, questionnaire, read};

/// The assessment with some things as in another.
fn mixed(before: &Assessment, other: &Assessment, dice: &mut Dice) -> Assessment {
    fn take<T: Clone>(dice: &mut Dice, times: usize, own: &mut T, other: &T) {
        if dice.one_in(times) {
            *own = other.clone();
        }
    }
    let mut after = before.clone();
    take(dice, 6, &mut after.organisation, &other.organisation);
    take(dice, 6, &mut after.scope, &other.scope);
    take(dice, 6, &mut after.date, &other.date);
    take(dice, 6, &mut after.assessors, &other.assessors);
    take(dice, 6, &mut after.sections, &other.sections);
    for (own, other) in after.profile.iter_mut().zip(&other.profile) {
        take(dice, 6, own, other);
    }
    let often = [1, 3, 20][dice.below(3)];
    for (place, (own, other)) in after.answers.iter_mut().zip(&other.answers).enumerate() {
        if !dice.one_in(often) {
            continue;
        }
        if dice.one_in(3) {
            own.clone_from(other);
            continue;
        }
        let mut answer = own.clone().unwrap_or_default();
        let other = other.clone().unwrap_or_default();
        mix(&mut answer, &other, dice);
        *own = fit(mini(), QuestionIx(place), answer);
    }
    after
}

fn mix(own: &mut Answer, other: &Answer, dice: &mut Dice) {
    let whole = other.clone();
    let field = dice.below(16);
    let mut is = |place: usize| field == place || dice.one_in(8);
    if is(0) {
        own.given = whole.given;
    }
    if is(1) {
        own.note = whole.note;
    }
    if is(2) {
        own.by = whole.by;
    }
    if is(3) {
        own.weakness = whole.weakness;
    }
    if is(4) {
        own.evidence = whole.evidence;
    }
    if is(5) {
        own.sample = whole.sample;
    }
    if is(6) {
        own.performed_by = whole.performed_by;
    }
    if is(7) {
        own.grade = whole.grade;
    }
    if is(8) {
        own.owner = whole.owner;
    }
    if is(9) {
        own.due = whole.due;
    }
    if is(10) {
        own.risk = whole.risk;
    }
    if is(11) {
        own.responses = whole.responses;
    }
    if is(12) {
        own.evidence.extend(other.evidence.clone());
    }
    if is(13) && !own.evidence.is_empty() {
        own.evidence.remove(0);
    }
    if is(14) && !own.responses.is_empty() {
        own.responses.remove(0);
    }
    if let (true, Some(evidence)) = (is(15), own.evidence.last_mut()) {
        evidence.reference = Some("Another place".to_owned());
    }
}

/// How many lines are others, of texts with as many.
fn lines_changed(text: &str, other: &str) -> usize {
    assert_eq!(text.lines().count(), other.lines().count());
    let pairs = text.lines().zip(other.lines());
    pairs.filter(|(one, other)| one != other).count()
}

#[test]
fn another_word_changes_one_line_of_a_lesson() {
    let lessons = [
        include_str!("../../../../examples/01-it-provider/assessment.yaml"),
        include_str!("../../../../examples/04-itil-practices/assessment.yaml"),
    ];
    for text in lessons {
        let source = Source::new("a.yaml", text);
        let named = Document::parse(&source)
            .unwrap()
            .questionnaire_ref()
            .unwrap();
        let questionnaire = questionnaire(catalogue::find(&named.name).unwrap().text);
        let before = read(&questionnaire, text);
        for (place, answer) in before.answers.iter().enumerate().step_by(9) {
            let mut after = before.clone();
            match after.answers[place]
                .as_mut()
                .map(|answer| &mut answer.given)
            {
                Some(Some(Given::Option(option))) => *option = usize::from(*option == 0),
                _ => continue,
            }
            let changed = rewrite(text, &questionnaire, &before, &after).unwrap();
            assert_eq!(lines_changed(text, &changed), 1, "{answer:?}");
        }
    }
}

/// What a text says, but for answers that match no question.
fn said(text: &str) -> Assessment {
    Assessment {
        unmatched: Vec::new(),
        ..read(mini(), text)
    }
}

/// What stands in a text for each thing that is said: by the key at the top, or by the place of the question.
fn written(text: &str) -> BTreeMap<Result<String, usize>, String> {
    let source = Source::new("a.yaml", text);
    let (document, outline) = Document::parse_with_outline(&source).unwrap();
    let slice = |member: &Member<'_>| source.text()[member.start..member.end()].to_owned();
    let mut all = BTreeMap::new();
    for member in &outline.members().unwrap().all {
        if !member.is_called("answers") {
            let key = member.key.as_ref().map(|(key, _)| key.to_string());
            all.insert(Ok(key.unwrap_or_default()), slice(member));
        }
    }
    let answers = outline
        .member("answers")
        .and_then(|member| member.value.members());
    let answered = document.questions_answered(mini());
    for (member, question) in answers
        .iter()
        .flat_map(|members| &members.all)
        .zip(answered)
    {
        if let Some(question) = question {
            all.insert(Err(question.0), slice(member));
        }
    }
    all
}

/// Whether something is said as before, so that its text has to be as before.
fn is_same(before: &Assessment, after: &Assessment, what: &Result<String, usize>) -> bool {
    match what {
        Err(question) => before.answers[*question] == after.answers[*question],
        Ok(key) => match key.as_str() {
            "organisation" => before.organisation == after.organisation,
            "scope" => before.scope == after.scope,
            "date" => before.date == after.date,
            "assessors" => before.assessors == after.assessors,
            "sections" => before.sections == after.sections,
            "profile" => before.profile == after.profile,
            _ => true,
        },
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_changed_text_reads_as_meant_and_has_all_its_comments(
        first in assessment(0.2), other in assessment(0.2), changes in 1_usize..6, seed in any::<u64>(),
    ) {
        let questionnaire = mini();
        let mut dice = Dice::new(seed);
        let mut before = first.clone();
        if dice.one_in(4) {
            before.questionnaire = QuestionnaireRef { name: "mini".to_owned(), version: Some("1".to_owned()) };
        }
        let mut text = write(&entries(questionnaire, &before), seed);
        let gone = text.matches("gone: {note: y}").count();
        prop_assert_eq!(said(&text), before.clone(), "what was written:\n{}", text);
        for _ in 0..changes {
            // Towards the one or back to the other.
            let model = if dice.one_in(3) { &first } else { &other };
            let after = mixed(&before, model, &mut dice);
            let changed = rewrite(&text, questionnaire, &before, &after);
            let changed = changed.map_err(|error| TestCaseError::fail(format!("{error}:\n{text}")))?;
            prop_assert_eq!(comments(&text), comments(&changed), "{}\n=>\n{}", text, changed);
            prop_assert_eq!(changed.matches("gone: {note: y}").count(), gone);
            prop_assert_eq!(said(&changed), after.clone());
            // An alias that no longer fits is written out.
            if !text.contains(" *a") {
                let now = written(&changed);
                for (what, old) in written(&text) {
                    if is_same(&before, &after, &what) {
                        prop_assert_eq!(Some(&old), now.get(&what), "{:?} in\n{}\n=>\n{}", what, text, changed);
                    }
                }
            }
            (before, text) = (after, changed);
        }
    }

}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn another_word_and_the_same_again_leave_no_trace(first in assessment(0.3), seed in any::<u64>()) {
        let questionnaire = mini();
        let text = write(&entries(questionnaire, &first), seed);
        if text.contains(" *a") {
            // An alias that no longer fits is written out for good.
            return Ok(());
        }
        let mut other = first.clone();
        let mut dice = Dice::new(seed);
        for (question, answer) in other.answers.iter_mut().enumerate() {
            let given = answer.as_mut().and_then(|answer| answer.given.as_mut());
            if let Some(Given::Option(place @ 1..)) = given && dice.one_in(3) {
                // Quotation marks that one word needs and another does not are not put back.
                *place = (*place % (questionnaire.options(QuestionIx(question)).len() - 1)) + 1;
            }
        }
        let there = rewrite(&text, questionnaire, &first, &other).unwrap();
        let changes = first.answers.iter().zip(&other.answers).filter(|(one, other)| one != other);
        prop_assert!(lines_changed(&text, &there) <= changes.count());
        let back = rewrite(&there, questionnaire, &other, &first).unwrap();
        let other_lines = back.lines().zip(text.lines()).find(|(one, other)| one != other);
        prop_assert_eq!(other_lines, None);
        prop_assert_eq!(back.len(), text.len());
    }

    #[test]
    fn whatever_the_text_nothing_panics(
        first in assessment(0.2), other in assessment(0.2), seed in any::<u64>(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..9), 1..4),
    ) {
        let questionnaire = mini();
        let mut text: Vec<char> = write(&entries(questionnaire, &first), seed).chars().collect();
        for (at, length) in cuts {
            let at = at.index(text.len() + 1);
            text.drain(at..(at + length).min(text.len()));
        }
        let text: String = text.into_iter().collect();
        // What is left may say the same, something else, or nothing.
        let _ = rewrite(&text, questionnaire, &first, &other);
        let source = Source::new("a.yaml", text.as_str());
        let said = Document::parse(&source).and_then(|document| document.to_assessment(questionnaire));
        if let Ok(said) = said {
            let _ = rewrite(&text, questionnaire, &said.value, &other);
        }
    }
}
