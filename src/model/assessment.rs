//! What was said: answers, evidence, respondents.

use jiff::civil::Date;

use super::{Id, Proves, QuestionIx, Questionnaire, SectionIx};

/// The answer to a profile question: its place in the list, if there is one.
pub type ProfileChoice = Option<usize>;

/// A person's assessment, matched to its questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The questionnaire it answers.
    pub questionnaire: QuestionnaireRef,
    /// Whose services were assessed.
    pub organisation: Option<String>,
    /// Services, sites or units that were assessed.
    pub scope: Option<String>,
    /// Day of the assessment.
    pub date: Date,
    /// Who assessed.
    pub assessors: Vec<String>,
    /// The selected sections; `None` selects all, the rest is out of scope.
    pub sections: Option<Vec<SectionIx>>,
    /// For each profile question the place of its answer.
    pub profile: Vec<ProfileChoice>,
    /// For each question what was said, if anything.
    pub answers: Vec<Option<Answer>>,
    /// Answers kept from another version that match no question.
    pub unmatched: Vec<Unmatched>,
}

impl Assessment {
    /// What was said to a question, if anything.
    pub fn answer(&self, ix: QuestionIx) -> Option<&Answer> {
        self.answers.get(ix.0).and_then(Option::as_ref)
    }

    /// Harm if missing, 1–5: the answer's risk, else the question's.
    pub fn risk(&self, questionnaire: &Questionnaire, ix: QuestionIx) -> u8 {
        let own = self.answer(ix).and_then(|answer| answer.risk);
        own.unwrap_or(questionnaire.question(ix).risk)
    }

    /// The answer to the profile question `size`: its place, if there is one.
    pub fn size(&self, questionnaire: &Questionnaire) -> ProfileChoice {
        let place = questionnaire.size_question()?;
        self.profile.get(place).copied().flatten()
    }
}

/// Names a questionnaire: `iso20000@2018.1`, or a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionnaireRef {
    /// Embedded id or path, as written.
    pub name: String,
    /// Version, if one was given.
    pub version: Option<String>,
}

impl QuestionnaireRef {
    /// Whether the name is a path: it has a slash, or ends like a YAML or JSON file.
    pub fn is_path(&self) -> bool {
        let ending = |ending| self.name.ends_with(ending);
        self.name.contains(['/', '\\']) || ending(".yaml") || ending(".yml") || ending(".json")
    }
}

/// An answer kept although the questionnaire does not know its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Id as written.
    pub id: Id,
    /// Line in the file, from 1.
    pub line: usize,
}

/// All that was said to one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The answer itself; `None` if only notes, evidence or responses were given.
    pub given: Option<Given>,
    /// Remark.
    pub note: Option<String>,
    /// Who answered.
    pub by: Option<String>,
    /// Conforming, but thin: an opportunity for improvement.
    pub weakness: bool,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// What was sampled.
    pub sample: Option<Sample>,
    /// Who performs it, if not the organisation itself.
    pub performed_by: Option<String>,
    /// A person's judgement.
    pub grade: Option<PersonGrade>,
    /// Who is to act.
    pub owner: Option<String>,
    /// Until when.
    pub due: Option<Date>,
    /// Harm if missing, 1–5, in place of the question's.
    pub risk: Option<u8>,
    /// What each respondent said.
    pub responses: Vec<Response>,
    /// `given` was agreed by the respondents.
    pub consensus: bool,
    /// Line of the file where the answer stands, from 1, so that a figure can be traced to it.
    pub line: Option<usize>,
}

impl Answer {
    /// Whether nothing is said in it.
    pub fn is_silent(&self) -> bool {
        self.given.is_none() && *self == Self::default()
    }

    /// All evidence of the answer, that of its respondents included.
    pub fn all_evidence(&self) -> impl Iterator<Item = &Evidence> {
        let of_respondents = self.responses.iter().flat_map(|r| &r.evidence);
        self.evidence.iter().chain(of_respondents)
    }
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The answer at this place of the question's set.
    Option(usize),
    /// Asked, but nobody knows.
    Unknown,
    /// Does not apply, for this reason.
    NotApplicable {
        /// Why it does not apply; may be absent only in one respondent's voice.
        reason: Option<String>,
    },
    /// Nothing has happened yet that could show it.
    NoneYet,
}

/// What one respondent said.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Who.
    pub by: String,
    /// What; `None` if nothing.
    pub given: Option<Given>,
    /// Remark.
    pub note: Option<String>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// Something that shows that an answer is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What sort of evidence it is.
    pub kind: EvidenceKind,
    /// Where it is found.
    pub reference: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// Last day on which it is valid.
    pub expires: Option<Date>,
}

