//! Pages as GitHub-flavoured Markdown: all of it, and stable line by line under version control.

mod timeline;

use super::bar::{Part, parts};
use super::escape::{code, markdown, markdown_start};
use super::glyphs::UNICODE;
use super::wording;
use crate::report::{Align, Bar, Block, Cell, Entry, Page, Table, Tone};

/// Steps of a bar.
const STEPS: usize = 20;
/// What moves a row in by one depth; plain blanks would be lost.
const STEP: &str = "&nbsp;&nbsp;";
/// Rows deeper than this are not moved in further.
const DEEPEST: usize = 5;

/// Draws a page. Text is not broken into lines and tables are not padded, so that a change touches its own line only.
pub fn draw(page: &Page) -> String {
    let mut text = String::new();
    let mut explained = false;
    let mut before = None;
    for block in &page.blocks {
        let mut drawn = match block {
            Block::Heading { rank, text } => heading(*rank, &text.text),
            Block::Paragraph(cell) => lines(cell, "").join("\\\n"),
            Block::List { ordered, points } => list(*ordered, points),
            Block::Entries(entries) => facts(entries),
            Block::Table(table) => draw_table(table),
            Block::Bars { max, bars } => draw_bars(*max, bars),
            Block::Timeline(timeline) => timeline::draw(timeline),
            Block::Lines(cells) => fenced(cells),
            Block::Glance(_) | Block::Figure(_) | Block::Linked(_) => continue,
        };
        if drawn.is_empty() {
            continue;
        }
        if let Block::Bars { bars, .. } = block
            && !std::mem::replace(&mut explained, true)
        {
            drawn = format!("{drawn}\n\n{}", legend(bars));
        }
        let marker = marker(block);
        if marker.is_some() && marker == before {
            // Two lists in a row would be read as one.
            text.push_str("\n<!-- -->\n");
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&drawn);
        text.push('\n');
        before = marker;
    }
    text
}

/// What the points of a list start with.
fn marker(block: &Block) -> Option<char> {
    match block {
        Block::List { ordered: true, .. } => Some('.'),
        Block::List { ordered: false, .. } | Block::Entries(_) => Some('-'),
        _ => None,
    }
}

fn heading(rank: u8, text: &str) -> String {
    let text = markdown(&one_line(text));
    if text.is_empty() {
        return text;
    }
    // A `#` at the end would be taken for a closing mark.
    let text = text
        .strip_suffix('#')
        .map_or(text.clone(), |start| format!("{start}\\#"));
    format!("{} {text}", "#".repeat(usize::from(rank.clamp(1, 6))))
}

/// The lines of a text, each safe; `lead` stands before the first.
fn lines(cell: &Cell, lead: &str) -> Vec<String> {
    let shown = cell
        .text
        .trim()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let mut lines: Vec<String> = shown
        .map(|line| match cell.tone {
            Tone::Strong => format!("**{}**", markdown(line)),
            _ => markdown_start(line),
        })
        .collect();
    match lines.first_mut() {
        Some(first) => first.insert_str(0, lead),
        None if !lead.is_empty() => lines.push(lead.trim_end().to_owned()),
        None => {}
    }
    lines
}

fn list(ordered: bool, points: &[Cell]) -> String {
    let point = |(at, cell): (usize, &Cell)| {
        let lead = if ordered {
            format!("{}. ", at + 1)
        } else {
            "- ".to_owned()
        };
        lines(cell, &lead).join(&format!("\\\n{}", " ".repeat(lead.len())))
    };
    points
        .iter()
        .enumerate()
        .map(point)
        .collect::<Vec<_>>()
        .join("\n")
}

fn facts(entries: &[Entry]) -> String {
    let fact = |entry: &Entry| {
        let lead = format!("- **{}:** ", markdown(&one_line(&entry.name)));
        lines(&entry.value, &lead).join("\\\n  ")
    };
    entries.iter().map(fact).collect::<Vec<_>>().join("\n")
}

fn draw_table(table: &Table) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let titles = table
        .columns
        .iter()
        .map(|column| markdown(&one_line(&column.title)));
    let aligns = table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "--:".to_owned(),
    });
    let rows = table.rows.iter().map(|row| {
        table_row((0..table.columns.len()).map(|at| {
            let indent = if at == 0 { row.depth.min(DEEPEST) } else { 0 };
            STEP.repeat(indent) + &row.cells.get(at).map(in_cell).unwrap_or_default()
        }))
    });
    [table_row(titles), table_row(aligns)]
        .into_iter()
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}

fn table_row(cells: impl Iterator<Item = String>) -> String {
    cells.fold("|".to_owned(), |row, cell| {
        if cell.is_empty() {
            row + " |"
        } else {
            format!("{row} {cell} |")
        }
    })
}

fn in_cell(cell: &Cell) -> String {
    let shown = cell
        .text
        .trim()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let safe = shown.map(|line| match cell.tone {
        Tone::Strong => format!("**{}**", markdown(line)),
        _ => markdown(line),
    });
    safe.collect::<Vec<_>>().join("<br>")
}

fn draw_bars(max: u8, bars: &[Bar]) -> String {
    if bars.is_empty() {
        return String::new();
    }
    let head = [
        table_row(["".into(), format!("0–{max}"), "".into()].into_iter()),
        "| --- | --- | --- |".to_owned(),
    ];
    let rows = bars.iter().map(|bar| {
        let drawn: String = parts(bar, STEPS)
            .iter()
            .map(|part| part.glyph(&UNICODE))
            .collect();
        let drawn = if bar.floor.is_some() {
            format!("`{}`", drawn.trim_end())
        } else {
            String::new()
        };
        table_row([in_cell(&bar.label), drawn, in_cell(&bar.remark)].into_iter())
    });
    head.into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn legend(bars: &[Bar]) -> String {
    let used = |part: Part| {
        bars.iter()
            .any(|bar| bar.floor.is_some() && parts(bar, STEPS).contains(&part))
    };
    let signs = wording::SIGNS.into_iter().filter(|(part, _)| used(*part));
    signs
        .map(|(part, meaning)| format!("`{}` {meaning}", part.glyph(&UNICODE)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Code between fences longer than any run of backticks in it.
fn fenced(cells: &[Cell]) -> String {
    if cells.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = cells.iter().map(|cell| code(&cell.text)).collect();
    let text = lines.join("\n");
    let longest = text
        .split(|sign| sign != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    format!("{fence}text\n{text}\n{fence}")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
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

| What | Note | Days | 2027 Q3 Q4 | 2028 Q1–Q4 | 2029 Q1–Q4 |
| --- | --- | --: | --- | --- | --- |
| Milestones | | | `··` | `·◆··` | `·◆··` |
| Record every incident with its service | ^ | 12 | `█─` | `────` | `────` |
| Agree \| service levels with \*all\* customers | ! | 9 | `██` | `░░──` | `────` |
| Review results, duties and coming changes with each customer | !? | 17.5 | `··` | `···█` | `────` |
| Test continuity | | 6 | `··` | `····` | `···█` |

`█` work, `░` done, not yet evidenced, `─` effective, `·` not yet, `◆` milestone, ! needed for a wanted date, ? to be confirmed, ^ started

## How the score came about

```text
overall          2.4  = (3.1 × 4 + 1.6 × 2) / 6
  8.6.1          3.8  fully, fully, largely
  8.5.1          1.2  partly (sample: 2 of 5)
```
";
}
