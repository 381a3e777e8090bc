//! From a baseline to the earlier state of each file: the one given or, in a folder, the one of the same path or of the
//! path that the file had before; and what of a folder is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::document::{Document, Kind, Severity};
use crate::report::{EarlierFault, Gone};
use crate::storage::{self, Found, StorageError};

use super::super::failure::Failure;
use super::super::loading::{self, Loaded};
use super::CheckArgs;
use super::inputs::Ready;

/// What was found where a baseline is looked for.
pub(super) enum EarlierState {
    /// No baseline is given.
    NotWanted,
    /// There is nothing at this path.
    Missing(String),
    /// There is something that cannot be compared with.
    Faulty(EarlierFault),
    /// It is this one.
    Found {
        loaded: Box<Loaded>,
        moved_from: Option<String>,
    },
}

/// The baseline of a file: the one given or, in a folder, the one of the same path.
///
/// # Errors
///
/// If the baseline given cannot be used, or a file has no counterpart in a folder. An earlier file of a folder may have
/// faults: the change that mends them is not to fail because of them.
pub(super) fn earlier(
    file: &Path,
    baseline: &Path,
    args: &CheckArgs,
) -> Result<EarlierState, Failure> {
    let found = |loaded| EarlierState::Found {
        loaded: Box::new(loaded),
        moved_from: None,
    };
    if baseline == Path::new("-") || !storage::is_folder(baseline) {
        return Ok(found(args.judging.load(baseline)?));
    }
    if !lies_below(file) {
        // Joined to a folder such a path would lead out of it, perhaps to the very same file.
        return Err(Failure::usage(
            format!(
                "{} has no counterpart in {}",
                file.display(),
                baseline.display()
            ),
            "with a folder as baseline, run from the folder that both have in common, and give paths below it",
        ));
    }
    let counterpart: PathBuf = baseline.join(file);
    match args.judging.load(&counterpart) {
        Ok(loaded) => Ok(found(loaded)),
        Err(Failure::Storage {
            error: StorageError::Missing { path },
            ..
        }) if path == counterpart => Ok(EarlierState::Missing(
            counterpart.to_string_lossy().into_owned(),
        )),
        Err(failure) => fault(&counterpart, baseline, failure).map(EarlierState::Faulty),
    }
}

/// Whether a path, joined to a folder, stays below it.
pub(super) fn lies_below(file: &Path) -> bool {
    let within = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    file != Path::new("-") && file.components().all(within)
}

/// What is wrong with an earlier file of a folder, in few words.
pub(super) fn fault(file: &Path, folder: &Path, failure: Failure) -> Result<EarlierFault, Failure> {
    let why = match failure {
        Failure::Faults(files) => {
            let all = files
                .iter()
                .flat_map(|f| f.faults.iter().map(move |d| (f, d)));
            let mut all = all.filter(|(_, fault)| fault.severity == Severity::Error);
            let Some((faulty, first)) = all.next() else {
                return Err(Failure::Faults(files));
            };
            let place = faulty.source.place(first.span);
            // The faults may be those of its questionnaire. The folder is often one that nobody chose.
            let name = Path::new(faulty.source.name());
            let of = match name == file {
                true => String::new(),
                false => format!(
                    " of {}",
                    name.strip_prefix(folder).unwrap_or(name).display()
                ),
            };
            let rest = match all.count() {
                0 => String::new(),
                count => format!(", and {count} more"),
            };
            format!("Line {}{of}: {}{rest}", place.line, first.message)
        }
        // A questionnaire that is not there, or a section that it does not have yet.
        Failure::Storage {
            error: error @ StorageError::Missing { .. },
            ..
        } => format!("Failed to {error}"),
        Failure::Usage { message, .. } => message,
        other => return Err(other),
    };
    Ok(EarlierFault {
        file: file.to_string_lossy().into_owned(),
        why,
    })
}

/// An assessment of the baseline folder that does not stand at its path any more.
struct Departed {
    /// The path it had, below the folder.
    file: PathBuf,
    loaded: Result<Box<Loaded>, Failure>,
}

/// What tells one assessment from another, whatever its file is called.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Identity {
    organisation: Option<String>,
    scope: Option<String>,
    questionnaire: String,
}

