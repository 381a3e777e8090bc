//! A filled form, matched to its questionnaire.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::answer::{self, Asked};
use super::asked_text::AskedTexts;
use super::cells::Grid;
use super::columns::Column;
use super::fault::FormFault;
use super::layout::Layout;
use super::offered::key;
use super::origin::{LISTS_SHEET, ORIGIN_SHEET};
use super::profile;
use super::rows::{CellPlace, FormRow};
use super::workbook::FormWorkbook;
use crate::document::Severity;
use crate::document::codes;
use crate::document::lookup::Lookup;
use crate::document::suggest::{nearest, quote};
use crate::model::{Answer, ProfileChoice, Questionnaire};

/// What stands before the cell for the name of the respondent.
pub const NAME_LABEL: &str = "Your name";

/// What a respondent said.
#[derive(Clone, Debug, PartialEq)]
pub struct FilledForm {
    /// Who says so, if the form tells.
    pub by: Option<String>,
    /// For each profile question the place of its answer.
    pub profile: Vec<ProfileChoice>,
    /// For each question what was said, if anything.
    pub answers: Vec<Option<Answer>>,
    /// How many questions the form asks.
    pub asked: usize,
    /// What deserves a look.
    pub warnings: Vec<FormFault>,
}

impl FormWorkbook {
    /// Reads what was said, with a questionnaire and the SHA-256 of its file, for an assessment of a day.
    ///
    /// # Errors
    ///
    /// All faults at once, with warnings among them, in the order of the sheets.
    pub fn read(
        &self,
        questionnaire: &Questionnaire,
        sha256: &str,
        assessed: Date,
    ) -> Result<FilledForm, Vec<FormFault>> {
        let mut reader = FormReader {
            form: self,
            lookup: Lookup::new(questionnaire),
            lists: self.origin().list_by_question(),
            agree: self.origin().version == questionnaire.version,
            assessed,
            seen: HashMap::new(),
            texts: AskedTexts::of(questionnaire),
            filled: FilledForm {
                by: None,
                profile: vec![None; questionnaire.profile.len()],
                answers: vec![None; questionnaire.questions.len()],
                asked: 0,
                warnings: Vec::new(),
            },
            faults: Vec::new(),
        };
        reader.check_origin(sha256);
        if !reader.faults.iter().any(is_error) {
            reader.sheets();
        }
        let FormReader {
            mut filled, faults, ..
        } = reader;
        if faults.iter().any(is_error) {
            return Err(shortened(faults));
        }
        filled.warnings = shortened(faults);
        Ok(filled)
    }
}

/// So many faults of a workbook are told.
const TOLD: usize = 300;

/// No more faults than anybody reads, errors before warnings where some have to go.
fn shortened(faults: Vec<FormFault>) -> Vec<FormFault> {
    let Some(more) = faults.len().checked_sub(TOLD).filter(|more| *more > 0) else {
        return faults;
    };
    let (errors, warnings): (Vec<_>, Vec<_>) = faults.into_iter().partition(is_error);
    let mut told: Vec<FormFault> = errors.into_iter().chain(warnings).take(TOLD).collect();
    let severity = told.last().map(|last| last.severity);
    let message = format!("{more} more faults of this workbook are not listed");
    let fault = FormFault::warning(codes::MORE_FAULTS, message);
    told.push(FormFault {
        severity: severity.unwrap_or(fault.severity),
        ..fault
    });
    told
}

fn is_error(fault: &FormFault) -> bool {
    fault.severity == Severity::Error
}

struct FormReader<'a> {
    form: &'a FormWorkbook,
    lookup: Lookup<'a>,
    lists: HashMap<&'a str, &'a [(String, String)]>,
    /// Whether the form was made with the version it is read with.
    agree: bool,
    assessed: Date,
    /// Where each question was met, by its id as it is now.
    seen: HashMap<String, String>,
    filled: FilledForm,
    /// The texts of the questions, where form and questionnaire are of one version.
    texts: AskedTexts,
    faults: Vec<FormFault>,
}

