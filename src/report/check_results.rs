//! All that `check` has to say of one assessment, each with its place: what services show beside a line.

use crate::gap::{Criterion, Finding, FindingKind, Outcome, Subject, Wanted};
use crate::model::{Grade, QuestionIx, Score, Waiver};

use super::check_page::{blocking, unselected};
use super::check_result::{CheckResult, CheckRule, Severity, SinceBaseline};
use super::checked::Checked;
use super::criterion::demand;
use super::finding_list::{blocked, finding_reason, what_helps};
use super::letter_case::lower_first;
use super::waivers::{self, WaiverState};
use super::wording;

/// How many unanswered questions are named.
const OPEN_NAMED: usize = 12;

/// All results of one assessment: what fell since the baseline, the demands not met, findings by rank, waivers.
pub fn check_results(checked: &Checked<'_>) -> Vec<CheckResult> {
    let results = Results { checked };
    let mut all = Vec::new();
    all.extend(results.baseline());
    all.extend(checked.criteria.iter().filter_map(|c| results.demand(c)));
    let (own, open): (Vec<&Finding>, Vec<&Finding>) = checked
        .report
        .findings
        .iter()
        .partition(|f| results.has_place(f));
    all.extend(own.into_iter().map(|f| results.finding(f)));
    all.extend(results.unanswered(&open));
    all.extend(results.bare());
    all.extend(results.waivers());
    all
}

/// The results of one assessment.
pub(super) struct Results<'c, 'a> {
    pub(super) checked: &'c Checked<'a>,
}

impl Results<'_, '_> {
    pub(super) fn result(
        &self,
        rule: CheckRule,
        subject: &str,
        title: String,
        message: String,
    ) -> CheckResult {
        CheckResult {
            rule,
            severity: rule.severity,
            subject: subject.to_owned(),
            title,
            message,
            file: self.checked.file.clone(),
            place: self.checked.places.answers(),
            own_place: false,
            waived: None,
            since: None,
        }
    }

    pub(super) fn at(&self, ix: QuestionIx, result: CheckResult) -> CheckResult {
        match self.checked.places.answer(ix) {
            Some(place) => CheckResult {
                place,
                own_place: true,
                ..result
            },
            None => result,
        }
    }

    fn demand(&self, criterion: &Criterion) -> Option<CheckResult> {
        let rule = match criterion.outcome {
            Outcome::Missed => CheckRule::TARGET_MISSED,
            Outcome::Undecided => CheckRule::TARGET_UNDECIDED,
            Outcome::Met | Outcome::NotApplicable => return None,
        };
        let report = &self.checked.report;
        let questionnaire = report.questionnaire();
        let name = wording::node_name(questionnaire, &criterion.node);
        let (what, wanted, found) = demand(questionnaire, criterion);
        let mut message = format!("{name}, {what}: {wanted} is wanted, found {found}.");
        if let Some(in_the_way) = blocking(report, criterion) {
            message += &format!(" In the way, what matters most first: {in_the_way}.");
        }
        if let Some(unselected) = unselected(criterion) {
            message += &format!(" {unselected}");
        }
        let title = format!("{}: {name}, {what}", rule.title);
        Some(self.result(rule, &format!("{name} {what}"), title, message))
    }

    /// Whether a finding is shown by itself: unanswered questions, which stand nowhere, are told together.
    fn has_place(&self, finding: &Finding) -> bool {
        match finding.subject {
            Subject::Systemic(_) => true,
            Subject::Question(ix) => {
                finding.kind != FindingKind::NotAssessed || self.checked.places.answer(ix).is_some()
            }
        }
    }

