//! Takes over what respondents filled in.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::failure::{Failure, FaultyWorkbook};
use super::file_keeper::FileKeeper;
use super::loading::{self, LoadedQuestionnaire};
use super::new_assessment;
use super::report::day;
use super::streams::Streams;
use crate::catalogue;
use crate::document::answer_form::{FilledForm, FormFault, FormWorkbook, Origin};
use crate::exit::Exit;
use crate::interview::{Keeper as _, NotKept};
use crate::merge::{Contributed, Contribution, contribute};
use crate::model::Assessment;
use crate::render::assessment::{Comments, draw};
use crate::render::escape::shell_word;
use crate::render::terminal;
use crate::report::{Imported, Sent, import_page};
use crate::storage;

/// Arguments of `workbook import`.
#[derive(Args, Debug)]
pub(super) struct ImportArgs {
    /// The workbooks that came back, of one or several respondents.
    #[arg(value_name = "FILE.xlsx", required = true)]
    files: Vec<PathBuf>,

    /// The assessment: changed where the workbooks say something new, or created if it does not exist.
    #[arg(short, long, value_name = "ASSESSMENT")]
    output: PathBuf,

    /// Only show what would change.
    #[arg(long)]
    dry_run: bool,

    /// Who answered, if the workbook does not say or says it wrongly; for a single workbook.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// Day of a new assessment, as 2027-03-31; by default today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,

    /// Where the questionnaire is found, if not where the assessment says.
    #[arg(long, value_name = "ID|FILE")]
    questionnaire: Option<PathBuf>,
}

/// Reads the workbooks and writes what they say into the assessment.
///
/// # Errors
///
/// If a workbook or the assessment has faults, or cannot be read or written. Nothing is written then.
pub(super) fn run(args: &ImportArgs, streams: &Streams) -> Result<Exit, Failure> {
    check(args)?;
    let workbooks = open(&args.files)?;
    let (loaded, before, owner) = target(args, &workbooks, streams)?;
    let questionnaire = &loaded.questionnaire;
    let forms = read(args, &workbooks, &loaded, before.date, streams)?;
    let contributions: Vec<Contribution<'_>> = forms
        .iter()
        .map(|(sent, filled)| Contribution {
            by: &sent.by,
            profile: &filled.profile,
            answers: &filled.answers,
        })
        .collect();
    let Contributed {
        assessment: after,
        contradictions,
    } = contribute(&before, &owner, &contributions);
    let sent: Vec<Sent> = forms.into_iter().map(|(sent, _)| sent).collect();
    let imported = Imported {
        questionnaire,
        before: &before,
        after: &after,
        sent: &sent,
        contradictions: &contradictions,
    };
    let page = import_page(&imported, args.dry_run);
    if args.dry_run {
        streams.write_result(terminal::draw(&page, &streams.result_style()).as_bytes())?;
        return Ok(Exit::Done);
    }
    streams.say_page(&page);
    let name = args.output.display();
    if args.output.exists() && imported.changes_nothing() {
        streams.say(&format!("\n{name} stays as it is."));
        return Ok(Exit::Done);
    }
    write(args, questionnaire, &before, &after)?;
    let word = shell_word(&args.output.to_string_lossy());
    streams.say(&format!(
        "\nWritten to {name}. What it amounts to: itsm-gap report {word}"
    ));
    Ok(Exit::Done)
}

fn check(args: &ImportArgs) -> Result<(), Failure> {
    loading::once(&args.files)?;
    if args.by.is_some() && args.files.len() > 1 {
        return Err(Failure::usage(
            "--by names one respondent, and several workbooks are given",
            "import them one after the other, or write the names into the workbooks",
        ));
    }
    if args.output == Path::new("-") {
        return Err(Failure::usage(
            "an assessment is changed in its file, which standard output is not",
            "give the name of a file with -o, and --dry-run to see what would change",
        ));
    }
    if args.date.is_some() && args.output.exists() {
        return Err(Failure::usage(
            format!(
                "--date is for a new assessment, and {} exists",
                args.output.display()
            ),
            "its day can be changed in the file",
        ));
    }
    Ok(())
}

/// A workbook that can be read, with its file.
type Opened<'a> = (&'a Path, FormWorkbook);

fn open(files: &[PathBuf]) -> Result<Vec<Opened<'_>>, Failure> {
    let mut workbooks = Vec::new();
    let mut faulty = Vec::new();
    for file in files {
        let bytes = match file == Path::new("-") {
            true => storage::read_stdin()?,
            false => storage::read(file)?,
        };
        match FormWorkbook::open(&bytes) {
            Ok(workbook) => workbooks.push((file.as_path(), workbook)),
            Err(fault) => faulty.push(with_faults(file, vec![fault])),
        }
    }
    match faulty.is_empty() {
        true => Ok(workbooks),
        false => Err(Failure::Workbooks(faulty)),
    }
}