impl<'a> FormReader<'a> {
    /// Another questionnaire is refused; another version is told.
    fn check_origin(&mut self, sha256: &str) {
        let origin = self.form.origin();
        let own = self.lookup.questionnaire;
        if origin.questionnaire != own.id.as_str() {
            let (theirs, ours) = (quote(&origin.questionnaire), quote(own.id.as_str()));
            let message = format!("the form asks {theirs}, not {ours}");
            let help = format!("import it into an assessment with the questionnaire {theirs}");
            self.faults
                .push(FormFault::error(codes::OTHER_QUESTIONNAIRE, message).help(help));
        } else if !self.agree {
            let (theirs, ours) = (quote(&origin.version), quote(&own.version));
            let message =
                format!("the form asks version {theirs} of the questionnaire, read with {ours}");
            let help = "questions that were renamed are found by their old ids; answers to questions that are gone are \
                        listed and not taken over";
            self.faults
                .push(FormFault::warning(codes::OTHER_VERSION, message).help(help));
        } else if origin.sha256 != sha256 {
            let message = format!(
                "the questionnaire was changed since the form was made, although its version still is {}",
                quote(&own.version)
            );
            let help = "look whether the questions still ask the same; give changed questionnaires a version of their own";
            self.faults
                .push(FormFault::warning(codes::OTHER_VERSION, message).help(help));
        }
    }

    fn sheets(&mut self) {
        let form = self.form;
        let mut met = 0;
        let own = |name: &str| name == ORIGIN_SHEET || name == LISTS_SHEET;
        for grid in form.grids.iter().filter(|grid| !own(&grid.name)) {
            self.name(grid);
            let before = self.faults.len();
            let Some(layout) = Layout::find(grid, &mut self.faults) else {
                if self.faults.len() == before && !is_front(grid) {
                    let message = "this sheet is no part of the form; nothing was read from it";
                    let fault = FormFault::warning(codes::FORM_SHEET, message).sheet(&grid.name);
                    self.faults
                        .push(fault.help("delete it, or move what it says into notes"));
                }
                continue;
            };
            met += 1;
            self.sheet(grid, &layout);
        }
        if met == 0 && !self.faults.iter().any(is_error) {
            let message = "no sheet has questions: the headings `Id` and `Your answer` are nowhere";
            let fault = FormFault::error(codes::FORM_SHEET, message);
            self.faults
                .push(fault.help("copy the answers into a fresh form"));
        }
        self.check_complete();
        self.faults.extend(self.texts.told());
    }

