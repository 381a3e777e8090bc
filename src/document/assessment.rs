//! A whole assessment, matched to its questionnaire.

use jiff::civil::Date;
use memchr::memchr;

use super::answer;
use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::{Fields, Remarks};
use super::given::Asked;
use super::lookup::Lookup;
use super::node::{Entry, Key, Node};
use super::profile::find_answer;
use super::reference;
use super::scalar::Value;
use super::selection;
use super::source::Source;
use super::suggest::quote;
use crate::model::{
    Answer, Assessment, Given, Id, ProfileChoice, QuestionIx, Questionnaire, QuestionnaireRef,
    Truth, Unmatched,
};

/// The keys of an assessment.
pub(super) const KEYS: &[&str] = &[
    "format",
    "questionnaire",
    "organisation",
    "scope",
    "date",
    "assessors",
    "sections",
    "profile",
    "answers",
];

/// Reads an assessment. Without questionnaire nothing is looked up in it, and the result is of no use.
pub(super) fn decode(
    root: &Node<'_>,
    source: &Source,
    lookup: Option<&Lookup<'_>>,
    faults: &Faults,
) -> Option<Assessment> {
    let questionnaire = lookup.map(|lookup| lookup.questionnaire);
    let fields = Fields::open_file(root, "an assessment", KEYS, faults)?;
    let named = fields.require("questionnaire").and_then(reference::decode);
    if let (Some(named), Some(questionnaire)) = (&named, questionnaire) {
        reference::check_identity(&fields, named, questionnaire);
        reference::check_version(&fields, named, questionnaire);
    }
    let agree = questionnaire
        .is_none_or(|questionnaire| reference::versions_agree(named.as_ref(), questionnaire));
    let date = fields.require("date").and_then(Value::date);
    let answers = Answers::read(&fields, lookup, agree, date, source);
    let profile = profile(&fields, lookup);
    answers.warn_of_those_that_do_not_apply(&profile, lookup, faults);
    let sections = selection::decode(&fields, lookup);
    if let (Some(questionnaire), Some(selected)) = (questionnaire, &sections) {
        selection::check_answers(&fields, questionnaire, selected, &answers.answers);
    }
    Some(Assessment {
        questionnaire: named.unwrap_or_else(|| QuestionnaireRef {
            name: String::new(),
            version: None,
        }),
        organisation: fields.text("organisation"),
        scope: fields.text("scope"),
        date: date.unwrap_or(Date::ZERO),
        assessors: fields.texts("assessors"),
        sections,
        profile,
        answers: answers.answers,
        unmatched: answers.unmatched,
    })
}

/// The question that each key under `answers` stands for.
pub(super) fn questions_answered(
    root: &Node<'_>,
    questionnaire: &Questionnaire,
) -> Vec<Option<QuestionIx>> {
    let named = reference::of_root(root, &Faults::default());
    let agree = reference::versions_agree(named.as_ref(), questionnaire);
    let lookup = Lookup::new(questionnaire);
    let answers = root.get("answers").and_then(Node::entries);
    let keys = answers.unwrap_or_default().iter();
    keys.map(|entry| find(&lookup, entry.key.text, agree))
        .collect()
}

/// For each profile question the place of its answer.
fn profile(fields: &Fields<'_, '_>, lookup: Option<&Lookup<'_>>) -> Vec<ProfileChoice> {
    let faults = fields.faults;
    let questions = lookup.map_or(&[][..], |lookup| &lookup.questionnaire.profile);
    let mut profile = vec![None; questions.len()];
    for Entry { key, value } in fields.map("profile") {
        let value = fields.named(key.text, value);
        let answer = if value.node.is_null() {
            None
        } else {
            value.raw()
        };
        let place = lookup.and_then(|lookup| lookup.profile(key.text, key.span, faults));
        let question =
            place.and_then(|place| Some((questions.get(place)?, profile.get_mut(place)?)));
        if let (Some(answer), Some((question, choice))) = (answer, question) {
            *choice = find_answer(question, answer, value.span(), faults);
        }
    }
    profile
}

