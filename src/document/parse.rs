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
use super::{assessment, codes, json, plan, questionnaire, roadmap, target, yaml};
use crate::model::{
    Assessment, Initiative, Plan, QuestionIx, Questionnaire, Target, WrittenRoadmap,
};

/// The text of a file as a tree of lists and maps.
#[derive(Debug)]
pub struct Document<'a> {
    pub(super) source: &'a Source,
    pub(super) root: Node<'a>,
    kind: Kind,
    /// Found while the tree was built; reported together with all others.
    pub(super) faults: Vec<Diagnostic>,
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
