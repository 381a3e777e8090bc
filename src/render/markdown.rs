//! Pages as GitHub-flavoured Markdown: all of it, and stable line by line under version control.

mod mermaid;
mod part;
#[cfg(test)]
mod tests;
mod timeline;

use self::part::Part;
use super::bar;
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
/// Long parts are folded where a reader can unfold them.
pub fn draw(page: &Page) -> String {
    part::whole(&parts(page))
}

/// Draws a page within so many characters, as for a comment on a change. What does not fit is left out, and said to be:
/// the last of the long parts first, the beginning of the page never before all others.
pub fn draw_within(page: &Page, most: usize) -> String {
    part::within(parts(page), most)
}

/// A page in parts, each with its heading.
fn parts(page: &Page) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    let mut explained = false;
    let mut chapters = 0;
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
        if let Block::Heading { rank: 1..=3, .. } = block {
            chapters += usize::from(matches!(block, Block::Heading { rank: 2, .. }));
            parts.push(Part {
                heading: drawn,
                // The first chapter is what everybody reads.
                is_open: chapters <= 1,
                ..Part::default()
            });
            before = None;
            continue;
        }
        if let Some(part) = parts.last_mut() {
            // Two lists in a row would be read as one.
            if marker.is_some() && marker == before {
                part.body.push_str("\n<!-- -->\n");
            }
            part.body.push('\n');
            part.body.push_str(&drawn);
            part.body.push('\n');
            part.is_open |= matches!(block, Block::Timeline(_) | Block::Bars { .. });
        }
        before = marker;
    }
    parts
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
        let drawn: String = bar::parts(bar, STEPS)
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
    let used = |part: bar::Part| {
        bars.iter()
            .any(|bar| bar.floor.is_some() && bar::parts(bar, STEPS).contains(&part))
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
