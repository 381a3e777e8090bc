//! One thing that `check` has to say, with the place it is about: what services show beside a line.

use crate::model::TextPlace;

/// A kind of result. Its id is stable: services tell results apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckRule {
    /// Stable name, in kebab-case.
    pub id: &'static str,
    /// A few words.
    pub title: &'static str,
    /// What it means, in whole sentences.
    pub text: &'static str,
    /// What to do about it, in whole sentences.
    pub help: &'static str,
    /// The severity it has unless something else is said.
    pub severity: Severity,
}

/// What a result means for the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is why the check does not succeed.
    Error,
    /// It leaves the target undecided, or deserves a look.
    Warning,
    /// It stands in the way of nothing that is demanded.
    Note,
}

/// Whether something was there in the baseline already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SinceBaseline {
    /// It was not.
    New,
    /// It was, and nothing changed.
    Unchanged,
    /// It was, in another form.
    Updated,
}

/// One thing that `check` has to say.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// The kind.
    pub rule: CheckRule,
    /// What it means for the verdict.
    pub severity: Severity,
    /// Id of the question, section or demand; with the rule it stays the same when lines move.
    pub subject: String,
    /// A few words.
    pub title: String,
    /// The whole message, in one or more sentences.
    pub message: String,
    /// The file.
    pub file: String,
    /// Where in the file.
    pub place: TextPlace,
    /// Whether the place is its own, and not just where one would look for it.
    pub own_place: bool,
    /// Why it is passed over, if a waiver says so.
    pub waived: Option<String>,
    /// Whether it is new; `None` without a baseline.
    pub since: Option<SinceBaseline>,
}

impl CheckResult {
    /// Whether it is worth a mark beside the line: it decides something, or will soon.
    pub fn is_announced(&self) -> bool {
        let waiver = [CheckRule::WAIVER_ENDING, CheckRule::WAIVER_EXTENDED].contains(&self.rule);
        self.waived.is_none() && (self.severity < Severity::Note || waiver)
    }

    /// What comes first where there is room for few: errors, and of these what a change has done.
    pub fn rank(&self) -> (Severity, usize) {
        let own = CheckRule::ALL.iter().position(|rule| *rule == self.rule);
        (self.severity, own.map_or(0, |place| place + 1))
    }
}

