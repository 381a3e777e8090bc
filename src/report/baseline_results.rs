//! What `check` has to say of the baseline of one assessment: what is lower or less than in it, at the answers that did it.

use crate::model::{QuestionIx, TextPlace};
use crate::scoring::QuestionState;

use super::check_result::{CheckResult, CheckRule, Severity, SinceBaseline};
use super::check_results::Results;
use super::checked::{Baseline, Earlier, SameQuestionnaire};
use super::earlier_target::{self, EarlierTarget};
use super::easing::Easing;
use super::letter_case::lower_first;
use super::{lowered, wording};

/// A result of this severity that the baseline did not have.
fn new_with(severity: Severity, result: CheckResult) -> CheckResult {
    CheckResult {
        severity,
        since: Some(SinceBaseline::New),
        ..result
    }
}

/// An error if it is why the check does not succeed.
fn warning_unless(counts: bool) -> Severity {
    match counts {
        true => Severity::Error,
        false => Severity::Warning,
    }
}

impl Results<'_, '_> {
    /// What is less than in the baseline, or that there is nothing to compare with.
    pub(super) fn baseline(&self) -> Vec<CheckResult> {
        match &self.checked.baseline {
            Baseline::None | Baseline::New(_) => Vec::new(),
            Baseline::Faulty(fault) => {
                let rule = CheckRule::BASELINE_FAULTY;
                let message = format!("{}.", lowered::not_compared(fault));
                let result = self.result(rule, "baseline", rule.title.to_owned(), message);
                vec![CheckResult {
                    place: TextPlace::HEAD,
                    ..result
                }]
            }
            Baseline::Is(earlier) => {
                let mut all = self.questionnaire_edited(earlier);
                all.extend(earlier.easings.iter().flat_map(|one| self.easing(one)));
                all.extend(self.target_lowered(earlier));
                all.extend(self.regressions(earlier));
                all.extend(self.unevidenced(earlier));
                all.extend(self.withdrawn(earlier));
                all
            }
        }
    }

    fn questionnaire_edited(&self, earlier: &Earlier<'_>) -> Vec<CheckResult> {
        if earlier.same_questionnaire != SameQuestionnaire::Edited {
            return Vec::new();
        }
        let questionnaire = self.checked.report.questionnaire();
        let rule = CheckRule::QUESTIONNAIRE_EDITED;
        let why = lowered::questionnaire_changed(questionnaire, earlier).unwrap_or_default();
        let message = format!("{why}. Give it a new version.");
        let result = self.result(
            rule,
            questionnaire.id.as_str(),
            rule.title.to_owned(),
            message,
        );
        // The line that names the questionnaire is one of the first.
        let result = CheckResult {
            place: TextPlace::HEAD,
            ..result
        };
        vec![new_with(
            warning_unless(self.checked.edits_questionnaire()),
            result,
        )]
    }

    /// What makes the comparison say less: grades at their answers, all else at the head of the file.
    fn easing(&self, easing: &Easing) -> Vec<CheckResult> {
        let questionnaire = self.checked.report.questionnaire();
        let rule = easing.rule();
        let stops = self.checked.is_stopped_by(easing);
        let severity = match rule.severity {
            Severity::Error => warning_unless(stops),
            other => other,
        };
        if let Easing::Grades(questions) = easing {
            let each = questions.iter().map(|ix| {
                let id = questionnaire.question(*ix).id.as_str();
                let title = format!("{id}: {}", lower_first(rule.title));
                let alone = Easing::Grades(vec![*ix]);
                let message = format!("{}.", alone.sentence(questionnaire));
                let result = self.result(rule, id, title, message);
                new_with(severity, self.at(*ix, result))
            });
            return each.collect();
        }
        let message = format!("{}.", easing.sentence(questionnaire));
        let result = self.result(rule, "baseline", rule.title.to_owned(), message);
        let result = CheckResult {
            place: TextPlace::HEAD,
            ..result
        };
        vec![new_with(severity, result)]
    }

