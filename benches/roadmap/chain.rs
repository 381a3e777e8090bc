//! Initiatives each of which presupposes the one before: the longest chain there can be.

use std::error::Error;
use std::fmt::Write as _;

use crate::instance::Texts;
use crate::prepared::Prepared;
use crate::stopwatch::{Taken, median};

/// Initiatives in a chain.
const LENGTHS: [usize; 3] = [300, 1000, 3000];
/// How often each roadmap is drawn up.
const RUNS: usize = 3;

/// Prints how long the roadmaps of chains take whose names, such as `chain-300`, contain one of the words, if there are
/// any.
pub(crate) fn measure(words: &[String]) -> Result<(), Box<dyn Error>> {
    for length in LENGTHS {
        let name = format!("chain-{length}");
        if !words.is_empty() && !words.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let prepared = Prepared::new(&texts(length)).map_err(|faults| {
            let first = faults.first().map(|fault| fault.message.clone());
            format!("{name}: {}", first.unwrap_or_default())
        })?;
        let taken: Vec<Taken> = (0..RUNS)
            .map(|_| Taken::by(|| prepared.draw_up()).1)
            .collect();
        let taken = median(&taken);
        println!(
            "{name:<16} {:>7.3} s by the wall, {:>7} s CPU",
            taken.wall,
            taken.cpu_text()
        );
    }
    Ok(())
}

/// So many questions, each closed by one initiative that waits for the one before.
fn texts(length: usize) -> Texts {
    let (mut questions, mut initiatives, mut answers) =
        (String::new(), String::new(), String::new());
    for at in 0..length {
        let _ = writeln!(
            questions,
            "      - {{id: q-{at}, text: Is it done?, answers: done}}"
        );
        let after = match at.checked_sub(1) {
            Some(before) => format!("act-{before}"),
            None => String::new(),
        };
        let _ = writeln!(
            initiatives,
            "  - {{id: act-{at}, title: Do it, closes: [{{question: q-{at}, to: \"yes\"}}], effort: 2, after: [{after}]}}"
        );
        let _ = writeln!(answers, "  q-{at}: \"no\"");
    }
    Texts {
        questionnaire: format!(
            "format: 1\nid: bench\nversion: \"1\"\ntitle: Generated\nrollup: flat\nanswer_sets:\n  done:\n    \
             - {{id: \"no\", label: No, score: 0}}\n    - {{id: \"yes\", label: Yes, score: 1}}\n\
             sections:\n  - id: s\n    title: All\n    questions:\n{questions}initiatives:\n{initiatives}"
        ),
        assessment: format!(
            "format: 1\nquestionnaire: bench\ndate: 2026-11-22\nanswers:\n{answers}"
        ),
        plan: "format: 1\nstart: 2027-Q1\nyears: 3\ncapacity: 60\ntarget: {score: 1}\n".to_owned(),
    }
}
