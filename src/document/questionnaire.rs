//! A whole questionnaire.

use super::answer_sets;
use super::basis::Basis;
use super::codes;
use super::conditions;
use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::fields::Fields;
use super::ids::{Names, Namespace};
use super::initiatives;
use super::node::Node;
use super::profile;
use super::question::Context;
use super::refs;
use super::renamed;
use super::scalar::Value;
use super::scale;
use super::schemes;
use super::sections::{self, ROLLUPS};
use super::suggest::quote;
use super::target;
use crate::model::{
    Advice, Area, Id, Questionnaire, QuestionnaireRef, RequiredDocument, Rollup, Source, Target,
};

/// The keys of a questionnaire.
pub(super) const KEYS: &[&str] = &[
    "format",
    "id",
    "version",
    "title",
    "about",
    "language",
    "minutes",
    "quick_minutes",
    "source",
    "references",
    "reference_titles",
    "scale",
    "rollup",
    "target",
    "profile",
    "answer_sets",
    "areas",
    "sections",
    "documents",
    "initiatives",
    "advice",
    "renamed",
];
const SOURCE_KEYS: &[&str] = &["name", "edition"];
const AREA_KEYS: &[&str] = &["id", "title"];
const DOCUMENT_KEYS: &[&str] = &["id", "title", "refs"];
const ADVICE_KEYS: &[&str] = &["id", "when", "title", "text"];

/// Nobody answers for longer than this many minutes.
const MAX_MINUTES: u32 = 100_000;

/// Reads a questionnaire.
pub(super) fn decode(root: &Node<'_>, faults: &Faults) -> Option<Questionnaire> {
    let fields = Fields::open_file(root, "a questionnaire", KEYS, faults)?;
    let ids = Namespace::default();
    // What is referred to comes before what refers to it, whatever the order of the file.
    let profile = profile::decode(&fields, &ids);
    let answer_sets = answer_sets::decode(&fields);
    let (references, schemes) = schemes::decode(&fields);
    let (areas, area_names) = areas(&fields, &ids);
    let (documents, document_names) = documents(&fields, &ids, &schemes);
    let context = Context {
        ids,
        profile,
        answer_sets,
        schemes,
        areas: area_names,
        documents: document_names,
    };
    let sections = sections::decode(&fields, &context);
    let basis = Basis {
        profile: &context.profile,
        questions: &sections.questions,
        question_names: &sections.question_names,
        answer_sets: &context.answer_sets.list,
        initiatives: &[],
    };
    let initiatives = initiatives::decode(&fields, &context.ids, Names::new("initiative"), basis);
    let advice = advice(&fields, &context);
    let renamed = renamed::decode(&fields, &context.ids);
    let mut questionnaire = Questionnaire {
        id: own_id(&fields),
        version: version(&fields),
        title: fields.required_text("title"),
        about: fields.text("about"),
        language: fields.text("language").unwrap_or_else(|| "en".to_owned()),
        minutes: fields.whole("minutes", 1..=MAX_MINUTES),
        quick_minutes: fields.whole("quick_minutes", 1..=MAX_MINUTES),
        source: source(&fields),
        references,
        scale: scale::decode(&fields),
        rollup: fields.word("rollup", ROLLUPS).unwrap_or(Rollup::Mean),
        target: Target::default(),
        profile: context.profile.questions,
        answer_sets: context.answer_sets.list,
        areas,
        sections: sections.sections,
        roots: sections.roots,
        questions: sections.questions,
        documents,
        initiatives,
        advice,
        renamed,
    };
    if let Some(value) = fields.get("target") {
        questionnaire.target = target::decode(value.node, Some(&questionnaire), faults);
    }
    Some(questionnaire)
}

/// The questionnaire's own id, by which assessments name it.
fn own_id(fields: &Fields<'_, '_>) -> Id {
    // A namespace of its own: it may be called like a section.
    let id = fields.declare(&Namespace::default(), "questionnaire");
    let as_named = QuestionnaireRef {
        name: id.as_str().to_owned(),
        version: None,
    };
    if as_named.is_path() || as_named.name.contains('@') {
        let message = format!("{} cannot be the id of a questionnaire", quote(id.as_str()));
        let fault = Diagnostic::error(codes::INVALID_ID, fields.span(), message).help(
            "assessments name it as id@version: use no `@` and nothing that looks like a path",
        );
        fields.faults.push(fault);
    }
    id
}

