//! The assessment that a roadmap expects: today's answers, with those lifted that initiatives have made better by then.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    Answer, Assessment, Evidence, Given, Quarter, QuestionIx, Questionnaire, Score,
};

use super::Roadmap;

/// An answer that is expected to be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedLift {
    /// The question.
    pub question: QuestionIx,
    /// Place of the answer to which it is lifted.
    pub option: usize,
    /// Places of the initiatives that lift it.
    pub initiatives: Vec<usize>,
    /// The quarter from which on it is effective.
    pub effective: Quarter,
}

/// The assessment expected on a day. Its notes say what lifted an answer and what it was before; what is not lifted stays.
pub fn expected(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    lifts: &[ExpectedLift],
    date: Date,
) -> Assessment {
    let mut expected = assessment.clone();
    expected.date = date;
    for lifted in lifts {
        let Some(place) = expected.answers.get_mut(lifted.question.0) else {
            continue;
        };
        let before = assessment.answer(lifted.question);
        let mut answer = lift(before, lifted.option);
        let why = note(questionnaire, lifted, before, assessment.date);
        answer.note = Some(match answer.note {
            Some(earlier) => format!("{why}\n{earlier}"),
            None => why,
        });
        *place = Some(answer);
    }
    expected
}

/// What a roadmap has lifted by the end of a quarter, by question: each to its best answer, through all that lift it there.
pub fn lifts_by(
    questionnaire: &Questionnaire,
    roadmap: &Roadmap,
    quarter: Quarter,
) -> Vec<ExpectedLift> {
    let planned = roadmap
        .initiatives
        .iter()
        .map(|one| (one.initiative, one.effective, &one.closes));
    let ended = roadmap
        .ended
        .iter()
        .map(|one| (one.initiative, one.effective, &one.closes));
    let mut best: BTreeMap<QuestionIx, (Score, Quarter, Vec<usize>)> = BTreeMap::new();
    for (initiative, effective, closes) in ended.chain(planned) {
        for lift in closes.iter().filter(|_| effective <= quarter) {
            let entry = best
                .entry(lift.question)
                .or_insert((lift.to, effective, Vec::new()));
            if lift.to > entry.0 {
                *entry = (lift.to, effective, vec![initiative]);
            } else if lift.to == entry.0 {
                entry.1 = entry.1.min(effective);
                entry.2.push(initiative);
            }
        }
    }
    let lifted = best
        .into_iter()
        .filter_map(|(question, (to, effective, initiatives))| {
            Some(ExpectedLift {
                question,
                option: option_reaching(questionnaire, question, to)?,
                initiatives,
                effective,
            })
        });
    lifted.collect()
}

/// The place of the lowest answer with at least a value.
pub(super) fn option_reaching(
    questionnaire: &Questionnaire,
    question: QuestionIx,
    value: Score,
) -> Option<usize> {
    let options = questionnaire.options(question).iter().enumerate();
    let scored = options.filter_map(|(place, option)| Some((Score::new(option.score?), place)));
    scored
        .filter(|(score, _)| *score >= value)
        .min()
        .map(|(_, place)| place)
}

/// An answer lifted to another one. What was said of the old one alone goes: who said it, weakness, sample, grade, voices.
/// All evidence stays, that of the voices included; none is added.
pub fn lift(answer: Option<&Answer>, option: usize) -> Answer {
    let lifted = Answer {
        given: Some(Given::Option(option)),
        ..Answer::default()
    };
    let Some(answer) = answer else { return lifted };
    let evidence: Vec<Evidence> = answer.all_evidence().cloned().collect();
    Answer {
        note: answer.note.clone(),
        evidence,
        performed_by: answer.performed_by.clone(),
        owner: answer.owner.clone(),
        due: answer.due,
        risk: answer.risk,
        ..lifted
    }
}

/// What lifted an answer, from when on, and what it was before.
fn note(
    questionnaire: &Questionnaire,
    lifted: &ExpectedLift,
    before: Option<&Answer>,
    said_on: Date,
) -> String {
    let title = |place: &usize| {
        let initiative = questionnaire.initiatives.get(*place)?;
        Some(format!("“{}”", initiative.title))
    };
    let titles: Vec<String> = lifted.initiatives.iter().filter_map(title).collect();
    format!(
        "Expected by the roadmap: {}, effective from {}; was: {} on {said_on}.",
        titles.join(", "),
        lifted.effective,
        said(questionnaire, lifted.question, before),
    )
}

