//! Pages as they look at several widths.

use super::*;
use crate::render::sample;
use crate::report::{Column, Row, Table};

fn drawn(page: &Page, width: usize) -> String {
    draw(
        page,
        &TerminalStyle {
            width,
            color: false,
            ascii: false,
        },
    )
}

/// From one line up to the line before another.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(&format!("{from}\n")).unwrap();
    rest.split_once(&format!("\n\n\n{to}\n")).unwrap().0
}

#[test]
fn at_80_columns_a_page_shows_every_block() {
    assert_eq!(format!("\n{}", drawn(&sample::page(), 80)), WIDTH_80);
}

#[test]
fn at_40_columns_labels_stand_above_their_bars_and_columns_are_left_out() {
    let text = drawn(&sample::page(), 40);
    assert_eq!(
        format!(
            "\n{}\n",
            between(&text, "Where we stand", "Decisions wanted")
        ),
        WIDTH_40
    );
}

#[test]
fn at_120_columns_all_columns_have_room() {
    let text = drawn(&sample::page(), 120);
    assert_eq!(
        format!(
            "\n{}\n",
            between(&text, "Where we stand", "Decisions wanted")
        ),
        WIDTH_120
    );
}

#[test]
fn ascii_draws_the_same_with_plain_signs() {
    let text = draw(
        &sample::page(),
        &TerminalStyle {
            width: 80,
            color: false,
            ascii: true,
        },
    );
    assert!(text.is_ascii());
    assert_eq!(
        format!(
            "\n{}\n",
            between(&text, "Where we stand", "Decisions wanted")
        ),
        ASCII
    );
}

#[test]
fn colour_repeats_what_the_text_says() {
    let text = draw(
        &sample::page(),
        &TerminalStyle {
            width: 80,
            color: true,
            ascii: false,
        },
    );
    assert!(
        text.contains(
            "Stage 2        \u{1b}[31mnot ready: 3 likely major nonconformities\u{1b}[0m\n"
        )
    );
    assert_eq!(uncoloured(&text), drawn(&sample::page(), 80));
}

#[test]
fn columns_that_stay_but_do_not_fit_are_stacked() {
    let columns = ["Requirement", "Answer", "Evidence", "Owner"]
        .map(Column::text)
        .to_vec();
    let cells = [
        "Changes are approved",
        "partly, for urgent ones",
        "",
        "Head of infrastructure",
    ];
    let row = Row {
        cells: cells.map(Cell::from).to_vec(),
        depth: 0,
    };
    let page = Page {
        blocks: vec![Block::Table(Table {
            columns,
            rows: vec![row],
        })],
    };
    assert_eq!(
        drawn(&page, 30),
        "Changes are approved\n  Answer  partly, for urgent\n          ones\n  Owner   Head of\n          infrastructure\n"
    );
}

#[test]
fn rows_of_several_lines_stand_apart() {
    let row = |text: &str| Row {
        cells: vec![text.into()],
        depth: 0,
    };
    let drawn = |rows: Vec<Row>| {
        let columns = vec![Column::text("Note")];
        drawn(
            &Page {
                blocks: vec![Block::Table(Table { columns, rows })],
            },
            40,
        )
    };
    assert_eq!(
        drawn(vec![row("one"), row("two")]),
        "Note\n────\none\ntwo\n"
    );
    assert_eq!(
        drawn(vec![row("one\n1"), row("two\n2")]),
        "Note\n────\none\n1\n\ntwo\n2\n"
    );
}

#[test]
fn line_breaks_in_a_cell_stay_and_controls_are_shown() {
    let row = Row {
        cells: vec!["one\ntwo\u{1b}[2J".into(), "3".into()],
        depth: 0,
    };
    let table = Table {
        columns: vec![Column::text("Note"), Column::number("No.")],
        rows: vec![row],
    };
    let page = Page {
        blocks: vec![Block::Table(table)],
    };
    assert_eq!(
        drawn(&page, 40),
        "Note          No.\n─────────────────\none             3\ntwo\\u{1b}[2J\n"
    );
}

#[test]
fn an_empty_page_is_empty() {
    assert_eq!(drawn(&Page::default(), 80), "");
}

/// A text without the escape sequences that colour it.
pub(super) fn uncoloured(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |bare, part| bare + part.split_once('m').unwrap().1)
}

const WIDTH_80: &str = r"
Harbour IT: gap analysis for ISO/IEC 20000-1:2018
═════════════════════════════════════════════════

Scope          Managed workplace and hosting, two sites
As of          2026-11-22
Stage 2        not ready: 3 likely major nonconformities
Overall score  2.4 of 5, target 3.5
Completeness   83 %: between 2.4 and 3.1 once everything is answered

Incidents and requests are handled well and on record. Change, supplier and
continuity management are done, but not in a way an auditor could follow; nobody
has reviewed the service management system as a whole.
This is an estimate and no certification decision.