    fn finding(&self, finding: &Finding) -> CheckResult {
        let report = &self.checked.report;
        let questionnaire = report.questionnaire();
        let rule = match (finding.subject, finding.kind, finding.grade) {
            (_, FindingKind::NotAssessed, _) => CheckRule::NOT_ASSESSED,
            (Subject::Systemic(_), ..) => CheckRule::SYSTEMIC,
            (_, _, Some(Grade::Major)) => CheckRule::MAJOR,
            (_, _, Some(Grade::Minor)) => CheckRule::MINOR,
            (_, _, Some(Grade::Opportunity)) => CheckRule::OPPORTUNITY,
            (_, _, None) => CheckRule::BELOW_TARGET,
        };
        let (id, text) = match finding.subject {
            Subject::Question(ix) => {
                let question = questionnaire.question(ix);
                (&question.id, &question.text)
            }
            Subject::Systemic(section) => {
                let section = questionnaire.section(section);
                (&section.id, &section.title)
            }
        };
        let reason = finding_reason(report, finding);
        let mut message = match finding.subject {
            Subject::Question(_) => format!("{text} Answered: {reason}."),
            Subject::Systemic(_) => format!("{text}: {reason}."),
        };
        if !finding.blocks.is_empty() {
            message += &format!(" In the way of {}.", blocked(report, finding));
        }
        if let Some(first) = finding.initiatives.first() {
            message += &format!(" What helps: {}.", what_helps(report, *first));
        }
        let title = format!("{id}: {}", lower_first(rule.title));
        let result = self.result(rule, id.as_str(), title, message);
        let severity = self.severity(finding);
        let blocks = severity < Severity::Note;
        let waived = waivers::passed_over(report, &self.checked.criteria, id.as_str());
        let result = CheckResult {
            severity,
            waived: waived.filter(|_| !blocks),
            since: self.since(finding),
            ..result
        };
        match finding.subject {
            Subject::Question(ix) => self.at(ix, result),
            Subject::Systemic(section) => {
                // The first of its requirements that fails stands for the section.
                let found = report.card.systemic[section.0].as_ref();
                let failing = found.map(|s| s.failing.as_slice()).unwrap_or_default();
                let first = failing
                    .iter()
                    .find(|ix| self.checked.places.answer(**ix).is_some());
                first.map_or_else(|| result.clone(), |ix| self.at(*ix, result.clone()))
            }
        }
    }

    /// An error if it is in the way of a missed demand; a warning if of an undecided one, or if it is only open.
    fn severity(&self, finding: &Finding) -> Severity {
        let blocks = |criterion: &&Criterion| match finding.subject {
            // What an answer lacks in evidence is said by itself: a better answer would not help.
            Subject::Question(ix) => {
                criterion.blocking.contains(&ix) && !self.lacks_only_evidence(criterion, ix)
            }
            Subject::Systemic(section) => criterion.systemic.contains(&section),
        };
        let worst = self.checked.criteria.iter().filter(blocks);
        match worst.map(|c| c.outcome).max() {
            Some(Outcome::Missed) if finding.kind != FindingKind::NotAssessed => Severity::Error,
            Some(_) => Severity::Warning,
            None => Severity::Note,
        }
    }

    /// Whether a demand wants evidence of an answer that is there.
    fn lacks_only_evidence(&self, criterion: &Criterion, ix: QuestionIx) -> bool {
        let asked = matches!(criterion.wanted, Wanted::Evidenced { .. });
        asked && self.checked.report.card.question(ix).scored().is_some()
    }

    /// Answers without the evidence that the target asks for, each at its line.
    fn bare(&self) -> Vec<CheckResult> {
        let questionnaire = self.checked.report.questionnaire();
        let rule = CheckRule::EVIDENCE_MISSING;
        let mut all = Vec::new();
        for criterion in &self.checked.criteria {
            let bare = criterion.blocking.iter().copied();
            for ix in bare.filter(|ix| self.lacks_only_evidence(criterion, *ix)) {
                let question = questionnaire.question(ix);
                let id = question.id.as_str();
                let (_, wanted, found) = demand(questionnaire, criterion);
                let mut message = format!(
                    "{} No valid evidence shows the answer; {wanted} of the answers are to be evidenced, and {found} are.",
                    question.text
                );
                if let [first, ..] = question.evidence.as_slice() {
                    message += &format!(" What would show it: {first}.");
                }
                let title = format!("{id}: {}", lower_first(rule.title));
                let result = self.at(ix, self.result(rule, id, title, message));
                let since = self.evidence_since(ix);
                all.push(CheckResult { since, ..result });
            }
        }
        all
    }

    /// Whether an answer had no valid evidence in the baseline either.
    fn evidence_since(&self, ix: QuestionIx) -> Option<SinceBaseline> {
        let earlier = self.checked.earlier()?;
        let questionnaire = self.checked.report.questionnaire();
        let then = earlier.asked_then(questionnaire, &questionnaire.question(ix).id);
        let was = then.map(|then| earlier.card.question(then));
        Some(match was {
            Some(was) if was.scored().is_some() && !was.evidenced => SinceBaseline::Unchanged,
            _ => SinceBaseline::New,
        })
    }

