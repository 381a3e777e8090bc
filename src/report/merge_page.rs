//! What came of bringing respondents together: who agrees, who contradicts whom, and who should talk.

use crate::merge::{About, Contradiction, Merged};
use crate::model::{QuestionIx, Questionnaire};
use crate::scoring::{QuestionState, score};

use super::page::{Block, Cell, Column, Entry, Page, Row, Table, Tone};
use super::wording;

/// What came of a merge. `files` are the names of the assessments, in their order.
pub fn merge_page(questionnaire: &Questionnaire, merged: &Merged, files: &[String]) -> Page {
    let assessment = &merged.assessment;
    let card = score(questionnaire, assessment, assessment.date);
    let answered = |several: bool| {
        let counts = assessment.answers.iter().flatten();
        counts
            .filter(|answer| (answer.responses.len() > 1) == several)
            .count()
    };
    let state = |ix: &QuestionIx| card.question(*ix).state;
    let disputed: Vec<QuestionIx> = questionnaire
        .question_places()
        .filter(|ix| state(ix) == QuestionState::Disputed)
        .collect();
    let mut entries = vec![
        Entry::new("Assessments", wording::listed(files)),
        Entry::new(
            "Answered by one",
            wording::count(answered(false), "question", "questions"),
        ),
        Entry::new(
            "By several",
            wording::count(answered(true), "question", "questions"),
        ),
    ];
    if let Some(agreement) = &card.agreement {
        entries.push(Entry::new("Respondents", wording::listed(&agreement.by)));
        if let (Some(alpha), Some(rating)) = (agreement.alpha, agreement.rating) {
            let text = format!(
                "α {}, {}",
                wording::decimal(alpha, 2),
                wording::agreement(rating)
            );
            entries.push(Entry::new("Agreement", text));
        }
    }
    let tone = if disputed.is_empty() {
        Tone::Good
    } else {
        Tone::Caution
    };
    let count = wording::count(disputed.len(), "question", "questions");
    entries.push(Entry::new("Disputed", Cell::toned(count, tone)));
    let mut blocks = vec![Block::heading(2, "Merged"), Block::Entries(entries)];
    if !disputed.is_empty() {
        blocks.push(Block::heading(3, "Who should talk"));
        let rows = disputed.iter().map(|ix| row(questionnaire, merged, *ix));
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::text("Question"),
                Column::text("They say"),
                Column::text("Who knows").rank(1),
            ],
            rows: rows.collect(),
        }));
    }
    blocks.extend(contradictions(questionnaire, &merged.contradictions));
    Page { blocks }
}

fn row(questionnaire: &Questionnaire, merged: &Merged, ix: QuestionIx) -> Row {
    let question = questionnaire.question(ix);
    let responses = merged
        .assessment
        .answer(ix)
        .map_or(&[][..], |answer| &answer.responses);
    let said = responses
        .iter()
        .filter(|response| response.given.is_some())
        .map(|response| {
            let given = wording::given(questionnaire, ix, response.given.as_ref());
            format!("{}: {given}", response.by)
        });
    let said: Vec<String> = said.collect();
    Row {
        cells: vec![
            format!("{} [{}]", question.text, question.id).into(),
            said.join("; ").into(),
            wording::listed(&question.ask).into(),
        ],
        depth: 0,
    }
}

/// What was kept although somebody says something else.
pub(super) fn contradictions(
    questionnaire: &Questionnaire,
    contradictions: &[Contradiction],
) -> Vec<Block> {
    if contradictions.is_empty() {
        return Vec::new();
    }
    let points = contradictions
        .iter()
        .map(|one| contradiction(questionnaire, one).into());
    vec![
        Block::heading(3, "Only one could be kept"),
        Block::List {
            ordered: false,
            points: points.collect(),
        },
    ]
}

fn contradiction(questionnaire: &Questionnaire, one: &Contradiction) -> String {
    let about = match &one.about {
        About::Header(key) => format!("`{key}`"),
        About::Profile(place) => {
            let id = questionnaire
                .profile
                .get(*place)
                .map(|question| question.id.as_str());
            format!("`{}` of the profile", id.unwrap_or_default())
        }
        About::Answer(ix, key) => format!("`{key}` of `{}`", questionnaire.question(*ix).id),
    };
    format!("{about}: that of {}, not that of {}", one.kept, one.lost)
}