impl CheckRule {
    /// A file that cannot be read.
    pub const UNREADABLE: Self = Self {
        id: "unreadable",
        title: "Unreadable file",
        text: "The file could not be read, so nothing was checked.",
        help: "Check the path, and whether the file may be read.",
        severity: Severity::Error,
    };
    /// Usage that leaves a file unchecked.
    pub const NOT_CHECKED: Self = Self {
        id: "not-checked",
        title: "Not checked",
        text: "The file could not be compared with the target as it was asked for.",
        help: "Mend the command line or the target, as the message says.",
        severity: Severity::Error,
    };
    /// An answer that lowers a figure.
    pub const REGRESSION: Self = Self {
        id: "regression",
        title: "Lower than in the baseline",
        text: "This answer makes a floor, level or verdict lower than it was in the baseline.",
        help: "See whether the answer is true. If it is, the figure has fallen: decide whether that is accepted.",
        severity: Severity::Error,
    };
    /// An assessment of the baseline that is not there any more.
    pub const GONE: Self = Self {
        id: "assessment-gone",
        title: "Gone since the baseline",
        text: "The baseline has this assessment, and now there is none in its place, under this name or another.",
        help: "Put it back, or say with `--fewer-files` that fewer are to be assessed. A file that was renamed is \
               recognised by its organisation, scope and questionnaire.",
        severity: Severity::Error,
    };
    /// A questionnaire that was changed without a new version.
    pub const QUESTIONNAIRE_EDITED: Self = Self {
        id: "questionnaire-edited",
        title: "Questionnaire edited under the same version",
        text: "The questionnaire has the version that it had in the baseline, and another content, so that figures may \
               have changed by themselves.",
        help: "Give the questionnaire a new `version`: then the change is open, and figures are compared across it.",
        severity: Severity::Error,
    };
    /// The assessment of another organisation.
    pub const OTHER_ORGANISATION: Self = Self {
        id: "other-organisation",
        title: "Another organisation than in the baseline",
        text: "Under this path the baseline has the assessment of another organisation, which is gone.",
        help: "Put it back under a path of its own. If it was only renamed, `--fewer-files` allows it.",
        severity: Severity::Error,
    };
    /// An assessment dated before its baseline.
    pub const EARLIER_DAY: Self = Self {
        id: "earlier-day",
        title: "Dated before the baseline",
        text: "The assessment is dated before the baseline, so that waivers and evidence that have ended since count again.",
        help: "Give the day on which it was assessed, or judge on a day of your choice with `--as-of`.",
        severity: Severity::Error,
    };
    /// A target without counterpart.
    pub const TARGET_UNKNOWN: Self = Self {
        id: "target-unknown",
        title: "Target not compared with the baseline",
        text: "The baseline has no target under this path, so that it is not known whether less is demanded now.",
        help: "Name the earlier target with `--baseline-target`; where there was none, `--lower-target` allows it.",
        severity: Severity::Error,
    };
    /// A questionnaire that judges more mildly.
    pub const QUESTIONNAIRE_MILDER: Self = Self {
        id: "questionnaire-milder",
        title: "Judged more mildly than in the baseline",
        text: "Another version of the questionnaire demands less of a question, or gives more for an answer, so that figures may rise by \
               themselves.",
        help: "Decide whether that is wanted; `--milder-questionnaire` allows it.",
        severity: Severity::Error,
    };
    /// A better grade by a person.
    pub const REGRADED: Self = Self {
        id: "regraded",
        title: "Graded better by a person since the baseline",
        text: "A person has replaced the computed grade by a better one since the baseline.",
        help: "See whether the reason holds.",
        severity: Severity::Warning,
    };
    /// A target that demands less.
    pub const TARGET_LOWERED: Self = Self {
        id: "target-lowered",
        title: "Less demanded than in the baseline",
        text: "The target demands less than it did in the baseline, so that what was missed then may be met now.",
        help: "Decide whether less is to be demanded; `--lower-target` allows it.",
        severity: Severity::Error,
    };
    /// A waiver that is new or lasts longer.
    pub const WAIVER_EXTENDED: Self = Self {
        id: "waiver-extended",
        title: "Waiver new or longer than in the baseline",
        text: "The target passes over a finding that it did not pass over in the baseline, or for longer.",
        help: "See whether the reason holds, and whether the last day is soon enough.",
        severity: Severity::Note,
    };
    /// An answer that has lost its evidence.
    pub const EVIDENCE_LOST: Self = Self {
        id: "evidence-lost",
        title: "Less evidence than in the baseline",
        text: "The answer had valid evidence in the baseline, and has none any more.",
        help: "Put the evidence back or name other evidence; `--less-evidence` allows it.",
        severity: Severity::Warning,
    };
    /// An answer that nothing valid shows, where the target asks for evidence.
    pub const EVIDENCE_MISSING: Self = Self {
        id: "evidence-missing",
        title: "No valid evidence",
        text: "The target asks for a share of answers with valid evidence, and this answer has none.",
        help: "Name evidence that is valid on the day of the check under `evidence`; `itsm-gap explain FILE ID` shows \
               why a piece does not count.",
        severity: Severity::Warning,
    };
    /// An earlier file with faults.
    pub const BASELINE_FAULTY: Self = Self {
        id: "baseline-faulty",
        title: "Not compared with the baseline",
        text: "The earlier file has faults, so that there is nothing to compare with. The target is judged nevertheless.",
        help: "Nothing is to be done here: once the repaired file is merged, it is the next baseline.",
        severity: Severity::Warning,
    };
    /// A demand out of reach.
    pub const TARGET_MISSED: Self = Self {
        id: "target-missed",
        title: "Target missed",
        text: "The target is out of reach, whatever the open answers turn out to be.",
        help: "`itsm-gap explain FILE overall` shows how the figure came about; the results beside the answers show \
               what is in the way.",
        severity: Severity::Error,
    };
    /// A demand that cannot be decided.
    pub const TARGET_UNDECIDED: Self = Self {
        id: "target-undecided",
        title: "Target undecided",
        text: "Too much is unanswered to say whether the target is reached.",
        help: "Answer the open questions: `itsm-gap assess FILE --only open`.",
        severity: Severity::Warning,
    };
    /// A likely major.
    pub const MAJOR: Self = Self {
        id: "major",
        title: "Likely major nonconformity",
        text: "A requirement whose absence alone is likely to be a major nonconformity is met less than half. This is \
               an estimate and no certification decision.",
        help: "`itsm-gap explain FILE ID` shows the finding and what helps.",
        severity: Severity::Error,
    };
    /// A systemic major.
    pub const SYSTEMIC: Self = Self {
        id: "systemic",
        title: "Likely major nonconformity, systemic",
        text: "At least three, and at least half, of the requirements of a section are met less than half. This is an \
               estimate and no certification decision.",
        help: "`itsm-gap explain FILE ID` shows the requirements that fail.",
        severity: Severity::Error,
    };
    /// A likely minor.
    pub const MINOR: Self = Self {
        id: "minor",
        title: "Likely minor nonconformity",
        text: "A requirement is not wholly met. This is an estimate and no certification decision.",
        help: "`itsm-gap explain FILE ID` shows the finding and what helps.",
        severity: Severity::Warning,
    };
    /// An answer below its target.
    pub const BELOW_TARGET: Self = Self {
        id: "below-target",
        title: "Below its target",
        text: "The answer stays below what the target asks of this question.",
        help: "`itsm-gap explain FILE ID` shows the target of the question and what helps.",
        severity: Severity::Warning,
    };
    /// A question without a value.
    pub const NOT_ASSESSED: Self = Self {
        id: "not-assessed",
        title: "Not assessed",
        text: "The question is unanswered, unknown or disputed. That is neither zero nor passed.",
        help: "Answer it: `itsm-gap assess FILE --only open`.",
        severity: Severity::Warning,
    };
    /// A waiver that counts for nothing.
    pub const WAIVER_INEFFECTIVE: Self = Self {
        id: "waiver-ineffective",
        title: "Waiver without effect",
        text: "The waiver has ended, has no reason, or names nothing that could be passed over.",
        help: "Give it a reason and a new last day, or remove it.",
        severity: Severity::Warning,
    };
    /// A waiver that ends soon.
    pub const WAIVER_ENDING: Self = Self {
        id: "waiver-ending",
        title: "Waiver ends soon",
        text: "The waiver ends within 30 days. From the day after, its finding counts again.",
        help: "See to the finding before, or decide on a new last day.",
        severity: Severity::Note,
    };
    /// A conforming answer that is thin.
    pub const OPPORTUNITY: Self = Self {
        id: "opportunity",
        title: "Opportunity for improvement",
        text: "The requirement is met, but thin.",
        help: "`itsm-gap explain FILE ID` shows the finding.",
        severity: Severity::Note,
    };

