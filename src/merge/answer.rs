//! What several said to one question.

use super::{About, Contradiction, first_of};
use crate::model::{Answer, Given, QuestionIx, Response};

/// What several said, in one answer. A single voice stays as it is, with its name; of several each keeps its own response.
pub(super) fn merge_answers(
    ix: QuestionIx,
    said: &[(&str, &Answer)],
    contradictions: &mut Vec<Contradiction>,
) -> Option<Answer> {
    match said {
        [] => None,
        [(by, answer)] => {
            let mut answer = Answer {
                line: None,
                ..(*answer).clone()
            };
            if answer.responses.is_empty() && answer.by.is_none() {
                answer.by = Some((*by).to_owned());
            }
            Some(answer)
        }
        several => Some(united(ix, several, contradictions)),
    }
}

fn united(
    ix: QuestionIx,
    said: &[(&str, &Answer)],
    contradictions: &mut Vec<Contradiction>,
) -> Answer {
    // What was settled before stays settled.
    let settled = said.iter().filter(|(_, answer)| answer.consensus);
    let settled: Vec<_> = settled
        .filter_map(|(by, answer)| Some((*by, answer.given.as_ref()?)))
        .collect();
    let consensus = !settled.is_empty();
    let settled_by = settled.first().map(|(by, _)| *by);
    let given = first_of(settled, About::Answer(ix, "answer"), contradictions).cloned();
    let mut first = |key, values: Vec<(&str, usize)>| {
        first_of(values, About::Answer(ix, key), contradictions);
    };
    // Compared by their place among the distinct ones, so that one rule serves values of every type.
    first("sample", distinct(said, |answer| answer.sample.as_ref()));
    first(
        "performed_by",
        distinct(said, |answer| answer.performed_by.as_ref()),
    );
    first("grade", distinct(said, |answer| answer.grade.as_ref()));
    first("owner", distinct(said, |answer| answer.owner.as_ref()));
    first("due", distinct(said, |answer| answer.due.as_ref()));
    first("risk", distinct(said, |answer| answer.risk.as_ref()));
    let mut sample = said.iter().find_map(|(_, answer)| answer.sample.clone());
    if let (Some(Given::NoneYet), Some(kept)) = (&given, settled_by) {
        // Where it was settled that nothing has happened yet, nothing can have been sampled: whoever did is told.
        sample = None;
        let sampled = said.iter().filter(|(_, answer)| answer.sample.is_some());
        contradictions.extend(sampled.map(|(lost, _)| Contradiction {
            about: About::Answer(ix, "sample"),
            kept: kept.to_owned(),
            lost: (*lost).to_owned(),
        }));
    }
    Answer {
        given,
        consensus,
        weakness: said.iter().any(|(_, answer)| answer.weakness),
        sample,
        performed_by: said
            .iter()
            .find_map(|(_, answer)| answer.performed_by.clone()),
        grade: said.iter().find_map(|(_, answer)| answer.grade.clone()),
        owner: said.iter().find_map(|(_, answer)| answer.owner.clone()),
        due: said.iter().find_map(|(_, answer)| answer.due),
        risk: said.iter().find_map(|(_, answer)| answer.risk),
        note: settled_note(said),
        evidence: settled_evidence(said),
        responses: responses(said),
        by: None,
        line: None,
    }
}

/// Who says which of the distinct values, by its place among them.
fn distinct<'a, T: PartialEq + 'a>(
    said: &[(&'a str, &'a Answer)],
    of: impl Fn(&'a Answer) -> Option<&'a T>,
) -> Vec<(&'a str, usize)> {
    let mut seen: Vec<&T> = Vec::new();
    let mut places = Vec::new();
    for (by, answer) in said {
        let Some(value) = of(answer) else { continue };
        let place = seen
            .iter()
            .position(|other| *other == value)
            .unwrap_or_else(|| {
                seen.push(value);
                seen.len() - 1
            });
        places.push((*by, place));
    }
    places
}

/// The note of those who brought respondents together before; that of a single voice stands in its response.
fn settled_note(said: &[(&str, &Answer)]) -> Option<String> {
    let of_several = said
        .iter()
        .filter(|(_, answer)| !answer.responses.is_empty());
    let notes: Vec<&str> = of_several
        .filter_map(|(_, answer)| answer.note.as_deref())
        .collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

fn settled_evidence(said: &[(&str, &Answer)]) -> Vec<crate::model::Evidence> {
    let of_several = said
        .iter()
        .filter(|(_, answer)| !answer.responses.is_empty());
    let mut all = Vec::new();
    for item in of_several.flat_map(|(_, answer)| &answer.evidence) {
        if !all.contains(item) {
            all.push(item.clone());
        }
    }
    all
}

/// Everybody's response, each under a name of its own.
fn responses(said: &[(&str, &Answer)]) -> Vec<Response> {
    let mut all: Vec<Response> = Vec::new();
    for (file, answer) in said {
        if !answer.responses.is_empty() {
            for response in &answer.responses {
                add(&mut all, response.clone(), file);
            }
            continue;
        }
        let response = Response {
            by: answer.by.clone().unwrap_or_else(|| (*file).to_owned()),
            given: answer.given.clone(),
            note: answer.note.clone(),
            evidence: answer.evidence.clone(),
        };
        add(&mut all, response, file);
    }
    all
}

/// Adds a response. The same person with the same words in two files spoke once; with other words, both are kept, told apart
/// by the file.
pub(super) fn add(all: &mut Vec<Response>, mut response: Response, file: &str) {
    if all.contains(&response) {
        return;
    }
    let taken = |all: &[Response], by: &str| all.iter().any(|other| other.by == by);
    if taken(all, &response.by) {
        let person = response.by.clone();
        response.by = format!("{person} ({file})");
        let mut number = 2;
        while taken(all, &response.by) {
            response.by = format!("{person} ({file}, {number})");
            number += 1;
        }
    }
    all.push(response);
}
