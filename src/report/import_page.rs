//! What respondents' forms bring into an assessment: what is new, what changes, who contradicts whom.

use crate::merge::Contradiction;
use crate::model::{Answer, Assessment, QuestionIx, Questionnaire};
use crate::scoring::{NotApplicable, QuestionState, Scorecard, score};

use super::merge_page::contradictions;
use super::page::{Block, Cell, Column, Entry, Page, Row, Table, Tone};
use super::wording;

/// A form that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its file.
    pub file: String,
    /// Who filled it in.
    pub by: String,
    /// How many questions it asks.
    pub asked: usize,
    /// How many of them were answered.
    pub answered: usize,
}

/// What an import is about.
#[derive(Clone, Copy, Debug)]
pub struct Imported<'a> {
    /// The questionnaire.
    pub questionnaire: &'a Questionnaire,
    /// The assessment before.
    pub before: &'a Assessment,
    /// The assessment with what was sent in.
    pub after: &'a Assessment,
    /// The forms, in their order.
    pub sent: &'a [Sent],
    /// What was kept although a form says something else.
    pub contradictions: &'a [Contradiction],
}

/// That a form asks a part only is no statement about the rest.
const ASKED_A_PART: &str = "What a form did not ask stays open, and every report says so. For the part alone: itsm-gap report FILE --section ID. \
                            Only what is really out of scope belongs out of `sections` in the assessment.";

/// What becomes of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// An open question is answered.
    New,
    /// Something else is answered.
    Changed,
    /// Several answers stand side by side.
    Beside,
    /// The answer stays, with more notes or evidence.
    Added,
}

impl Imported<'_> {
    /// Whether the assessment stays as it is.
    pub fn changes_nothing(&self) -> bool {
        let answers = self.questionnaire.question_places();
        self.before.profile == self.after.profile
            && answers.filter_map(|ix| self.change(ix)).next().is_none()
    }

    fn change(&self, ix: QuestionIx) -> Option<Change> {
        let nothing = Answer::default();
        let before = self.before.answer(ix).unwrap_or(&nothing);
        let after = self.after.answer(ix).unwrap_or(&nothing);
        let placed = Answer {
            line: before.line,
            ..after.clone()
        };
        if placed == *before {
            return None;
        }
        Some(if after.responses != before.responses {
            Change::Beside
        } else if after.given == before.given {
            Change::Added
        } else if before.given.is_none() {
            Change::New
        } else {
            Change::Changed
        })
    }

    /// The questions that apply and are in scope.
    fn applicable(&self, card: &Scorecard) -> Vec<QuestionIx> {
        let applies = |ix: &QuestionIx| {
            !matches!(
                card.question(*ix).state,
                QuestionState::OutOfScope | QuestionState::NotApplicable(NotApplicable::Condition)
            )
        };
        self.questionnaire
            .question_places()
            .filter(applies)
            .collect()
    }

    /// Whether nobody has answered a question.
    fn is_open(&self, ix: QuestionIx) -> bool {
        let answer = self.after.answer(ix);
        answer.is_none_or(|answer| answer.given.is_none() && answer.responses.is_empty())
    }

    fn all(&self, wanted: Change) -> Vec<QuestionIx> {
        let places = self.questionnaire.question_places();
        places
            .filter(|ix| self.change(*ix) == Some(wanted))
            .collect()
    }
}

