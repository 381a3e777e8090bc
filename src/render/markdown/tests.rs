//! Every block as Markdown.

use super::*;
use crate::render::sample;
use crate::report::{Column, Row};

fn drawn(block: Block) -> String {
    draw(&Page {
        blocks: vec![block],
    })
}

#[test]
fn a_page_shows_every_block() {
    assert_eq!(format!("\n{}", draw(&sample::page())), PAGE);
}

#[test]
fn line_breaks_stay_where_the_block_allows_them() {
    assert_eq!(
        drawn(Block::Paragraph("one\n- two".into())),
        "one\\\n\\- two\n"
    );
    assert_eq!(
        drawn(Block::List {
            ordered: true,
            points: vec!["one\ntwo".into(), "".into()]
        }),
        "1. one\\\n   two\n2.\n"
    );
    assert_eq!(
        drawn(Block::Heading {
            rank: 2,
            text: "one\ntwo #".into()
        }),
        "## one two \\#\n"
    );
}

#[test]
fn a_row_stays_a_row() {
    let row = Row {
        cells: vec!["a|b\nc".into(), Cell::toned("*2*", Tone::Strong)],
        depth: 1,
    };
    let table = Table {
        columns: vec![Column::text("A|"), Column::number("B"), Column::text("")],
        rows: vec![row],
    };
    assert_eq!(
        drawn(Block::Table(table)),
        "| A\\| | B | |\n| --- | --: | --- |\n| &nbsp;&nbsp;a\\|b<br>c | **\\*2\\*** | |\n"
    );
}

#[test]
fn code_cannot_leave_its_fence() {
    assert_eq!(
        drawn(Block::Lines(vec!["```".into(), "# x\u{202e}".into()])),
        "````text\n```\n# x\\u{202e}\n````\n"
    );
}

#[test]
fn lists_in_a_row_stay_apart() {
    let list = |text: &str| Block::List {
        ordered: false,
        points: vec![text.into()],
    };
    assert_eq!(
        draw(&Page {
            blocks: vec![list("a"), list("b")]
        }),
        "- a\n\n<!-- -->\n\n- b\n"
    );
}

const PAGE: &str = r"
# Harbour IT: gap analysis for ISO/IEC 20000-1:2018

- **Scope:** Managed workplace and hosting, two sites
- **As of:** 2026-11-22
- **Stage 2:** not ready: 3 likely major nonconformities
- **Overall score:** **2.4 of 5, target 3.5**
- **Completeness:** 83 %: between 2.4 and 3.1 once everything is answered

Incidents and requests are handled well and on record. Change, supplier and continuity management are done, but not in a way an auditor could follow; nobody has reviewed the service management system as a whole.\
This is an estimate and no certification decision.

## Where we stand

| | 0–5 | |
| --- | --- | --- |
| Processes | `████████████··│·····` | 3.1, short by 0.4 |
| Assets and configuration | `██████░░░░░···│·····` | 1.6 to 2.7 |
| People and skills | `██████████████│░····` | 3.7 to 4.0, reached |
| Suppliers | | not assessed |

`█` certain, `░` still possible, `·` not reached, `│` target

### By clause

| Clause | Score | Floor | Ceiling | Level | Verdict | What to do next |
| --- | --: | --: | --: | --: | --- | --- |
| 8 Operation of the service management system | 2.6 | 2.1 | 3.0 | 2 | major | |
| &nbsp;&nbsp;8.6.1 Incident management | 3.8 | 3.8 | 3.8 | 3 | conforming | Keep the sample of reviewed tickets |
| &nbsp;&nbsp;8.5.1 Change management | 1.2 | 0.9 | 1.4 | 0 | major | Record who approved a change, and review changes that failed |
| &nbsp;&nbsp;8.7.2 Service continuity management | – | 0.0 | 5.0 | – | not assessed | Ask the head of infrastructure |

## Decisions wanted

1. Name one owner for change management by the end of the quarter.
2. Release 24 person-days a quarter for the first year; with less, stage 1 moves from 2028-03 to 2028-09.

### Not assessed

- 8.3.4 Supplier management
- RD32 Audit plan

## What to do when

```mermaid
gantt
    dateFormat YYYY-MM-DD
    axisFormat %Y-Q%q
    tickInterval 3month
    todayMarker off
    section 2027
    1. Record every incident with its service #94; :2027-07-01, 2027-10-01
    2. Agree #124; service levels with #42;all#42; customers ! :crit, 2027-07-01, 2028-01-01
    section 2028
    3. Review results, duties and coming changes with each customer !? :crit, 2028-10-01, 2029-01-01
    section 2029
    4. Test continuity :2029-10-01, 2030-01-01
    section Milestones
    2028-00 audit :milestone, 2028-04-01, 0d
    2028-02 audit :milestone, 2028-06-01, 0d
    2028-01 audit :milestone, 2029-05-01, 0d
```

<details>
<summary>Values as a table</summary>

| What | Note | Days | 2027 Q3 Q4 | 2028 Q1–Q4 | 2029 Q1–Q4 |
| --- | --- | --: | --- | --- | --- |
| Milestones | | | `··` | `·◆··` | `·◆··` |
| Record every incident with its service | ^ | 12 | `█─` | `────` | `────` |
| Agree \| service levels with \*all\* customers | ! | 9 | `██` | `░░──` | `────` |
| Review results, duties and coming changes with each customer | !? | 17.5 | `··` | `···█` | `────` |
| Test continuity | | 6 | `··` | `····` | `···█` |

`█` work, `░` done, not yet evidenced, `─` effective, `·` not yet, `◆` milestone, ! needed for a wanted date, ? to be confirmed, ^ started

</details>

## How the score came about

```text
overall          2.4  = (3.1 × 4 + 1.6 × 2) / 6
  8.6.1          3.8  fully, fully, largely
  8.5.1          1.2  partly (sample: 2 of 5)
```
";
