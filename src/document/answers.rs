//! The answers of an assessment, matched to the questions of its questionnaire.

use jiff::civil::Date;
use memchr::memchr;

use super::answer;
use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Fields, Remarks};
use super::given::Asked;
use super::lookup::Lookup;
use super::node::{Entry, Key};
use super::source::Source;
use super::suggest::quote;
use crate::model::{Answer, Given, Id, ProfileChoice, QuestionIx, Truth, Unmatched};

/// The answers, matched to their questions.
pub(super) struct Answers<'n, 'a> {
    pub(super) answers: Vec<Option<Answer>>,
    /// For each question the key under which it is answered.
    answered: Vec<Option<&'n Key<'a>>>,
    pub(super) unmatched: Vec<Unmatched>,
    lines: Lines<'n>,
}

impl<'n, 'a> Answers<'n, 'a> {
    /// Reads the key `answers` of an assessment of a day. `agree`: its version is that of the questionnaire.
    pub(super) fn read(
        fields: &Fields<'n, 'a>,
        lookup: Option<&Lookup<'_>>,
        agree: bool,
        assessed: Option<Date>,
        source: &'n Source,
    ) -> Self {
        let count = lookup.map_or(0, |lookup| lookup.questionnaire.questions.len());
        let mut all = Self {
            answers: std::iter::repeat_with(|| None).take(count).collect(),
            answered: vec![None; count],
            unmatched: Vec::new(),
            lines: Lines::new(source),
        };
        let remarks = lookup.map_or(Remarks::Kept, Lookup::remarks);
        for Entry { key, value } in fields.map("answers") {
            let place = lookup.and_then(|lookup| find(lookup, key.text, agree));
            if let (None, Some(lookup)) = (place, lookup) {
                all.miss(key, lookup, agree, fields.faults);
            }
            let asked = lookup.zip(place).map(|(lookup, place)| Asked {
                questionnaire: lookup.questionnaire,
                place,
            });
            let answer = answer::decode(value, key.text, asked, assessed, remarks, fields.faults);
            let Some(place) = place else { continue };
            let slot = all.answered.get_mut(place.0);
            let before = slot.and_then(|slot| slot.replace(key));
            if let Some(first) = before
                && first.text != key.text
            {
                let (old, new) = (quote(first.text), quote(key.text));
                let message = format!("{old} and {new} are the same question, answered twice");
                let fault = Diagnostic::error(codes::ANSWERED_TWICE, key.span, message)
                    .related(first.span, "first answer")
                    .help("keep one of the two");
                fields.faults.push(fault);
            }
            let line = all.lines.of(key.span);
            if let Some(slot) = all.answers.get_mut(place.0) {
                *slot = answer;
                match slot {
                    Some(answer) if answer.is_silent() => *slot = None,
                    Some(answer) => answer.line = Some(line),
                    None => {}
                }
            }
        }
        all
    }

    /// Says of answers that they do not count: one of a person and the profile is wrong, and nobody would see which.
    pub(super) fn warn_of_those_that_do_not_apply(
        &self,
        profile: &[ProfileChoice],
        lookup: &Lookup<'_>,
        faults: &Faults,
    ) {
        for place in lookup.conditional() {
            let given = self.answers.get(place.0).and_then(Option::as_ref);
            let given = given.and_then(|answer| answer.given.as_ref());
            // What says nothing of its question contradicts no profile.
            let says = matches!(given, Some(Given::Option(_) | Given::NoneYet));
            let key = self.answered.get(place.0).copied().flatten();
            let Some(key) = key.filter(|_| says) else {
                continue;
            };
            let mut conditions = lookup.questionnaire.conditions(*place);
            if conditions.any(|when| when.holds(profile) == Truth::False) {
                let message =
                    "does not count: by the answers in `profile` this question does not apply";
                let fault = Diagnostic::warning(codes::ANSWER_AGAINST_PROFILE, key.span, message);
                faults.push(fault.help("correct `profile`, or remove the answer"));
            }
        }
    }

    /// An answer whose question is not found: a fault, or kept if it comes from another version.
    fn miss(&mut self, key: &Key<'_>, lookup: &Lookup<'_>, agree: bool, faults: &Faults) {
        if agree {
            lookup.report(
                "question",
                key.text,
                key.span,
                lookup.question_ids(),
                faults,
            );
            return;
        }
        let questionnaire = lookup.questionnaire;
        let (id, version) = (
            quote(questionnaire.id.as_str()),
            quote(&questionnaire.version),
        );
        let message = format!(
            "version {version} of {id} has no question {}",
            quote(key.text)
        );
        let fault = Diagnostic::warning(codes::UNMATCHED_ANSWER, key.span, message);
        faults.push(fault.help("the answer is kept in the file, but does not count"));
        let line = self.lines.of(key.span);
        let id = Id::new(key.text);
        self.unmatched.push(Unmatched { id, line });
    }
}

/// Counts the lines of a file along with the answers, which come in the order of the file.
struct Lines<'s> {
    source: &'s Source,
    /// The line up to which it was counted, and where it ends, unless it is the last.
    line: usize,
    end: Option<usize>,
    counted: usize,
}

impl<'s> Lines<'s> {
    fn new(source: &'s Source) -> Self {
        Self {
            source,
            line: 1,
            end: memchr(b'\n', source.text().as_bytes()),
            counted: 0,
        }
    }

    /// The line of a span.
    fn of(&mut self, span: Span) -> usize {
        if span.start() < self.counted {
            return self.source.position(span.start()).0;
        }
        self.counted = span.start();
        while let Some(end) = self.end.filter(|end| *end < span.start()) {
            self.line += 1;
            let rest = self.source.text().as_bytes().get(end + 1..);
            self.end = memchr(b'\n', rest.unwrap_or_default()).map(|at| end + 1 + at);
        }
        self.line
    }
}

/// The question of an id, which may be an old one if the versions differ.
pub(super) fn find(lookup: &Lookup<'_>, id: &str, agree: bool) -> Option<QuestionIx> {
    let renamed = || {
        let new = lookup.questionnaire.renamed.get(id)?;
        lookup.find_question(new.as_str())
    };
    let found = lookup.find_question(id);
    if agree { found } else { found.or_else(renamed) }
}
