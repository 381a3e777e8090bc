//! What respondents sent in, taken over into an assessment without losing what is there.

use super::answer::{add, merge_answers};
use super::{About, Contradiction};
use crate::model::{Answer, Assessment, Evidence, Given, ProfileChoice, QuestionIx, Response};

/// What one respondent sent in.
#[derive(Clone, Copy, Debug)]
pub struct Contribution<'a> {
    /// Who.
    pub by: &'a str,
    /// For each profile question the place of the answer.
    pub profile: &'a [ProfileChoice],
    /// For each question what was said, if anything.
    pub answers: &'a [Option<Answer>],
}

/// An assessment with what respondents sent in.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributed {
    /// The assessment.
    pub assessment: Assessment,
    /// What was kept although a respondent says something else.
    pub contradictions: Vec<Contradiction>,
}

/// Takes over what respondents sent in, one after the other. Nothing is ever taken back: what is left empty stays as it is.
///
/// An open question is answered. Who answered before says something else now, and keeps notes and evidence. Where somebody
/// else answered, both stand side by side as responses, as [`merge`](super::merge()) has it; `owner` is whose voice an answer
/// is that names nobody. An answer without a name that is the same is left as it is.
pub fn contribute(assessment: &Assessment, owner: &str, sent: &[Contribution<'_>]) -> Contributed {
    let mut assessment = assessment.clone();
    let mut contradictions = Vec::new();
    for one in sent {
        for (place, slot) in assessment.profile.iter_mut().enumerate() {
            match (&slot, one.profile.get(place).copied().flatten()) {
                (None, choice @ Some(_)) => *slot = choice,
                (Some(there), Some(choice)) if *there != choice => {
                    contradictions.push(Contradiction {
                        about: About::Profile(place),
                        kept: owner.to_owned(),
                        lost: one.by.to_owned(),
                    })
                }
                _ => {}
            }
        }
        for (place, slot) in assessment.answers.iter_mut().enumerate() {
            if let Some(Some(said)) = one.answers.get(place) {
                let voice = Voice { owner, by: one.by };
                *slot = voice.take(QuestionIx(place), slot.take(), said, &mut contradictions);
            }
        }
    }
    Contributed {
        assessment,
        contradictions,
    }
}

/// Who speaks, and who spoke where nobody is named.
#[derive(Clone, Copy)]
struct Voice<'a> {
    owner: &'a str,
    by: &'a str,
}

impl Voice<'_> {
    fn take(
        self,
        ix: QuestionIx,
        there: Option<Answer>,
        said: &Answer,
        contradictions: &mut Vec<Contradiction>,
    ) -> Option<Answer> {
        let Some(mut answer) = there else {
            let by = Some(self.by.to_owned());
            return Some(Answer { by, ..said.clone() });
        };
        if !answer.responses.is_empty() {
            self.respond(&mut answer, said);
            return Some(answer);
        }
        if said.given.is_none() && adds_nothing(&answer, said) {
            return Some(answer);
        }
        let open = answer.given.is_none();
        let mine = match &answer.by {
            Some(by) => same(by, self.by),
            None => {
                let agreed = said.given.is_none() || agree(&answer.given, &said.given);
                open || agreed || same(self.owner, self.by)
            }
        };
        // A sample and a grade say something of what was seen: neither stands beside an answer that nothing was.
        let clashes = match &said.given {
            None | Some(Given::Option(_)) => false,
            Some(given) => {
                answer.grade.is_some() || (*given == Given::NoneYet && answer.sample.is_some())
            }
        };
        if (open || mine) && !clashes {
            if said.given.is_some() && !agree(&answer.given, &said.given) {
                answer.given.clone_from(&said.given);
                answer.by = Some(self.by.to_owned());
            }
            add_note(&mut answer.note, said.note.as_deref());
            add_evidence(&mut answer.evidence, &said.evidence);
            return Some(answer);
        }
        let said = Answer {
            by: Some(self.by.to_owned()),
            ..said.clone()
        };
        let voices = [(self.owner, &answer), (self.by, &said)];
        let merged = merge_answers(ix, &voices, contradictions);
        merged.map(|merged| Answer {
            line: answer.line,
            ..merged
        })
    }

    /// Adds a response to others, or to the one of the same person.
    fn respond(self, answer: &mut Answer, said: &Answer) {
        let mine = answer
            .responses
            .iter_mut()
            .find(|response| same(&response.by, self.by));
        match mine {
            Some(response) => {
                if said.given.is_some() {
                    response.given.clone_from(&said.given);
                }
                add_note(&mut response.note, said.note.as_deref());
                add_evidence(&mut response.evidence, &said.evidence);
            }
            None => {
                let response = Response {
                    by: self.by.to_owned(),
                    given: said.given.clone(),
                    note: said.note.clone(),
                    evidence: said.evidence.clone(),
                };
                add(&mut answer.responses, response, self.by);
            }
        }
    }
}

