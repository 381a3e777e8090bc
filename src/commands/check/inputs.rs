//! From the arguments of `check` to assessments, each with its target and its baseline; or why one cannot be checked.

use std::path::{Component, Path, PathBuf};

use crate::document::{
    Diagnostic, Severity as FaultSeverity, Source, answer_places, codes, waiver_places,
};
use crate::gap::check;
use crate::model::{AnswerPlaces, Target, TextPlace};
use crate::render::answer_form;
use crate::report::{
    Baseline, CheckResult, CheckRule, Checked, Earlier, EarlierFile, EarlierTarget, GapReport,
    Severity, Unchecked,
};
use crate::scoring::score;
use crate::storage;

use super::super::failure::{Failure, Faulty, FaultyWorkbook};
use super::super::loading::{self, Loaded};
use super::CheckArgs;
use super::earlier::{EarlierState, earlier};
use super::earlier_target::TargetThen;

/// An assessment that can be checked.
pub(super) struct Ready {
    pub(super) loaded: Loaded,
    target: Target,
    target_file: Option<(String, Vec<TextPlace>)>,
    places: AnswerPlaces,
    pub(super) earlier: EarlierState,
    pub(super) target_then: TargetThen,
}

impl Ready {
    /// An assessment with the target it is held against, and its baseline. Places of answers are looked for where
    /// something shows them.
    pub(super) fn load(path: &Path, args: &CheckArgs, with_places: bool) -> Result<Self, Failure> {
        let source = loading::source(path)?;
        let text = with_places.then(|| source.clone());
        let mut loaded =
            loading::assessment_of(source, path, args.judging.questionnaire.as_deref())?;
        loaded.select(&args.judging.section)?;
        let questionnaire = &loaded.questionnaire.questionnaire;
        let target = args.target.resolve(questionnaire, None)?;
        if target.asks_nothing() && !args.no_regression {
            // An answer that nothing was missed would be true and worthless.
            return Err(Failure::usage(
                format!(
                    "there is nothing to compare {} with: no target is set",
                    path.display()
                ),
                "give one with --target, --score, --level or --conformity, or an earlier assessment with --baseline \
                 and --no-regression",
            ));
        }
        let places = text.map(|text| answer_places(&text, questionnaire));
        let target_file = args
            .target
            .file()
            .filter(|file| *file != Path::new("-"))
            // Nothing else is told at its lines.
            .filter(|_| with_places && (!target.waivers.is_empty() || args.baseline.is_some()));
        let target_file = target_file
            .map(|file| {
                let source = loading::source(file)?;
                Ok::<_, Failure>((source.name().to_owned(), waiver_places(&source)))
            })
            .transpose()?;
        let baseline = match &args.baseline {
            Some(baseline) => earlier(path, baseline, args)?,
            None => EarlierState::NotWanted,
        };
        if let EarlierState::Found { loaded: before, .. } = &baseline
            && before.questionnaire.questionnaire.id != questionnaire.id
        {
            return Err(Failure::usage(
                format!(
                    "the baseline answers `{}`, this assessment `{}`",
                    before.questionnaire.questionnaire.id, questionnaire.id
                ),
                "compare assessments made with the same questionnaire",
            ));
        }
        Ok(Self {
            target,
            target_file,
            places: places.unwrap_or_default(),
            earlier: baseline,
            target_then: TargetThen::Unknown,
            loaded,
        })
    }

    /// Compares it with its target and its baseline.
    pub(super) fn check(&self, args: &CheckArgs) -> Checked<'_> {
        let report = GapReport::new(self.loaded.inputs(&self.target, args.judging.as_of, None));
        let baseline = match &self.earlier {
            EarlierState::NotWanted => Baseline::None,
            EarlierState::Missing(path) => Baseline::New(path.clone()),
            EarlierState::Faulty(fault) => Baseline::Faulty(fault.clone()),
            EarlierState::Found { loaded, moved_from } => {
                let questionnaire = &loaded.questionnaire.questionnaire;
                let assessment = &loaded.assessment;
                // On one day for both: what has merely run out since is for the target to see, not a change's fault.
                let date = assessment.date.max(self.loaded.assessment.date);
                let card = score(
                    questionnaire,
                    assessment,
                    args.judging.as_of.unwrap_or(date),
                );
                let file = EarlierFile {
                    file: loaded.file.clone(),
                    moved_from: moved_from.clone(),
                    digests: (
                        loaded.questionnaire.digest(),
                        self.loaded.questionnaire.digest(),
                    ),
                };
                let target = match &self.target_then {
                    TargetThen::Unknown => EarlierTarget::Unknown,
                    TargetThen::Missing(file) => EarlierTarget::Missing(file.clone()),
                    TargetThen::Faulty(fault) => EarlierTarget::Faulty(fault.clone()),
                    TargetThen::Is(then) => {
                        let now = (report.questionnaire(), &self.target);
                        EarlierTarget::of((questionnaire, then), now)
                    }
                };
                let own_days = args.judging.as_of.is_none();
                let then = (questionnaire, assessment);
                let earlier = Earlier::new(file, then, card, &report, target, own_days);
                Baseline::Is(Box::new(earlier))
            }
        };
        Checked {
            file: self.loaded.file.clone(),
            criteria: check(report.questionnaire(), &report.card, &self.target),
            baseline,
            no_regression: args.no_regression,
            fewer_questions: args.fewer_questions,
            less_evidence: args.less_evidence,
            lower_target: args.lower_target,
            fewer_files: args.fewer_files,
            milder_questionnaire: args.milder_questionnaire,
            asks_for_evidence: self.target.min_evidenced.is_some()
                || self.target_then.asks_for_evidence(),
            places: self.places.clone(),
            target_file: self.target_file.clone(),
            report,
        }
    }
}