fn version(fields: &Fields<'_, '_>) -> String {
    let version = fields.required_text("version");
    if version.contains(char::is_whitespace) {
        let span = fields.get("version").map_or(fields.span(), Value::span);
        let message = format!("the version {} contains white space", quote(&version));
        fields.faults.error(codes::INVALID_ID, span, message);
    }
    version
}

fn source(fields: &Fields<'_, '_>) -> Option<Source> {
    let node = fields.get("source")?.node;
    let source = Fields::open(node, "the source", SOURCE_KEYS, fields.faults)?;
    Some(Source {
        name: source.required_text("name"),
        edition: source.text("edition"),
    })
}

fn areas<'n>(fields: &Fields<'n, '_>, ids: &Namespace<'n>) -> (Vec<Area>, Names<'n>) {
    let mut names = Names::new("area");
    let mut areas = Vec::new();
    for item in fields.list("areas") {
        if let Some(area) = Fields::open(item, "an area", AREA_KEYS, fields.faults) {
            names.add(area.id_or_empty());
            areas.push(Area {
                id: area.declare(ids, "area"),
                title: area.required_text("title"),
            });
        }
    }
    (areas, names)
}

fn documents<'n>(
    fields: &Fields<'n, '_>,
    ids: &Namespace<'n>,
    schemes: &Names<'n>,
) -> (Vec<RequiredDocument>, Names<'n>) {
    let mut names = Names::new("document");
    let mut documents = Vec::new();
    for item in fields.list("documents") {
        let Some(document) = Fields::open(item, "a document", DOCUMENT_KEYS, fields.faults) else {
            continue;
        };
        names.add(document.id_or_empty());
        documents.push(RequiredDocument {
            id: document.declare(ids, "document"),
            title: document.required_text("title"),
            refs: refs::decode(&document, schemes),
        });
    }
    (documents, names)
}

