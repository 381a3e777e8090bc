//! What an initiative closes, what each gap is worth, and what that brings until the end of the roadmap.

use std::collections::BTreeMap;

use crate::model::{Amount, QuestionIx};
use crate::report::finding_list::now;
use crate::report::page::{Block, Cell, Column, Row, Table, Tone};
use crate::report::roadmap_wording::{grouped, id};
use crate::report::wording;
use crate::roadmap::{GapAccount, Place, Planned};

use super::exact;
use super::view::{View, count};

/// What it closes with today's values; of what is worth something the arithmetic.
pub(super) fn worth(view: &View<'_, '_>, place: Place<'_>) -> Vec<Block> {
    let questionnaire = view.report.questionnaire();
    let own = &questionnaire.initiatives[view.initiative];
    if own.closes.is_empty() {
        let text = "Nothing by itself: it prepares what it opens the way for.";
        return vec![Block::Paragraph(text.into())];
    }
    let accounts = view.accounts.closes(view.initiative);
    let mut blocks = vec![Block::Table(answers(view))];
    if accounts.is_empty() {
        return blocks;
    }
    let by_question: BTreeMap<QuestionIx, &GapAccount> =
        accounts.iter().map(|one| (one.question, one)).collect();
    let lines = own.closes.iter();
    let lines = lines.filter_map(|close| by_question.get(&close.question));
    let lines: Vec<Cell> = lines.map(|one| value(view, one).into()).collect();
    blocks.push(Block::Paragraph(
        "Worth a quarter: 1000 × risk × severity × weight × importance × the part of the gap that is closed.".into(),
    ));
    blocks.push(Block::List {
        ordered: false,
        points: lines,
    });
    blocks.push(Block::Paragraph(in_all(view, place, &accounts).into()));
    blocks
}

/// Every answer that it lifts where it is lower: today's, then, and whether there is a gap.
fn answers(view: &View<'_, '_>) -> Table {
    let (report, questionnaire) = (view.report, view.report.questionnaire());
    let own = &questionnaire.initiatives[view.initiative];
    let accounts = view.accounts.closes(view.initiative);
    let columns = vec![
        Column::text("Question"),
        Column::text("Today"),
        Column::text("Lifted to"),
        Column::text("Target").rank(1),
        Column::text("Gap"),
    ];
    let rows = own.closes.iter().map(|close| {
        let ix = close.question;
        let scored = report.card.question(ix);
        let target = report.targets().question(ix).filter(|_| scored.applies());
        let account = accounts.iter().find(|one| one.question == ix);
        let option = questionnaire.options(ix).get(close.to);
        let to = match account {
            Some(account) => wording::answer_reaching(questionnaire, ix, account.to),
            None => option.map_or_else(|| wording::NOTHING.to_owned(), |o| o.label.clone()),
        };
        let gap = match (account, target) {
            (Some(one), _) if one.to < one.target => "narrowed".into(),
            (Some(_), _) => "closed".into(),
            (None, _) if !scored.applies() => Cell::toned("does not apply", Tone::Muted),
            (None, None) => Cell::toned("no target", Tone::Muted),
            (None, Some(target)) if scored.scored().is_some_and(|now| now >= target.value) => {
                Cell::toned("none", Tone::Good)
            }
            // What is left of the gap is for others to close.
            (None, Some(_)) => Cell::toned("reached so far", Tone::Good),
        };
        let target = target.map_or_else(
            || wording::NOTHING.to_owned(),
            |target| wording::answer_reaching(questionnaire, ix, target.value),
        );
        Row {
            cells: vec![
                questionnaire.question(ix).id.to_string().into(),
                now(report, ix).into(),
                to.into(),
                target.into(),
                gap,
            ],
            depth: 0,
        }
    });
    Table {
        rows: rows.collect(),
        columns,
    }
}

/// What one gap is worth, factor by factor, and what others have reached of it.
fn value(view: &View<'_, '_>, account: &GapAccount) -> String {
    let question = view.report.questionnaire().question(account.question);
    let mut factors = vec![
        "1000".to_owned(),
        account.risk.to_string(),
        account.severity.to_string(),
        exact(account.weight),
        exact(account.importance),
    ];
    if account.to < account.target {
        factors.push(exact(account.part()));
    }
    let mut text = format!(
        "{}: {} = {}",
        question.id,
        factors.join(" × "),
        whole(account.value)
    );
    if let Some(through) = account.through {
        let through = id(view.report, through);
        text += &match account.adds() {
            0 => format!("; adds nothing, since {through} reaches it earlier"),
            adds => format!(
                "; adds {}, since {through} reaches {} of it earlier",
                whole(adds),
                whole(account.reached)
            ),
        };
    }
    text
}

/// What it brings from its effect to the end of the roadmap.
fn in_all(view: &View<'_, '_>, place: Place<'_>, accounts: &[GapAccount]) -> String {
    let adds: Vec<i64> = accounts.iter().map(GapAccount::adds).collect();
    let sum: i64 = adds.iter().sum();
    let terms: Vec<String> = adds.iter().map(|adds| whole(*adds)).collect();
    let a_quarter = match terms.as_slice() {
        [one] => one.clone(),
        // What is long is no easier to follow with every term.
        several if several.len() <= 6 => format!("{} = {}", several.join(" + "), whole(sum)),
        _ => whole(sum),
    };
    match place {
        Place::Planned(planned) => until_the_end(view, planned, &a_quarter, sum),
        Place::DoneByPlan(Some(ended)) => format!(
            "In this roadmap it adds {a_quarter} a quarter from {} on.",
            ended.effective
        ),
        _ => format!(
            "In the roadmap it would be worth up to {a_quarter} in each quarter from its effect on."
        ),
    }
}

fn until_the_end(view: &View<'_, '_>, planned: &Planned, a_quarter: &str, sum: i64) -> String {
    let last = view.roadmap.settings.last();
    let first = planned.effective.max(view.roadmap.settings.start);
    let quarters = (last.since(first) + 1).max(0);
    if quarters == 0 {
        return format!(
            "It adds {a_quarter} a quarter, but only from {first} on, after the roadmap: in this roadmap nothing."
        );
    }
    let total = sum.saturating_mul(i64::from(quarters));
    format!(
        "In this roadmap it adds {a_quarter} a quarter × {} ({first} to {last}) = {}, of {} in all.",
        count(quarters),
        whole(total),
        whole(view.roadmap.objective.value)
    )
}

fn whole(number: i64) -> String {
    grouped(Amount::whole(number))
}