    /// All of them, what is most telling first. Faults of files are further rules, one for each code.
    pub const ALL: [Self; 25] = [
        Self::UNREADABLE,
        Self::NOT_CHECKED,
        Self::GONE,
        Self::QUESTIONNAIRE_EDITED,
        Self::OTHER_ORGANISATION,
        Self::EARLIER_DAY,
        Self::QUESTIONNAIRE_MILDER,
        Self::TARGET_UNKNOWN,
        Self::TARGET_LOWERED,
        Self::REGRESSION,
        Self::EVIDENCE_LOST,
        Self::REGRADED,
        Self::BASELINE_FAULTY,
        Self::TARGET_MISSED,
        Self::TARGET_UNDECIDED,
        Self::MAJOR,
        Self::SYSTEMIC,
        Self::MINOR,
        Self::BELOW_TARGET,
        Self::NOT_ASSESSED,
        Self::EVIDENCE_MISSING,
        Self::WAIVER_INEFFECTIVE,
        Self::WAIVER_EXTENDED,
        Self::WAIVER_ENDING,
        Self::OPPORTUNITY,
    ];
}

/// A file that could not be checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Unchecked {
    /// The file, as given.
    pub file: String,
    /// Whether something could not be read, rather than being invalid.
    pub unreadable: bool,
    /// Why: its faults, or that it could not be read.
    pub results: Vec<CheckResult>,
}
