//! Records that were written before: looked through once, then read one by one in any order.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::feed::{Feeder, Job};
use crate::commands::failure::Failure;
use crate::document::Source;
use crate::portfolio::{Content, Order, Record, Rows};
use crate::render::json;
use crate::storage::{Parting, Pieces, StorageError, take_next};

/// Records in files, and where each of them is.
#[derive(Debug, Default)]
pub(super) struct Parts {
    files: Vec<File>,
    rows: Rows,
    /// Where the record of each row is.
    places: Vec<Place>,
    order: Order,
    /// How many records come from the same place as one before.
    twice: usize,
}

/// Where a record is.
#[derive(Clone, Copy, Debug)]
struct Place {
    file: usize,
    offset: u64,
    length: usize,
}

/// So many lines that are no records are named.
const NAMED: usize = 20;

impl Parts {
    /// Looks through parts of a batch. All lines that are no records are faults.
    pub(super) fn open(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut parts = Self::default();
        let (mut origins, mut faults) = (HashSet::new(), Vec::new());
        for path in paths {
            let name = path.to_string_lossy();
            let failed = |source| Failure::from(StorageError::reading(&name, source));
            let file = if path == Path::new("-") {
                spooled(io::stdin().lock(), &name)?
            } else {
                let file = File::open(path).map_err(failed)?;
                match file.metadata().map_err(failed)? {
                    metadata if metadata.is_file() => file,
                    metadata if metadata.is_dir() => {
                        return Err(failed(io::ErrorKind::IsADirectory.into()));
                    }
                    _ => spooled(file, &name)?,
                }
            };
            parts
                .look_through(file, &name, &mut origins, &mut faults)
                .map_err(failed)?;
        }
        if faults.is_empty() {
            return Ok(parts);
        }
        let rest = faults.len().saturating_sub(NAMED);
        faults.truncate(NAMED);
        if rest > 0 {
            faults.push(format!("and {rest} more"));
        }
        Err(Failure::usage(
            format!(
                "these are no records of a batch:\n  {}",
                faults.join("\n  ")
            ),
            "merge what `itsm-gap batch --to ndjson` has written",
        ))
    }

    /// Looks through a file for records.
    fn look_through(
        &mut self,
        file: File,
        name: &str,
        origins: &mut HashSet<u64>,
        faults: &mut Vec<String>,
    ) -> io::Result<()> {
        let mut reader = BufReader::with_capacity(256 * 1024, file);
        let mut pieces = Pieces::new(&mut reader, Parting::Lines, Source::MAX_BYTES);
        while let Some(piece) = pieces.next_piece()? {
            let read = std::str::from_utf8(&piece.bytes)
                .map_err(|error| error.to_string())
                .and_then(json::read_record);
            match read {
                Ok(record) => {
                    self.twice += usize::from(!origins.insert(origin(&record)));
                    self.rows.push(&record, 0);
                    self.places.push(Place {
                        file: self.files.len(),
                        offset: piece.offset,
                        length: piece.bytes.len(),
                    });
                }
                Err(why) => faults.push(format!("{name}:{}: {why}", piece.line)),
            }
        }
        self.files.push(reader.into_inner());
        Ok(())
    }

    /// Adds records to the last file, which is one of our own.
    ///
    /// # Errors
    ///
    /// If there is no room for them.
    pub(super) fn spool(&mut self, rows: &Rows, lines: &[Vec<u8>]) -> Result<(), StorageError> {
        if self.files.is_empty() {
            self.files
                .push(tempfile::tempfile().map_err(StorageError::aside)?);
        }
        for line in lines {
            let offset = self.places.last().map_or(0, |p| p.offset + p.length as u64);
            if let Some(file) = self.files.last_mut() {
                file.write_all(line).map_err(StorageError::aside)?;
            }
            self.places.push(Place {
                file: 0,
                offset,
                length: line.len(),
            });
        }
        self.rows.append(rows, |group| group);
        Ok(())
    }

    /// How many records come from the same place as one before: the same file, line, organisation, day and questionnaire.
    pub(super) fn twice(&self) -> usize {
        self.twice
    }

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Puts them in order.
    pub(super) fn sort(&mut self, order: Order) {
        self.order = order;
    }

    /// Gives all of them, in their order.
    pub(super) fn give(self, feeder: &mut Feeder<'_>) {
        let (mut files, places) = (self.files, self.places);
        let order = self.rows.places(self.order);
        // From here on the rows would only take memory beside those that are made of the records.
        drop(self.rows);
        let places = order.iter().filter_map(|row| places.get(*row as usize));
        for Place {
            file,
            offset,
            length,
        } in places.copied()
        {
            let Some(file) = files.get_mut(file) else {
                continue;
            };
            let mut bytes = vec![0; length];
            let read = file
                .seek(SeekFrom::Start(offset))
                .and_then(|_| file.read_exact(&mut bytes));
            let job = match read {
                Ok(()) => Job::Record(bytes),
                Err(source) => Job::Unreadable(StorageError::reading("a part", source)),
            };
            if !feeder.give(job) {
                return;
            }
        }
        feeder.flush();
    }
}

/// A digest of where a record comes from.
fn origin(record: &Record<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&record.file, record.line).hash(&mut hasher);
    if let Content::Scored(site) = &record.content {
        (&site.organisation, &site.scope, site.date).hash(&mut hasher);
        (&site.questionnaire.id, &site.questionnaire.version).hash(&mut hasher);
    }
    hasher.finish()
}

/// A stream as a file, so that it can be read again.
fn spooled(stream: impl io::Read, name: &str) -> Result<File, StorageError> {
    let mut stream = BufReader::with_capacity(256 * 1024, stream);
    let mut file = tempfile::tempfile().map_err(StorageError::aside)?;
    loop {
        let written = take_next(&mut stream, |bytes| {
            let written = file.write_all(bytes).map(|()| bytes.len());
            (bytes.len(), written)
        });
        let written = written.map_err(|source| StorageError::reading(name, source))?;
        if written.map_err(StorageError::aside)? == 0 {
            break;
        }
    }
    file.seek(SeekFrom::Start(0)).map_err(StorageError::aside)?;
    Ok(file)
}
