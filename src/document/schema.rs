//! JSON Schemas of the file formats, for editors.

use super::kind::Kind;

/// The schema of a kind of file, as JSON text; `None` for a kind that has none.
pub fn schema(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Questionnaire => Some(include_str!("schemas/questionnaire.schema.json")),
        Kind::Assessment => Some(include_str!("schemas/assessment.schema.json")),
        Kind::Target => Some(include_str!("schemas/target.schema.json")),
        Kind::Plan | Kind::Report | Kind::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assessment, questionnaire, target};
    use super::*;

    #[test]
    fn schemas_have_the_keys_that_are_read() {
        for (kind, keys) in [
            (Kind::Questionnaire, questionnaire::KEYS),
            (Kind::Assessment, assessment::KEYS),
            (Kind::Target, target::KEYS),
        ] {
            let schema: serde_json::Value =
                serde_json::from_str(schema(kind).expect("a schema")).expect("JSON");
            let mut known: Vec<&str> = schema["properties"]
                .as_object()
                .expect("properties")
                .keys()
                .map(String::as_str)
                .collect();
            let mut read = keys.to_vec();
            known.sort_unstable();
            read.sort_unstable();
            assert_eq!(known, read, "{kind:?}");
        }
    }

    #[test]
    fn schemas_speak_only_of_what_this_version_has() {
        for kind in [Kind::Questionnaire, Kind::Assessment, Kind::Target] {
            let text = schema(kind).expect("a schema");
            for absent in [" plan ", "plan's", "parallel", "calendar", "roadmap"] {
                assert!(!text.contains(absent), "{kind:?}: {absent}");
            }
        }
    }

    #[test]
    fn a_question_need_not_name_the_only_answer_set() {
        let text = schema(Kind::Questionnaire).expect("a schema");
        let schema: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let required = &schema["$defs"]["question"]["required"];
        assert_eq!(required, &serde_json::json!(["id", "text"]));
    }
}
