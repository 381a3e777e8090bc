//! What a questionnaire asks: the list of all, and one in full.

use crate::model::{Closes, Effort, Initiative, Questionnaire, SectionIx};

use super::letter_case::capitalised;
use super::page::{Block, Cell, Column, Entry, Page, Row, Table, Tone};
use super::wording;

/// The questionnaires there are.
pub fn questionnaire_list(all: &[&Questionnaire]) -> Page {
    let columns = vec![
        Column::text("Id"),
        Column::text("Version"),
        Column::text("Title"),
        Column::number("Questions"),
        Column::text("Takes"),
        Column::text("Quick first look"),
    ];
    let rows = all
        .iter()
        .map(|q| Row {
            cells: vec![
                q.id.to_string().into(),
                q.version.as_str().into(),
                q.title.as_str().into(),
                q.questions.len().to_string().into(),
                q.minutes.map_or_else(nothing, wording::time).into(),
                quick_look(q).into(),
            ],
            depth: 0,
        })
        .collect();
    Page {
        blocks: vec![Block::Table(Table { columns, rows })],
    }
}

fn quick(questionnaire: &Questionnaire) -> usize {
    questionnaire.questions.iter().filter(|q| q.quick).count()
}

fn nothing() -> String {
    wording::NOTHING.to_owned()
}

/// "15 questions, 15 minutes".
fn quick_look(questionnaire: &Questionnaire) -> String {
    let questions = match quick(questionnaire) {
        0 => return nothing(),
        number => wording::count(number, "question", "questions"),
    };
    match questionnaire.quick_minutes {
        Some(minutes) => format!("{questions}, {}", wording::time(minutes)),
        None => questions,
    }
}

fn duration(questionnaire: &Questionnaire) -> String {
    match (questionnaire.minutes, questionnaire.quick_minutes) {
        (Some(all), Some(quick)) => format!(
            "about {}; a quick first look {}",
            wording::time(all),
            wording::time(quick)
        ),
        (Some(all), None) => format!("about {}", wording::time(all)),
        (None, _) => wording::NOTHING.to_owned(),
    }
}

/// One questionnaire: what it is for, its profile, and its questions; with `answers`, what each answer means.
pub fn questionnaire_page(questionnaire: &Questionnaire, answers: bool) -> Page {
    let title = format!(
        "{} ({}@{})",
        questionnaire.title, questionnaire.id, questionnaire.version
    );
    let mut blocks = vec![Block::heading(1, title)];
    if let Some(about) = &questionnaire.about {
        blocks.push(Block::Paragraph(about.as_str().into()));
    }
    let mut entries = vec![
        Entry::new(
            "Questions",
            format!(
                "{}, of which {} are quick",
                questionnaire.questions.len(),
                quick(questionnaire)
            ),
        ),
        Entry::new("Takes", duration(questionnaire)),
        Entry::new("Initiatives", questionnaire.initiatives.len().to_string()),
    ];
    if let Some(source) = &questionnaire.source {
        let edition = source
            .edition
            .as_ref()
            .map_or_else(String::new, |e| format!(", {e}"));
        entries.push(Entry::new("Source", format!("{}{edition}", source.name)));
    }
    if !questionnaire.documents.is_empty() {
        entries.push(Entry::new(
            "Required documents",
            questionnaire.documents.len().to_string(),
        ));
    }
    blocks.push(Block::Entries(entries));
    blocks.extend(profile(questionnaire));
    for root in &questionnaire.roots {
        blocks.extend(section(questionnaire, *root, answers));
    }
    blocks.extend(initiatives(questionnaire));
    Page { blocks }
}

fn initiatives(questionnaire: &Questionnaire) -> Vec<Block> {
    if questionnaire.initiatives.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("Id"),
        Column::text("Initiative"),
        Column::text("Person-days"),
        Column::text("After").rank(1),
        Column::text("Lifts").rank(2),
    ];
    let id = |place: &usize| questionnaire.initiatives[*place].id.to_string();
    let lifts = |close: &Closes| {
        let to = questionnaire.options(close.question).get(close.to);
        let to = to.map_or_else(String::new, |option| format!(" to {}", option.id));
        format!("{}{to}", questionnaire.question(close.question).id)
    };
    let row = |initiative: &Initiative| {
        let days = match &initiative.effort {
            Effort::Fixed(days) => wording::decimal(*days, 0),
            Effort::BySize(days) => {
                let days: Vec<String> = days.iter().map(|d| wording::decimal(*d, 0)).collect();
                days.join(" / ")
            }
        };
        let after: Vec<String> = initiative.after.iter().map(id).collect();
        let lifts: Vec<String> = initiative.closes.iter().map(lifts).collect();
        Row {
            cells: vec![
                initiative.id.to_string().into(),
                initiative.title.as_str().into(),
                days.into(),
                after.join(", ").into(),
                lifts.join(", ").into(),
            ],
            depth: 0,
        }
    };
    let rows = questionnaire.initiatives.iter().map(row).collect();
    vec![
        Block::heading(2, "Initiatives"),
        Block::Table(Table { columns, rows }),
    ]
}

