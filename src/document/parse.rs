//! One file: what kind it is, and its way to the model.

use super::checked::Checked;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::node::{Node, NodeKind};
use super::source::Source;
use super::{assessment, codes, questionnaire, reference, target, yaml};
use crate::model::{Assessment, Questionnaire, QuestionnaireRef, Target};

/// What a file is, judged by its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// What is asked.
    Questionnaire,
    /// What was answered.
    Assessment,
    /// What is to be reached.
    Target,
    /// Capacity and wishes for the roadmap. Nothing reads it yet.
    Plan,
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
            Self::Unknown => "a file of an unknown kind",
        }
    }
}

/// The keys of a plan, by which it is recognised.
const PLAN_KEYS: &[&str] = &[
    "start",
    "years",
    "capacity",
    "budget",
    "currency",
    "parallel",
    "parallel_per_role",
    "certification",
    "importance",
    "pins",
    "started",
    "done",
    "exclude",
    "owners",
    "target",
    "initiatives",
];

/// The text of a file as a tree of lists and maps.
#[derive(Debug)]
pub struct Document<'a> {
    source: &'a Source,
    root: Node<'a>,
    /// Found while the tree was built; reported together with all others.
    faults: Vec<Diagnostic>,
}

impl<'a> Document<'a> {
    /// Reads the text. Fails if it is not YAML with keys at its top.
    pub fn parse(source: &'a Source) -> Result<Self, Vec<Diagnostic>> {
        if let Some(fault) = source.fault() {
            return Err(vec![fault.clone()]);
        }
        let faults = Faults::default();
        let root = yaml::parse(source.text(), &faults);
        match root {
            Some(root) if root.entries().is_some() => Ok(Self {
                source,
                root,
                faults: faults.into_diagnostics(),
            }),
            root => {
                if root.is_some() || !faults.any_error() {
                    faults.push(no_keys(root.as_ref()));
                }
                Err(faults.into_diagnostics())
            }
        }
    }

    /// Reads the compact form of an embedded questionnaire, as `build.rs` makes it. It has no places.
    ///
    /// # Errors
    ///
    /// If the text is not of that form.
    pub fn from_compact(source: &'a Source) -> Result<Self, serde_json::Error> {
        Ok(Self {
            source,
            root: super::compact::parse(source.text())?,
            faults: Vec::new(),
        })
    }

    /// The file it comes from.
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// What the file is, judged by its keys.
    pub fn kind(&self) -> Kind {
        let candidates = [
            (Kind::Assessment, assessment::KEYS),
            (Kind::Target, target::KEYS),
            (Kind::Plan, PLAN_KEYS),
            (Kind::Questionnaire, questionnaire::KEYS),
        ];
        let mut best = (0, Kind::Unknown);
        for (kind, keys) in candidates {
            let fitting = self
                .root
                .entries()
                .unwrap_or_default()
                .iter()
                .filter(|entry| {
                    let key = &*entry.key.text;
                    key != "format" && keys.contains(&key) && fits(kind, key, &entry.value)
                });
            let count = fitting.count();
            if count > best.0 {
                best = (count, kind);
            }
        }
        best.1
    }

    /// The questionnaire that an assessment names.
    pub fn questionnaire_ref(&self) -> Result<QuestionnaireRef, Vec<Diagnostic>> {
        let faults = Faults::default();
        reference::of_root(&self.root, &faults).ok_or_else(|| faults.into_diagnostics())
    }

    /// Reads a questionnaire.
    pub fn to_questionnaire(&self) -> Checked<Questionnaire> {
        self.read(Kind::Questionnaire, |faults| {
            questionnaire::decode(&self.root, faults)
        })
    }

    /// Reads an assessment made with this questionnaire.
    pub fn to_assessment(&self, questionnaire: &Questionnaire) -> Checked<Assessment> {
        self.read(Kind::Assessment, |faults| {
            assessment::decode(&self.root, self.source, Some(questionnaire), faults)
        })
    }

    /// Reads a target for this questionnaire.
    pub fn to_target(&self, questionnaire: &Questionnaire) -> Checked<Target> {
        self.read(Kind::Target, |faults| {
            target::decode_file(&self.root, Some(questionnaire), faults)
        })
    }

    /// The faults that show without another file: all of a questionnaire, of an assessment or a target those that do
    /// not depend on its questionnaire. A plan, and what is of no known kind, is a fault itself.
    pub fn check_alone(&self) -> Vec<Diagnostic> {
        let faults = Faults::starting_with(&self.faults);
        match self.kind() {
            Kind::Questionnaire => drop(questionnaire::decode(&self.root, &faults)),
            Kind::Assessment => drop(assessment::decode(&self.root, self.source, None, &faults)),
            Kind::Target => drop(target::decode_file(&self.root, None, &faults)),
            Kind::Plan => {
                let message = "plans are not read by this version";
                faults.error(codes::WRONG_KIND, self.root.span, message);
            }
            Kind::Unknown => {
                let fault = Diagnostic::error(
                    codes::WRONG_KIND,
                    self.root.span,
                    "the keys do not tell what kind of file this is",
                );
                faults.push(fault.help(
                    "a questionnaire has `sections` with questions, an assessment `questionnaire` and `answers`, \
                     a target `score`, `level` or `conformity`",
                ));
            }
        }
        faults.into_diagnostics()
    }

