//! The findings, ranked, a row each.

use std::collections::BTreeMap;

use crate::gap::{Finding, MOST_BENEFIT, Subject};
use crate::model::{Quarter, QuestionIx, Score};
use crate::report::anchor::Anchor;
use crate::report::finding_list::{blocked, finding_reason, now, systemic, what_helps};
use crate::report::letter_case::capitalised;
use crate::report::links;
use crate::report::sheet::{ColorRule, Datum, Grid, GridColumn, Sheet, Value};
use crate::report::{GapReport, wording};

use super::{grid_sheet, questions, words};

/// The most that risk, severity and effort can be.
const WORST: f64 = 5.0;

/// The sheet of the findings.
pub(super) fn findings(report: &GapReport<'_>) -> Sheet<'static> {
    let starts: BTreeMap<usize, Quarter> = report
        .roadmap
        .iter()
        .flat_map(|roadmap| &roadmap.initiatives)
        .map(|planned| (planned.initiative, planned.start))
        .collect();
    let found = report.found().enumerate();
    let open = report.open().enumerate();
    let rows = found
        .map(|(place, finding)| row(report, place, finding, &starts, false))
        .chain(open.map(|(place, finding)| row(report, place, finding, &starts, place == 0)));
    let grid = Grid {
        name: "Findings".into(),
        columns: columns(report),
        rows: rows.collect(),
        heads: 2,
        printed: PRINTED + usize::from(report.card.conformity.is_some()),
    };
    grid_sheet(
        words::FINDINGS,
        words::FINDINGS_NOTE,
        words::NO_FINDINGS,
        vec![Anchor::part("findings")],
        grid,
    )
}

/// So many columns are worth the paper, and the grade where there is one.
const PRINTED: usize = 16;

fn columns(report: &GapReport<'_>) -> Vec<GridColumn> {
    let mut columns = vec![
        GridColumn::new("#", 5),
        GridColumn::new("Id", 17),
        GridColumn::new("Finding", 42),
        GridColumn::new("Section", 19),
    ];
    if report.card.conformity.is_some() {
        columns.push(GridColumn::new("Grade", 12).rule(ColorRule::Words(words::JUDGEMENTS)));
    }
    columns.extend([
        GridColumn::new("Now", 20),
        GridColumn::new("Goal", 16),
        GridColumn::new("Risk", 8).rule(ColorRule::Harm(WORST)),
        GridColumn::new("Severity", 11).rule(ColorRule::Harm(WORST)),
        GridColumn::new("Effort", 9),
        GridColumn::new("Priority", 11).rule(ColorRule::Bar(f64::from(MOST_BENEFIT))),
        GridColumn::new("Quadrant", 12).rule(ColorRule::Words(words::QUADRANTS)),
        GridColumn::new("What helps", 38),
        GridColumn::new("Initiative", 24),
        GridColumn::new("Starts", 10),
        GridColumn::new("Owner", 16),
        GridColumn::new("Due", 11),
        GridColumn::new("Kind", 14),
        GridColumn::new("Risk × severity", 10),
        GridColumn::new("Value", 8),
        GridColumn::new("Target", 8),
        GridColumn::new("Section title", 30),
        GridColumn::new("Blocks", 30),
    ]);
    if report.card.conformity.is_some() {
        columns.push(GridColumn::new("Computed grade", 12));
    }
    columns
}

fn row(
    report: &GapReport<'_>,
    place: usize,
    finding: &Finding,
    starts: &BTreeMap<usize, Quarter>,
    first_open: bool,
) -> Vec<Datum> {
    let questionnaire = report.questionnaire();
    let max = questionnaire.scale.max;
    let priority = finding.priority;
    let section = questionnaire.section(finding.section);
    let (id, anchor) = links::subject(report, finding.subject);
    let subject = Subjects::of(report, finding);
    let grade = |grade: Option<crate::model::Grade>| Datum::maybe(grade.map(wording::grade));
    let rank = Datum::count(place + 1);
    let mut cells = vec![
        match first_open {
            true => rank.at(Anchor::part("open")),
            false => rank,
        },
        Datum::text(id.as_str()).at(anchor).leading(subject.answer),
        Datum::text(subject.text),
        Datum::text(section.id.as_str()).leading(Anchor::figures(&section.id)),
    ];
    let graded = report.card.conformity.is_some();
    if graded {
        cells.push(grade(finding.grade));
    }
    let first = finding.initiatives.first().copied();
    let initiative = first.and_then(|place| questionnaire.initiatives.get(place));
    let helps = Datum::maybe(first.map(|place| what_helps(report, place)));
    let start = first.and_then(|place| starts.get(&place));
    let starts = Datum::maybe(start.map(Quarter::to_string));
    let leading = |datum: Datum| match initiative {
        Some(initiative) => datum.leading(Anchor::initiative(&initiative.id)),
        None => datum,
    };
    let number = |number: u8| Datum::new(Value::Count(number.into()));
    cells.extend([
        Datum::text(subject.now),
        Datum::maybe(subject.goal),
        number(priority.risk),
        number(priority.severity),
        number(priority.effort),
        Datum::new(Value::Number((priority.value() * 1e9).round() / 1e9)),
        Datum::text(wording::quadrant(finding.quadrant())),
        helps,
        leading(Datum::maybe(initiative.map(|i| i.id.as_str()))),
        leading(starts),
        Datum::maybe(subject.owner),
        Datum::day(subject.due),
        Datum::text(wording::finding_kind(finding.kind)),
        Datum::new(Value::Count(priority.benefit().into())),
        Datum::score(subject.value, max),
        Datum::score(finding.target.map(|t| t.value), max),
        Datum::text(section.title.as_str()),
        Datum::text(blocked(report, finding)),
    ]);
    if graded {
        cells.push(grade(finding.computed));
    }
    cells
}

/// What there is to say about the subject of a finding.
struct Subjects {
    text: String,
    now: String,
    goal: Option<String>,
    value: Option<Score>,
    owner: Option<String>,
    due: Option<jiff::civil::Date>,
    answer: Anchor,
}

impl Subjects {
    fn of(report: &GapReport<'_>, finding: &Finding) -> Self {
        match finding.subject {
            Subject::Question(ix) => Self::of_question(report, finding, ix),
            Subject::Systemic(section) => {
                let section = report.questionnaire().section(section);
                let failing = report.card.systemic.get(finding.section.0);
                let failing = failing.and_then(Option::as_ref).map(|s| s.failing.clone());
                let first = questions(report, &failing.unwrap_or_default()).to;
                Self {
                    text: capitalised(&systemic(report, finding.section)),
                    now: finding_reason(report, finding),
                    goal: None,
                    value: None,
                    owner: None,
                    due: None,
                    answer: first.unwrap_or_else(|| Anchor::figures(&section.id)),
                }
            }
        }
    }

    fn of_question(report: &GapReport<'_>, finding: &Finding, ix: QuestionIx) -> Self {
        let questionnaire = report.questionnaire();
        let question = questionnaire.question(ix);
        let answer = report.answer(ix);
        let goal = finding.target;
        Self {
            text: question.text.clone(),
            now: now(report, ix),
            goal: goal.map(|t| wording::answer_reaching(questionnaire, ix, t.value)),
            value: report.card.question(ix).scored(),
            owner: answer.and_then(|a| a.owner.clone()),
            due: answer.and_then(|a| a.due),
            answer: Anchor::answer(&question.id),
        }
    }
}
