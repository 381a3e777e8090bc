//! Where a questionnaire is found: in the program, where the command line says, or in a file that an assessment names.

use std::path::{Path, PathBuf};

use super::{LoadedQuestionnaire, questionnaire_of, source};
use crate::catalogue::{self, Embedded};
use crate::commands::failure::Failure;
use crate::document::{Diagnostic, Document, Kind, Source, nearest};
use crate::model::{Questionnaire, QuestionnaireRef};
use crate::render::escape::shell_word;
use crate::storage;

/// Where a questionnaire is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::commands) enum Whereabouts {
    /// Where the command line says.
    Given(PathBuf),
    /// In a file that the assessment names.
    Named(PathBuf),
    /// In the program.
    Embedded(&'static str),
}

/// Where the questionnaire of an assessment is found. Its path is where a relative path begins; `place` overrides it.
pub(in crate::commands) fn whereabouts(
    document: &Document<'_>,
    named: &QuestionnaireRef,
    path: &Path,
    place: Option<&Path>,
) -> Result<Whereabouts, Vec<Diagnostic>> {
    if let Some(place) = place {
        return Ok(Whereabouts::Given(place.to_owned()));
    }
    if named.is_path() {
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        return Ok(Whereabouts::Named(folder.join(&named.name)));
    }
    match catalogue::find(&named.name) {
        Some(embedded) => Ok(Whereabouts::Embedded(embedded.id)),
        None => {
            let mut faults = document.check_alone();
            let message = format!("unknown questionnaire `{}`", named.name);
            faults.push(document.questionnaire_fault(message, known_questionnaires(&named.name)));
            Err(faults)
        }
    }
}

/// Why there is no questionnaire at a place.
pub(in crate::commands) enum Unloaded {
    /// What an assessment names is not recognisably a questionnaire; nothing of it is told.
    Other {
        /// What it is instead.
        message: String,
        /// What to do.
        help: String,
    },
    /// It cannot be read, or has faults.
    Failure(Failure),
}

impl<F: Into<Failure>> From<F> for Unloaded {
    fn from(failure: F) -> Self {
        Self::Failure(failure.into())
    }
}

/// Reads the questionnaire at a place.
pub(in crate::commands) fn load(
    whereabouts: &Whereabouts,
) -> Result<LoadedQuestionnaire, Unloaded> {
    Ok(match whereabouts {
        Whereabouts::Given(place) => questionnaire(&place.to_string_lossy())?,
        Whereabouts::Named(path) => named_questionnaire(path)?,
        Whereabouts::Embedded(id) => questionnaire(id)?,
    })
}

/// Reads what an assessment names as its questionnaire. That may be any file, and whoever wrote the assessment need not
/// be allowed to read it: lines of it are shown only if it is what it is said to be.
fn named_questionnaire(path: &Path) -> Result<LoadedQuestionnaire, Unloaded> {
    let source = Source::new(path.to_string_lossy(), storage::read_regular(path)?);
    let shown = path.display();
    let message = match Document::parse(&source) {
        Ok(it) if it.is_unmistakable() => match it.kind() {
            Kind::Questionnaire => return Ok(questionnaire_of(source)?),
            other => format!("{shown} is {}, not a questionnaire", other.name()),
        },
        Ok(_) => format!("{shown} is not recognisably a questionnaire"),
        Err(faults) => {
            let start = faults.first().map_or(0, |fault| fault.span.start());
            let line = source.position(start).0;
            format!("{shown} cannot be read as a questionnaire: line {line} is not understood")
        }
    };
    Err(Unloaded::Other {
        message,
        help: format!(
            "name an embedded questionnaire, or a file that is one; nothing of this one is shown, since only the \
             assessment names it; `{}` does",
            validate(path)
        ),
    })
}

/// The questionnaire that the command line gives has to be the one that the assessment answers.
pub(in crate::commands) fn must_agree(
    document: &Document<'_>,
    named: &QuestionnaireRef,
    questionnaire: &Questionnaire,
) -> Result<(), Vec<Diagnostic>> {
    let id = &questionnaire.id;
    if named.is_path() || id.as_str() == named.name {
        return Ok(());
    }
    let mut faults = document.check_alone();
    faults.push(document.questionnaire_fault(
        format!(
            "the assessment answers `{}`, but --questionnaire gives `{id}`",
            named.name
        ),
        "give the questionnaire that the assessment names".to_owned(),
    ));
    Err(faults)
}

/// A questionnaire by embedded id, or by path.
pub(in crate::commands) fn questionnaire(name: &str) -> Result<LoadedQuestionnaire, Failure> {
    if let Some(embedded) = catalogue::find(name) {
        return embedded_questionnaire(embedded);
    }
    let named = QuestionnaireRef {
        name: name.to_owned(),
        version: None,
    };
    if named.is_path() {
        return questionnaire_of(source(Path::new(name))?);
    }
    Err(Failure::Usage {
        message: format!("unknown questionnaire `{name}`"),
        help: Some(known_questionnaires(name)),
    })
}

fn embedded_questionnaire(embedded: Embedded) -> Result<LoadedQuestionnaire, Failure> {
    let source = Source::new(format!("<{}>", embedded.id), embedded.text);
    let compact = Source::new(embedded.id, embedded.compact);
    let document = Document::from_compact(&compact).map_err(|error| {
        Failure::Internal(
            anyhow::Error::new(error).context("failed to read an embedded questionnaire"),
        )
    })?;
    match document.to_questionnaire() {
        Ok(read) => Ok(LoadedQuestionnaire {
            questionnaire: read.value,
            source,
            embedded: Some(embedded),
        }),
        Err(faults) => Err(Failure::faults(source, faults)),
    }
}

/// Which questionnaires there are, the nearest first if one is near.
fn known_questionnaires(name: &str) -> String {
    let known: Vec<&str> = catalogue::ids().collect();
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "known: {}; or give the path of a questionnaire file",
            known.join(", ")
        ),
    }
}

/// The command that shows all that is wrong with a file.
pub(super) fn validate(path: &Path) -> String {
    format!("itsm-gap validate {}", shell_word(&path.to_string_lossy()))
}