/// Names are the same whatever their case and the blanks around them.
fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Whether two answers are the same; reasons may differ only if both are given.
fn agree(there: &Option<Given>, said: &Option<Given>) -> bool {
    match (there, said) {
        (Some(Given::NotApplicable { .. }), Some(Given::NotApplicable { reason: None })) => true,
        (there, said) => there == said,
    }
}

/// Whether what is shown and noted is there already, such as when a form is taken over once more.
fn adds_nothing(there: &Answer, said: &Answer) -> bool {
    let noted = |note: &str| there.note.as_deref().is_some_and(|own| own.contains(note));
    said.note.as_deref().is_none_or(noted)
        && said.evidence.iter().all(|one| there.evidence.contains(one))
}

/// Adds a note behind the one that is there, unless that says it already.
fn add_note(there: &mut Option<String>, said: Option<&str>) {
    let Some(said) = said else { return };
    match there {
        None => *there = Some(said.to_owned()),
        Some(note) if !note.contains(said) => {
            note.push('\n');
            note.push_str(said);
        }
        Some(_) => {}
    }
}

fn add_evidence(there: &mut Vec<Evidence>, said: &[Evidence]) {
    for one in said {
        if !there.contains(one) {
            there.push(one.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::fixture::read;
    use crate::model::{EvidenceKind, Sample};

    fn blank() -> Assessment {
        read(
            "{format: 1, questionnaire: mini@1, date: 2026-11-20, assessors: [A. Lind], answers: {}}",
        )
    }

    fn says(option: usize) -> Answer {
        Answer {
            given: Some(Given::Option(option)),
            ..Answer::default()
        }
    }

    /// What becomes of the first question.
    fn first(there: Option<Answer>, sent: &[(&str, Answer)]) -> Answer {
        let mut assessment = blank();
        assessment.answers[0] = there;
        let answers: Vec<_> = sent
            .iter()
            .map(|(by, answer)| (*by, vec![Some(answer.clone())]))
            .collect();
        let sent: Vec<_> = answers
            .iter()
            .map(|(by, answers)| Contribution {
                by,
                profile: &[],
                answers,
            })
            .collect();
        let contributed = contribute(&assessment, "A. Lind", &sent);
        contributed.assessment.answers[0]
            .clone()
            .expect("an answer")
    }

    #[test]
    fn an_open_question_is_answered_and_keeps_what_was_noted() {
        let there = Answer {
            note: Some("Ask the desk".into()),
            owner: Some("Desk".into()),
            line: Some(7),
            ..Answer::default()
        };
        let said = Answer {
            note: Some("Seen".into()),
            ..says(1)
        };
        let answer = first(Some(there), &[("B", said)]);
        assert_eq!(answer.given, Some(Given::Option(1)));
        assert_eq!(answer.note.as_deref(), Some("Ask the desk\nSeen"));
        assert_eq!(
            (answer.owner.as_deref(), answer.by.as_deref()),
            (Some("Desk"), Some("B"))
        );
    }

    #[test]
    fn the_same_twice_changes_nothing() {
        let evidence = Evidence {
            kind: EvidenceKind::Document,
            reference: Some("Plan".into()),
            date: None,
            expires: None,
        };
        let said = Answer {
            note: Some("Seen".into()),
            evidence: vec![evidence],
            ..says(1)
        };
        let once = first(None, &[("B", said.clone())]);
        assert_eq!(first(Some(once.clone()), &[("b ", said.clone())]), once);
        let two = first(Some(once), &[("C", says(2))]);
        assert_eq!(
            first(Some(two.clone()), &[("C", says(2)), ("B", said)]),
            two
        );
    }

    #[test]
    fn who_only_noted_something_before_another_answered_says_nothing_new_the_second_time() {
        let noted = Answer {
            note: Some("Ask Ben".into()),
            ..Answer::default()
        };
        let sent = [("A", noted), ("B", says(1))];
        let once = first(None, &sent);
        assert_eq!(once.note.as_deref(), Some("Ask Ben"));
        assert_eq!(first(Some(once.clone()), &sent), once);
    }

    #[test]
    fn who_thinks_otherwise_later_says_so_and_somebody_else_stands_beside() {
        let there = Answer {
            by: Some("B".into()),
            note: Some("Before".into()),
            owner: Some("Desk".into()),
            ..says(0)
        };
        let changed = first(Some(there.clone()), &[("B", says(2))]);
        assert_eq!(changed.given, Some(Given::Option(2)));
        assert_eq!(
            (changed.note.as_deref(), changed.owner.as_deref()),
            (Some("Before"), Some("Desk"))
        );
        let beside = first(Some(there), &[("C", says(2)), ("D", says(1))]);
        let voices: Vec<_> = beside
            .responses
            .iter()
            .map(|one| (one.by.as_str(), one.given.clone()))
            .collect();
        let given = |place| Some(Given::Option(place));
        assert_eq!(voices, [("B", given(0)), ("C", given(2)), ("D", given(1))]);
        assert_eq!(
            (beside.given, beside.note, beside.owner.as_deref()),
            (None, None, Some("Desk"))
        );
        assert_eq!(beside.responses[0].note.as_deref(), Some("Before"));
    }

    #[test]
    fn an_answer_of_nobody_is_the_owners_where_it_is_contradicted() {
        let agreed = first(Some(says(1)), &[("B", says(1))]);
        assert_eq!((agreed.by, agreed.responses.len()), (None, 0));
        let disputed = first(Some(says(1)), &[("B", says(0))]);
        let voices: Vec<_> = disputed
            .responses
            .iter()
            .map(|one| one.by.as_str())
            .collect();
        assert_eq!(voices, ["A. Lind", "B"]);
    }

    #[test]
    fn a_choice_of_the_profile_is_kept_and_the_other_told() {
        let mut assessment = blank();
        assessment.profile[0] = Some(1);
        let profile = [Some(0), Some(1)];
        let sent = [Contribution {
            by: "B",
            profile: &profile,
            answers: &[],
        }];
        let contributed = contribute(&assessment, "A. Lind", &sent);
        assert_eq!(contributed.assessment.profile[0], Some(1));
        let told = Contradiction {
            about: About::Profile(0),
            kept: "A. Lind".into(),
            lost: "B".into(),
        };
        assert_eq!(contributed.contradictions, [told]);
    }

    #[test]
    fn what_was_seen_and_judged_is_not_lost_to_an_answer_beside_which_it_cannot_stand() {
        let sampled = Answer {
            by: Some("B".into()),
            sample: Some(Sample {
                of: None,
                checked: 5,
                ok: 4,
                failing: Vec::new(),
            }),
            ..says(1)
        };
        let none_yet = Answer {
            given: Some(Given::NoneYet),
            ..Answer::default()
        };
        let both = first(
            Some(sampled.clone()),
            &[("C", none_yet.clone()), ("D", says(0))],
        );
        assert_eq!(
            (both.sample.as_ref(), both.responses.len()),
            (sampled.sample.as_ref(), 3)
        );
        let open = Answer {
            given: None,
            ..sampled
        };
        let kept = first(Some(open), &[("B", none_yet)]);
        assert!(kept.sample.is_some() && kept.given.is_none(), "{kept:?}");
        assert_eq!(
            kept.responses.last().map(|one| one.given.clone()),
            Some(Some(Given::NoneYet))
        );
    }
}