fn profile(questionnaire: &Questionnaire) -> Vec<Block> {
    if questionnaire.profile.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::text("Id"),
        Column::text("Asked first, never scored"),
        Column::text("Answers"),
    ];
    let rows = questionnaire
        .profile
        .iter()
        .map(|p| {
            let answers: Vec<String> = p
                .answers
                .iter()
                .map(|a| format!("{} ({})", a.id, a.label))
                .collect();
            Row {
                cells: vec![
                    p.id.to_string().into(),
                    p.text.as_str().into(),
                    answers.join("; ").into(),
                ],
                depth: 0,
            }
        })
        .collect();
    vec![
        Block::heading(2, "Profile"),
        Block::Table(Table { columns, rows }),
    ]
}

fn section(questionnaire: &Questionnaire, ix: SectionIx, answers: bool) -> Vec<Block> {
    let section = questionnaire.section(ix);
    let rank = 2 + u8::try_from(section.depth.min(2)).unwrap_or(2);
    let mut blocks = vec![Block::Heading {
        rank,
        text: wording::section_name(questionnaire, ix).into(),
    }];
    if let Some(help) = &section.help {
        blocks.push(Block::Paragraph(help.as_str().into()));
    }
    if answers {
        for ix in &section.questions {
            blocks.extend(question(questionnaire, *ix));
        }
    } else if !section.questions.is_empty() {
        blocks.push(question_table(questionnaire, ix));
    }
    for child in &section.children {
        blocks.extend(self::section(questionnaire, *child, answers));
    }
    blocks
}

fn question_table(questionnaire: &Questionnaire, ix: SectionIx) -> Block {
    let columns = vec![
        Column::text("Id"),
        Column::text("Question"),
        Column::text("Quick").rank(1),
        Column::number("Risk").rank(2),
        Column::text("Who knows").rank(3),
        Column::text("Refers to").rank(4),
    ];
    let rows = questionnaire
        .section(ix)
        .questions
        .iter()
        .map(|ix| {
            let question = questionnaire.question(*ix);
            Row {
                cells: vec![
                    question.id.to_string().into(),
                    question.text.as_str().into(),
                    if question.quick { "quick" } else { "" }.into(),
                    question.risk.to_string().into(),
                    question.ask.join(", ").into(),
                    references(question).into(),
                ],
                depth: 0,
            }
        })
        .collect();
    Block::Table(Table { columns, rows })
}

fn references(question: &crate::model::Question) -> String {
    let ids: Vec<String> = question
        .refs
        .iter()
        .flat_map(|r| &r.ids)
        .map(ToString::to_string)
        .collect();
    ids.join(", ")
}

fn question(questionnaire: &Questionnaire, ix: crate::model::QuestionIx) -> Vec<Block> {
    let question = questionnaire.question(ix);
    let mut blocks = vec![
        Block::heading(4, question.id.to_string()),
        Block::Paragraph(Cell::toned(question.text.as_str(), Tone::Strong)),
    ];
    if let Some(help) = &question.help {
        blocks.push(Block::Paragraph(help.as_str().into()));
    }
    let options = questionnaire.options(ix).iter().enumerate();
    let entries = options
        .map(|(place, option)| {
            let own = question.means.get(place).cloned().flatten();
            let means = own.or_else(|| option.means.clone()).unwrap_or_default();
            Entry::new(option.id.as_str(), format!("{}. {means}", option.label))
        })
        .collect();
    blocks.push(Block::Entries(entries));
    let mut facts = vec![Entry::new("Risk", format!("{} of 5", question.risk))];
    if !question.ask.is_empty() {
        facts.push(Entry::new(
            "Who knows",
            capitalised(&question.ask.join(", ")),
        ));
    }
    if !question.evidence.is_empty() {
        facts.push(Entry::new("Evidence", question.evidence.join("; ")));
    }
    if !question.refs.is_empty() {
        facts.push(Entry::new("Refers to", references(question)));
    }
    blocks.push(Block::Entries(facts));
    blocks
}
