//! `assess`: the interview, as lines of a script and on a real terminal.

mod plain;
#[cfg(unix)]
mod safety;
#[cfg(unix)]
mod terminal;

use crate::support::Place;

/// A questionnaire of five questions, in two sections.
pub(crate) const QUESTIONNAIRE: &str = r#"format: 1
id: mini
version: "1"
title: Incidents and partners
minutes: 5
quick_minutes: 1
references: {iso20000: ISO/IEC 20000-1:2018}
profile:
  - {id: partners, existence: true, text: Do partners take part?, answers: [{id: "yes", label: They do}, {id: "no", label: They do not}]}
answer_sets:
  achievement:
    - {id: "no", label: Not in place, score: 0, means: Nothing is done.}
    - {id: partly, label: Partly, score: 0.5, means: Something is done.}
    - {id: fully, label: Fully, score: 1, means: All is done.}
areas: [{id: processes, title: Processes}, {id: third-parties, title: Third parties}]
sections:
  - id: "8.6.1"
    title: Incident management
    area: processes
    questions:
      - {id: inc-recorded, text: Are incidents recorded?, help: Ask for last week., ask: [Service desk lead], answers: achievement, obligation: shall, quick: true, per: service, evidence: [Tickets], refs: {iso20000: ["8.6.1"]}}
      - {id: inc-ranked, text: Are incidents ranked?, ask: [Service desk lead], answers: achievement}
      - {id: inc-major, text: Are major incidents reviewed?, ask: [Incident manager], answers: achievement, occurrence: event, obligation: shall}
  - id: "7"
    title: Partners
    area: third-parties
    questions:
      - {id: par-known, text: Are partners known?, answers: achievement, when: {partners: ["yes"]}}
      - {id: par-agreed, text: Are agreements written?, answers: achievement}
"#;

/// An assessment full of a person's own comments.
const COMMENTED: &str = "# Agreed with Jo on Monday.
format: 1
questionnaire: mini.yaml   # our own
organisation: Harbour IT
date: 2026-11-20
profile: {partners: \"yes\"}

answers:
  # Ask the night shift as well.
  inc-recorded: partly   # seen on the wall

  # To be asked: ranked?
# The end.
";

/// A folder with the questionnaire and the commented assessment.
fn place() -> Place {
    Place::empty()
        .file("mini.yaml", QUESTIONNAIRE)
        .file("a.yaml", COMMENTED)
}
