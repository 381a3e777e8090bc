//! A whole questionnaire.

use super::answer_sets;
use super::codes;
use super::conditions;
use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::fields::Fields;
use super::ids::{Names, Namespace};
use super::initiatives;
use super::node::{Entry, Node};
use super::profile;
use super::question::{self, Context};
use super::renamed;
use super::scalar::Value;
use super::sections::{self, ROLLUPS};
use super::suggest::quote;
use super::target;
use crate::model::{
    Advice, Area, Id, Questionnaire, QuestionnaireRef, ReferenceScheme, RequiredDocument, Rollup,
    Scale, ScaleLevel, Source, Target,
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
const SCALE_KEYS: &[&str] = &["max", "levels"];
const SCALE_LEVEL_KEYS: &[&str] = &["at", "name", "means"];
const AREA_KEYS: &[&str] = &["id", "title"];
const DOCUMENT_KEYS: &[&str] = &["id", "title", "refs"];
const ADVICE_KEYS: &[&str] = &["id", "when", "title", "text"];

/// What a score of 1.0 is shown as, where nothing is said.
const DEFAULT_MAX: u8 = 5;

/// Nobody answers for longer than this many minutes.
const MAX_MINUTES: u32 = 100_000;

/// Reads a questionnaire.
pub(super) fn decode(root: &Node<'_>, faults: &Faults) -> Option<Questionnaire> {
    let fields = Fields::open(root, "a questionnaire", KEYS, faults)?;
    if !fields.format_is_supported() {
        return None;
    }
    let ids = Namespace::default();
    // What is referred to comes before what refers to it, whatever the order of the file.
    let profile = profile::decode(&fields, &ids);
    let answer_sets = answer_sets::decode(&fields);
    let (references, schemes) = references(&fields);
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
    let initiatives = initiatives::decode(&fields, &context, &sections);
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
        scale: scale(&fields),
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

fn scale(fields: &Fields<'_, '_>) -> Scale {
    let mut scale = Scale {
        max: DEFAULT_MAX,
        levels: Vec::new(),
    };
    let node = fields.get("scale").map(|value| value.node);
    let stated = node.and_then(|node| Fields::open(node, "the scale", SCALE_KEYS, fields.faults));
    let Some(stated) = stated else { return scale };
    scale.max = stated.small("max", 1..=100).unwrap_or(DEFAULT_MAX);
    for item in stated.list("levels") {
        let what = "a point of the scale";
        let Some(level) = Fields::open(item, what, SCALE_LEVEL_KEYS, fields.faults) else {
            continue;
        };
        let at = level.require("at");
        let number = level.small("at", 0..=scale.max).unwrap_or_default();
        let previous = scale.levels.last().map(|previous: &ScaleLevel| previous.at);
        if let (Some(at), Some(previous)) = (at, previous)
            && previous >= number
        {
            let message = format!("{number} stands behind {previous}");
            let fault = Diagnostic::error(codes::SCALE_ORDER, at.span(), message);
            fields
                .faults
                .push(fault.help("list the points of the scale from the lowest to the highest"));
        }
        scale.levels.push(ScaleLevel {
            at: number,
            name: level.required_text("name"),
            means: level.text("means"),
        });
    }
    scale
}

fn references<'n>(fields: &Fields<'n, '_>) -> (Vec<ReferenceScheme>, Names<'n>) {
    let ids = Namespace::default();
    let mut names = Names::new("reference scheme");
    let mut schemes = Vec::new();
    for Entry { key, value } in fields.map("references") {
        names.add(&key.text);
        let title = fields.named(&key.text, value).text();
        schemes.push(ReferenceScheme {
            id: ids.declare(&key.text, key.span, "reference scheme", fields.faults),
            title: title.unwrap_or_else(|| key.text.clone().into_owned()),
        });
    }
    (schemes, names)
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
            refs: question::refs(&document, schemes),
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
