//! Pages as they look at several widths, and what holds for every page.

use proptest::prelude::*;

use super::*;
use crate::model::Score;
use crate::render::{escape::is_unsafe, sample};
use crate::report::{Align, Bar, Column, Row, Table};

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
fn uncoloured(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |bare, part| bare + part.split_once('m').unwrap().1)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,40}",
        "\\PC{0,30}",
        "[a-z\u{0}-\u{20}\u{7f}-\u{a0}\u{61c}\u{200b}-\u{206f}\u{feff}\u{fff9}\u{e0001}:#\\[]{0,30}",
        "[東京を。「」한국ก้e\u{301}👩\u{200d}💻\u{fe0f}©🇦🇹 ]{0,40}",
        "[a-z/:.-]{0,120}",
    ]
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let tones = [
        Tone::Plain,
        Tone::Good,
        Tone::Caution,
        Tone::Bad,
        Tone::Muted,
        Tone::Strong,
    ];
    (any_text(), prop::sample::select(tones.to_vec())).prop_map(|(text, tone)| Cell { text, tone })
}

fn any_score() -> impl Strategy<Value = Option<Score>> {
    prop::option::of((0.0..=1.0f64).prop_map(Score::new))
}

fn any_block() -> impl Strategy<Value = Block> {
    let cells = || prop::collection::vec(any_cell(), 0..12);
    let column = (any_text(), any::<bool>(), 0..4u8).prop_map(|(title, right, rank)| Column {
        title,
        align: if right { Align::Right } else { Align::Left },
        rank,
    });
    let row = (cells(), 0..9usize).prop_map(|(cells, depth)| Row { cells, depth });
    let bar = (
        any_text(),
        any_score(),
        any_score(),
        any_score(),
        any_cell(),
    )
        .prop_map(|(label, floor, ceiling, target, remark)| Bar {
            label,
            floor,
            ceiling,
            target,
            remark,
        });
    prop_oneof![
        (0..6u8, any_text()).prop_map(|(rank, text)| Block::Heading { rank, text }),
        any_cell().prop_map(Block::Paragraph),
        (any::<bool>(), cells()).prop_map(|(ordered, points)| Block::List { ordered, points }),
        prop::collection::vec(
            (any_text(), any_cell()).prop_map(|(name, value)| Entry { name, value }),
            0..5
        )
        .prop_map(Block::Entries),
        (
            prop::collection::vec(column, 0..9),
            prop::collection::vec(row, 0..5)
        )
            .prop_map(|(columns, rows)| Block::Table(Table { columns, rows })),
        (any::<u8>(), prop::collection::vec(bar, 0..4))
            .prop_map(|(max, bars)| Block::Bars { max, bars }),
        cells().prop_map(Block::Lines),
    ]
}

proptest! {
    #[test]
    fn every_page_fits_and_shows_nothing_unsafe(
        blocks in prop::collection::vec(any_block(), 0..4),
        columns in 20usize..200,
        ascii in any::<bool>(),
    ) {
        let page = Page { blocks };
        let plain = draw(&page, &TerminalStyle { width: columns, color: false, ascii });
        for line in plain.lines() {
            prop_assert!(width(line) <= columns, "{line:?} is wider than {columns}");
            prop_assert_eq!(line.trim_end_matches(' '), line);
            prop_assert!(!line.trim_start().starts_with("::"));
        }
        prop_assert!(!plain.chars().any(|sign| is_unsafe(sign) && sign != '\n'));
        let coloured = draw(&page, &TerminalStyle { width: columns, color: true, ascii });
        prop_assert_eq!(uncoloured(&coloured), plain);
    }
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

Not shown at this width: Ceiling; full in --to md or json.


Decisions wanted
────────────────

1. Name one owner for change management by the end of the quarter.
2. Release 24 person-days a quarter for the first year; with less, stage 1 moves
   from 2028-03 to 2028-09.

Not assessed

• 8.3.4 Supplier management
• RD32 Audit plan


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
Level, What to do next; full in --to md
or json.
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

Not shown at this width: Ceiling; full in --to md or json.
";
