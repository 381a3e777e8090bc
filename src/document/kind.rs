//! What a file is: a questionnaire, an assessment, a target, a plan or something else.

use super::diagnostic::Diagnostic;
use super::faults::Faults;
use super::node::Node;
use super::parse::Document;
use super::source::Source;
use super::{assessment, codes, json, plan, questionnaire, target, yaml};

/// What a file is, judged by its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What is asked.
    Questionnaire,
    /// What was answered.
    Assessment,
    /// What is to be reached.
    Target,
    /// Capacity and wishes for the roadmap.
    Plan,
    /// A roadmap that this program wrote as JSON.
    Roadmap,
    /// What else this program writes as JSON. Nothing reads it.
    Report,
    /// The keys do not tell.
    Unknown,
}

impl Kind {
    /// The kind with its article, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Questionnaire => "a questionnaire",
            Self::Assessment => "an assessment",
            Self::Target => "a target",
            Self::Plan => "a plan",
            Self::Roadmap => "a roadmap",
            Self::Report => "a report of this tool",
            Self::Unknown => "a file of an unknown kind",
        }
    }

    /// What to do with a file of this kind where another is wanted, if it can be told.
    pub(super) fn instead_of(self, wanted: Self) -> Option<&'static str> {
        match (self, wanted) {
            (Self::Questionnaire, Self::Assessment) => Some(
                "`itsm-gap template` with the path of this file makes an assessment to fill in",
            ),
            (Self::Target, Self::Assessment) => {
                Some("give the assessment, and this file with `--target`")
            }
            (Self::Plan, Self::Assessment) => {
                Some("give the assessment, and this file with `--plan`")
            }
            (Self::Roadmap, Self::Assessment) => {
                Some("give the assessment it was made of, and this file with `--previous`")
            }
            (Self::Target, Self::Plan) => {
                Some("give it with `--target`, or put it into a plan under `target`")
            }
            (Self::Plan, Self::Target) => {
                Some("give it with `--plan`: what it says under `target` counts")
            }
            (Self::Roadmap, Self::Plan) => {
                Some("give the plan it was made with, and this file with `--previous`")
            }
            (Self::Report, Self::Assessment) => Some("give the assessment it was made of"),
            _ => None,
        }
    }

    /// What a file is, judged by the keys at its top.
    pub(super) fn of(root: &Node<'_>) -> Self {
        let entries = root.entries().unwrap_or_default();
        let has = |key: &str| entries.iter().any(|entry| entry.key.text == key);
        if has("tool") && (has("overall") || has("files") || has("assessments")) {
            return Self::Report;
        }
        if has("tool") && has("periods") && has("initiatives") {
            return Self::Roadmap;
        }
        let candidates = [
            (Self::Assessment, assessment::KEYS),
            (Self::Target, target::KEYS),
            (Self::Plan, plan::KEYS),
            (Self::Questionnaire, questionnaire::KEYS),
        ];
        let mut best = (0, Self::Unknown);
        for (kind, keys) in candidates {
            let fitting = entries.iter().filter(|entry| {
                let key = entry.key.text;
                key != "format" && keys.contains(&key) && fits(kind, key, &entry.value)
            });
            let count = fitting.count();
            if count > best.0 {
                best = (count, kind);
            }
        }
        best.1
    }
}

/// Whether the shape of a value speaks for a kind where several kinds share the key.
fn fits(kind: Kind, key: &str, value: &Node<'_>) -> bool {
    let list = value.items();
    let of_maps = || list.is_some_and(|items| items.iter().any(|item| item.entries().is_some()));
    let map = value.entries().is_some();
    match (key, kind) {
        ("sections", Kind::Questionnaire) => of_maps(),
        ("sections", Kind::Assessment) => list.is_some() && !of_maps(),
        ("sections" | "areas", Kind::Target) => map,
        ("areas", Kind::Questionnaire) => list.is_some(),
        ("profile", Kind::Questionnaire) => list.is_some(),
        ("profile", Kind::Assessment) => map,
        _ => true,
    }
}

