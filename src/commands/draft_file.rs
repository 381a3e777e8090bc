//! What was typed but not entered, in a file beside the assessment until the next sitting.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::interview::Draft;
use crate::model::Id;
use crate::storage;

/// The file as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    drafts: Vec<One>,
}

#[derive(Serialize, Deserialize)]
struct One {
    question: Option<String>,
    label: String,
    text: String,
}

/// `.assessment.yaml.itsm-gap-draft` for `assessment.yaml`.
fn place(file: &Path) -> Option<PathBuf> {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name()?);
    name.push(".itsm-gap-draft");
    Some(file.with_file_name(name))
}

/// What an earlier sitting left; nothing if it left nothing, or nothing that can be read.
pub(super) fn read(file: &Path) -> Vec<Draft> {
    let bytes = place(file).and_then(|place| storage::read(&place).ok());
    let written = bytes.and_then(|bytes| serde_json::from_slice::<Written>(&bytes).ok());
    let drafts = written.filter(|written| written.format == 1);
    let drafts = drafts.into_iter().flat_map(|written| written.drafts);
    drafts
        .map(|one| Draft {
            question: one.question.map(Id::new),
            label: one.label,
            text: one.text,
        })
        .collect()
}

/// Keeps drafts for the next sitting; without any, the file goes. Whether they are safe.
pub(super) fn keep(file: &Path, drafts: &[Draft]) -> bool {
    let Some(place) = place(file) else {
        return drafts.is_empty();
    };
    if drafts.is_empty() {
        return !place.exists() || storage::remove(&place).is_ok();
    }
    let drafts = drafts.iter().map(|draft| One {
        question: draft.question.as_ref().map(ToString::to_string),
        label: draft.label.clone(),
        text: draft.text.clone(),
    });
    let written = Written {
        format: 1,
        drafts: drafts.collect(),
    };
    serde_json::to_vec_pretty(&written)
        .is_ok_and(|bytes| storage::write_private(&place, &bytes).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_come_back_as_they_were_and_go_without_a_trace() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = folder.path().join("a.yaml");
        let drafts = [Draft {
            question: Some(Id::new("inc-recorded")),
            label: "Note".into(),
            text: "two\nlines: “half”".into(),
        }];
        assert!(keep(&file, &drafts));
        assert_eq!(read(&file), drafts);
        assert!(
            keep(&file, &[]) && keep(&file, &[]),
            "also where there is none"
        );
        assert_eq!(read(&file), []);
        let left = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 0);
    }

    #[test]
    fn a_damaged_file_of_drafts_is_as_none() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = folder.path().join("a.yaml");
        storage::write(&place(&file).expect("a place"), b"{\"format\": 2").expect("written");
        assert_eq!(read(&file), []);
    }
}