    /// A fault at the place where an assessment names its questionnaire.
    pub fn questionnaire_fault(&self, message: String, help: String) -> Diagnostic {
        let mut entries = self.root.entries().unwrap_or_default().iter();
        let named = entries.find(|entry| &*entry.key.text == "questionnaire");
        let span = named.map_or(self.root.span, |entry| entry.value.span);
        Diagnostic::error(codes::UNKNOWN_QUESTIONNAIRE, span, message).help(help)
    }

    fn read<T>(&self, wanted: Kind, decode: impl FnOnce(&Faults) -> Option<T>) -> Checked<T> {
        let faults = Faults::starting_with(&self.faults);
        let kind = self.kind();
        if kind != wanted && kind != Kind::Unknown {
            let message = format!("this is {}, not {}", kind.name(), wanted.name());
            faults.error(codes::WRONG_KIND, self.root.span, message);
            return faults.finish(None);
        }
        let value = decode(&faults);
        faults.finish(value)
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

/// Why a file without keys is nothing.
fn no_keys(root: Option<&Node<'_>>) -> Diagnostic {
    match root {
        None
        | Some(Node {
            kind: NodeKind::Null,
            ..
        }) => Diagnostic::error(codes::EMPTY_FILE, Span::default(), "the file is empty")
            .help("`itsm-gap template` writes a file to begin with"),
        Some(node) => {
            let message = "a file consists of keys with values, such as `format: 1`";
            let fault = Diagnostic::error(codes::WRONG_TYPE, node.span, message);
            fault.help("a key needs a colon and a space behind it")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{
        ASSESSMENT, QUESTIONNAIRE, TARGET, assessment_faults, pointed, questionnaire,
        questionnaire_faults, target_faults,
    };
    use super::*;

    fn kind(text: &str) -> Kind {
        let source = Source::new("x", text);
        Document::parse(&source).unwrap().kind()
    }

    #[test]
    fn sound_files_are_read_without_a_fault() {
        assert_eq!(questionnaire_faults(QUESTIONNAIRE), []);
        assert_eq!(assessment_faults(ASSESSMENT), []);
        assert_eq!(target_faults(TARGET), []);
    }

    #[test]
    fn the_keys_tell_what_a_file_is() {
        assert_eq!(kind(QUESTIONNAIRE), Kind::Questionnaire);
        assert_eq!(kind(ASSESSMENT), Kind::Assessment);
        assert_eq!(kind(TARGET), Kind::Target);
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
    fn a_file_of_another_kind_gives_one_fault_only() {
        let faults = assessment_faults(TARGET);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].code, codes::WRONG_KIND);
        assert_eq!(faults[0].message, "this is a target, not an assessment");
    }

    #[test]
    fn an_empty_file_is_said_to_be_empty() {
        for text in [
            "",
            "\n\n",
            "# only a comment\n",
            "---\n",
            "--- \n...\n",
            "\u{FEFF}",
        ] {
            let faults = questionnaire_faults(text);
            assert_eq!(
                pointed(text, &faults),
                [(codes::EMPTY_FILE, "")],
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_file_without_keys_is_a_fault() {
        let text = "- a\n- b\n";
        assert_eq!(
            pointed(text, &questionnaire_faults(text)),
            [(codes::WRONG_TYPE, "- a")]
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

    #[test]
    fn what_shows_alone_is_found_without_the_questionnaire() {
        let text = "{questionnaire: a, date: x, answers: {q: {answer: na, evidence: [{kind: z}]}}, profile: {a: b}}";
        let source = Source::new("x", text);
        let faults = Document::parse(&source).unwrap().check_alone();
        let expected = [
            (codes::MISSING_KEY, "questionnaire"),
            (codes::INVALID_DATE, "x"),
            (codes::NA_WITHOUT_REASON, "na"),
            (codes::UNKNOWN_WORD, "z"),
        ];
        assert_eq!(pointed(text, &faults), expected);
        let sound = Source::new("x", ASSESSMENT);
        assert_eq!(Document::parse(&sound).unwrap().check_alone(), []);
        let sound = Source::new("x", TARGET);
        assert_eq!(Document::parse(&sound).unwrap().check_alone(), []);
    }

    #[test]
    fn a_document_can_be_used_by_several_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&questionnaire());
    }
}
