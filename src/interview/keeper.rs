//! Where answers are kept: after each, so that nothing said is lost.

use crate::model::Assessment;

/// Keeps the assessment somewhere safe.
pub trait Keeper {
    /// Keeps the assessment as it now is. What was kept before is never damaged.
    ///
    /// # Errors
    ///
    /// If it could not be kept; what was kept before is as it was.
    fn keep(&mut self, assessment: &Assessment) -> Result<(), NotKept>;

    /// Keeps a copy elsewhere, where the usual place cannot take it; returns where.
    ///
    /// # Errors
    ///
    /// If that failed too, with the reason.
    fn keep_copy(&mut self, assessment: &Assessment) -> Result<String, String>;
}

/// Why an assessment was not kept.
#[derive(Debug)]
pub enum NotKept {
    /// Somebody else changed the file meanwhile; this is what it says now. What is kept next is written over that version.
    Changed(Box<Assessment>),
    /// The file is gone. What is kept next is written as a new file.
    Gone,
    /// It could not be written, or can no longer be read; completes "Your answer is not saved: …".
    Failed(String),
}
