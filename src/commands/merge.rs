//! Brings several respondents' assessments together in one.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::loading;
use super::streams::Streams;
use crate::exit::Exit;
use crate::merge::{Voice, merge};
use crate::model::Assessment;
use crate::render::assessment::{Comments, draw};
use crate::render::escape::shell_word;
use crate::report::merge_page;
use crate::storage;

/// Arguments of `merge`.
#[derive(Args, Debug)]
pub struct MergeArgs {
    /// The assessments. Who answers is told by `by` of an answer, else by the only assessor of the file, else by its name.
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    files: Vec<PathBuf>,

    /// The new assessment; it must not exist yet.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Where the questionnaire is found, if not where the assessments say.
    #[arg(long, value_name = "FILE")]
    questionnaire: Option<PathBuf>,
}

/// Writes what all said into one assessment, and tells who contradicts whom.
///
/// # Errors
///
/// If a file has faults or cannot be read or written, if the assessments are of different questionnaires, or if there is an assessment
/// of the new name already.
pub fn run(args: &MergeArgs, streams: &Streams) -> Result<Exit, Failure> {
    loading::once(&args.files)?;
    for (place, file) in args.files.iter().enumerate() {
        let mut before = args.files.iter().take(place);
        if let Some(other) = before.find(|other| storage::is_same(file, other)) {
            return Err(said_twice(other, file));
        }
    }
    if args.output.exists() {
        return Err(Failure::usage(
            format!(
                "{} exists already, and may hold answers",
                args.output.display()
            ),
            "choose another name, or remove the file first",
        ));
    }
    let mut failures = Vec::new();
    let mut loaded = Vec::new();
    for file in &args.files {
        match loading::assessment(file, args.questionnaire.as_deref()) {
            Ok(one) => loaded.push(one),
            Err(Failure::Faults(faulty)) => failures.extend(faulty),
            Err(other) => return Err(other),
        }
    }
    if !failures.is_empty() {
        return Err(Failure::Faults(failures));
    }
    let Some(first) = loaded.first() else {
        return Ok(Exit::Done);
    };
    for (place, one) in loaded.iter().enumerate() {
        let paths = args.files.iter();
        let mut before = paths.zip(&loaded).take(place);
        // Nobody gives that many answers in the same order, with the same words as another.
        if one.assessment.answers.iter().flatten().count() >= MANY
            && let Some((other, _)) = before.find(|(_, other)| other.assessment == one.assessment)
            && let Some(file) = args.files.get(place)
        {
            return Err(said_twice(other, file));
        }
    }
    let questionnaire = &first.questionnaire.questionnaire;
    let mut assessments = Vec::new();
    for (file, one) in args.files.iter().zip(&loaded) {
        streams.warn(one.warnings.as_ref());
        let own = &one.questionnaire.questionnaire;
        if own.id != questionnaire.id {
            return Err(Failure::usage(
                format!(
                    "{} answers `{}`, but {} answers `{}`",
                    first.file, questionnaire.id, one.file, own.id
                ),
                "merge assessments of one questionnaire",
            ));
        }
        // Of another version, it is read once more with that of the first.
        let assessment = match own == questionnaire {
            true => one.assessment.clone(),
            false => loading::assessment_with(loading::source(file)?, questionnaire)?.0,
        };
        assessments.push((name(file, &assessment), assessment));
    }
    tell_apart(&mut assessments);
    let voices: Vec<Voice<'_>> = assessments
        .iter()
        .map(|(by, assessment)| Voice { by, assessment })
        .collect();
    let Some(mut merged) = merge(questionnaire, &voices) else {
        return Ok(Exit::Done);
    };
    if merged.assessment.questionnaire.is_path()
        && let Some(path) = first.questionnaire.path()
    {
        merged.assessment.questionnaire = super::new_assessment::path_reference(&args.output, path);
    }
    let files: Vec<String> = loaded.iter().map(|one| one.file.clone()).collect();
    let comments = Comments {
        header: vec![format!("Merged from: {}.", files.join(", "))],
        questions: true,
    };
    let text = draw(questionnaire, &merged.assessment, &comments);
    storage::write_new(&args.output, text.as_bytes())?;
    streams.say_page(&merge_page(questionnaire, &merged, &files));
    let word = shell_word(&args.output.to_string_lossy());
    streams.say(&format!(
        "\nWritten to {}. Settle what is disputed with: itsm-gap assess {word} --only disputed",
        args.output.display()
    ));
    Ok(Exit::Done)
}

/// Files of so many answers are not equal by chance.
const MANY: usize = 10;

/// One assessment is one voice: counted twice, it would agree with itself.
fn said_twice(one: &Path, other: &Path) -> Failure {
    Failure::usage(
        format!(
            "{} and {} are the same assessment",
            one.display(),
            other.display()
        ),
        "give each respondent's own assessment once: what is counted twice would agree with itself",
    )
}

/// Whose voice a file is.
fn name(file: &Path, assessment: &Assessment) -> String {
    match assessment.assessors.as_slice() {
        [only] => only.clone(),
        _ => file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    }
}

/// Files of one name or one assessor are told apart by a number.
fn tell_apart(assessments: &mut [(String, Assessment)]) {
    for at in 1..assessments.len() {
        let (before, rest) = assessments.split_at_mut(at);
        let Some((name, _)) = rest.first_mut() else {
            continue;
        };
        let taken = |name: &str| before.iter().any(|(other, _)| other == name);
        let own = name.clone();
        let mut number = 2;
        while taken(name) {
            *name = format!("{own} ({number})");
            number += 1;
        }
    }
}
