//! Makes a form to fill in with a spreadsheet program.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::extent_args::ExtentArgs;
use super::failure::Failure;
use super::loading::{self, LoadedQuestionnaire};
use super::new_assessment;
use super::streams::Streams;
use crate::catalogue;
use crate::document::{Document, Kind};
use crate::exit::Exit;
use crate::interview::{Extent, Session};
use crate::model::Assessment;
use crate::render::answer_form::{AnswerForm, draw};
use crate::render::escape::shell_word;
use crate::report::wording;
use crate::storage;

/// Arguments of `workbook export`.
#[derive(Args, Debug)]
pub(super) struct ExportArgs {
    /// The questionnaire, by an id from `questionnaire list` or as a file; or an assessment, of which the open part is asked.
    #[arg(value_name = "QUESTIONNAIRE|ASSESSMENT")]
    source: PathBuf,

    /// The workbook to make, as form.xlsx; it must not exist yet, since it may hold answers.
    #[arg(short, long, value_name = "FILE.xlsx")]
    output: PathBuf,

    /// Who is to answer; the name is written into the form, and beside each answer when it is imported.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// Where the questionnaire of an assessment is found, if not where the assessment says.
    #[arg(long, value_name = "FILE")]
    questionnaire: Option<PathBuf>,

    #[command(flatten)]
    extent: ExtentArgs,
}

/// Makes the form.
///
/// # Errors
///
/// If the questionnaire or assessment cannot be read or has faults, if nothing is open, or if the workbook exists already or
/// cannot be written.
pub(super) fn run(args: &ExportArgs, streams: &Streams) -> Result<Exit, Failure> {
    check_output(&args.output)?;
    let (loaded, assessment) = load(args, streams)?;
    let exists = assessment.is_some();
    // On no day yet: a form says nothing of evidence.
    let blank = || new_assessment::blank(&args.output, &loaded, Date::ZERO);
    let assessment = assessment.unwrap_or_else(blank);
    let questionnaire = &loaded.questionnaire;
    let extent = args.extent.resolve(questionnaire)?;
    let session = Session::new(questionnaire, assessment, &extent, None);
    let questions: Vec<_> = session.open().collect();
    let assessment = session.assessment();
    let open = assessment
        .profile
        .iter()
        .enumerate()
        .filter(|(_, choice)| choice.is_none());
    let profile: Vec<usize> = match is_cut(&extent) {
        true => Vec::new(),
        false => open.map(|(place, _)| place).collect(),
    };
    if questions.is_empty() {
        return Err(Failure::usage(
            "there is no open question for this form",
            "leave out some of --ask, --section, --area, --quick and --only; `itsm-gap report` shows what is answered",
        ));
    }
    let digest = loaded.digest();
    let form = AnswerForm {
        questionnaire,
        sha256: &digest,
        assessment,
        questions: &questions,
        profile: &profile,
        by: args.by.as_deref(),
        roles: &extent.roles,
    };
    let drawn = draw(&form).map_err(|error| {
        Failure::Internal(anyhow::Error::new(error).context("failed to make the workbook"))
    })?;
    storage::write_new(&args.output, &drawn.bytes)?;
    let word = shell_word(&args.output.to_string_lossy());
    streams.say(&format!(
        "Written to {}: {} on {}. Read it back with: itsm-gap workbook import {word} -o {}",
        args.output.display(),
        wording::count(questions.len(), "question", "questions"),
        wording::count(drawn.sheets.len(), "sheet", "sheets"),
        into(args, exists),
    ));
    Ok(Exit::Done)
}

/// A form that is cut for somebody asks only what they know, and not about the organisation.
fn is_cut(extent: &Extent) -> bool {
    let Extent {
        areas,
        sections,
        roles,
        only,
        ..
    } = extent;
    !(areas.is_empty() && sections.is_empty() && roles.is_empty() && only.is_none())
}

/// The assessment into which the answers go, if there is one.
fn into(args: &ExportArgs, exists: bool) -> String {
    match exists && args.source != Path::new("-") {
        true => shell_word(&args.source.to_string_lossy()),
        false => "assessment.yaml".to_owned(),
    }
}

fn check_output(output: &Path) -> Result<(), Failure> {
    let ending = output
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    if !ending.eq_ignore_ascii_case("xlsx") {
        return Err(Failure::usage(
            format!("{} is no name for a workbook", output.display()),
            "let it end in .xlsx, which Excel, LibreOffice and other spreadsheet programs open",
        ));
    }
    if output.exists() {
        return Err(Failure::usage(
            format!("{} exists already, and may hold answers", output.display()),
            "choose another name, or remove the file first",
        ));
    }
    Ok(())
}

/// A questionnaire, with the assessment that answers it if that is what was named.
fn load(
    args: &ExportArgs,
    streams: &Streams,
) -> Result<(LoadedQuestionnaire, Option<Assessment>), Failure> {
    let name = args.source.to_string_lossy();
    let path = Path::new(&args.source);
    let is_file = path == Path::new("-") || path.exists();
    // What is neither an id nor looks like a file is most likely a misspelt id: what is known is told.
    let is_id = catalogue::find(&name).is_some() || (!is_file && !name.contains(['/', '\\', '.']));
    if is_id {
        return Ok((loading::questionnaire(&name)?, None));
    }
    let source = loading::source(path)?;
    let kind = Document::parse(&source).map(|document| document.kind());
    if matches!(kind, Ok(Kind::Questionnaire)) {
        return Ok((loading::questionnaire_of(source)?, None));
    }
    let loaded = loading::assessment_of(source, path, args.questionnaire.as_deref())?;
    streams.warn(loaded.warnings.as_ref());
    Ok((loaded.questionnaire, Some(loaded.assessment)))
}
