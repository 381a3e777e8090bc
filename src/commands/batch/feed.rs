//! What is to be scored, in the order in which it was given.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use super::pool::Giver;
use crate::document::Source;
use crate::storage::{self, Found, Parting, Piece, Pieces, StorageError};

/// Something to be scored.
#[derive(Debug)]
pub(super) enum Job {
    /// A file.
    File {
        /// Its path.
        path: PathBuf,
        /// Whether it was named, rather than found: then it has to be an assessment.
        named: bool,
    },
    /// A document of a stream.
    Piece {
        /// Name of the stream.
        file: Arc<str>,
        /// The document.
        piece: Piece,
        /// Whether its stream was named.
        named: bool,
    },
    /// Something that cannot be read.
    Unreadable(StorageError),
    /// A path that stands for nothing.
    Nothing {
        /// The path.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A link that leads back; said, but no result.
    Loop(PathBuf),
    /// A record that was written before.
    Record(Vec<u8>),
}

/// What standard input holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum StreamKind {
    /// Paths, one a line, or each ending in NUL as `find -print0` writes them.
    Paths,
    /// An assessment as JSON in every line.
    Ndjson,
    /// YAML documents, parted by `---`.
    Yaml,
}

/// So many jobs, or bytes, are worked on in one go.
const JOBS: usize = 16;
const BYTES: usize = 256 * 1024;
/// So much of a stream is read at once.
const READ: usize = 256 * 1024;
/// Longer paths do not exist.
const LONGEST_PATH: usize = 64 * 1024;

/// Gives jobs to a pool, several in one go.
pub(super) struct Feeder<'g> {
    giver: &'g mut Giver<Vec<Job>>,
    jobs: Vec<Job>,
    bytes: usize,
    wanted: bool,
}

impl<'g> Feeder<'g> {
    pub(super) fn new(giver: &'g mut Giver<Vec<Job>>) -> Self {
        Self {
            giver,
            jobs: Vec::new(),
            bytes: 0,
            wanted: true,
        }
    }

    /// Gives a job. `false`: nobody wants any more.
    pub(super) fn give(&mut self, job: Job) -> bool {
        self.bytes += match &job {
            Job::Piece { piece, .. } => piece.bytes.len(),
            Job::Record(bytes) => bytes.len(),
            _ => 0,
        };
        self.jobs.push(job);
        if self.jobs.len() >= JOBS || self.bytes >= BYTES {
            self.flush();
        }
        self.wanted
    }

    /// Gives what has gathered: more may be long in coming.
    pub(super) fn flush(&mut self) {
        if !self.jobs.is_empty() && self.wanted {
            self.wanted = self.giver.give(std::mem::take(&mut self.jobs));
        }
        self.jobs.clear();
        self.bytes = 0;
    }

    /// Gives all that paths stand for. Standard input holds what `kind` says, or what its first line looks like.
    pub(super) fn paths(&mut self, paths: &[PathBuf], kind: Option<StreamKind>) {
        for path in paths {
            if !self.wanted {
                return;
            }
            match list(path) {
                _ if path == Path::new("-") => self.stream(io::stdin().lock(), "-", kind),
                Some(list) if list == Path::new("-") => {
                    self.stream(io::stdin().lock(), "-", Some(StreamKind::Paths));
                }
                Some(list) => match open(&list) {
                    Ok(file) => {
                        self.stream(file, &list.to_string_lossy(), Some(StreamKind::Paths));
                    }
                    Err(error) => {
                        self.give(Job::Unreadable(error));
                    }
                },
                None => {
                    self.path(path);
                }
            }
        }
        self.flush();
    }

