//! A form in which people without a terminal answer: a workbook with a sheet for each area, read back by
//! [`document::answer_form`](crate::document::answer_form).

mod front;
mod heights;
mod hidden;
mod look;
mod names;
mod outline;
mod profile;
mod questions;
mod sheet;
mod wording;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::hidden::Lists;
use self::look::Look;
use self::outline::Outline;
use crate::document::answer_form::Origin;
use crate::model::{Assessment, QuestionIx, Questionnaire};

pub use wording::faults;

/// What a form is made of.
#[derive(Clone, Debug)]
pub struct AnswerForm<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// SHA-256 of its file, in hexadecimal digits.
    pub sha256: &'a str,
    /// The assessment to which the answers belong.
    pub assessment: &'a Assessment,
    /// The questions that are asked, in their order.
    pub questions: &'a [QuestionIx],
    /// Places of the profile questions that are asked.
    pub profile: &'a [usize],
    /// Who is to answer, if that is known.
    pub by: Option<&'a str>,
    /// The roles that are asked, if not all.
    pub roles: &'a [String],
}

/// A form and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The workbook, as the bytes of an .xlsx file.
    pub bytes: Vec<u8>,
    /// The names of its sheets with questions.
    pub sheets: Vec<String>,
}

/// Why a form cannot be drawn; completes "failed to …".
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CannotDraw {
    /// It is larger than a spreadsheet can be.
    #[error("fill a workbook: {0}")]
    Workbook(#[from] XlsxError),
    /// The parts of the workbook cannot be put together.
    #[error("pack a workbook: {0}")]
    Container(#[from] zip::result::ZipError),
}

/// Draws a form. Equal forms have equal bytes.
///
/// # Errors
///
/// If it is larger than a spreadsheet can be.
pub fn draw(form: &AnswerForm<'_>) -> Result<Drawn, CannotDraw> {
    let outline = Outline::of(form);
    let look = Look::new();
    let mut lists = Lists::default();
    let mut workbook = Workbook::new();
    // The day is no fact: a workbook has to have one, and the real one would change the bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(wording::plain(&form.questionnaire.title))
        .set_author("itsm-gap")
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let front = workbook.add_worksheet();
    front.set_name(wording::FRONT_SHEET)?.set_active(true);
    let mut progress = Vec::new();
    if let Some(name) = &outline.profile {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        progress.push(profile::draw(sheet, name, form, &mut lists, &look)?);
    }
    for group in &outline.groups {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&group.name)?;
        progress.push(questions::draw(sheet, group, form, &mut lists, &look)?);
    }
    front::draw(workbook.worksheet_from_index(0)?, form, &progress, &look)?;
    let origin = origin(form, &lists);
    hidden::draw_lists(workbook.add_worksheet(), &lists)?;
    hidden::draw_origin(workbook.add_worksheet(), &origin)?;
    Ok(Drawn {
        bytes: heights::release(&workbook.save_to_buffer()?)?,
        sheets: outline.groups.into_iter().map(|group| group.name).collect(),
    })
}

fn origin(form: &AnswerForm<'_>, lists: &Lists) -> Origin {
    let questionnaire = form.questionnaire;
    Origin {
        questionnaire: questionnaire.id.to_string(),
        version: questionnaire.version.clone(),
        sha256: form.sha256.to_owned(),
        organisation: form.assessment.organisation.clone(),
        scope: form.assessment.scope.clone(),
        lists: lists.with_words(),
        questions: lists.questions().to_vec(),
    }
}