    /// Whether the baseline had this finding too.
    fn since(&self, finding: &Finding) -> Option<SinceBaseline> {
        let earlier = self.checked.earlier()?;
        let questionnaire = self.checked.report.questionnaire();
        Some(match finding.subject {
            Subject::Systemic(section) => {
                let id = &questionnaire.section(section).id;
                let place = earlier.questionnaire.find_section(id.as_str());
                let had = place.is_some_and(|s| earlier.card.systemic[s.0].is_some());
                if had {
                    SinceBaseline::Unchanged
                } else {
                    SinceBaseline::New
                }
            }
            Subject::Question(ix) => {
                let id = &questionnaire.question(ix).id;
                let Some(place) = earlier.asked_then(questionnaire, id) else {
                    return Some(SinceBaseline::New);
                };
                let (was, is) = (
                    earlier.card.question(place),
                    self.checked.report.card.question(ix),
                );
                let reached = finding.target.map_or(Score::ONE, |t| t.value);
                let sound = was.scored().is_some_and(|v| v >= reached);
                if was.scored() == is.scored()
                    && was.judgement == is.judgement
                    && was.state == is.state
                {
                    SinceBaseline::Unchanged
                } else if !was.applies() || sound {
                    SinceBaseline::New
                } else {
                    SinceBaseline::Updated
                }
            }
        })
    }

    /// Unanswered questions: one result for those in the way of a demand, one for the others.
    fn unanswered(&self, open: &[&Finding]) -> Vec<CheckResult> {
        let report = &self.checked.report;
        let questionnaire = report.questionnaire();
        let mut groups = [
            (Severity::Warning, Vec::new()),
            (Severity::Note, Vec::new()),
        ];
        for finding in open {
            let Subject::Question(ix) = finding.subject else {
                continue;
            };
            let id = questionnaire.question(ix).id.to_string();
            if waivers::passed_over(report, &self.checked.criteria, &id).is_some()
                && self.severity(finding) == Severity::Note
            {
                continue;
            }
            let group = usize::from(self.severity(finding) == Severity::Note);
            groups[group].1.push(id);
        }
        groups
            .into_iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(severity, ids)| {
                let all = wording::count(ids.len(), "question is", "questions are");
                let ids = wording::first_of(ids, OPEN_NAMED);
                let (subject, in_the_way) = match severity {
                    Severity::Note => ("open, in the way of nothing", "in the way of no target"),
                    _ => ("open", "in the way of a target"),
                };
                let message = format!("{all} not answered: {ids}; {in_the_way}.");
                CheckResult {
                    severity,
                    ..self.result(
                        CheckRule::NOT_ASSESSED,
                        subject,
                        format!("{all} not answered"),
                        message,
                    )
                }
            })
            .collect()
    }

    /// A result at the place of a waiver in its file, if there is a file.
    pub(super) fn at_waiver(&self, waiver: &Waiver, result: CheckResult) -> CheckResult {
        let mut waivers = self.checked.report.waivers();
        let number = waivers.position(|(one, _)| one == waiver);
        let place = self
            .checked
            .target_file
            .as_ref()
            .and_then(|(file, places)| {
                let place = places.get(number?)?;
                Some((file.clone(), *place))
            });
        match place {
            Some((file, place)) => CheckResult {
                file,
                place,
                own_place: true,
                ..result
            },
            None => result,
        }
    }

    fn waivers(&self) -> Vec<CheckResult> {
        let all = waivers::waivers(&self.checked.report);
        all.into_iter()
            .filter_map(|(waiver, state)| {
                let rule = match state {
                    WaiverState::Counts => return None,
                    WaiverState::EndsSoon(_) => CheckRule::WAIVER_ENDING,
                    WaiverState::Ineffective(_) => CheckRule::WAIVER_INEFFECTIVE,
                };
                let id = waiver.id.as_str();
                let title = format!("{id}: {}", lower_first(rule.title));
                let result = self.result(rule, id, title, waivers::sentence(waiver, &state)?);
                Some(self.at_waiver(waiver, result))
            })
            .collect()
    }
}
