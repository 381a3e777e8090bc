#![no_main]
//! Any assessment and any change to it: what is saved reads back as meant, or nothing is saved.

use arbitrary::{Arbitrary, Unstructured};
use itsm_gap::document::{Document, Source};
use itsm_gap::model::{Assessment, Given, QuestionIx};
use itsm_gap::render::assessment::rewrite;
use itsm_gap_fuzz::mini;
use libfuzzer_sys::fuzz_target;

/// A change as the interview makes it.
#[derive(Arbitrary, Debug)]
struct Change {
    question: u8,
    what: What,
}

#[derive(Arbitrary, Debug)]
enum What {
    Answer(u8),
    Unknown,
    TakeBack,
    Note(String),
    By(String),
    Owner(String),
    NoNote,
    Weakness(bool),
}

fn change(assessment: &mut Assessment, change: Change) {
    let place = usize::from(change.question) % assessment.answers.len();
    let options = mini().options(QuestionIx(place)).len();
    // What stands in a file is never empty text.
    let said = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let answer = assessment.answers[place].get_or_insert_default();
    match change.what {
        What::Answer(option) => answer.given = Some(Given::Option(usize::from(option) % options.max(1))),
        What::Unknown => answer.given = Some(Given::Unknown),
        What::TakeBack => assessment.answers[place] = None,
        What::Note(note) => answer.note = said(note),
        What::By(by) => answer.by = said(by),
        What::Owner(owner) => answer.owner = said(owner),
        What::NoNote => answer.note = None,
        What::Weakness(weakness) => answer.weakness = weakness,
    }
}

fuzz_target!(|input: &[u8]| {
    // The text of the file up to the first NUL, then what the changes are made of.
    let end = input.iter().position(|byte| *byte == 0).unwrap_or(input.len());
    let (text, rest) = input.split_at(end);
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let Ok(changes) = Vec::<Change>::arbitrary(&mut Unstructured::new(rest)) else {
        return;
    };
    let source = Source::new("a.yaml", text);
    let Ok(read) = Document::parse(&source).and_then(|d| d.to_assessment(mini())) else {
        return;
    };
    let before = read.value;
    let mut after = before.clone();
    for one in changes {
        change(&mut after, one);
    }
    // It may refuse; what it gives must say what was meant, and keep every comment.
    let Ok(saved) = rewrite(text, mini(), &before, &after) else {
        return;
    };
    let again = Source::new("a.yaml", saved.as_str());
    let read = Document::parse(&again).and_then(|d| d.to_assessment(mini()));
    let said = read.unwrap_or_else(|faults| panic!("{faults:?} in\n{saved}")).value;
    assert_eq!(said.answers, after.answers, "{text}\n=>\n{saved}");
});