fn with_faults(file: &Path, faults: Vec<FormFault>) -> FaultyWorkbook {
    FaultyWorkbook {
        file: file.display().to_string(),
        faults,
    }
}

/// The assessment as it is, or a new one; with its questionnaire, and whose voice an answer is that names nobody.
fn target(
    args: &ImportArgs,
    workbooks: &[Opened<'_>],
    streams: &Streams,
) -> Result<(LoadedQuestionnaire, Assessment, String), Failure> {
    let place = args.questionnaire.as_deref();
    if args.output.exists() {
        let loaded = loading::assessment(&args.output, place)?;
        streams.warn(loaded.warnings.as_ref());
        let owner = match loaded.assessment.assessors.as_slice() {
            [only] => only.clone(),
            _ => stem(&args.output),
        };
        return Ok((loaded.questionnaire, loaded.assessment, owner));
    }
    let nowhere = Origin::default();
    let origin = workbooks
        .first()
        .map_or(&nowhere, |(_, workbook)| workbook.origin());
    let loaded = match place {
        Some(place) => loading::questionnaire(&place.to_string_lossy())?,
        None if catalogue::find(&origin.questionnaire).is_some() => {
            loading::questionnaire(&origin.questionnaire)?
        }
        None => {
            return Err(Failure::usage(
                format!(
                    "the workbook asks the questionnaire `{}`, which is not among those embedded",
                    origin.questionnaire
                ),
                "say with --questionnaire where its file is",
            ));
        }
    };
    let date = args.date.unwrap_or_else(|| jiff::Zoned::now().date());
    let blank = new_assessment::blank(&args.output, &loaded, date);
    let blank = Assessment {
        organisation: origin.organisation.clone(),
        scope: origin.scope.clone(),
        ..blank
    };
    Ok((loaded, blank, stem(&args.output)))
}

fn stem(file: &Path) -> String {
    file.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// What the workbooks say, or the faults of all of them.
fn read(
    args: &ImportArgs,
    workbooks: &[Opened<'_>],
    loaded: &LoadedQuestionnaire,
    assessed: Date,
    streams: &Streams,
) -> Result<Vec<(Sent, FilledForm)>, Failure> {
    let digest = loaded.digest();
    let mut forms = Vec::new();
    let mut faulty = Vec::new();
    for (file, workbook) in workbooks {
        match workbook.read(&loaded.questionnaire, &digest, assessed) {
            Ok(filled) => {
                streams.warn_of_workbook(&file.display().to_string(), &filled.warnings);
                let by = args.by.clone().or_else(|| filled.by.clone());
                let sent = Sent {
                    file: file.display().to_string(),
                    by: by.unwrap_or_else(|| stem(file)),
                    asked: filled.asked,
                    answered: filled
                        .answers
                        .iter()
                        .flatten()
                        .filter(|answer| answer.given.is_some())
                        .count(),
                };
                forms.push((sent, filled));
            }
            Err(faults) => faulty.push(with_faults(file, faults)),
        }
    }
    match faulty.is_empty() {
        true => Ok(forms),
        false => Err(Failure::Workbooks(faulty)),
    }
}

/// Writes what changed into the file, or a new file.
fn write(
    args: &ImportArgs,
    questionnaire: &crate::model::Questionnaire,
    before: &Assessment,
    after: &Assessment,
) -> Result<(), Failure> {
    if !args.output.exists() {
        let files: Vec<String> = args
            .files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        let comments = Comments {
            header: vec![format!("Answers of: {}.", files.join(", "))],
            questions: true,
        };
        let text = draw(questionnaire, after, &comments);
        storage::write_new(&args.output, text.as_bytes())?;
        return Ok(());
    }
    let (mut keeper, now) = FileKeeper::open(&args.output, questionnaire)?;
    let changed = || {
        Failure::usage(
            format!(
                "{} was changed while the workbooks were read",
                args.output.display()
            ),
            "import them again",
        )
    };
    if now != *before {
        return Err(changed());
    }
    match keeper.keep(after) {
        Ok(()) => Ok(()),
        Err(NotKept::Changed(_) | NotKept::Gone) => Err(changed()),
        Err(NotKept::Failed(why)) => Err(Failure::Internal(anyhow::anyhow!(why))),
    }
}
