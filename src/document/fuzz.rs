//! Damaged files give faults: never a panic, never an endless wait, never a fault without a place.

use super::fixture::{ASSESSMENT, Dice, PLAN, QUESTIONNAIRE, TARGET, questionnaire};
use super::outline::Place;
use super::{Diagnostic, Document, Source, codes};
use crate::model::Questionnaire;

/// How many damaged files are tried of each kind.
const TRIES: usize = 1000;

/// What is put in place of something else.
const PIECES: &[&str] = &[
    "",
    " ",
    "\n",
    "\t",
    ":",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "|",
    ">",
    "#",
    "&a ",
    "*a",
    "!x ",
    "<<: *a",
    "---\n",
    "null",
    "true",
    "-1",
    "1e999",
    ".nan",
    "99999999999",
    "2026-02-30",
    "na",
    "none_yet",
    "unknown",
    "overall",
    "all",
    "not",
    "size",
    "fully",
    "inc-recorded",
    "8.6.1",
    "sample@2017",
    "2027-Q4",
    "2028-06",
    "write-guide",
    "\u{202e}",
    "\u{0}",
    "é",
    "😀",
];

fn damage(text: &str, dice: &mut Dice) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..1 + dice.below(3) {
        let from = dice.below(bytes.len() + 1);
        let length = [0, 1, 4, 20][dice.below(4)];
        let to = (from + length).min(bytes.len());
        match dice.below(8) {
            0 => bytes.truncate(from),
            1 => {
                let copy = bytes[from..to].to_vec();
                let at = dice.below(bytes.len() + 1);
                bytes.splice(at..at, copy);
            }
            2 => swap_words(&mut bytes, dice),
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(from..to, piece.bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Puts a word of the file in the place of another: keys, ids and answers get mixed up.
fn swap_words(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let mut word = |bytes: &[u8]| {
        let inside = |b: &u8| b.is_ascii_alphanumeric() || b"-_.".contains(b);
        let start = dice.below(bytes.len().max(1));
        let start = (start..bytes.len()).find(|at| inside(&bytes[*at]))?;
        let length = bytes[start..].iter().take_while(|b| inside(b)).count();
        Some(start..start + length)
    };
    if let (Some(from), Some(to)) = (word(bytes), word(bytes)) {
        let copy = bytes[from].to_vec();
        bytes.splice(to, copy);
    }
}

fn check(text: &str, questionnaire: &Questionnaire) {
    let source = Source::new("damaged.yaml", text);
    let all = match Document::parse_with_outline(&source) {
        Err(faults) => vec![faults],
        Ok((document, outline)) => {
            check_place(&outline, source.text());
            let _ = (
                document.kind(),
                document.questionnaire_ref(),
                document.check_alone(),
            );
            let read = [
                document.to_questionnaire().map(|read| read.warnings),
                document
                    .to_assessment(questionnaire)
                    .map(|read| read.warnings),
                document.to_target(questionnaire).map(|read| read.warnings),
                document.to_plan(questionnaire).map(|read| read.warnings),
            ];
            read.into_iter().filter_map(Result::err).collect()
        }
    };
    for faults in all {
        assert!(!faults.is_empty(), "a refusal without a fault:\n{text}");
        faults.iter().for_each(|fault| check_fault(fault, &source));
    }
}

/// A part lies within what it is part of, and behind what comes before.
fn check_place(place: &Place<'_>, text: &str) {
    let span = place.span.range();
    assert!(text.get(span.clone()).is_some(), "{span:?} is no text");
    assert!(place.start <= span.start);
    let mut known = span.start;
    for member in place.members().into_iter().flat_map(|members| &members.all) {
        assert!(
            known <= member.start && member.start <= member.value.start,
            "{member:?}"
        );
        assert!(
            member
                .behind
                .is_none_or(|behind| behind <= member.value.start),
            "{member:?}"
        );
        assert!(member.end() <= span.end, "{member:?}");
        known = member.end();
        check_place(&member.value, text);
    }
}

fn check_fault(fault: &Diagnostic, source: &Source) {
    assert!(!fault.message.is_empty());
    assert!(
        codes::ALL.iter().any(|(code, _)| *code == fault.code),
        "{}",
        fault.code
    );
    let spans = [
        Some(fault.span),
        fault.related.as_ref().map(|related| related.span),
    ];
    for span in spans.into_iter().flatten() {
        let pointed = source.text().get(span.range());
        assert!(pointed.is_some(), "{span:?} is no text, {fault:?}");
        assert!(!pointed.unwrap().contains('\n'), "{fault:?}");
    }
}

#[test]
fn damaged_files_never_panic() {
    let questionnaire = questionnaire();
    let mut dice = Dice::new(0x00C0_FFEE);
    for _ in 0..TRIES {
        for text in [QUESTIONNAIRE, ASSESSMENT, TARGET, PLAN] {
            check(&damage(text, &mut dice), &questionnaire);
        }
    }
}

#[test]
fn cut_off_files_never_panic() {
    let questionnaire = questionnaire();
    for text in [ASSESSMENT, TARGET, PLAN] {
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            check(&text[..at], &questionnaire);
        }
    }
}

#[test]
fn a_file_full_of_faults_takes_no_time() {
    let questionnaire = questionnaire();
    let mut text = "format: 1\nquestionnaire: sample\ndate: 2026-11-22\nanswers:\n".to_owned();
    for number in 0..100_000 {
        text += &format!("  inc-recordet{number}: fulli\n");
    }
    let begin = std::time::Instant::now();
    check(&text, &questionnaire);
    assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
}