Where we stand
──────────────

                          0     1     2     3     4     5
Processes                 ███████████████████··│········   3.1, short by 0.4
Assets and configuration  █████████░░░░░░░░····│········   1.6 to 2.7
People and skills         █████████████████████│░░······   3.7 to 4.0, reached
Suppliers                                      │           not assessed

█ certain   ░ still possible   · not reached   │ target

By clause

Clause              Score  Floor  Level  Verdict       What to do next
────────────────────────────────────────────────────────────────────────────
8 Operation of the    2.6    2.1      2  major
service management
system

  8.6.1 Incident      3.8    3.8      3  conforming    Keep the sample of
  management                                           reviewed tickets

  8.5.1 Change        1.2    0.9      0  major         Record who approved a
  management                                           change, and review
                                                       changes that failed

  8.7.2 Service         –    0.0      –  not assessed  Ask the head of
  continuity                                           infrastructure
  management

Not shown at this width: Ceiling; full in other formats (--to).


Decisions wanted
────────────────

1. Name one owner for change management by the end of the quarter.
2. Release 24 person-days a quarter for the first year; with less, stage 1 moves
   from 2028-03 to 2028-09.

Not assessed

• 8.3.4 Supplier management
• RD32 Audit plan


What to do when
───────────────

                                                2027  │2028        │2029
                                          Days  Q3 Q4 │Q1 Q2 Q3 Q4 │Q1 Q2 Q3 Q4
────────────────────────────────────────────────────────────────────────────────
Milestones                                            │   ◆ ◆      │    ◆
Record every incident with its…       ^     12  ███───│────────────│────────────
Agree | service levels with *all*…    !      9  ██████│░░░░░░──────│────────────
Review results, duties and coming…    !?  17.5        │         ███│────────────
Test continuity                              6        │            │         ███

█ work   ░ done, not yet evidenced   ─ effective   ◆ milestone
! needed for a wanted date   ? to be confirmed   ^ started


How the score came about
────────────────────────

overall          2.4  = (3.1 × 4 + 1.6 × 2) / 6
  8.6.1          3.8  fully, fully, largely
  8.5.1          1.2  partly (sample: 2 of 5)
";

const WIDTH_40: &str = r"
──────────────

  0         5
Processes
  ██████·│··   3.1, short by 0.4
Assets and configuration
  ███░░░·│··   1.6 to 2.7
People and skills
  ███████│··   3.7 to 4.0, reached
Suppliers
         │     not assessed

█ certain   ░ still possible
· not reached   │ target

By clause

Clause              Score  Verdict
───────────────────────────────────────
8 Operation of the    2.6  major
service management
system

  8.6.1 Incident      3.8  conforming
  management

  8.5.1 Change        1.2  major
  management

  8.7.2 Service         –  not assessed
  continuity
  management

Not shown at this width: Floor, Ceiling,
Level, What to do next; full in other
formats (--to).
";

const WIDTH_120: &str = r"
──────────────

                          0       1       2       3       4       5
Processes                 █████████████████████████···│···········   3.1, short by 0.4
Assets and configuration  ████████████░░░░░░░░░░······│···········   1.6 to 2.7
People and skills         ████████████████████████████│█░░········   3.7 to 4.0, reached
Suppliers                                             │              not assessed

█ certain   ░ still possible   · not reached   │ target

By clause

Clause                                 Score  Floor  Ceiling  Level  Verdict       What to do next
──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
8 Operation of the service management    2.6    2.1      3.0      2  major
system
  8.6.1 Incident management              3.8    3.8      3.8      3  conforming    Keep the sample of reviewed tickets
  8.5.1 Change management                1.2    0.9      1.4      0  major         Record who approved a change, and
                                                                                   review changes that failed
  8.7.2 Service continuity management      –    0.0      5.0      –  not assessed  Ask the head of infrastructure
";

const ASCII: &str = r"
--------------

                          0     1     2     3     4     5
Processes                 ###################..|........   3.1, short by 0.4
Assets and configuration  #########--------....|........   1.6 to 2.7
People and skills         #####################|--......   3.7 to 4.0, reached
Suppliers                                      |           not assessed

# certain   - still possible   . not reached   | target

By clause

Clause              Score  Floor  Level  Verdict       What to do next
----------------------------------------------------------------------------
8 Operation of the    2.6    2.1      2  major
service management
system

  8.6.1 Incident      3.8    3.8      3  conforming    Keep the sample of
  management                                           reviewed tickets

  8.5.1 Change        1.2    0.9      0  major         Record who approved a
  management                                           change, and review
                                                       changes that failed

  8.7.2 Service         -    0.0      -  not assessed  Ask the head of
  continuity                                           infrastructure
  management

Not shown at this width: Ceiling; full in other formats (--to).
";