    /// The name beside its label, on whatever sheet that is.
    fn name(&mut self, grid: &Grid) {
        for (row, column, _) in grid.cells() {
            let labelled = grid
                .text(row, column)
                .is_some_and(|text| key(text) == key(NAME_LABEL));
            if !labelled || self.filled.by.is_some() {
                continue;
            }
            let Some(cell) = grid.cell(row, column + 1) else {
                continue;
            };
            if cell.formula {
                let message = "a formula stands where the name belongs";
                let fault = FormFault::error(codes::FORMULA_IN_FORM, message);
                self.faults.push(
                    fault
                        .at((&grid.name, row, column + 1))
                        .help("type the name itself"),
                );
                continue;
            }
            let name = cell.content.as_text();
            self.filled.by = name.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    fn sheet(&mut self, grid: &Grid, layout: &Layout) {
        let mut complete = false;
        FormRow::check_merged(grid, layout, &mut self.faults);
        for row in FormRow::all(grid, layout) {
            let sound = row.check(&mut self.faults);
            let Some(id) = row.id() else {
                if sound && row.is_filled() {
                    self.homeless(row);
                }
                continue;
            };
            if let Some(place) = self.lookup.find_profile(&id) {
                if self.first(&id, row) {
                    let list = self.lists.get(id.as_str()).copied().unwrap_or_default();
                    let question = self.lookup.questionnaire.profile.get(place);
                    let choice = question
                        .and_then(|question| profile::read(row, question, list, &mut self.faults));
                    if let Some(slot) = self.filled.profile.get_mut(place) {
                        *slot = choice;
                    }
                }
                continue;
            }
            if !std::mem::replace(&mut complete, true) {
                for column in Column::INPUT
                    .into_iter()
                    .filter(|column| *column != Column::Answer)
                {
                    layout.demand(column, grid, &mut self.faults);
                }
            }
            self.question(row, &id);
        }
    }

    fn question(&mut self, row: FormRow<'_>, id: &str) {
        let questionnaire = self.lookup.questionnaire;
        let renamed = || questionnaire.renamed.get(id).map(|new| new.as_str());
        let found = self.lookup.find_question(id);
        let found = found.or_else(|| self.lookup.find_question(renamed()?));
        let Some(place) = found else {
            self.unknown(row, id);
            return;
        };
        let now = questionnaire.question(place).id.as_str();
        if !self.first(now, row) {
            return;
        }
        self.filled.asked += 1;
        if self.agree {
            self.texts
                .check(row, questionnaire, place, &mut self.faults);
        }
        let asked = Asked {
            questionnaire,
            place,
            list: self.lists.get(id).copied().unwrap_or_default(),
            assessed: self.assessed,
        };
        let answer = answer::read(row, asked, &mut self.faults);
        if let Some(slot) = self.filled.answers.get_mut(place.0) {
            *slot = answer;
        }
    }

    /// Whether a question is met for the first time; a second one is reported.
    fn first(&mut self, id: &str, row: FormRow<'_>) -> bool {
        let at = row.place(Column::Id);
        let here = shown(at);
        if let Some(there) = self.seen.get(id) {
            let message = format!("{} is there twice, first in {there}", quote(id));
            let fault = FormFault::error(codes::DUPLICATE_ID, message);
            self.faults
                .push(fault.at(at).help("keep one of the two rows"));
            return false;
        }
        self.seen.insert(id.to_owned(), here);
        true
    }

    fn unknown(&mut self, row: FormRow<'_>, id: &str) {
        let questionnaire = self.lookup.questionnaire;
        let (own, asked) = (quote(questionnaire.id.as_str()), quote(id));
        let at = row.place(Column::Id);
        if self.agree {
            let near = nearest(
                id,
                questionnaire
                    .questions
                    .iter()
                    .map(|question| question.id.as_str()),
            );
            let help = match near {
                Some(near) => format!(
                    "did you mean {}? Ids stay as they were exported",
                    quote(near)
                ),
                None => "ids stay as they were exported; delete the row if it was added".to_owned(),
            };
            let message = format!("{own} has no question {asked}");
            self.faults.push(
                FormFault::error(codes::UNKNOWN_ID, message)
                    .at(at)
                    .help(help),
            );
        } else if row.is_filled() {
            let version = quote(&questionnaire.version);
            let said = row.text(Column::Answer).unwrap_or_default();
            let message = format!(
                "version {version} of {own} has no question {asked}; its answer {} is not taken over",
                quote(&said)
            );
            let fault = FormFault::warning(codes::UNMATCHED_ANSWER, message).at(at);
            self.faults.push(
                fault.help("look for the question that asks for it now, and answer it there"),
            );
        }
    }

    /// Something was written where no question is.
    fn homeless(&mut self, row: FormRow<'_>) {
        let mut input = Column::INPUT.into_iter();
        let column = input
            .find(|column| row.text(*column).is_some())
            .unwrap_or(Column::Answer);
        let message = "there is something in this row, but no question";
        let fault = FormFault::error(codes::ANSWER_WITHOUT_QUESTION, message);
        let help = "move it beside the question that it answers, or delete it";
        self.faults.push(fault.at(row.place(column)).help(help));
    }

    /// Questions that were exported and are no longer there.
    fn check_complete(&mut self) {
        let questionnaire = self.lookup.questionnaire;
        let now = |id: &'a str| questionnaire.renamed.get(id).map_or(id, |new| new.as_str());
        let seen: HashSet<&str> = self.seen.keys().map(String::as_str).collect();
        let exported = &self.form.origin().questions;
        let known = |id: &str| self.lookup.find_question(id).is_some();
        let gone = exported
            .iter()
            .map(|(id, _)| now(id))
            .filter(|id| known(id) && !seen.contains(id));
        let gone: Vec<String> = gone.map(quote).collect();
        if let [first, ..] = gone.as_slice() {
            let message = match gone.len() {
                1 => format!("the question {first} is no longer in the workbook; it stays open"),
                count => format!(
                    "{count} questions are no longer in the workbook, such as {first}; they stay open"
                ),
            };
            let fault = FormFault::warning(codes::FORM_SHEET, message);
            self.faults
                .push(fault.help("ask the respondent whether rows were deleted on purpose"));
        }
    }
}

/// Whether a sheet is the one with the instructions.
fn is_front(grid: &Grid) -> bool {
    let mut cells = grid.cells();
    cells.any(|(row, column, _)| {
        grid.text(row, column)
            .is_some_and(|text| key(text) == key(NAME_LABEL))
    })
}

pub(super) fn shown((sheet, row, column): CellPlace<'_>) -> String {
    format!(
        "{} of sheet {}",
        super::address::address(row, column),
        quote(sheet)
    )
}