/// What was answered, and by whom: by each respondent where they agreed on nothing.
fn said(questionnaire: &Questionnaire, ix: QuestionIx, answer: Option<&Answer>) -> String {
    let voice = |given: Option<&Given>, by: Option<&str>| {
        let words = words(questionnaire, ix, given);
        by.map_or_else(|| words.to_owned(), |by| format!("{words} ({by})"))
    };
    match answer {
        Some(answer) if answer.given.is_none() && !answer.responses.is_empty() => {
            let voices = answer.responses.iter();
            let voices: Vec<String> = voices
                .map(|response| voice(response.given.as_ref(), Some(&response.by)))
                .collect();
            voices.join(", ")
        }
        Some(answer) => voice(answer.given.as_ref(), answer.by.as_deref()),
        None => voice(None, None),
    }
}

fn words<'q>(questionnaire: &'q Questionnaire, ix: QuestionIx, given: Option<&Given>) -> &'q str {
    match given {
        None => "not answered",
        Some(Given::Unknown) => "unknown",
        Some(Given::NotApplicable { .. }) => "not applicable",
        Some(Given::NoneYet) => "none yet",
        Some(Given::Option(place)) => {
            let option = questionnaire.options(ix).get(*place);
            option.map_or("not answered", |option| option.label.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{EvidenceKind, Grade, Initiative, PersonGrade, Response, Rollup, Sample};
    use crate::scoring::fixture::{Fixture, TODAY, initiative, option_at};

    const THEN: Date = date(2027, 12, 31);

    fn fixture() -> Fixture {
        let mut fixture = Fixture::new(Rollup::Flat);
        let section = fixture.section(None, Rollup::Flat);
        fixture.question(section, Some(0.5));
        fixture.question(section, None);
        fixture.question(section, Some(0.25));
        for set in &mut fixture.questionnaire.answer_sets {
            for option in &mut set.options {
                option.label = format!("Answer {}", option.id);
            }
        }
        for title in ["Write it down", "Train all"] {
            fixture.questionnaire.initiatives.push(Initiative {
                title: title.into(),
                ..initiative("id", 5.0, &[])
            });
        }
        fixture
    }

    fn to_full(question: usize, initiatives: &[usize]) -> ExpectedLift {
        ExpectedLift {
            question: QuestionIx(question),
            option: option_at(1.0),
            initiatives: initiatives.to_vec(),
            effective: Quarter::new(2027, 3).unwrap(),
        }
    }

    fn evidence(reference: &str) -> Evidence {
        Evidence {
            kind: EvidenceKind::Record,
            reference: Some(reference.into()),
            date: Some(TODAY),
            expires: None,
        }
    }

    fn lifted(fixture: &Fixture, lifts: &[ExpectedLift]) -> Assessment {
        expected(&fixture.questionnaire, &fixture.assessment, lifts, THEN)
    }

    #[test]
    fn an_answer_is_lifted_and_its_note_says_why() {
        let mut fixture = fixture();
        fixture.answer(QuestionIx(0)).note = Some("Seen on site.".into());
        let lifted = lifted(&fixture, &[to_full(0, &[0, 1]), to_full(1, &[1])]);
        assert_eq!(lifted.date, THEN);
        let first = lifted.answer(QuestionIx(0)).unwrap();
        assert_eq!(first.given, Some(Given::Option(option_at(1.0))));
        assert_eq!(
            first.note.as_deref(),
            Some(
                "Expected by the roadmap: “Write it down”, “Train all”, effective from 2027-Q3; was: Answer v0.5 on \
                 2026-11-22.\nSeen on site."
            )
        );
        let second = lifted.answer(QuestionIx(1)).unwrap();
        assert_eq!(
            second.note.as_deref(),
            Some(
                "Expected by the roadmap: “Train all”, effective from 2027-Q3; was: not answered on 2026-11-22."
            )
        );
    }

    #[test]
    fn what_is_not_lifted_stays_as_it_is() {
        let fixture = fixture();
        let lifted = lifted(&fixture, &[to_full(0, &[0])]);
        assert_eq!(lifted.answers[1..], fixture.assessment.answers[1..]);
        let same_day = Assessment {
            date: TODAY,
            answers: fixture.assessment.answers.clone(),
            ..lifted
        };
        assert_eq!(same_day, fixture.assessment);
    }

    #[test]
    fn what_was_said_of_the_old_answer_goes_and_evidence_stays() {
        let mut fixture = fixture();
        let response = |by: &str, given| Response {
            by: by.into(),
            given: Some(given),
            note: None,
            evidence: vec![evidence(by)],
        };
        *fixture.answer(QuestionIx(0)) = Answer {
            given: None,
            note: None,
            by: Some("C".into()),
            weakness: true,
            evidence: vec![evidence("Own")],
            sample: Some(Sample {
                of: None,
                checked: 5,
                ok: 2,
                failing: Vec::new(),
            }),
            performed_by: Some("Nordic".into()),
            grade: Some(PersonGrade {
                grade: Grade::Major,
                by: "L".into(),
                reason: "R".into(),
            }),
            owner: Some("O".into()),
            due: Some(THEN),
            risk: Some(5),
            responses: vec![
                response("A", Given::Option(option_at(0.0))),
                response("B", Given::Unknown),
            ],
            consensus: false,
            line: Some(7),
        };
        let lifted = lifted(&fixture, &[to_full(0, &[0])]);
        let note = "Expected by the roadmap: “Write it down”, effective from 2027-Q3; was: Answer v0 (A), unknown (B) on \
                    2026-11-22.";
        let wanted = Answer {
            given: Some(Given::Option(option_at(1.0))),
            note: Some(note.into()),
            evidence: vec![evidence("Own"), evidence("A"), evidence("B")],
            performed_by: Some("Nordic".into()),
            owner: Some("O".into()),
            due: Some(THEN),
            risk: Some(5),
            ..Answer::default()
        };
        assert_eq!(lifted.answers[0], Some(wanted));
    }

    #[test]
    fn who_answered_is_named_in_the_note_and_no_longer_for_the_new_answer() {
        let mut fixture = fixture();
        fixture.give(QuestionIx(0), Given::NoneYet);
        fixture.answer(QuestionIx(0)).by = Some("Desk lead".into());
        let lifted = lifted(&fixture, &[to_full(0, &[0])]);
        let answer = lifted.answer(QuestionIx(0)).unwrap();
        assert_eq!(answer.by, None);
        let note = answer.note.as_deref().unwrap();
        assert!(
            note.ends_with("was: none yet (Desk lead) on 2026-11-22."),
            "{note}"
        );
    }

    #[test]
    fn of_respondents_who_agreed_the_note_says_what_they_agreed_on() {
        let mut fixture = fixture();
        let answer = fixture.answer(QuestionIx(0));
        answer.consensus = true;
        answer.responses = vec![Response {
            by: "A".into(),
            given: Some(Given::Unknown),
            note: None,
            evidence: Vec::new(),
        }];
        let lifted = lifted(&fixture, &[to_full(0, &[0])]);
        let note = lifted.answer(QuestionIx(0)).unwrap().note.as_deref();
        assert!(note.unwrap().ends_with("was: Answer v0.5 on 2026-11-22."));
    }

    #[test]
    fn the_lifted_answer_is_the_same_with_and_without_texts() {
        let mut fixture = fixture();
        fixture.answer(QuestionIx(0)).note = Some("Seen.".into());
        let expected = lifted(&fixture, &[to_full(0, &[0])]);
        let mut quick = lift(fixture.assessment.answer(QuestionIx(0)), option_at(1.0));
        quick
            .note
            .clone_from(&expected.answers[0].as_ref().unwrap().note);
        assert_eq!(expected.answers[0], Some(quick));
    }

    #[test]
    fn the_lifted_answer_scores_as_the_new_option_does() {
        let mut fixture = fixture();
        fixture.answer(QuestionIx(0)).sample = Some(Sample {
            of: None,
            checked: 4,
            ok: 1,
            failing: Vec::new(),
        });
        fixture.assessment = lifted(&fixture, &[to_full(0, &[0]), to_full(1, &[0])]);
        let card = crate::scoring::score(&fixture.questionnaire, &fixture.assessment, THEN);
        for place in [0, 1] {
            assert_eq!(card.question(QuestionIx(place)).value.unwrap().get(), 1.0);
        }
    }

    #[test]
    fn a_question_that_does_not_exist_is_passed_over() {
        let fixture = fixture();
        let mut same = lifted(&fixture, &[to_full(99, &[0])]);
        same.date = TODAY;
        assert_eq!(same, fixture.assessment);
    }
}
