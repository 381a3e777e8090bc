//! What a sitting leaves: how far it came, how the answers stand, and what to do next.

use super::conversation::Manner;
use super::previous::changes;
use super::session::Session;
use crate::report::{Block, Cell, Entry, GapReport, Inputs, Page, Tone, so_far, wording};

/// The page that a person sees after leaving. `file` is how the assessment is called on the command line.
pub fn summary(session: &Session<'_>, manner: &Manner<'_>, file: &str) -> Page {
    let questionnaire = session.questionnaire();
    let report = GapReport::new(Inputs {
        questionnaire,
        digest: None,
        assessment: session.assessment(),
        target: &questionnaire.target,
        as_of: session.as_of(),
    });
    let open = session.open().count();
    let progress = session.progress();
    let mut blocks = vec![Block::heading(2, "So far")];
    let mut entries = Vec::new();
    if open > 0 {
        let text = format!(
            "{} of {} questions, {open} open",
            progress.done, progress.of
        );
        entries.push(Entry::new("This sitting", Cell::toned(text, Tone::Caution)));
    }
    if let Some(previous) = manner.previous {
        let changes = changes(session, previous);
        let text = format!(
            "{} better, {} worse, {} as before, {} not comparable",
            changes.better, changes.worse, changes.same, changes.other
        );
        entries.push(Entry::new(&format!("Since {}", previous.date), text));
    }
    entries.push(Entry::new("Findings", findings(&report)));
    entries.push(Entry::new("As of", judged_on(session)));
    blocks.extend(so_far(&report, entries));
    blocks.push(Block::heading(3, "Next"));
    let next = |command: &str, does: &str| Entry::new(&format!("itsm-gap {command} {file}"), does);
    let mut commands = vec![
        next(
            "report",
            "the gap report: verdict, risks, findings, roadmap",
        ),
        next("roadmap", "what to do in which quarter, and why"),
    ];
    if open > 0 {
        commands.insert(0, next("assess", "goes on with the first open question"));
    }
    let unknown = report.card.overall.counts.unknown;
    if unknown > 0 {
        let does = format!(
            "asks once more what nobody knew: {}",
            wording::count(unknown, "question", "questions")
        );
        commands.push(next("assess --only unknown", &does));
    }
    blocks.push(Block::Entries(commands));
    Page { blocks }
}

/// The day on which evidence is judged, and whose it is.
pub(super) fn judged_on(session: &Session<'_>) -> String {
    let (day, own) = (session.as_of(), session.assessment().date);
    match session.is_on_another_day() {
        true => format!("{day}, as asked for; the assessment's own day is {own}"),
        false => format!("{day}, the assessment's day"),
    }
}

fn findings(report: &GapReport<'_>) -> String {
    let counts = &report.card.overall.counts;
    let found = report.found().count();
    let mut text = wording::count(found, "finding", "findings");
    let graded: Vec<String> = [
        (counts.major, "likely major", "likely majors"),
        (counts.minor, "likely minor", "likely minors"),
        (counts.opportunity, "opportunity", "opportunities"),
    ]
    .into_iter()
    .filter(|(number, ..)| *number > 0)
    .map(|(number, one, many)| wording::count(number, one, many))
    .collect();
    if !graded.is_empty() {
        text += &format!(": {}", wording::listed(&graded));
    }
    text
}
