//! Checks questionnaires, assessments, targets and plans; all faults at once.

use std::path::{Path, PathBuf};

use clap::Args;

use super::streams::Streams;
use crate::document::{Diagnostic, Document, Kind, Severity};
use crate::exit::Exit;
use crate::model::Questionnaire;
use crate::report::wording::count;
use crate::storage;

use super::failure::{Failure, Faulty};
use super::loading;

/// Arguments of `validate`.
#[derive(Args, Debug)]
pub struct ValidateArgs {
    /// The files; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Where the questionnaire of assessments, targets and plans is found, if not where the assessment says.
    #[arg(long, value_name = "FILE")]
    questionnaire: Option<PathBuf>,

    /// Also say what in a sound questionnaire deserves a second look, such as questions that no initiative closes.
    #[arg(long)]
    lint: bool,
}

/// Checks every file and says what it is.
///
/// # Errors
///
/// If standard input is to be read twice, or the result cannot be written. Faults of files are results here.
pub fn run(args: &ValidateArgs, streams: &Streams) -> Result<Exit, Failure> {
    loading::once(&args.files)?;
    let mut exits = Vec::new();
    for path in &args.files {
        let (exit, line) = match validate(path, args) {
            Ok(sound) => {
                streams.warn(sound.warnings.as_ref());
                (
                    Exit::Done,
                    format!("{}: {}", storage::shown(path), sound.summary),
                )
            }
            Err(failure) => {
                let exit = failure.exit();
                streams.report(&failure);
                let faults = match &failure {
                    Failure::Faults(files) => files.iter().map(|f| f.faults.len()).sum(),
                    _ => 1,
                };
                let line = format!(
                    "{}: {}",
                    storage::shown(path),
                    count(faults, "fault", "faults")
                );
                (exit, line)
            }
        };
        exits.push(exit);
        streams.write_line(&line)?;
    }
    Ok(exits.into_iter().collect())
}

/// A file without faults.
struct Sound {
    summary: String,
    warnings: Option<Faulty>,
}

fn validate(path: &Path, args: &ValidateArgs) -> Result<Sound, Failure> {
    let place = args.questionnaire.as_deref();
    let source = loading::source(path)?;
    let kind = Document::parse(&source).map(|document| (document.kind(), document.check_alone()));
    match kind {
        Err(faults) => Err(Failure::faults(source, faults)),
        Ok((Kind::Assessment, _)) => assessment(loading::assessment_of(source, path, place)?),
        Ok((Kind::Questionnaire, _)) => {
            questionnaire(loading::questionnaire_of(source)?, args.lint)
        }
        Ok((Kind::Target | Kind::Plan, alone)) if place.is_none() && any_error(&alone) => {
            Err(Failure::faults(source, alone))
        }
        Ok((Kind::Target, _)) => referring(place, "target", |questionnaire| {
            loading::target_of(source, questionnaire).map(|_| None)
        }),
        Ok((Kind::Plan, _)) => referring(place, "plan", |questionnaire| {
            loading::plan_of(source, questionnaire).map(|(_, _, warnings)| warnings)
        }),
        Ok((Kind::Roadmap, alone)) if !any_error(&alone) => Ok(Sound {
            summary: "valid roadmap as to its form".into(),
            warnings: None,
        }),
        Ok((Kind::Roadmap | Kind::Report | Kind::Unknown, faults)) => {
            Err(Failure::faults(source, faults))
        }
    }
}

fn any_error(faults: &[Diagnostic]) -> bool {
    faults.iter().any(|f| f.severity == Severity::Error)
}

/// A file that refers to a questionnaire without naming it, of which nothing alone is a fault.
fn referring(
    place: Option<&Path>,
    what: &str,
    read: impl FnOnce(&Questionnaire) -> Result<Option<Faulty>, Failure>,
) -> Result<Sound, Failure> {
    let mut warnings = None;
    let summary = match place {
        Some(place) => {
            let loaded = loading::questionnaire(&place.to_string_lossy())?;
            warnings = read(&loaded.questionnaire)?;
            format!("valid {what} for {}", loaded.questionnaire.id)
        }
        None => {
            format!("valid {what}; its ids are looked up with --questionnaire, or when it is used")
        }
    };
    Ok(Sound { summary, warnings })
}

fn assessment(loaded: loading::Loaded) -> Result<Sound, Failure> {
    // What is entered need not be an answer: it may be unknown, or a note alone.
    let entries = loaded.assessment.answers.iter().flatten().count();
    let questionnaire = &loaded.questionnaire.questionnaire;
    let summary = format!(
        "valid assessment for {}@{}, entries for {entries} of {}",
        questionnaire.id,
        questionnaire.version,
        count(questionnaire.questions.len(), "question", "questions"),
    );
    Ok(Sound {
        summary,
        warnings: loaded.warnings,
    })
}

fn questionnaire(loaded: loading::LoadedQuestionnaire, lint: bool) -> Result<Sound, Failure> {
    let questionnaire = &loaded.questionnaire;
    let mut summary = format!(
        "valid questionnaire {}@{}, {}, {}",
        questionnaire.id,
        questionnaire.version,
        count(questionnaire.questions.len(), "question", "questions"),
        count(questionnaire.initiatives.len(), "initiative", "initiatives"),
    );
    if !lint {
        return Ok(Sound {
            summary,
            warnings: None,
        });
    }
    let remarks = Document::parse(&loaded.source)
        .map(|document| document.lint(questionnaire))
        .unwrap_or_default();
    summary += &format!(", {}", count(remarks.len(), "remark", "remarks"));
    let warnings = (!remarks.is_empty()).then_some(Faulty {
        source: loaded.source,
        faults: remarks,
    });
    Ok(Sound { summary, warnings })
}
