//! The first page: verdict, figures, biggest risks, decisions wanted, advice.

use crate::gap::{Finding, Priority, Quadrant, Subject};
use crate::model::{Answer, Given, Grade, QuestionIx};

use super::anchor::Anchor;
use super::figures::glance;
use super::finding_list::now;
use super::gap_report::is_open;
use super::headline::headline;
use super::letter_case::lower_first;
use super::links::to_initiative;
use super::page::{Block, Cell, Entry, Tone};
use super::roadmap_page::{roadmap_decisions, years_ahead};
use super::{GapReport, wording};

/// How many of the biggest risks the summary names.
const RISKS_NAMED: usize = 5;

/// Title and whose report it is.
pub(super) fn title(report: &GapReport<'_>) -> Vec<Block> {
    let assessment = report.assessment();
    let organisation = assessment
        .organisation
        .as_deref()
        .unwrap_or("Unnamed organisation");
    let questionnaire = report.questionnaire();
    let mut entries = Vec::new();
    if let Some(scope) = &assessment.scope {
        entries.push(Entry::new("Scope", scope.as_str()));
    }
    entries.push(Entry::new(
        "Assessed",
        format!("{}, judged as of {}", assessment.date, report.inputs.as_of),
    ));
    if let Some(selected) = &assessment.sections {
        let names: Vec<String> = selected
            .iter()
            .map(|s| wording::section_name(report.questionnaire(), *s))
            .collect();
        entries.push(Entry::new("Only", names.join("; ")));
    }
    if !assessment.assessors.is_empty() {
        entries.push(Entry::new(
            "Assessors",
            wording::listed(&assessment.assessors),
        ));
    }
    let named = assessment.questionnaire.version.as_deref();
    let other = named.filter(|version| *version != questionnaire.version);
    let other = other.map_or_else(String::new, |v| {
        format!("; the assessment names version {v}")
    });
    entries.push(Entry::new(
        "Questionnaire",
        format!(
            "{} ({}@{}){other}",
            questionnaire.title, questionnaire.id, questionnaire.version
        ),
    ));
    vec![
        Block::heading(1, format!("Gap report: {organisation}")),
        Block::Entries(entries),
    ]
}

/// The summary for management.
pub(super) fn summary(report: &GapReport<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::heading(
        2,
        Cell::from("Summary").at(Anchor::part("summary")),
    )];
    blocks.extend(glance(report));
    blocks.push(Block::Entries(headline(report)));
    blocks.extend(risks(report));
    blocks.extend(quick_win(report));
    blocks.extend(decisions(report));
    blocks.extend(years_ahead(report));
    blocks
}

pub(super) fn risks(report: &GapReport<'_>) -> Vec<Block> {
    let biggest = report.biggest_risks();
    if biggest.is_empty() {
        let open = report.open().count();
        return vec![Block::Paragraph(match open {
            0 => Cell::toned("Nothing stays below its target.", Tone::Good),
            _ => Cell::toned(
                format!("Nothing that is answered stays below its target; {open} are still open."),
                Tone::Caution,
            ),
        })];
    }
    let mut named: Vec<&Finding> = Vec::new();
    for finding in biggest {
        // That much of a section fails, and what of it fails, is one risk.
        let told = |other: &&Finding| {
            let systemic = |f: &Finding| matches!(f.subject, Subject::Systemic(_));
            other.section == finding.section && (systemic(other) || systemic(finding))
        };
        if named.len() < RISKS_NAMED && !named.iter().any(told) {
            named.push(finding);
        }
    }
    let points = named.into_iter().map(|f| risk_point(report, f)).collect();
    vec![
        Block::heading(3, "Biggest risks, by risk × severity"),
        Block::List {
            ordered: true,
            points,
        },
    ]
}