/// What an import brings. With `detail`, down to each answer; else what deserves a look.
pub fn import_page(imported: &Imported<'_>, detail: bool) -> Page {
    let questionnaire = imported.questionnaire;
    let card = score(questionnaire, imported.after, imported.after.date);
    let beside = imported.all(Change::Beside);
    let disputed = beside
        .iter()
        .filter(|ix| card.question(**ix).state == QuestionState::Disputed);
    let disputed: Vec<QuestionIx> = disputed.copied().collect();
    let mut entries: Vec<Entry> = imported.sent.iter().map(form).collect();
    let questions = |count: usize| wording::count(count, "question", "questions");
    let new = imported.all(Change::New);
    let changed = imported.all(Change::Changed);
    let added = imported.all(Change::Added);
    entries.push(Entry::new("Newly answered", questions(new.len())));
    let applicable = imported.applicable(&card);
    let open = applicable
        .iter()
        .filter(|ix| imported.is_open(**ix))
        .count();
    let tone = if open == 0 { Tone::Good } else { Tone::Plain };
    let text = format!("{open} of {}", questions(applicable.len()));
    entries.push(Entry::new("Still open", Cell::toned(text, tone)));
    for (name, list) in [
        ("Answered otherwise", &changed),
        ("Notes or evidence added", &added),
    ] {
        if !list.is_empty() {
            entries.push(Entry::new(name, questions(list.len())));
        }
    }
    if !beside.is_empty() {
        entries.push(Entry::new("By several", questions(beside.len())));
        let tone = if disputed.is_empty() {
            Tone::Good
        } else {
            Tone::Caution
        };
        entries.push(Entry::new(
            "Disputed",
            Cell::toned(questions(disputed.len()), tone),
        ));
    }
    let profile = profile_rows(imported);
    if !profile.is_empty() {
        let count = wording::count(profile.len(), "answer", "answers");
        entries.push(Entry::new("About the organisation", count));
    }
    let mut blocks = vec![Block::heading(2, "Import"), Block::Entries(entries)];
    if imported.changes_nothing() {
        blocks.push(Block::Paragraph(
            "Nothing changes: the assessment says all of this already.".into(),
        ));
    }
    if open > 0
        && imported
            .sent
            .iter()
            .any(|sent| sent.asked < applicable.len())
    {
        blocks.push(Block::Paragraph(Cell::toned(ASKED_A_PART, Tone::Muted)));
    }
    if detail && !profile.is_empty() {
        blocks.push(Block::heading(3, "About the organisation"));
        blocks.push(table(["Question", "Was", "Becomes"], profile));
    }
    if detail && !new.is_empty() {
        blocks.push(Block::heading(3, "Newly answered"));
        let rows = new.iter().map(|ix| {
            let answer = imported.after.answer(*ix);
            let by = answer
                .and_then(|answer| answer.by.clone())
                .unwrap_or_default();
            row([
                question(questionnaire, *ix),
                said(imported.after, questionnaire, *ix),
                by,
            ])
        });
        blocks.push(table(["Question", "Answer", "By"], rows.collect()));
    }
    let was = |list: &[QuestionIx]| {
        let rows = list.iter().map(|ix| {
            let of = |assessment| said(assessment, questionnaire, *ix);
            row([
                question(questionnaire, *ix),
                of(imported.before),
                of(imported.after),
            ])
        });
        table(["Question", "Was", "Becomes"], rows.collect())
    };
    if !changed.is_empty() {
        blocks.push(Block::heading(3, "Answered otherwise"));
        blocks.push(was(&changed));
    }
    if detail && !added.is_empty() {
        blocks.push(Block::heading(3, "Notes or evidence added"));
        blocks.push(was(&added));
    }
    let shown = if detail { &beside } else { &disputed };
    if !shown.is_empty() {
        blocks.push(Block::heading(
            3,
            if detail {
                "By several"
            } else {
                "Who should talk"
            },
        ));
        let rows = shown.iter().map(|ix| {
            let state = match disputed.contains(ix) {
                true => "disputed",
                false => "agreed",
            };
            row([
                question(questionnaire, *ix),
                said(imported.after, questionnaire, *ix),
                state.to_owned(),
            ])
        });
        blocks.push(table(["Question", "They say", "State"], rows.collect()));
    }
    blocks.extend(contradictions(questionnaire, imported.contradictions));
    Page { blocks }
}

fn form(sent: &Sent) -> Entry {
    let asked = wording::count(sent.asked, "question", "questions");
    Entry::new(
        &sent.file,
        format!("{}, {} of {asked}", sent.by, sent.answered),
    )
}

fn table(names: [&str; 3], rows: Vec<Row>) -> Block {
    Block::Table(Table {
        columns: names.map(Column::text).into(),
        rows,
    })
}

fn row(cells: [String; 3]) -> Row {
    Row {
        cells: cells.map(Cell::from).into(),
        depth: 0,
    }
}

fn question(questionnaire: &Questionnaire, ix: QuestionIx) -> String {
    let question = questionnaire.question(ix);
    format!("{} [{}]", question.text, question.id)
}

/// What an assessment says to a question: the answer or the answers, then note and evidence.
fn said(assessment: &Assessment, questionnaire: &Questionnaire, ix: QuestionIx) -> String {
    let Some(answer) = assessment.answer(ix) else {
        return wording::given(questionnaire, ix, None);
    };
    let mut parts: Vec<String> = answer
        .responses
        .iter()
        .map(|one| {
            format!(
                "{}: {}",
                one.by,
                wording::given(questionnaire, ix, one.given.as_ref())
            )
        })
        .collect();
    if answer.responses.is_empty() || answer.consensus {
        parts.insert(0, wording::given(questionnaire, ix, answer.given.as_ref()));
    }
    parts.extend(answer.note.clone());
    parts.extend(
        answer
            .evidence
            .iter()
            .map(|one| wording::evidence(one, assessment.date)),
    );
    parts.join("; ")
}

fn profile_rows(imported: &Imported<'_>) -> Vec<Row> {
    let profile = imported.questionnaire.profile.iter().enumerate();
    let rows = profile.filter_map(|(place, question)| {
        let of = |assessment: &Assessment| assessment.profile.get(place).copied().flatten();
        let (before, after) = (of(imported.before), of(imported.after));
        let label = |choice: Option<usize>| {
            let answer = choice.and_then(|choice| question.answers.get(choice));
            answer.map_or_else(
                || wording::NOTHING.to_owned(),
                |answer| answer.label.clone(),
            )
        };
        (before != after).then(|| row([question.text.clone(), label(before), label(after)]))
    });
    rows.collect()
}
