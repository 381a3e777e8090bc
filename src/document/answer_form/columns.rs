//! The columns of a form, by what stands above them: the writer and the reader share these words.

/// A column of a sheet with questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The id of the question, by which a row is known wherever it stands.
    Id,
    /// What is asked.
    Question,
    /// Why it matters, who knows and what shows it.
    Help,
    /// The answers that can be chosen, with what each looks like for this question.
    Choices,
    /// The answer that was chosen.
    Answer,
    /// A remark.
    Note,
    /// What sort of evidence there is.
    EvidenceKind,
    /// Where the evidence is found.
    EvidencePlace,
    /// The day of the evidence.
    EvidenceDay,
    /// Why the question does not apply.
    Reason,
}

impl Column {
    /// All columns of a sheet with questions, in their order.
    pub const ALL: [Self; 10] = [
        Self::Id,
        Self::Question,
        Self::Help,
        Self::Choices,
        Self::Answer,
        Self::Note,
        Self::EvidenceKind,
        Self::EvidencePlace,
        Self::EvidenceDay,
        Self::Reason,
    ];

    /// The columns in which a respondent writes.
    pub const INPUT: [Self; 6] = [
        Self::Answer,
        Self::Note,
        Self::EvidenceKind,
        Self::EvidencePlace,
        Self::EvidenceDay,
        Self::Reason,
    ];

    /// What stands above it.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Id => "Id",
            Self::Question => "Question",
            Self::Help => "Help",
            Self::Choices => "What the answers mean",
            Self::Answer => "Your answer",
            Self::Note => "Note",
            Self::EvidenceKind => "Evidence: kind",
            Self::EvidencePlace => "Evidence: where it is found",
            Self::EvidenceDay => "Evidence: its day",
            Self::Reason => "Reason, if not applicable",
        }
    }
}
