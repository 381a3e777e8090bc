//! The timeline at several widths.

use super::*;

#[test]
fn at_120_columns_the_timeline_shows_long_titles() {
    let text = provider(Detail::Brief, 120);
    assert_eq!(
        between(&text, "Timeline", "First steps"),
        r"
────────

                                                                      2027            │2028            │2029
                                                                Days  Q1  Q2  Q3  Q4  │Q1  Q2  Q3  Q4  │Q1  Q2  Q3  Q4
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Milestones                                                                          ◆ │              ◆ │              ◆
Draft a model service level agreement and try it on two…     ^     5  ████────────────│────────────────│────────────────
Interview customers about what each service must do for…           8  ████────────────│────────────────│────────────────
Check all supplier contracts against one list and close…           7  ████████────────│────────────────│────────────────
Write a one-page requirements sheet with criticality for…          6      ████────────│────────────────│────────────────
Conclude service level agreements with the customers of…          13          ████████│────────────────│────────────────
Secure the commitments that each promise to customers…             5                  │████────────────│────────────────
Measure every agreed target where the customer feels it            9                  │████████░░░░────│────────────────
Match supplier terms with the promises to customers                5                  │    ████████────│────────────────
Review results, duties and coming changes with each…               6                  │        ████░░░░│░░░░────────────

█ work   ░ done, not yet evidenced   ─ effective   ◆ milestone   ^ started or pinned
"
    );
}

#[test]
fn at_45_columns_the_timeline_still_shows_every_quarter() {
    let text = provider(Detail::Brief, 45);
    assert_eq!(
        between(&text, "Timeline", "First steps"),
        r"
--------

                               2027|2028|2029
                         Days  1234|1234|1234
---------------------------------------------
Milestones                        *|   *|   *
Draft a model...      ^     5  #===|====|====
Interview custome...        8  #===|====|====
Check all supplie...        7  ##==|====|====
Write a one-page...         6   #==|====|====
Conclude service...        13    ##|====|====
Secure the commit...        5      |#===|====
Measure every...            9      |##-=|====
Match supplier...           5      | ##=|====
Review results...           6      |  #-|-===

# work   - done, not yet evidenced
= effective   * milestone
^ started or pinned
"
    );
}
