//! From paths on the command line to questionnaires, assessments, targets and plans.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::catalogue::{self, Embedded};
use crate::document::{Diagnostic, Document, Kind, Read, Source};
use crate::model::{
    Assessment, Initiative, Plan, Questionnaire, QuestionnaireRef, SectionIx, Target,
    WrittenRoadmap,
};
use crate::report::Inputs;
use crate::storage;

use super::failure::{Failure, Faulty};
use super::suggestion;

mod whereabouts;

pub(super) use whereabouts::{Unloaded, Whereabouts, load, must_agree, questionnaire, whereabouts};

/// A questionnaire with the file it comes from.
#[derive(Debug)]
pub(super) struct LoadedQuestionnaire {
    pub(super) questionnaire: Questionnaire,
    pub(super) source: Source,
    /// The one of those that the program holds that it is.
    embedded: Option<Embedded>,
}

impl LoadedQuestionnaire {
    /// The file it comes from; `None` for one that the program holds.
    pub(super) fn path(&self) -> Option<&Path> {
        self.embedded
            .is_none()
            .then(|| Path::new(self.source.name()))
    }

    /// SHA-256 of the file, in hexadecimal digits.
    pub(super) fn digest(&self) -> String {
        match self.embedded {
            Some(embedded) => embedded.digest.to_owned(),
            None => catalogue::digest(self.source.text().as_bytes()),
        }
    }
}

/// An assessment with its questionnaire.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) file: String,
    pub(super) questionnaire: LoadedQuestionnaire,
    pub(super) assessment: Assessment,
    /// The file, if there are warnings about it.
    pub(super) warnings: Option<Faulty>,
}

impl Loaded {
    /// Selects sections by their ids, in place of those the assessment selects; none changes nothing.
    pub(super) fn select(&mut self, ids: &[String]) -> Result<(), Failure> {
        if ids.is_empty() {
            return Ok(());
        }
        let selected = sections(&self.questionnaire.questionnaire, ids)?;
        self.assessment.sections = Some(selected);
        Ok(())
    }

    /// What a report is made of. The digest costs time, so only what shows it asks for it.
    pub(super) fn inputs<'a>(
        &'a self,
        target: &'a Target,
        as_of: Option<Date>,
        digest: Option<&'a str>,
    ) -> Inputs<'a> {
        Inputs {
            questionnaire: &self.questionnaire.questionnaire,
            digest,
            assessment: &self.assessment,
            target,
            as_of: as_of.unwrap_or(self.assessment.date),
        }
    }
}

/// Sections by their ids.
pub(super) fn sections(
    questionnaire: &Questionnaire,
    ids: &[String],
) -> Result<Vec<SectionIx>, Failure> {
    let find = |id: &String| {
        questionnaire.find_section(id).ok_or_else(|| {
            Failure::usage(
                format!("`{}` has no section `{id}`", questionnaire.id),
                suggestion::section(questionnaire, id),
            )
        })
    };
    ids.iter().map(find).collect()
}

/// Reads a file, or standard input if the path is `-`.
pub(super) fn source(path: &Path) -> Result<Source, Failure> {
    if path == Path::new("-") {
        return Ok(Source::new("<stdin>", storage::read_stdin()?));
    }
    let source = Source::new(path.to_string_lossy(), storage::read(path)?);
    // A link may come from another than who names it, such as a change to be checked; what it leads to may be secret.
    if storage::is_link(path) && !Document::parse(&source).is_ok_and(|it| it.is_unmistakable()) {
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        return Err(Failure::usage(
            format!(
                "{} is a link to {}, which is not recognisably a file of this program",
                path.display(),
                real.display()
            ),
            format!(
                "nothing of it is shown; if it is meant, name it without the link: {}",
                whereabouts::validate(&real)
            ),
        ));
    }
    Ok(source)
}

/// Refuses to read standard input twice: the second time nothing would be left of it.
pub(super) fn once<'p>(files: impl IntoIterator<Item = &'p PathBuf>) -> Result<(), Failure> {
    let stdin = files.into_iter().filter(|path| *path == Path::new("-"));
    if stdin.count() > 1 {
        return Err(Failure::usage(
            "standard input can be read only once",
            "give `-` once, and other files by their names",
        ));
    }
    Ok(())
}

/// Reads a questionnaire from a source.
pub(super) fn questionnaire_of(source: Source) -> Result<LoadedQuestionnaire, Failure> {
    let read = Document::parse(&source).and_then(|document| document.to_questionnaire());
    match read {
        Ok(read) => Ok(LoadedQuestionnaire {
            questionnaire: read.value,
            source,
            embedded: None,
        }),
        Err(faults) => Err(Failure::faults(source, faults)),
    }
}

/// Reads a target from a source.
pub(super) fn target_of(source: Source, questionnaire: &Questionnaire) -> Result<Target, Failure> {
    let read = Document::parse(&source).and_then(|document| document.to_target(questionnaire));
    match read {
        Ok(read) => Ok(read.value),
        Err(faults) => Err(Failure::faults(source, faults)),
    }
}