/// What is found, what one sees today, and what would help.
fn risk_point(report: &GapReport<'_>, finding: &Finding) -> Cell {
    let questionnaire = report.questionnaire();
    let mut text = match finding.subject {
        Subject::Systemic(section) => {
            let name = wording::section_name(questionnaire, section);
            let found = report.card.systemic[section.0].as_ref();
            match found.is_some_and(|found| found.absent) {
                true => format!("{name}: hardly anything of it is in place (systemic)."),
                false => format!("{name}: many requirements fail at once (systemic)."),
            }
        }
        Subject::Question(ix) => {
            let question = questionnaire.question(ix);
            format!("{} [{}]\n{}", question.text, question.id, said(report, ix))
        }
    };
    let Priority { risk, severity, .. } = finding.priority;
    let figures = format!("Risk {risk} × severity {severity}");
    text += &format!("\n{figures}");
    match finding.grade {
        Some(grade) => text += &format!(", likely {}.", wording::grade(grade)),
        None => text += ".",
    }
    let title = |place: &usize| lower_first(&questionnaire.initiatives[*place].title);
    let helps = finding.initiatives.first();
    let first = helps.map_or_else(Vec::new, |place| report.predecessors(*place));
    if let Some(place) = helps {
        text += &format!(" What helps: {}", title(place));
        text += &match first.as_slice() {
            [] => ".".to_owned(),
            [one] => format!(", after one that comes first: {}.", title(one)),
            [one, rest @ ..] => format!(
                ", after {} that come first, beginning with: {}.",
                rest.len() + 1,
                title(one)
            ),
        };
    }
    let tone = if finding.grade == Some(Grade::Major) {
        Tone::Bad
    } else {
        Tone::Plain
    };
    let cell = match finding.subject {
        Subject::Question(ix) => {
            let id = &questionnaire.question(ix).id;
            Cell::toned(text, tone)
                .linking(id.as_str(), Anchor::finding(id))
                .linking(&figures, Anchor::finding(id))
        }
        Subject::Systemic(section) => {
            let name = wording::section_name(questionnaire, section);
            let id = &questionnaire.section(section).id;
            Cell::toned(text, tone)
                .linking(&name, Anchor::finding(id))
                .linking(&figures, Anchor::finding(id))
        }
    };
    let mentioned = helps.into_iter().chain(first.first());
    mentioned.fold(cell, |cell, place| {
        to_initiative(report, cell, &title(place), *place)
    })
}

/// What was answered, with what the assessment says of it. Where it says nothing, what the answer typically looks like: never
/// as if it had been seen there.
fn said(report: &GapReport<'_>, ix: QuestionIx) -> String {
    let questionnaire = report.questionnaire();
    let scored = report.card.question(ix);
    let answered = format!("Answered: {}", sentence(&now(report, ix)));
    let notes = report.answer(ix).map_or_else(Vec::new, notes);
    if !notes.is_empty() {
        return format!("Noted in the assessment: {} {answered}", notes.join(" "));
    }
    // What a sample showed says more than what the answer would mean.
    let Some(Given::Option(place)) = scored.given.as_ref().filter(|_| scored.uncapped.is_none())
    else {
        return answered;
    };
    let own = questionnaire.question(ix).means.get(*place);
    let in_general = || questionnaire.options(ix).get(*place)?.means.clone();
    match own.cloned().flatten().or_else(in_general) {
        Some(means) => format!("{answered} Typical of this answer: {}", sentence(&means)),
        None => answered,
    }
}

/// The notes of an assessment on an answer, each as a sentence, those of respondents with who wrote them.
fn notes(answer: &Answer) -> Vec<String> {
    let own = answer.note.as_deref().map(sentence);
    let voices = answer.responses.iter().filter_map(|voice| {
        let note = voice.note.as_deref()?;
        Some(format!("{}: {}", voice.by, sentence(note)))
    });
    own.into_iter().chain(voices).collect()
}

/// The text with a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

