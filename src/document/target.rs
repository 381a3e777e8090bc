//! What is to be reached: target files, and the target within a questionnaire.

use std::collections::BTreeMap;

use super::codes;
use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::fields::{Fields, unknown_name};
use super::lookup::Lookup;
use super::node::{Entry, Node};
use super::scalar::Value;
use super::suggest::quote;
use crate::model::{
    AreaIx, Conformity, Id, Level, Questionnaire, Score, SectionIx, SectionTarget, Target, Waiver,
};

/// The keys of a target file.
pub(super) const KEYS: &[&str] = &[
    "format",
    "level",
    "score",
    "conformity",
    "max_minors",
    "min_completeness",
    "min_evidenced",
    "sections",
    "areas",
    "waivers",
];
const SECTION_KEYS: &[&str] = &["level", "score"];
const AREA_KEYS: &[&str] = &["score", "level"];
const WAIVER_KEYS: &[&str] = &["id", "reason", "until"];

/// The conformity that may be wanted.
const CONFORMITIES: &[(&str, Conformity)] = &[
    ("ready", Conformity::Ready),
    ("ready_with_actions", Conformity::ReadyWithActions),
];

/// Reads a target file. Without questionnaire its ids are not looked up.
pub(super) fn decode_file(
    root: &Node<'_>,
    questionnaire: Option<&Questionnaire>,
    faults: &Faults,
) -> Option<Target> {
    let fields = Fields::open_file(root, "a target", KEYS, faults)?;
    Some(read(&fields, questionnaire))
}

/// Reads the key `target` of another file.
pub(super) fn decode(
    node: &Node<'_>,
    questionnaire: Option<&Questionnaire>,
    faults: &Faults,
) -> Target {
    // Without `format`, which the file around it has.
    let keys = KEYS.split_first().map_or(KEYS, |(_, rest)| rest);
    Fields::open(node, "a target", keys, faults)
        .map(|fields| {
            let target = read(&fields, questionnaire);
            check_minors(&fields, questionnaire);
            target
        })
        .unwrap_or_default()
}

/// To a target within another file no flag adds the conformity that minors belong to.
fn check_minors(fields: &Fields<'_, '_>, questionnaire: Option<&Questionnaire>) {
    // Where there are no requirements that is the fault, and was reported.
    if questionnaire.is_some_and(|questionnaire| !questionnaire.has_requirements()) {
        return;
    }
    if let (Some(value), None) = (fields.get("max_minors"), fields.get("conformity")) {
        let message = "`max_minors` counts for nothing without `conformity`";
        let code = codes::MAX_MINORS_WITHOUT_CONFORMITY;
        let fault = Diagnostic::error(code, value.span(), message);
        fields
            .faults
            .push(fault.help("add `conformity: ready_with_actions`, or remove `max_minors`"));
    }
}

fn read(fields: &Fields<'_, '_>, questionnaire: Option<&Questionnaire>) -> Target {
    let lookup = questionnaire.map(Lookup::new);
    let lookup = lookup.as_ref();
    let target = Target {
        level: level(fields),
        score: score(fields, "score"),
        conformity: fields.word("conformity", CONFORMITIES),
        max_minors: fields.whole("max_minors", 0..=u32::MAX),
        min_completeness: score(fields, "min_completeness"),
        min_evidenced: score(fields, "min_evidenced"),
        sections: BTreeMap::new(),
        areas: BTreeMap::new(),
        waivers: waivers(fields, lookup),
    };
    check_waivers(fields, &target);
    if let Some(questionnaire) = questionnaire {
        check_level(fields, &target, questionnaire);
        check_conformity(fields, questionnaire);
    }
    Target {
        sections: sections(fields, lookup),
        areas: areas(fields, lookup),
        ..target
    }
}

/// Waivers pass over findings of conformity. Where that is not demanded, they pass over nothing. What is faulty is to be
/// mended first.
fn check_waivers(fields: &Fields<'_, '_>, target: &Target) {
    if let Some(value) = fields.get("waivers")
        && target.conformity.is_none()
        && !target.waivers.is_empty()
        && !fields.faults.any_error()
    {
        let message =
            "`waivers` pass over findings of conformity, and no `conformity` is demanded here";
        let code = codes::WAIVERS_WITHOUT_CONFORMITY;
        let fault = Diagnostic::warning(code, value.span(), message);
        let help = "add `conformity`, or give --conformity whenever the target is used: scores, levels and shares know no \
                    waiver";
        fields.faults.push(fault.help(help));
    }
}

fn level(fields: &Fields<'_, '_>) -> Option<Level> {
    fields.small("level", 1..=Level::MAX).and_then(Level::new)
}

fn score(fields: &Fields<'_, '_>, key: &'static str) -> Option<Score> {
    fields.number(key, 0.0..=1.0).map(Score::new)
}