fn advice<'n>(fields: &Fields<'n, '_>, context: &Context<'n>) -> Vec<Advice> {
    let mut all = Vec::new();
    for item in fields.list("advice") {
        if let Some(advice) = Fields::open(item, "advice", ADVICE_KEYS, fields.faults) {
            all.push(Advice {
                id: advice.declare(&context.ids, "advice"),
                when: conditions::decode(&advice, &context.profile),
                title: advice.required_text("title"),
                text: advice.required_text("text"),
            });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[track_caller]
    fn fault(part: &str, other: &str, expected: &[(&str, &str)]) {
        let text = with(QUESTIONNAIRE, part, other);
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            expected,
            "{other}"
        );
    }

    #[test]
    fn a_questionnaire_needs_little() {
        let text = "{format: 1, id: q, version: 1, title: Q, answer_sets: {a: [{id: 1, label: L, score: 1}]},
            sections: [{id: 8.20, title: S, questions: [{id: 8.2, text: T}]}]}";
        assert_eq!(questionnaire_faults(text), []);
    }

    #[test]
    fn all_that_is_missing_is_reported_at_once() {
        let text = "about: A\n";
        let faults = questionnaire_faults(text);
        let missing = ["format", "sections", "id", "version", "title"];
        assert_eq!(faults.len(), missing.len());
        for (fault, key) in faults.iter().zip(missing) {
            assert_eq!(fault.message, format!("a questionnaire has no `{key}`"));
        }
        let help = faults[3].help.as_deref().unwrap();
        assert!(help.ends_with("such as `version: \"1\"`"), "{help}");
    }

    #[test]
    fn only_format_1_is_read() {
        fault(
            "format: 1",
            "format: 2",
            &[(codes::UNSUPPORTED_FORMAT, "2")],
        );
        fault("format: 1", "format: 0", &[(codes::OUT_OF_RANGE, "0")]);
        let quoted = "format: \"1\"";
        fault("format: 1", quoted, &[(codes::WRONG_TYPE, "\"1\"")]);
        fault("format: 1", "format:", &[(codes::MISSING_KEY, "format")]);
        let text = "{format: 2, id: q, title: Q, what: new}";
        assert_eq!(
            questionnaire_faults(text).len(),
            1,
            "nothing else is said of a newer format"
        );
    }

    #[test]
    fn ids_are_unique_across_all_kinds() {
        let text = with(QUESTIONNAIRE, "{id: RD32, title", "{id: assets, title");
        let text = with(&text, "documents: [RD32]", "documents: [assets]");
        let faults = questionnaire_faults(&text);
        assert_eq!(pointed(&text, &faults), [(codes::DUPLICATE_ID, "assets")]);
        assert_eq!(
            faults[0].message,
            "the document id `assets` is already used"
        );
        let first = faults[0].related.as_ref().unwrap();
        assert_eq!(first.label, "first used for this area");
        assert!(first.span < faults[0].span);
    }

    #[test]
    fn of_equal_ids_the_later_in_the_file_is_the_second() {
        let text = "{format: 1, id: q, version: 1, title: Q, sections: [{id: x, title: S, questions: [{id: q1, text: T}]}],
            areas: [{id: x, title: A}], answer_sets: {a: [{id: 1, label: L}]}}";
        let faults = questionnaire_faults(text);
        assert_eq!(faults[0].message, "the area id `x` is already used");
    }

    #[test]
    fn answer_sets_and_schemes_have_namespaces_of_their_own() {
        let text = QUESTIONNAIRE.replace("achievement", "assets");
        assert_eq!(questionnaire_faults(&text), []);
    }

    #[test]
    fn ids_can_be_seen_and_mean_nothing_else() {
        fault(
            "{id: inc-tool",
            "{id: \"inc tool\"",
            &[(codes::INVALID_ID, "\"inc tool\"")],
        );
        fault(
            "{id: inc-tool",
            "{id: \"inc\\u202etool\"",
            &[(codes::INVALID_ID, "\"inc\\u202etool\"")],
        );
        fault("{id: inc-tool", "{id: \"\"", &[(codes::INVALID_ID, "\"\"")]);
        fault(
            "{id: inc-tool",
            "{id: overall",
            &[(codes::RESERVED_ID, "overall")],
        );
        fault(
            "{id: partly",
            "{id: na",
            &[
                (codes::RESERVED_ID, "na"),
                (codes::UNKNOWN_ANSWER, "partly"),
            ],
        );
        fault(
            "{id: a, label",
            "{id: b, label",
            &[(codes::DUPLICATE_ID, "b")],
        );
        fault("id: sample", "id: a@b", &[(codes::INVALID_ID, "a@b")]);
        fault("id: sample", "id: a.yaml", &[(codes::INVALID_ID, "a.yaml")]);
        fault(
            "label: No}]}",
            "label: No}, {id: unknown, label: U}]}",
            &[(codes::RESERVED_ID, "unknown")],
        );
    }

    #[test]
    fn profile_questions_are_not_called_like_what_combines_conditions() {
        let text = QUESTIONNAIRE
            .replace("suppliers:", "any:")
            .replace("id: suppliers", "id: any");
        assert_eq!(questionnaire_faults(&text)[0].code, codes::RESERVED_ID);
    }

    #[test]
    fn a_questionnaire_has_questions_and_questions_have_answers() {
        let text = "{format: 1, id: q, version: 1, title: Q, sections: [{id: s, title: S}]}";
        let faults = questionnaire_faults(text);
        assert_eq!(
            pointed(text, &faults),
            [(codes::NO_QUESTIONS, "[{id: s, title: S}]")]
        );
        fault(
            "informing:",
            "empty: []\n  informing:",
            &[(codes::EMPTY_LIST, "empty")],
        );
    }

    #[test]
    fn the_target_within_is_read_like_a_target_file() {
        fault(
            "max_minors: 10",
            "max_minors: -1",
            &[(codes::OUT_OF_RANGE, "-1")],
        );
        fault(
            "{conformity: ready_with",
            "{format: 1, conformity: ready_with",
            &[(codes::UNKNOWN_KEY, "format")],
        );
        fault(
            "{level: 2}}}",
            "{level: 3}}}",
            &[(codes::LEVEL_ABOVE_LADDER, "3")],
        );
    }
}
