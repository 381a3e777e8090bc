//! The target as it was in the baseline: of the file given, of the one under the same path in a folder, or of the earlier
//! questionnaire.

use std::path::Path;

use crate::model::{Questionnaire, Target};
use crate::report::EarlierFault;
use crate::storage::{self, StorageError};

use super::super::failure::Failure;
use super::CheckArgs;
use super::earlier::{EarlierState, fault, lies_below};
use super::inputs::Ready;

/// What is known of the target of the baseline.
pub(super) enum TargetThen {
    /// Nothing.
    Unknown,
    /// There is no target file at this path.
    Missing(String),
    /// Its file has faults.
    Faulty(EarlierFault),
    /// It is this one, for the earlier questionnaire.
    Is(Box<Target>),
}

impl TargetThen {
    /// Whether it asked for evidence.
    pub(super) fn asks_for_evidence(&self) -> bool {
        matches!(self, Self::Is(target) if target.min_evidenced.is_some())
    }
}

/// The target that the flags make of the earlier target file, for the earlier questionnaire. That of a folder
/// may not be there, or have faults, which the change may be about to mend.
///
/// # Errors
///
/// If the earlier target that was given cannot be used, or one of a folder cannot be read.
pub(super) fn earlier_target(ready: &Ready, args: &CheckArgs) -> Result<TargetThen, Failure> {
    let EarlierState::Found { loaded, .. } = &ready.earlier else {
        return Ok(TargetThen::Unknown);
    };
    let questionnaire = &loaded.questionnaire.questionnaire;
    if let Some(given) = &args.baseline_target {
        return known(args, Some(given), questionnaire);
    }
    let Some(file) = args.target.file() else {
        return known(args, None, questionnaire).or_else(other_figures);
    };
    let folder = args
        .baseline
        .as_deref()
        .filter(|path| storage::is_folder(path));
    let Some(folder) = folder.filter(|_| lies_below(file)) else {
        return Ok(TargetThen::Unknown);
    };
    let counterpart = folder.join(file);
    match known(args, Some(&counterpart), questionnaire) {
        Err(Failure::Storage {
            error: StorageError::Missing { path },
            ..
        }) if path == counterpart => Ok(TargetThen::Missing(
            counterpart.to_string_lossy().into_owned(),
        )),
        Err(failure @ Failure::Faults(_)) => {
            fault(&counterpart, folder, failure).map(TargetThen::Faulty)
        }
        known => known.or_else(other_figures),
    }
}

fn known(
    args: &CheckArgs,
    file: Option<&Path>,
    questionnaire: &Questionnaire,
) -> Result<TargetThen, Failure> {
    let target = match file {
        Some(file) => args.target.with_file(file.to_owned()),
        None => args.target.clone(),
    };
    let target = target.resolve(questionnaire, None)?;
    Ok(TargetThen::Is(Box::new(target)))
}

/// Flags may ask for a figure that the earlier questionnaire did not have.
fn other_figures(failure: Failure) -> Result<TargetThen, Failure> {
    match failure {
        Failure::Usage { .. } => Ok(TargetThen::Unknown),
        other => Err(other),
    }
}
