//! Where something stands in a file.

use super::QuestionIx;

/// A stretch of text within one line; all from 1, columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextPlace {
    /// The line.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The column behind its last character.
    pub end_column: usize,
}

impl TextPlace {
    /// The first character of a file, which stands for the file as a whole.
    pub const HEAD: Self = Self {
        line: 1,
        column: 1,
        end_column: 2,
    };
}

/// Where the answers of an assessment stand in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerPlaces {
    /// The key `answers`, if there is one.
    pub answers: Option<TextPlace>,
    /// The key `sections`, if there is one.
    pub sections: Option<TextPlace>,
    /// For each question what was answered, if anything was: from its key to its end, or to the end of that line.
    pub questions: Vec<Option<TextPlace>>,
}

impl AnswerPlaces {
    /// The answer to a question, if it stands in the file.
    pub fn answer(&self, ix: QuestionIx) -> Option<TextPlace> {
        self.questions.get(ix.0).copied().flatten()
    }

    /// Where answers are looked for in vain: the key `answers`, or the head of the file.
    pub fn answers(&self) -> TextPlace {
        self.answers.unwrap_or(TextPlace::HEAD)
    }
}
