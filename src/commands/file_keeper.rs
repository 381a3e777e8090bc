//! Keeps an assessment in its file: only what changed, after every answer, and never over what somebody else wrote.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::draft_file;
use super::failure::Failure;
use super::loading;
use crate::console;
use crate::document::{Document, Severity, Source};
use crate::exit::Exit;
use crate::interview::{Drafts, Keeper, NotKept, Terminal};
use crate::model::{Assessment, Questionnaire};
use crate::render::assessment::{Comments, draw, rewrite};
use crate::render::escape::shell_word;
use crate::storage::{self, Lock, Stamp, StorageError};

/// The file of an assessment that is being interviewed.
#[derive(Debug)]
pub(super) struct FileKeeper<'q> {
    path: PathBuf,
    questionnaire: &'q Questionnaire,
    /// What the file holds, so far as is known.
    text: String,
    /// By which a change of somebody else is noticed; `None` once the file is gone.
    stamp: Option<Stamp>,
    /// What that text says.
    saved: Assessment,
    /// Keeps other sessions away. Held while the file is being written, so that nothing ends the program in the middle.
    lock: Arc<Mutex<Option<Lock>>>,
}

impl<'q> FileKeeper<'q> {
    /// Opens a file that exists; returns what it says as well.
    ///
    /// # Errors
    ///
    /// If another session works on it, or it cannot be read, or has faults.
    pub(super) fn open(
        path: &Path,
        questionnaire: &'q Questionnaire,
    ) -> Result<(Self, Assessment), Failure> {
        let lock = Lock::take(path)?;
        let bytes = storage::read(path)?;
        // With its byte order mark, which a source leaves out.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let stamp = Some(Stamp::of(&bytes));
        let source = Source::new(path.to_string_lossy(), bytes);
        let (saved, _) = loading::assessment_with(source, questionnaire)?;
        let keeper = Self {
            path: path.to_owned(),
            questionnaire,
            text,
            stamp,
            saved: saved.clone(),
            lock: Arc::new(Mutex::new(Some(lock))),
        };
        Ok((keeper, saved))
    }

    /// When the program is told to end, or breaks down, the terminal is given back and a sentence says how to go on.
    pub(super) fn tell_when_ended(&self, plain: bool, drafts: &Drafts) {
        let lock = Arc::clone(&self.lock);
        let file = self.path.to_string_lossy().into_owned();
        let (path, drafts) = (self.path.clone(), drafts.clone());
        let told = move || {
            // Whoever writes finishes first.
            let mut held = lock.lock().unwrap_or_else(PoisonError::into_inner);
            let kept = draft_file::keep(&path, &drafts.all());
            drop(held.take());
            if !plain {
                Terminal::give_back();
            }
            if kept && !drafts.all().is_empty() {
                let _ = console::say("\nWhat you were typing is kept for the next time.");
            }
            let again = shell_word(&file);
            let _ = console::say(&format!(
                "\nInterrupted. Every answer is saved in {file}; go on with: itsm-gap assess {again}\n"
            ));
            std::process::exit(i32::from(Exit::Interrupted.code()));
        };
        // A second interview in one process does not happen; should it, the first handler serves as well.
        let _ = ctrlc::set_handler(told);
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !plain {
                Terminal::give_back();
            }
            before(panic);
        }));
    }

    /// The whole assessment as a file of its own.
    pub(super) fn whole(&self, assessment: &Assessment) -> String {
        rewrite(&self.text, self.questionnaire, &self.saved, assessment)
            .unwrap_or_else(|_| draw(self.questionnaire, assessment, &Comments::default()))
    }

    /// What the file says now that somebody else has changed it. If it is gone, it is written anew with the next attempt.
    fn changed(&mut self) -> Result<Assessment, NotKept> {
        let file = self.path.display();
        let bytes = match storage::read(&self.path) {
            Ok(bytes) => bytes,
            Err(StorageError::Missing { .. }) => {
                self.stamp = None;
                return Err(NotKept::Gone);
            }
            Err(error) => return Err(not_kept(&error)),
        };
        let source = Source::new(file.to_string(), bytes.as_slice());
        let read = Document::parse(&source)
            .and_then(|document| document.to_assessment(self.questionnaire));
        match read {
            Ok(read) => {
                self.stamp = Some(Stamp::of(&bytes));
                self.saved = read.value.clone();
                self.text = String::from_utf8_lossy(&bytes).into_owned();
                Ok(read.value)
            }
            Err(faults) => {
                let first = faults
                    .iter()
                    .find(|fault| fault.severity == Severity::Error);
                let what = first.map_or_else(String::new, |fault| {
                    let (line, _) = source.position(fault.span.start());
                    format!(" in line {line}: {}", fault.message)
                });
                Err(NotKept::Failed(format!(
                    "{file} was changed meanwhile and has a fault{what}"
                )))
            }
        }
    }
}

/// The reason for a person.
fn not_kept(error: &dyn std::error::Error) -> NotKept {
    NotKept::Failed(format!("failed to {error}"))
}

impl Drop for FileKeeper<'_> {
    /// What is told when the program is ended holds the lock as well, so that it does not go by itself.
    fn drop(&mut self) {
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        drop(held.take());
    }
}

impl Keeper for FileKeeper<'_> {
    fn keep(&mut self, assessment: &Assessment) -> Result<(), NotKept> {
        let lock = Arc::clone(&self.lock);
        let _whole = lock.lock().unwrap_or_else(PoisonError::into_inner);
        let text = rewrite(&self.text, self.questionnaire, &self.saved, assessment)
            .map_err(|error| not_kept(&error))?;
        if text == self.text && self.stamp.is_some() {
            return Ok(());
        }
        match storage::write_over(&self.path, self.stamp.as_ref(), text.as_bytes()) {
            Ok(stamp) => {
                self.stamp = Some(stamp);
                self.text = text;
                self.saved = assessment.clone();
                Ok(())
            }
            Err(StorageError::Changed { .. }) => Err(NotKept::Changed(Box::new(self.changed()?))),
            Err(error) => Err(not_kept(&error)),
        }
    }

    fn keep_copy(&mut self, assessment: &Assessment) -> Result<String, String> {
        let text = self.whole(assessment);
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let beside = self.path.with_file_name("");
        let mut why = String::new();
        for folder in [beside, PathBuf::new(), std::env::temp_dir()] {
            for number in 1..100 {
                let copy = folder.join(format!("{name}.answers-{number}.yaml"));
                if copy.exists() {
                    continue;
                }
                // It may end up where others can read it, which the answers are not for.
                match storage::write_private(&copy, text.as_bytes()) {
                    Ok(()) => return Ok(copy.display().to_string()),
                    Err(error) => why = format!("failed to {error}"),
                }
                break;
            }
        }
        Err(why)
    }
}