/// A file that cannot be checked, with the reasons as results.
pub(super) fn unchecked(path: &Path, failure: &Failure) -> Unchecked {
    let file = match path {
        path if path == Path::new("-") => "<stdin>".to_owned(),
        path => path.to_string_lossy().into_owned(),
    };
    let whole = |rule: CheckRule, message: String| CheckResult {
        severity: rule.severity,
        subject: "file".to_owned(),
        title: rule.title.to_owned(),
        message,
        file: file.clone(),
        place: TextPlace::HEAD,
        own_place: false,
        waived: None,
        since: None,
        rule,
    };
    let results = match failure {
        Failure::Faults(files) => files.iter().flat_map(faults).collect(),
        // No assessment is read from a workbook; should one ever be, its faults are told whole.
        Failure::Workbooks(files) => {
            let told = |one: &FaultyWorkbook| answer_form::faults(&one.file, &one.faults);
            let each = files
                .iter()
                .map(|one| whole(CheckRule::NOT_CHECKED, told(one)));
            each.collect()
        }
        Failure::Usage { message, help } => {
            let help = help.as_ref().map(|help| format!("; {help}"));
            vec![whole(
                CheckRule::NOT_CHECKED,
                message.clone() + &help.unwrap_or_default(),
            )]
        }
        Failure::Storage { error, note } => {
            let note = note.as_ref().map(|note| format!(" ({note})"));
            let message = format!("failed to {error}{}", note.unwrap_or_default());
            vec![whole(CheckRule::UNREADABLE, message)]
        }
        Failure::Locked(error) => vec![whole(CheckRule::UNREADABLE, format!("failed to {error}"))],
        Failure::Output(error) => {
            vec![whole(
                CheckRule::UNREADABLE,
                format!("failed to write: {error}"),
            )]
        }
        Failure::Internal(error) => vec![whole(CheckRule::UNREADABLE, format!("{error:#}"))],
    };
    Unchecked {
        unreadable: failure.exit() == crate::exit::Exit::Unreadable,
        results,
        file,
    }
}

/// Faults and warnings of a file as results.
pub(super) fn faults(faulty: &Faulty) -> Vec<CheckResult> {
    let source = &faulty.source;
    faulty
        .faults
        .iter()
        .map(|fault| of_fault(source, fault))
        .collect()
}

fn of_fault(source: &Source, fault: &Diagnostic) -> CheckResult {
    let meaning = codes::ALL.iter().find(|(code, _)| *code == fault.code);
    let severity = match fault.severity {
        FaultSeverity::Error => Severity::Error,
        FaultSeverity::Warning => Severity::Warning,
    };
    let rule = CheckRule {
        id: fault.code,
        title: meaning.map_or("Fault of a file", |(_, text)| text.trim_end_matches('.')),
        text: meaning.map_or("A fault of a file.", |(_, text)| text),
        help: "Mend it as the message says; `itsm-gap validate FILE` lists all faults of a file at once.",
        severity,
    };
    let help = fault.help.as_ref().map(|help| format!("; {help}"));
    CheckResult {
        rule,
        severity,
        subject: fault.message.clone(),
        title: words(fault.code),
        message: fault.message.clone() + &help.unwrap_or_default(),
        file: marked(source.name()),
        place: source.place(fault.span),
        own_place: true,
        waived: None,
        since: None,
    }
}

/// The name of a file as services know it: without steps back, where it is the same file without them.
fn marked(name: &str) -> String {
    let path = Path::new(name);
    let mut folded = PathBuf::new();
    for part in path.components() {
        let back = part == Component::ParentDir
            && matches!(folded.components().next_back(), Some(Component::Normal(_)));
        match (back, part) {
            (true, _) => {
                folded.pop();
            }
            (false, Component::CurDir) => {}
            (false, part) => folded.push(part),
        }
    }
    // A link on the way leads elsewhere.
    match storage::is_same(path, &folded) {
        true => folded.to_string_lossy().into_owned(),
        false => name.to_owned(),
    }
}

/// A code in words: "Unknown answer".
fn words(code: &str) -> String {
    let spaced = code.replace('-', " ");
    let mut letters = spaced.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
