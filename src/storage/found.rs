//! Files found in folders and by patterns, in an order that does not depend on the system.

use std::ffi::OsStr;
use std::fs::{self, FileType};
use std::io;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::{DirEntry, WalkDir};

use super::{Action, StorageError};

/// Something that was found.
#[derive(Debug)]
pub enum Found {
    /// A file.
    File(PathBuf),
    /// Something that cannot be read.
    Unreadable(StorageError),
    /// A link that leads back to a folder around it. It is not followed: that would not end.
    Loop(PathBuf),
}

/// The endings of files that may hold assessments.
const ENDINGS: [&str; 5] = ["yaml", "yml", "json", "ndjson", "jsonl"];
/// The endings of files with an assessment in every line.
const OF_LINES: [&str; 2] = ["ndjson", "jsonl"];

/// Whether every line of a file is a document of its own, judged by its name.
pub fn holds_lines(path: &Path) -> bool {
    ends_in(path, &OF_LINES)
}

/// Whether a file may hold assessments, judged by its name.
pub(super) fn may_hold_assessments(path: &Path) -> bool {
    ends_in(path, &ENDINGS)
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|own| endings.iter().any(|known| own.eq_ignore_ascii_case(known)))
}

/// The files in a folder and below it that may hold assessments, name by name. Links are followed; what is hidden is
/// left alone.
pub fn in_folder(folder: &Path) -> impl Iterator<Item = Found> + use<> {
    walk(folder).filter_map(|entry| found(entry, may_hold_assessments))
}

/// Why a pattern cannot be used; completes "failed to …".
#[derive(Debug, thiserror::Error)]
#[error("understand the pattern `{pattern}`: {why}")]
pub struct BadPattern {
    pattern: String,
    why: String,
}

/// Whether a path is a pattern with wildcards, rather than the name of something.
pub fn is_pattern(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.contains(['*', '?', '[', '{']) && fs::symlink_metadata(path).is_err()
}

/// The files that a pattern matches: `*` and `?` within a name, `**` across folders. Folders that it matches count for
/// nothing by themselves.
///
/// # Errors
///
/// If the pattern is none.
pub fn by_pattern(pattern: &Path) -> Result<impl Iterator<Item = Found> + use<>, BadPattern> {
    let text = pattern.to_string_lossy();
    let text = text.strip_prefix("./").unwrap_or(&text);
    let bad = |why: &globset::Error| BadPattern {
        pattern: text.to_owned(),
        why: why.kind().to_string(),
    };
    let matcher = GlobBuilder::new(text)
        .literal_separator(true)
        .backslash_escape(cfg!(unix))
        .build()
        .map_err(|why| bad(&why))?
        .compile_matcher();
    let base = literal_folder(Path::new(text));
    Ok(walk(&base).filter_map(move |entry| found(entry, |path| matches(&matcher, path))))
}

fn matches(matcher: &GlobMatcher, path: &Path) -> bool {
    matcher.is_match(path.strip_prefix("./").unwrap_or(path))
}

/// The folders at the start of a pattern that are named without wildcards.
fn literal_folder(pattern: &Path) -> PathBuf {
    let folders = pattern.parent().unwrap_or(Path::new(""));
    let literal = folders.components().take_while(|part| match part {
        Component::Normal(name) => !name.to_string_lossy().contains(['*', '?', '[', '{', '\\']),
        _ => true,
    });
    let base: PathBuf = literal.collect();
    if base.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        base
    }
}

fn walk(folder: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    let visible = |entry: &DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(visible)
}

fn found(entry: walkdir::Result<DirEntry>, wanted: impl Fn(&Path) -> bool) -> Option<Found> {
    match entry {
        Ok(entry) => {
            let path = entry.path();
            if entry.file_type().is_dir() || !wanted(path) {
                return None;
            }
            Some(match special(entry.file_type()) {
                // Opening a pipe would wait for somebody to write to it.
                true => Found::Unreadable(StorageError::Special {
                    path: path.to_owned(),
                }),
                false => Found::File(entry.into_path()),
            })
        }
        Err(error) => {
            let path = error.path().map(Path::to_path_buf).unwrap_or_default();
            if error.loop_ancestor().is_some() {
                return Some(Found::Loop(path));
            }
            // A link that leads nowhere is a file under a name that is not wanted, if it is not.
            let folder = fs::metadata(&path).is_ok_and(|metadata| metadata.is_dir());
            if !folder && !wanted(&path) {
                return None;
            }
            let source = error
                .into_io_error()
                .unwrap_or_else(|| io::Error::other("it cannot be walked"));
            Some(Found::Unreadable(StorageError::new(
                Action::Read,
                &path,
                source,
            )))
        }
    }
}

/// Neither a file nor a folder: a pipe, a socket, a device.
pub(super) fn special(kind: FileType) -> bool {
    !kind.is_file() && !kind.is_dir() && !kind.is_symlink()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: impl Iterator<Item = Found>, base: &Path) -> Vec<String> {
        let name = |found| match found {
            Found::File(path) => path
                .strip_prefix(base)
                .expect("below")
                .to_string_lossy()
                .replace('\\', "/"),
            Found::Unreadable(error) => format!("! {error}"),
            Found::Loop(path) => format!("loop {:?}", path.file_name().expect("a name")),
        };
        found.map(name).collect()
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path();
        for below in ["b", "a.d", ".git"] {
            fs::create_dir(place.join(below)).expect("a folder");
        }
        for file in [
            "b.yaml",
            "a.YML",
            "b/z.json",
            "b/2.yaml",
            "b/10.yaml",
            "a.d/x.ndjson",
            "a.txt",
            ".git/a.yaml",
            ".a.yaml",
        ] {
            fs::File::create(place.join(file)).expect("a file");
        }
        folder
    }

    #[test]
    fn folders_are_walked_name_by_name() {
        let folder = folder();
        assert_eq!(
            names(in_folder(folder.path()), folder.path()),
            [
                "a.YML",
                "a.d/x.ndjson",
                "b/10.yaml",
                "b/2.yaml",
                "b/z.json",
                "b.yaml"
            ]
        );
    }

    #[test]
    fn patterns_stay_within_a_name_unless_they_say_otherwise() {
        let folder = folder();
        let by = |pattern: &str| {
            let found = by_pattern(&folder.path().join(pattern)).expect("a pattern");
            names(found, folder.path())
        };
        assert_eq!(by("*.yaml"), ["b.yaml"]);
        assert_eq!(by("b/*.{yaml,json}"), ["b/10.yaml", "b/2.yaml", "b/z.json"]);
        assert_eq!(by("**/1?.yaml"), ["b/10.yaml"]);
        assert_eq!(by("*.txt"), ["a.txt"], "a pattern says what it wants");
        assert!(by_pattern(Path::new("a[")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_but_not_in_circles() {
        use std::os::unix::fs::symlink;
        let folder = folder();
        let place = folder.path();
        symlink(place, place.join("b/round")).expect("a link");
        symlink(place.join("a.d"), place.join("c")).expect("a link");
        symlink(place.join("nowhere"), place.join("d.yaml")).expect("a link");
        symlink(place.join("nowhere"), place.join("e.txt")).expect("a link");
        let found = names(in_folder(place), place);
        assert_eq!(found[4..7], ["loop \"round\"", "b/z.json", "b.yaml"]);
        assert_eq!(found[7], "c/x.ndjson");
        assert!(
            found[8].ends_with("d.yaml: there is no such file"),
            "{found:?}"
        );
        assert_eq!(found.len(), 9);
    }
}
