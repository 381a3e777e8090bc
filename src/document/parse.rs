//! One file: what kind it is, and its way to the model.

use super::checked::Checked;
use super::diagnostic::{Diagnostic, Span};
use super::faults::Faults;
use super::kind::Kind;
use super::lookup::{Index, Lookup};
use super::node::{Node, NodeKind};
use super::outline::Place;
use super::source::Source;
use super::yaml::OutlineBuilder;
use super::{assessment, codes, json, plan, questionnaire, reference, roadmap, target, yaml};
use crate::model::{
    Assessment, Initiative, Plan, QuestionIx, Questionnaire, QuestionnaireRef, Target,
    WrittenRoadmap,
};

/// The text of a file as a tree of lists and maps.
#[derive(Debug)]
pub struct Document<'a> {
    source: &'a Source,
    root: Node<'a>,
    kind: Kind,
    /// Found while the tree was built; reported together with all others.
    faults: Vec<Diagnostic>,
}

impl<'a> Document<'a> {
    /// Reads the text. Fails if it is not YAML with keys at its top.
    pub fn parse(source: &'a Source) -> Result<Self, Vec<Diagnostic>> {
        Self::parse_into(source, None)
    }

    /// Reads the text, and where everything stands in it. Fails as [`parse`](Self::parse).
    pub fn parse_with_outline(source: &'a Source) -> Result<(Self, Place<'a>), Vec<Diagnostic>> {
        let mut outline = OutlineBuilder::new(source.text());
        let document = Self::parse_into(source, Some(&mut outline))?;
        match outline.finish() {
            Some(outline) => Ok((document, outline)),
            None => Err(vec![no_keys(None, source.text())]),
        }
    }

