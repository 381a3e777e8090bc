//! How an answer changes what else was said to a question.

use crate::model::{Answer, Given};
use crate::report::wording;

/// Sets what was answered. What cannot stand beside it, such as the sample of something that has not happened, moves
/// into the note, so that it is not lost.
pub(super) fn set_given(answer: &mut Answer, given: Given, by: Option<&str>) {
    let judged = matches!(given, Given::Option(_));
    if given == Given::NoneYet
        && let Some(sample) = answer.sample.take()
    {
        let mut text = format!(
            "Earlier sample: {} of {} in order",
            sample.ok, sample.checked
        );
        if !sample.failing.is_empty() {
            text += &format!(" (not {})", wording::listed(&sample.failing));
        }
        add_to_note(answer, &text);
    }
    if !judged && let Some(grade) = answer.grade.take() {
        let (word, by) = (wording::grade(grade.grade), &grade.by);
        let text = format!("Earlier grade: {word}, {by}: {}", grade.reason);
        add_to_note(answer, &text);
    }
    answer.consensus = !answer.responses.is_empty();
    answer.given = Some(given);
    if let Some(by) = by {
        answer.by = Some(by.to_owned());
    }
}

fn add_to_note(answer: &mut Answer, text: &str) {
    let note = answer.note.take();
    answer.note = Some(note.map_or_else(|| text.to_owned(), |note| format!("{note}\n{text}")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Grade, PersonGrade, Response, Sample};

    #[test]
    fn what_cannot_stand_beside_the_answer_moves_into_the_note() {
        let mut answer = Answer {
            given: Some(Given::Option(1)),
            note: Some("Seen".into()),
            sample: Some(Sample {
                of: None,
                checked: 5,
                ok: 4,
                failing: vec!["Payroll".into()],
            }),
            grade: Some(PersonGrade {
                grade: Grade::Minor,
                by: "A. Lind".into(),
                reason: "Few".into(),
            }),
            ..Answer::default()
        };
        set_given(&mut answer, Given::NoneYet, Some("B"));
        let note = "Seen\nEarlier sample: 4 of 5 in order (not Payroll)\nEarlier grade: minor, A. Lind: Few";
        assert_eq!(answer.note.as_deref(), Some(note));
        assert_eq!(
            (answer.sample, answer.grade, answer.by.as_deref()),
            (None, None, Some("B"))
        );
    }

    #[test]
    fn an_answer_among_respondents_settles_them() {
        let voice = Response {
            by: "A".into(),
            given: None,
            note: None,
            evidence: Vec::new(),
        };
        let mut answer = Answer {
            responses: vec![voice],
            ..Answer::default()
        };
        set_given(&mut answer, Given::Option(0), None);
        assert!(answer.consensus);
    }
}