impl Identity {
    fn of(loaded: &Loaded) -> Self {
        Self {
            organisation: loaded.assessment.organisation.clone(),
            scope: loaded.assessment.scope.clone(),
            questionnaire: loaded.questionnaire.questionnaire.id.to_string(),
        }
    }
}

/// Gives new files the earlier file whose place they have taken, and returns what is gone from the baseline folder.
pub(super) fn follow(ready: &mut [Ready], args: &CheckArgs) -> Vec<Gone> {
    let Some(folder) = args
        .baseline
        .as_deref()
        .filter(|path| storage::is_folder(path))
    else {
        return Vec::new();
    };
    let mut departed = departed(folder, args);
    let mut new: BTreeMap<Identity, Vec<usize>> = BTreeMap::new();
    for (place, one) in ready.iter().enumerate() {
        if let EarlierState::Missing(_) = one.earlier {
            new.entry(Identity::of(&one.loaded))
                .or_default()
                .push(place);
        }
    }
    let mut old: BTreeMap<Identity, Vec<usize>> = BTreeMap::new();
    for (place, one) in departed.iter().enumerate() {
        if let Ok(loaded) = &one.loaded {
            old.entry(Identity::of(loaded)).or_default().push(place);
        }
    }
    // From the back, so that the places before stay what they are.
    let mut pairs: Vec<(usize, usize)> = new
        .iter()
        .flat_map(|(identity, new)| {
            let old = old.get(identity).map(Vec::as_slice).unwrap_or_default();
            successors(ready, new, &departed, old)
        })
        .collect();
    pairs.sort_by_key(|(_, old)| std::cmp::Reverse(*old));
    for (new, old) in pairs {
        let one = departed.remove(old);
        if let (Some(ready), Ok(loaded)) = (ready.get_mut(new), one.loaded) {
            ready.earlier = EarlierState::Found {
                loaded,
                moved_from: Some(one.file.to_string_lossy().into_owned()),
            };
        }
    }
    let gone = departed.into_iter().map(|one| Gone {
        file: one.file.to_string_lossy().into_owned(),
        organisation: one.loaded.ok().and_then(|l| l.assessment.organisation),
        fails: args.no_regression && !args.fewer_files,
    });
    gone.collect()
}

/// Which of the new files has taken the place of which of the old ones, all of the same identity: the only one of the
/// only one, else those of the same name in another folder. A guess would be worse than none.
fn successors(
    ready: &[Ready],
    new: &[usize],
    departed: &[Departed],
    old: &[usize],
) -> Vec<(usize, usize)> {
    if let ([new], [old]) = (new, old) {
        return vec![(*new, *old)];
    }
    let new_name = |place: &usize| {
        let one = ready.get(*place)?;
        Some(Path::new(&one.loaded.file).file_name()?.to_owned())
    };
    let old_name = |place: &usize| Some(departed.get(*place)?.file.file_name()?.to_owned());
    let only = |places: &[usize], name: &dyn Fn(&usize) -> Option<std::ffi::OsString>, wanted| {
        let mut same = places.iter().filter(|place| name(place) == wanted);
        same.next().copied().filter(|_| same.next().is_none())
    };
    let pair = |place: &usize| {
        let name = new_name(place);
        let new = only(new, &new_name, name.clone())?;
        Some((new, only(old, &old_name, name)?))
    };
    new.iter().filter_map(pair).collect()
}

/// The assessments of the folder that do not stand at their paths any more. Other files are nobody's loss.
fn departed(folder: &Path, args: &CheckArgs) -> Vec<Departed> {
    let plain = |path: &Path| path.strip_prefix("./").unwrap_or(path).to_owned();
    // One that is given and is not there is told as unreadable already.
    let given: BTreeSet<PathBuf> = args.files.iter().map(|path| plain(path)).collect();
    storage::in_folder(folder)
        .filter_map(|found| {
            let Found::File(path) = found else {
                return None;
            };
            let file = path.strip_prefix(folder).ok()?.to_owned();
            if storage::holds_lines(&path) || given.contains(&file) || file.exists() {
                return None;
            }
            let source = loading::source(&path).ok()?;
            let kind = Document::parse(&source).ok()?.kind();
            (kind == Kind::Assessment).then(|| Departed {
                loaded: args.judging.load(&path).map(Box::new),
                file,
            })
        })
        .collect()
}
