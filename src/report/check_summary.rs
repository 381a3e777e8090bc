//! The answer of `check` for all files on one page, those that could not be checked first.

use super::check_page::check_page;
use super::check_result::{CheckResult, Severity, Unchecked};
use super::checked::Checked;
use super::gone::{Gone, gone_blocks};
use super::page::{Block, Cell, Page, Tone};
use super::wording;

/// How many faults of a file are listed.
const FAULTS_LISTED: usize = 20;
/// How many files are shown each by itself.
const FILES_SHOWN: usize = 50;

/// A page for people who have not seen the log: bounded, however many files there are.
pub fn check_summary(checked: &[Checked<'_>], unchecked: &[Unchecked], gone: &[Gone]) -> Page {
    let mut blocks = gone_blocks(gone);
    for one in unchecked.iter().take(FILES_SHOWN) {
        blocks.extend(not_checked(one));
    }
    let shown = FILES_SHOWN.saturating_sub(unchecked.len());
    // What calls for work comes first.
    let mut all: Vec<&Checked<'_>> = checked.iter().collect();
    all.sort_by_key(|c| std::cmp::Reverse(c.outcome()));
    let mut pages: Vec<Block> = Vec::new();
    for one in all.iter().take(shown) {
        pages.extend(check_page(one).blocks);
    }
    blocks.extend(pages);
    let rest = (checked.len() + unchecked.len()).saturating_sub(FILES_SHOWN);
    if rest > 0 {
        let files = wording::count(rest, "file is", "files are");
        let text = format!("{files} not shown here; the log has all.");
        blocks.push(Block::Paragraph(Cell::toned(text, Tone::Caution)));
    }
    Page { blocks }
}

/// A page for people at a terminal, who see faults of files elsewhere.
pub fn check_pages(checked: &[Checked<'_>], gone: &[Gone]) -> Page {
    let mut blocks = gone_blocks(gone);
    blocks.extend(checked.iter().flat_map(|c| check_page(c).blocks));
    Page { blocks }
}

fn not_checked(unchecked: &Unchecked) -> Vec<Block> {
    let word = if unchecked.unreadable {
        "unreadable: nothing was checked"
    } else {
        "invalid: nothing was checked"
    };
    let errors = unchecked.results.iter();
    let errors: Vec<&CheckResult> = errors.filter(|r| r.severity == Severity::Error).collect();
    let mut points: Vec<Cell> = errors
        .iter()
        .take(FAULTS_LISTED)
        .map(|fault| {
            let place = if fault.own_place {
                format!(
                    "{}:{}:{}: ",
                    fault.file, fault.place.line, fault.place.column
                )
            } else {
                String::new()
            };
            format!("{place}{} [{}]", fault.message, fault.rule.id).into()
        })
        .collect();
    let rest = errors.len().saturating_sub(FAULTS_LISTED);
    if rest > 0 {
        points.push(format!("{rest} more").into());
    }
    vec![
        Block::heading(2, unchecked.file.as_str()),
        Block::Paragraph(Cell::toned(word, Tone::Bad)),
        Block::List {
            ordered: false,
            points,
        },
    ]
}
