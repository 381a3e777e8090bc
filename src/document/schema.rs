//! JSON Schemas of the file formats, for editors.

use super::kind::Kind;

/// The schema of a kind of file, as JSON text; `None` for a kind that has none.
pub fn schema(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Questionnaire => Some(include_str!("schemas/questionnaire.schema.json")),
        Kind::Assessment => Some(include_str!("schemas/assessment.schema.json")),
        Kind::Target => Some(include_str!("schemas/target.schema.json")),
        Kind::Plan => Some(include_str!("schemas/plan.schema.json")),
        Kind::Roadmap | Kind::Report | Kind::Unknown => None,
    }
}

/// The schema of the records that a batch writes, as JSON text.
pub fn record_schema() -> &'static str {
    include_str!("schemas/record.schema.json")
}

#[cfg(test)]
mod limits;

#[cfg(test)]
mod tests {
    use super::super::{assessment, plan, questionnaire, target};
    use super::*;

    #[test]
    fn schemas_have_the_keys_that_are_read() {
        for (kind, keys) in [
            (Kind::Questionnaire, questionnaire::KEYS),
            (Kind::Assessment, assessment::KEYS),
            (Kind::Target, target::KEYS),
            (Kind::Plan, plan::KEYS),
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
        for kind in [
            Kind::Questionnaire,
            Kind::Assessment,
            Kind::Target,
            Kind::Plan,
        ] {
            let text = schema(kind).expect("a schema");
            for absent in ["workbook", "spreadsheet", "portfolio", "batch"] {
                assert!(!text.contains(absent), "{kind:?}: {absent}");
            }
        }
    }

    #[test]
    fn what_a_plan_shares_with_a_questionnaire_is_described_alike() {
        let read = |kind| -> serde_json::Value {
            serde_json::from_str(schema(kind).expect("a schema")).expect("JSON")
        };
        let (plan, questionnaire) = (read(Kind::Plan), read(Kind::Questionnaire));
        let shared = plan["$defs"].as_object().expect("definitions");
        let own = ["quarter", "month"];
        for (name, definition) in shared
            .iter()
            .filter(|(name, _)| !own.contains(&name.as_str()))
        {
            assert_eq!(definition, &questionnaire["$defs"][name], "{name}");
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