    fn path(&mut self, path: &Path) -> bool {
        if storage::is_pattern(path) {
            return match storage::by_pattern(path) {
                Ok(found) => self.found(path, found, "no file matches it"),
                Err(error) => self.give(Job::Nothing {
                    path: path.to_owned(),
                    why: format!("failed to {error}"),
                }),
            };
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.found(
                path,
                storage::in_folder(path),
                "there is no .yaml, .yml, .json, .ndjson or .jsonl file in this folder",
            ),
            Ok(metadata) if !metadata.is_file() => match open(path) {
                Ok(stream) => {
                    self.stream(stream, &path.to_string_lossy(), None);
                    self.wanted
                }
                Err(error) => self.give(Job::Unreadable(error)),
            },
            _ => self.file(path.to_owned(), true),
        }
    }

    fn found(&mut self, path: &Path, found: impl Iterator<Item = Found>, none: &str) -> bool {
        let mut any = false;
        for found in found {
            any = true;
            let wanted = match found {
                Found::File(path) => self.file(path, false),
                Found::Unreadable(error) => self.give(Job::Unreadable(error)),
                Found::Loop(path) => self.give(Job::Loop(path)),
            };
            if !wanted {
                return false;
            }
        }
        if !any {
            return self.give(Job::Nothing {
                path: path.to_owned(),
                why: none.to_owned(),
            });
        }
        true
    }

    fn file(&mut self, path: PathBuf, named: bool) -> bool {
        if !storage::holds_lines(&path) {
            return self.give(Job::File { path, named });
        }
        match open(&path) {
            Ok(file) => {
                self.pieces(file, &path.to_string_lossy(), Parting::Lines, named);
                self.wanted
            }
            Err(error) => self.give(Job::Unreadable(error)),
        }
    }

    fn stream(&mut self, stream: impl Read, name: &str, kind: Option<StreamKind>) {
        let mut stream = BufReader::with_capacity(READ, stream);
        let mut begin = Vec::new();
        let kind = match kind {
            Some(kind) => kind,
            None => match first_line(&mut stream, &mut begin) {
                // A device that gives nothing but zeros gives them for ever.
                Ok(line) if line.len() >= Source::MAX_BYTES && line.iter().all(|b| *b == 0) => {
                    let path = PathBuf::from(name);
                    self.give(Job::Unreadable(StorageError::TooLarge { path }));
                    return;
                }
                Ok(line) => looks_like(line),
                Err(source) => {
                    self.give(Job::Unreadable(StorageError::reading(name, source)));
                    return;
                }
            },
        };
        let whole = BufReader::with_capacity(READ, Cursor::new(begin).chain(stream));
        match kind {
            StreamKind::Ndjson => self.pieces_of(whole, name, Parting::Lines, true),
            StreamKind::Yaml => self.pieces_of(whole, name, Parting::Dashes, true),
            StreamKind::Paths => self.listed(whole, name),
        }
    }

    /// Paths from a list.
    fn listed(&mut self, mut list: impl BufRead, name: &str) {
        let nul = list.fill_buf().is_ok_and(|buffer| buffer.contains(&0));
        let parting = if nul { Parting::Nul } else { Parting::Lines };
        let mut paths = Pieces::new(list, parting, LONGEST_PATH);
        loop {
            match paths.next_piece() {
                Ok(Some(piece)) => {
                    let bytes = match parting {
                        Parting::Nul => &piece.bytes[..],
                        _ => piece.bytes.trim_ascii_end(),
                    };
                    if bytes.starts_with(b"{") {
                        // What follows are assessments, which no message should repeat.
                        self.give(Job::Nothing {
                            path: name.into(),
                            why: format!(
                                "line {} looks like JSON, but the first line like a path: leave out what comes before, or say \
                                 `--stdin ndjson`",
                                piece.line
                            ),
                        });
                        return;
                    }
                    if !self.path(&path_of(bytes)) {
                        return;
                    }
                }
                Ok(None) => return,
                Err(source) => {
                    self.give(Job::Unreadable(StorageError::reading(name, source)));
                    return;
                }
            }
        }
    }

