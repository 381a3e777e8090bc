//! Assessments of the baseline that are not there any more.

use crate::model::TextPlace;

use super::check_cases::{CaseOutcome, CheckCase, CheckSuite};
use super::check_result::{CheckResult, CheckRule, Severity, SinceBaseline};
use super::page::{Block, Cell, Tone};
use super::wording;

/// How many are shown by name.
const NAMED: usize = 50;

/// An assessment that the baseline has, and that is neither there any more nor moved elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Where it would stand.
    pub file: String,
    /// Whose services it was about, if it says so and can be read.
    pub organisation: Option<String>,
    /// Whether this misses the target.
    pub fails: bool,
}

impl Gone {
    /// It as a result.
    pub fn result(&self) -> CheckResult {
        let rule = CheckRule::GONE;
        CheckResult {
            severity: match self.fails {
                true => Severity::Error,
                false => Severity::Warning,
            },
            subject: "file".to_owned(),
            title: rule.title.to_owned(),
            message: format!("{}.", self.sentence()),
            file: self.file.clone(),
            place: TextPlace::HEAD,
            own_place: false,
            waived: None,
            since: Some(SinceBaseline::New),
            rule,
        }
    }

    /// It as a test.
    pub fn suite(&self) -> CheckSuite {
        let why = self.sentence();
        CheckSuite {
            file: self.file.clone(),
            facts: Vec::new(),
            cases: vec![CheckCase {
                group: "Baseline".to_owned(),
                name: "The assessment is still there".to_owned(),
                outcome: match self.fails {
                    true => CaseOutcome::Failed(
                        CheckRule::GONE.id,
                        CheckRule::GONE.title.to_owned(),
                        why,
                    ),
                    false => CaseOutcome::Passed(Some(why)),
                },
            }],
        }
    }

    fn sentence(&self) -> String {
        let of = self.organisation.as_ref();
        let of = of.map_or_else(String::new, |name| format!(" of {name}"));
        format!("The assessment{of} is in the baseline, and not there any more")
    }
}

/// All of them as a part of a page; nothing if there are none.
pub(super) fn gone_blocks(gone: &[Gone]) -> Vec<Block> {
    if gone.is_empty() {
        return Vec::new();
    }
    let tone = match gone.iter().any(|one| one.fails) {
        true => Tone::Bad,
        false => Tone::Caution,
    };
    let count = wording::count(
        gone.len(),
        "assessment of the baseline is",
        "assessments of the baseline are",
    );
    let mut points: Vec<Cell> = gone
        .iter()
        .take(NAMED)
        .map(|one| match &one.organisation {
            Some(organisation) => format!("{}: {organisation}", one.file).into(),
            None => one.file.as_str().into(),
        })
        .collect();
    let rest = gone.len().saturating_sub(NAMED);
    if rest > 0 {
        points.push(format!("{rest} more").into());
    }
    vec![
        Block::heading(2, CheckRule::GONE.title),
        Block::Paragraph(Cell::toned(format!("{count} not there any more"), tone)),
        Block::List {
            ordered: false,
            points,
        },
    ]
}
