//! Timelines at several widths.

use crate::render::sample;
use crate::render::terminal::{TerminalStyle, draw};
use crate::report::{Block, Page};

fn drawn(width: usize, ascii: bool) -> String {
    let page = Page {
        blocks: vec![Block::Timeline(sample::timeline())],
    };
    let style = TerminalStyle {
        width,
        color: false,
        ascii,
    };
    format!("\n{}", draw(&page, &style))
}

#[test]
fn at_80_columns_a_sign_stands_for_a_month() {
    assert_eq!(
        drawn(80, false),
        r"
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
"
    );
}

#[test]
fn at_120_columns_labels_are_whole_and_quarters_wider() {
    assert_eq!(
        drawn(120, false),
        r"
                                                                        2027    │2028            │2029
                                                                  Days  Q3  Q4  │Q1  Q2  Q3  Q4  │Q1  Q2  Q3  Q4
──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Milestones                                                                      │    ◆ ◆         │     ◆
Record every incident with its service                        ^     12  ████────│────────────────│────────────────
Agree | service levels with *all* customers                   !      9  ████████│░░░░░░░░────────│────────────────
Review results, duties and coming changes with each customer  !?  17.5          │            ████│────────────────
Test continuity                                                      6          │                │            ████

█ work   ░ done, not yet evidenced   ─ effective   ◆ milestone   ! needed for a wanted date   ? to be confirmed
^ started
"
    );
}

#[test]
fn at_45_columns_labels_are_shortened_and_quarters_narrow() {
    assert_eq!(
        drawn(45, true),
        r"
                                 27|2028|2029
                           Days  34|1234|1234
---------------------------------------------
Milestones                         | *  | *
Record every...        ^     12  #=|====|====
Agree | service...     !      9  ##|--==|====
Review results...      !?  17.5    |   #|====
Test continuity               6    |    |   #

# work   - done, not yet evidenced
= effective   * milestone
! needed for a wanted date
? to be confirmed   ^ started
"
    );
}

#[test]
fn where_nothing_can_be_drawn_quarters_are_told() {
    assert_eq!(
        drawn(24, false),
        r"
Record every incident
with its service
  2027-Q3, effective
  from 2027-Q4
Agree | service levels
with *all* customers
  2027-Q3 to 2027-Q4,
  effective from 2028-Q3
Review results, duties
and coming changes with
each customer
  2028-Q4, effective
  from 2029-Q1
Test continuity
  2029-Q4
"
    );
}
