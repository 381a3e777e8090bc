//! The questionnaire that an assessment names.

use super::codes;
use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::fields::Fields;
use super::node::{Entry, Node};
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{Questionnaire, QuestionnaireRef};

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
        name: &key.text,
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
}
