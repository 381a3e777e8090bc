//! Where answers and waivers stand in their files, for what is said about them elsewhere.

use crate::model::{AnswerPlaces, Questionnaire, TextPlace};

use super::diagnostic::Span;
use super::outline::Member;
use super::{Document, Source};

/// Finds the answers in the text of a sound assessment; in any other text nothing is found.
pub fn answer_places(source: &Source, questionnaire: &Questionnaire) -> AnswerPlaces {
    let Ok((document, outline)) = Document::parse_with_outline(source) else {
        return AnswerPlaces::default();
    };
    let mut places = AnswerPlaces {
        answers: None,
        sections: None,
        questions: vec![None; questionnaire.questions.len()],
    };
    let sections = outline.member("sections").and_then(key_span);
    places.sections = sections.map(|span| Counting::new(source).place(span));
    let Some(answers) = outline.member("answers") else {
        return places;
    };
    let mut places_of = Counting::new(source);
    places.answers = key_span(answers).map(|span| places_of.place(span));
    let members = answers.value.members().map(|m| m.all.as_slice());
    let asked = document.questions_answered(questionnaire);
    for (member, asked) in members.unwrap_or_default().iter().zip(asked) {
        let slot = asked.and_then(|ix| places.questions.get_mut(ix.0));
        if let (Some(slot), Some(key)) = (slot, key_span(member)) {
            let given = member.value.member("answer");
            // Of an answer with note and evidence, what was answered, not where it begins.
            let (from, to) = match given.and_then(|given| Some((key_span(given)?, given.end()))) {
                Some((own, end)) => (own, end),
                None => (key, member.end()),
            };
            let stretch = Span::new(from.start(), to.max(from.end()));
            *slot = Some(places_of.place(stretch));
        }
    }
    places
}

/// Finds each waiver in the text of a sound target, in the order of the file.
pub fn waiver_places(source: &Source) -> Vec<TextPlace> {
    let Ok((_, outline)) = Document::parse_with_outline(source) else {
        return Vec::new();
    };
    let waivers = outline.member("waivers").map(|member| &member.value);
    let all = waivers.and_then(|value| value.members());
    let all = all
        .map(|members| members.all.as_slice())
        .unwrap_or_default();
    let mut places_of = Counting::new(source);
    let place = |member: &Member<'_>| places_of.place(member.value.span);
    all.iter().map(place).collect()
}

fn key_span(member: &Member<'_>) -> Option<Span> {
    member.key.as_ref().map(|(_, span)| *span)
}

/// Counts lines on from the last place: what comes in the order of the file is counted once.
struct Counting<'s> {
    source: &'s Source,
    /// The beginning of a line, and its number.
    known: (usize, usize),
}

impl<'s> Counting<'s> {
    fn new(source: &'s Source) -> Self {
        Self {
            source,
            known: (0, 1),
        }
    }

    /// The part of a span that lies within its first line.
    fn place(&mut self, span: Span) -> TextPlace {
        let text = self.source.text();
        let (begin, line) = match self.known {
            known if known.0 <= span.start() => known,
            _ => (0, 1),
        };
        let between = text.get(begin..span.start()).unwrap_or_default();
        let line = line + between.bytes().filter(|byte| *byte == b'\n').count();
        let begin = between.rfind('\n').map_or(begin, |at| begin + at + 1);
        self.known = (begin, line);
        let before = text.get(begin..span.start()).unwrap_or_default();
        let within = text.get(span.range()).unwrap_or_default();
        let first = within.split(['\n', '\r']).next().unwrap_or_default();
        let column = before.chars().count() + 1;
        TextPlace {
            line,
            column,
            end_column: column + first.chars().count().max(1),
        }
    }
}

/// The part of a span that lies within its first line.
pub(super) fn place(source: &Source, span: Span) -> TextPlace {
    Counting::new(source).place(span)
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::model::QuestionIx;

    fn place(line: usize, column: usize, end_column: usize) -> TextPlace {
        TextPlace {
            line,
            column,
            end_column,
        }
    }

    fn places(text: &str) -> (Questionnaire, AnswerPlaces) {
        let questionnaire = fixture::questionnaire();
        let found = answer_places(&Source::new("a", text), &questionnaire);
        (questionnaire, found)
    }

    #[test]
    fn an_answer_is_found_by_its_old_name_where_it_is_given() {
        let text = "format: 1\nquestionnaire: sample@2017\ndate: 2026-11-22\nanswers:\n  # Ü\n  inc-old: {answer: no,\n    note: x}\n";
        let (questionnaire, found) = places(text);
        let ix = questionnaire.find_question("inc-recorded").unwrap();
        assert_eq!(found.answer(ix), Some(place(6, 13, 23)));
        assert_eq!(found.answers(), place(4, 1, 8));
    }

    #[test]
    fn responses_are_found_where_they_begin_as_far_as_the_line_goes() {
        let text = "questionnaire: sample\nanswers:\n  inc-recorded:\n    responses: []\n";
        let (questionnaire, found) = places(text);
        let ix = questionnaire.find_question("inc-recorded").unwrap();
        assert_eq!(found.answer(ix), Some(place(3, 3, 16)));
    }

    #[test]
    fn in_json_on_one_line_the_column_tells_answers_apart() {
        let text = "{\"questionnaire\": \"sample\", \"answers\": {\"x\": \"ü\", \"inc-recorded\": \"no\"}}";
        let (questionnaire, found) = places(text);
        let ix = questionnaire.find_question("inc-recorded").unwrap();
        let key = text.chars().position(|sign| sign == 'ü').unwrap() + 5;
        assert_eq!(found.answer(ix), Some(place(1, key, key + 20)));
    }

    #[test]
    fn without_answers_the_head_of_the_file_stands_for_them() {
        let (_, found) = places("{format: 1, questionnaire: sample, date: 2026-11-22}");
        assert_eq!(found.answers(), TextPlace::HEAD);
        assert_eq!(found.answer(QuestionIx(0)), None);
        assert_eq!(places("[").1, AnswerPlaces::default());
    }

    #[test]
    fn waivers_are_found_in_their_order() {
        let text = "format: 1\nwaivers:\n  - {id: a}\n  - id: b\n    reason: c\n";
        let found = waiver_places(&Source::new("t", text));
        assert_eq!(found, [place(3, 5, 12), place(4, 5, 10)]);
        assert_eq!(waiver_places(&Source::new("t", "format: 1")), []);
    }
}
