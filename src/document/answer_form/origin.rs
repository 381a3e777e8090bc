//! What a form was made of: the hidden sheet that says so.

use std::collections::HashMap;

use super::cells::Grid;
use super::fault::FormFault;
use super::offered::key;
use crate::document::codes;
use crate::document::suggest::quote;

/// The hidden sheet that says what a form was made of.
pub const ORIGIN_SHEET: &str = "itsm-gap";
/// The hidden sheet from which the drop-downs are filled.
pub const LISTS_SHEET: &str = "Lists";

/// What a form was made of. As rows of a hidden sheet: a key, and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Id of the questionnaire.
    pub questionnaire: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its file, in hexadecimal digits.
    pub sha256: String,
    /// Whose services are assessed.
    pub organisation: Option<String>,
    /// Services, sites or units that are assessed.
    pub scope: Option<String>,
    /// The lists of answers that were offered: label and word of each.
    pub lists: Vec<Vec<(String, String)>>,
    /// The questions that were asked, profile questions included, with the number of the list from which each is answered.
    pub questions: Vec<(String, usize)>,
}

impl Origin {
    /// The version of the shape of a form.
    const FORMAT: &'static str = "1";

    /// The rows of the hidden sheet.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut rows: Vec<Vec<String>> = [
            ("format", Self::FORMAT.to_owned()),
            ("questionnaire", self.questionnaire.clone()),
            ("version", self.version.clone()),
            ("sha256", self.sha256.clone()),
            ("organisation", text(&self.organisation)),
            ("scope", text(&self.scope)),
        ]
        .map(|(key, value)| vec![key.to_owned(), value])
        .into();
        for (number, list) in self.lists.iter().enumerate() {
            let answers = list.iter().map(|(label, word)| {
                let number = number.to_string();
                vec!["answer".to_owned(), number, label.clone(), word.clone()]
            });
            rows.extend(answers);
        }
        let questions = self
            .questions
            .iter()
            .map(|(id, list)| vec!["question".to_owned(), id.clone(), list.to_string()]);
        rows.extend(questions);
        rows
    }

    /// Finds the hidden sheet and reads it.
    pub(super) fn read(grids: &[Grid]) -> Result<Self, FormFault> {
        let Some(grid) = grids.iter().find(|grid| grid.name == ORIGIN_SHEET) else {
            let message = format!(
                "the workbook has no hidden sheet `{ORIGIN_SHEET}`, which says what its questions are"
            );
            let help = "give a workbook made by `itsm-gap workbook export`; where sheets were copied into another one, \
                        copy the answers back";
            return Err(FormFault::error(codes::FORM_ORIGIN, message).help(help));
        };
        let mut origin = Self::default();
        let mut format = None;
        for row in grid.rows() {
            let value = |column| match grid.cell(row, column) {
                Some(cell) if !cell.formula => cell.content.as_text(),
                _ => None,
            };
            let number = |column| value(column).and_then(|text| text.parse::<usize>().ok());
            let text = value(1).unwrap_or_default();
            match value(0).as_deref() {
                Some("format") => format = Some(text),
                Some("questionnaire") => origin.questionnaire = text,
                Some("version") => origin.version = text,
                Some("sha256") => origin.sha256 = text,
                Some("organisation") => origin.organisation = value(1),
                Some("scope") => origin.scope = value(1),
                Some("answer") => {
                    if let (Some(list), Some(label), Some(word)) = (number(1), value(2), value(3)) {
                        origin.add(list, label, word);
                    }
                }
                Some("question") => origin.questions.extend(number(2).map(|list| (text, list))),
                _ => {}
            }
        }
        if format.as_deref() != Some(Self::FORMAT) {
            let message = match format {
                Some(other) => {
                    format!("the form is of format {}, which is not read", quote(&other))
                }
                None => "the hidden sheet does not say which format the form has".to_owned(),
            };
            let help =
                "import it with the version of itsm-gap that made it, or export the form again";
            return Err(FormFault::error(codes::UNSUPPORTED_FORMAT, message)
                .sheet(ORIGIN_SHEET)
                .help(help));
        }
        if origin.questionnaire.is_empty() || origin.version.is_empty() {
            let message = "the hidden sheet does not say which questionnaire the form asks";
            let help = "export the form again, and copy the answers into it";
            return Err(FormFault::error(codes::FORM_ORIGIN, message)
                .sheet(ORIGIN_SHEET)
                .help(help));
        }
        Ok(origin)
    }

    /// Lists come in their order; a number far behind them is none.
    fn add(&mut self, list: usize, label: String, word: String) {
        if list == self.lists.len() {
            self.lists.push(Vec::new());
        }
        if let Some(list) = self.lists.get_mut(list) {
            list.push((label, word));
        }
    }

    /// The list from which each question was answered.
    pub(super) fn list_by_question(&self) -> HashMap<&str, &[(String, String)]> {
        let lists = self
            .questions
            .iter()
            .filter_map(|(id, list)| Some((id.as_str(), self.lists.get(*list)?.as_slice())));
        lists.collect()
    }
}

/// The word for which a label stood when the form was made.
pub(super) fn word_of<'l>(list: &'l [(String, String)], label: &str) -> Option<&'l str> {
    let wanted = key(label);
    let found = list.iter().find(|(label, _)| key(label) == wanted);
    found.map(|(_, word)| word.as_str())
}