/// A level for the whole needs a section that can reach it.
fn check_level(fields: &Fields<'_, '_>, target: &Target, questionnaire: &Questionnaire) {
    let (Some(wanted), Some(value)) = (target.level, fields.get("level")) else {
        return;
    };
    let places = questionnaire.section_places();
    let highest = places
        .filter_map(|place| questionnaire.highest_level(place))
        .max();
    let fault = match highest {
        None => {
            let message = format!(
                "{} has no capability levels",
                quote(questionnaire.id.as_str())
            );
            Diagnostic::error(codes::NO_LEVELS, value.span(), message)
                .help("ask for a score instead, such as `score: 0.7`")
        }
        Some(highest) if highest < wanted => {
            let message = format!("no section has a level above {highest}");
            Diagnostic::error(codes::LEVEL_ABOVE_LADDER, value.span(), message)
                .help(format!("ask for a level up to {highest}, or for a `score`"))
        }
        Some(_) => return,
    };
    fields.faults.push(fault);
}

/// Conformity, and minors, need requirements.
fn check_conformity(fields: &Fields<'_, '_>, questionnaire: &Questionnaire) {
    if questionnaire.has_requirements() {
        return;
    }
    for key in ["conformity", "max_minors"] {
        let Some(value) = fields.get(key) else {
            continue;
        };
        let message = format!("{} has no requirements", quote(questionnaire.id.as_str()));
        let fault = Diagnostic::error(codes::NO_REQUIREMENTS, value.span(), message)
            .help("ask for a score instead, such as `score: 0.7`");
        fields.faults.push(fault);
    }
}

fn sections(
    fields: &Fields<'_, '_>,
    lookup: Option<&Lookup<'_>>,
) -> BTreeMap<SectionIx, SectionTarget> {
    let mut targets = BTreeMap::new();
    for Entry { key, value } in fields.map("sections") {
        let what = "the target of a section";
        let stated = Fields::open(value, what, SECTION_KEYS, fields.faults);
        let place = lookup.and_then(|lookup| lookup.section(key.text, key.span, fields.faults));
        let Some(stated) = stated else { continue };
        let target = SectionTarget {
            level: level(&stated),
            score: score(&stated, "score"),
        };
        if let (Some(lookup), Some(place)) = (lookup, place) {
            check_ladder(&stated, &target, lookup.questionnaire, place);
            targets.insert(place, target);
        }
    }
    targets
}

/// A level for a section needs a ladder that reaches it.
fn check_ladder(
    fields: &Fields<'_, '_>,
    target: &SectionTarget,
    questionnaire: &Questionnaire,
    place: SectionIx,
) {
    let (Some(wanted), Some(value)) = (target.level, fields.get("level")) else {
        return;
    };
    let id = quote(questionnaire.section(place).id.as_str());
    let fault = match questionnaire.highest_level(place) {
        None => Diagnostic::error(
            codes::NO_LEVELS,
            value.span(),
            format!("section {id} has no capability levels of its own"),
        )
        .help("ask for a `score` instead"),
        Some(highest) if highest < wanted => Diagnostic::error(
            codes::LEVEL_ABOVE_LADDER,
            value.span(),
            format!("the levels of section {id} end at {highest}"),
        )
        .help(format!("ask for a level up to {highest}, or for a `score`")),
        Some(_) => return,
    };
    fields.faults.push(fault);
}

fn areas(fields: &Fields<'_, '_>, lookup: Option<&Lookup<'_>>) -> BTreeMap<AreaIx, Score> {
    let mut targets = BTreeMap::new();
    for Entry { key, value } in fields.map("areas") {
        let what = "the target of an area";
        let stated = Fields::open(value, what, AREA_KEYS, fields.faults);
        let place = lookup.and_then(|lookup| lookup.area(key.text, key.span, fields.faults));
        let Some(stated) = stated else { continue };
        if let Some(level) = stated.get("level") {
            let message = "areas have no capability levels: levels belong to sections";
            let fault = Diagnostic::error(codes::NO_LEVELS, level.span(), message)
                .help("ask for a `score` of the area, or for a level under `sections`");
            fields.faults.push(fault);
        }
        if let (Some(place), Some(score)) = (place, score(&stated, "score")) {
            targets.insert(place, score);
        }
    }
    targets
}