/// The answers, matched to their questions.
struct Answers<'s> {
    answers: Vec<Option<Answer>>,
    /// Where the questions answered stand.
    keys: Vec<(QuestionIx, Span)>,
    unmatched: Vec<Unmatched>,
    lines: Lines<'s>,
}

impl<'s> Answers<'s> {
    fn read(
        fields: &Fields<'_, '_>,
        lookup: Option<&Lookup<'_>>,
        agree: bool,
        assessed: Option<Date>,
        source: &'s Source,
    ) -> Self {
        let count = lookup.map_or(0, |lookup| lookup.questionnaire.questions.len());
        let mut all = Self {
            answers: std::iter::repeat_with(|| None).take(count).collect(),
            keys: Vec::new(),
            unmatched: Vec::new(),
            lines: Lines::new(source),
        };
        let remarks = lookup.map_or(Remarks::Kept, Lookup::remarks);
        let mut answered: Vec<Option<&Key<'_>>> = vec![None; count];
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
            let before = answered.get_mut(place.0).and_then(|slot| slot.replace(key));
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
            all.keys.push((place, key.span));
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
    fn warn_of_those_that_do_not_apply(
        &self,
        profile: &[ProfileChoice],
        lookup: Option<&Lookup<'_>>,
        faults: &Faults,
    ) {
        let Some(lookup) = lookup else { return };
        for (place, span) in &self.keys {
            let given = self.answers.get(place.0).and_then(Option::as_ref);
            let given = given.and_then(|answer| answer.given.as_ref());
            // What says nothing of its question contradicts no profile.
            let says = matches!(given, Some(Given::Option(_) | Given::NoneYet));
            let mut conditions = lookup.questionnaire.conditions(*place);
            if says && conditions.any(|when| when.holds(profile) == Truth::False) {
                let message =
                    "does not count: by the answers in `profile` this question does not apply";
                let fault = Diagnostic::warning(codes::ANSWER_AGAINST_PROFILE, *span, message);
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
fn find(lookup: &Lookup<'_>, id: &str, agree: bool) -> Option<QuestionIx> {
    let renamed = || {
        let new = lookup.questionnaire.renamed.get(id)?;
        lookup.find_question(new.as_str())
    };
    let found = lookup.find_question(id);
    if agree { found } else { found.or_else(renamed) }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, questionnaire, with};
    use super::super::{Document, Read};
    use super::*;
    use crate::model::Given;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
        let text = with(ASSESSMENT, part, other);
        let faults = assessment_faults(&text);
        assert_eq!(pointed(&text, &faults), expected, "{other}");
        faults
    }

    fn read(text: &str) -> Read<Assessment> {
        let source = Source::new("a", text);
        Document::parse(&source)
            .unwrap()
            .to_assessment(&questionnaire())
            .unwrap()
    }

    #[test]
    fn an_assessment_needs_a_format_a_questionnaire_and_a_date() {
        let faults = assessment_faults("answers: {}\n");
        let messages: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "an assessment has no `format`",
                "an assessment has no `questionnaire`",
                "an assessment has no `date`",
            ]
        );
        let help = faults[2].help.as_deref();
        assert_eq!(
            help,
            Some("write the day of the assessment, such as `date: 2026-11-22`")
        );
        let read = read("{format: 1, questionnaire: sample, date: 2026-11-22}");
        assert_eq!(read.value.answers, vec![None; 5]);
        assert_eq!(read.value.sections, None);
    }

    #[test]
    fn an_unknown_question_is_a_fault_when_the_versions_agree() {
        for name in ["sample@2018.1", "sample", "./sample.yaml"] {
            let text = with(ASSESSMENT, "sample@2018.1", name);
            let text = with(&text, "inc-reviewed: unknown", "inc-revewed: unknown");
            let faults = assessment_faults(&text);
            assert_eq!(
                pointed(&text, &faults),
                [(codes::UNKNOWN_ID, "inc-revewed")]
            );
            assert_eq!(
                faults[0].help.as_deref(),
                Some("did you mean `inc-reviewed`?")
            );
        }
        let faults = fault(
            "inc-reviewed: unknown",
            "inc-old: unknown",
            &[(codes::UNKNOWN_ID, "inc-old")],
        );
        assert_eq!(
            faults[0].help.as_deref(),
            Some("it is called `inc-recorded` now")
        );
    }

    #[test]
    fn an_answer_of_another_version_is_renamed_or_kept() {
        let text = "{format: 1, questionnaire: sample@2017, date: 2026-11-22,\nanswers: {inc-older: fully,\ngone: fully}}";
        let read = read(text);
        let recorded = read.value.answers[0].as_ref().unwrap();
        assert_eq!(recorded.given, Some(Given::Option(2)));
        let kept = Unmatched {
            id: Id::new("gone"),
            line: 3,
        };
        assert_eq!(read.value.unmatched, [kept]);
        assert_eq!(
            pointed(text, &read.warnings),
            [
                (codes::OTHER_VERSION, "sample@2017"),
                (codes::UNMATCHED_ANSWER, "gone")
            ]
        );
    }

    #[test]
    fn old_and_new_id_of_a_question_do_not_both_answer_it() {
        let text = "{format: 1, questionnaire: sample@2017, date: 2026-11-22, answers: {inc-old: fully, inc-recorded: no}}";
        let faults = assessment_faults(text);
        assert_eq!(
            pointed(text, &faults),
            [
                (codes::OTHER_VERSION, "sample@2017"),
                (codes::ANSWERED_TWICE, "inc-recorded")
            ]
        );
    }

    #[test]
    fn an_answer_that_the_profile_takes_away_is_told() {
        let text = with(ASSESSMENT, "suppliers:}", "suppliers: no}");
        for (answer, told) in [
            ("partly", true),
            ("unknown", false),
            ("{note: Later}", false),
        ] {
            let line = format!("sup-agreed: {answer}");
            let text = with(&text, "sup-agreed: {answer: na, reason: None}", &line);
            let faults = assessment_faults(&text);
            let taken = (codes::ANSWER_AGAINST_PROFILE, "sup-agreed");
            let found = pointed(&text, &faults).contains(&taken);
            assert_eq!(found, told, "{answer}");
        }
        let text = with(ASSESSMENT, "{answer: na, reason: None}", "partly");
        assert_eq!(
            assessment_faults(&text),
            [],
            "nothing is known of suppliers"
        );
    }

    #[test]
    fn sections_and_profile_name_what_there_is() {
        fault(
            "[\"8\", \"8.3\"]",
            "[\"8\", \"8.30\"]",
            &[(codes::UNKNOWN_ID, "\"8.30\"")],
        );
        fault("[\"8\", \"8.3\"]", "[8, 8]", &[(codes::LISTED_TWICE, "8")]);
        fault("[\"8\", \"8.3\"]", "[]", &[(codes::EMPTY_LIST, "[]")]);
        fault("size: large", "siz: large", &[(codes::UNKNOWN_ID, "siz")]);
        fault(
            "size: large",
            "size: huge",
            &[(codes::UNKNOWN_ANSWER, "huge")],
        );
        fault(
            "size: large",
            "size: [large]",
            &[(codes::WRONG_TYPE, "[large]")],
        );
    }

    #[test]
    fn a_clause_number_stays_text() {
        let text = with(ASSESSMENT, "[\"8\", \"8.3\"]", "[8, 8.3]");
        assert_eq!(assessment_faults(&text), []);
        let text = with(ASSESSMENT, "[\"8\", \"8.3\"]", "[8.30]");
        assert_eq!(
            pointed(&text, &assessment_faults(&text)),
            [(codes::UNKNOWN_ID, "8.30")]
        );
    }

    #[test]
    fn a_duplicate_answer_is_reported_with_both_places() {
        let faults = fault(
            "inc-reviewed: unknown",
            "inc-reviewed: unknown\n  inc-reviewed: fully",
            &[(codes::DUPLICATE_KEY, "inc-reviewed")],
        );
        assert!(faults[0].related.is_some());
    }
}