    fn pieces(&mut self, file: File, name: &str, parting: Parting, named: bool) {
        let stream = BufReader::with_capacity(READ, file);
        self.pieces_of(stream, name, parting, named);
    }

    fn pieces_of(
        &mut self,
        stream: BufReader<impl Read>,
        name: &str,
        parting: Parting,
        named: bool,
    ) {
        let file: Arc<str> = name.into();
        let mut pieces = Pieces::new(stream, parting, Source::MAX_BYTES);
        loop {
            match pieces.next_piece() {
                Ok(Some(piece)) => {
                    let file = Arc::clone(&file);
                    if !self.give(Job::Piece { file, piece, named }) {
                        return;
                    }
                    if pieces.stream().buffer().is_empty() {
                        self.flush();
                    }
                }
                Ok(None) => return,
                Err(source) => {
                    self.give(Job::Unreadable(StorageError::reading(name, source)));
                    return;
                }
            }
        }
    }
}

/// The list that a path such as `@sites.txt` names, unless there is a file of that name.
pub(super) fn list(path: &Path) -> Option<PathBuf> {
    let text = path.to_string_lossy();
    let list = text.strip_prefix('@').filter(|list| !list.is_empty())?;
    (!path.exists()).then(|| PathBuf::from(list))
}

fn open(path: &Path) -> Result<File, StorageError> {
    File::open(path).map_err(|source| StorageError::reading(&path.to_string_lossy(), source))
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The first line that is not blank; all that was read is kept.
fn first_line<'b>(stream: &mut impl BufRead, begin: &'b mut Vec<u8>) -> io::Result<&'b [u8]> {
    let mut from = 0;
    loop {
        let limit = Source::MAX_BYTES as u64;
        let read = stream.by_ref().take(limit).read_until(b'\n', begin)?;
        let line = begin.get(from..).unwrap_or_default();
        if read == 0 || !line.trim_ascii().is_empty() {
            return Ok(begin.get(from..).unwrap_or_default());
        }
        from = begin.len();
    }
}

/// What a stream holds, judged by its first line.
fn looks_like(line: &[u8]) -> StreamKind {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let line = line.trim_ascii();
    match line.first() {
        Some(b'{') if line.ends_with(b"}") => StreamKind::Ndjson,
        None | Some(b'{' | b'[' | b'#' | b'%' | b'"' | b'\'') => StreamKind::Yaml,
        _ if line.starts_with(b"---") || is_entry(line) => StreamKind::Yaml,
        _ => StreamKind::Paths,
    }
}

/// Whether a line is a key with a colon behind it.
fn is_entry(line: &[u8]) -> bool {
    let key = line
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    let rest = line.get(key..).unwrap_or_default();
    key > 0
        && rest
            .strip_prefix(b":")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(b" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells_what_a_stream_holds() {
        for (line, kind) in [
            ("{\"format\": 1}\n", StreamKind::Ndjson),
            ("{\r\n", StreamKind::Yaml),
            ("---\n", StreamKind::Yaml),
            ("format: 1\n", StreamKind::Yaml),
            ("answers:\n", StreamKind::Yaml),
            ("# made by hand\n", StreamKind::Yaml),
            ("sites/a.yaml\n", StreamKind::Paths),
            ("C:\\sites\\a.yaml\r\n", StreamKind::Paths),
            ("a b/c: d.yaml\0e.yaml\0", StreamKind::Paths),
            ("", StreamKind::Yaml),
        ] {
            assert_eq!(looks_like(line.as_bytes()), kind, "{line:?}");
        }
    }

    #[test]
    fn blank_lines_before_the_first_are_kept_for_its_number() {
        let mut begin = Vec::new();
        let mut stream = Cursor::new("\n \n{}\n{}\n");
        assert_eq!(first_line(&mut stream, &mut begin).expect("read"), b"{}\n");
        assert_eq!(begin, b"\n \n{}\n");
    }
}
