//! The day of an assessment whose file says none, such as one made by `template`: asked for, and put into the file.

use std::path::Path;

use jiff::civil::Date;

use super::failure::Failure;
use crate::document::Severity;
use crate::interview::{Field, Prompter, Stop, typed_day};
use crate::render::assessment::put_date;
use crate::storage::{self, Lock, Stamp};

/// Whether a day was put into the file.
pub(super) enum Dated {
    /// Yes: it can be read now.
    Put,
    /// The person would rather not.
    Declined,
    /// Nobody answers any more.
    Stopped(Stop),
}

/// Puts the day that is given, or that the person says, into a file that lacks nothing else. All else in it stays.
///
/// # Errors
///
/// The failure itself, where it has another cause; or if the file cannot be written.
pub(super) fn put_day(
    failure: Failure,
    file: &Path,
    given: Option<Date>,
    today: Date,
    prompter: &mut dyn Prompter,
) -> Result<Dated, Failure> {
    if !is_one_fault(&failure) {
        return Err(failure);
    }
    let bytes = storage::read(file)?;
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(failure);
    };
    // Tried before it is asked for: if the day is not what is wanting, there is nothing to ask.
    if put_date(text, today).is_none() {
        return Err(failure);
    }
    let date = match given {
        Some(date) => date,
        None => match ask(file, today, prompter) {
            Ok(Some(date)) => date,
            Ok(None) => return Ok(Dated::Declined),
            Err(stop) => return Ok(Dated::Stopped(stop)),
        },
    };
    let Some(dated) = put_date(text, date) else {
        return Err(failure);
    };
    let _lock = Lock::take(file)?;
    storage::write_over(file, Some(&Stamp::of(&bytes)), dated.as_bytes())?;
    Ok(Dated::Put)
}

fn is_one_fault(failure: &Failure) -> bool {
    let Failure::Faults(files) = failure else {
        return false;
    };
    let faults = files.iter().flat_map(|file| &file.faults);
    let errors = faults.filter(|fault| fault.severity == Severity::Error);
    errors.count() == 1
}

fn ask(file: &Path, today: Date, prompter: &mut dyn Prompter) -> Result<Option<Date>, Stop> {
    let field = Field {
        label: "Which day does the assessment stand for?".to_owned(),
        help: format!(
            "{} does not say. The day is put into it; evidence is judged as of this day.",
            file.display()
        ),
        value: today.to_string(),
        proposed: true,
        check: &|text| match typed_day(text, today)? {
            Some(_) => Ok(()),
            None => Err(format!("An assessment needs a day, such as {today}.")),
        },
        typing: None,
    };
    let typed = prompter.line(&field)?;
    Ok(typed.and_then(|text| typed_day(&text, today).ok().flatten()))
}