/// Whether there is the number of a format. Others have the key too, for words.
fn says_format(root: &Node<'_>) -> bool {
    let text = root.get("format").and_then(Node::as_text);
    text.is_some_and(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Document<'_> {
    /// Whether nothing in it speaks for a file of this program.
    pub fn is_foreign(&self) -> bool {
        self.kind() == Kind::Unknown && self.root.get("format").is_none()
    }

    /// Whether a text is a list. All files of this program consist of keys, so it is a file of something else.
    pub fn is_list(source: &Source) -> bool {
        let (text, arena) = (source.text(), source.arena());
        let faults = Faults::default();
        let root = json::parse(text, arena, &faults)
            .or_else(|| yaml::parse_yaml(text, arena, &faults, None));
        root.is_some_and(|root| root.items().is_some())
    }

    /// Reports a file of another known kind than the one wanted.
    pub fn must_be(&self, wanted: Kind) -> Result<(), Vec<Diagnostic>> {
        let kind = self.kind();
        if kind == wanted || kind == Kind::Unknown {
            return Ok(());
        }
        let faults = Faults::starting_with(&self.faults);
        let message = format!("this is {}, not {}", kind.name(), wanted.name());
        let mut fault = Diagnostic::error(codes::WRONG_KIND, self.root.span, message);
        fault.help = kind.instead_of(wanted).map(str::to_owned);
        faults.push(fault);
        Err(faults.into_diagnostics())
    }

    /// Whether a file of this program is all that it can be, a sound one or not: it says its `format` or, where that was
    /// forgotten, has what nothing else has. A single key that others use too, such as `version`, is not enough.
    ///
    /// Of a file that the person did not name, and that may be anything, nothing is shown unless this holds.
    pub fn is_unmistakable(&self) -> bool {
        let root = &self.root;
        let asks = |section: &Node<'_>| {
            ["questions", "sections"]
                .iter()
                .any(|key| section.get(key).is_some())
        };
        match self.kind() {
            Kind::Unknown => false,
            _ if says_format(root) => true,
            Kind::Questionnaire => root
                .get("sections")
                .and_then(Node::items)
                .is_some_and(|sections| sections.iter().any(asks)),
            Kind::Assessment => root.get("questionnaire").is_some(),
            Kind::Target | Kind::Plan => false,
            Kind::Roadmap | Kind::Report => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::super::fixture::{ASSESSMENT, PLAN, QUESTIONNAIRE, TARGET, assessment_faults};
    use super::*;

    fn kind(text: &str) -> Kind {
        let source = Source::new("x", text);
        Document::parse(&source).unwrap().kind()
    }

    #[test]
    fn the_keys_tell_what_a_file_is() {
        assert_eq!(kind(QUESTIONNAIRE), Kind::Questionnaire);
        assert_eq!(kind(ASSESSMENT), Kind::Assessment);
        assert_eq!(kind(TARGET), Kind::Target);
        assert_eq!(kind(PLAN), Kind::Plan);
        assert_eq!(kind("start: 2027-Q1\ntarget: {level: 3}\n"), Kind::Plan);
        assert_eq!(
            kind("{format: 1, sections: {\"8\": {score: 1}}}"),
            Kind::Target
        );
        assert_eq!(kind("{format: 1, sections: [\"8\"]}"), Kind::Assessment);
        assert_eq!(
            kind("{format: 1, sections: [{id: \"8\"}]}"),
            Kind::Questionnaire
        );
        assert_eq!(kind("format: 1"), Kind::Unknown);
    }

    #[test]
    fn what_this_program_writes_is_recognised() {
        assert_eq!(
            kind(r#"{"format": 1, "tool": "itsm-gap", "date": "2026-11-22", "overall": {}}"#),
            Kind::Report
        );
        assert_eq!(
            kind(r#"{"format": 1, "tool": "itsm-gap", "files": []}"#),
            Kind::Report
        );
        assert_eq!(
            kind(r#"{"format": 1, "tool": "itsm-gap", "periods": [], "initiatives": []}"#),
            Kind::Roadmap
        );
        assert_eq!(kind("{tool: x, answers: {}}"), Kind::Assessment);
    }

    #[test]
    fn a_file_of_another_kind_gives_one_fault_only() {
        let faults = assessment_faults(TARGET);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].code, codes::WRONG_KIND);
        assert_eq!(faults[0].message, "this is a target, not an assessment");
    }

    #[test]
    fn what_is_no_assessment_is_said_to_be_so_before_its_questionnaire_is_looked_for() {
        for (text, message) in [
            (QUESTIONNAIRE, "this is a questionnaire, not an assessment"),
            (TARGET, "this is a target, not an assessment"),
            (
                "{start: 2027-Q1, years: 3}",
                "this is a plan, not an assessment",
            ),
            (
                r#"{"tool": "itsm-gap 0.1", "periods": [], "initiatives": []}"#,
                "this is a roadmap, not an assessment",
            ),
            (
                r#"{"format": 1, "tool": "itsm-gap 0.1", "questionnaire": {"id": "q"}, "overall": {}}"#,
                "this is a report of this tool, not an assessment",
            ),
        ] {
            let source = Source::new("x", text);
            let document = Document::parse(&source).unwrap();
            let faults = document.questionnaire_ref().unwrap_err();
            assert_eq!(faults.len(), 1, "{text}");
            assert_eq!(faults[0].code, codes::WRONG_KIND);
            assert_eq!(faults[0].message, message);
            assert_eq!(assessment_faults(text), faults);
        }
    }

    #[test]
    fn a_key_that_others_use_too_makes_no_file_of_this_program() {
        for (text, expected) in [
            (QUESTIONNAIRE, true),
            (ASSESSMENT, true),
            (TARGET, true),
            (PLAN, true),
            ("{id: a, sections: [{id: b, questions: []}]}", true),
            ("{id: a, sections: [{id: b, sections: [{id: c}]}]}", true),
            ("{questionnaire: iso20000, answers: {}}", true),
            ("{version: '3', services: {db: {password: hunter2}}}", false),
            ("{id: a, title: b, sections: [{name: c, text: d}]}", false),
            ("{answers: {q: yes}}", false),
            ("{level: debug}", false),
            ("{format: json, level: debug}", false),
        ] {
            let source = Source::new("x", text);
            let document = Document::parse(&source).unwrap();
            assert_eq!(document.is_unmistakable(), expected, "{text}");
        }
    }
}