/// Reads a plan from a source, with the initiatives to which its places refer.
pub(super) fn plan_of(
    source: Source,
    questionnaire: &Questionnaire,
) -> Result<(Plan, Vec<Initiative>, Option<Faulty>), Failure> {
    let read = Document::parse(&source).and_then(|document| document.to_plan(questionnaire));
    match read {
        Ok(Read { value, warnings }) => {
            let (plan, initiatives) = value;
            let warnings = (!warnings.is_empty()).then_some(Faulty {
                source,
                faults: warnings,
            });
            Ok((plan, initiatives, warnings))
        }
        Err(faults) => Err(Failure::faults(source, faults)),
    }
}

/// Reads a roadmap that was written as JSON, alone or as part of a report.
pub(super) fn roadmap_of(source: Source) -> Result<WrittenRoadmap, Failure> {
    let read = Document::parse(&source).and_then(|document| document.to_roadmap());
    match read {
        Ok(read) => Ok(read.value),
        Err(faults) => Err(Failure::faults(source, faults)),
    }
}

/// Reads an assessment and the questionnaire it names; `place` overrides where that is found.
pub(super) fn assessment(path: &Path, place: Option<&Path>) -> Result<Loaded, Failure> {
    assessment_of(source(path)?, path, place)
}

/// Reads an assessment from a source; its path is where a relative path to the questionnaire begins.
pub(super) fn assessment_of(
    source: Source,
    path: &Path,
    place: Option<&Path>,
) -> Result<Loaded, Failure> {
    match read_assessment(&source, path, place) {
        Ok((questionnaire, assessment, warnings)) => Ok(Loaded {
            file: source.name().to_owned(),
            questionnaire,
            assessment,
            warnings: (!warnings.is_empty()).then_some(Faulty {
                source,
                faults: warnings,
            }),
        }),
        Err(Unread::Faults(faults)) => Err(Failure::faults(source, faults)),
        Err(Unread::Elsewhere(failure)) => Err(failure),
    }
}

/// Reads an assessment with a questionnaire that is known already; also returns the file if there are warnings about it.
pub(super) fn assessment_with(
    source: Source,
    questionnaire: &Questionnaire,
) -> Result<(Assessment, Option<Faulty>), Failure> {
    let read = Document::parse(&source).and_then(|document| document.to_assessment(questionnaire));
    match read {
        Ok(Read { value, warnings }) => {
            let faulty = Faulty {
                source,
                faults: warnings,
            };
            Ok((value, Some(faulty).filter(|f| !f.faults.is_empty())))
        }
        Err(faults) => Err(Failure::faults(source, faults)),
    }
}

/// Why an assessment could not be read.
enum Unread {
    /// Its own faults.
    Faults(Vec<Diagnostic>),
    /// Something else, such as the file of its questionnaire.
    Elsewhere(Failure),
}

impl From<Failure> for Unread {
    fn from(failure: Failure) -> Self {
        Self::Elsewhere(failure)
    }
}

impl From<Vec<Diagnostic>> for Unread {
    fn from(faults: Vec<Diagnostic>) -> Self {
        Self::Faults(faults)
    }
}

fn read_assessment(
    source: &Source,
    path: &Path,
    place: Option<&Path>,
) -> Result<(LoadedQuestionnaire, Assessment, Vec<Diagnostic>), Unread> {
    let document = Document::parse(source)?;
    document.must_be(Kind::Assessment)?;
    let named = named_by(&document)?;
    let questionnaire = questionnaire_for(&document, &named, path, place)?;
    let read = document.to_assessment(&questionnaire.questionnaire)?;
    Ok((questionnaire, read.value, read.warnings))
}

/// The questionnaire that an assessment names. Without it, what shows alone is still worth saying.
pub(super) fn named_by(document: &Document<'_>) -> Result<QuestionnaireRef, Vec<Diagnostic>> {
    document
        .questionnaire_ref()
        .map_err(|faults| match document.check_alone() {
            alone if alone.is_empty() => faults,
            alone => alone,
        })
}

fn questionnaire_for(
    document: &Document<'_>,
    named: &QuestionnaireRef,
    path: &Path,
    place: Option<&Path>,
) -> Result<LoadedQuestionnaire, Unread> {
    let whereabouts = whereabouts(document, named, path, place)?;
    let loaded = load(&whereabouts).map_err(|unloaded| match unloaded {
        Unloaded::Other { message, help } => {
            let mut faults = document.check_alone();
            faults.push(document.questionnaire_fault(message, help));
            Unread::Faults(faults)
        }
        Unloaded::Failure(failure) => Unread::Elsewhere(match whereabouts {
            Whereabouts::Named(_) => failure.named_in(|| {
                let (file, line) = (document.source().name(), document.questionnaire_line());
                format!("named in {file}, line {line}, as the questionnaire")
            }),
            Whereabouts::Given(_) | Whereabouts::Embedded(_) => failure,
        }),
    })?;
    if let Whereabouts::Given(_) = whereabouts {
        must_agree(document, named, &loaded.questionnaire)?;
    }
    Ok(loaded)
}