/// What sort of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceKind {
    /// Something laid down: policy, plan, procedure, agreement.
    Document,
    /// The trace of something done.
    Record,
    /// Seen by the assessor.
    Observation,
    /// Told to the assessor.
    Interview,
}

impl Evidence {
    /// The last day on which it is valid: `expires`, for a record without it the same day a year after its date.
    /// `Err` if it is a record with neither: such a record is never valid. `Ok(None)`: for good.
    pub fn last_valid_day(&self) -> Result<Option<Date>, UndatedRecord> {
        match (self.expires, self.kind, self.date) {
            (Some(expires), _, _) => Ok(Some(expires)),
            (None, EvidenceKind::Record, None) => Err(UndatedRecord),
            (None, EvidenceKind::Record, Some(date)) => Ok(year_after(date)),
            (None, _, _) => Ok(None),
        }
    }

    /// Whether it counts on a day: not dated after it and not expired. The last valid day is included.
    pub fn is_valid_on(&self, as_of: Date) -> bool {
        let begun = self.date.is_none_or(|date| date <= as_of);
        begun
            && self
                .last_valid_day()
                .is_ok_and(|last| last.is_none_or(|last| as_of <= last))
    }

    /// Whether it is more than talk: a document, record or observation, not an interview.
    pub fn lifts_cap(&self) -> bool {
        self.kind != EvidenceKind::Interview
    }

    /// How strongly it supports an answer, 0–1, if valid.
    pub fn strength(&self, proves: Option<Proves>) -> f64 {
        match self.kind {
            EvidenceKind::Interview => 0.5,
            EvidenceKind::Document => match proves {
                Some(Proves::Operation | Proves::Effect) => 0.5,
                Some(Proves::Design) | None => 0.75,
            },
            EvidenceKind::Record | EvidenceKind::Observation => 1.0,
        }
    }
}

/// The same day a year later, of 29 February the 28th; past the last year there is, none: what is of that year is valid for good.
fn year_after(date: Date) -> Option<Date> {
    let year = date.year().checked_add(1)?;
    let same_day = Date::new(year, date.month(), date.day());
    same_day.or_else(|_| Date::new(year, date.month(), 28)).ok()
}

/// A record that has neither a date nor an end of validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UndatedRecord;

/// What was sampled: of a population so many were checked, so many were in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Size of the population, if known.
    pub of: Option<u32>,
    /// How many were checked, at least 1.
    pub checked: u32,
    /// How many of these were in order.
    pub ok: u32,
    /// Names of those that were not.
    pub failing: Vec<String>,
}

impl Sample {
    /// The share that was in order: the value of the answer is at most this.
    pub fn cap(&self) -> f64 {
        f64::from(self.ok) / f64::from(self.checked.max(1))
    }
}

/// A person's judgement, shown beside the computed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonGrade {
    /// The grade.
    pub grade: Grade,
    /// Who judged.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The grade of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Likely major nonconformity.
    Major,
    /// Likely minor nonconformity.
    Minor,
    /// Conforming, with an opportunity for improvement.
    Opportunity,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn evidence(kind: EvidenceKind, day: Option<Date>, expires: Option<Date>) -> Evidence {
        Evidence {
            kind,
            reference: None,
            date: day,
            expires,
        }
    }

    #[test]
    fn a_record_is_valid_for_a_year_and_its_last_day_counts() {
        let record = evidence(EvidenceKind::Record, Some(date(2025, 11, 22)), None);
        assert!(record.is_valid_on(date(2026, 11, 22)));
        assert!(!record.is_valid_on(date(2026, 11, 23)));
        assert!(
            !record.is_valid_on(date(2025, 11, 21)),
            "dated after the as-of day"
        );
    }

    #[test]
    fn a_record_of_a_leap_day_is_valid_until_the_28th() {
        let record = evidence(EvidenceKind::Record, Some(date(2024, 2, 29)), None);
        assert_eq!(record.last_valid_day(), Ok(Some(date(2025, 2, 28))));
    }

    #[test]
    fn an_undated_record_never_counts_but_an_undated_document_does() {
        let day = date(2026, 1, 1);
        assert!(!evidence(EvidenceKind::Record, None, None).is_valid_on(day));
        assert!(evidence(EvidenceKind::Document, None, None).is_valid_on(day));
        assert!(!evidence(EvidenceKind::Document, None, Some(date(2025, 12, 31))).is_valid_on(day));
    }
}