    fn parse_into(
        source: &'a Source,
        outline: Option<&mut OutlineBuilder<'a>>,
    ) -> Result<Self, Vec<Diagnostic>> {
        if let Some(fault) = source.fault() {
            return Err(vec![fault.clone()]);
        }
        let faults = Faults::default();
        let (text, arena) = (source.text(), source.arena());
        let root = match outline {
            // Of JSON nobody wants to know where its comments are.
            None => json::parse(text, arena, &faults)
                .or_else(|| yaml::parse_yaml(text, arena, &faults, None)),
            outline => yaml::parse_yaml(text, arena, &faults, outline),
        };
        match root {
            Some(root) if root.entries().is_some() => Ok(Self {
                source,
                kind: Kind::of(&root),
                root,
                faults: faults.into_diagnostics(),
            }),
            root => {
                if root.is_some() || !faults.any_error() {
                    faults.push(no_keys(root.as_ref(), source.text()));
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
        let root = super::compact::parse(source.text(), source.arena())?;
        Ok(Self {
            source,
            kind: Kind::of(&root),
            root,
            faults: Vec::new(),
        })
    }

    /// The file it comes from.
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// What the file is, judged by its keys.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether nothing in it speaks for a file of this program.
    pub fn is_foreign(&self) -> bool {
        self.kind() == Kind::Unknown && self.root.get("format").is_none()
    }

    /// Reports a file of another known kind than the one wanted.
    pub fn must_be(&self, wanted: Kind) -> Result<(), Vec<Diagnostic>> {
        let kind = self.kind;
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

    /// The questionnaire that an assessment names.
    pub fn questionnaire_ref(&self) -> Result<QuestionnaireRef, Vec<Diagnostic>> {
        self.must_be(Kind::Assessment)?;
        let faults = Faults::default();
        reference::of_root(&self.root, &faults).ok_or_else(|| faults.into_diagnostics())
    }

    /// Reads a questionnaire.
    pub fn to_questionnaire(&self) -> Checked<Questionnaire> {
        self.read(Kind::Questionnaire, |faults| {
            questionnaire::decode(&self.root, faults)
        })
    }

    /// What in a sound questionnaire, read from this document, deserves a second look; in the order of the file.
    pub fn lint(&self, questionnaire: &Questionnaire) -> Vec<Diagnostic> {
        super::lint::lint(&self.root, questionnaire)
    }

    /// Reads an assessment made with this questionnaire.
    pub fn to_assessment(&self, questionnaire: &Questionnaire) -> Checked<Assessment> {
        self.assessment(&Lookup::new(questionnaire))
    }

    /// The same for one of many assessments, with an index of the questionnaire that is known. For texts from which
    /// nothing is computed, such as notes and where evidence is found, empty ones stand.
    pub fn to_assessment_of_many(
        &self,
        questionnaire: &Questionnaire,
        index: &Index,
    ) -> Checked<Assessment> {
        self.assessment(&Lookup::of_many(questionnaire, index))
    }

    fn assessment(&self, lookup: &Lookup<'_>) -> Checked<Assessment> {
        self.read(Kind::Assessment, |faults| {
            assessment::decode(&self.root, self.source, Some(lookup), faults)
        })
    }

    /// The question that each key under `answers` stands for, in the order of the file; `None` if it has none.
    pub fn questions_answered(&self, questionnaire: &Questionnaire) -> Vec<Option<QuestionIx>> {
        assessment::questions_answered(&self.root, questionnaire)
    }

    /// Reads a target for this questionnaire.
    pub fn to_target(&self, questionnaire: &Questionnaire) -> Checked<Target> {
        self.read(Kind::Target, |faults| {
            target::decode_file(&self.root, Some(questionnaire), faults)
        })
    }

    /// Reads a plan for this questionnaire, with the initiatives to which its places refer: those of the questionnaire,
    /// with the plan's own added or in place of those of the same id.
    pub fn to_plan(&self, questionnaire: &Questionnaire) -> Checked<(Plan, Vec<Initiative>)> {
        self.read(Kind::Plan, |faults| {
            plan::decode_file(&self.root, Some(questionnaire), faults)
        })
    }

    /// Reads a roadmap that this program has written, alone or as part of a report.
    pub fn to_roadmap(&self) -> Checked<WrittenRoadmap> {
        if self.kind() != Kind::Report {
            self.must_be(Kind::Roadmap)?;
        }
        let faults = Faults::starting_with(&self.faults);
        let value = roadmap::decode_file(&self.root, self.source, &faults);
        faults.finish(value)
    }

    /// The faults that show without another file: all of a questionnaire, of an assessment, a target or a plan those
    /// that do not depend on its questionnaire, of a roadmap those of its form. A report and what is of no known kind are faults themselves.
    pub fn check_alone(&self) -> Vec<Diagnostic> {
        let faults = Faults::starting_with(&self.faults);
        match self.kind() {
            Kind::Questionnaire => drop(questionnaire::decode(&self.root, &faults)),
            Kind::Assessment => drop(assessment::decode(&self.root, self.source, None, &faults)),
            Kind::Target => drop(target::decode_file(&self.root, None, &faults)),
            Kind::Plan => drop(plan::decode_file(&self.root, None, &faults)),
            Kind::Roadmap => drop(roadmap::decode_file(&self.root, self.source, &faults)),
            Kind::Report => {
                let message = "this is a report of this tool, which nothing reads";
                let fault = Diagnostic::error(codes::WRONG_KIND, self.root.span, message);
                faults.push(fault.help("give the assessment it was made of"));
            }
            Kind::Unknown => {
                let fault = Diagnostic::error(
                    codes::WRONG_KIND,
                    self.root.span,
                    "the keys do not tell what kind of file this is",
                );
                faults.push(fault.help(
                    "a questionnaire has `sections` with questions, an assessment `questionnaire` and `answers`, \
                     a target `score`, `level` or `conformity`, a plan `start` or `capacity`",
                ));
            }
        }
        faults.into_diagnostics()
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

    fn read<T>(&self, wanted: Kind, decode: impl FnOnce(&Faults) -> Option<T>) -> Checked<T> {
        self.must_be(wanted)?;
        let faults = Faults::starting_with(&self.faults);
        let value = decode(&faults);
        faults.finish(value)
    }
}

/// Why a file without keys is nothing.
fn no_keys(root: Option<&Node<'_>>, text: &str) -> Diagnostic {
    match root {
        None
        | Some(Node {
            kind: NodeKind::Null,
            ..
        }) => {
            // Where nothing else stands, this sign can only begin a comment.
            let message = if text.contains('#') {
                "the file holds only comments"
            } else {
                "the file is empty"
            };
            Diagnostic::error(codes::EMPTY_FILE, Span::default(), message)
                .help("`itsm-gap template` writes a file to begin with")
        }
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
        ASSESSMENT, PLAN, QUESTIONNAIRE, TARGET, assessment_faults, plan_faults, pointed,
        questionnaire, questionnaire_faults, target_faults,
    };
    use super::*;

    #[test]
    fn sound_files_are_read_without_a_fault() {
        assert_eq!(questionnaire_faults(QUESTIONNAIRE), []);
        assert_eq!(assessment_faults(ASSESSMENT), []);
        assert_eq!(target_faults(TARGET), []);
        assert_eq!(plan_faults(PLAN), []);
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
    fn an_empty_file_is_said_to_be_empty() {
        for text in ["", "\n\n", "---\n", "--- \n...\n", "\u{FEFF}"] {
            let faults = questionnaire_faults(text);
            assert_eq!(
                pointed(text, &faults),
                [(codes::EMPTY_FILE, "")],
                "{text:?}"
            );
            assert_eq!(faults[0].message, "the file is empty", "{text:?}");
        }
        for text in ["# only a comment\n", "---\n# a\n\n# b"] {
            let faults = questionnaire_faults(text);
            assert_eq!(pointed(text, &faults), [(codes::EMPTY_FILE, "")]);
            assert_eq!(faults[0].message, "the file holds only comments");
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
        for sound in [ASSESSMENT, TARGET, PLAN] {
            let sound = Source::new("x", sound);
            assert_eq!(Document::parse(&sound).unwrap().check_alone(), []);
        }
    }

    #[test]
    fn a_document_can_be_used_by_several_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&questionnaire());
    }
}