pub(super) fn quick_win(report: &GapReport<'_>) -> Vec<Block> {
    let Some(finding) = report.quick_win() else {
        return Vec::new();
    };
    let Some(place) = finding.initiatives.first() else {
        return Vec::new();
    };
    let questionnaire = report.questionnaire();
    let initiative = &questionnaire.initiatives[*place];
    let mut text = format!("{}.", initiative.title);
    if let Some(deliverable) = &initiative.deliverable {
        text += &format!(" {deliverable}");
    }
    vec![
        Block::heading(
            3,
            match (finding.quadrant(), report.is_noticed(finding)) {
                (Quadrant::QuickWin, true) => "A quick win that users will notice",
                (Quadrant::QuickWin, false) => "The first quick win",
                (_, true) => "A small step that users will notice",
                (_, false) => "One small step to begin with",
            },
        ),
        Block::Paragraph(to_initiative(report, text, &initiative.title, *place)),
    ]
}

pub(super) fn decisions(report: &GapReport<'_>) -> Vec<Block> {
    let mut points: Vec<Cell> = Vec::new();
    points.extend(owners_wanted(report));
    let (initiatives, days) = report.effort_of_initiatives();
    if let Some(roadmap) = &report.roadmap {
        points.extend(roadmap_decisions(report, roadmap));
    } else if initiatives > 0 {
        points.push(
            format!(
                "Release about {} person-days for the next step on what was found: {}, spread over the coming quarters.",
                wording::decimal(days, 0),
                wording::count(initiatives, "initiative", "initiatives"),
            )
            .into(),
        );
    }
    let disputed = report.card.overall.counts.disputed;
    if disputed > 0 {
        let text = wording::count(disputed, "answer on which", "answers on which");
        let wanted = format!("Settle {text} respondents contradict each other.");
        points.push(Cell::from(wanted).linking(&text, Anchor::part("method")));
    }
    let open = report.questions_where(is_open).len() - disputed;
    if open > 0 {
        let text = wording::count(open, "question", "questions");
        let wanted = format!("Find out the answer to {text} that nobody has answered or knows.");
        points.push(Cell::from(wanted).linking(&text, Anchor::part("open")));
    }
    if points.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(3, "Decisions wanted"),
        Block::List {
            ordered: false,
            points,
        },
    ]
}

/// The findings on answers that nobody owns yet: the likely majors, where there are any, since a board can name no more.
fn owners_wanted(report: &GapReport<'_>) -> Option<Cell> {
    let on_questions = || {
        report.found().filter_map(|f| match f.subject {
            Subject::Question(ix) => Some((ix, f.grade == Some(Grade::Major))),
            Subject::Systemic(_) => None,
        })
    };
    let is_unowned = |ix: QuestionIx| report.answer(ix).is_none_or(|a| a.owner.is_none());
    let majors_alone = on_questions().any(|(ix, major)| major && is_unowned(ix));
    let wanted = || on_questions().filter(|(_, major)| *major || !majors_alone);
    let unowned = wanted().filter(|(ix, _)| is_unowned(*ix)).count();
    let found = match majors_alone {
        true => wording::count(
            wanted().count(),
            "single requirement that is a likely major",
            "single requirements that are likely majors",
        ),
        false => wording::count(wanted().count(), "finding", "findings"),
    };
    let text = format!("Name an owner and a date for {unowned} of {found}.");
    let text = Cell::from(text).linking(&found, Anchor::part("findings"));
    (unowned > 0).then_some(text)
}

/// Advice that certainly applies.
pub(super) fn advice(report: &GapReport<'_>) -> Vec<Block> {
    if report.advice.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(
        2,
        Cell::from("Advice").at(Anchor::part("advice")),
    )];
    for place in &report.advice {
        let advice = &report.questionnaire().advice[*place];
        blocks.push(Block::heading(3, advice.title.clone()));
        blocks.push(Block::Paragraph(advice.text.as_str().into()));
    }
    blocks
}