fn waivers(fields: &Fields<'_, '_>, lookup: Option<&Lookup<'_>>) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for item in fields.list("waivers") {
        let Some(waiver) = Fields::open(item, "a waiver", WAIVER_KEYS, fields.faults) else {
            continue;
        };
        let value = waiver.require("id");
        let id = value.and_then(Value::raw).unwrap_or_default();
        if let (Some(lookup), Some(value)) = (lookup, value)
            && !id.is_empty()
            && lookup.find_question(id).is_none()
            && lookup.find_section(id).is_none()
        {
            let candidates = lookup.question_ids().chain(lookup.section_ids());
            let (code, span) = (codes::UNKNOWN_ID, value.span());
            unknown_name(fields.faults, code, span, id, candidates, || {
                format!("there is no question or section {}", quote(id))
            });
        }
        waivers.push(Waiver {
            id: Id::new(id),
            reason: waiver.text("reason"),
            until: waiver.date("until"),
        });
    }
    waivers
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        QUESTIONNAIRE, pointed, questionnaire, questionnaire_faults, target_faults, with,
    };
    use super::super::{Document, Source};
    use super::*;

    #[track_caller]
    fn fault(keys: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
        let text = format!("{{format: 1, {keys}}}");
        let faults = target_faults(&text);
        assert_eq!(pointed(&text, &faults), expected);
        faults
    }

    #[test]
    fn a_target_asks_for_what_there_can_be() {
        fault("level: 2", &[]);
        fault("level: 3", &[(codes::LEVEL_ABOVE_LADDER, "3")]);
        fault("level: 0", &[(codes::OUT_OF_RANGE, "0")]);
        fault("score: 70", &[(codes::OUT_OF_RANGE, "70")]);
        fault("conformity: yes", &[(codes::UNKNOWN_WORD, "yes")]);
        fault(
            "sections: {8.6.1: {level: 3}}",
            &[(codes::LEVEL_ABOVE_LADDER, "3")],
        );
        fault("sections: {\"8\": {level: 1}}", &[(codes::NO_LEVELS, "1")]);
        fault("sections: {8.6: {score: 1}}", &[(codes::UNKNOWN_ID, "8.6")]);
        let faults = fault("areas: {assets: {level: 2}}", &[(codes::NO_LEVELS, "2")]);
        assert!(
            faults[0]
                .message
                .contains("areas have no capability levels")
        );
    }

    #[test]
    fn a_figure_that_the_questionnaire_lacks_is_a_fault_that_names_another() {
        let text = "{format: 1, id: q, version: 1, title: Q, answer_sets: {a: [{id: y, label: L, score: 1}]},
            sections: [{id: s, title: S, questions: [{id: x, text: T}]}]}";
        let source = Source::new("q", text);
        let plain = Document::parse(&source)
            .unwrap()
            .to_questionnaire()
            .unwrap()
            .value;
        let text = "{format: 1, level: 2, conformity: ready, max_minors: 3}";
        let source = Source::new("t", text);
        let faults = Document::parse(&source)
            .unwrap()
            .to_target(&plain)
            .unwrap_err();
        let expected = [
            (codes::NO_LEVELS, "2"),
            (codes::NO_REQUIREMENTS, "ready"),
            (codes::NO_REQUIREMENTS, "3"),
        ];
        assert_eq!(pointed(text, &faults), expected);
        assert!(
            faults
                .iter()
                .all(|fault| fault.help.as_deref().unwrap().contains("score"))
        );
    }

    #[test]
    fn minors_in_a_file_may_wait_for_a_flag_but_not_in_a_questionnaire() {
        fault("max_minors: 3", &[]);
        let text = with(QUESTIONNAIRE, "conformity: ready_with_actions, ", "");
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            [(codes::MAX_MINORS_WITHOUT_CONFORMITY, "10")]
        );
    }

    #[test]
    fn waivers_without_conformity_pass_over_nothing() {
        let waivers = "waivers: [{id: inc-recorded, reason: Bought}]";
        let warned = |keys: &str| {
            let text = format!("{{format: 1, {keys}}}");
            let source = Source::new("t", text.as_str());
            let read =
                Document::parse(&source).and_then(|document| document.to_target(&questionnaire()));
            let warnings = read.unwrap().warnings;
            warnings.iter().map(|one| one.code).collect::<Vec<_>>()
        };
        assert_eq!(
            warned(&format!("score: 0.5, {waivers}")),
            [codes::WAIVERS_WITHOUT_CONFORMITY]
        );
        assert!(warned(&format!("conformity: ready, {waivers}")).is_empty());
        assert!(warned("score: 0.5, waivers: []").is_empty());
    }

    #[test]
    fn a_waiver_names_a_question_or_a_section() {
        let waivers = "waivers: [{id: inc-recorded}, {id: \"8\"}]";
        fault(&format!("conformity: ready, {waivers}"), &[]);
        fault(
            "waivers: [{id: inc-recoded}]",
            &[(codes::UNKNOWN_ID, "inc-recoded")],
        );
        fault("waivers: [{reason: x}]", &[(codes::MISSING_KEY, "reason")]);
        fault(
            "waivers: [{id: \"8\", until: 2026-06-31}]",
            &[(codes::INVALID_DATE, "2026-06-31")],
        );
    }

    #[test]
    fn a_blank_reason_is_none() {
        let source = Source::new("t", "{format: 1, waivers: [{id: \"8\", reason: ' '}]}");
        let target = Document::parse(&source)
            .unwrap()
            .to_target(&questionnaire())
            .unwrap()
            .value;
        assert_eq!(target.waivers[0].reason, None);
    }
}