    /// What the target demands less, and what it passes over in addition; at the target where that is a file.
    fn target_lowered(&self, earlier: &Earlier<'_>) -> Vec<CheckResult> {
        let questionnaire = self.checked.report.questionnaire();
        let at_target = |result: CheckResult| CheckResult {
            place: TextPlace::HEAD,
            file: match &self.checked.target_file {
                Some((file, _)) => file.clone(),
                None => result.file.clone(),
            },
            ..result
        };
        let (lowered, waivers) = match &earlier.target {
            EarlierTarget::Known { lowered, waivers } => (lowered, waivers),
            EarlierTarget::Faulty(_) => {
                let rule = CheckRule::BASELINE_FAULTY;
                let title = "Target not compared with the baseline".to_owned();
                let why = earlier_target::not_compared(&earlier.target).unwrap_or_default();
                return vec![at_target(self.result(rule, "target", title, why))];
            }
            // As with a new assessment nothing is wrong: the page says so, and no line is marked.
            EarlierTarget::Unknown | EarlierTarget::Missing(_) => return Vec::new(),
        };
        let severity = warning_unless(self.checked.demands_less());
        let demands = lowered.iter().map(|one| {
            let rule = CheckRule::TARGET_LOWERED;
            let name = wording::node_name(questionnaire, &one.node);
            let (what, ..) = earlier_target::parts(questionnaire, one);
            let message = earlier_target::sentence(questionnaire, one);
            let title = format!("{}: {name}, {what}", rule.title);
            let result = self.result(rule, &format!("{name} {what}"), title, message);
            new_with(severity, at_target(result))
        });
        let waivers = waivers.iter().map(|one| {
            let rule = CheckRule::WAIVER_EXTENDED;
            let title = format!("{}: {}", one.id, lower_first(rule.title));
            let message = earlier_target::waiver(one);
            let result = self.result(rule, one.id.as_str(), title, message);
            let result = self.at_waiver(one, at_target(result));
            new_with(rule.severity, result)
        });
        demands.chain(waivers).collect()
    }

    /// Answers whose valid evidence is gone, each at its line.
    fn unevidenced(&self, earlier: &Earlier<'_>) -> Vec<CheckResult> {
        let questionnaire = self.checked.report.questionnaire();
        let severity = warning_unless(self.checked.loses_evidence());
        lowered::unevidenced(questionnaire, earlier)
            .into_iter()
            .map(|(ix, figures)| {
                let id = questionnaire.question(ix).id.as_str();
                let mut message =
                    format!("{id} had valid evidence in the baseline, and has none now.");
                if !figures.is_empty() {
                    message += &format!(" That lowers: {}.", figures.join("; "));
                }
                let title = format!("{id}: less evidence than in the baseline");
                let result = self.result(CheckRule::EVIDENCE_LOST, id, title, message);
                new_with(severity, self.at(ix, result))
            })
            .collect()
    }

    fn regressions(&self, earlier: &Earlier<'_>) -> Vec<CheckResult> {
        let questionnaire = self.checked.report.questionnaire();
        // Where only evidenced scores are lower, it depends on whether these count.
        let severity = warning_unless(self.checked.falls() || self.checked.loses_evidence());
        let each = lowered::lowerings(self.checked, earlier)
            .into_iter()
            .map(|fall| {
                let id = questionnaire.question(fall.question).id.as_str();
                let message = format!(
                    "{id} was {}, and is {} now. That lowers: {}.",
                    fall.before,
                    fall.now,
                    fall.figures.join("; ")
                );
                let title = format!("{id}: lower than in the baseline");
                self.at(
                    fall.question,
                    self.result(CheckRule::REGRESSION, id, title, message),
                )
            });
        let unexplained = lowered::unexplained(questionnaire, earlier).into_iter().map(|r| {
            let name = wording::node_name(questionnaire, &r.node);
            let message = format!(
                "{}. No single answer is lower: the questionnaire, or what is selected, changed since the baseline.",
                lowered::fall(questionnaire, r)
            );
            let title = format!("{name}: lower than in the baseline");
            self.result(CheckRule::REGRESSION, &name, title, message)
        });
        each.chain(unexplained)
            .map(|result| new_with(severity, result))
            .collect()
    }

    /// Questions that do not count any more: those answered like that at their answers, those out of scope together.
    fn withdrawn(&self, earlier: &Earlier<'_>) -> Vec<CheckResult> {
        let report = &self.checked.report;
        let questionnaire = report.questionnaire();
        let severity = warning_unless(self.checked.withdraws());
        let out = |ix: &QuestionIx| report.card.question(*ix).state == QuestionState::OutOfScope;
        let (out, answered): (Vec<QuestionIx>, Vec<QuestionIx>) =
            earlier.withdrawn.iter().copied().partition(out);
        let mut all: Vec<CheckResult> = answered
            .into_iter()
            .map(|ix| {
                let id = questionnaire.question(ix).id.as_str();
                let message = format!(
                    "{id} counted in the baseline, and is {} now.",
                    wording::question_state(report.card.question(ix).state)
                );
                let title = format!("{id}: does not count any more");
                self.at(ix, self.result(CheckRule::REGRESSION, id, title, message))
            })
            .collect();
        if !out.is_empty() {
            let count = wording::count(out.len(), "question is", "questions are");
            let message = format!(
                "{count} out of scope now that counted in the baseline: {}.",
                lowered::some_of(questionnaire, &out)
            );
            let title = "Less is in scope than in the baseline".to_owned();
            let result = self.result(CheckRule::REGRESSION, "scope", title, message);
            // That less is selected stands where it is selected.
            all.push(match self.checked.places.sections {
                Some(place) => CheckResult {
                    place,
                    own_place: true,
                    ..result
                },
                None => result,
            });
        }
        all.into_iter()
            .map(|result| new_with(severity, result))
            .collect()
    }
}
