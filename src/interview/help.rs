//! Help on a question: why it is asked, what would show it, where it comes from.

use super::screen::{Command, ENTER};
use crate::model::{NotApplicableRule, Obligation, QuestionIx, Questionnaire};
use crate::report::{Block, Cell, Column, Entry, Page, Row, Table, wording};

/// The clauses or practices of the first scheme that a question refers to, in short.
pub(super) fn clauses(questionnaire: &Questionnaire, ix: QuestionIx) -> String {
    let Some(first) = questionnaire.question(ix).refs.first() else {
        return String::new();
    };
    let ids: Vec<String> = first.ids.iter().map(ToString::to_string).collect();
    let numbered = first
        .ids
        .iter()
        .all(|id| id.as_str().starts_with(|c: char| c.is_ascii_digit()));
    match (numbered, ids.len()) {
        (true, 1) => format!("clause {}", ids.join(", ")),
        (true, _) => format!("clauses {}", ids.join(", ")),
        (false, _) => ids.join(", "),
    }
}

/// A page of help.
pub(super) fn page(questionnaire: &Questionnaire, ix: QuestionIx, commands: &[Command]) -> Page {
    let question = questionnaire.question(ix);
    let mut blocks = vec![Block::heading(2, &question.text)];
    if let Some(help) = &question.help {
        blocks.push(Block::Paragraph(help.as_str().into()));
    }
    let mut entries = Vec::new();
    if !question.ask.is_empty() {
        entries.push(Entry::new("Who knows", wording::listed(&question.ask)));
    }
    if !question.evidence.is_empty() {
        entries.push(Entry::new("Typical evidence", question.evidence.join("; ")));
    }
    if let Some(per) = &question.per {
        entries.push(Entry::new("Sampled per", per.as_str()));
    }
    entries.push(Entry::new("Asked as", asked_as(questionnaire, ix)));
    for refs in &question.refs {
        if let Some(scheme) = questionnaire.references.get(refs.scheme) {
            let names: Vec<String> = refs.ids.iter().map(|id| scheme.name_of(id)).collect();
            entries.push(Entry::new(&scheme.title, names.join("; ")));
        }
    }
    for document in question
        .documents
        .iter()
        .filter_map(|d| questionnaire.documents.get(*d))
    {
        entries.push(Entry::new("Required document", document.title.as_str()));
    }
    entries.push(Entry::new("Id", question.id.as_str()));
    blocks.push(Block::Entries(entries));
    blocks.push(Block::heading(3, "What the answers mean here"));
    let rows = questionnaire
        .options(ix)
        .iter()
        .enumerate()
        .map(|(place, option)| Row {
            cells: vec![
                option.label.as_str().into(),
                questionnaire.meaning(ix, place).unwrap_or_default().into(),
            ],
            depth: 0,
        });
    blocks.push(Block::Table(Table {
        columns: vec![Column::text("Answer"), Column::text("Means")],
        rows: rows.collect(),
    }));
    blocks.push(Block::heading(3, "Keys"));
    blocks.push(Block::Entries(commands.iter().map(key).collect()));
    Page { blocks }
}

fn asked_as(questionnaire: &Questionnaire, ix: QuestionIx) -> String {
    let question = questionnaire.question(ix);
    let mut parts = vec![wording::obligation(question.obligation).to_owned()];
    if question.critical {
        parts.push("its absence alone would be a likely major nonconformity".to_owned());
    }
    if question.bars_certification {
        parts.push("below half it bars a certification, whatever else is done".to_owned());
    }
    if let Some(proves) = question.proves {
        parts.push(format!("a good answer proves {}", wording::proves(proves)));
    }
    if question.in_stage1() {
        parts.push("it is looked at in stage 1 of a certification".to_owned());
    }
    if let Some(level) = question.level {
        parts.push(format!("it belongs to capability level {level}"));
    }
    parts.push(format!("risk {} of 5 if missing", question.risk));
    if question.obligation == Obligation::Shall && question.na == NotApplicableRule::Never {
        let applies = match question.when {
            Some(_) => "the profile decides whether it applies",
            None => "it always applies",
        };
        parts.push(applies.to_owned());
    }
    parts.join("; ")
}

/// A command with its key and what it does, at length.
fn key(command: &Command) -> Entry {
    let name = match command.key {
        ENTER => "Enter".to_owned(),
        key => key.to_string(),
    };
    Entry::new(&name, Cell::from(long(command.word)))
}

fn long(word: &str) -> &'static str {
    match word {
        "evidence" => "add, change or remove evidence",
        "note" => "write a note, of one line or many",
        "details" => "sample, weakness, who performs it, owner, due day, risk, grade",
        "help" => "this page",
        "back" => "back to what was shown before (also Left, Backspace, Esc)",
        "skip" => "pass over for now (also Right, Space)",
        "open" => "to the next open question",
        "jump" => "to another section",
        "search" => "find questions by word, clause or id",
        "review" => "all answers of this section",
        "profile" => "what was said about the organisation",
        "clear" => "remove the answer; note and evidence stay",
        "quit" => "leave; everything is saved after each answer",
        "keep" => "leave the answer as it is and go on",
        "confirm" => "take last time's answer over",
        _ => "",
    }
}
