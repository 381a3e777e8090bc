//! Records that were written before: looked through once, then read one by one in any order.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use super::feed::{Feeder, Job};
use crate::commands::failure::Failure;
use crate::document::Source;
use crate::portfolio::{Order, Row};
use crate::render::json;
use crate::storage::{Parting, Pieces, StorageError};

/// Records in files, and where each of them is.
#[derive(Debug, Default)]
pub(super) struct Parts {
    files: Vec<File>,
    places: Vec<Place>,
}

/// Where a record is.
#[derive(Debug)]
struct Place {
    row: Row,
    file: usize,
    offset: u64,
    length: usize,
}

/// A record in a file.
struct Found {
    row: Row,
    offset: u64,
    length: usize,
}

/// So many records are handed on together.
const TOGETHER: usize = 256;

/// So many lines that are no records are named.
const NAMED: usize = 20;

impl Parts {
    /// Looks through parts of a batch. All lines that are no records are faults.
    pub(super) fn open(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut parts = Self::default();
        let mut faults = Vec::new();
        for path in paths {
            let name = path.to_string_lossy();
            let failed = |source| Failure::from(StorageError::reading(&name, source));
            let file = if path == Path::new("-") {
                spooled(io::stdin().lock()).map_err(failed)?
            } else {
                let file = File::open(path).map_err(failed)?;
                match file.metadata().map_err(failed)? {
                    metadata if metadata.is_file() => file,
                    metadata if metadata.is_dir() => {
                        return Err(failed(io::ErrorKind::IsADirectory.into()));
                    }
                    _ => spooled(file).map_err(failed)?,
                }
            };
            parts
                .look_through(file, &name, &mut faults)
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

    fn look_through(&mut self, file: File, name: &str, faults: &mut Vec<String>) -> io::Result<()> {
        let place = self.files.len();
        let (found_in, found_out) = mpsc::sync_channel::<Vec<Found>>(1);
        let (spent_in, spent_out) = mpsc::channel::<Vec<Found>>();
        let file = thread::scope(|scope| {
            let reading = scope.spawn(move || look(file, name, faults, &found_in, &spent_out));
            for some in found_out {
                // Copied here and freed there, rows do not stand between what the records leave free. The allocator keeps
                // the memory of threads apart.
                self.places.extend(some.iter().map(|found| Place {
                    row: found.row.clone(),
                    file: place,
                    offset: found.offset,
                    length: found.length,
                }));
                let _ = spent_in.send(some);
            }
            reading.join().unwrap_or_else(|panic| resume_unwind(panic))
        })?;
        self.files.push(file);
        Ok(())
    }

    /// Adds a record to the last file, which is one of our own.
    pub(super) fn spool(&mut self, row: Row, line: &[u8]) -> io::Result<()> {
        if self.files.is_empty() {
            self.files.push(tempfile::tempfile()?);
        }
        let offset = self.places.last().map_or(0, |p| p.offset + p.length as u64);
        if let Some(file) = self.files.last_mut() {
            file.write_all(line)?;
        }
        self.places.push(Place {
            row,
            file: 0,
            offset,
            length: line.len(),
        });
        Ok(())
    }

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Puts them in order.
    pub(super) fn sort(&mut self, order: Order) {
        self.places.sort_by(|one, other| match order {
            Order::Input => Ordering::Equal,
            order => order.compare(&one.row, &other.row),
        });
    }

    /// Gives all of them, in their order.
    pub(super) fn give(self, feeder: &mut Feeder<'_>) {
        let mut files = self.files;
        // From here on the rows would only take memory beside those that are made of the records.
        let places: Vec<(usize, u64, usize)> = self
            .places
            .into_iter()
            .map(|place| (place.file, place.offset, place.length))
            .collect();
        for (file, offset, length) in places {
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

/// Looks through a file, hands on what is found, and frees what comes back.
fn look(
    file: File,
    name: &str,
    faults: &mut Vec<String>,
    found: &SyncSender<Vec<Found>>,
    spent: &Receiver<Vec<Found>>,
) -> io::Result<File> {
    let mut reader = BufReader::with_capacity(256 * 1024, file);
    let mut pieces = Pieces::new(&mut reader, Parting::Lines, Source::MAX_BYTES);
    let mut some = Vec::new();
    while let Some(piece) = pieces.next_piece()? {
        let read = std::str::from_utf8(&piece.bytes)
            .map_err(|error| error.to_string())
            .and_then(json::read_record);
        match read {
            Ok(record) => some.push(Found {
                row: Row::of(&record),
                offset: piece.offset,
                length: piece.bytes.len(),
            }),
            Err(why) => faults.push(format!("{name}:{}: {why}", piece.line)),
        }
        if some.len() == TOGETHER {
            let _ = found.send(std::mem::take(&mut some));
            spent.try_iter().for_each(drop);
        }
    }
    let _ = found.send(some);
    Ok(reader.into_inner())
}

/// A stream as a file, so that it can be read again.
fn spooled(mut stream: impl io::Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut stream, &mut file)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}
