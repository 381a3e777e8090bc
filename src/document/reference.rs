//! The questionnaire that an assessment names.

use super::codes;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::fields::Fields;
use super::kind::Kind;
use super::node::{Entry, Node};
use super::parse::Document;
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{Questionnaire, QuestionnaireRef};

impl Document<'_> {
    /// The questionnaire that an assessment names.
    pub fn questionnaire_ref(&self) -> Result<QuestionnaireRef, Vec<Diagnostic>> {
        self.must_be(Kind::Assessment)?;
        let faults = Faults::default();
        of_root(&self.root, &faults).ok_or_else(|| faults.into_diagnostics())
    }

    /// A fault at the place where an assessment names its questionnaire.
    pub fn questionnaire_fault(&self, message: String, help: String) -> Diagnostic {
        Diagnostic::error(
            codes::UNKNOWN_QUESTIONNAIRE,
            self.questionnaire_span(),
            message,
        )
        .help(help)
    }

    /// The line on which an assessment names its questionnaire, from 1.
    pub fn questionnaire_line(&self) -> usize {
        self.source.position(self.questionnaire_span().start()).0
    }

    fn questionnaire_span(&self) -> Span {
        let mut entries = self.root.entries().unwrap_or_default().iter();
        let named = entries.find(|entry| entry.key.text == "questionnaire");
        named.map_or(self.root.span, |entry| entry.value.span)
    }
}

/// The questionnaire that an assessment names.
pub(super) fn of_root(root: &Node<'_>, faults: &Faults) -> Option<QuestionnaireRef> {
    let entries = root.entries()?;
    let entry = entries
        .iter()
        .find(|entry| entry.key.text == "questionnaire");
    let Some(Entry { key, value }) = entry.filter(|entry| !entry.value.is_null()) else {
        let span = entry
            .or(entries.first())
            .map_or(root.span, |entry| entry.key.span);
        let message = "an assessment has no `questionnaire`";
        let fault = Diagnostic::error(codes::MISSING_KEY, span, message);
        faults.push(fault.help("add `questionnaire: id@version`, or the path of its file"));
        return None;
    };
    decode(Value {
        node: value,
        name: key.text,
        faults,
    })
}

/// A path, or an id with its version.
pub(super) fn decode(value: Value<'_, '_>) -> Option<QuestionnaireRef> {
    let text = value.raw()?.trim();
    let mut reference = QuestionnaireRef {
        name: text.to_owned(),
        version: None,
    };
    if let Some((id, version)) = text.split_once('@')
        && !reference.is_path()
    {
        reference = QuestionnaireRef {
            name: id.to_owned(),
            version: Some(version.to_owned()),
        };
    }
    if reference.name.is_empty() || reference.version.as_deref() == Some("") {
        let message = format!("{} names no questionnaire", quote(text));
        let fault = Diagnostic::error(codes::INVALID_QUESTIONNAIRE, value.span(), message)
            .help("write id@version, such as iso20000@2018.1, an id alone, or the path of a file");
        value.faults.push(fault);
        return None;
    }
    Some(reference)
}

/// An assessment that names an id is read with that questionnaire only.
pub(super) fn check_identity(
    fields: &Fields<'_, '_>,
    named: &QuestionnaireRef,
    read_with: &Questionnaire,
) {
    if named.is_path() || named.name == read_with.id.as_str() {
        return;
    }
    let span = fields
        .get("questionnaire")
        .map_or(fields.span(), Value::span);
    let (own, other) = (quote(&named.name), quote(read_with.id.as_str()));
    let message = format!("this assessment answers {own}, not {other}");
    let fault = Diagnostic::error(codes::OTHER_QUESTIONNAIRE, span, message);
    fields
        .faults
        .push(fault.help(format!("read it with a questionnaire whose id is {own}")));
}

/// Says that an assessment was made with another version than the one it is read with.
pub(super) fn check_version(
    fields: &Fields<'_, '_>,
    named: &QuestionnaireRef,
    read_with: &Questionnaire,
) {
    let Some(version) = &named.version else {
        return;
    };
    if named.name != read_with.id.as_str() || *version == read_with.version {
        return;
    }
    let span = fields
        .get("questionnaire")
        .map_or(fields.span(), Value::span);
    let (answered, read) = (quote(version), quote(&read_with.version));
    let message = format!("this assessment answers version {answered}, read with {read}");
    let fault = Diagnostic::warning(codes::OTHER_VERSION, span, message).help(
        "questions that were renamed are found by their old ids; \
         answers to questions that are gone are kept in the file, but do not count",
    );
    fields.faults.push(fault);
}

/// An assessment that names no version fits every one.
pub(super) fn versions_agree(
    named: Option<&QuestionnaireRef>,
    questionnaire: &Questionnaire,
) -> bool {
    let version = named.and_then(|named| named.version.as_deref());
    version.is_none_or(|version| version == questionnaire.version)
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::super::fixture::{ASSESSMENT, assessment_faults, pointed, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) {
        let text = with(ASSESSMENT, part, other);
        assert_eq!(
            pointed(&text, &assessment_faults(&text)),
            expected,
            "{other}"
        );
    }

    #[test]
    fn an_assessment_is_read_with_its_own_questionnaire() {
        fault(
            "sample@2018.1",
            "other",
            &[(codes::OTHER_QUESTIONNAIRE, "other")],
        );
        fault("sample@2018.1", "./other.yaml", &[]);
        fault(
            "sample@2018.1",
            "sample@",
            &[(codes::INVALID_QUESTIONNAIRE, "sample@")],
        );
    }

    #[test]
    fn another_version_is_said_once_even_if_all_ids_match() {
        let text = with(ASSESSMENT, "sample@2018.1", "sample@2017");
        let faults = assessment_faults(&text);
        assert_eq!(
            pointed(&text, &faults),
            [(codes::OTHER_VERSION, "sample@2017")]
        );
        assert_eq!(
            faults[0].message,
            "this assessment answers version `2017`, read with `2018.1`"
        );
        assert!(faults[0].help.as_deref().unwrap().contains("renamed"));
        fault("sample@2018.1", "sample", &[]);
        fault(
            "sample@2018.1",
            "other@1",
            &[(codes::OTHER_QUESTIONNAIRE, "other@1")],
        );
    }

    #[test]
    fn the_questionnaire_of_an_assessment_is_known_before_the_rest() {
        let named = |text: &str| {
            let source = Source::new("x", text);
            Document::parse(&source)
                .unwrap()
                .questionnaire_ref()
                .ok()
                .map(|named| {
                    let path = named.is_path();
                    (named.name, named.version, path)
                })
        };
        let id = Some(("a".to_owned(), Some("1@2".to_owned()), false));
        assert_eq!(named("{questionnaire: a@1@2, answers: [broken]}"), id);
        let path = Some(("../q@1/a".to_owned(), None, true));
        assert_eq!(named("questionnaire: ../q@1/a"), path);
        assert_eq!(
            named("questionnaire: q.yaml"),
            Some(("q.yaml".to_owned(), None, true))
        );
        for text in [
            "answers: {}",
            "questionnaire:",
            "questionnaire: []",
            "questionnaire: a@",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
